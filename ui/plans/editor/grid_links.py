"""What the grid knows from the book: upper tasks behind links, names of units."""

from desktop_app.errors import UserError
from desktop_app.plans.model import Plan, UpperTask
from desktop_app.plans.service import plan_name
from ui.session import Session
from ui.widgets.visible import visible

_LONGEST = 160


class UpperLinks:
    """Looks up upper plans in the book, each once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._plans: dict[str, Plan | None] = {}

    def names(self, plan: Plan) -> dict[str, str]:
        """For each task that has an upper one, by its uid: the upper plan and task."""
        return {task.uid: self._words(task.upper) for task in plan.tasks if task.upper is not None}

    def _words(self, upper: UpperTask) -> str:
        plan = self._plan(upper.plan_uid)
        if plan is None:
            return "Thực hiện một nhiệm vụ của kế hoạch cấp trên không còn trong sổ"
        task = next((one for one in plan.tasks if one.uid == upper.task_uid), None)
        name = plan_name(plan)
        if task is None:
            return visible(f"Thực hiện {name} (nhiệm vụ này không còn trong kế hoạch ấy)")
        words = f"{task.ordinal} {task.content}".strip()
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        return visible(f"Thực hiện nhiệm vụ “{short}” của {name}")

    def _plan(self, uid: str) -> Plan | None:
        if uid not in self._plans:
            try:
                self._plans[uid] = self._session.services.plans.get(uid).plan
            except UserError:
                self._plans[uid] = None
        return self._plans[uid]


class KnownNames:
    """The names offered in cells of units: those of the office, then those that the plan uses."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, plan: Plan) -> list[str]:
        """Distinct names; the office's lists are read anew, for they may have changed."""
        office = self._session.services.office
        own = [department.name for department in office.departments()]
        own += [village.name for village in office.villages()]
        counts: dict[str, int] = {}
        for task in plan.tasks:
            for name in (*task.lead, *task.coordinating):
                counts[name] = counts.get(name, 0) + 1
        used = sorted(counts, key=lambda name: -counts[name])
        return list(dict.fromkeys((*own, *used)))
