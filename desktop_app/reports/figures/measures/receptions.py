"""Form 01/TCD: visits, persons, matters, crowds; days on which the head receives (TT 06/2025)."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from db.report_facts import LeaderDayRow
from desktop_app.reports.figures import words
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import measure
from desktop_app.reports.figures.visits import Visit
from desktop_app.reports.model import Ref, ReportPeriod

REGULAR, HEAD, DEPUTY = "", "head", "deputy"
_measure = partial(measure, group="Tiếp công dân", basis="Biểu 01/TCD, Thông tư 06/2025/TT-TTCP")


def _people(visit: Visit, _period: ReportPeriod) -> int:
    return visit.received


def _matter(visit: Visit) -> str:
    return visit.matter


def _rank(visit: Visit) -> int:
    return (HEAD, DEPUTY, REGULAR).index(visit.role)


def by_role(facts: Facts, period: ReportPeriod) -> dict[str, list[Visit]]:
    """The visits of a period under who received them.

    A matter of regular receptions that a leader received too is entered once, under the leader
    (note to 01/TCD): its regular visits are left out.
    """

    def sort() -> dict[str, list[Visit]]:
        visits = facts.visits(period)
        led = {visit.matter for visit in visits if visit.role != REGULAR}
        found: dict[str, list[Visit]] = {REGULAR: [], HEAD: [], DEPUTY: []}
        for visit in visits:
            if visit.role != REGULAR or visit.matter not in led:
                found[visit.role].append(visit)
        return found

    return facts.once(("by_role", period), sort)


def all_visits(facts: Facts, period: ReportPeriod) -> list[Visit]:
    """Every visit that counts, in the order of the book."""
    found = by_role(facts, period)
    return [*found[REGULAR], *found[HEAD], *found[DEPUTY]]


def matters(facts: Facts, period: ReportPeriod, role: str) -> list[Visit]:
    """The first visit of each matter; one that head and deputy received stands under the head."""
    visits = by_role(facts, period)[role]
    if role != DEPUTY:
        return visits
    heads = {visit.matter for visit in by_role(facts, period)[HEAD]}
    return [visit for visit in visits if visit.matter not in heads]


def crowds(facts: Facts, period: ReportPeriod, role: str) -> list[Visit]:
    """The visits of groups of five persons or more."""
    return [visit for visit in by_role(facts, period)[role] if visit.crowd]


class LeaderDay:
    """A day that was announced."""

    def __init__(self, row: LeaderDayRow) -> None:
        self.row = row

    @property
    def ref(self) -> Ref:
        """Its record."""
        return "chairman_days", self.row.uid


def leader_days(facts: Facts, period: ReportPeriod, role: str) -> list[LeaderDay]:
    """The announced days of a period; they count when nobody came as well."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return [
        LeaderDay(row)
        for row in facts.leader_days
        if first <= row.day <= last and (row.presider_role == DEPUTY) == (role == DEPUTY)
    ]


def _date(day: LeaderDay) -> str:
    return day.row.day  # two receptions on one day are one day


def _of_day(day: LeaderDay, _period: ReportPeriod) -> str:
    return f"Ngày tiếp {words.shown(day.row.day)} đã thông báo công khai."


@_measure("tcd.1", "Tổng số lượt tiếp", why=words.of_visit)
def visits(facts: Facts, period: ReportPeriod) -> list[Visit]:
    """All visits that took place."""
    return all_visits(facts, period)


@_measure("tcd.2", "Tổng số người được tiếp", amount=_people, why=words.of_visit)
def people(facts: Facts, period: ReportPeriod) -> list[Visit]:
    """The persons who were received."""
    return all_visits(facts, period)


@_measure("tcd.3", "Tổng số vụ việc tiếp", key=_matter, why=words.of_visit)
def all_matters(facts: Facts, period: ReportPeriod) -> list[Visit]:
    """Each matter once, whoever received it."""
    return sorted(all_visits(facts, period), key=_rank)


@_measure("tcd.4", "Tổng số đoàn đông người", why=words.of_visit)
def all_crowds(facts: Facts, period: ReportPeriod) -> list[Visit]:
    """Every group of five or more."""
    return [visit for visit in all_visits(facts, period) if visit.crowd]


def _role_measures(role: str, who: str, first: int) -> None:
    """The five columns that each kind of reception has: visits, persons, matters, crowds twice."""

    def chosen(select: Callable[[Facts, ReportPeriod, str], Iterable[Any]]) -> Any:
        return lambda facts, period: select(facts, period, role)

    def of_role(facts: Facts, period: ReportPeriod, role: str) -> list[Visit]:
        return by_role(facts, period)[role]

    made: tuple[tuple[str, Any, dict[str, Any]], ...] = (
        ("số lượt tiếp", of_role, {}),
        ("số người được tiếp", of_role, {"amount": _people}),
        ("số vụ việc", matters, {"key": _matter}),
        ("số đoàn đông người", crowds, {}),
        ("số người của đoàn đông người", crowds, {"amount": _people}),
    )
    for place, (label, select, more) in enumerate(made):
        _measure(f"tcd.{first + place}", f"{who}: {label}", why=words.of_visit, **more)(
            chosen(select)
        )


def _day_measure(role: str, who: str, column: int) -> None:
    @_measure(f"tcd.{column}", f"{who}: số ngày tiếp đã thông báo", key=_date, why=_of_day)
    def days(facts: Facts, period: ReportPeriod) -> list[LeaderDay]:
        return leader_days(facts, period, role)


_role_measures(REGULAR, "Tiếp thường xuyên", 5)
_day_measure(HEAD, "Thủ trưởng tiếp", 10)
_role_measures(HEAD, "Thủ trưởng tiếp", 11)
_day_measure(DEPUTY, "Ủy quyền tiếp", 16)
_role_measures(DEPUTY, "Ủy quyền tiếp", 17)
