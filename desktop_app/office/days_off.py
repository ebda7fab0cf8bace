"""The office's own days: edits of the working-day calendar, and the years that were checked."""

from db.book import Book
from desktop_app.law.workdays.day import DayEdit


def day_edits(book: Book) -> tuple[DayEdit, ...]:
    """The days that the office has set itself."""
    return ()


def years_confirmed(book: Book) -> frozenset[int]:
    """The years whose days the office has checked against the announcements."""
    return frozenset()
