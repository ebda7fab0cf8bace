"""What the book holds of a plan: its structure, the lines it was read from, the findings kept."""

import itertools
import re

import msgspec

from desktop_app.plans.model import Finding, Plan


class KeptFinding(msgspec.Struct, frozen=True):
    """A finding that a person decided to let stand, and why; `at` is the moment as stored.

    It is known again by `code`, `excerpt` and `message`, not by its line: lines move.
    """

    code: str
    excerpt: str
    message: str
    reason: str
    by: str
    at: str

    def covers(self, finding: Finding) -> bool:
        """Whether this is the finding that was let stand."""
        mine = (self.code, self.excerpt, _without_lines(self.message))
        return mine == (finding.code, finding.excerpt, _without_lines(finding.message))


class KeptPlan(msgspec.Struct, frozen=True):
    """A plan as it lies in the book.

    `lines` are what the numbers of lines count: the file it was read from, or, once it was written
    or edited here, its own text (see `editing.refresh`). `let_stand` are the findings kept with a
    reason.
    """

    plan: Plan
    lines: tuple[str, ...] = ()
    let_stand: tuple[KeptFinding, ...] = ()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody decided about."""
        return tuple(
            finding
            for finding in self.plan.findings
            if not any(kept.covers(finding) for kept in self.let_stand)
        )


def _without_lines(message: str) -> str:
    return re.sub(r"\bdòng \d+(?:, \d+)*", "dòng …", message)


def with_task_uids(plan: Plan) -> Plan:
    """The plan with a name for every task that has none: "t1", "t2" …, none used twice."""
    taken = {task.uid for task in plan.tasks}
    fresh = (name for name in map("t{}".format, itertools.count(1)) if name not in taken)
    used: set[str] = set()
    tasks = []
    for task in plan.tasks:
        uid = task.uid if task.uid and task.uid not in used else next(fresh)
        used.add(uid)
        tasks.append(task if uid == task.uid else msgspec.structs.replace(task, uid=uid))
    return msgspec.structs.replace(plan, tasks=tuple(tasks))


def encode(kept: KeptPlan) -> str:
    """A plan as the text that the book and the drafts store."""
    return msgspec.json.encode(kept).decode()


def decode(content: str) -> KeptPlan:
    """A stored plan; tasks stored without a name get one, always the same."""
    kept = msgspec.json.decode(content, type=KeptPlan)
    return msgspec.structs.replace(kept, plan=with_task_uids(kept.plan))
