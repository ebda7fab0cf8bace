"""Writing tasks and their occurrences inside one change: what the services of tasks share."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.office.law_book import LawBook
from desktop_app.tasks.dating import Dated, Law, by_rule, dated
from desktop_app.tasks.model import Occurrence, Status, TaskValues
from desktop_app.tasks.records import (
    OCCURRENCES,
    TASKS,
    iso,
    json,
    occurrence_of,
    task_record,
    task_values,
)

PAST = "Đã qua trước khi việc được đưa vào sổ"


class TaskKeeper:
    """Puts tasks into the book with the days that follow from them.

    `year` is meant where a task names none. The law is read once for each keeper.
    """

    def __init__(self, book: Book, change: Change, year: int) -> None:
        self._book = book
        self._change = change
        self._year = year
        law = LawBook(book)
        self.law = Law(law.rules(), law.calendar())

    def add(self, values: TaskValues, since: date | None = None) -> str:
        """A new task with its occurrences; returns its uid.

        Of what comes back, the times before `since` are kept as no longer to be done, so that a
        task that is written down in November is not late since January. A task all of whose days
        have passed is late as it stands. A task without a year belongs to that of its first day.
        """
        times, question = dated(values, self.law, self._year)
        if values.year is None:
            first = next((time.due for time in times if time.due), None)
            values = replace(values, year=first.year if first else self._year)
        columns = task_record(values) | summary_of_new(times) | {"question": question}
        uid = self._change.insert(TASKS, columns)
        for place, time in enumerate(times):
            self._insert(uid, place, time)
        if since is not None and any(time.due is None or time.due >= since for time in times):
            self._drop_past(uid, since)
        return uid

    def _drop_past(self, uid: str, since: date) -> None:
        past = [one.uid for one in self.occurrences(uid) if one.due and one.due < since]
        for occurrence_uid in past:
            columns = {"status": Status.DROPPED.value, "result": PAST}
            self._change.update(OCCURRENCES, occurrence_uid, columns)
        if past:
            self.sum_up(uid)

    def update(self, uid: str, values: TaskValues, expected_rev: int | None = None) -> None:
        """Other values; days that follow from them move where the occurrence is still open.

        Where nothing changes that days follow from, every day stays as it is kept, even when the
        law or the calendar would give another one by now.
        """
        (record,) = self._book.rows(TASKS, [uid])
        self._change.update(TASKS, uid, task_record(values), expected_rev)
        if _dated_from(task_values(record)) != _dated_from(values):
            self.redate(uid, values)

    def redate(self, uid: str, values: TaskValues) -> None:
        """Let the open occurrences follow the law and the schedule as they are now.

        What is done or dropped, or was dated by hand, stays.
        """
        times, question = dated(values, self.law, self._year)
        all_kept = self.occurrences(uid)
        kept: dict[str, list[Occurrence]] = {}
        for occurrence in all_kept:
            kept.setdefault(occurrence.label, []).append(occurrence)
        by_hand = any(occurrence.by_hand and occurrence.due for occurrence in all_kept)
        self._change.update(TASKS, uid, {"question": "" if by_hand else question})
        new: list[tuple[int, Dated]] = []
        for place, time in enumerate(times):
            same = kept.get(time.label)
            if same:
                self._follow(same.pop(0), values, time, place)
            else:
                new.append((place, time))
        left = [one for one in itertools.chain.from_iterable(kept.values()) if _follows(one)]
        if len(new) == len(left) == 1:  # the same time under another name: what was done stays
            ((place, time),) = new
            self._follow(left.pop(), values, time, place)
            new = []
        for place, time in new:
            self._insert(uid, place, time)
        for one in left:
            if not self._worked_on(one):
                self._change.delete(OCCURRENCES, one.uid)
        self.sum_up(uid)

    def _follow(self, one: Occurrence, values: TaskValues, time: Dated, place: int) -> None:
        """Give an occurrence that is still open its day, as its clock was stopped and extended."""
        if not _follows(one):
            return
        if one.suspensions or one.extended:
            if values.rule and values.event_on:
                stops, extended = one.suspensions, one.extended
                time = by_rule(values.rule, values.event_on, self.law, stops, extended)
            else:
                columns: dict[str, Any] = {"suspensions": "", "extended": 0}
                self._change.update(OCCURRENCES, one.uid, columns)
        self.date(one.uid, time, place)

    def _worked_on(self, one: Occurrence) -> bool:
        """Whether something of an open occurrence would be lost with it."""
        mine = {"occurrence_uid": one.uid}
        kept = any(self._book.count(table, filters=mine) for table in ("evidence", "task_notes"))
        return bool(one.progress or one.ticked or one.result or kept)

    def date(self, occurrence_uid: str, time: Dated, place: int | None = None) -> None:
        """Give an occurrence another day."""
        columns = _time_record(time)
        if place is not None:
            columns["ordinal"] = place
        self._change.update(OCCURRENCES, occurrence_uid, columns)

    def insert(self, uid: str, time: Dated, *, by_hand: bool) -> str:
        """One more occurrence of a task."""
        made = self._insert(uid, len(self.occurrences(uid)), time, by_hand)
        if by_hand and time.due:  # the person has answered
            self._change.update(TASKS, uid, {"question": ""})
        self.sum_up(uid)
        return made

    def occurrences(self, uid: str) -> list[Occurrence]:
        """The occurrences of a task, in order."""
        order = (("ordinal", False),)
        uids = self._book.ids(OCCURRENCES, filters={"task_uid": uid}, order=order)
        return [occurrence_of(row) for row in self._book.rows(OCCURRENCES, uids)]

    def sum_up(self, uid: str) -> None:
        """Let the task's own columns say what its occurrences say."""
        self._change.update(TASKS, uid, summary(self.occurrences(uid)))

    def _insert(self, uid: str, place: int, time: Dated, by_hand: bool = False) -> str:
        columns = _time_record(time) | {
            "task_uid": uid,
            "ordinal": place,
            "status": Status.OPEN.value,
            "progress": 0,
            "by_hand": int(by_hand),
        }
        return self._change.insert(OCCURRENCES, columns)


def _follows(one: Occurrence) -> bool:
    """Whether its day follows from what the task says: it is open, and nobody set the day."""
    return one.status is Status.OPEN and not one.by_hand


def _dated_from(values: TaskValues) -> tuple[object, ...]:
    """What the days of a task follow from."""
    by_words = (values.schedule, values.month_days, values.year)
    return (*by_words, values.day_off, values.rule, values.event_on)


def summary(occurrences: Sequence[Occurrence]) -> dict[str, Any]:
    """A task's status, next day and counts, from its occurrences."""
    living = [one for one in occurrences if one.status is not Status.DROPPED]
    done = sum(one.status is Status.DONE for one in living)
    status = Status.OPEN
    if occurrences and not living:
        status = Status.DROPPED
    elif living and done == len(living):
        status = Status.DONE
    open_days = (one.due for one in living if one.status is Status.OPEN)
    return _summary(status, open_days, len(living), done)


def summary_of_new(times: Sequence[Dated]) -> dict[str, Any]:
    """The same for a task that was just made."""
    return _summary(Status.OPEN, (time.due for time in times), len(times), 0)


def _summary(status: Status, days: Iterable[date | None], count: int, done: int) -> dict[str, Any]:
    known = [day for day in days if day is not None]
    return {
        "status": status.value,
        "next_due": iso(min(known)) if known else None,
        "occurrence_count": count,
        "done_count": done,
    }


def _time_record(time: Dated) -> dict[str, Any]:
    return {
        "label": time.label,
        "start_on": iso(time.start_on) or None,
        "raw_due": iso(time.raw_due) or None,
        "due": iso(time.due) or None,
        "moved_because": time.moved_because,
        "article": time.article,
        "document": time.document,
        "trace": json(time.trace) if time.trace else "",
    }
