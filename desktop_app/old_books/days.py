"""Days as old books hold them: real dates, serial numbers of Excel, words, parts of a date."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.dates import show
from desktop_app.old_books.reading import EMPTY, Doubt, Reading
from desktop_app.old_books.words import folded

EARLIEST = 1990
_EXCEL_START = date(1899, 12, 30)
_SERIALS = range(32874, 73051)  # 1990 to 2099
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FULL = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.,\\]\s*(\d{1,2})\s*[-/.,\\]\s*(\d{4}|\d{2})(?!\d)")
_WORDS = re.compile(
    r"(?:ngay\s*)?(?<!\d)(\d{1,2})\s*(?:thang|th|t)\.?\s*(\d{1,2})(?:\s*(?:nam|,|/|-)?\s*(\d{4}|\d{2}))?"
    r"(?!\d)"
)
_SHORT = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.\\]\s*(\d{1,2})(?!\d|\s*[-/.]\s*\d)")
_ISO_RUN = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])")
_AMERICAN = re.compile(r"\d\s*(?:am|pm)\b")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_ALONE = re.compile(r"(?:ngay\s*)?(\d{1,2})")
_TIME = re.compile(r"\b\d{1,2}\s*(?:h|gio|:)\s*(?:\d{1,2})?(?:\s*(?:phut|p)\b)?(?::\d{2})?")
_TWO_DAYS = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s*(?:-|–|den|va|,|&)\s*(?=\d{1,2}\s*[/.]\s*\d{1,2}(?!\d))"
)

_NO_DAY = "Chưa hiểu ngày “{}”; nhập như 15/3/2024."
_NOT_THERE = "Không có ngày “{}” trong lịch."
_AHEAD = "Ngày {} còn ở phía trước; hãy kiểm tra lại năm."
_LONG_AGO = "Ngày {} quá xa; hãy kiểm tra lại năm."
_NO_YEAR = "Ô chỉ ghi “{}”; năm {} lấy theo {}."
_YEAR_UNKNOWN = "Ô ghi “{}” mà không có năm, và không dòng nào trên đó có năm."


@dataclass(frozen=True)
class When:
    """What is known around a cell: today, the year and month of the sheet or section, the day of
    the line before, the year that the file's name tells."""

    today: date
    year: int | None = None
    month: int | None = None
    before: date | None = None
    file_year: int | None = None


def read_day(value: object, when: When) -> Reading:
    """The day as dd/MM/yyyy; what cannot be a day stays as it was written, marked faulty."""
    if isinstance(value, datetime):
        return _checked(value.date(), when)
    if isinstance(value, date):
        return _checked(value, when)
    if isinstance(value, bool):
        return Reading(str(value), Doubt.FAULTY, _NO_DAY.format(value))
    if isinstance(value, int | float) and math.isfinite(value):
        return _from_number(value, when)
    text = " ".join(str(value).split())
    if re.fullmatch(r"\d{5}", text) and int(text) in _SERIALS:
        return _from_number(int(text), when)
    return _from_text(text, when) if text else EMPTY


def stored_day(shown: str) -> str:
    """dd/MM/yyyy as it is stored; ValueError when it is no such day."""
    day, month, year = shown.split("/")
    return date(int(year), int(month), int(day)).isoformat()


def _checked(day: date, when: When, doubt: Doubt = Doubt.SURE, why: str = "") -> Reading:
    shown = show(day)
    if day > when.today:
        return Reading(shown, Doubt.FAULTY, _AHEAD.format(shown))
    if day.year < EARLIEST:
        return Reading(shown, Doubt.FAULTY, _LONG_AGO.format(shown))
    reading = Reading(shown, doubt, why)
    if when.year and day.year != when.year:
        reading = reading.worse(
            Doubt.DOUBTFUL, f"Trang này ghi năm {when.year}, ô lại là năm {day.year}."
        )
    if when.before and not when.year and when.before - day > timedelta(days=200):
        reading = reading.worse(Doubt.DOUBTFUL, f"Ngày này trước dòng trên ({show(when.before)}).")
    return reading


def _from_number(value: float, when: When) -> Reading:
    shown = f"{value:g}" if isinstance(value, float) else str(value)
    if int(value) in _SERIALS:
        day = _EXCEL_START + timedelta(days=int(value))
        return _checked(day, when, Doubt.GUESSED, f"Ô là số {shown} của Excel, hiểu là ngày này.")
    if float(value).is_integer():
        digits = str(int(value))
        if len(digits) in (5, 7):  # the first zero was lost
            digits = "0" + digits
        return _from_text(digits, when)
    read = _from_text(f"{value:.2f}".rstrip("0"), when)  # "15.3" that became a number
    if str(value).endswith(".1") and read.doubt < Doubt.FAULTY:
        return read.worse(Doubt.DOUBTFUL, f"Ô là số {shown}: có thể là tháng 1 hoặc tháng 10.")
    return read


def _from_text(text: str, when: When) -> Reading:
    words = _TIME.sub(" ", folded(text)).strip()
    several = _TWO_DAYS.search(words)
    words = _TWO_DAYS.sub("", words)
    reading = _parsed(words, text, when)
    if _AMERICAN.search(folded(text)) and reading.doubt < Doubt.FAULTY:
        return reading.worse(
            Doubt.DOUBTFUL, f"Ô ghi “{text}” kiểu Mỹ: có thể tháng đứng trước ngày."
        )
    if several and reading.doubt < Doubt.FAULTY:
        return reading.worse(Doubt.DOUBTFUL, f"Ô ghi nhiều ngày (“{text}”), lấy ngày này.")
    return reading


def _parsed(words: str, text: str, when: When) -> Reading:
    found = _ISO.search(words) or _ISO_RUN.fullmatch(words.strip("./- "))
    if found:
        return _made(int(found[3]), int(found[2]), int(found[1]), text, when)
    found = _FULL.search(words) or _RUN.fullmatch(words.strip("./- "))
    if found:
        return _made(int(found[1]), int(found[2]), _century(found[3]), text, when)
    found = _WORDS.search(words)
    if found:
        if found[3]:
            return _made(int(found[1]), int(found[2]), _century(found[3]), text, when)
        return _without_year(int(found[1]), int(found[2]), text, when)
    found = _SHORT.search(words)
    if found:
        return _without_year(int(found[1]), int(found[2]), text, when)
    found = _ALONE.fullmatch(words)
    month = when.month or (when.before.month if when.before else None)
    if found and month and 1 <= int(found[1]) <= 31:
        return _without_year(int(found[1]), month, text, when).worse(
            Doubt.DOUBTFUL, f"Ô chỉ ghi “{text}”; tháng {month} lấy theo chỗ đứng của dòng."
        )
    return Reading(text, Doubt.FAULTY, _NO_DAY.format(text))


def _made(day: int, month: int, year: int, text: str, when: When) -> Reading:
    try:
        return _checked(date(year, month, day), when)
    except ValueError:
        pass
    try:
        turned = date(year, day, month)
    except ValueError:
        return Reading(text, Doubt.FAULTY, _NOT_THERE.format(text))
    return _checked(turned, when, Doubt.DOUBTFUL, f"Ô ghi “{text}”: tháng đứng trước ngày.")


def _without_year(day: int, month: int, text: str, when: When) -> Reading:
    year, source = _year_for(month, when)
    if year is None:
        return Reading(text, Doubt.FAULTY, _YEAR_UNKNOWN.format(text))
    return _made(day, month, year, text, when).worse(
        Doubt.GUESSED, _NO_YEAR.format(text, year, source)
    )


def _year_for(month: int, when: When) -> tuple[int | None, str]:
    if when.year:
        return when.year, "tên trang hoặc tiêu đề"
    if when.before:
        turned = when.before.month >= 11 and month <= 2
        return when.before.year + turned, "dòng trên"
    if when.file_year:
        return when.file_year, "tên tệp"
    return None, ""


def _century(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)
