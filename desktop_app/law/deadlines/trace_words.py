"""The Vietnamese words of a trace: why a day was counted, skipped, or why the end moved."""

from datetime import date

from desktop_app import dates
from desktop_app.law.deadlines.rule import Shape, Unit
from desktop_app.law.workdays.day import Day, DayKind

EVENT_WORDS = {
    Shape.AFTER: "ngày xảy ra sự kiện, không tính",
    Shape.LASTS: "ngày bắt đầu, không tính",
    Shape.BEFORE: "ngày diễn ra, không tính",
}
_KIND_WORDS = {
    DayKind.HOLIDAY: "nghỉ lễ",
    DayKind.IN_LIEU: "nghỉ bù",
    DayKind.SWAPPED_OFF: "nghỉ hoán đổi",
    DayKind.SWAPPED_WORKING: "làm bù",
}


def off_words(day: Day) -> str:
    """Why a day is off: "Thứ Bảy", "nghỉ lễ: Ngày Văn hóa Việt Nam (dự kiến)"."""
    kind = _KIND_WORDS.get(day.kind)
    words = f"{kind}: {day.name}" if kind and day.name else kind or dates.weekday(day.date)
    return f"{words} (dự kiến)" if day.tentative else words


def counted_words(day: Day, number: int, unit: Unit) -> str:
    """ "ngày làm việc thứ 3"; a day made up for says so."""
    words = f"{'ngày làm việc' if unit is Unit.WORKING_DAYS else 'ngày'} thứ {number}"
    if unit is Unit.WORKING_DAYS and day.kind is DayKind.SWAPPED_WORKING:
        words += f" ({off_words(day)})"
    return words


def last_words(day: Day, count: int, unit: Unit, *, moves: bool) -> str:
    """What follows the number of the last day: that months are full, that it is a day off."""
    full = f", đủ {count:02d} {unit.words}" if unit in (Unit.MONTHS, Unit.YEARS) else ""
    off = f"; ngày cuối là ngày nghỉ ({off_words(day)})" if moves and not day.works else ""
    return full + off


def moved_words(raw: Day, due: date) -> str:
    """Why the end is another day than the one counted."""
    because = f"{dates.show_long(raw.date)} là ngày nghỉ ({off_words(raw)})"
    if due < raw.date:
        return f"{because} nên lùi về ngày làm việc liền trước: {dates.show_long(due)}"
    return (
        f"{because} nên kết thúc vào cuối ngày làm việc tiếp theo: {dates.show_long(due)}"
        " (Điều 148 khoản 5 Bộ luật Dân sự 2015)"
    )


def open_words(since: date) -> str:
    """Why there is no end: the clock stands still."""
    return f"Đang tạm đình chỉ từ {since:%d/%m/%Y}; hạn được tính tiếp từ ngày tiếp tục."
