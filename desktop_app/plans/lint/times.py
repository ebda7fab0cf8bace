"""Days that contradict themselves: a wrong weekday, a stretch that ends before it begins."""

import datetime
import re
from collections.abc import Iterator

from desktop_app.plans.lint.context import Context, Passage, finding
from desktop_app.plans.model import Finding, Severity, Text

_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật")
_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DAY = (
    r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)"
    r"|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)"
)
_NAME = r"thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ nhật)"
_BEFORE = re.compile(rf"(?:{_NAME})[\s,(]*(?:ngày\s+)?(?:{_DAY})", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:{_DAY})\s*\(\s*(?:{_NAME})\s*\)", re.IGNORECASE)
_STRETCH = re.compile(
    r"từ\s+(?:ngày\s+)?(\d{1,2})/(\d{1,2})(?:/((?:19|20)\d\d))?\s*(?:[-–]|đến)\s*"
    r"(?:hết\s+|trước\s+)?(?:ngày\s+)?(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)",
    re.IGNORECASE,
)
# The time of a task whose beginning and end stood in columns of their own.
_COLUMNS = re.compile(
    r"(\d{1,2})/(\d{1,2})(?:/((?:19|20)\d\d))?\s*[-–]\s*(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)"
)
_TERM = re.compile(
    r"(?:nhiệm\s+kỳ|giai\s+đoạn)\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_YEARS = re.compile(r"(?<!\d )năm(?:\s+học)?\s+(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.IGNORECASE)
_HALF_A_YEAR = 6  # months; a stretch over New Year may leave out the first year
_LETTERED = re.compile(r"(?<![^\s(“\"])[lO\d][lO\d/.]*%?(?![^\s,;:.)”\"])")


def check_weekdays(context: Context) -> Iterator[Finding]:
    """ "thứ Sáu, ngày 22/9/2026": the calendar says Tuesday."""
    for passage in context.passages:
        for match in _BEFORE.finditer(passage.text):
            yield from _weekday(context, passage, match, match.groups()[:2], match.groups()[2:])
        for match in _BEHIND.finditer(passage.text):
            yield from _weekday(context, passage, match, match.groups()[6:], match.groups()[:6])


def _weekday(
    context: Context,
    passage: Passage,
    match: re.Match[str],
    name: tuple[str | None, ...],
    digits: tuple[str | None, ...],
) -> Iterator[Finding]:
    day = _date(*(int(part) for part in digits if part))
    said = (name[0] or name[1] or "").lower()
    number = int(said) - 2 if said.isdecimal() else _WEEKDAYS.index(" ".join(said.split()))
    if day is None or day.weekday() == number:
        return
    message = (
        f"Ngày {day:%d/%m/%Y} là {_NAMES[day.weekday()]}, không phải {_NAMES[number]};"
        " xin xem lại ngày hoặc thứ."
    )
    line = context.line_of(match[0], passage.line)
    yield finding("weekday_differs", Severity.ERROR, message, line, excerpt=match[0])


def check_stretches(context: Context) -> Iterator[Finding]:
    """ "từ 21/3 đến 11/3/2026": nobody can do anything in a stretch that ends first."""
    said = [(passage.text, passage.line) for passage in context.passages]
    said += [(t.schedule_text, t.lines[0] if t.lines else 1) for t in context.plan.tasks]
    for text, line in dict.fromkeys(said):
        found = [match for match in _STRETCH.finditer(text) if _is_reversed(match)]
        found += [match for match in _TERM.finditer(text) if match[2] <= match[1]]
        if (columns := _COLUMNS.fullmatch(text)) and _is_reversed(columns):
            found.append(columns)
        for match in found:
            years = match.re is _TERM
            first, last = ("năm đầu", "năm cuối") if years else ("ngày đầu", "ngày cuối")
            message = f"“{match[0]}”: {first} ở sau {last}; xin xem lại."
            if years and match[1] == match[2]:
                message = f"“{match[0]}”: hai năm như nhau; xin xem lại."
            place = context.line_of(match[0], line)
            yield finding("stretch_reversed", Severity.ERROR, message, place, excerpt=match[0])


def _is_reversed(stretch: re.Match[str]) -> bool:
    day, month, year, last_day, last_month, last_year = stretch.groups()
    begin = _date(int(day), int(month), int(year or last_year))
    end = _date(int(last_day), int(last_month), int(last_year))
    over_new_year = not year and int(month) - int(last_month) >= _HALF_A_YEAR
    return begin is not None and end is not None and begin > end and not over_new_year


def check_closing_year(context: Context) -> Iterator[Finding]:
    """ "Trên đây là Kế hoạch … năm 2025" under a title of the year 2026."""
    said = [match.groups() for match in _YEARS.finditer(context.plan.title)]
    for body in context.plan.closing:
        if not isinstance(body, Text) or not body.text.lstrip().lower().startswith("trên đây"):
            continue
        found = list(_YEARS.finditer(body.text))
        if len(said) == len(found) == 1 and found[0].groups() != said[0]:
            message = (
                f"Câu kết ghi “{found[0][0]}”, khác với trích yếu của kế hoạch; xin xem lại năm."
            )
            line = context.line_of(found[0][0], body.line)
            yield finding(
                "closing_year_differs", Severity.WARNING, message, line, excerpt=found[0][0]
            )


def check_digits(context: Context) -> Iterator[Finding]:
    """ "ngày l1 tháng O2", "l00%": letters read for digits, as happens to scanned papers."""
    for number, text in enumerate(context.source.lines, start=1):
        for match in _LETTERED.finditer(text):
            word = match[0].rstrip(".")
            if not re.search(r"[lO]", word) or not re.search(r"\d", word):
                continue
            meant = word.replace("l", "1").replace("O", "0")
            message = f"“{word}” có chữ cái lẫn trong số; có lẽ là “{meant}”."
            yield finding(
                "letter_in_number", Severity.ERROR, message, number, excerpt=word, suggestion=meant
            )


def _date(day: int, month: int, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
