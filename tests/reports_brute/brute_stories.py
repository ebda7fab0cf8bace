"""What happens to the cases of a made-up year; every step is held against the law's own checks."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.errors import UserError
from desktop_app.petitions.gates import Facts
from desktop_app.petitions.model import (
    CaseEvent,
    CaseValues,
    Enforcement,
    EventKind,
    EventValues,
    Results,
)
from desktop_app.petitions.papers import Handling, handling_of
from desktop_app.petitions.rules import check
from desktop_app.petitions.state import state_of

TODAY = date(2027, 1, 31)
E = EventKind
CUT_OFFS = [
    date(year, month, day)
    for year in (2025, 2026)
    for month in (3, 6, 9, 12)
    for day in (14, 15)
    if (year, month) >= (2025, 12)
]
ENDS = {
    "complaint": ("upheld", "rejected", "rejected", "partly_upheld"),
    "denunciation": ("upheld", "rejected", "rejected", "partly_upheld"),
}
# How a case goes, and how often. What is found of its papers follows from it.
WAYS = {
    "wait": 7,
    "declined": 5,
    "declined_unqualified": 2,
    "guided": 9,
    "transferred": 8,
    "returned": 3,
    "filed": 4,
    "urged": 2,
    "withdrawn_early": 4,
    "running": 9,
    "suspended": 3,
    "withdrawn_waits": 3,
    "withdrawn_ended": 6,
    "part": 4,
    "terminated": 3,
    "go_on": 2,
    "decided": 34,
}
_OURS = (("yes", "yes"), ("yes", "yes"), ("yes", "yes"), ("", ""), ("yes", ""), ("", "yes"))
_OUTSIDE = (("yes", "no"), ("yes", "no"), ("yes", "no"), ("", ""), ("yes", ""), ("", "no"))
FOUND = {
    "wait": (("", ""), ("yes", ""), ("yes", "yes")),
    "declined": (("yes", "yes"),),
    "declined_unqualified": (("no", ""), ("no", "yes")),
    "guided": _OUTSIDE,
    "transferred": _OUTSIDE,
    "returned": (("no", ""), ("no", "no")),
    "filed": (("no", ""),),
    "urged": (("no", ""),),
    "withdrawn_early": (("yes", "yes"), ("no", "")),
}
_ENDS_AT_ONCE: dict[str, tuple[Any, ...]] = {
    "declined": ((E.NOT_ACCEPTED, ""),),
    "declined_unqualified": ((E.NOT_ACCEPTED, ""),),
    "guided": ((E.GUIDED, ""),),
    "transferred": ((E.TRANSFERRED, "guided"),),  # or guided, where it may not be transferred
    "withdrawn_early": ((E.WITHDRAWN, ""),),
    "returned": (("closed", "returned"),),
    "filed": (("closed", "filed"),),
    "urged": (("urged", "urged"),),
}
_DECIDED = ((E.DECIDED, ""), ("enforce", ""))
_AFTER_ACCEPTANCE: dict[str, tuple[Any, ...]] = {
    "suspended": ((E.SUSPENDED, ""),),
    "withdrawn_waits": ((E.WITHDRAWN, ""),),
    "withdrawn_ended": ((E.WITHDRAWN, ""), (E.TERMINATED, "")),
    "go_on": ((E.WITHDRAWN, "go_on"), *_DECIDED),
    "terminated": ((E.TERMINATED, ""),),
    "part": ((E.WITHDRAWN_PART, ""), *_DECIDED),
    "decided": _DECIDED,
}


@dataclass
class Paper:
    """A paper of a case to be written."""

    uid: str
    received_on: date
    qualified: str
    in_competence: str
    duplicate_of: str = ""
    handling: Handling = field(default_factory=Handling)


@dataclass
class Story:
    """A case with its papers and everything that happened to it."""

    values: CaseValues
    way: str
    papers: list[Paper] = field(default_factory=list)
    events: list[CaseEvent] = field(default_factory=list)
    results: Results = field(default_factory=Results)
    enforcement: Enforcement = field(default_factory=Enforcement)

    def arrive(self, paper: Paper) -> None:
        """A paper came."""
        self.papers.append(paper)
        self._append(EventValues(kind=E.RECEIVED, day=paper.received_on), paper.uid)

    def step(self, kind: EventKind, day: date, **more: Any) -> bool:
        """Something happened to the whole case, unless the law forbids it there."""
        number = f"{len(self.events)}/VB-UBND"
        said = EventValues(kind=kind, day=day, **{"number": number, "reason": "Theo hồ sơ"} | more)
        state = state_of(self.values, self.events)
        try:
            check(self.values, state, self._facts(), said, TODAY)
        except UserError:
            return False
        self._append(said)
        return True

    def note(self, day: date, details: dict[str, str], paper: str = "") -> None:
        """A note, which no rule forbids."""
        self._append(EventValues(kind=E.NOTE, day=day, reason="Ghi", details=details), paper)

    def alone(self, kind: EventKind, day: date, paper: Paper) -> None:
        """A step that concerns one paper of several."""
        if not self.handled(paper).outcome:
            self._append(EventValues(kind=kind, day=day, reason="Riêng đơn này"), paper.uid)

    def handled(self, paper: Paper) -> Handling:
        """What has become of a paper so far."""
        return handling_of(self.events, paper.uid)

    @property
    def running(self) -> bool:
        """Whether it is being resolved."""
        return state_of(self.values, self.events).running

    def _append(self, said: EventValues, paper: str = "") -> None:
        ordinal = len(self.events) + 1
        self.events.append(
            CaseEvent(uid="", case_uid="", values=said, petition_uid=paper, ordinal=ordinal)
        )

    def _facts(self) -> Facts:
        competence = {paper.in_competence for paper in self.papers}
        qualified = {paper.qualified for paper in self.papers}
        return Facts(
            competence="no" if competence == {"no"} else "",
            qualified="no" if qualified == {"no"} else "",
        )


class Stories:
    """Tells cases at random; the same seed tells the same ones."""

    def __init__(self, chance: Random, uid: Any) -> None:
        self._chance, self._uid = chance, uid

    def told(self, values: CaseValues, came: date, papers: int, way: str = "") -> Story:
        """A case whose first paper came on a day, with so many papers in all."""
        way = way or self._chance.choices(list(WAYS), list(WAYS.values()))[0]
        story = Story(values, way)
        found = self._chance.choice(FOUND.get(way, _OURS))
        story.arrive(Paper(self._uid(), came, *found))
        more = iter(sorted(came + timedelta(self._chance.randrange(90)) for _ in range(papers - 1)))
        coming = next(more, None)
        for act in self._acts(story, way, came):
            day = act[1]
            while coming and coming <= day:
                self._another(story, coming, found)
                coming = next(more, None)
            if day <= TODAY:
                self._do(story, act)
        while coming:
            self._another(story, coming, found)
            coming = next(more, None)
        for paper in story.papers:
            paper.handling = story.handled(paper)
        return story

    def _another(self, story: Story, day: date, found: tuple[str, str]) -> None:
        first = story.papers[0]
        if story.way not in FOUND:  # one that came when its case was accepted says so itself
            found = ("yes", "yes")
        paper = Paper(self._uid(), day, *found)
        story.arrive(paper)
        how = self._chance.randrange(5)
        later = min(TODAY, day + timedelta(self._chance.randrange(12)))
        if how == 0:
            paper.duplicate_of = first.uid
            if self._chance.random() < 0.6 or story.way in FOUND:
                paper.qualified, paper.in_competence = "no", ""
            else:
                paper.qualified, paper.in_competence = "yes", "yes"
            story.note(later, {"outcome": "merged_duplicate"}, paper.uid)
        elif how == 1 and (story.way not in FOUND or story.way == "wait"):
            paper.qualified, paper.in_competence = "yes", "yes"
            story.alone(E.WITHDRAWN, later, paper)
        elif how == 2 and story.running:
            story.note(later, {"outcome": "accepted"}, paper.uid)

    def _acts(self, story: Story, way: str, came: date) -> Iterator[tuple[Any, ...]]:
        day = came
        for act in self._plan(way, story.values.kind):
            day = self._after(day)
            yield (act, day)

    def _plan(self, way: str, kind: str) -> list[Any]:
        if way == "wait":
            return []
        if way in FOUND:
            return self._at_once(way)
        if kind in ("proposal", "feedback") and way == "decided" and self._chance.random() < 0.4:
            return [(E.DECIDED, "")]
        plan: list[Any] = [(E.ACCEPTED, "")]
        if self._chance.random() < 0.2:
            plan += [(E.SUSPENDED, ""), (E.RESUMED, "")]
        return [*plan, *_AFTER_ACCEPTANCE.get(way, ())]

    def _at_once(self, way: str) -> list[Any]:
        """Ways that end with the first step."""
        if way == "guided" and self._chance.random() < 0.3:
            return [(E.GUIDED, ""), ("closed", "filed")]
        return list(_ENDS_AT_ONCE[way])

    def _do(self, story: Story, act: tuple[Any, ...]) -> None:
        (what, extra), day = act
        if what == "closed":
            if state_of(story.values, story.events).status == "checking":
                story.step(E.CLOSED, day, details={"outcome": extra})
            else:
                story.note(day, {"outcome": extra}, story.papers[0].uid)
        elif what == "urged":
            more = {"direction": "in", "outcome": "urged"}
            story.step(E.URGED, day, body="Huyện ủy Mẫu", details=more)
        elif what == "enforce":
            self._enforce(story)
        elif what is E.DECIDED:
            self._decide(story, day)
        else:
            details = {"go_on": "1"} if extra == "go_on" else {}
            details |= {"by": "paper"} if what in (E.WITHDRAWN, E.WITHDRAWN_PART) else {}
            more = {"body": "Cơ quan Mẫu"}
            if not story.step(what, day, details=details, **more) and extra == "guided":
                story.step(E.GUIDED, day, **more)

    def _decide(self, story: Story, day: date) -> None:
        kind, instance = story.values.kind, story.values.instance
        if kind in ENDS:
            ends = ("confirmed", "changed") if instance == "second" else ENDS[kind]
            outcome = self._chance.choice(ends)
            if story.step(E.DECIDED, day, details={"outcome": outcome}):
                story.results = self._results(outcome)
        else:
            story.step(E.DECIDED, day)

    def _results(self, outcome: str) -> Results:
        chance = self._chance
        if outcome in ("rejected", "confirmed") and chance.random() < 0.7:
            return Results()
        persons, police = chance.randrange(5), chance.randrange(3)
        return Results(
            state_money=chance.choice((0, 0, chance.randrange(900_000_000))),
            state_land_dm2=chance.choice((0, 0, chance.randrange(90_000))),
            back_money=chance.choice((0, 0, chance.randrange(300_000_000))),
            back_land_dm2=chance.choice((0, 0, chance.randrange(50_000))),
            back_orgs=chance.randrange(2),
            back_persons=chance.randrange(4),
            admin_orgs=chance.randrange(2),
            admin_persons=persons,
            admin_officials=chance.randrange(persons + 1),
            police_cases=min(1, police),
            police_persons=police,
            police_officials=chance.randrange(police + 1),
        )

    def _enforce(self, story: Story) -> None:
        """Notes of what came in parts, over several periods, and perhaps the end of it."""
        decided = state_of(story.values, story.events).decided_on
        if story.values.kind not in ENDS or not decided:
            return
        if story.values.kind == "complaint" and self._chance.random() < 0.15:
            where = self._chance.choice(("second", "court"))
            story.step(E.APPEALED, self._after(decided), details={"where": where})
        ordered, day, share = story.results, decided, 0
        for _ in range(self._chance.randrange(4)):
            day = self._after(day, 120)
            share = min(100, share + self._chance.randrange(5, 60))
            if day > TODAY:
                return
            story.enforcement = self._came(ordered, story.enforcement, share)
            numbers = {
                name: str(number) for name, number in vars(story.enforcement).items() if number
            }
            story.note(day, numbers | {"enforcement": "1"})
        if self._chance.random() < 0.6 and (ordered != Results() or self._chance.random() < 0.1):
            story.step(E.ENFORCED, self._after(day, 40))

    def _came(self, ordered: Results, before: Enforcement, share: int) -> Enforcement:
        """All that has come by now: never less than before, never more than was ordered."""
        return replace(
            before,
            got_money=ordered.state_money * share // 100,
            got_land_dm2=ordered.state_land_dm2 * share // 100,
            gave_money=ordered.back_money * share // 100,
            gave_land_dm2=ordered.back_land_dm2 * share // 100,
            **self._persons(ordered, before),
        )

    def _persons(self, ordered: Results, before: Enforcement) -> dict[str, int]:
        """One person more of each sort, an official or not."""
        found = {"done_orgs": max(before.done_orgs, self._chance.randrange(ordered.admin_orgs + 1))}
        for done, wanted in (("done", "admin"), ("charged", "police")):
            persons, officials = f"{done}_persons", f"{done}_officials"
            if getattr(before, persons) < getattr(ordered, f"{wanted}_persons"):
                found[persons] = getattr(before, persons) + 1
                spare = getattr(before, officials) < getattr(ordered, f"{wanted}_officials")
                found[officials] = getattr(before, officials) + int(spare)
                if done == "charged":
                    found["charged_cases"] = 1
        return found

    def _after(self, day: date, most: int = 45) -> date:
        """A later day, often one on which a period ends or begins."""
        near = [one for one in CUT_OFFS if 0 < (one - day).days <= most]
        if near and self._chance.random() < 0.2:
            return self._chance.choice(near)
        return day + timedelta(1 + self._chance.randrange(most))
