"""Which task of another plan a task carries out, which of ours carry it out, the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.plans.derive.service import Link
from desktop_app.plans.model import Plan, Task
from ui.plans.action import PlansDoor


@dataclass(frozen=True)
class TaskTies:
    """The task above ("Từ") and those below ("Ta thực hiện trong")."""

    above: Link | None = None
    below: tuple[Link, ...] = ()


NO_TIES = TaskTies()


class TaskLinks:
    """Looks the ties of the tasks of the plan shown up, and leads to their other ends."""

    def __init__(
        self, door: PlansDoor, shown: Callable[[], str], show_task: Callable[[str], object]
    ) -> None:
        self._door = door
        self._shown = shown
        self._show_task = show_task

    def of(self, task: Task) -> TaskTies:
        """The ties of one task of the plan shown."""
        derive = self._door.session.services.derive
        uid = self._shown()
        above = derive.links_up(Plan(tasks=(task,))).get(task.uid) if task.upper else None
        below = derive.own_tasks_of(uid).get(task.uid, ()) if uid else ()
        return TaskTies(above, below)

    def follow(self, link: Link) -> None:
        """Show the other plan, with the task chosen."""
        self._door.open_plan(link.plan_uid)
        if self._shown() == link.plan_uid:
            self._show_task(link.task_uid)
