"""Made-up rows for the benchmark of the board: tasks with their times, papers with their limits.

They are written by SQL with the book's own derived columns and triggers, but without history:
through the change door the large book would take an hour. Values, days and traces are those that
the program itself makes.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sql_rows import SqlRows

from db.book import Book
from desktop_app.clocks.keeping import Wanted, _columns
from desktop_app.clocks.records import reckoned
from desktop_app.law.deadlines.engine import deadline
from desktop_app.office.law_book import LawBook
from desktop_app.people.person import Person
from desktop_app.petitions.limits import paper_limits
from desktop_app.petitions.model import CaseValues, PetitionValues
from desktop_app.petitions.papers import Handling
from desktop_app.stored import record_of
from desktop_app.tasks.dating import Dated, Law, by_day
from desktop_app.tasks.model import Source, TaskValues
from desktop_app.tasks.records import iso, json, task_record

TIMES = 5  # that each task is due
KINDS = ("complaint", "complaint", "complaint", "proposal")
PAPER_DAYS = 140  # before today, when the 45 days of discipline were law already
WORDS = ("niêm yết", "công khai", "đối thoại", "báo cáo", "kiểm tra", "tiếp công dân", "họp thôn")
UNITS = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã")

Row = dict[str, Any]


@dataclass
class TodayRows:
    """The rows of one book on a day; `share` of what is past is done, no paper is handled."""

    book: Book
    today: date
    share: float
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def __post_init__(self) -> None:
        self._law = Law(LawBook(self.book).rules(), LawBook(self.book).calendar())
        self._rows = SqlRows(self.book)
        self._reckoned: dict[tuple[str, date], Row] = {}

    @cached_property
    def _times(self) -> dict[date, Row]:
        days = (date(self.today.year, 1, 1) + timedelta(days=n) for n in range(365))
        return {day: time_record(by_day(day, self._law)) for day in days}

    def fill(self, count: int) -> None:
        """So many tasks and so many papers."""
        plans = [self._put("plans", {"number": f"{n}/KH-UBND"}) for n in range(1, 5)]
        for number in range(count):
            self._task(number, plans)
            self._paper(number)
        self._rows.write()

    def _task(self, number: int, plans: list[str]) -> None:
        chosen = sorted(self.chance.choices(sorted(self._times), k=TIMES))
        done = [day < self.today and self.chance.random() < self.share for day in chosen]
        left = [day for day, is_done in zip(chosen, done, strict=True) if not is_done]
        place = self.chance.randrange(len(plans))
        columns = task_record(task(number, plans[place], place, self.chance, self.today.year)) | {
            "status": "open" if left else "done",
            "next_due": self._times[left[0]]["due"] if left else None,
            "occurrence_count": TIMES,
            "done_count": TIMES - len(left),
        }
        uid = self._put("tasks", columns)
        for at, (day, is_done) in enumerate(zip(chosen, done, strict=True)):
            state = {"status": "done", "done_on": iso(day)} if is_done else {"status": "open"}
            own = {"task_uid": uid, "ordinal": at, "progress": 0, "by_hand": 0}
            self._put("occurrences", self._times[day] | state | own)

    def _paper(self, number: int) -> None:
        """It waits for its first step; some complaints were accepted and wait for a decision."""
        day = self.today - timedelta(days=self.chance.randrange(PAPER_DAYS))
        values = PetitionValues(
            kind=self.chance.choice(KINDS),
            received_on=day,
            content=f"{' '.join(self.chance.choices(WORDS, k=8))}, lần {number}",
            officer="Bà Mẫu",
        )
        place = {"year": day.year, "number": number + 1}
        accepted = values.kind == "complaint" and number % 10 == 0
        taken = day + timedelta(days=7) if accepted else None
        case_values = CaseValues(kind=values.kind, title=values.content, officer=values.officer)
        status = "accepted" if accepted else "checking"
        state = {"status": status, "received_on": iso(day), "accepted_on": iso(taken)}
        case = self._put("cases", record_of(case_values) | state | place)
        person = record_of(Person(full_name=f"Trần Văn Mẫu {number}", address="Thôn Thử"))
        handled = {"outcome": status, "handled_on": iso(taken)} if taken else {}
        handling = Handling(outcome="accepted", handled_on=taken) if taken else Handling()
        limits = paper_limits(values, handling, None)
        due = None if taken else min(self._reckon(want)["due"] for want in limits)
        columns = record_of(values) | person | handled | place
        uid = self._put("petitions", columns | {"case_uid": case, "next_due": due})
        self._clocks(("petitions", uid), limits)
        if taken:
            resolve = Wanted(step="resolve", rule="kn.resolve", event_on=taken)
            self._clocks(("cases", case), [resolve])

    def _clocks(self, owner: tuple[str, str], limits: Iterable[Wanted]) -> None:
        for at, want in enumerate(limits):
            own = {"owner_table": owner[0], "owner_uid": owner[1]}
            self._put("clocks", _columns(want, at) | self._reckon(want) | own)

    def _reckon(self, want: Wanted) -> Row:
        key = (want.rule, want.event_on)
        if key not in self._reckoned:
            rule = self._law.rules.rule(*key)
            found = deadline(rule, want.event_on, self._law.calendar)
            self._reckoned[key] = reckoned(found) | {"title": rule.title}
        return self._reckoned[key]

    def _put(self, table: str, values: Row) -> str:
        return self._rows.put(table, values)


def time_record(time: Dated) -> Row:
    """The columns of an occurrence that its day fills."""
    return {
        "label": "",
        "raw_due": iso(time.raw_due),
        "due": iso(time.due),
        "moved_because": time.moved_because,
        "trace": json(time.trace),
    }


def task(number: int, plan: str, place: int, chance: random.Random, year: int) -> TaskValues:
    """What a task says; its times are put in beside it."""
    title = f"{' '.join(chance.choices(WORDS, k=5)).capitalize()} đợt {number}"
    return TaskValues(
        title,
        group_title=f"{('I', 'II', 'III', 'IV', 'V')[number % 5]}. Nhóm nhiệm vụ",
        year=year,
        source=Source.PLAN,
        plan_uid=plan,
        plan_name=f"Kế hoạch {place + 1}/KH-UBND",
        lead=(chance.choice(UNITS),),
    )
