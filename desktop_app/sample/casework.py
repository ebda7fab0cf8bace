"""The sample's reception and petition books: a year of visits, papers and cases."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.office.commitments import Commitment
from desktop_app.petitions.gates import NEW_LAW
from desktop_app.petitions.model import (
    Enforcement,
    EventKind,
    EventValues,
    Petition,
    PetitionValues,
    Results,
)
from desktop_app.receptions.model import ChairmanDay, ReceivedPaper, ReceptionValues
from desktop_app.sample.casework_written import (
    CaseworkFile,
    Happened,
    SamplePaper,
    SampleVisit,
    casework,
    same_named,
)
from desktop_app.sample.days import Days
from desktop_app.sample.leaders_days import Leaders
from desktop_app.services import Services
from desktop_app.slips.catalogue import slip_of
from desktop_app.slips.service import Form

_ONE = timedelta(days=1)


def fill_casework(services: Services) -> None:
    """The chairman's days, then visits and papers in the order of their days.

    Called inside one change of the book.
    """
    said = casework()
    days = Days(services)
    leaders = Leaders(services, said.days, days)
    leaders.plan()
    _Casework(services, said, days, leaders).fill()
    leaders.hold()


class _Casework:
    """Writes visits and papers as an officer would have, one after the other."""

    def __init__(
        self, services: Services, said: CaseworkFile, days: Days, leaders: Leaders
    ) -> None:
        self._services = services
        self._said = said
        self._days = days
        self._leaders = leaders
        self._place = services.office.office().full_name
        self._officer = services.user
        self._papers: dict[str, str] = {}  # by the key of the file

    def fill(self) -> None:
        """Numbers of the books follow the days."""
        found: list[tuple[date, SampleVisit | SamplePaper, ChairmanDay | None]] = []
        for visit in self._said.visit:
            leader = self._leaders_day(visit)
            day = leader.values.day if leader else self._days.due(-visit.ago)
            found.append((day, visit, leader))
        found += [(self._days.due(-paper.ago), paper, None) for paper in self._said.petition]
        for day, one, leader in sorted(found, key=lambda line: line[0]):
            if isinstance(one, SampleVisit):
                self._visit(one, day, leader)
            else:
                self._paper(one, day)

    # Visits

    def _leaders_day(self, visit: SampleVisit) -> ChairmanDay | None:
        if visit.unscheduled is not None:
            return self._leaders.unscheduled[visit.unscheduled]
        return None if visit.leader is None else self._leaders.held(visit.leader)

    def _visit(self, visit: SampleVisit, day: date, leader: ChairmanDay | None) -> None:
        values: ReceptionValues = same_named(
            ReceptionValues,
            visit,
            received_on=day,
            officer=visit.officer or self._officer,
            answered_on=self._later(day, visit.answered),
            national_on=self._later(day, visit.national),
            **_of_leader(leader),
        )
        person = self._said.person(visit.who, self._place, visit.representatives)
        papers = [same_named(ReceivedPaper, paper) for paper in visit.papers]
        petition = self._paper_values(visit.petition, day) if visit.petition else None
        receptions = self._services.receptions
        uid = receptions.add(values, person, papers=papers, petition=petition).uid
        if visit.petition:
            self._follow(visit.petition, self._petition(receptions.get(uid).petition_uid))
        if visit.promise:
            told = visit.promise
            due = self._days.due(told.due)
            receptions.commit(uid, Commitment(told.text, due, told.unit, told.officer))
        for code in visit.slips:
            self._issue(code, uid, day)

    # Papers

    def _paper(self, paper: SamplePaper, day: date) -> None:
        petitions = self._services.petitions
        person = self._said.person(paper.who, self._place)
        case = self._case_of(paper.same_case) if paper.same_case else ""
        kept = self._petition(petitions.add(self._paper_values(paper, day), person, case).uid)
        self._follow(paper, kept)

    def _paper_values(self, paper: SamplePaper, day: date) -> PetitionValues:
        values: PetitionValues = same_named(
            PetitionValues,
            paper,
            received_on=day,
            written_on=day - paper.written * _ONE,
            source_date=day - _ONE if paper.source_number else None,
            national_on=self._later(day, paper.national),
        )
        return values

    def _follow(self, paper: SamplePaper, kept: Petition) -> None:
        """All that was done about a paper since it came."""
        if paper.key:
            self._papers[paper.key] = kept.uid
        if paper.duplicate_of:
            of = self._papers[paper.duplicate_of]
            day = self._days.after(kept.values.received_on, 1)
            self._services.petitions.mark_duplicate(kept.uid, of, day)
        if paper.parts:
            self._services.petitions.split(kept.uid, paper.parts)
        kept = self._petition(kept.uid)
        if paper.remote:
            self._lies_far_off(kept.case_uid)
        for step in paper.steps:
            self._step(kept, step)
        cases = self._services.cases
        if paper.results:
            cases.set_results(kept.case_uid, Results(**paper.results))
        if paper.enforcement:
            cases.set_enforcement(kept.case_uid, Enforcement(**paper.enforcement))

    def _step(self, kept: Petition, step: Happened) -> None:
        day = self._days.after(kept.values.received_on, step.after)
        if step.new_law and day < NEW_LAW:
            return
        details = dict(step.details)
        for name, count in (("received_on", step.received), ("learned_on", step.learned)):
            if count is not None:
                details[name] = self._days.after(day, count).isoformat()
        calendar = self._services.law.calendar()
        until = calendar.working_days_after(day, step.until) if step.until else None
        said: EventValues = same_named(
            EventValues,
            step,
            kind=EventKind(step.kind),
            day=day,
            until=until,
            details=details,
        )
        self._services.cases.record(kept.case_uid, said)
        if step.slip:
            owner = kept.case_uid if "cases" in slip_of(step.slip).tables else kept.uid
            self._issue(step.slip, owner, day, step.number)

    def _lies_far_off(self, case_uid: str) -> None:
        cases = self._services.cases
        cases.change(case_uid, replace(cases.get(case_uid).values, remote=True))

    # Inside

    def _issue(self, code: str, owner: str, day: date, number: str = "") -> None:
        """Keep a paper with its record, under the number of its step."""
        self._services.slips.issue(code, owner, Form(int(number.partition("/")[0] or 0), day))

    def _petition(self, uid: str) -> Petition:
        return self._services.petitions.get(uid)

    def _case_of(self, key: str) -> str:
        return self._petition(self._papers[key]).case_uid

    def _later(self, day: date, count: int | None) -> date | None:
        return None if count is None else self._days.after(day, count)


def _of_leader(day: ChairmanDay | None) -> dict[str, Any]:
    if day is None:
        return {}
    values = day.values
    return {
        "kind": values.kind,
        "day_uid": day.uid,
        "presider": values.presider,
        "presider_role": values.presider_role,
    }
