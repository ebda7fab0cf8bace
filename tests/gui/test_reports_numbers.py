"""Figures as they are shown, typed and pasted."""

from decimal import Decimal

import pytest

from desktop_app.errors import UserError
from desktop_app.reports.forms.model import Item
from ui.reports.form.numbers import change, shown, typed
from ui.reports.form.rows import formula_words


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (None, 0, ""),
        (Decimal(0), 0, "0"),
        (Decimal(1234567), 0, "1.234.567"),
        (Decimal("12.50"), 2, "12,5"),
        (Decimal("1E+3"), 0, "1.000"),
        (Decimal(-3), 0, "−3"),
        (Decimal("0.125"), 3, "0,125"),
    ],
)
def test_a_figure_is_shown_as_vietnamese_write_it(value, decimals, words):
    assert shown(value, decimals) == words


@pytest.mark.parametrize(
    ("text", "decimals", "value"),
    [
        ("", 0, None),
        ("  ", 2, None),
        ("12", 0, "12"),
        ("1.234", 0, "1234"),
        ("1,234", 0, "1234"),
        ("1.234.567", 0, "1234567"),
        ("1 234", 0, "1234"),
        ("12,5", 1, "12.5"),
        ("12.5", 1, "12.5"),
        ("1.234,5", 2, "1234.5"),
        ("1,234.5", 2, "1234.5"),
        ("0,125", 3, "0.125"),
    ],
)
def test_dots_and_commas_are_understood(text, decimals, value):
    assert typed(text, decimals) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "decimals"), [("abc", 0), ("1..2", 0), ("12,5", 0), ("-4", 0), ("1,25", 1), ("1e3", 0)]
)
def test_what_is_no_figure_is_refused(text, decimals):
    with pytest.raises(UserError):
        typed(text, decimals)


def test_a_difference_has_its_sign():
    assert change(Decimal(7), Decimal(5)) == "+2"
    assert change(Decimal(5), Decimal(7)) == "−2"
    assert change(Decimal(5), Decimal(5)) == "0"
    assert change(None, Decimal(5)) == ""


def test_a_formula_is_read_as_people_write_it():
    item = Item(code="CK2P", label="Tỷ lệ", formula="CK2/CK1*#100".replace("/", " / "))
    assert formula_words(item) == "= CK2 : CK1 × 100"
    assert formula_words(Item(code="1", label="Tổng", formula="5+11+17")) == "= 5 + 11 + 17"
    assert formula_words(Item(code="3", label="Tổng", printed="3= 4+23")) == "= 4 + 23"
    assert formula_words(Item(code="9", label="Đất đai")) == ""
