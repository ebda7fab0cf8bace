"""Visits and papers that cross the days on which periods begin and end, through the services.

What they come to is reckoned by hand in tests/files/reports_year/crossing.toml.
"""

from datetime import date, timedelta
from typing import Any

from desktop_app.people.person import Person
from desktop_app.petitions.model import (
    Enforcement,
    EventKind,
    EventValues,
    PetitionValues,
    Results,
)
from desktop_app.petitions.service import Part
from desktop_app.receptions.model import ChairmanDayValues, ReceptionValues
from desktop_app.services import Services

E = EventKind
MILLION = 1_000_000


def day(text: str) -> date:
    """A day from "14/12/2025"."""
    number, month, year = map(int, text.split("/"))
    return date(year, month, number)


class Crossing:
    """Writes the named cases of the table."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._person = Person(full_name="Trần Văn Mẫu", address="Thôn Thử, xã Đồng Mẫu")

    def fill(self) -> None:
        """Everything, each as an officer would have entered it."""
        self._regular_visits()
        self._leaders()
        self._days()
        self._complaints()
        self._withdrawn()
        self._others()
        self._several()
        self._decided()

    # 01/TCD

    def _visit(self, on: str, persons: int, role: str = "", **more: Any) -> str:
        kind = more.pop("kind", "scheduled" if role else "regular")
        values = ReceptionValues(
            received_on=day(on),
            content="Đề nghị xem xét",
            content_kind="proposal",
            kind=kind,
            presider_role=role,
            persons=persons,
            **more,
        )
        return self._services.receptions.add(values, self._person).uid

    def _regular_visits(self) -> None:
        self._visit("14/12/2025", 1)  # V1, the last day of the year before
        self._visit("15/12/2025", 1)  # V2
        self._visit("14/03/2026", 4)  # V3
        self._visit("15/03/2026", 5)  # V4, a crowd
        self._visit("05/05/2026", 3, outcome="refused", refusal="b")  # V8, not received
        gone = self._visit("05/05/2026", 9)  # V11
        self._services.receptions.delete([gone])
        self._visit("14/06/2026", 7, came=4)  # V12: seven wrote, four came
        self._visit("15/06/2026", 4, came=6)  # V13
        self._visit("15/12/2026", 1)  # V10, the first day of the next year

    def _leaders(self) -> None:
        regular = self._visit("10/02/2026", 2)  # V5, both in the first quarter
        self._visit("20/02/2026", 2, "head", kind="unscheduled", earlier_uid=regular)
        regular = self._visit("10/03/2026", 1)  # V6, in two quarters
        self._visit("20/03/2026", 1, "head", earlier_uid=regular)
        deputy = self._visit("05/05/2026", 6, "deputy")  # V7
        self._visit("12/05/2026", 6, "head", earlier_uid=deputy)
        self._visit("14/12/2026", 1, "head", kind="unscheduled")  # V9, the last day

    def _days(self) -> None:
        days = self._services.chairman_days
        held = [
            self._leaders_day("15/12/2025", "head"),  # D1
            self._leaders_day("20/02/2026", "head", kind="unscheduled"),  # D5
            self._leaders_day("16/03/2026", "head", posted=False),  # D3, never announced
        ]
        for uid in held:
            days.hold(uid)
        days.no_visitor(self._leaders_day("14/12/2026", "head"))  # D2 counts all the same
        self._leaders_day("12/05/2026", "deputy")  # D4, nobody noted that it was held
        days.cancel(self._leaders_day("10/06/2026", "head"), "Họp đột xuất")  # D6
        days.delete(self._leaders_day("11/06/2026", "head", posted=False))  # D7

    def _leaders_day(self, on: str, role: str, kind: str = "scheduled", posted: bool = True) -> str:
        days = self._services.chairman_days
        values = ChairmanDayValues(
            day=day(on), kind=kind, presider="Ông Mẫu", presider_role=role, place="Trụ sở"
        )
        uid = days.add(values).uid
        if posted:
            days.post([uid], day(on) - timedelta(10), "Trụ sở")
        return uid

    # Papers

    def _paper(self, kind: str, field: str, on: str, case: str = "", **more: Any) -> str:
        found = {"qualified": "yes", "in_competence": "yes"} | more
        values = PetitionValues(
            received_on=day(on), kind=kind, content="Đề nghị giải quyết", field=field, **found
        )
        return self._services.petitions.add(values, self._person, case).uid

    def _handle(self, uid: str, outcome: str, on: str, **more: Any) -> str:
        said = {"number": "01/VB-UBND", "to": "Cơ quan Mẫu", "reason": "Theo hồ sơ"} | more
        self._services.petitions.handle(uid, outcome, day(on), **said)
        return self._services.petitions.get(uid).case_uid

    def _step(self, case: str, kind: EventKind, on: str, **details: str) -> None:
        said = EventValues(
            kind=kind, day=day(on), number="02/VB-UBND", reason="Theo hồ sơ", details=details
        )
        self._services.cases.record(case, said)

    def _complaints(self) -> None:
        paper = self._paper("complaint", "land", "14/12/2025")  # P1: over before the year
        self._handle(paper, "accepted", "14/12/2025")
        paper = self._paper("complaint", "land", "14/12/2025")  # P2
        case = self._handle(paper, "accepted", "15/12/2025")
        self._step(case, E.DECIDED, "15/06/2026", outcome="rejected")
        paper = self._paper("complaint", "policy", "14/03/2026")  # P3
        case = self._handle(paper, "accepted", "15/03/2026")
        self._step(case, E.DECIDED, "14/06/2026", outcome="upheld")
        ordered = Results(
            state_money=500 * MILLION, back_land_dm2=10_050, admin_persons=2, admin_officials=1
        )
        cases = self._services.cases
        cases.set_results(case, ordered)
        cases.set_enforcement(case, Enforcement(got_money=200 * MILLION), day("20/07/2026"))
        whole = Enforcement(
            got_money=500 * MILLION, gave_land_dm2=10_050, done_persons=2, done_officials=1
        )
        cases.set_enforcement(case, whole, day("14/12/2026"))
        self._step(case, E.ENFORCED, "14/12/2026")
        paper = self._paper("complaint", "policy", "20/09/2026")  # P15
        self._handle(paper, "not_accepted", "14/12/2026")

    def _withdrawn(self) -> None:
        paper = self._paper("denunciation", "administrative", "20/03/2026")  # P4
        case = self._handle(paper, "accepted", "01/04/2026")
        self._step(case, E.WITHDRAWN, "10/06/2026", by="paper")
        self._step(case, E.TERMINATED, "20/06/2026")
        paper = self._paper("denunciation", "corruption", "15/06/2026")  # P5
        case = self._handle(paper, "accepted", "14/09/2026")
        self._step(case, E.WITHDRAWN_PART, "20/09/2026", by="paper")
        self._step(case, E.DECIDED, "15/12/2026", outcome="upheld")
        paper = self._paper("complaint", "other", "01/08/2026")  # P9: before it was accepted
        self._handle(paper, "withdrawn", "10/08/2026", details={"by": "paper"})
        blank = {"qualified": "", "in_competence": ""}
        paper = self._paper("complaint", "land", "01/02/2026", **blank)  # P10
        case = self._handle(paper, "accepted", "05/02/2026")
        self._step(case, E.WITHDRAWN, "01/07/2026", by="paper")
        self._step(case, E.TERMINATED, "01/07/2026")

    def _others(self) -> None:
        paper = self._paper("proposal", "policy", "14/09/2026")  # P6
        self._handle(paper, "accepted", "15/09/2026")
        paper = self._paper("feedback", "other", "01/07/2026", in_competence="")  # P7
        self._handle(paper, "transferred", "10/07/2026")
        paper = self._paper("complaint", "land", "02/07/2026", in_competence="no")  # P8
        self._handle(paper, "guided", "05/07/2026")
        unfit = {
            "qualified": "no",
            "unqualified_because": "no_signature",
            "in_competence": "",
        }
        paper = self._paper("feedback", "other", "03/03/2026", **unfit)  # P11
        self._handle(paper, "filed", "10/03/2026")

    def _several(self) -> None:
        petitions = self._services.petitions
        mixed = self._paper("mixed", "", "01/04/2026", qualified="", in_competence="")  # P12
        parts = [
            Part(kind="complaint", content="Phần một", field="land"),
            Part(kind="proposal", content="Phần hai", field="land"),
        ]
        petitions.split(mixed, parts)
        self._paper("mixed", "", "01/04/2026", qualified="", in_competence="")  # P13
        first = self._paper("complaint", "other", "01/05/2026")  # P14
        case = self._handle(first, "accepted", "10/05/2026")
        second = self._paper("complaint", "other", "12/05/2026", case)
        self._handle(second, "accepted", "14/06/2026")
        petitions.delete([self._paper("complaint", "land", "01/05/2026")])  # P16
        copy = {"qualified": "no", "unqualified_because": "copy", "in_competence": ""}
        again = self._paper("complaint", "other", "01/09/2026", **copy)  # P17
        petitions.mark_duplicate(again, first, day("02/09/2026"))

    def _decided(self) -> None:
        cases = self._services.cases
        paper = self._paper("complaint", "land", "01/06/2025")  # P18: carried over from 2025
        case = self._handle(paper, "accepted", "05/06/2025")
        self._step(case, E.DECIDED, "01/09/2025", outcome="partly_upheld")
        cases.set_results(case, Results(state_money=90 * MILLION))
        cases.set_enforcement(case, Enforcement(got_money=30 * MILLION), day("01/12/2025"))
        cases.set_enforcement(case, Enforcement(got_money=60 * MILLION), day("01/02/2026"))
        paper = self._paper("complaint", "land", "01/10/2026", instance="second")  # P19
        case = self._handle(paper, "accepted", "05/10/2026")
        self._step(case, E.DECIDED, "20/11/2026", outcome="confirmed")
