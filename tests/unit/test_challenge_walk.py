"""Random walks over everything that can be done with tasks: after each step the book agrees."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from law_pack_bench import PackBench

from db.errors import KnownProblem
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.packs.read import check_pack
from desktop_app.law.workdays.day import DayKind
from desktop_app.services import Services
from desktop_app.tasks.at_once import TasksAtOnce
from desktop_app.tasks.keeping import summary
from desktop_app.tasks.model import Status, Target, TaskValues
from desktop_app.tasks.year_calendar import YearCalendar

WALKS, STEPS = 6, 40  # a hundred walks were run once
PHRASES = (
    "Hằng quý", "Quý IV/2026", "Trước ngày 15/12/2026", "Thường xuyên", "", "không rõ",
    "Hằng năm", "ngày 10 và 25 hằng tháng", "6 tháng, năm", "từ 01/12 đến trước ngày 15/12",
)  # fmt: skip
RULES = (
    "kn.accept", "kn.resolve", "tc.resolve", "pib.answer", "publicity.posting", "meeting.notice",
)  # fmt: skip
UNITS = ("Phòng A", "Phòng B", "Thôn Một", "Thôn Hai")


class Walker:
    """One person at work, with chance for a will."""

    def __init__(self, services: Services, clock, seed: int) -> None:
        self.services, self.clock = services, clock
        self.chance = random.Random(seed)
        self.at_once = TasksAtOnce(services.book, services.user, clock)
        self.year = YearCalendar(services.book, services.user, clock)
        self.pack = check_pack(PackBench().data())

    def step(self) -> str:
        """One action, whatever becomes of it."""
        self.clock.advance(timedelta(seconds=1))
        action = self.chance.choice(self._actions())
        done = self.done()
        try:
            action()
            if action.__name__ in ("tick", "tick_tasks"):
                assert not self.services.book.tasks.without_evidence([*(self.done() - done)])
        except (UserError, KnownProblem) as refused:
            return f"{action.__name__}: {refused}"
        return action.__name__

    def _actions(self) -> list[Callable[[], object]]:
        return [
            self.add, self.add, self.add_by_law, self.change, self.change, self.many, self.tick,
            self.tick, self.untick, self.drop, self.progress, self.set_due, self.one_more,
            self.clock_stops, self.prove, self.unprove, self.hand_over, self.delete, self.restore,
            self.undo, self.undo, self.undo, self.redo, self.redo, self.day_off, self.day_back,
            self.recalculate, self.switch_year, self.load_pack, self.pack_back, self.tick_tasks,
            self.drop_tasks, self.untick_tasks, self.item, self.note,
        ]  # fmt: skip

    def some(self, most: int = 3) -> list[str]:
        uids = self.services.tasks.ids()
        return self.chance.sample(uids, min(len(uids), self.chance.randint(1, most)))

    def one(self) -> str:
        return self._any(self.services.tasks.ids())

    def _any(self, uids: list[str]) -> str:
        if not uids:
            raise UserError("nothing there")
        return self.chance.choice(uids)

    def occurrence(self) -> str:
        return self._any(self.services.book.ids("occurrences", deleted=self.chance.random() < 0.1))

    def values(self) -> TaskValues:
        chance = self.chance
        return TaskValues(
            f"Việc {chance.randint(1, 99)}",
            year=2026,
            lead=tuple(chance.sample(UNITS, chance.randint(0, 3))),
            coordinating=tuple(chance.sample(UNITS, chance.randint(0, 2))),
            schedule_text=chance.choice(PHRASES),
            day_off=chance.choice(("back", "forward", "stays")),
            needs_evidence=chance.random() < 0.3,
            target=chance.choice(tuple(Target)),
            target_total=4,
            checklist=("a", "b") if chance.random() < 0.3 else (),
        )

    def day(self) -> date:
        return date(2026, 10, 1) + timedelta(days=self.chance.randint(0, 150))

    def done(self) -> set[str]:
        """The occurrences that are done."""
        uids = self.services.book.ids("occurrences", filters={"status": Status.DONE.value})
        return {*uids}

    # what can be done

    def add(self):
        since = self.clock.today() if self.chance.random() < 0.5 else None
        self.services.tasks.add(self.values(), since)

    def add_by_law(self):
        rule = self.chance.choice(RULES)
        self.services.tasks.add(replace(self.values(), rule=rule, event_on=self.day()))

    def change(self):
        uid, values = self.one(), self.values()
        kept = self.services.tasks.get(uid).values
        kind = self.chance.randint(0, 3)
        if kind == 0:
            values = replace(kept, schedule_text=values.schedule_text)
        elif kind == 1 and kept.rule:
            values = replace(kept, event_on=self.day())
        elif kind == 2:
            values = replace(kept, officer="Lan", lead=values.lead)
        self.services.tasks.change(uid, values)

    def many(self):
        field = self.chance.choice(("officer", "lead", "schedule_text", "year"))
        given = {"officer": "Bình", "lead": ("Phòng A",), "schedule_text": "Hằng quý", "year": 2027}
        self.services.tasks.change_many(self.some(), {field: given[field]})

    def tick(self):
        many = [self.occurrence() for _ in range(self.chance.randint(1, 3))]
        self.services.task_work.tick(many, items_too=self.chance.random() < 0.5)

    def untick(self):
        self.services.task_work.untick([self.occurrence()])

    def drop(self):
        self.services.task_work.drop([self.occurrence()], "lý do")

    def progress(self):
        self.services.task_work.set_progress(self.occurrence(), self.chance.randint(0, 5))

    def set_due(self):
        self.services.task_work.set_due(self.occurrence(), self.day(), "back")

    def one_more(self):
        due = self.chance.choice((None, self.day()))
        self.services.task_work.add_occurrence(self.one(), due, "Phát sinh")

    def clock_stops(self):
        start = self.day()
        end = self.chance.choice((None, start + timedelta(days=9)))
        stops = (Suspension(start, end),) if self.chance.random() < 0.8 else ()
        self.services.task_work.set_clock(self.occurrence(), stops, self.chance.choice((0, 5)))

    def prove(self):
        uid = self.one()
        mine = self.services.book.ids("occurrences", filters={"task_uid": uid})
        self.services.task_work.add_evidence(uid, (mine or [""])[0], number="1/BC")

    def unprove(self):
        proofs = self.services.book.ids("evidence")
        if proofs:
            self.services.task_work.remove_evidence(self.chance.choice(proofs))

    def note(self):
        self.services.task_work.add_note(self.one(), "ghi")

    def item(self):
        self.services.task_work.tick_item(self.occurrence(), "a", self.chance.random() < 0.7)

    def hand_over(self):
        self.services.task_work.hand_over(self.some(), self.chance.choice(("Lan", "Hoa")))

    def delete(self):
        self.services.tasks.delete(self.some(2))

    def restore(self):
        gone = self.services.tasks.ids(deleted=True)
        if gone:
            self.services.tasks.restore(self.chance.sample(gone, 1))

    def undo(self):
        self.services.undo()

    def redo(self):
        self.services.redo()

    def day_off(self):
        kind = DayKind.SWAPPED_OFF
        day = self.day()
        self.services.days_off.set_day(day, DayKind.SWAPPED_WORKING if day.weekday() > 4 else kind)

    def day_back(self):
        edited = list(self.services.days_off.edited(2026))
        if edited:
            self.services.days_off.clear_day(self.chance.choice(edited))

    def recalculate(self):
        moved = self.services.recalculation.moved()
        self.services.recalculation.apply([each.uid for each in moved])
        assert self.services.recalculation.moved() == []

    def switch_year(self):
        keys = [row.item.key for row in self.year.rows(2027)[:12]]
        self.year.switch(2027, self.chance.sample(keys, self.chance.randint(0, 4)))

    def load_pack(self):
        packs = self.services.law_packs
        packs.trust(self.pack.key, "Sở")
        packs.apply(packs.preview(self.pack))

    def pack_back(self):
        packs = self.services.law_packs
        for kept in packs.packs():
            used = kept.state == "in_force"
            find = packs.preview_taking_back if used else packs.preview_using_again
            packs.apply(find(kept.uid))

    def tick_tasks(self):
        turn = self.at_once.turn(self.some())
        open_now = {
            uid
            for uid in self.services.tasks.ids()
            if self.services.tasks.get(uid).status == "open"
        }
        assert {*turn.bare_tasks} <= open_now
        self.at_once.tick(turn, items_too=True)

    def untick_tasks(self):
        self.at_once.untick(self.some())

    def drop_tasks(self):
        self.at_once.drop(self.some(1), "thôi")


def check(services: Services) -> None:
    """What must hold after every step."""
    book = services.book
    every = {row["uid"]: row for row in book.rows("occurrences", book.ids("occurrences"))}
    living = services.tasks.ids()
    assert {row["task_uid"] for row in every.values()} <= {*living}  # none of a deleted task
    kept = services.tasks.occurrences_of(living)
    for row in book.rows("tasks", living):
        wanted = summary(kept.get(str(row["uid"]), []))
        assert {column: row[column] for column in wanted} == wanted
    for task in services.tasks.tasks(services.tasks.ids(deleted=True)):
        assert services.tasks.occurrences(task.uid) == []
    _check_units(services, living)


def _check_units(services: Services, living: list[str]) -> None:
    tasks = services.tasks.tasks(living)
    for role in ("lead", "coordinating"):
        counted: dict[str, int] = {}
        for task in tasks:
            for unit in getattr(task.values, role):
                counted[unit] = counted.get(unit, 0) + 1
        assert dict(services.book.tasks.units(role)) == counted


@pytest.mark.parametrize("seed", range(WALKS))
def test_after_every_step_the_book_agrees_with_itself(tmp_path, clock, seed, new_book):
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    services = Services(book, user="lan", clock=clock)
    walker = Walker(services, clock, seed)
    told = []
    try:
        for _ in range(STEPS):
            told.append(walker.step())
            check(services)
        assert book.verify_history().whole
    except BaseException as fault:
        fault.add_note("\n".join(told))
        raise
    finally:
        book.close()
