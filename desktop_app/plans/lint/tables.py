"""Tables that look as if they gave out tasks, and of which no task was read."""

import re
from collections.abc import Iterator, Sequence

from db.text import fold
from desktop_app.plans.lint.context import Context, finding
from desktop_app.plans.model import Annex, Body, Finding, Grid, Section, Severity, Text
from desktop_app.plans.structure.columns import LEAD, OTHER, SCHEDULE, heading_meaning
from desktop_app.plans.structure.report_tables import report_columns

_COUNTER = re.compile(r"(?:^|\s)(?:S?TT|Số TT)$")
_SURE = 3
_HEAD_LINES = 8  # of a table whose cells stand one below the other


def check_tables(context: Context) -> Iterator[Finding]:
    """Each annex, and the text, whose table of times or units gave no task."""
    plan = context.plan
    read = {line for task in plan.tasks for line in task.lines}
    for annex in plan.annexes:
        if not annex.rows and (_grids_unread(_bodies(annex), read) or _is_flat_table(annex)):
            yield _not_read("Phụ lục này", annex.line)
    for grid in _grids_unread([b for s in plan.sections for b in _inside(s)], read):
        yield _not_read("Phần nội dung", grid.line)
    for grid in _grids_unread(plan.leftovers, read):
        yield _not_read("Sau phần ký", grid.line)


def _not_read(where: str, line: int) -> Finding:
    message = (
        f"{where} có bảng nhưng không nhận ra hàng nào là nhiệm vụ; chữ của bảng được giữ nguyên."
        " Xin xem lại tên các cột, hoặc mở tệp gốc (Word, PDF có bảng kẻ)."
    )
    return finding("table_not_read", Severity.WARNING, message, line)


def _bodies(annex: Annex) -> list[Body]:
    return [*annex.body, *(body for section in annex.sections for body in _inside(section))]


def _inside(section: Section) -> Iterator[Body]:
    yield from section.body
    for child in section.children:
        yield from _inside(child)


def _grids_unread(bodies: Sequence[Body], read: set[int]) -> list[Grid]:
    """The tables with a heading of time or unit in charge of which no row became a task.

    A table of report dates gives out reports, which are read from it.
    """
    grids = [body for body in bodies if isinstance(body, Grid) and len(body.rows) > 1]
    grids = [grid for grid in grids if not report_columns(grid.rows)]
    return [grid for grid in grids if _gives_out(grid) and not read & _lines(grid)]


def _lines(grid: Grid) -> set[int]:
    return set(range(grid.line, grid.line + len(grid.rows) + 1))


def _gives_out(grid: Grid) -> bool:
    """Whether its head names a time or a unit in charge; a list of people gives out nothing."""
    head = [cell for row in grid.rows[: max(1, grid.head_rows)] for cell in row]
    return any(map(_tells, head)) and not any(fold(cell).startswith("ho va ten") for cell in head)


def _tells(words: str) -> bool:
    key, weight = heading_meaning(words)
    return key in (LEAD, SCHEDULE) and weight >= _SURE


def _is_flat_table(annex: Annex) -> bool:
    """Whether the words of a table's head stand one below the other: "STT", "Nội dung", …"""
    texts = [annex.title, *(b.text for b in _bodies(annex) if isinstance(b, Text))]
    texts[1:1] = [section.title for section in annex.sections[:1]]
    for i, text in enumerate(texts):
        below = [heading_meaning(words) for words in texts[i + 1 : i + 1 + _HEAD_LINES]]
        sure = {key for key, weight in below if key != OTHER and weight >= _SURE}
        if _COUNTER.search(text) and len(sure) > 1:
            return True
    return False
