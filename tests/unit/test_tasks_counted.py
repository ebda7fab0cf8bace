"""What triggers keep beside the tasks is what the records say, whatever was done and undone."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.book import Book
from desktop_app.errors import KnownProblem, UserError
from desktop_app.services import Services
from desktop_app.tasks.model import TaskValues

PHRASES = ("Hằng quý", "Hằng tháng", "Quý IV/2026", "Thường xuyên", "Chậm nhất ngày 27/11/2026")
UNITS = ("Phòng A", 'Trạm "B"', "C\\D")


def counted(book: Book) -> None:
    """Compare the counts with the records, and the units with the lines."""
    occurrences = book.rows("occurrences", book.ids("occurrences"))
    wanted = Counter(
        str(row["due"]) for row in occurrences if row["status"] == "open" and row["due"]
    )
    assert book.tasks.load(None, None) == dict(wanted)
    assert sum(book.tasks.load(None, None).values()) == wanted.total()
    tasks = book.rows("tasks", book.ids("tasks"))
    units = Counter(unit for row in tasks for unit in str(row["lead"] or "").split("\n") if unit)
    assert dict(book.tasks.units()) == dict(units)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_work(tmp_path, clock, seed, new_book):
    dice = random.Random(seed)
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    services = Services(book, user="lan", clock=clock)
    work = services.task_work

    def task() -> str:
        return dice.choice(services.tasks.ids())

    def time() -> str:
        return dice.choice(services.tasks.occurrences(task())).uid

    def values() -> TaskValues:
        lead = tuple(dice.sample(UNITS, dice.randrange(3)))
        return TaskValues("Việc", schedule_text=dice.choice(PHRASES), year=2026, lead=lead)

    def change() -> None:
        uid = task()
        services.tasks.change(uid, replace(values(), title="Khác"))

    steps = (
        lambda: services.tasks.add(values(), clock.today() if dice.random() < 0.5 else None),
        change,
        lambda: services.tasks.delete([task()]),
        lambda: services.tasks.restore(services.tasks.ids(deleted=True)[:1]),
        lambda: work.tick([time()]),
        lambda: work.untick([time()]),
        lambda: work.drop([time()], "Thôi"),
        lambda: work.set_due(time(), date(2026, 11, 1) + timedelta(dice.randrange(90))),
        lambda: work.add_occurrence(task(), date(2026, 12, 1)),
        services.undo,
        services.redo,
    )
    services.tasks.add(values())
    done = 0
    for _ in range(60):
        try:
            dice.choice(steps)()
            done += 1
        except (UserError, KnownProblem, IndexError):
            pass  # nothing to do it on: the counts must stand all the same
        counted(book)
    assert done > 30
    check = book.verify_history()
    assert check.first_broken is None and not check.differing
    book.close()
