"""What the plans in the book say of reports, as duties beside those already taken over."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from db.book import Book
from db.text import fold
from desktop_app.errors import UserError
from desktop_app.law.schedule import ReportDeadline
from desktop_app.office.service import OfficeService
from desktop_app.plans.kept import decode
from desktop_app.plans.model import Plan
from desktop_app.plans.service import plan_name
from desktop_app.plans.years import plan_year
from desktop_app.reports.duties_checks import checked
from desktop_app.reports.duties_days import period_year, written_days
from desktop_app.reports.duties_lines import Reading, from_line
from desktop_app.reports.duties_model import Duty, DutyPeriod, DutyValues
from desktop_app.reports.duties_words import due_words

PLANS = "plans"
IN_FORCE = ("read", "issued")
Place = tuple[str, str, DutyPeriod]  # family of the plan, line, period


class Standing(StrEnum):
    """How what a plan says stands to the duties."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"  # taken over, and the plan now says otherwise
    GONE = "gone"  # taken over, and no plan says it any more


@dataclass(frozen=True)
class Proposal:
    """One report date of a plan: the duty it would be, and what has to be asked.

    With a `question` it cannot be taken over as it is; a `doubt` only leaves it unticked.
    `differences` are the labels of what would change. `duty` is what was taken over before.
    """

    standing: Standing
    place: Place
    values: DutyValues
    plan_name: str
    duty: Duty | None = None
    differences: tuple[str, ...] = ()
    question: str = ""
    doubt: str = ""

    @property
    def ticked(self) -> bool:
        """Whether the page ticks it at first."""
        wanted = self.standing in (Standing.NEW, Standing.CHANGED)
        return wanted and not self.question and not self.doubt


# What a plan may change in a duty that was taken over; what the office set itself stays.
_FOLLOWED = {
    "due": "hạn gửi",
    "exclusive": "hạn gửi",
    "window_from": "ngày bắt đầu gửi",
    "article": "lời văn",
    "plan_uid": "bản kế hoạch",
    "valid_from": "hiệu lực",
    "valid_to": "hiệu lực",
}
_QUIET = ("article", "plan_uid", "valid_from")
_TO_US = "Có thể là hạn các đơn vị gửi về cơ quan mình ({whom}), không phải hạn cơ quan mình gửi."
_TWICE = "Đã có “{name}” cho cùng kỳ, gửi {when}; lấy cả hai thì có hai hạn."


class PlanDuties:
    """Compares plans with duties; it writes nothing."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._office = OfficeService(book, user)

    def proposals(self, duties: Sequence[Duty]) -> list[Proposal]:
        """Every report date of the plans in force, then the duties that no plan says any more."""
        current = self._current()
        own = self._own_names()
        families = {row["uid"]: family for family, row in current.items()}
        kept = self._kept(duties)
        found: list[Proposal] = []
        for family, row in current.items():
            plan = self._plan(row)
            for place, reading in _readings(plan, str(row["uid"]), family):
                others = [*_others(duties, kept.get(place)), *(one.values for one in found)]
                doubt = _to_us(reading.values, own) or _twice(reading.values, others)
                found.append(_proposal(place, reading, kept.get(place), plan_name(plan), doubt))
        there = {one.place for one in found}
        alive = set(families.values()) | self._waiting()
        for place, duty in kept.items():
            if place not in there and (place[0] in current or place[0] not in alive):
                gone = Proposal(Standing.GONE, place, duty.values, duty.plan_name, duty)
                found.append(gone)
        return found

    def _current(self) -> dict[str, dict[str, Any]]:
        """The version of each plan that is in force, by family, newest plan first."""
        order = (("date", True), ("created_at", True))
        wanted = {"status": list(IN_FORCE)}
        found: dict[str, dict[str, Any]] = {}
        for row in self._book.rows(PLANS, self._book.ids(PLANS, filters=wanted, order=order)):
            family = str(row["family_uid"] or row["uid"])
            version = int(str(row["version"] or 1))
            if family not in found or version > int(str(found[family]["version"] or 1)):
                found[family] = row
        return found

    def _waiting(self) -> set[str]:
        """Families that have a living version, if only a draft."""
        rows = self._book.rows(PLANS, self._book.ids(PLANS))
        return {str(row["family_uid"] or row["uid"]) for row in rows}

    def _kept(self, duties: Sequence[Duty]) -> dict[Place, Duty]:
        mine = [one for one in duties if one.values.plan_uid]
        rows = self._book.rows(PLANS, [one.values.plan_uid for one in mine])
        return {
            (str(row["family_uid"] or row["uid"]), one.values.plan_line, one.values.period): one
            for one, row in zip(mine, rows, strict=True)
        }

    def _plan(self, row: Mapping[str, Any]) -> Plan:
        record = self._book.get(PLANS, str(row["uid"]))
        assert record is not None
        return decode(str(record["content"])).plan

    def _own_names(self) -> tuple[str, ...]:
        """The office and its departments."""
        try:
            office = self._office.office().full_name
        except UserError:
            return ()
        return tuple(fold(name) for name in (office, *(d.name for d in self._office.departments())))


def _readings(plan: Plan, uid: str, family: str) -> Iterator[tuple[Place, Reading]]:
    """The duties that a plan's lines mean, each under its place.

    A line has the key that its task has (plans/to_tasks): by its kind and not by its place, so
    that one more report makes no other of it.
    """
    known: Counter[str] = Counter()
    for found in plan.report_deadlines:
        known[found.period] += 1
        line = f"report-{found.period}-{known[found.period]}"
        for reading in from_line(found, plan, plan_year(plan)):
            values = replace(reading.values, plan_uid=uid, plan_line=line, article=_quote(found))
            yield (family, line, values.period), replace(reading, values=values)


def _quote(found: ReportDeadline) -> str:
    place = f" (dòng {found.line})" if found.line else ""
    return f"“{found.text}”{place}"


def _proposal(place: Place, reading: Reading, duty: Duty | None, name: str, doubt: str) -> Proposal:
    if duty is None:
        return Proposal(
            Standing.NEW, place, reading.values, name, question=reading.question, doubt=doubt
        )
    said = {key: getattr(reading.values, key) for key in _FOLLOWED}
    merged = replace(duty.values, **said)
    different = [key for key in _FOLLOWED if getattr(duty.values, key) != said[key]]
    asked = tuple(dict.fromkeys(_FOLLOWED[key] for key in different if key not in _QUIET))
    standing = Standing.CHANGED if asked else Standing.SAME
    return Proposal(standing, place, _fitting(merged), name, duty, asked, reading.question)


def _fitting(values: DutyValues) -> DutyValues:
    """A cut-off that the new day makes impossible has to be settled anew."""
    try:
        return checked(values)
    except UserError as problem:
        if problem.field in ("cut_first", "cut_last"):
            return replace(values, cut_first="", cut_last="")
        return values


def _to_us(values: DutyValues, own: Iterable[str]) -> str:
    whom = fold(values.recipient)
    mine = bool(whom) and any(name in whom for name in own)
    return _TO_US.format(whom=values.recipient) if mine else ""


def _others(duties: Sequence[Duty], mine: Duty | None) -> Iterator[DutyValues]:
    for duty in duties:
        if duty.active and (mine is None or duty.uid != mine.uid):
            yield duty.values


def _twice(values: DutyValues, others: Iterable[DutyValues]) -> str:
    """Another duty that asks for the same report in a year of this one."""
    if values.period is DutyPeriod.ONCE:
        return ""
    for other in others:
        same = (other.regime, other.period) == (values.regime, values.period)
        if same and _years(values) & _years(other):
            return _TWICE.format(name=other.name, when=due_words(other))
    return ""


def _years(values: DutyValues) -> set[int]:
    """The first years that a duty is about, as far as one can be compared with another."""
    begin = values.valid_from or date(2020, 1, 1)
    days = written_days(values, date(2020, 1, 1), date(begin.year + 20, 12, 31))
    return {period_year(values.period, day) for day in days}
