"""What a returned workbook says of each occurrence, checked cell by cell; pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.text import fold
from desktop_app import dates
from desktop_app.documents import stamp
from desktop_app.documents.cells import CellFault, SheetFound, SheetRow, address
from desktop_app.errors import UserError
from desktop_app.tasks.files.slips import ENTRIES, STATUS_WORDS, Line, progress_words
from desktop_app.tasks.model import Status, Target

_MARK = re.compile(r"#([0-9a-f-]{36}):(\d{1,9})")
_HEADS_WITHIN = 60  # rows above the table: office, title, caption, remarks
_MEANT = {
    **{fold(words): Status(stored) for stored, words in STATUS_WORDS.items()},
    "xong": Status.DONE,
    "hoan thanh": Status.DONE,
    "da hoan thanh": Status.DONE,
    "chua xong": Status.OPEN,
    "dang thuc hien": Status.OPEN,
    "chua thuc hien": Status.OPEN,
    "khong thuc hien": Status.DROPPED,
}


@dataclass(frozen=True)
class Report:
    """What the unit says of one occurrence: only what differs from the book.

    `changes` are (column head, before, after) for the preview. `warning` says why the line is not
    ticked at first.
    """

    line: Line
    changes: tuple[tuple[str, str, str], ...]
    status: Status | None = None
    done_on: date | None = None
    progress: int | None = None
    number: str = ""
    result: str | None = None
    warning: str = ""


@dataclass(frozen=True)
class Returned:
    """All that was found in the file."""

    reports: tuple[Report, ...] = ()
    faults: tuple[CellFault, ...] = ()
    known: int = 0  # rows recognised
    strange: int = 0  # rows of tasks that are in the book no more


def marked(sheets: Sequence[SheetFound]) -> list[str]:
    """The occurrences that a workbook speaks of, by their uid."""
    cells = (cell for sheet in sheets for row in sheet.rows for cell in row.texts)
    return [found[1] for cell in cells if (found := _MARK.fullmatch(cell))]


def read_returned(sheets: Sequence[SheetFound], lines: Mapping[str, Line], today: date) -> Returned:
    """Compare a workbook with the book; UserError when it is none that went out from here.

    `lines` are the occurrences of the book by their uid.
    """
    if stamp.word() != stamp.REHEARSAL and _of_a_rehearsal(sheets):
        raise UserError(
            "Tệp này được xuất khi tập dượt nên không nhận vào sổ thật. Hãy gửi lại cho đơn vị tệp"
            " xuất từ sổ thật."
        )
    reports: list[Report] = []
    faults: list[CellFault] = []
    known = strange = 0
    first_row: dict[str, str] = {}
    for sheet in sheets:
        columns = _columns(sheet)
        broken = {fault.address: fault for fault in sheet.faults}
        for row in sheet.rows:
            mark = next((found for cell in row.texts if (found := _MARK.fullmatch(cell))), None)
            if mark is None:
                continue
            line = lines.get(mark[1])
            if line is None:
                strange += 1
                continue
            known += 1
            reader = _Reader(line, row, columns, today, broken)
            if mark[1] in first_row:
                faults.append(reader.doubled(first_row[mark[1]]))
                reports = [report for report in reports if report.line is not line]
                continue
            first_row[mark[1]] = f"dòng {row.number} trang “{sheet.name}”"
            report = reader.report(int(mark[2]))
            faults += reader.faults
            if report is not None and not reader.faults:
                reports.append(report)
    if not known + strange:
        raise UserError(
            "Tệp này không phải bảng nhiệm vụ do chương trình xuất ra, hoặc cột ẩn bên phải bảng"
            " đã bị xóa. Hãy nhờ đơn vị điền vào đúng tệp đã nhận rồi gửi lại."
        )
    return Returned(tuple(reports), tuple(faults), known, strange)


def _of_a_rehearsal(sheets: Sequence[SheetFound]) -> bool:
    heads = (row.texts for sheet in sheets for row in sheet.rows[:_HEADS_WITHIN])
    return any(stamp.REHEARSAL in cells for cells in heads)


def _columns(sheet: SheetFound) -> dict[str, int]:
    """Where each entry stands, found by its head."""
    wanted = {fold(entry.head): entry.key for entry in ENTRIES}
    for row in sheet.rows[:_HEADS_WITHIN]:
        found = {wanted[fold(cell)]: i for i, cell in enumerate(row.texts) if fold(cell) in wanted}
        if "status" in found:
            return found
    return {}


@dataclass
class _Reader:
    """One row beside its occurrence."""

    line: Line
    row: SheetRow
    columns: Mapping[str, int]
    today: date
    broken: Mapping[str, CellFault]  # the cells of the sheet that Excel itself could not fill
    faults: list[CellFault] = field(default_factory=list)

    def report(self, rev: int) -> Report | None:
        """What differs; None when nothing does. Faults are gathered beside."""
        one, task = self.line.occurrence, self.line.task
        places = (address(self.row.number, place) for place in self.columns.values())
        self.faults += [self.broken[place] for place in places if place in self.broken]
        status = self._status()
        done_on = self._day()
        progress = self._progress()
        number = self._cell("number")
        number = number if any(map(str.isalnum, number)) else ""  # "-": there is none
        result = self._cell("result")
        changes: list[tuple[str, str, str]] = []
        if status not in (None, one.status):
            changes.append(self._change("status", STATUS_WORDS[one.status.value]))
        if done_on not in (None, one.done_on):
            changes.append(self._change("done_on", dates.show(one.done_on)))
        if progress not in (None, one.progress):
            changes.append(self._change("progress", progress_words(task, one)))
        if number and number != _one_line(self.line.numbers):
            changes.append(self._change("number", self.line.numbers))
        if "result" in self.columns and result != _one_line(one.result):
            changes.append(self._change("result", one.result))
        if not changes:
            return None
        self._check(status or one.status, number)
        keys = {head for head, _before, _after in changes}
        return Report(
            line=self.line,
            changes=tuple(changes),
            status=status if _head("status") in keys else None,
            done_on=done_on if _head("done_on") in keys or status is Status.DONE else None,
            progress=progress if _head("progress") in keys else None,
            number=number if _head("number") in keys else "",
            result=result if _head("result") in keys else None,
            warning="" if rev == self.line.rev else "trong sổ đã sửa sau khi gửi tệp đi",
        )

    def doubled(self, told: str) -> CellFault:
        """The row stands in the workbook twice: nobody can tell which of them is meant."""
        message = f"việc này đã có ở {told}: hãy xóa một trong hai dòng rồi nhận lại"
        return CellFault(f"A{self.row.number}", self.line.task.values.title[:60], message)

    def _check(self, status: Status, number: str) -> None:
        """What the book itself would refuse is told by its cell."""
        values = self.line.task.values
        lacks = values.needs_evidence and not (number or self.line.proved)
        if status is Status.DONE and self.line.occurrence.status is not Status.DONE and lacks:
            self._fault("number", "việc này cần số văn bản hoặc minh chứng mới đánh dấu xong được")
        if status is Status.DROPPED and not self._cell("result"):
            self._fault("result", "thôi làm thì cần ghi lý do")

    def _status(self) -> Status | None:
        words = self._cell("status")
        meant = _MEANT.get(fold(words))
        if words and meant is None:
            self._fault("status", "hãy chọn một trong: " + ", ".join(STATUS_WORDS.values()))
        return meant

    def _day(self) -> date | None:
        try:
            found = dates.parse(self._cell("done_on"), self.today)
        except UserError as error:
            self._fault("done_on", error.message)
            return None
        if found is not None and found > self.today:
            self._fault("done_on", "ngày xong ở sau hôm nay")
            return None
        return found

    def _progress(self) -> int | None:
        words = self._cell("progress")
        values = self.line.task.values
        if not words or values.target is Target.NONE:
            return None
        total = values.target_total if values.target is Target.COUNT else 100
        found = re.fullmatch(r"(\d{1,6})(?:\s*%|\s*/\s*(\d{1,6}))?", words)
        wrong_total = found and found[2] and int(found[2]) != total
        if not found or wrong_total or not 0 <= int(found[1]) <= (total or 0):
            of = f"/{total}" if values.target is Target.COUNT else "%"
            self._fault("progress", f"hãy ghi từ 0{of} đến {total}{of}")
            return None
        return int(found[1])

    def _cell(self, key: str) -> str:
        place = self.columns.get(key, -1)
        return _one_line(self.row.texts[place]) if 0 <= place < len(self.row.cells) else ""

    def _change(self, key: str, before: str) -> tuple[str, str, str]:
        return _head(key), before, self._cell(key)

    def _fault(self, key: str, message: str) -> None:
        place = self.columns.get(key, 0)
        self.faults.append(CellFault(address(self.row.number, place), self._cell(key), message))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _head(key: str) -> str:
    return next(entry.head for entry in ENTRIES if entry.key == key)
