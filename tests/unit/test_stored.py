"""Values of a record survive being kept and read back, whatever their kind."""

from dataclasses import dataclass
from datetime import date

from desktop_app.receptions.model import ChairmanDayValues, DayStatus
from desktop_app.stored import record_of, values_of


@dataclass(frozen=True)
class _Sample:
    name: str
    day: date | None
    count: int | None
    ticked: bool
    lines: tuple[str, ...]


def test_a_record_keeps_every_kind_of_value() -> None:
    sample = _Sample("Một", date(2026, 11, 21), 3, True, ("a", "b"))
    record = record_of(sample)
    assert record == {
        "name": "Một",
        "day": "2026-11-21",
        "count": 3,
        "ticked": "1",
        "lines": "a\nb",
    }
    assert values_of(_Sample, record | {"more": 1}) == sample


def test_what_is_absent_stays_absent() -> None:
    nothing = dict.fromkeys(("name", "day", "count", "ticked", "lines"))
    assert values_of(_Sample, nothing) == _Sample("", None, None, False, ())


def test_choices_come_back_as_choices() -> None:
    values = ChairmanDayValues(day=date(2026, 12, 1), status=DayStatus.POSTPONED)
    assert values_of(ChairmanDayValues, record_of(values)) == values


def test_lines_are_kept_clean_and_once() -> None:
    assert record_of(_Sample("", None, None, False, (" a  b ", "", "a b")))["lines"] == "a b"
