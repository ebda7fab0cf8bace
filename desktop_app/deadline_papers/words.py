"""A deadline in Vietnamese sentences: the one on top, and the reasons in their order."""

from collections.abc import Callable, Sequence
from datetime import date

from desktop_app.dates import show, show_long
from desktop_app.deadline_papers.days import ShownDay, shown_days
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.law.deadlines.deadline import Sign
from desktop_app.law.deadlines.rule import Shape, Unit

_MANY = 8  # stretches of days that are named in one sentence


def headline(explained: Explanation) -> str:
    """ "07 ngày làm việc kể từ ngày nhận đơn 20/11/2026 → Thứ Tư, 02/12/2026"."""
    if explained.due is None:
        return f"{_asked(explained)} → chưa xác định được ngày hết hạn"
    if explained.event_on is None and explained.raw_due in (explained.due, None):
        before = _before(explained)
        return f"{before or 'Ngày đã định'}: {show_long(explained.due)}"
    until = "đến hết " if explained.shape is Shape.LASTS else ""
    return f"{_asked(explained)} → {until}{show_long(explained.due)}"


def _asked(explained: Explanation) -> str:
    start = explained.event_on
    if start is None:
        return _written(explained)
    event = explained.event or "ngày bắt đầu"
    limit = explained.limit or _limit_by_trace(explained)
    if explained.extended:
        limit += f", gia hạn thêm {explained.extended},"
    if explained.counted_back:
        return f"Chậm nhất {limit} trước {event} {show(start)}"
    return f"{limit} kể từ {event} {show(start)}"


def _limit_by_trace(explained: Explanation) -> str:
    count = sum(day.counted for day in explained.trace)
    skips = any(day.sign is Sign.WEEKEND and not day.counted for day in explained.trace)
    return f"{count:02d} {(Unit.WORKING_DAYS if skips else Unit.DAYS).words}"


def _written(explained: Explanation) -> str:
    day = f" {show(explained.raw_due)}" if explained.raw_due else ""
    return _before(explained) or f"Ngày đã định{day}"


def _before(explained: Explanation) -> str:
    """ "Trước ngày 06/12/2026" where a plan says so, else ""."""
    day = next((d.date for d in explained.trace if d.sign is Sign.EXCLUDED), None)
    return f"Trước ngày {show(day)}" if day is not None else ""


def reasons(explained: Explanation) -> list[str]:
    """Why the deadline falls on its day, one sentence for each step of the count."""
    days = shown_days(explained)
    steps: tuple[Callable[[Explanation, Sequence[ShownDay]], list[str]], ...] = (
        _start,
        _counting,
        _days_off,
        _made_up,
        _stopped,
        _last_counted,
    )
    found = [sentence for step in steps for sentence in step(explained, days)]
    if explained.moved_because and explained.due is not None:
        found.append(_closed(explained.moved_because))
    return found


def method(explained: Explanation) -> list[str]:
    """How the days are counted and why the end was moved, without naming the days."""
    days = shown_days(explained)
    moved = [_closed(explained.moved_because)] if explained.moved_because else []
    return [*_start(explained, days), *_counting(explained, days), *moved]


def _start(explained: Explanation, days: Sequence[ShownDay]) -> list[str]:
    start = explained.event_on
    if start is None:
        return _fixed(explained, days)
    event = explained.event or "ngày bắt đầu"
    first = "đếm lùi từ ngày liền trước" if explained.counted_back else "đếm từ ngày tiếp theo"
    return [
        f"{event[:1].upper()}{event[1:]} là {show_long(start)}; ngày này không tính,"
        f" {first} (Điều 147 Bộ luật Dân sự 2015)."
    ]


def _fixed(explained: Explanation, days: Sequence[ShownDay]) -> list[str]:
    before = next((d for d in days if d.day.sign is Sign.EXCLUDED), None)
    if before is not None:
        excluded = f"{show_long(before.date)}: {_closed(before.day.why)}"
        return [_closed(explained.written), excluded] if explained.written else [excluded]
    if explained.raw_due is None:
        return [_closed(explained.written)] if explained.written else []
    if explained.written:
        return [f"{explained.written}: hạn là {show_long(explained.raw_due)}."]
    return [f"Hạn được định sẵn là {show_long(explained.raw_due)}, không đếm từ một sự kiện."]


def _counting(explained: Explanation, _days: Sequence[ShownDay]) -> list[str]:
    if not explained.limit:
        return []
    by = f" theo {explained.source}" if explained.source else ""
    more = f", được gia hạn thêm {explained.extended}" if explained.extended else ""
    return [f"Thời hạn là {explained.limit}{by}{more}{_HOW[explained.unit or Unit.DAYS]}."]


_HOW = {
    Unit.DAYS: ": đếm liên tục, kể cả ngày nghỉ",
    Unit.WORKING_DAYS: ": chỉ đếm những ngày cơ quan làm việc",
    Unit.MONTHS: ": hết vào ngày tương ứng của tháng cuối (Điều 148 Bộ luật Dân sự 2015)",
    Unit.YEARS: ": hết vào ngày, tháng tương ứng của năm cuối (Điều 148 Bộ luật Dân sự 2015)",
}


def _days_off(explained: Explanation, days: Sequence[ShownDay]) -> list[str]:
    # Days beyond the last one counted belong to the moving of the end, which has its own sentence.
    off = [d for d in days if not d.day.counted and _within_count(explained, d.date)]
    weekends = [d.date for d in off if d.day.sign is Sign.WEEKEND]
    found = [f"Không tính {_listed(weekends)}: nghỉ hằng tuần."] if weekends else []
    by_name: dict[str, list[date]] = {}
    for day in off:
        if day.day.sign in (Sign.HOLIDAY, Sign.IN_LIEU, Sign.SWAPPED_OFF):
            by_name.setdefault(day.day.why, []).append(day.date)
    return found + [f"Không tính {_listed(on)}: {_closed(why)}" for why, on in by_name.items()]


def _within_count(explained: Explanation, day: date) -> bool:
    start, last = explained.event_on, explained.raw_due
    if start is None:
        return False
    return last is None or min(start, last) <= day <= max(start, last)


def _made_up(_explained: Explanation, days: Sequence[ShownDay]) -> list[str]:
    worked = [d for d in days if d.day.sign is Sign.SWAPPED_WORKING and d.day.counted]
    return [f"Tính {show_long(d.date)}: {_closed(d.day.why)}" for d in worked]


def _stopped(explained: Explanation, _days: Sequence[ShownDay]) -> list[str]:
    found = []
    for first, resumed, count in suspensions(explained):
        if resumed is None:
            found.append(
                f"Tạm đình chỉ từ {show(first)}, chưa tiếp tục; hạn tính tiếp từ ngày tiếp tục."
            )
        else:
            found.append(
                f"Tạm đình chỉ từ {show(first)}, tiếp tục từ {show(resumed)}:"
                f" {count} ngày không tính vào thời hạn."
            )
    return found


def suspensions(explained: Explanation) -> list[tuple[date, date | None, int]]:
    """The stretches in which the clock stood: first day, day of resumption, days not counted."""
    found: list[tuple[date, date | None, int]] = []
    first: date | None = None
    count = 0
    for day in explained.trace:
        if day.sign is Sign.SUSPENDED:
            first, count = first or day.date, count + 1
        elif first is not None:
            found.append((first, day.date, count))
            first, count = None, 0
    if first is not None:
        found.append((first, None, count))
    return found


def _last_counted(explained: Explanation, days: Sequence[ShownDay]) -> list[str]:
    numbered = [d for d in days if d.number is not None]
    if explained.raw_due is None or not numbered:
        return []
    last = max(numbered, key=lambda day: day.number or 0)
    which = f"Ngày thứ {last.number} là {show_long(last.date)}"
    return [f"{which}, cũng là ngày hết hạn." if last.is_due else f"{which}."]


def tentative_words(explained: Explanation) -> str:
    """The warning that some of the days are only expected."""
    open_days = [day.date for day in explained.trace if day.tentative]
    return (
        f"Dự kiến: lịch nghỉ của {_listed(open_days)} chưa có văn bản chính thức;"
        " hạn có thể thay đổi khi lịch được công bố."
    )


def day_words(day: ShownDay) -> str:
    """A day in full, for tips and screen readers."""
    words = f"{show_long(day.date)}: {day.day.why}"
    if not day.day.counted and day.day.sign not in (Sign.EVENT, Sign.EXCLUDED) and not day.is_due:
        words += " – không tính"
    if day.day.tentative and "dự kiến" not in words:
        words += " (dự kiến)"
    if day.is_raw_end:
        words += "; ngày cuối theo cách đếm, hạn chuyển sang ngày khác"
    return f"{words}; ngày hết hạn" if day.is_due else words


def fold_words(days: Sequence[ShownDay]) -> str:
    """What a folded stretch holds: "… 41 ngày: 07/12/2026 – 10/01/2027, tính từ thứ 5 đến 45 …"."""
    words = f"… {len(days)} ngày: {show(days[0].date)} – {show(days[-1].date)}"
    numbers = [day.number for day in days if day.number is not None]
    if not numbers:
        return f"{words}, {days[0].day.why} …"
    return f"{words}, ngày thứ {min(numbers)} đến {max(numbers)} …"


def as_text(explained: Explanation) -> str:
    """The whole explanation as plain text, to be pasted elsewhere."""
    lines = [explained.title, headline(explained), ""]
    lines += [f"{place}. {sentence}" for place, sentence in enumerate(reasons(explained), 1)]
    lines += [f"Căn cứ: {explained.source}."] if explained.source else []
    expected = tentative_words(explained) if explained.tentative else ""
    lines += [sentence for sentence in (expected, explained.basis, *explained.notes) if sentence]
    return "\n".join(lines).strip()


def _listed(days: Sequence[date]) -> str:
    """ "ngày 24/11/2026" or "3 ngày (21–22/11/2026, 29/11/2026)"."""
    if len(days) == 1:
        return f"ngày {show(days[0])}"
    stretches: list[list[date]] = []
    for day in days:
        if stretches and (day - stretches[-1][-1]).days == 1:
            stretches[-1].append(day)
        else:
            stretches.append([day])
    named = [_stretch(found[0], found[-1]) for found in stretches]
    if len(named) > _MANY:
        named = [*named[: _MANY - 1], "…", named[-1]]
    return f"{len(days)} ngày ({', '.join(named)})"


def _stretch(first: date, last: date) -> str:
    if first == last:
        return show(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day:02d}–{show(last)}"
    begin = show(first)[:5] if first.year == last.year else show(first)
    return f"{begin}–{show(last)}"


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
