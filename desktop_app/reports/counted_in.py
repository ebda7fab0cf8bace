"""In which sent reports a record was counted."""

from dataclasses import dataclass
from itertools import accumulate

from db.book import Book
from desktop_app.reports.freezing import Frozen
from desktop_app.reports.kept import FrozenShelf
from desktop_app.reports.model import CellKey, Ref, Report, Status
from desktop_app.reports.records import TABLE, report_of


@dataclass(frozen=True)
class CountedIn:
    """A sent report and the figures in which a record was counted."""

    report: Report
    cells: tuple[CellKey, ...]

    @property
    def words(self) -> str:
        """ "Báo cáo 6 tháng đầu năm 2026: 02/XLD cột 1, 4, 6; 03/GQKN cột 1"."""
        forms: dict[str, list[str]] = {}
        for form, code in self.cells:
            forms.setdefault(form, []).append(code)
        told = "; ".join(f"{form} ({', '.join(codes)})" for form, codes in forms.items())
        gone = ", đã được thay bằng bản đính chính" if self.report.status is not Status.SENT else ""
        return f"{self.report.title}: {told}{gone}"


def counted_in(book: Book, shelf: FrozenShelf, ref: Ref) -> list[CountedIn]:
    """The sent reports that counted a record, the newest first."""
    record = book.get(*ref)
    if record is None:
        return []
    uids = book.ids(
        TABLE,
        filters={"status": [Status.SENT.value, Status.SUPERSEDED.value]},
        order=(("last_day", True), ("version", True)),
    )
    found = []
    for row in book.rows(TABLE, uids):
        # What was entered after a report was sent cannot be in it: no need to open it.
        if not row["frozen_uid"] or str(record["created_at"]) > str(row["updated_at"]):
            continue
        place = shelf.place(str(row["frozen_uid"]), ref)
        if place is not None:
            cells = _cells(shelf.get(str(row["frozen_uid"])), place)
            if cells:
                found.append(CountedIn(report_of(row), cells))
    return found


def _cells(frozen: Frozen, place: int) -> tuple[CellKey, ...]:
    return tuple(
        (form.form.code, code)
        for form in frozen.forms
        for code, cell in form.cells.items()
        if place in accumulate(cell.records)
    )
