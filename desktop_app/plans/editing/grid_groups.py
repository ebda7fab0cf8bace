"""Under which headings the rows of a task table stand, told by the style of their numbers."""

import re
from collections.abc import Iterable, Sequence

from db.text import fold
from desktop_app.plans.annex_tables import task_cells
from desktop_app.plans.model import AnnexRow, Column, Task
from desktop_app.plans.structure.body_tasks import numbered_label
from desktop_app.plans.structure.columns import carried_groups, group_columns
from desktop_app.plans.structure.numbering import number_style
from desktop_app.plans.structure.tasks import GROUP_RANKS

_TOTAL = re.compile(r"(?:tong|cong)(?: cong| so| kinh phi)?(?:[\W\d]|trieu|nghin|ty|dong)*")
_INNERMOST = 9


def rank(number: str) -> int:
    """How far outside a number stands: "A" before "I", "I" before "1", a dash last."""
    return GROUP_RANKS.get(number_style(number), _INNERMOST)


def is_total(title: str) -> bool:
    """Whether a row only sums up a column: "Tổng cộng 12.500.000 đồng"."""
    return _TOTAL.fullmatch(fold(title)) is not None


def group_paths(rows: Iterable[tuple[bool, str, str]]) -> list[str]:
    """For each row (is it a heading, its number, its words) the headings above it, as one text."""
    above: list[tuple[int, str]] = []
    paths: list[str] = []
    for is_heading, number, words in rows:
        own = rank(number)
        if not is_heading:
            paths.append(" / ".join(label for outer, label in above if outer < own))
            continue
        paths.append("")
        if is_total(words):
            continue
        while above and above[-1][0] >= own:
            above.pop()
        above.append((own, numbered_label(number, words)))
    return paths


def annex_groups(
    columns: Sequence[Column], rows: Sequence[AnnexRow], tasks: Sequence[Task]
) -> list[str]:
    """For each row of an annex the headings above it and the groups that its columns name."""
    paths = group_paths(
        (True, row.number, row.title)
        if row.task is None
        else (False, tasks[row.task].ordinal, tasks[row.task].content)
        for row in rows
    )
    if not group_columns(columns):
        return paths
    cells = [None if r.task is None else task_cells(tasks[r.task], columns) for r in rows]
    return under_columns(columns, paths, cells)


def under_columns(
    columns: Sequence[Column], paths: Sequence[str], cells: Sequence[Sequence[str] | None]
) -> list[str]:
    """The headings of each row with the groups of its columns behind; no cells: a heading."""
    places = group_columns(columns)
    groups: tuple[str, ...] = ()
    told: list[str] = []
    for path, row in zip(paths, cells, strict=True):
        groups = carried_groups(groups, [" ".join(row[at].split()) for at in places]) if row else ()
        told.append(" / ".join(filter(None, (path, *groups))))
    return told
