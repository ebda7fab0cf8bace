"""The frame of the editor in small, for tests of the grid: a stack of edits and a page over it."""

from desktop_app.plans.editing.stack import Edit, EditStack
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.model import Annex, AnnexRow, Column, Plan, Task
from ui.plans.editor.grid_part import AnnexPart

COLUMNS = (
    Column("ordinal", "STT"),
    Column("content", "Nội dung"),
    Column("lead", "Chủ trì"),
    Column("coordinating", "Phối hợp"),
    Column("schedule", "Thời gian"),
    Column("deliverable", "Sản phẩm"),
)


def plan_of(*rows: tuple[str, ...]) -> Plan:
    """A plan with one annex; a row of two texts is a heading."""
    tasks: list[Task] = []
    lines: list[AnnexRow] = []
    for row in rows:
        if len(row) == 2:
            lines.append(AnnexRow(row[0], row[1]))
            continue
        number, content, lead, with_, when, what = row
        lines.append(AnnexRow(number, "", len(tasks)))
        tasks.append(
            Task(
                "",
                "",
                number,
                content,
                lead_text=lead,
                coordinating_text=with_,
                schedule_text=when,
                deliverable=what,
                uid=f"t{len(tasks) + 1}",
            )
        )
    annex = Annex("", "Phân công", columns=COLUMNS, rows=tuple(lines), label="Phụ lục")
    return Plan(title="Kế hoạch năm 2027", tasks=tuple(tasks), annexes=(annex,))


class Desk:
    """The frame in small: applies edits to a stack and shows the outcome."""

    def __init__(self, part: AnnexPart, plan: Plan) -> None:
        self.part, self.stack = part, EditStack(KeptPlan(plan))
        self.edits: list[Edit] = []
        part.edited.connect(self._on_edited)
        part.show_plan(plan)

    def _on_edited(self, edit: Edit) -> None:
        self.edits.append(edit)
        self.stack.do(edit)
        self.part.show_plan(self.stack.plan)

    def undo(self) -> None:
        step = self.stack.undo()
        assert step is not None
        self.part.show_plan(self.stack.plan)
        self.part.go_to(step.place)

    @property
    def cells(self) -> list[tuple[str, ...]]:
        return [row.cells for row in self.part.table.cells.grid.rows]

    @property
    def tasks(self) -> tuple[Task, ...]:
        return self.stack.plan.tasks
