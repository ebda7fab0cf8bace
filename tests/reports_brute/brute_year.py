"""A made-up year of 2,000 visits and 600 papers with what went before and came after."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from brute_rows import Rows
from brute_stories import CUT_OFFS, TODAY, Stories, Story

from db.book import Book
from desktop_app.people.person import Person
from desktop_app.petitions.fields import FIELDS_OF
from desktop_app.petitions.model import CaseValues, PetitionValues
from desktop_app.petitions.records import event_record
from desktop_app.petitions.state import state_of
from desktop_app.receptions.model import ChairmanDayValues, DayStatus, ReceptionValues
from desktop_app.stored import record_of

FIRST, LAST = date(2025, 12, 15), date(2026, 12, 14)
KINDS = ("complaint", "complaint", "denunciation", "denunciation", "proposal", "feedback")
CROWDS = (1, 1, 1, 1, 2, 3, 4, 5, 6, 24)


class MadeYear:
    """Fills a book; `visits` and `papers` are how many lie inside the year."""

    def __init__(self, seed: int, visits: int = 2000, papers: int = 600) -> None:
        self._chance = Random(seed)
        self._rows = Rows(self._chance)
        self._stories = Stories(self._chance, self._rows.uid)
        self._wanted = {"visits": visits, "papers": papers}
        self._numbers: dict[tuple[str, int], int] = {}
        self._cases: list[str] = []
        self._papers: list[str] = []
        self._visits: list[tuple[date, str]] = []

    def fill(self, book: Book) -> None:
        """Write everything, in one transaction."""
        self._fill_papers()
        self._leaders_days()
        self._fill_visits()
        self._rows.write(book)

    # Papers and cases

    def _fill_papers(self) -> None:
        share = self._wanted["papers"]
        for _ in range(share // 10):  # decided in 2024 and 2025, carried over
            came = date(2024, 3, 1) + timedelta(self._chance.randrange(600))
            self._case(came, "decided")
        for _ in range(share // 12):
            self._case(FIRST - timedelta(1 + self._chance.randrange(100)))
        for _ in range(share // 15):
            self._case(LAST + timedelta(1 + self._chance.randrange(40)))
        left = share
        while left > 0:
            if self._chance.random() < 0.06:
                left -= self._mixed()
            else:
                left -= self._case(self._day())

    def _case(self, came: date, way: str = "") -> int:
        """One case; returns how many of its papers came within the year."""
        kind = self._chance.choice(KINDS)
        instance = "first"
        if kind in ("complaint", "denunciation") and self._chance.random() < 0.12:
            instance = "second" if kind == "complaint" else "again"
        values = CaseValues(
            kind=kind,
            title="Việc làm mẫu",
            instance=instance,
            field=self._chance.choice(FIELDS_OF[kind]),
            officer="Bà Mẫu",
        )
        papers = self._chance.choice((1, 1, 1, 1, 2, 3))
        story = self._stories.told(values, came, papers, way)
        uid = self._put_case(story)
        inside = 0
        for paper in story.papers:
            said = PetitionValues(
                received_on=paper.received_on,
                kind=kind,
                content="Việc làm mẫu",
                instance=instance,
                field=self._field(kind, values.field),
                qualified=paper.qualified,
                unqualified_because="copy" if paper.qualified == "no" else "",
                in_competence=paper.in_competence,
                duplicate_of_uid=paper.duplicate_of,
            )
            self._put_paper(said, record_of(paper.handling), paper.uid, uid)
            inside += FIRST <= paper.received_on <= LAST and not paper.uid.startswith("gone")
        return inside

    def _field(self, kind: str, usual: str) -> str:
        if kind == "denunciation" and self._chance.random() < 0.2:
            return self._chance.choice(("land", "policy"))
        if kind != "denunciation" and self._chance.random() < 0.04:
            return self._chance.choice(("administrative", "corruption", "judicial"))
        return usual if self._chance.random() < 0.9 else self._chance.choice(FIELDS_OF[kind])

    def _put_case(self, story: Story) -> str:
        state = state_of(story.values, story.events)
        decided = state.decided
        days = ("received_on", "accepted_on", "decided_on", "enforced_on", "closed_on")
        columns: dict[str, Any] = {
            name: day.isoformat() if (day := getattr(state, name)) else None for name in days
        }
        columns |= {
            "status": state.status,
            "withdrawn": state.withdrawn,
            "outcome": decided.details.get("outcome", "") if decided else "",
        }
        came = story.papers[0].received_on
        columns |= record_of(story.results) | record_of(story.enforcement)
        columns |= self._place("cases", came)
        deleted = self._chance.random() < 0.03
        uid = self._rows.put("cases", record_of(story.values) | columns, deleted=deleted)
        for event in story.events:
            own = {
                "case_uid": uid,
                "petition_uid": event.petition_uid,
                "ordinal": event.ordinal,
            }
            self._rows.put("case_events", event_record(event.values) | own, deleted=deleted)
        if deleted:
            for paper in story.papers:
                paper.uid = "gone " + paper.uid
        else:
            self._cases.append(uid)
        return uid

    def _put_paper(
        self, said: PetitionValues, handling: dict[str, Any], uid: str = "", case_uid: str = ""
    ) -> str:
        deleted = uid.startswith("gone ")
        person = {} if said.kind == "denunciation" else record_of(_person(self._chance))
        columns = record_of(said) | person | handling | self._place("petitions", said.received_on)
        columns["case_uid"] = case_uid or None
        uid = self._rows.put("petitions", columns, uid.removeprefix("gone "), deleted=deleted)
        if not deleted:
            self._papers.append(uid)
        return uid

    def _mixed(self) -> int:
        """A paper of several contents: split, answered as a whole, or waiting."""
        came = self._day()
        said = PetitionValues(received_on=came, kind="mixed", content="Nhiều nội dung")
        how = self._chance.choice(("split", "split", "guided", "filed", "undated", "wait"))
        inside = int(FIRST <= came <= LAST)
        later = min(TODAY, came + timedelta(self._chance.randrange(40))).isoformat()
        if how == "wait":
            self._put_paper(said, {})
            return inside
        outcome = "filed" if how == "filed" else "guided"
        if how == "filed":
            said = replace(said, qualified="no", unqualified_because="abusive")
        day = None if how == "undated" else later
        kept = self._put_paper(said, {"outcome": outcome, "handled_on": day})
        if how != "split":
            return inside
        parts = [self._part(kept, came) for _ in range(self._chance.choice((2, 3)))]
        return inside * (1 + sum(parts))

    def _part(self, of: str, came: date) -> bool:
        kind = self._chance.choice(KINDS)
        field = self._chance.choice(FIELDS_OF[kind])
        values = CaseValues(kind=kind, title="Một phần", field=field)
        story = self._stories.told(values, came, 1)
        uid = self._put_case(story)
        paper = story.papers[0]
        said = PetitionValues(
            received_on=came,
            kind=kind,
            content="Một phần",
            field=field,
            qualified=paper.qualified,
            unqualified_because="copy" if paper.qualified == "no" else "",
            in_competence=paper.in_competence,
            split_from_uid=of,
        )
        self._put_paper(said, record_of(paper.handling), paper.uid, uid)
        return not paper.uid.startswith("gone")

    # Visits

    def _leaders_days(self) -> None:
        day = date(2025, 10, 1)
        while day < TODAY - timedelta(30):
            for kind, role in (
                ("scheduled", "head"),
                ("scheduled", "head"),
                ("scheduled", "deputy"),
                ("unscheduled", self._chance.choice(("head", "deputy"))),
            ):
                on = self._chance.choice(CUT_OFFS) if self._chance.random() < 0.15 else day
                posted = on - timedelta(9) if self._chance.random() < 0.85 else None
                status = self._chance.choice(
                    (DayStatus.HELD,) * 6
                    + (DayStatus.PLANNED, DayStatus.POSTPONED, DayStatus.CANCELLED)
                )
                said = ChairmanDayValues(
                    day=on, kind=kind, presider_role=role, posted_on=posted, status=status
                )
                gone = self._chance.random() < 0.05
                self._rows.put("chairman_days", record_of(said), deleted=gone)
                day += timedelta(self._chance.choice((0, 3, 8, 10)))

    def _fill_visits(self) -> None:
        days = [self._day() for _ in range(self._wanted["visits"])]
        gone = [self._day() for _ in range(len(days) // 30)]
        days += [FIRST - timedelta(1 + n % 60) for n in range(120)]
        days += [LAST + timedelta(1 + n % 40) for n in range(80)]
        for day, deleted in sorted([(day, False) for day in days] + [(day, True) for day in gone]):
            self._visit(day, deleted)

    def _visit(self, day: date, deleted: bool) -> None:
        chance = self._chance
        kind = chance.choice(("regular",) * 6 + ("scheduled", "scheduled", "unscheduled"))
        persons = chance.choice(CROWDS)
        earlier, case, paper = self._links(day)
        refused = chance.random() < 0.06
        said = ReceptionValues(
            received_on=day,
            content="Trình bày việc mẫu",
            content_kind="proposal",
            kind=kind,
            presider_role="" if kind == "regular" else chance.choice(("head", "head", "deputy")),
            persons=persons,
            came=chance.choice((0, 0, 0, 0, max(1, persons - 2), persons + 2)),
            outcome="refused" if refused else chance.choice(("", "answered", "guided")),
            refusal="b" if refused else "",
            earlier_uid=earlier,
        )
        links = {"day_uid": None, "case_uid": case, "petition_uid": paper}
        columns = record_of(said) | record_of(_person(chance)) | links
        columns |= self._place("receptions", day)
        self._visits.append((day, self._rows.put("receptions", columns, deleted=deleted)))

    def _links(self, day: date) -> tuple[str, str | None, str | None]:
        chance = self._chance.random()
        if chance < 0.2 and self._visits:
            case = self._chance.choice(self._cases) if chance < 0.04 else None
            return self._chance.choice(self._visits[-300:])[1], case, None
        if chance < 0.3:
            return "", self._chance.choice(self._cases), None
        if chance < 0.36:
            return "", None, self._chance.choice(self._papers)
        return "", None, None

    # Both

    def _day(self) -> date:
        if self._chance.random() < 0.1:
            return self._chance.choice([day for day in CUT_OFFS if FIRST <= day <= LAST])
        return FIRST + timedelta(self._chance.randrange((LAST - FIRST).days + 1))

    def _place(self, table: str, day: date) -> dict[str, int]:
        number = self._numbers.get((table, day.year), 10_000) + 1
        self._numbers[table, day.year] = number
        return {"year": day.year, "number": number}


def _person(chance: Random) -> Person:
    return Person(full_name=f"Trần Văn Mẫu {chance.randrange(9999)}", address="Thôn Thử")
