"""What was typed about time, as sentences: how it is understood and the days that follow."""

from dataclasses import dataclass
from datetime import date

from desktop_app import dates
from desktop_app.errors import UserError
from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.wording import schedule_words
from desktop_app.tasks.dating import Dated, Law, dated, understood
from desktop_app.tasks.model import TaskValues

_SHOWN = 6  # days written out


@dataclass(frozen=True)
class Meaning:
    """The state ("done" understood, "soon" a question, "" nothing typed), its words, the days."""

    status: str
    words: str
    days: tuple[str, ...] = ()


def meaning_of(values: TaskValues, law: Law, year: int, since: date | None = None) -> Meaning:
    """How the time of a task is understood, before it is saved.

    Of what comes back in a new task, the times before `since` are not to be done.
    """
    if not values.rule and not values.schedule_text.strip():
        return Meaning("", "Chưa ghi thời gian: việc sẽ nằm ở “Chưa rõ hạn”.")
    if values.rule and values.event_on is None:
        return Meaning("", f"Ghi {law.rules.versions(values.rule)[0].event} để tính hạn.")
    known = understood(values) if not values.rule else values
    try:
        times, question = dated(known, law, year)
    except UserError as error:
        return Meaning("late", error.message)
    ahead = [time for time in times if since is None or time.due is None or time.due >= since]
    ahead = ahead or list(times)  # a task all of whose days have passed is late as it stands
    lines = tuple(_line(time, alone=len(times) == 1) for time in ahead)
    if question:
        return Meaning("soon", question, lines)
    if values.rule:
        return Meaning("done", _rule_words(values, law), lines)
    words = _understood_words(known, times)
    past = len(times) - len(ahead)
    return Meaning("done", f"{words}, {past} lần đã qua" if past else words, _short(lines))


def _understood_words(values: TaskValues, times: tuple[Dated, ...]) -> str:
    schedule = values.schedule
    assert schedule is not None
    words = schedule_words(schedule)
    if schedule.kind is not ScheduleKind.TEXT and values.month_days and not schedule.day:
        days = ", ".join(str(day) for day in values.month_days)
        words = f"ngày {days}, {words}"
    dated_count = sum(time.due is not None for time in times)
    if not dated_count:
        return f"Hiểu là: {words}. Không có ngày đến hạn."
    count = f": {dated_count} lần" if dated_count > 1 else ""
    return f"Hiểu là: {words}{count}"


def _rule_words(values: TaskValues, law: Law) -> str:
    assert values.event_on is not None
    rule = law.rules.rule(values.rule, values.event_on)
    return f"{rule.limit_words} từ {rule.event}; {rule.article}, {rule.document}"


def _line(time: Dated, alone: bool) -> str:
    if time.due is None:
        return f"{time.label or 'Một lần'}: không có ngày đến hạn"
    moved = ""
    if time.moved_because:
        why = time.moved_because if alone else f"{dates.show(time.raw_due)} là ngày nghỉ"
        moved = f" ({why})"
    label = f"{time.label}: " if time.label else ""
    return f"{label}hạn {dates.show_long(time.due)}{moved}"


def _short(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) <= _SHOWN:
        return lines
    return (*lines[: _SHOWN - 1], f"… và {len(lines) - _SHOWN + 1} lần nữa")
