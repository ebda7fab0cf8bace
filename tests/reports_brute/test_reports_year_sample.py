"""The sample office, written through the services: its reports say what its rows say."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from brute_count import COLUMNS
from brute_counted import FORMS, PERIODS, Office, differences, period_of
from brute_identities import broken

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.sample import open_sample


@pytest.fixture(scope="module")
def sample(sample_folder: Path) -> Iterator[Office]:
    """The whole sample, once."""
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    office = open_sample(sample_folder, clock)
    services = office.services()
    yield Office(services, sample_folder / "so.db", office.keys.book)
    services.close()
    office.close()


@pytest.mark.parametrize("period", PERIODS)
def test_measures_count_what_the_rows_say(sample: Office, period: str) -> None:
    assert differences(sample.expected(period), sample.counted(period)) == []


@pytest.mark.parametrize("period", ["H1", "Y"])
def test_reports_hold_what_the_rows_say(sample: Office, period: str) -> None:
    reports, expected = sample.services.reports, sample.expected(period)
    uid = reports.begin("", "lần nữa", period_of(period), FORMS).uid
    reports.fill_zeros(uid, "06/QLKNTC")
    filled = reports.filled(uid)
    counted = {
        form: {code: cell.counted for code, cell in filled.forms[form].cells.items()}
        for form in COLUMNS
    }
    assert counted == expected
    said = {
        form: {code: cell.value for code, cell in one.cells.items() if cell.value is not None}
        for form, one in filled.forms.items()
    }
    assert broken(said) == [] and filled.in_the_way == ()
    assert expected["01/TCD"]["1"] > 0 and expected["02/XLD"]["4"] > 0
    if period == "Y":
        assert expected["03/GQKN"]["7"] > 0 and expected["05/KQTH"]["1"] > 0
