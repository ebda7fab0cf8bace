"""Rules of packs laid over older ones: on every day the newest that holds, and never two."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.packs.differences import Effect, rule_changes
from desktop_app.law.packs.merge import laid_over

FIRST = date(2026, 1, 1)
_PLACES = st.integers(0, 60)


def rule(count: int, first: int | None, last: int | None, code: str = "a.b") -> Rule:
    return Rule(
        code=code,
        title="t",
        event="e",
        count=count,
        document="d",
        article="a",
        valid_from=None if first is None else FIRST + timedelta(first),
        valid_to=None if last is None else FIRST + timedelta(last),
    )


@st.composite
def layers(draw):
    """Rules of one code, each a layer over those before; `count` is the number of the layer."""
    made = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        first = draw(st.none() | _PLACES)
        last = draw(st.none() | _PLACES)
        if first is not None and last is not None and last < first:
            first, last = last, first
        made.append(rule(number, first, last))
    return made


@settings(max_examples=300, deadline=None)
@given(layers(), st.integers(-5, 70))
def test_on_every_day_the_newest_layer_that_holds(made, place):
    day = FIRST + timedelta(place)
    merged: tuple[Rule, ...] = ()
    for layer in made:
        merged = laid_over(merged, [layer])
    expected = [layer.count for layer in made if layer.holds_on(day)][-1:]
    assert [each.count for each in merged if each.holds_on(day)] == expected


def test_other_codes_stay_the_same_objects_in_their_order():
    older = [rule(1, None, None, "a.b"), rule(1, None, None, "c.d")]
    merged = laid_over(older, [rule(2, 10, None, "a.b"), rule(3, 0, None, "x.y")])
    assert [each.code for each in merged] == ["a.b", "a.b", "c.d", "x.y"]
    assert merged[2] is older[1]


def test_a_rule_between_cuts_the_older_one_in_two():
    merged = laid_over([rule(1, None, None)], [rule(2, 10, 20)])
    assert [(r.count, r.valid_from, r.valid_to) for r in merged] == [
        (1, None, date(2026, 1, 10)),
        (2, date(2026, 1, 11), date(2026, 1, 21)),
        (1, date(2026, 1, 22), None),
    ]


def test_saying_the_same_for_a_longer_time_is_a_change():
    old = [rule(1, 10, None)]
    assert [c.effect for c in rule_changes(old, [rule(1, 20, None)])] == [Effect.SAME]
    assert [c.effect for c in rule_changes(old, [rule(1, 5, None)])] == [Effect.CHANGED]
    assert [c.effect for c in rule_changes([rule(1, 10, 15)], [rule(1, 12, None)])] == [
        Effect.CHANGED
    ]
