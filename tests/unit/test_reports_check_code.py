"""The code that two officers read to each other: one for equal figures, another for any other."""

import hashlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.check_code import LETTERS, check_code, form_codes, spoken

KEYS = st.tuples(st.sampled_from(["01/TCD", "02/XLD", "DC"]), st.text("123456789", min_size=1))
VALUES = st.none() | st.decimals(0, 10**9, places=2)
FIGURES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=30)


def _by_hand(text: str) -> str:
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(text.encode()).digest())
    signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "".join(signs[int(bits[at : at + 5], 2)] for at in range(0, 40, 5))


EXPECTED = _by_hand("02/XLD\t1\t58\n02/XLD\t2\t-\nDC\t1\t3.5")


def test_the_code_of_these_figures_is_the_one_on_the_page_of_formats() -> None:
    figures = {("02/XLD", "1"): Decimal("58"), ("02/XLD", "2"): None, ("DC", "1"): Decimal("3.50")}
    # SHA-256 of "02/XLD\t1\t58\n02/XLD\t2\t-\nDC\t1\t3.5", its first 40 bits, five at a time.
    assert check_code(figures) == EXPECTED
    assert spoken(EXPECTED) == f"{EXPECTED[:4]} {EXPECTED[4:]}"


def test_no_sign_can_be_taken_for_another_over_the_phone() -> None:
    assert len(set(LETTERS)) == 32
    assert not set("OI01") & set(LETTERS)


@given(FIGURES, st.randoms())
def test_the_order_and_the_writing_of_figures_do_not_matter(figures, chance) -> None:
    turned = list(figures.items())
    chance.shuffle(turned)
    wider = {key: value and value.normalize() for key, value in turned}
    assert check_code(wider) == check_code(figures)


@given(FIGURES, st.data())
def test_any_other_figure_gives_another_code_here_and_for_its_form_alone(figures, data) -> None:
    key = data.draw(st.sampled_from(sorted(figures)))
    other = data.draw(VALUES.filter(lambda value: value != figures[key]))
    changed = figures | {key: other}
    assert check_code(changed) != check_code(figures)
    before, after = form_codes(figures), form_codes(changed)
    assert [form for form in before if before[form] != after[form]] == [key[0]]


@pytest.mark.parametrize(("one", "other"), [("0", "0.00"), ("-0", "0"), ("100", "1E+2")])
def test_equal_numbers_are_equal_however_written(one: str, other: str) -> None:
    key = ("02/XLD", "1")
    assert check_code({key: Decimal(one)}) == check_code({key: Decimal(other)})
