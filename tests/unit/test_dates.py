"""Days as typed and as shown."""

import unicodedata
from datetime import date

import pytest

from desktop_app import dates
from desktop_app.errors import UserError

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15/3", "2026-03-15"),
        ("1/3/26", "2026-03-01"),
        ("01.03.2026", "2026-03-01"),
        ("1-3-2026", "2026-03-01"),
        ("15 3", "2026-03-15"),
        ("150326", "2026-03-15"),
        ("1503", "2026-03-15"),
        ("15032026", "2026-03-15"),
        ("2026-03-15", "2026-03-15"),
        ("ngày 15/3", "2026-03-15"),
        ("hôm qua", "2026-11-20"),
        ("HÔM NAY", "2026-11-21"),
        ("hom kia", "2026-11-19"),
        ("mai", "2026-11-22"),
        ("12/5/58", "1958-05-12"),
        ("29/2/24", "2024-02-29"),
    ],
)
def test_typed_days_are_understood(typed: str, meant: str) -> None:
    assert dates.parse(typed, TODAY) == date.fromisoformat(meant)


@pytest.mark.parametrize("typed", ["31/2", "29/2/2026", "15/13", "abc", "1", "15/3/202", "0/3"])
def test_what_is_no_day_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        dates.parse(typed, TODAY)
    assert typed in caught.value.message


def test_nothing_typed_is_no_day() -> None:
    assert dates.parse("  ", TODAY) is None


def test_decomposed_letters_are_understood() -> None:
    typed = unicodedata.normalize("NFD", "hôm qua")
    assert dates.parse(typed, TODAY) == date(2026, 11, 20)


def test_days_are_shown_in_the_vietnamese_order() -> None:
    assert dates.show(date(2026, 3, 5)) == "05/03/2026"
    assert dates.show("2026-03-05") == "05/03/2026"
    assert dates.show("2026-03-05T09:00:00+07:00") == "05/03/2026"
    assert dates.show(None) == ""
    assert dates.show("không rõ") == "không rõ"


def test_the_days_of_the_week() -> None:
    week = [dates.weekday(date(2026, 3, day)) for day in range(2, 9)]
    assert week == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
    assert dates.show_long(date(2026, 3, 2)) == "Thứ Hai, 02/03/2026"
