"""Cases that cross cut-off days, written through the services, against figures made by hand."""

import tomllib
from pathlib import Path

import pytest
from brute_count import COLUMNS
from brute_counted import PERIODS, Office, differences, whole

TABLE = Path(__file__).parents[1] / "files" / "reports_year" / "crossing.toml"
BY_HAND = tomllib.loads(TABLE.read_text("utf-8"))


@pytest.mark.parametrize("period", PERIODS)
def test_program_and_brute_force_say_what_was_reckoned_by_hand(
    crossing: Office, period: str
) -> None:
    told = BY_HAND[period]
    expected = {form: whole(form, told.get(form, {})) for form in COLUMNS}
    assert differences(expected, crossing.expected(period)) == []
    assert differences(expected, crossing.counted(period)) == []
