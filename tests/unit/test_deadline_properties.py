"""What holds for every limit, start, calendar and suspension."""

from collections.abc import Sequence
from datetime import date, timedelta

from deadline_oracle import Question, answer
from deadline_table import made_rule
from hypothesis import assume, example, given
from hypothesis import strategies as st

from desktop_app.law.deadlines.deadline import Deadline, Sign, Suspension
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule import DayOff, Rule, Shape, Unit
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind

PLAIN = WorkCalendar()
ONE = timedelta(days=1)
COUNTED_IN_DAYS = [Unit.DAYS, Unit.WORKING_DAYS]

starts = st.dates(date(2025, 1, 1), date(2027, 10, 1))
units = st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS])


@st.composite
def forward_rules(draw: st.DrawFn) -> Rule:
    unit = draw(units)
    top = 3 if unit is Unit.MONTHS else 60
    return made_rule(draw(st.integers(1, top)), unit)


@st.composite
def stops(draw: st.DrawFn) -> list[Suspension]:
    """Closed suspensions, in any order, that may overlap and touch."""
    pairs = draw(st.lists(st.tuples(st.integers(-10, 70), st.integers(0, 12)), max_size=4))
    first = date(2026, 6, 1)
    return [
        Suspension(first + timedelta(begin), first + timedelta(begin + length))
        for begin, length in pairs
    ]


def holidays(*days: date) -> WorkCalendar:
    return WorkCalendar([DayEdit(day, DayKind.HOLIDAY, "nghỉ thử") for day in days])


def stopped_days(suspensions: Sequence[Suspension]) -> set[date]:
    return {
        stop.start + timedelta(n)
        for stop in suspensions
        for n in range(((stop.end or stop.start) - stop.start).days)
    }


def contiguous(found: Deadline) -> bool:
    days = [each.date for each in found.trace]
    return days == [days[0] + timedelta(n) for n in range(len(days))]


@given(forward_rules(), starts, st.sets(st.integers(-3, 90), min_size=1, max_size=5))
def test_more_holidays_never_make_a_forward_date_earlier(
    rule: Rule, start: date, away: set[int]
) -> None:
    before = deadline(rule, start, PLAIN)
    after = deadline(rule, start, holidays(*(start + timedelta(n) for n in away)))
    assert before.due is not None and after.due is not None
    assert after.due >= before.due
    if rule.unit is not Unit.WORKING_DAYS:
        assert after.raw_due == before.raw_due


@given(st.integers(1, 60), starts, st.integers(1, 40), st.integers(1, 40), st.sampled_from(DayOff))
def test_n_days_stopped_within_move_a_calendar_limit_by_n(
    count: int, start: date, begin: int, length: int, day_off: DayOff
) -> None:
    assume(begin <= count)
    first = start + timedelta(begin)
    stop = Suspension(first, first + timedelta(length))
    rule = made_rule(count, day_off=day_off)
    plain, moved = deadline(rule, start, PLAIN), deadline(rule, start, PLAIN, [stop])
    assert plain.raw_due is not None
    assert moved.raw_due == plain.raw_due + timedelta(length)


@given(forward_rules(), st.dates(date(2026, 5, 20), date(2026, 7, 15)), stops(), st.randoms())
def test_order_splitting_and_overlap_of_suspensions_do_not_matter(
    rule: Rule, start: date, suspensions: list[Suspension], random: object
) -> None:
    found = deadline(rule, start, PLAIN, suspensions)
    shuffled = [*suspensions, *suspensions]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    single = [Suspension(day, day + ONE) for day in sorted(stopped_days(suspensions))]
    assert deadline(rule, start, PLAIN, shuffled) == found
    assert deadline(rule, start, PLAIN, single) == found


@given(forward_rules(), st.dates(date(2026, 5, 20), date(2026, 7, 15)), stops())
@example(made_rule(30), date(2026, 12, 2), [Suspension(date(2027, 1, 4), date(2027, 1, 6))])
def test_the_trace_tells_the_whole_count(
    rule: Rule, start: date, suspensions: list[Suspension]
) -> None:
    found = deadline(rule, start, PLAIN, suspensions)
    assert found.raw_due is not None and found.due is not None
    counted = [each.date for each in found.trace if each.counted]
    if rule.unit in COUNTED_IN_DAYS:
        assert len(counted) == rule.count
    assert counted[-1] == found.raw_due
    assert (found.trace[0].date, found.trace[0].sign) == (start, Sign.EVENT)
    assert found.trace[-1].date == found.due
    assert contiguous(found)
    assert all(each.why for each in found.trace)
    still = stopped_days(suspensions)
    assert PLAIN.works(found.due)
    assert found.due not in still
    for each in found.trace[1:]:
        assert (each.sign is Sign.SUSPENDED) == (each.date in still)
        assert not (each.counted and each.date in still)


@given(st.integers(1, 60), st.dates(date(2026, 5, 20), date(2026, 7, 15)), stops())
def test_a_calendar_limit_that_goes_back_ends_on_a_day_it_counted(
    count: int, start: date, suspensions: list[Suspension]
) -> None:
    found = deadline(made_rule(count, day_off=DayOff.BACK), start, PLAIN, suspensions)
    assert found.raw_due is not None and found.due is not None
    assert found.due > start
    assert PLAIN.works(found.due)
    assert found.due not in stopped_days(suspensions)
    assert contiguous(found)
    if found.due < found.raw_due:
        between = range(1, (found.raw_due - found.due).days + 1)
        gap = {found.due + timedelta(n) for n in between}
        assert not [d for d in gap - stopped_days(suspensions) if PLAIN.works(d)]


@given(st.integers(1, 40), starts)
def test_backwards_is_the_inverse_of_forwards_on_working_days(count: int, start: date) -> None:
    event = PLAIN.on_or_after(start + timedelta(120))
    back = deadline(made_rule(count, Unit.WORKING_DAYS, Shape.BEFORE), event, PLAIN)
    assert back.due is not None
    assert deadline(made_rule(count, Unit.WORKING_DAYS), back.due, PLAIN).due == event


@given(st.integers(1, 60), units, starts)
def test_a_backwards_limit_leaves_the_whole_limit_free(count: int, unit: Unit, day: date) -> None:
    event = day + timedelta(100)
    count = 1 + count % 2 if unit is Unit.MONTHS else count
    found = deadline(made_rule(count, unit, Shape.BEFORE, DayOff.BACK), event, PLAIN)
    assert found.due is not None and found.raw_due is not None
    assert PLAIN.works(found.due)
    assert found.due <= found.raw_due < event
    assert (found.trace[0].date, found.trace[-1].date) == (found.due, event)
    assert contiguous(found)
    if unit in COUNTED_IN_DAYS:
        assert sum(each.counted for each in found.trace) == count
    if unit is Unit.DAYS:
        assert event - found.due >= timedelta(count)


@given(forward_rules(), st.dates(date(2025, 1, 1), date(2027, 9, 1)), st.data())
def test_the_engine_agrees_with_the_counter_of_its_own(
    rule: Rule, start: date, data: st.DataObject
) -> None:
    pairs = data.draw(
        st.lists(
            st.tuples(st.integers(-5, 60), st.one_of(st.none(), st.integers(0, 15))), max_size=3
        )
    )
    spans = tuple(
        (start + timedelta(a), None if length is None else start + timedelta(a + length))
        for a, length in pairs
    )
    found = deadline(rule, start, PLAIN, [Suspension(a, b) for a, b in spans])
    question = Question(rule.count, rule.unit.value, "after", "forward", start, spans)
    assert answer(question) == (found.raw_due, found.due)
    assert (found.due is None) == bool(
        found.moved_because and "tạm đình chỉ" in found.moved_because
    )
