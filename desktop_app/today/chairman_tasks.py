"""The ready calendar's task "Chủ tịch trực tiếp tiếp công dân" follows the chairman's own days."""

from collections.abc import Callable
from datetime import date

from db.book import Book
from desktop_app.filters import Between, Filters
from desktop_app.tasks.work import TaskWork

YEARLY = ("receptions.chairman.month", "receptions.chairman.week")  # keys of tasks/year.toml


def ticking(book: Book, work: TaskWork) -> Callable[[date, date], None]:
    """What is done when enough days of a stretch of time were held: its task is done with it."""

    def tick(first: date, last: date) -> None:
        tasks = book.ids("tasks", filters={"source_key": YEARLY})
        if not tasks:
            return
        within = Between(first.isoformat(), last.isoformat())
        wanted: Filters = {"task_uid": tasks, "status": "open", "due": within}
        uids = book.ids("occurrences", filters=wanted)
        if uids:
            work.tick(uids, items_too=True, result="Theo lịch tiếp công dân của Chủ tịch")

    return tick
