"""Days and hours in the words of official papers."""

from datetime import date


def day_words(day: date | str | None) -> str:
    """ "ngày 05 tháng 3 năm 2026" (NĐ 30/2020: a zero for days to 9 and months 1, 2); "" for none.

    Takes a date, "YYYY-MM-DD" or nothing; any other text stays as it is.
    """
    if not day:
        return ""
    if isinstance(day, str):
        try:
            return day_words(date.fromisoformat(day[:10]))
        except ValueError:
            return day
    month = f"{day.month:02d}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def hour_words(time: str) -> str:
    """ "08 giờ 30" of "08:30"; any other text stays as it is."""
    hour, colon, minute = time.partition(":")
    return f"{hour} giờ {minute[:2]}" if colon else time


def lowered(label: str) -> str:
    """A label as it stands inside a sentence: "Khiếu nại" as "khiếu nại"."""
    return label[:1].lower() + label[1:]
