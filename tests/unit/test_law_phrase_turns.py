"""Time phrases with turns, amounts and numbers in words."""

import pytest
from phrase_words import words

from desktop_app.law.phrases import read_schedule

CASES = [
    ("03 đợt: tháng 3, tháng 6 và tháng 9/2027", "window 2027-03-01..2027-09-30"),
    ("02 cuộc (quý II và quý IV/2027)", "window 2027-04-01..2027-12-31"),
    ("Lần thứ nhất: tháng 3; lần thứ hai: tháng 8/2027", "text"),  # "nhất" is no number here
    ("Kỳ I: tháng 2/2027", "window 2027-02-01..2027-02-28"),
    ("01 lần vào tháng 7/2027", "window 2027-07-01..2027-07-31"),
    ("03 đợt trong năm 2027", "text"),  # when is not told
    ("03 lần/tuần", "recurring weekly"),
    ("Hằng quý tối thiểu 01 chuyên đề", "recurring quarterly"),
    ("Mỗi năm ít nhất 02 hội nghị", "yearly yearly"),
    ("Hằng tháng 05 tin, bài", "text"),
    ("04 buổi/tháng", "recurring monthly"),
    ("Hằng tháng ít nhất 02 ngày", "text"),
    ("Hằng quý, ngày 05 tháng đầu quý tiếp theo", "recurring quarterly"),
    ("trước ngày 08 của tháng đầu tiên của quý sau", "recurring quarterly"),
    ("Quý cuối năm 2027", "window 2027-10-01..2027-12-31"),
    ("quý đầu của năm 2027", "window 2027-01-01..2027-03-31"),
    ("ngày mùng 3 tháng 9 năm 2027", "day 2027-09-03..2027-09-03"),
    ("trước ngày hai mươi tư tháng mười một năm 2027", "day ..2027-11-24<"),
    ("ngày mồng bảy tháng tư năm hai nghìn không trăm hai mươi bảy", "day 2027-04-07..2027-04-07"),
    ("Tháng mười hai năm 2027", "window 2027-12-01..2027-12-31"),
    ("Tháng tám/2027", "window 2027-08-01..2027-08-31"),
    ("ngày ba mươi mốt tháng tư năm 2027", "text"),  # no such day
    ("tháng ba lần", "text"),
]


@pytest.mark.parametrize(("typed", "meaning"), CASES, ids=[typed for typed, _ in CASES])
def test_turns_amounts_and_numbers_in_words(typed: str, meaning: str) -> None:
    told = words(read_schedule(typed))
    assert told.split(" parts")[0].split(" [")[0] == meaning


def test_each_turn_is_a_part() -> None:
    schedule = read_schedule("Đợt 1: tháng 3; đợt 2: tháng 8", year=2027)
    assert schedule is not None
    assert schedule.parts == (("2027-03-01", "2027-03-31"), ("2027-08-01", "2027-08-31"))
