"""Days as written in heads and captions."""

from datetime import date


def day_of(day: str | None, month: str | None, year: str | None) -> str | None:
    """The day as "YYYY-MM-DD", or None when a part is missing or there is no such day."""
    if not (day and month and year) or len(year) != 4:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
