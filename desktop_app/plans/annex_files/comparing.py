"""What a returned workbook says differently, cell by cell, and what in it is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from desktop_app.documents.cells import CellFault
from desktop_app.errors import UserError
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.annex_files.matching import matched
from desktop_app.plans.annex_files.returned import Returned
from desktop_app.plans.editing.grid import AnnexGrid, GridRow, RowKind
from desktop_app.plans.editing.grid_meaning import NOT_UNDERSTOOD, time_meaning
from desktop_app.plans.editing.grid_ops import clean
from desktop_app.plans.editing.grid_total import money_columns, read_amount
from desktop_app.plans.structure.columns import CONTENT, SCHEDULE


class ChangeKind(StrEnum):
    """What is different."""

    CELL = "cell"
    ADDED = "added"
    REMOVED = "removed"


class Difference(msgspec.Struct, frozen=True):
    """One difference that can be taken over or left.

    `row` and `column` are those of the plan's grid (-1: none), `file_row` the row of the returned
    table; `address` is the cell in Excel ("" for a row that is gone). `warning` says what a careful
    clerk would ask first.
    """

    kind: ChangeKind
    name: str  # the row, in a few words
    heading: str
    before: str
    after: str
    row: int = -1
    column: int = -1
    file_row: int = -1
    address: str = ""
    warning: str = ""


class Comparison(msgspec.Struct, frozen=True):
    """A returned table beside the plan's own."""

    sheet: str
    returned: AnnexGrid
    pairs: tuple[int, ...]  # for each returned row the own one, or -1
    differences: tuple[Difference, ...]
    faults: tuple[CellFault, ...]
    notes: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """How many returned rows are rows of the plan."""
        return sum(pair >= 0 for pair in self.pairs)


def compare(own: AnnexGrid, sheets: Sequence[Returned], year: int | None) -> Comparison:
    """The sheet that fits the plan's table best, compared with it.

    Raises UserError when no sheet holds a table of tasks.
    """
    if not sheets:
        raise UserError(
            "Trong tệp này không thấy bảng nhiệm vụ nào: cần một dòng tên cột có “Nội dung” và "
            "“Chủ trì” hoặc “Thời gian”. Kế hoạch chưa thay đổi gì."
        )
    fits = [_fit(own, sheet) for sheet in sheets]
    best = sheets[fits.index(max(fits))]
    found = _Comparer(own, best, year).compared()
    rivals = [
        sheet.name
        for sheet, fit in zip(sheets, fits, strict=True)
        if sheet is not best and fit * 2 >= max(fits) > 0
    ]
    return msgspec.structs.replace(found, notes=(*found.notes, *_unread(best.name, rivals)))


def _unread(name: str, others: Sequence[str]) -> Iterator[str]:
    if others:
        listed = ", ".join(f"“{other}”" for other in others)
        yield f"Chỉ so trang “{name}”; tệp còn {listed} cũng có bảng này và không được nhận."


def _fit(own: AnnexGrid, sheet: Returned) -> int:
    return sum(pair >= 0 for pair in matched(own, sheet.grid, sheet.names))


class _Comparer:
    def __init__(self, own: AnnexGrid, sheet: Returned, year: int | None) -> None:
        self._own = own
        self._sheet = sheet
        self._year = year
        self._pairs = matched(own, sheet.grid, sheet.names)
        self._money = set(money_columns(own))
        self._faulty = {fault.address for fault in sheet.faults}

    def compared(self) -> Comparison:
        found = [*self._changed(), *self._added(), *self._removed()]
        return Comparison(
            self._sheet.name,
            self._sheet.grid,
            tuple(self._pairs),
            tuple(found),
            (*self._sheet.faults, *self._wrong()),
            tuple(self._notes()),
        )

    def _changed(self) -> Iterator[Difference]:
        for i, pair in enumerate(self._pairs):
            if pair < 0:
                continue
            row, own = self._sheet.grid.rows[i], self._own.rows[pair]
            for j, before in enumerate(own.cells):
                after = row.cells[j]
                place = self._sheet.address(i, j)
                if not self._sheet.has_column(j) or place in self._faulty:
                    continue
                if self._same(j, before, after, place in self._sheet.typed):
                    continue
                yield Difference(
                    ChangeKind.CELL,
                    self._name(own, pair),
                    self._own.columns[j].heading,
                    before,
                    after,
                    pair,
                    j,
                    i,
                    place,
                    self._warning(j, own, after),
                )

    def _added(self) -> Iterator[Difference]:
        content = self._own.place_of(CONTENT) or 0
        for i, pair in enumerate(self._pairs):
            row = self._sheet.grid.rows[i]
            if pair >= 0 or not any(row.cells):
                continue
            words = "; ".join(cell for cell in row.cells if cell)
            yield Difference(
                ChangeKind.ADDED,
                self._name(row, -1),
                "Dòng mới",
                "",
                words,
                -1,
                -1,
                i,
                self._sheet.address(i, content),
            )

    def _is_extract(self) -> bool:
        """Whether the file holds only some of the tasks, as that of one unit does."""
        kept = sum(pair >= 0 for pair in self._pairs)
        return kept * 2 < len(self._own.rows) and kept * 2 >= len(self._pairs)

    def _removed(self) -> Iterator[Difference]:
        if self._is_extract():
            return
        kept = set(self._pairs)
        for j, row in enumerate(self._own.rows):
            if j not in kept:
                words = "; ".join(cell for cell in row.cells if cell)
                linked = "Nhiệm vụ này thực hiện kế hoạch cấp trên" if row.upper else ""
                yield Difference(
                    ChangeKind.REMOVED,
                    self._name(row, j),
                    "Không còn trong tệp",
                    words,
                    "",
                    j,
                    warning=linked,
                )

    def _same(self, column: int, before: str, after: str, typed: bool) -> bool:
        """Whether two texts say the same; Excel turns days and money into its own forms."""
        key = self._own.columns[column].key
        if clean(before, key) == clean(after, key):
            return True
        if typed and key == SCHEDULE:
            one, two = (read_schedule(text, self._year) for text in (before, after))
            return one is not None and one == two and one.kind is not ScheduleKind.TEXT
        if typed and column in self._money:
            amount = read_amount(after)
            return amount is not None and amount == read_amount(before)
        return False

    def _warning(self, column: int, own: GridRow, after: str) -> str:
        key = self._own.columns[column].key
        if not after and own.kind is RowKind.TASK:
            return "Ô này bị xóa trắng trong tệp"
        if key != SCHEDULE:
            return ""
        meaning = time_meaning(after, self._year)
        if not meaning.clear:
            return NOT_UNDERSTOOD.capitalize()
        return meaning.warning.capitalize()

    def _wrong(self) -> Iterator[CellFault]:
        """Rows of the file that no task can be."""
        content = self._own.place_of(CONTENT) or 0
        for i, row in enumerate(self._sheet.grid.rows):
            place = self._sheet.address(i, content)
            if row.kind is not RowKind.TASK or place in self._faulty:
                continue
            if any(row.cells) and not row.cells[content]:
                yield CellFault(place, "", "Dòng không có nội dung")

    def _notes(self) -> Iterator[str]:
        for heading in self._sheet.left_out:
            yield f"Cột “{heading}” của tệp không có trong bảng nên không được nhận."
        if self._is_extract():
            yield (
                f"Tệp chỉ có {len(self._pairs)} trên {len(self._own.rows)} dòng của phụ lục, như "
                "tệp gửi riêng một đơn vị; các dòng khác của kế hoạch giữ nguyên."
            )
        order = [pair for pair in self._pairs if pair >= 0]
        moved = sum(1 for a, b in pairwise(order) if b < a)
        if moved:
            yield "Thứ tự dòng trong tệp khác với kế hoạch; kế hoạch giữ thứ tự của mình."

    def _name(self, row: GridRow, place: int) -> str:
        number, words = self._own.number_of(row)
        shown = words if len(words) <= 60 else words[:59] + "…"
        return f"{number}. {shown}" if number and number != "-" else shown or f"Dòng {place + 1}"


def taken(own: AnnexGrid, comparison: Comparison, chosen: Mapping[int, bool]) -> AnnexGrid:
    """The own table with the differences whose index is chosen; the order stays its own."""
    picked = [d for i, d in enumerate(comparison.differences) if chosen.get(i)]
    rows: list[GridRow | None] = list(own.rows)
    for one in picked:
        if one.kind is ChangeKind.CELL:
            row = rows[one.row]
            assert row is not None
            cells = list(row.cells)
            cells[one.column] = clean(one.after, own.columns[one.column].key)
            rows[one.row] = msgspec.structs.replace(row, cells=tuple(cells))
    for one in picked:
        if one.kind is ChangeKind.REMOVED:
            rows[one.row] = None
    added = {d.file_row for d in picked if d.kind is ChangeKind.ADDED}
    return AnnexGrid(own.columns, tuple(_woven(rows, comparison, added)))


def _woven(
    rows: Sequence[GridRow | None], comparison: Comparison, added: set[int]
) -> Iterator[GridRow]:
    """New rows stand behind the row that they follow in the file."""
    behind: dict[int, list[GridRow]] = {}
    last = -1
    for i, pair in enumerate(comparison.pairs):
        if pair >= 0:
            last = pair
        elif i in added:
            behind.setdefault(last, []).append(comparison.returned.rows[i])
    yield from behind.get(-1, [])
    for j, row in enumerate(rows):
        if row is not None:
            yield row
        yield from behind.get(j, [])
