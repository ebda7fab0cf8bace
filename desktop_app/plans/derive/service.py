"""Making our plan from one of the upper level in the book, and the links between the two."""

from collections.abc import Iterator, Mapping

import msgspec

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.office.law_book import LawBook
from desktop_app.office.service import OfficeService
from desktop_app.plans.derive.case import Case
from desktop_app.plans.drafting import DraftService
from desktop_app.plans.model import Plan, Task
from desktop_app.plans.service import TABLE, PlanService, plan_name
from desktop_app.settings import SettingsService

MARGIN = "derive_margin"
_REPLACED = {"amended", "superseded"}


class Link(msgspec.Struct, frozen=True):
    """A task of another plan: which plan, what it is called, which task, what is to be done."""

    plan_uid: str
    plan_name: str
    task_uid: str
    content: str


class DeriveService:
    """Reads the upper plan and the office; writes the draft as one step."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._office = OfficeService(book, user)
        self._settings = SettingsService(book, user)
        self._plans = PlanService(book, user)

    def case(self, upper_uid: str) -> Case:
        """The upper plan before the own office, today; UserError when either is not there."""
        office = self._office
        case = Case(
            self._plans.get(upper_uid),
            upper_uid,
            office.office(),
            day=self._clock.today().isoformat(),
            departments=office.departments(),
            villages=office.villages(),
            officers=office.officers(),
        )
        case.calendar = LawBook(self._book).calendar()
        return case

    def margin(self) -> int:
        """How many days before the upper plan's dates ours lie, as chosen last."""
        return self._settings.number(MARGIN)

    def make(self, upper_uid: str, plan: Plan, margin: int) -> Changes:
        """Put the draft into the book, and remember the margin, as one step."""
        label = f"Lập dự thảo từ {plan_name(self._plans.get(upper_uid).plan)}"
        with self._book.change(user=self._user, label=label):
            if margin != self.margin():
                self._settings.put(MARGIN, str(margin))
            drafts = DraftService(self._book, self._user)
            return drafts.create(plan, made="derive", source_uid=upper_uid, label=label)

    def links_up(self, plan: Plan) -> dict[str, Link]:
        """For each task that carries out one of an upper plan: that task; by our task's uid."""
        uppers: dict[str, Plan | None] = {}
        found = {}
        for task in plan.tasks:
            if task.upper is not None:
                uid = task.upper.plan_uid
                if uid not in uppers:
                    uppers[uid] = self._plan(uid)
                upper = uppers[uid]
                if upper is not None:
                    found[task.uid] = _link(uid, upper, task.upper.task_uid, task)
        return found

    def own_tasks_of(self, upper_uid: str) -> dict[str, tuple[Link, ...]]:
        """Our tasks that carry out those of an upper plan, by the upper task's uid.

        Where a plan of ours was amended or replaced, its newest version counts alone.
        """
        found: dict[str, list[Link]] = {}
        for uid in self._made_from(upper_uid):
            plan = self._plans.get(uid).plan
            for task in plan.tasks:
                if task.upper is not None and task.upper.plan_uid == upper_uid:
                    link = Link(uid, plan_name(plan), task.uid, task.content)
                    found.setdefault(task.upper.task_uid, []).append(link)
        return {task_uid: tuple(links) for task_uid, links in found.items()}

    def _made_from(self, upper_uid: str) -> Iterator[str]:
        """The plans made from it and their later versions, without those that were replaced."""
        made = {"source_uid": upper_uid, "made": "derive"}
        waiting, seen = self._book.ids(TABLE, filters=made), set[str]()
        while waiting:
            rows = {str(row["uid"]): row for row in self._book.rows(TABLE, waiting)}
            seen |= set(rows)
            yield from (uid for uid, row in rows.items() if row["status"] not in _REPLACED)
            later = self._book.ids(TABLE, filters={"replaces_uid": list(rows)})
            waiting = [uid for uid in later if uid not in seen]

    def _plan(self, uid: str) -> Plan | None:
        try:
            return self._plans.get(uid).plan
        except UserError:
            return None


def _link(uid: str, upper: Plan, task_uid: str, ours: Task) -> Link:
    """The upper task; a duty told in running text has no words of its own there."""
    tasks: Mapping[str, Task] = {task.uid: task for task in upper.tasks}
    content = tasks[task_uid].content if task_uid in tasks else ours.content
    return Link(uid, plan_name(upper), task_uid, content)
