"""Times of the upper plan pulled in, in words that the reader of time phrases understands."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from desktop_app.law.phrases import read_schedule
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.law.schedule import Recurrence, ReportDeadline, Schedule, ScheduleKind
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.plans.derive.days import (
    day_text,
    days_between,
    last_admissible,
    moved_back,
    next_day,
    on_a_working_day,
    with_year,
)
from desktop_app.plans.wording import coming_back

_BY_LAW = WorkCalendar()  # without an office's own days
_KEPT_KINDS = {ScheduleKind.ONGOING, ScheduleKind.AD_HOC, ScheduleKind.FROM_YEAR}
_DATE = re.compile(
    r"(?P<d>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})"
    r"(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>\d{4}|\d{2}(?!\d)))?(?![\d/])",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:từ|đến|tới|trước|chậm nhất|muộn nhất|không quá)\b", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"\bngày\s+(?P<d>\d{1,2})(?!\d|\s*[/.-]\s*\d|\s+tháng\s+\d)", re.IGNORECASE
)
_UNCLEAR = "Chưa hiểu câu này nên giữ nguyên lời, không lùi."
_LEAST_DAYS, _LEAST_SHARE = 7, 3  # a window stays one while a week and a third of it are left


class How(StrEnum):
    """What became of a time of the upper plan."""

    PULLED = "pulled"
    KEPT = "kept"  # it has no day that could be moved, or the margin is 0
    STUCK = "stuck"  # it has a day, but moving it would leave its month or year
    MISSING = "missing"  # the upper plan names none


class OurTime(msgspec.Struct, frozen=True):
    """A time of our own plan: its words, their meaning, what was done, and a note to the person.

    `last` is the last day that still counts, in the year of the plan; None when none is known.
    """

    text: str
    schedule: Schedule | None
    how: How
    note: str = ""
    last: str | None = None


class _Phrase(msgspec.Struct, frozen=True):
    """The upper plan's phrase and what our own must come out as."""

    text: str
    meaning: Schedule
    margin: int
    year: int | None
    calendar: WorkCalendar

    @property
    def plan_year(self) -> int | None:
        """The year that completes days of this phrase: none where it comes back."""
        return None if self.meaning.recurrence else self.year


def our_time(text: str, margin: int, year: int | None, calendar: WorkCalendar = _BY_LAW) -> OurTime:
    """The time of the upper plan, `margin` days earlier; never later, whatever the phrase.

    `year` is the year of the plan, which completes days written without one. Days off by the
    calendar are passed over backwards where the year is known.
    """
    words = " ".join(text.split())
    meaning = read_schedule(words, year)
    if meaning is None:
        return OurTime("", None, How.MISSING, "Kế hoạch cấp trên không ghi thời gian.")
    if meaning.kind is ScheduleKind.TEXT:
        return _with_reports(words, margin, year, calendar) or _kept(words, meaning, year, _UNCLEAR)
    phrase = _Phrase(words, meaning, margin, year, calendar)
    if margin <= 0 or _has_no_day(phrase):
        return _kept(words, meaning, year, "" if margin <= 0 else "Không có ngày để lùi.")
    return next(_pulled(phrase), None) or _kept(
        words,
        meaning,
        year,
        f"Lùi {margin} ngày thì ra ngoài kỳ hoặc sang năm trước, nên giữ như cấp trên.",
        How.STUCK,
    )


def _with_reports(
    words: str, margin: int, year: int | None, calendar: WorkCalendar
) -> OurTime | None:
    """A phrase not understood as a whole, with the report dates in it pulled in."""
    pulled = words
    for deadline in read_report_deadlines(words, 0, year) if margin > 0 else ():
        own_year = None if deadline.recurring else year
        time = our_time(report_phrase(deadline), margin, own_year, calendar)
        found = list(_DATE.finditer(deadline.text))
        end = time.schedule.end if time.how is How.PULLED and time.schedule else None
        if found and end and pulled.count(deadline.text) == 1:
            day = day_text(end, year=found[-1]["y"] is not None)
            text = deadline.text[: found[-1].start()] + day + deadline.text[found[-1].end() :]
            pulled = pulled.replace(deadline.text, text)
    if pulled == words:
        return None
    note = "Chưa hiểu hết câu này; chỉ lùi các hạn báo cáo nêu trong đó."
    return OurTime(pulled, read_schedule(pulled, year), How.KEPT, note)


def report_phrase(deadline: ReportDeadline) -> str:
    """The time of a report as a phrase of its own: "từ ngày 01/6 đến trước ngày 15/6/2025"."""
    if deadline.due is None:
        found = re.search(r"(?:trước\s+|chậm nhất\s+)?ngày\s+\d.*$", deadline.text, re.IGNORECASE)
        meant = read_schedule(found[0]) if found else None
        known = meant and meant.kind is not ScheduleKind.TEXT
        return found[0] if found and known else coming_back(deadline)
    before = "" if deadline.last_day == deadline.due else "trước "
    if deadline.window_from:
        words = (
            f"từ ngày {day_text(deadline.window_from)} đến {before}ngày {day_text(deadline.due)}"
        )
    else:
        words = f"{before or 'chậm nhất '}ngày {day_text(deadline.due)}"
    return f"{words} hằng năm" if deadline.recurring else words


def _kept(
    words: str, meaning: Schedule, year: int | None, note: str, how: How = How.KEPT
) -> OurTime:
    return OurTime(words, meaning, how, note, last_admissible(meaning, year))


def _has_no_day(phrase: _Phrase) -> bool:
    meaning = phrase.meaning
    if meaning.day is not None:
        return meaning.recurrence is Recurrence.WEEKLY
    kinds = {meaning.kind, *meaning.also}
    return meaning.end is None or bool(kinds & _KEPT_KINDS and not _DATE.search(phrase.text))


def _pulled(phrase: _Phrase) -> Iterator[OurTime]:
    """What the phrase may become, the most natural words first; each one read again and right."""
    if phrase.meaning.day is not None:
        yield from _day_of_month(phrase)
        return
    if phrase.meaning.parts:
        yield from _stretches(phrase)
        return
    first, last = phrase.meaning.start, last_admissible(phrase.meaning, phrase.year)
    ours = _earlier(phrase, last) if last else None
    if ours is None:
        return
    for text in _wordings(phrase, first and with_year(first, phrase.plan_year), ours):
        meaning = read_schedule(text, phrase.year)
        if meaning and _is_right(phrase, meaning, ours):
            yield OurTime(_like(phrase.text, text), meaning, How.PULLED, _bare_day(phrase), ours)


def _earlier(phrase: _Phrase, last: str) -> str | None:
    """The last day moved back by the margin, then to a working day where its year is known."""
    whole = with_year(last, phrase.plan_year)
    moved = moved_back(whole, phrase.margin)
    return moved and on_a_working_day(moved, phrase.calendar)


def _wordings(phrase: _Phrase, first: str | None, ours: str) -> Iterator[str]:
    again = " hằng năm" if phrase.meaning.kind is ScheduleKind.YEARLY else ""
    before = next_day(ours)
    inclusive = f"hết ngày {day_text(ours)}"
    one_day = phrase.meaning.start == phrase.meaning.end
    if first and not one_day and _stays_a_window(phrase, first, ours):
        if _BOUND.search(phrase.text):
            yield from _substituted(phrase, ours)
        elif before:
            yield f"{phrase.text.rstrip(' .;,')}, xong trước ngày {day_text(before)}"
        else:
            yield f"{phrase.text.rstrip(' .;,')}, xong chậm nhất ngày {day_text(ours)}"
        start = day_text(first, year=first[:4] != ours[:4])
        end = f"trước ngày {day_text(before)}" if before else inclusive
        yield f"từ ngày {start} đến {end}{again}"
        yield f"từ ngày {day_text(first)} đến {inclusive}{again}"
    elif first is None:
        yield from _substituted(phrase, ours)
    if before and not one_day:
        yield f"trước ngày {day_text(before)}{again}"
    yield f"chậm nhất ngày {day_text(ours)}{again}"


def _stays_a_window(phrase: _Phrase, first: str, ours: str) -> bool:
    """Whether enough is left of a window; one that runs over New Year without a year is not."""
    last = last_admissible(phrase.meaning, phrase.year)
    if last is None or ours < first or ours[0] != first[0] or last < first:
        return False
    left, whole = days_between(first, ours), days_between(first, with_year(last, phrase.plan_year))
    return left >= _LEAST_DAYS and left * _LEAST_SHARE >= whole


def _substituted(phrase: _Phrase, ours: str) -> Iterator[str]:
    """The phrase with its last day replaced, so that every other word stays."""
    found = list(_DATE.finditer(phrase.text))
    end = next_day(ours) if phrase.meaning.exclusive else ours
    if not found or end is None:
        return
    place = found[-1]
    elsewhere = phrase.year is not None and {end[:4], ours[:4]} != {f"{phrase.year}"}
    with_its_year = place["y"] is not None or (elsewhere and not end.startswith("--"))
    for year in dict.fromkeys((with_its_year, True)):
        yield phrase.text[: place.start()] + day_text(end, year=year) + phrase.text[place.end() :]


def _stretches(phrase: _Phrase) -> Iterator[OurTime]:
    """Several stretches: each one becomes a deadline of its own."""
    ours = [last and _earlier(phrase, last) for last in _part_ends(phrase, phrase.meaning)]
    days = list(dict.fromkeys(day for day in ours if day))
    if len(days) == 0 or None in ours:
        return
    text = _dates_replaced(phrase, [day for day in ours if day])
    read = read_schedule(text, phrase.year)
    if read and _part_ends(phrase, read) == ours and _is_right(phrase, read, days[-1]):
        yield OurTime(text, read, How.PULLED, "", days[-1])
    befores = [next_day(day) for day in days]
    pieces = [
        f"trước ngày {day_text(before)}" if before else f"chậm nhất ngày {day_text(day)}"
        for day, before in zip(days, befores, strict=True)
    ]
    for joined in ("; ".join(pieces), "; ".join(f"chậm nhất ngày {day_text(d)}" for d in days)):
        again = " hằng năm" if phrase.meaning.kind is ScheduleKind.YEARLY else ""
        meaning = read_schedule(joined + again, phrase.year)
        if meaning and _is_right(phrase, meaning, days[-1]):
            yield OurTime(_like(phrase.text, joined + again), meaning, How.PULLED, "", days[-1])


def _part_ends(phrase: _Phrase, meaning: Schedule) -> list[str | None]:
    """The last day of each part that still counts."""
    ends = [with_year(end, phrase.plan_year) for _, end in meaning.parts]
    return [moved_back(end, 1) if meaning.exclusive else end for end in ends]


def _dates_replaced(phrase: _Phrase, ours: list[str]) -> str:
    """The phrase with the last day of each part replaced by ours, every other word kept."""
    text = phrase.text
    found = [date for date in _DATE.finditer(text) if not date["y"] or phrase.year is None]
    if len(found) != len(ours):
        return ""
    for place, day in reversed(list(zip(found, ours, strict=True))):
        end = next_day(day) if phrase.meaning.exclusive else day
        if end is None or end[:4] != day[:4]:
            return ""
        text = text[: place.start()] + day_text(end, year=False) + text[place.end() :]
    return text


def _day_of_month(phrase: _Phrase) -> Iterator[OurTime]:
    """ "trước ngày 15 của tháng cuối quý": the day moves within its month or not at all."""
    day = phrase.meaning.day or 0
    ours = day - phrase.margin
    if ours < (2 if phrase.meaning.exclusive else 1):
        return
    for found in _DAY_OF_MONTH.finditer(phrase.text):
        if int(found["d"]) == day:
            text = f"{phrase.text[: found.start('d')]}{ours:02d}{phrase.text[found.end('d') :]}"
            meaning = read_schedule(text, phrase.year)
            if meaning and meaning == msgspec.structs.replace(phrase.meaning, day=ours):
                yield OurTime(text, meaning, How.PULLED)


def _is_right(phrase: _Phrase, ours: Schedule, last: str) -> bool:
    """Whether our words mean just this last day, come back as before, and begin no earlier."""
    meaning = phrase.meaning
    if ours.kind is ScheduleKind.TEXT or ours.recurrence != meaning.recurrence:
        return False
    if (ours.also_every, ours.day, ours.also_days) != (
        meaning.also_every,
        meaning.day,
        meaning.also_days,
    ):
        return False
    read = last_admissible(ours, phrase.year)
    begins = ours.start and with_year(ours.start, phrase.plan_year)
    begun = meaning.start and with_year(meaning.start, phrase.plan_year)
    if read is None or with_year(read, phrase.plan_year) != last:
        return False
    return begins is None or (begun is not None and begins == begun)


def _bare_day(phrase: _Phrase) -> str:
    """A day that stands alone may be the day of an event, which cannot be moved."""
    if phrase.meaning.start is not None and phrase.meaning.start == phrase.meaning.end:
        return "Nếu đây là ngày tổ chức (không phải hạn), hãy ghi lại đúng ngày của cấp trên."
    return ""


def _like(model: str, text: str) -> str:
    """The words with a capital first letter when the model has one."""
    upper = model[:1].isupper() or not model[:1].isalpha()
    return text[:1].upper() + text[1:] if upper else text
