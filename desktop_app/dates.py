"""Days as a person types them ("15/3", "150326", "hôm qua") and as the program shows them."""

import re
from datetime import date, timedelta

from db.text import fold
from desktop_app.errors import UserError

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WORDS = {
    "hom nay": 0,
    "nay": 0,
    "hom qua": -1,
    "qua": -1,
    "hom kia": -2,
    "ngay mai": 1,
    "mai": 1,
    "ngay kia": 2,
}
_PARTED = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{2}|\d{4}))?[./-]?")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def show(day: date | str | None) -> str:
    """A day as dd/MM/yyyy; takes a date, "YYYY-MM-DD" (with or without a time) or nothing."""
    if not day:
        return ""
    if isinstance(day, str):
        try:
            return show(date.fromisoformat(day[:10]))
        except ValueError:
            return day
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def official_date(day: date) -> str:
    """ "ngày 05 tháng 3 năm 2026": days to 9 and months 1 and 2 get a zero (NĐ 30/2020/NĐ-CP)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday(day: date) -> str:
    """ "Thứ Hai", as it stands at the beginning of a line."""
    name = WEEKDAYS[day.weekday()]
    return name[0].upper() + name[1:]


def show_long(day: date) -> str:
    """ "Thứ Hai, 23/11/2026"."""
    return f"{weekday(day)}, {show(day)}"


def parse(text: str, today: date) -> date | None:
    """The day that was typed, None for nothing; UserError when no such day can be meant.

    Without a year, the year of today is meant; two digits are 20xx (for births: 19xx when 20xx
    would lie more than twenty years ahead).
    """
    words = fold(text).strip()
    if not words:
        return None
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    iso = _ISO.fullmatch(words)
    if iso:
        return _day(int(iso[3]), int(iso[2]), int(iso[1]), text)
    found = _PARTED.fullmatch(words.removeprefix("ngay ")) or _RUN_TOGETHER.fullmatch(words)
    if not found:
        raise UserError(f"Chưa hiểu ngày “{text.strip()}”. Nhập như 15/3, 15/03/2026 hoặc 150326.")
    return _day(int(found[1]), int(found[2]), _year(found[3], today), text)


def _year(typed: str | None, today: date) -> int:
    if typed is None:
        return today.year
    year = int(typed)
    if len(typed) == 4:
        return year
    return 2000 + year if 2000 + year <= today.year + 20 else 1900 + year


def _day(day: int, month: int, year: int, typed: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UserError(f"Không có ngày “{typed.strip()}” trong lịch.") from None
