"""The two lists of the tab as sources of rows: papers and cases, with how their day stands."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.clock import Clock
from desktop_app.fields import Field
from desktop_app.pages import Pages
from desktop_app.petitions.fields import CASES, OUTCOMES, PETITIONS
from desktop_app.petitions.reading import listed
from desktop_app.services import Services
from desktop_app.tasks.model import Status, Urgency
from desktop_app.tasks.urgency import DueDays
from ui.petitions.narrowing import quick_filters
from ui.widgets.suggestions import officer_names, unit_names

NOBODY = "Không rõ người gửi"
_NAMED = 500  # records that one question may name
COUNTED = 50_000  # records up to which each value of a filter tells its number
_LOOKS = {Urgency.LATE: "late", Urgency.TODAY: "warning", Urgency.SOON: "soon"}
_DONE_LOOKS = {
    "resolved": "done", "answered": "done", "closed": "done", "declined": "info",
    "transferred": "info", "terminated": "info", "suspended": "note",
}  # fmt: skip
# The day of the next limit is shown as how it stands to today; it is sorted by the day.
_STATE = Field("next_due", "Thời hạn", width=29)
_NAMES = {"officer": officer_names, "unit": unit_names}


def _columns(
    fields: Sequence[Field], first: Sequence[str], rest: Sequence[str], **changed: Any
) -> tuple[Field, ...]:
    """The columns of a book: those in sight, then those that wait behind "Chọn cột"."""
    known = {field.key: field for field in fields} | {"next_due": _STATE}
    shown = [replace(known[key], in_table=True, **changed.get(key, {})) for key in first]
    return (*shown, *(replace(known[key], in_table=False) for key in rest))


# What identifies a person further than the name stays out of lists and of what is copied from them.
PAPER_COLUMNS = _columns(
    PETITIONS,
    ("number", "received_on", "full_name", "content", "kind", "next_due", "outcome"),
    ("address", "field", "officer", "instance", "source", "source_body", "persons", "qualified",
     "in_competence", "handled_on", "handled_number", "handled_to", "written_on", "respondent",
     "national_on"),
    content={"width": 36},
    full_name={"width": 20},
    outcome={"width": 12},
)  # fmt: skip
CASE_COLUMNS = _columns(
    CASES,
    ("number", "received_on", "claimant", "title", "kind", "next_due", "next_step"),
    ("status", "instance", "respondent", "field", "officer", "unit", "accepted_on", "decided_on",
     "decision_number", "outcome", "enforced_on"),
    title={"width": 34},
    claimant={"label": "Người khiếu nại, tố cáo…", "width": 20},
    next_step={"width": 24},
)  # fmt: skip
PAPER_FILTERS = (
    "kind", "outcome", "field", "source", "qualified", "in_competence", "instance", "officer",
    "received_on", "next_due", "handled_on",
)  # fmt: skip
CASE_FILTERS = (
    "kind", "status", "field", "outcome", "instance", "officer", "unit", "received_on",
    "next_due", "accepted_on", "decided_on",
)  # fmt: skip


class BookRows:
    """Rows of one of the two books, read through the GUI thread's own services."""

    table = ""
    columns: tuple[Field, ...] = ()
    filter_fields: tuple[Field, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()  # when none is asked

    def __init__(self, services: Services, clock: Clock) -> None:
        self.services, self._clock = services, clock
        self.days = self.due_days()

    def pages(self, services: Services) -> Pages:
        """The book, read page by page on the thread of these services."""
        return Pages(services.book, self.table, order=self.order, shown=self.row)

    def row(self, stored: dict[str, Any]) -> dict[str, Any]:
        """A stored row as the list shows it, with the look and words of its next day."""
        look, words = self.state(stored)
        return {**stored, "look": look, "next_due": words}

    def state(self, stored: Mapping[str, Any]) -> tuple[str, str]:
        """How the record stands: by its next day, or done."""
        due = date.fromisoformat(str(stored["next_due"])) if stored["next_due"] else None
        if due is None:
            return self.at_rest(stored)
        left = self.days.left(due)
        shown = f"{due:%d/%m}" if due.year == self.days.today.year else f"{due:%d/%m/%y}"
        look = _LOOKS.get(self.days.urgency(Status.OPEN, due), "info")
        return look, f"{left[0].upper()}{left[1:]} · {shown}"

    def at_rest(self, stored: Mapping[str, Any]) -> tuple[str, str]:
        """The state of a record with no open day."""
        raise NotImplementedError

    def finds(self, words: str) -> bool:
        """Whether any living record has these words."""
        return bool(self.services.book.pager.first(self.table, search=words, limit=1))

    def words(self, key: str, value: str | int) -> str:
        """A stored value of a column in words."""
        field = next(field for field in self.filter_fields if field.key == key)
        known = dict(field.choices).get(str(value))
        return known or str(value) or "(trống)"

    def values_of(self, key: str) -> list[tuple[Any, str]]:
        """The values to filter a column by."""
        field = next(field for field in self.filter_fields if field.key == key)
        names = _NAMES.get(key)
        values = names(self.services) if names else [stored for stored, _ in field.choices]
        # An empty value of a case is kept in two ways, which a filter cannot tell.
        values = [value for value in values if value or self.table == "petitions"]
        return [(value, self.words(key, value)) for value in values]

    def quick_filters(self, quick: str) -> dict[str, Any]:
        """The filters that a quick narrowing stands for now."""
        return quick_filters(quick, self.due_days())

    def alarming(self) -> list[str]:
        """Records that somebody answers for in person when nothing is done soon."""
        return []

    def counts(self) -> bool:
        """Whether the book is short enough for each value to tell its number."""
        return self.services.book.count(self.table) <= COUNTED

    def counted(self, key: str) -> list[tuple[Any, str, int]]:
        """The values that records have in a column: (stored, words, how many)."""
        book = self.services.book
        found = [
            (value, words, book.count(self.table, filters={key: value}))
            for value, words in self.values_of(key)
        ]
        return [one for one in found if one[2]]

    def today(self) -> date:
        """By the office's clock."""
        return self._clock.today()

    def due_days(self) -> DueDays:
        """Today and what is soon, by the office's calendar as it is now."""
        return DueDays(self._clock.today(), self.services.law.calendar())


def _filters(fields: Sequence[Field], keys: Sequence[str]) -> tuple[Field, ...]:
    known = {field.key: field for field in fields}
    return tuple(known[key] for key in keys)


class PaperRows(BookRows):
    """The papers (đơn); a sealed sender stands as the code name."""

    table = "petitions"
    columns = PAPER_COLUMNS
    filter_fields = _filters(PETITIONS, PAPER_FILTERS)

    def row(self, stored: dict[str, Any]) -> dict[str, Any]:
        """The sender as everybody may see them."""
        made = super().row(listed(stored))
        made["full_name"] = made["full_name"] or NOBODY
        return made

    def quick_filters(self, quick: str) -> dict[str, Any]:
        """Those of every list, and the papers near the 45 days."""
        if quick == "alarm":
            return {"uid": self.alarming()[:_NAMED]}
        return super().quick_filters(quick)

    def alarming(self) -> list[str]:
        """Papers not handled whose 45 days end soon or have ended (NĐ 154/2026 Đ.41)."""
        return self.services.petitions.alarms()

    def at_rest(self, stored: Mapping[str, Any]) -> tuple[str, str]:
        """Handled, or nobody has looked at it."""
        outcome = str(stored["outcome"] or "")
        return ("done", dict(OUTCOMES)[outcome]) if outcome else ("note", "Chưa xử lý")


class CaseRows(BookRows):
    """The cases (vụ việc)."""

    table = "cases"
    columns = CASE_COLUMNS
    filter_fields = _filters(CASES, CASE_FILTERS)
    order = (("received_on", True), ("number", True))

    def at_rest(self, stored: Mapping[str, Any]) -> tuple[str, str]:
        """What has come of it."""
        status = str(stored["status"] or "")
        if status == "suspended":
            return "note", "Tạm đình chỉ"
        return _DONE_LOOKS.get(status, "info"), "Không còn hạn"


def look_of_case(status: str) -> str:
    """The look of the status of a case."""
    return _DONE_LOOKS.get(status, "soon" if status == "checking" else "info")
