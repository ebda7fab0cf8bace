"""The rows of a task table under their columns: chunks put together, broken rows joined."""

import re
from collections.abc import Sequence

import msgspec

from db.text import fold
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.model import Column, Finding, Severity
from desktop_app.plans.source import SourceRow, SourceTable
from desktop_app.plans.structure.columns import (
    CONTENT,
    ORDINAL,
    SCHEDULE,
    TASK_KEYS,
    Head,
    find_head,
    group_columns,
)
from desktop_app.plans.structure.numbering import number_style, read_mark
from desktop_app.plans.structure.paragraphs import join_text, one_line

_DITTO = re.compile(r"\W*(?:nhu tren|n t)\W*")


class Row:
    """One data row: the texts by column, which of them came from a cell merged downwards."""

    def __init__(self, columns: tuple[Column, ...], cells: list[str], row: SourceRow) -> None:
        self.columns = columns
        self.cells = cells
        self.inherited = [False] * len(cells)
        self.lines = [row.line]
        self.page = row.page
        self.spanning = _is_spanning(row)
        self.new_chunk = False

    def text(self, key: str) -> str:
        """The text of the first column with this meaning."""
        return next((c for k, c in self._keyed() if k == key and c), "")

    def texts(self, key: str) -> list[tuple[Column, str]]:
        """The filled cells of all columns with this meaning."""
        return [
            (column, cell)
            for column, cell in zip(self.columns, self.cells, strict=True)
            if column.key == key and cell
        ]

    def filled(self) -> list[int]:
        """The columns that hold text of this row itself."""
        return [i for i, cell in enumerate(self.cells) if cell and not self.inherited[i]]

    def has_task_cells(self) -> bool:
        """Whether anything but number and content is filled, here or by a merged cell."""
        return any(cell for key, cell in self._keyed() if key in TASK_KEYS)

    def _keyed(self) -> list[tuple[str, str]]:
        return [(c.key, cell) for c, cell in zip(self.columns, self.cells, strict=True)]


class TableRows(msgspec.Struct, frozen=True):
    """All rows of a table whose chunks belong together."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def is_task_table(table: SourceTable) -> bool:
    """Whether a table has a head that names tasks."""
    return first_task_head(table) is not None


def first_task_head(table: SourceTable) -> tuple[int, Head] | None:
    """The first head of tasks and its row; a title row may stand above it."""
    for start in range(min(3, len(table.rows))):
        head = find_head(table.rows, start)
        if head is not None:
            return (start, head) if head.is_task_head else None
    return None


def continues(columns: Sequence[Column], table: SourceTable) -> bool:
    """Whether a chunk without a head goes on under these columns: it is just as wide."""
    if find_head(table.rows, 0) is not None:
        return False
    return max(len(row.cells) for row in table.rows) == len(columns)


def read_rows(tables: Sequence[SourceTable]) -> TableRows:
    """The data rows of a table in chunks, joined where a page break broke a row."""
    collector = _Collector()
    for table in tables:
        collector.read(table)
    return TableRows(collector.first_columns, tuple(collector.rows), tuple(collector.findings))


class _Collector:
    def __init__(self) -> None:
        self.columns: tuple[Column, ...] = ()
        self.first_columns: tuple[Column, ...] = ()
        self.rows: list[Row] = []
        self.findings: list[Finding] = []
        self._new_chunk = False
        self._page: int | None = None

    def read(self, table: SourceTable) -> None:
        self._new_chunk = True
        at = 0
        while at < len(table.rows):
            head = find_head(table.rows, at)
            if head is not None and head.is_task_head:
                self._use(head)
                at += head.height
                continue
            self._read_row(table.rows[at])
            at += 1

    def _use(self, head: Head) -> None:
        self.columns = head.columns
        self.first_columns = self.first_columns or head.columns
        self._new_chunk = True

    def _read_row(self, source: SourceRow) -> None:
        row = self._row(source)
        page_changed = self._page is not None and row.page is not None and row.page != self._page
        row.new_chunk = self._new_chunk or page_changed
        self._page = row.page if row.page is not None else self._page
        if not any(row.cells):
            return
        last = self.rows[-1] if self.rows else None
        self._new_chunk = False
        if last is not None and row.new_chunk and _is_broken_off(last, row, source):
            self.findings.append(_row_joined(last, row))
            _join(last, row)
            return
        if last is not None and (not row.new_chunk or any(source.covered_above)):
            _inherit(row, last, source)
        self.rows.append(row)

    def _row(self, source: SourceRow) -> Row:
        columns = self.columns
        cells = [_cell(cell) for cell in source.cells]
        if len(cells) < len(columns):
            cells += [""] * (len(columns) - len(cells))
        extra = len(cells) - len(columns)
        columns += tuple(Column("other", "") for _ in range(extra))
        moved = _roll_up(columns, cells) or _move_heading(columns, cells, source)
        row = Row(columns, cells, source)
        row.spanning = row.spanning or moved
        return row


def _cell(cell: str | None) -> str:
    return "\n".join(" ".join(line.split()) for line in (cell or "").split("\n") if line.strip())


def _is_spanning(row: SourceRow) -> bool:
    """Whether one cell covers (nearly) the whole width."""
    filled = [i for i, cell in enumerate(row.cells) if cell and cell.strip()]
    covered = sum(cell is None for cell in row.cells)
    return len(filled) == 1 and covered >= max(2, len(row.cells) - 2)


def _roll_up(columns: Sequence[Column], cells: list[str]) -> bool:
    """Keep the words of a merged row once, where a converter wrote them into each of its cells."""
    keys = [column.key for column in columns]
    others = [i for i, key in enumerate(keys) if key != ORDINAL]
    if len(others) < 2 or not _same_phrase([cells[i] for i in others]):
        return False
    words = cells[others[0]]
    for i, key in enumerate(keys):
        if key != ORDINAL or cells[i] == words:
            cells[i] = ""
    cells[keys.index(CONTENT) if CONTENT in keys else others[0]] = words
    return True


def _same_phrase(cells: Sequence[str]) -> bool:
    """Whether all cells hold the same words; a tick or "như trên" says something in each."""
    words = {one_line(cell) for cell in cells}
    phrase = next(iter(words))
    return len(words) == 1 and " " in phrase and not _DITTO.fullmatch(fold(phrase))


def _move_heading(columns: Sequence[Column], cells: list[str], source: SourceRow) -> bool:
    """Put the words of a heading that begins in a column before the content under the content.

    The first columns may be those of the time or the unit; a heading's cell reaches over them.
    """
    keys = [column.key for column in columns]
    content = keys.index(CONTENT) if CONTENT in keys else 0
    filled = [i for i, cell in enumerate(cells) if cell and keys[i] != ORDINAL]
    if len(filled) != 1 or filled[0] >= content or any(source.covered_above):
        return False
    at = filled[0]
    merged = all(cell is None for cell in source.cells[at + 1 : content + 1])
    ordinal = next((cells[i] for i, key in enumerate(keys) if key == ORDINAL), "")
    outer = number_style(ordinal) in ("roman", "upper")
    sorting = at in group_columns(columns)
    if not (merged or outer or sorting or _is_no_time(keys[at], cells[at])):
        return False
    cells[content], cells[at] = cells[at], ""
    return True


def _is_no_time(key: str, text: str) -> bool:
    """Whether a cell of times holds other words."""
    time = read_schedule(one_line(text), None) if key == SCHEDULE else None
    return time is not None and time.kind is ScheduleKind.TEXT


def _is_broken_off(last: Row, row: Row, source: SourceRow) -> bool:
    """Whether a row goes on with the one before the break: no number, another cell filled."""
    keys = [column.key for column in row.columns]
    if len(row.cells) != len(last.cells) or any(source.covered_above):
        return False
    if row.spanning and not next(cell for cell in row.cells if cell)[:1].islower():
        return False
    if ORDINAL in keys:
        if row.text(ORDINAL):
            return False
        content = row.text(CONTENT)
        return not last.has_task_cells() or not _is_new_heading(content)
    content = row.text(CONTENT)
    first = content or next(cell for cell in row.cells if cell)
    return first[:1].islower() and not read_mark(first)


def _is_new_heading(content: str) -> bool:
    mark = read_mark(content)
    return bool(mark and mark.style in ("roman", "upper")) or (
        content.isupper() and len(content.split()) > 1
    )


def _join(last: Row, row: Row) -> None:
    last.cells = [
        join_text(a, b) if a and b else a or b for a, b in zip(last.cells, row.cells, strict=True)
    ]
    last.lines += row.lines


def _inherit(row: Row, last: Row, source: SourceRow) -> None:
    """A cell merged downwards applies to each row that it covers."""
    for i, covered in enumerate(source.covered_above):
        if covered and i < len(row.cells) and i < len(last.cells) and not row.cells[i]:
            if row.columns[i].key == ORDINAL:
                continue
            row.cells[i] = last.cells[i]
            row.inherited[i] = True


def _row_joined(last: Row, row: Row) -> Finding:
    return Finding(
        "row_joined",
        Severity.INFO,
        f"Hàng ở dòng {last.lines[-1]} bị ngắt sang bảng hoặc trang sau, "
        f"đã được nối với dòng {row.lines[0]}.",
        last.lines[-1],
        tuple(row.lines),
        excerpt=one_line(" | ".join(cell for cell in row.cells if cell))[:120],
    )
