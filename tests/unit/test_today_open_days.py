"""The counts of open days agree with the occurrences, whatever was done to them."""

import random
from datetime import date, timedelta

import pytest

from desktop_app.errors import KnownProblem, UserError
from desktop_app.services import Services
from desktop_app.tasks.model import TaskValues

TODAY = date(2026, 11, 21)


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="Lan Anh", clock=clock)
    yield made
    made.close()


def counted_one_by_one(services):
    """By reading every occurrence there is."""
    found = {}
    for row in services.book.rows("occurrences", services.book.ids("occurrences")):
        if row["status"] == "open" and row["due"]:
            found[row["due"]] = found.get(row["due"], 0) + 1
    return found


def add(services, chance):
    day = TODAY + timedelta(days=chance.randrange(-60, 60))
    phrases = (f"ngày {day:%d/%m/%Y}", "hằng quý", "hằng tháng", "định kỳ", "thường xuyên")
    services.tasks.add(TaskValues("Việc", year=2026, schedule_text=chance.choice(phrases)))


def act(services, chance):
    """One random action of a person."""
    occurrences, tasks = services.book.ids("occurrences"), services.tasks.ids()
    if not tasks or not occurrences or chance.random() < 0.25:
        add(services, chance)
        return
    one, task = chance.choice(occurrences), chance.choice(tasks)
    day = TODAY + timedelta(days=chance.randrange(-30, 30))
    gone = services.tasks.ids(deleted=True)
    chance.choice(
        [
            lambda: services.task_work.tick([one]),
            lambda: services.task_work.untick([one]),
            lambda: services.task_work.drop([one], "thôi"),
            lambda: services.task_work.set_due(one, day),
            lambda: services.task_work.add_occurrence(task, day),
            lambda: services.task_work.add_note(task, "x"),
            lambda: services.tasks.change_many([task], {"schedule_text": f"ngày {day:%d/%m/%Y}"}),
            lambda: services.tasks.delete([task]),
            lambda: gone and services.tasks.restore(gone[:1]),
            services.undo,
            services.redo,
        ]
    )()


@pytest.mark.parametrize("seed", range(4))
def test_the_counts_follow_every_action(services, seed):
    chance = random.Random(seed)
    for _ in range(60):
        try:
            act(services, chance)
        except (UserError, KnownProblem):
            continue
        assert services.book.tasks.load(None, None) == counted_one_by_one(services)
    assert sum(counted_one_by_one(services).values()) > 5


def test_a_range_is_counted_with_both_its_ends(services):
    for day in ("20/11/2026", "21/11/2026", "21/11/2026", "23/11/2026"):
        services.tasks.add(
            TaskValues("Việc", year=2026, schedule_text=f"ngày {day}", day_off="stays")
        )
    reads = services.book.tasks
    assert sum(reads.load("2026-11-21", "2026-11-23").values()) == 3
    assert reads.load("2026-11-21", "2026-11-22") == {"2026-11-21": 2}
    assert sum(reads.load(None, "2026-11-20").values()) == 1
