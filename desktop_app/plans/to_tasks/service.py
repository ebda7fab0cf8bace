"""Putting a plan's tasks into the checklist, and letting them follow when the plan changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.filters import Filters
from desktop_app.office.directory import Directory
from desktop_app.office.law_book import LawBook
from desktop_app.office.model import Office
from desktop_app.office.service import OfficeService
from desktop_app.plans.service import TABLE, PlanService, plan_name
from desktop_app.plans.to_tasks.offers import first_year, offers, runs_once
from desktop_app.plans.years import plan_year
from desktop_app.tasks.dating import Dated, Law, dated, understood
from desktop_app.tasks.model import Task, TaskValues
from desktop_app.tasks.service import TaskService


class Standing(StrEnum):
    """How a task of the plan stands to the checklist."""

    NEW = "new"
    SAME = "same"  # there already, and as the plan says
    CHANGED = "changed"  # there already, and the plan now says otherwise
    GONE = "gone"  # in the checklist, and no longer in the plan


@dataclass(frozen=True)
class Proposal:
    """One line of the page: what would be kept, on which days, and what has to be asked.

    `task` is what the checklist has already; `differences` are the labels of what would change.
    """

    standing: Standing
    values: TaskValues
    times: tuple[Dated, ...] = ()
    question: str = ""
    doubt: str = ""
    task: Task | None = None
    differences: tuple[str, ...] = ()

    @property
    def ticked(self) -> bool:
        """Whether the page ticks it at first."""
        return self.standing in (Standing.NEW, Standing.CHANGED) and not self.doubt


# What a plan may change in a task that is kept; what the office added itself stays.
_FOLLOWED = {
    "title": "nội dung",
    "group_title": "nhóm",
    "ordinal": "số thứ tự",
    "lead": "chủ trì",
    "coordinating": "phối hợp",
    "schedule_text": "thời gian",
    "deliverable": "sản phẩm",
    "year": "năm",
    "plan_uid": "bản kế hoạch",
    "plan_name": "số kế hoạch",
}
_QUIET = ("plan_uid", "plan_name", "ordinal")  # followed, but no reason to ask by themselves


class PlanTasks:
    """Proposes and writes the tasks of one plan."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._tasks = TaskService(book, user, clock)

    def year(self, plan_uid: str) -> int:
        """The year that a plan's tasks begin in."""
        plan = PlanService(self._book, self._user).get(plan_uid).plan
        return first_year(plan, plan_year(plan)) or self._clock.today().year

    def propose(self, plan_uid: str, year: int | None = None) -> list[Proposal]:
        """The plan's tasks of one year beside those that the checklist has of it for that year.

        Those of an earlier version of the plan count as the plan's. In a year after its first one a
        plan offers only what comes back.
        """
        plan = PlanService(self._book, self._user).get(plan_uid).plan
        law_book = LawBook(self._book)
        law = Law(law_book.rules(), law_book.calendar())
        own_year = plan_year(plan)
        first = self.year(plan_uid)
        year = year or first
        kept = self._kept(plan_uid, year)
        found = []
        whose = (plan, plan_uid, _name(plan), own_year)
        for offer in offers(*whose, self._home(), self._own()):
            values = understood(offer.values) if offer.values.schedule_text else offer.values
            if runs_once(values):
                if year != first:
                    continue
            else:
                values = understood(replace(values, year=year))
            values = replace(values, year=year)
            task = kept.pop(values.plan_task_uid, None)
            proposal = _proposal(values, task, offer.doubt)
            times, question = dated(proposal.values, law, year)
            found.append(replace(proposal, times=times, question=question))
        found += [Proposal(Standing.GONE, task.values, task=task) for task in kept.values()]
        return found

    def write(self, plan_uid: str, proposals: Sequence[Proposal]) -> Changes:
        """Put the chosen lines into the checklist as one step: new, changed, or no longer there.

        What was put there meanwhile is not put there twice, and what the office changed in a task
        since the proposal stays.
        """
        new = [p.values for p in proposals if p.standing is Standing.NEW]
        years = {values.year for values in new if values.year is not None}
        there = {(year, key) for year in years for key in self._kept(plan_uid, year)}
        new = [values for values in new if (values.year, values.plan_task_uid) not in there]
        changed = [p for p in proposals if p.standing is Standing.CHANGED and p.task]
        gone = [p.task.uid for p in proposals if p.standing is Standing.GONE and p.task]
        label = _label(len(new), len(changed), len(gone))
        with self._book.change(user=self._user, label=label):
            if new:
                self._tasks.add_many(new, since=self._clock.today())
            for proposal in changed:
                assert proposal.task
                now = self._tasks.get(proposal.task.uid).values
                self._tasks.change(proposal.task.uid, _followed(now, proposal.values))
            if gone:
                self._tasks.delete(gone)
        return Changes.of("tasks", message=label)

    def count(self, plan_uid: str) -> int:
        """How many tasks of the checklist come from this plan or an earlier version of it."""
        return len(self._tasks.ids(filters={"plan_uid": self._family(plan_uid)}))

    def _kept(self, plan_uid: str, year: int) -> dict[str, Task]:
        filters: Filters = {"plan_uid": self._family(plan_uid), "year": year}
        uids = self._tasks.ids(filters=filters)
        return {task.values.plan_task_uid: task for task in self._tasks.tasks(uids)}

    def _family(self, plan_uid: str) -> list[str]:
        (record,) = self._book.rows(TABLE, [plan_uid])
        family = record["family_uid"]
        if not family:
            return [plan_uid]
        return [*self._book.ids(TABLE, filters={"family_uid": family}), plan_uid, str(family)]

    def _own(self) -> Office | None:
        try:
            return OfficeService(self._book, self._user).office()
        except UserError:  # a book without an office yet
            return None

    def _home(self) -> Directory:
        office = OfficeService(self._book, self._user)
        return Directory.of(office.departments(), office.villages())


def _proposal(values: TaskValues, task: Task | None, doubt: str) -> Proposal:
    if task is None:
        return Proposal(Standing.NEW, values, doubt=doubt)
    merged = _followed(task.values, values)
    different = [k for k in _FOLLOWED if getattr(task.values, k) != getattr(values, k)]
    asked = tuple(_FOLLOWED[key] for key in different if key not in _QUIET)
    standing = Standing.CHANGED if asked else Standing.SAME
    return Proposal(standing, merged, task=task, differences=asked)


def _followed(kept: TaskValues, values: TaskValues) -> TaskValues:
    """What is kept, with what the plan says instead."""
    followed: Mapping[str, Any] = {key: getattr(values, key) for key in _FOLLOWED}
    return understood(replace(kept, **followed, schedule=values.schedule))


def _name(plan: Any) -> str:
    return str(plan.number) if plan.number else plan_name(plan)


def _label(new: int, changed: int, gone: int) -> str:
    parts = [
        f"{words} {count} nhiệm vụ"
        for count, words in ((new, "thêm"), (changed, "sửa"), (gone, "bỏ"))
        if count
    ]
    words = ", ".join(parts) or "không đổi gì"
    return f"Từ kế hoạch: {words}"
