"""The day of the board in words: weekday, date, lunar date, and what kind of day it is."""

from datetime import date

from desktop_app.law.deadlines.trace_words import off_words
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayKind
from desktop_app.law.workdays.lunar import lunar

_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
_BRANCHES = (
    *("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu"),
    *("Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi"),
)
_MONTHS = (
    *("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu"),
    *("Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp"),
)
_FIRST_TEN = 10


def lunar_words(day: date) -> str:
    """ "ngày 13 tháng Mười năm Bính Ngọ"."""
    on = lunar(day)
    number = f"mùng {on.day}" if on.day <= _FIRST_TEN else f"ngày {on.day}"
    month = _MONTHS[on.month - 1] + (" nhuận" if on.leap else "")
    return f"{number} tháng {month} năm {_STEMS[on.year % 10]} {_BRANCHES[on.year % 12]}"


def day_note(day: date, calendar: WorkCalendar) -> str:
    """ "Âm lịch ngày 13 tháng Mười năm Bính Ngọ · ngày nghỉ hằng tuần"."""
    words = f"Âm lịch {lunar_words(day)}"
    found = calendar.day(day)
    if found.kind is DayKind.WORKING:
        return words
    weekly = found.kind is DayKind.WEEKEND
    return f"{words} · {'ngày nghỉ hằng tuần' if weekly else off_words(found)}"
