"""Identifiers grow, whatever the clock does."""

import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.uids import UidMaker

START = datetime(2026, 11, 21, tzinfo=UTC)


def test_it_is_a_version_7_uuid_with_the_time_in_front() -> None:
    text = UidMaker(lambda: START)()
    made = uuid.UUID(text)
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert text == str(made)
    assert made.int >> 80 == int(START.timestamp() * 1000)


def test_thousands_within_one_millisecond_grow_and_differ() -> None:
    maker = UidMaker(lambda: START)
    made = [maker() for _ in range(5000)]
    assert made == sorted(set(made))


@given(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=50))
def test_they_grow_also_when_the_clock_goes_back(steps: list[int]) -> None:
    moments = iter([START + timedelta(milliseconds=step) for step in steps])
    maker = UidMaker(lambda: next(moments))
    made = [maker() for _ in steps]
    assert made == sorted(set(made))
    assert all(uuid.UUID(text).version == 7 for text in made)


def test_two_machines_at_the_same_moment_differ() -> None:
    assert UidMaker(lambda: START)() != UidMaker(lambda: START)()
