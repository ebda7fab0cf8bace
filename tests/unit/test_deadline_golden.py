"""The golden table: dated examples against the engine, and against a counter of its own."""

from collections import Counter

import pytest
from deadline_oracle import Question, answer
from deadline_table import Example, examples

from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.workdays.calendar import WorkCalendar

EXAMPLES = examples()
CALENDAR = WorkCalendar()


def _name(example: Example) -> str:
    return f"{example.limit} {example.start}"


@pytest.mark.parametrize("example", EXAMPLES, ids=_name)
def test_the_engine_says_what_the_table_says(example: Example) -> None:
    found = deadline(example.rule, example.start, CALENDAR, example.suspensions, example.extend)
    assert (found.raw_due, found.due) == (example.raw_due, example.due), example.why
    assert bool(found.moved_because) == (found.raw_due != found.due or found.due is None)


@pytest.mark.parametrize("example", EXAMPLES, ids=_name)
def test_the_independent_counter_says_the_same(example: Example) -> None:
    rule = example.rule
    question = Question(
        count=rule.count + example.extend,
        unit=rule.unit.value,
        shape=rule.shape.value,
        day_off=rule.day_off.value,
        start=example.start,
        stops=example.stops,
    )
    assert answer(question) == (example.raw_due, example.due), example.why


def test_the_table_is_large_and_says_each_thing_once() -> None:
    asked = Counter((e.limit, e.start, e.stops, e.extend) for e in EXAMPLES)
    assert len(EXAMPLES) >= 250
    assert [one for one, times in asked.items() if times > 1] == []
    assert all(example.why for example in EXAMPLES)
