"""A made-up year: program, brute force and the stored table agree on every cell and period."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest
from brute_counted import FORMS, PERIODS, Office, differences, period_of
from brute_identities import broken
from brute_table import stored

from desktop_app.reports.filled import CheckKind, FilledReport

pytestmark = pytest.mark.parametrize("period", PERIODS)


def test_brute_force_counts_what_was_stored(year: Office, period: str) -> None:
    assert differences(stored()[period], year.expected(period)) == []


def test_the_program_counts_what_was_stored(year: Office, period: str) -> None:
    """Columns with a formula too: their measures count the same records."""
    assert differences(stored()[period], year.counted(period)) == []


def test_reports_hold_the_same_figures_and_may_be_sent(year: Office, period: str) -> None:
    filled = _filled(year, period)
    expected = stored()[period]
    for form, cells in expected.items():
        shown = filled.forms[form].cells
        assert list(shown) == list(cells)
        assert {code: cell.counted for code, cell in shown.items()} == cells
        for code, cell in shown.items():
            printed = cells[code].quantize(Decimal(1).scaleb(-cell.item.decimals), ROUND_HALF_UP)
            assert cell.value == printed, (form, code)
    assert filled.in_the_way == ()
    assert broken({form: dict(cells) for form, cells in expected.items()}) == []
    told = Counter(one.kind for one in filled.findings if not one.holds)
    assert set(told) <= {CheckKind.RECORD, CheckKind.BRIDGE, CheckKind.OUTLIER}


def _filled(year: Office, period: str) -> FilledReport:
    reports = year.services.reports
    uid = reports.begin("", "kntc", period_of(period), FORMS).uid
    reports.fill_zeros(uid, "06/QLKNTC")
    return reports.filled(uid)
