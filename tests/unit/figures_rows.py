"""Rows of a made-up book for the tests of figures, and the figures of a measure over them."""

import itertools
import json
from datetime import date
from decimal import Decimal

from db.report_facts import CaseRow, EventRow, LeaderDayRow, OccurrenceRow, PaperRow, VisitRow
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import figure
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.model import PeriodType, ReportPeriod

H1 = ReportPeriod(date(2025, 12, 15), date(2026, 6, 14), 2026, PeriodType.H1)
Q3 = ReportPeriod(date(2026, 6, 15), date(2026, 9, 14), 2026, PeriodType.Q3)
YEAR = ReportPeriod(date(2025, 12, 15), date(2026, 12, 14), 2026, PeriodType.YEAR)
_AMOUNTS = CaseRow._fields[7:]


class Rows:
    """What a book would tell; stands in the place of `db.report_facts.ReportReads`."""

    def __init__(self) -> None:
        self._papers: list[PaperRow] = []
        self._cases: list[CaseRow] = []
        self._moves: list[EventRow] = []
        self._notes: list[EventRow] = []
        self._visits: list[VisitRow] = []
        self._days: list[LeaderDayRow] = []
        self._occurrences: list[OccurrenceRow] = []
        self._limits: dict[str, str] = {}
        self._next = itertools.count(1)

    # Putting in

    def paper(self, received: str = "2026-02-03", handled: str = "", **more: object) -> str:
        values = {
            "kind": "complaint",
            "instance": "first",
            "field": "land",
            "qualified": "yes" if handled else "",
            "in_competence": "yes" if handled else "",
            "outcome": "not_accepted" if handled else "",
            "case_uid": "",
            "parts": 0,
            **more,
        }
        uid = str(values.pop("uid", f"p{next(self._next)}"))
        self._papers.append(PaperRow(uid, received, handled, **values))  # type: ignore[arg-type]
        return uid

    def case(self, *moves: tuple[str, str], **more: object) -> str:
        """A case with what moved it: ("accepted", "2026-02-10"), ..."""
        values = {
            "kind": "complaint",
            "instance": "first",
            "received_on": "2026-02-03",
            "outcome": "",
            "decided_on": next((day for kind, day in moves if kind == "decided"), ""),
            "enforced_on": "",
            **dict.fromkeys(_AMOUNTS, 0),
            **more,
        }
        uid = str(values.pop("uid", f"c{next(self._next)}"))
        self._cases.append(CaseRow(uid, **values))  # type: ignore[arg-type]
        for kind, day in moves:
            name, _, outcome = kind.partition(":")
            details = json.dumps({"outcome": outcome}, separators=(",", ":")) if outcome else ""
            self._moves.append(EventRow(uid, name, day, details))
        return uid

    def alone(self, paper: str, case: str, day: str, kind: str = "note", **details: str) -> None:
        """Something that concerns one paper of a case."""
        told = json.dumps(details) if details else ""
        self._moves.append(EventRow(case, kind, day, told, paper))

    def came_of(self, case: str, day: str, **amounts: int) -> None:
        details = {"enforcement": "1", **{name: str(value) for name, value in amounts.items()}}
        self._notes.append(EventRow(case, "note", day, json.dumps(details)))

    def visit(self, day: str = "2026-02-03", received: int = 1, **more: object) -> str:
        values = {"kind": "regular", "presider_role": "", "refused": 0, **more}
        uid = str(values.pop("uid", f"v{next(self._next)}"))
        matter, earlier = str(values.pop("matter", "")), str(values.pop("earlier", ""))
        row = VisitRow(
            uid, day, received=received, matter_uid=matter, earlier_uid=earlier, **values
        )  # type: ignore[arg-type]
        self._visits.append(row)
        return uid

    def led(self, day: str, role: str = "head", received: int = 1, **more: object) -> str:
        return self.visit(day, received, kind="scheduled", presider_role=role, **more)

    def leader_day(self, day: str, role: str = "head") -> None:
        self._days.append(LeaderDayRow(f"d{next(self._next)}", day, role))

    def occurrence(self, due: str, status: str = "open", done_on: str = "") -> None:
        self._occurrences.append(OccurrenceRow(f"t{next(self._next)}", due, status, done_on))

    def limit(self, case: str, day: str) -> None:
        self._limits[case] = day

    # Asked by Facts

    def papers(self) -> list[PaperRow]:
        return sorted(self._papers, key=lambda row: row.received_on)

    def cases(self) -> list[CaseRow]:
        return self._cases

    def moves(self) -> list[EventRow]:
        return self._moves

    def carried_out(self) -> list[EventRow]:
        return sorted(self._notes, key=lambda row: (row.case_uid, row.day))

    def visits(self, first: str, last: str) -> list[VisitRow]:
        return [row for row in self._visits if first <= row.received_on <= last]

    def visit_links(self, uids: list[str]) -> list[tuple[str, str, str]]:
        rows = (row for row in self._visits if row.uid in uids)
        return [(row.uid, row.matter_uid, row.earlier_uid) for row in rows]

    def leader_days(self) -> list[LeaderDayRow]:
        return self._days

    def occurrences(self, first: str, last: str) -> list[OccurrenceRow]:
        return [row for row in self._occurrences if first <= row.due <= last]

    def resolve_days(self) -> dict[str, str]:
        return self._limits

    # Asking

    def facts(self) -> Facts:
        return Facts(self)  # type: ignore[arg-type]

    def value(self, name: str, period: ReportPeriod = H1) -> Decimal:
        return figure(load_measures()[name], self.facts(), period).value

    def uids(self, name: str, period: ReportPeriod = H1) -> list[str]:
        refs = figure(load_measures()[name], self.facts(), period).refs
        return [uid for _, uid in refs]

    def whys(self, name: str, period: ReportPeriod = H1) -> list[str]:
        asked = load_measures()[name]
        found = figure(asked, self.facts(), period).facts
        assert asked.why
        return [asked.why(fact, period) for fact in found]
