"""The sample's checklist: a year of work behind it, and something in every group of today."""

from datetime import date, timedelta
from itertools import count

import resources
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.plans.derive.model import Relation
from desktop_app.sample.days import Days
from desktop_app.sample.written import SampleTask, Written, written
from desktop_app.services import Services
from desktop_app.tasks.model import Occurrence, Status, Target, Task, TaskValues

_ONE = timedelta(days=1)


def fill_tasks(services: Services) -> None:
    """Tasks of the own plans, some of the year's calendar and some by hand, worked on till today.

    Called inside one change of the book.
    """
    text = written()
    for uid in services.plans.ids():
        _from_plan(services, uid)
    _from_calendar(services, text)
    _PastWork(services, text).do()
    days = Days(services)
    for task in text.task:
        _add(services, task, days)


def _from_plan(services: Services, uid: str) -> None:
    """What an own plan proposes."""
    if services.derive.case(uid).upper.relation is not Relation.OWN:
        return
    proposals = services.plan_tasks.propose(uid)
    services.plan_tasks.write(uid, [proposal for proposal in proposals if proposal.ticked])


def _from_calendar(services: Services, text: Written) -> None:
    """Items of this year's calendar, each given to its unit."""
    wanted = {key: unit for unit, keys in text.calendar.items() for key in keys}
    year = services.clock.today().year
    services.year_calendar.switch(year, wanted)
    led: dict[str, list[str]] = {}
    for row in services.year_calendar.rows(year):
        if row.task_uid:
            led.setdefault(wanted[row.item.key], []).append(row.task_uid)
    for unit, uids in led.items():
        services.tasks.change_many(uids, {"lead": (unit,)})


class _PastWork:
    """What was due before today is done and proven, but for the last few, which are late."""

    def __init__(self, services: Services, text: Written) -> None:
        self._services = services
        self._text = text
        self._photo = resources.path("sample", text.photo).read_bytes()
        self._numbers = count(21)
        plans = {uid: services.plans.get(uid).plan for uid in services.plans.ids()}
        self._signed = {
            uid: date.fromisoformat(plan.date) for uid, plan in plans.items() if plan.date
        }

    def do(self) -> None:
        """Tick, prove, and write a note on the last one, which is left."""
        work, past = self._services.task_work, self._past()
        left = len(past) - self._text.left_open
        for place, (due, task, one) in enumerate(past):
            if one.status is Status.DROPPED:  # it had passed when the task was written down
                work.untick([one.uid])
            if place < left:
                self._finish(task, one, due - (place % 3) * _ONE)
        if past:
            work.add_note(past[-1][1].uid, self._text.late_note)

    def _past(self) -> list[tuple[date, Task, Occurrence]]:
        """What was due before today, in the order of the days.

        Of what comes back, the times before the plan was signed are dropped.
        """
        tasks, today = self._services.tasks, self._services.clock.today()
        found, early = [], []
        for task in tasks.tasks(tasks.ids()):
            times = tasks.occurrences(task.uid)
            since = self._signed.get(task.values.plan_uid, date.min)
            for one in times:
                if not one.due or one.due >= today:
                    continue
                if one.due >= since or len(times) == 1:
                    found.append((one.due, task, one))
                elif one.status is Status.OPEN:
                    early.append(one.uid)
        if early:
            self._services.task_work.drop(early, "Trước ngày ban hành kế hoạch")
        return sorted(found, key=lambda line: (line[0], line[1].values.title))

    def _finish(self, task: Task, one: Occurrence, day: date) -> None:
        work, deliverable = self._services.task_work, task.values.deliverable
        if task.values.needs_evidence:
            number = f"{next(self._numbers)}/{self._text.symbol(deliverable)}"
            shown = self._text.photo_words in deliverable.lower()
            file = (self._text.photo, self._photo, "image/png") if shown else None
            work.add_evidence(
                task.uid, one.uid, number=number, on=day, description=deliverable, file=file
            )
        work.tick([one.uid], done_on=day, items_too=True)


def _add(services: Services, task: SampleTask, days: Days) -> None:
    """One task of the file, with all that was done about it."""
    work = services.task_work
    due = days.due(task.due)
    values = _values(task, due, days)
    uid = services.tasks.add(values).uid
    (one,) = services.tasks.occurrences(uid)
    if task.suspended and values.event_on:
        first, last = (values.event_on + number * _ONE for number in task.suspended)
        work.set_clock(one.uid, [Suspension(first, last)])
    for item in task.checklist[: task.ticked]:
        work.tick_item(one.uid, item, True)
    if task.progress:
        work.set_progress(one.uid, task.progress)
    for note in task.notes:
        work.add_note(uid, note)
    if task.hand_over_to:
        day = services.law.calendar().on_or_before(services.clock.today() - 7 * _ONE)
        work.hand_over([uid], task.hand_over_to, day=day, reason=task.hand_over_why)
    if task.done is not None:
        work.tick([one.uid], done_on=due - task.done * _ONE, result=task.result, items_too=True)
    if task.dropped:
        work.drop([one.uid], task.dropped)


def _values(task: SampleTask, due: date, days: Days) -> TaskValues:
    target = Target.COUNT if task.total else Target.PERCENT if task.percent else Target.NONE
    return TaskValues(
        title=task.title,
        group_title=task.group,
        year=due.year,
        lead=task.lead,
        coordinating=task.coordinating,
        officer=task.officer,
        schedule_text="" if task.rule else f"ngày {due:%d/%m/%Y}",
        day_off="stays",
        rule=task.rule,
        event_on=days.event(task.rule, due) if task.rule else None,
        deliverable=task.deliverable,
        priority=task.priority,
        target=target,
        target_total=task.total,
        checklist=task.checklist,
    )
