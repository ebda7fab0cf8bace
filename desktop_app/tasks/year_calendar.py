"""The ready calendar of a year switched on and off: items become tasks, untouched ones go again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.filters import Filters
from desktop_app.office.law_book import LawBook
from desktop_app.tasks.dating import Law, dated
from desktop_app.tasks.keeping import PAST, TaskKeeper
from desktop_app.tasks.model import Source, Status, Task
from desktop_app.tasks.records import OCCURRENCES, TASKS, occurrence_of, task_of
from desktop_app.tasks.yearly import YearItem, items_of, values_for

_BELONGING = ("evidence", "task_notes", "handovers")


@dataclass(frozen=True)
class YearRow:
    """An item of the year: its days, and whether it is a task already.

    `touched`: somebody did or changed something about the task, so it is not taken away.
    """

    item: YearItem
    days: tuple[date, ...]
    task_uid: str = ""
    touched: bool = False

    @property
    def is_on(self) -> bool:
        """Whether the item is a task of the book."""
        return bool(self.task_uid)

    def lies_behind(self, today: date) -> bool:
        """Whether all its days have passed."""
        return bool(self.days) and max(self.days) < today


class YearCalendar:
    """Reads and switches the ready calendar of any year."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock

    def rows(self, year: int) -> list[YearRow]:
        """The items of a year in the order of the months."""
        law = LawBook(self._book)
        known = Law(law.rules(), law.calendar())
        on = self._tasks(year)
        rows = []
        for item in items_of(year):
            values = values_for([item], year)[0]
            times, _question = dated(values, known, year)
            days = tuple(time.due for time in times if time.due)
            task = on.get(item.key)
            rows.append(
                YearRow(item, days, task.uid, self._touched(task, item, year))
                if task
                else YearRow(item, days)
            )
        return rows

    def switch(self, year: int, wanted: Collection[str]) -> Changes:
        """Let the items with these keys be on, all others off, as one step of undo.

        A new task begins today: what it would have been due before is dropped with the reason. A
        task that was touched stays.
        """
        rows = self.rows(year)
        new = [row for row in rows if row.item.key in wanted and not row.is_on]
        old = [row for row in rows if row.item.key not in wanted and row.is_on]
        gone = [row for row in old if not row.touched]
        counts = [(len(new), "thêm"), (len(gone), "bỏ")]
        parts = [f"{what} {count} nhiệm vụ" for count, what in counts if count]
        label = f"Lịch việc năm {year}: {', '.join(parts) or 'không có gì thay đổi'}"
        with self._book.change(user=self._user, label=label) as change:
            keeper = TaskKeeper(self._book, change, self._clock.today().year)
            for row in new:
                keeper.add(values_for([row.item], year)[0], self._clock.today())
            for row in gone:
                for occurrence in self._book.ids(OCCURRENCES, filters={"task_uid": row.task_uid}):
                    change.delete(OCCURRENCES, occurrence)
                change.delete(TASKS, row.task_uid)
        kept = len(old) - len(gone)
        more = f"; {kept} việc đã có người làm hoặc sửa nên được giữ" if kept else ""
        return Changes.of("tasks", message=label + more, undoable=bool(new or gone))

    def _tasks(self, year: int) -> dict[str, Task]:
        filters: Filters = {"source": Source.CALENDAR.value, "year": year}
        uids = self._book.ids(TASKS, filters=filters)
        found = (task_of(row) for row in self._book.rows(TASKS, uids))
        return {task.values.source_key: task for task in found}

    def _touched(self, task: Task, item: YearItem, year: int) -> bool:
        if task.values != values_for([item], year)[0]:
            return True
        mine = {"task_uid": task.uid}
        uids = self._book.ids(OCCURRENCES, filters=mine)
        for one in map(occurrence_of, self._book.rows(OCCURRENCES, uids)):
            untouched = one.status is Status.OPEN or one.result == PAST
            if not untouched or one.by_hand or one.progress or one.ticked:
                return True
        return any(self._book.count(table, filters=mine) for table in _BELONGING)
