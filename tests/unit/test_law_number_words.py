"""Numbers in words, as amounts and dates tell them."""

import pytest

from desktop_app.law.phrase_numbers import in_digits, number_told


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nam", 5),
        ("khong bay", 7),
        ("muoi lam", 15),
        ("hai muoi mot", 21),
        ("mot tram muoi", 110),
        ("hai nghin khong tram hai muoi sau", 2026),
        ("mot tram hai muoi ba nghin bon tram linh nam", 123_405),
        ("nam muoi tu trieu", 54_000_000),
        ("ba ty khong tram nam muoi trieu", 3_050_000_000),
        ("hai nghin ty", 2 * 10**12),
        ("mot nghin hai tram ty nam tram trieu", 1200 * 10**9 + 500 * 10**6),
        ("nam tu", None),
        ("ba muoi phan tram", None),
    ],
)
def test_words_tell_a_number_or_nothing(words: str, number: int | None) -> None:
    assert number_told(words) == number


def test_days_months_and_years_become_digits() -> None:
    told = "ngay muoi lam thang nam nam hai nghin khong tram hai muoi sau"
    assert in_digits(told) == "ngay 15 thang 5 nam 2026"
