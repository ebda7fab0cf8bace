"""What the reader understood, said in the short words of the screen."""

import re

from desktop_app.dates import WEEKDAYS
from desktop_app.law.phrases import read_schedule
from desktop_app.law.report_words import day_told
from desktop_app.law.schedule import Recurrence, ReportDeadline, Schedule, ScheduleKind

_BLANK = re.compile(r"\b(ngày|tháng|năm)\s+(?!\S*[\d….])")
_COMMITTEE = re.compile(r"(?:ủy|uỷ) ban nhân dân\s+(?=\S)", re.IGNORECASE)
_PLACE_KIND = re.compile(r"^(?:Xã|Phường|Đặc Khu|Tỉnh|Thành Phố|Huyện|Quận|Thị Xã|Thị Trấn)\b")
_KINDS = {
    ScheduleKind.ONGOING: "thường xuyên",
    ScheduleKind.YEARLY: "hằng năm",
    ScheduleKind.RECURRING: "lặp lại",
    ScheduleKind.PERIODIC: "định kỳ",
    ScheduleKind.PER_TERM: "theo nhiệm kỳ",
    ScheduleKind.AD_HOC: "đột xuất",
}
_RECURRENCES = {
    Recurrence.WEEKLY: "hằng tuần",
    Recurrence.MONTHLY: "hằng tháng",
    Recurrence.QUARTERLY: "hằng quý",
    Recurrence.HALF_YEARLY: "6 tháng một lần",
    Recurrence.NINE_MONTHLY: "9 tháng một lần",
    Recurrence.YEARLY: "hằng năm",
    Recurrence.PER_TERM: "theo nhiệm kỳ",
}
_PERIODS = {
    "6_months": "6 tháng",
    "9_months": "9 tháng",
    "year": "năm",
    "quarter": "quý",
    "month": "tháng",
    "week": "tuần",
}


def day_words(day: str) -> str:
    """A day of the model as dd/MM/yyyy, or dd/MM when its year is not known."""
    year, month, date = day[:-6], day[-5:-3], day[-2:]
    return f"{date}/{month}" if year in {"", "-"} else f"{date}/{month}/{year}"


def with_dots(date_text: str) -> str:
    """A day with blanks as it is read on a screen: "ngày … tháng … năm 2027"."""
    return _BLANK.sub(r"\1 … ", f"{date_text} ").strip()


def short_issuer(issuer: str) -> str:
    """ "UBND xã Đồng Mẫu" for "ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU": a column has no room for more."""
    committee = _COMMITTEE.match(issuer)
    if committee is None:
        return issuer
    name = issuer[committee.end() :]
    if name.isupper():
        name = _PLACE_KIND.sub(lambda kind: kind[0].lower(), name.title())
    return f"UBND {name}"


def schedule_words(schedule: Schedule | None) -> str:
    """What a time phrase was understood as: "01/01 – 31/03/2025"; "" when it was not understood.

    A day of each period is named ("trước ngày 20 hằng tháng"), and so is each stretch of several.
    """
    if schedule is None:
        return ""
    kinds = (schedule.kind, *schedule.also)
    parts = [word for word in (_kind_words(kind, schedule) for kind in kinds) if word]
    parts += [_RECURRENCES[every] for every in schedule.also_every]
    days = _stretches(schedule) if schedule.parts else _days(schedule)
    if days:
        parts.append(days)
    return ", ".join(dict.fromkeys(parts))


def deadline_words(deadline: ReportDeadline) -> str:
    """A report's due day: "Báo cáo 6 tháng: trước 10/05/2025 (hết 09/05), hằng năm"."""
    known = _PERIODS.get(deadline.period)
    title = f"Báo cáo {known}" if known else deadline.period[:1].upper() + deadline.period[1:]
    day = deadline.due or deadline.last_day
    when = ""
    before = bool(deadline.due and deadline.last_day and deadline.last_day != deadline.due)
    if day and deadline.window_from:
        when = _window(deadline.window_from, day, before)
    elif day:
        when = f"{'trước' if before else 'chậm nhất'} {day_words(day)}"
    elif told := day_told(deadline.text):
        when = schedule_words(told)
    if before and deadline.last_day:
        when += f" (hết {day_words(deadline.last_day)})"
    again = ", hằng năm" if deadline.recurring and day else ""
    return f"{title}: {when or deadline.text}{again}"


def coming_back(deadline: ReportDeadline) -> str:
    """The words of a deadline without one day of its own, so that the grammar reads them.

    "ngày 05 hằng tháng báo cáo Chủ tịch …" is "ngày 5 hằng tháng"; words as they stand where the
    grammar reads them already, or where no day is told.
    """
    meant = read_schedule(deadline.text)
    told = day_told(deadline.text)
    if told is None or (meant and meant.kind is not ScheduleKind.TEXT):
        return deadline.text
    words = schedule_words(told)
    return words if read_schedule(words) == told else deadline.text


def _kind_words(kind: ScheduleKind, schedule: Schedule) -> str:
    if kind in {ScheduleKind.RECURRING, ScheduleKind.PERIODIC} and schedule.recurrence:
        return _day_of_period(schedule) + _RECURRENCES[schedule.recurrence]
    if kind == ScheduleKind.FROM_YEAR and schedule.start:
        return f"từ năm {schedule.start[:4]} trở đi"
    return _KINDS.get(kind, "")


def _day_of_period(schedule: Schedule) -> str:
    """ "trước ngày 20 ", "thứ Năm ", "ngày 25 tháng cuối ": the days within each period."""
    if not schedule.day:
        return ""
    before = "trước " if schedule.exclusive else ""
    days = (schedule.day, *schedule.also_days)
    if schedule.recurrence is Recurrence.WEEKLY:
        return f"{before}{', '.join(WEEKDAYS[day - 1] for day in days)} "
    monthly = schedule.recurrence == Recurrence.MONTHLY
    numbers = " và ".join(f"{day}" for day in days)
    return f"{before}ngày {numbers}{'' if monthly else ' tháng cuối'} "


def _stretches(schedule: Schedule) -> str:
    """ "01/06 – 30/06; 01/12 – 31/12/2026": the year only where it changes."""
    shown: list[str] = []
    for i, (start, end) in enumerate(schedule.parts):
        following = (*schedule.parts, ("", ""))[i + 1]
        first, after = start or end, following[0] or following[1]
        words = day_words(end) if first == end else _window(start, end, schedule.exclusive)
        if not start:
            words = f"{'trước' if schedule.exclusive else 'chậm nhất'} {words}"
        same_year = after and after[:-6] == end[:-6] == first[:-6]
        shown.append(words[: -len("/2026")] if same_year and end[0].isdigit() else words)
    return "; ".join(shown)


def _days(schedule: Schedule) -> str:
    start, end = schedule.start, schedule.end
    if schedule.kind == ScheduleKind.FROM_YEAR and not end:
        return ""
    exclusive = schedule.exclusive and not schedule.day  # else it is about the day
    if start and end and start != end:
        return _window(start, end, exclusive)
    if end:
        if exclusive:
            return f"trước {day_words(end)}"
        return day_words(end) if start == end else f"chậm nhất {day_words(end)}"
    return f"từ {day_words(start)}" if start else ""


def _window(start: str, end: str, exclusive: bool = False) -> str:
    same_year = start[:-6] == end[:-6]
    first = day_words(start)[:5] if same_year else day_words(start)
    return f"{first} – {'trước ' if exclusive else ''}{day_words(end)}"
