"""The counts of open clocks by day agree with the clocks themselves, whatever was done to them."""

import random
from contextlib import suppress
from datetime import date, timedelta

import pytest
from case_desk import open_desk

from db import connection, migrations
from db.book import Book
from desktop_app.errors import KnownProblem, UserError
from desktop_app.law.workdays.day import DayKind
from desktop_app.services import Services

TODAY = date(2026, 11, 21)
NEAR = "2026-12-01"
STEPS = ("accept", "discipline", "resolve", "alarm")
KINDS = ("complaint", "denunciation", "proposal", "feedback")


def counted_one_by_one(book, near=None):
    """By reading every clock there is."""
    found = {}
    for row in book.rows("clocks", book.ids("clocks")):
        told = near is None or row["step"] != "discipline" or (row["due"] or "") <= near
        if row["status"] == "open" and row["due"] and told:
            found[row["due"]] = found.get(row["due"], 0) + 1
    return found


def agree(book):
    for near in (None, NEAR):
        expected = counted_one_by_one(book, near)
        assert book.clocks.load(None, None, near) == expected
        listed = [clock.due for clock in book.clocks.due(None, None, near=near)]
        assert listed == sorted(day for day, count in expected.items() for _ in range(count))


def columns(chance):
    day = TODAY + timedelta(days=chance.randrange(-20, 20))
    return {
        "owner_table": "petitions",
        "owner_uid": "p",
        "event_on": "2026-11-01",
        "step": chance.choice(STEPS),
        "due": chance.choice([day.isoformat()] * 4 + [None]),
        "status": chance.choice(["open"] * 4 + ["done", "void", "passes"]),
    }


def write(services, chance):
    """One change of one or several clocks, or a step back or forth."""
    book = services.book
    living, gone = book.ids("clocks"), book.ids("clocks", deleted=True)
    if chance.random() < 0.3:
        chance.choice([services.undo, services.redo])()
        return
    with book.change(user="lan", label="Thử") as change:
        for _ in range(chance.randrange(1, 4)):
            new = columns(chance)
            some = dict(chance.sample(sorted(new.items()), 3))
            if not living or chance.random() < 0.3:
                change.insert("clocks", new)
            elif gone and chance.random() < 0.4:
                change.restore("clocks", chance.choice(gone))
            elif chance.random() < 0.4:
                change.delete("clocks", chance.choice(living))
            else:
                change.scrub("clocks", chance.choice(living), some)
        if chance.random() < 0.1:
            raise KnownProblem("Giữa chừng có lỗi nên không ghi gì.", "Thử lại.")


@pytest.mark.parametrize("seed", range(6))
def test_the_counts_follow_every_write(tmp_path, clock, seed, new_book):
    chance = random.Random(seed)
    services = Services(
        new_book(tmp_path / "so.db", bytes(32), now=clock.now), user="lan", clock=clock
    )
    most = 0
    for _ in range(80):
        with suppress(UserError, KnownProblem):  # what was begun is not counted either
            write(services, chance)
        agree(services.book)
        most = max(most, len(services.book.clocks.load(None, None)))
    assert most > 5
    services.close()


def act(desk, chance):
    """One random action of a person."""
    papers, cases = desk.s.petitions.ids(), desk.s.cases.ids()
    day = TODAY - timedelta(days=chance.randrange(0, 40))
    if not papers or not cases or chance.random() < 0.3:
        desk.paper(chance.choice(KINDS), day)
        return
    paper, case = chance.choice(papers), chance.choice(cases)
    events = desk.s.cases.events(case)
    gone = desk.s.petitions.ids(deleted=True)
    chance.choice(
        [
            lambda: desk.do(case, "accepted", day),
            lambda: desk.do(case, "suspended", day),
            lambda: desk.do(case, "decided", TODAY),
            lambda: desk.do(case, "withdrawn", TODAY),
            lambda: events and desk.s.cases.take_back(events[-1].uid),
            lambda: desk.s.petitions.handle(paper, "filed", TODAY, reason="Trùng"),
            lambda: desk.s.petitions.delete([paper]),
            lambda: gone and desk.s.petitions.restore(gone[:1]),
            lambda: desk.s.days_off.set_day(day, DayKind.SWAPPED_OFF, "Hoán đổi"),
            lambda: desk.s.recalculation.apply([m.uid for m in desk.s.recalculation.moved()]),
            desk.s.undo,
            desk.s.redo,
        ]
    )()


@pytest.mark.parametrize("seed", range(3))
def test_the_counts_follow_every_action(tmp_path, seed, made_office):
    chance = random.Random(seed)
    done = 0
    with open_desk(tmp_path, TODAY, made_office) as desk:
        for _ in range(50):
            try:
                act(desk, chance)
                done += 1
            except (UserError, KnownProblem):
                pass  # the law does not allow it now
            agree(desk.s.book)
        assert done > 25 and len(desk.s.book.ids("clocks")) > 10


def test_a_range_is_counted_with_both_its_ends_and_what_stands_behind_is_told_when_near(desk_book):
    reads = desk_book.clocks
    with desk_book.change(user="lan", label="Thử") as change:
        for step, due in (
            ("accept", "2026-11-20"),
            ("accept", "2026-11-23"),
            ("discipline", "2026-11-23"),
            ("discipline", "2026-12-02"),
            ("alarm", "2026-12-02"),
        ):
            own = {"owner_table": "petitions", "owner_uid": "p", "event_on": "2026-11-01"}
            change.insert("clocks", own | {"step": step, "due": due, "status": "open"})
    assert reads.load("2026-11-20", "2026-11-23") == {"2026-11-20": 1, "2026-11-23": 2}
    assert reads.load("2026-11-21", None, "2026-12-02") == {"2026-11-23": 2, "2026-12-02": 2}
    assert reads.load("2026-11-21", None, "2026-12-01") == {"2026-11-23": 2, "2026-12-02": 1}
    assert reads.load(None, "2026-11-30", "2026-11-22") == {"2026-11-20": 1, "2026-11-23": 1}


@pytest.fixture
def desk_book(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    yield book
    book.close()


def test_a_book_of_before_the_counts_is_counted_when_it_is_opened(tmp_path, clock):
    path = tmp_path / "so.db"
    older = connection.connect(path, bytes(32))
    migrations.app.apply(older, stop_before="step_0006_clock_days")
    heads = "uid, rev, created_at, created_by, updated_at, updated_by, search, event_on"
    names = f"{heads}, owner_table, owner_uid, step, due, status"
    fixed = "1, '', '', '', '', '', '2026-11-01', 'petitions', 'p'"
    chance = random.Random(1)
    for number in range(60):
        new = columns(chance)
        older.execute(
            f"INSERT INTO clocks ({names}) VALUES (?, {fixed}, ?, ?, ?)",
            [f"c{number}", new["step"], new["due"], new["status"]],
        )
    connection.close(older)
    book = Book.open(path, bytes(32), now=clock.now)
    agree(book)
    with book.change(user="lan", label="Thử") as change:
        for uid in book.ids("clocks")[::3]:
            change.delete("clocks", uid)
    agree(book)
    assert sum(book.clocks.load(None, None).values()) > 10
    book.close()
