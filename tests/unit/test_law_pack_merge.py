"""Rules of packs laid over older ones: on every day the newest that holds, and never two."""

from datetime import date

import pytest
from law_pack_bench import layer

from desktop_app.law.packs.differences import Effect, rule_changes
from desktop_app.law.packs.merge import laid_over, outside


def test_other_codes_stay_the_same_objects_in_their_order():
    older = [layer(1, None, None, "a.b"), layer(1, None, None, "c.d")]
    merged = laid_over(older, [layer(2, 10, None, "a.b"), layer(3, 0, None, "x.y")])
    assert [each.code for each in merged] == ["a.b", "a.b", "c.d", "x.y"]
    assert merged[2] is older[1]


def test_a_rule_between_cuts_the_older_one_in_two():
    merged = laid_over([layer(1, None, None)], [layer(2, 10, 20)])
    assert [(r.count, r.valid_from, r.valid_to) for r in merged] == [
        (1, None, date(2026, 1, 10)),
        (2, date(2026, 1, 11), date(2026, 1, 21)),
        (1, date(2026, 1, 22), None),
    ]


@pytest.mark.parametrize(
    ("old", "newer", "left"),
    [
        ((10, 20), (21, 30), [(10, 20)]),
        ((10, 20), (0, 9), [(10, 20)]),
        ((10, 20), (30, None), [(10, 20)]),
        ((10, None), (None, 5), [(10, None)]),
        ((10, 20), (20, 30), [(10, 19)]),
        ((10, 20), (0, 10), [(11, 20)]),
        ((10, 20), (10, 20), []),
        ((10, 20), (10, 19), [(20, 20)]),
        ((10, 20), (11, 20), [(10, 10)]),
        ((10, 20), (None, None), []),
        ((None, None), (10, None), [(None, 9)]),
        ((None, None), (None, 10), [(11, None)]),
        ((None, 20), (5, 6), [(None, 4), (7, 20)]),
    ],
)
def test_what_is_left_of_an_older_rule(old, newer, left):
    older = layer(1, *old)
    assert outside(older, layer(2, *newer)) == [layer(1, *part) for part in left]


def test_the_rules_of_a_code_stand_in_the_order_of_their_time():
    merged = laid_over([layer(1, 10, None), layer(2, None, 9)], [layer(3, 20, None)])
    assert [each.count for each in merged] == [2, 1, 3]


def test_saying_the_same_for_a_longer_time_is_a_change():
    old = [layer(1, 10, None)]
    assert [c.effect for c in rule_changes(old, [layer(1, 20, None)])] == [Effect.SAME]
    assert [c.effect for c in rule_changes(old, [layer(1, 5, None)])] == [Effect.CHANGED]
    assert [c.effect for c in rule_changes([layer(1, 10, 15)], [layer(1, 12, None)])] == [
        Effect.CHANGED
    ]
