"""What tired hands type and paste into a figure: read as meant, or refused shortly."""

from decimal import Decimal

import pytest

from desktop_app.errors import UserError
from desktop_app.reports.forms.model import Item
from ui.reports.form.clipboard import read_figures
from ui.reports.form.numbers import shown, typed


@pytest.mark.parametrize(
    ("text", "decimals", "value"),
    [
        ("1.234,5", 6, "1234.5"),
        ("1,234.5", 6, "1234.5"),
        (" 12 ", 0, "12"),
        ("\u00a01\u202f234\u00a0", 0, "1234"),
        ("1.234.567", 0, "1234567"),
        ("1,234,567", 0, "1234567"),
        ("１２", 0, "12"),
        ("007", 0, "7"),
        ("0", 0, "0"),
        ("0,5", 6, "0.5"),
        ("0.500", 6, "0.5"),
        ("0,500", 2, "0.5"),
        ("0.125", 6, "0.125"),
        ("0,125", 6, "0.125"),
        ("1.234.567,891", 6, "1234567.891"),
    ],
)
def test_read_as_meant(text, decimals, value):
    assert typed(text, decimals) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "mười hai",
        "NaN",
        "Infinity",
        "1e9",
        "-1",
        "−1",
        "- 1",
        "1,2,3",
        "1.23.456",
        "1/2",
        "12%",
        "<b>12</b>",
        "=1+1",
        "0x10",
        "1_000",
        "½",
        "²",
        "9" * 40,
        "9" * 5_000,
        "x" * 5_000,
        "1." * 2_500,
        "0." + "1" * 5_000,
        "\x00",
    ],
)
@pytest.mark.parametrize("decimals", [0, 2, 6])
def test_refused_in_a_short_sentence(text, decimals):
    with pytest.raises(UserError) as refused:
        typed(text, decimals)
    assert len(refused.value.message) < 200
    with pytest.raises(UserError) as refused:
        read_figures([text], [Item(code="1", label="x", decimals=decimals)])
    assert len(refused.value.message) < 250


@pytest.mark.parametrize("decimals", [0, 2, 6])
@pytest.mark.parametrize("value", ["0", "1", "10", "100", "1000", "12345678", "999999999999999"])
def test_what_is_shown_is_read_back_as_it_was(value, decimals):
    for part in (Decimal(0), Decimal(1).scaleb(-decimals) if decimals else Decimal(0)):
        number = Decimal(value) + part
        if number < 10**15:
            assert typed(shown(number, decimals), decimals) == number
