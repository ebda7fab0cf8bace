"""Days and hours in the words of official papers."""

from datetime import date

from desktop_app.dates import official_date


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
    return official_date(day)


def hour_words(time: str) -> str:
    """ "08 giờ 30" of "08:30"; any other text stays as it is."""
    hour, colon, minute = time.partition(":")
    return f"{hour} giờ {minute[:2]}" if colon else time
