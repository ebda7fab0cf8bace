"""Cases taken through random legal steps: what must hold whatever happens to them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from case_desk import PERSON, SECRET, open_desk
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Sign
from desktop_app.petitions.model import EventKind
from desktop_app.petitions.state import MAIN_LINE

TODAY = date(2027, 6, 30)
RECEIVED = st.dates(date(2026, 5, 1), date(2026, 12, 31))
ON_THE_CLOCK = {"accepted", "complex", "extended", "suspended", "resumed"}
WAIT = st.sampled_from((9, 4, 1, 20, 0))
KINDS = ("complaint", "second", "denunciation", "feedback")


@pytest.fixture(scope="module")
def desk(tmp_path_factory, made_office):
    with open_desk(tmp_path_factory.mktemp("ngẫu nhiên"), TODAY, made_office) as made:
        made.s.settings.put("petitions.knpa_days", "15")
        yield made


class Walk(RuleBasedStateMachine):
    """One case; every rule is something a person may do to it."""

    desk = None

    @initialize(kind=st.sampled_from(KINDS), received=RECEIVED, accepted=st.booleans())
    def begin(self, kind, received, accepted):
        person = SECRET if kind == "denunciation" else PERSON
        more = {"instance": "second"} if kind == "second" else {}
        sort = "complaint" if kind == "second" else kind
        paper = self.desk.paper(sort, received, person=person, **more)
        self.uid, self.second = paper.case_uid, kind == "second"
        self.day = received
        self.start = self.snapshot()
        self.closed = {}
        if accepted:
            self.take("accepted", received + timedelta(3))

    @rule(data=st.data(), wait=WAIT)
    def any_step(self, data, wait):
        day = min(self.day + timedelta(wait), TODAY)
        self.take(data.draw(st.sampled_from(self.allowed(day))), day)

    @rule(data=st.data(), wait=WAIT)
    def step_on_the_clock(self, data, wait):
        day = min(self.day + timedelta(wait), TODAY)
        main = [kind for kind in self.allowed(day) if kind in ON_THE_CLOCK]
        if main:
            self.take(data.draw(st.sampled_from(main)), day)

    @rule(before=WAIT, length=st.integers(1, 30))
    def stand_still_for_a_while(self, before, length):
        begin = self.day + timedelta(before)
        end = begin + timedelta(length)
        if end <= TODAY and "suspended" in self.allowed(begin):
            self.take("suspended", begin)
            self.take("resumed", end)

    def allowed(self, day):
        return sorted(name for name, step in self.desk.steps(self.uid, day).items() if step.allowed)

    def take(self, kind, day):
        if not self._do(kind, day):
            return
        self.day = day
        for clock in self.clocks():
            if clock.status in ("done", "void"):
                self.closed.setdefault(clock.uid, self.reckoning(clock))

    @rule()
    def undo_and_redo(self):
        after = self.snapshot()
        if len(self.events()) == 1:
            return
        self.desk.s.undo()
        assert self.snapshot() != after
        self.desk.s.redo()
        assert self.snapshot() == after

    @rule(wait=st.integers(1, 5))
    def forbidden_steps_change_nothing(self, wait):
        before = self.snapshot()
        for name, step in self.desk.steps(self.uid, self.day).items():
            if not step.allowed:
                with pytest.raises(UserError):
                    self.desk.do(self.uid, name, self.day)
        with pytest.raises(UserError):
            self.desk.do(self.uid, "note", TODAY + timedelta(wait))
        assert self.snapshot() == before

    @invariant()
    def days_are_in_order(self):
        days = [e.values.day for e in self.events() if e.values.kind in MAIN_LINE]
        assert days == sorted(days) and all(day <= TODAY for day in days)

    @invariant()
    def at_most_one_open_clock_says_until_when_to_resolve(self):
        clocks = [c for c in self.clocks() if c.step == "resolve"]
        assert len(clocks) <= 1
        case = self.desk.s.cases.get(self.uid)
        standing = case.status in ("accepted", "suspended")
        assert [c.status == "open" for c in clocks] == ([standing] if clocks else [])
        if standing and case.status == "accepted":
            assert not clocks or clocks[0].due
        answers = [c for c in self.clocks() if c.step == "answer"]
        waiting = case.status in ("checking", "accepted")
        assert [c.status == "open" for c in answers] == ([waiting] if answers else [])

    @invariant()
    def the_clock_stands_as_long_as_the_case_is_suspended(self):
        for clock in self.clocks():
            if clock.step != "resolve":
                continue
            stops = self.suspended()
            assert tuple((s.start, s.end) for s in clock.suspensions) == stops
            trace = self.desk.s.cases.why(clock.uid).trace
            stood = {one.date for one in trace if one.sign is Sign.SUSPENDED}
            last = max(one.date for one in trace)
            begun = {
                clock.event_on + timedelta(n) for n in range(1, (last - clock.event_on).days + 1)
            }
            assert stood == {d for d in begun if any(a <= d and (not b or d < b) for a, b in stops)}
            if clock.due:
                assert sum(one.counted for one in trace) == clock.count

    @invariant()
    def what_is_closed_keeps_its_reckoning(self):
        for clock in self.clocks():
            if clock.uid in self.closed:
                assert self.reckoning(clock) == self.closed[clock.uid]

    @invariant()
    def the_next_day_is_that_of_the_first_open_clock(self):
        days = [c.due for c in self.clocks() if c.status == "open" and c.due]
        assert self.desk.s.cases.get(self.uid).next_due == min(days, default=None)

    def teardown(self):
        if not hasattr(self, "uid"):
            return
        while len(self.events()) > 1:
            self.desk.s.cases.take_back(self.events()[-1].uid)
        assert self.snapshot() == self.start

    # What the rules look at

    def _do(self, kind, day) -> bool:
        more = {}
        if kind == "decided" and self.second:
            more = {"details": {"outcome": "changed"}}
        if kind == "closed":
            more = {"details": {"outcome": "filed"}} if self.checking() else {}
        if kind == "dialogue_called":
            more = {"until": day + timedelta(7)}
        try:
            self.desk.do(self.uid, kind, day, **more)
        except UserError as error:
            # Allowed on that day, but the event before it lies later.
            assert error.field == "day", (kind, error.message)
            return False
        return True

    def checking(self):
        return self.desk.s.cases.get(self.uid).status == "checking"

    def events(self):
        return self.desk.s.cases.events(self.uid)

    def clocks(self):
        return self.desk.s.cases.clocks(self.uid)

    def suspended(self):
        found = []
        for event in self.events():
            if event.values.kind is EventKind.SUSPENDED:
                found.append((event.values.day, None))
            elif event.values.kind is EventKind.RESUMED:
                found[-1] = (found[-1][0], event.values.day)
        return tuple(found)

    def reckoning(self, clock):
        trace = self.desk.s.cases.why(clock.uid).trace
        return clock.raw_due, clock.due, clock.article, clock.rule, trace

    def snapshot(self):
        case = replace(self.desk.s.cases.get(self.uid), rev=0)
        papers = [replace(p, rev=0) for p in self.desk.s.cases.petitions(self.uid)]
        clocks = [
            (c.step, c.status, c.due, c.done_on, c.suspensions, c.extended, c.rule)
            for c in self.clocks()
        ]
        return case, papers, clocks, [e.values for e in self.events()]


def test_random_walks(desk):
    Walk.desk = desk
    quick = settings(
        max_examples=30,
        stateful_step_count=18,
        deadline=None,
        phases=(Phase.generate,),  # shrinking a walk through a real book takes minutes
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Walk, settings=quick)
