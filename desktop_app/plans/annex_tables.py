"""The task table of an annex with its own columns, groups and cells as they were written."""

from collections.abc import Sequence

from desktop_app.documents.headings import printed_number
from desktop_app.documents.model import Align, HeadCell, TableBlock, TableColumn, TableRow
from desktop_app.plans.model import Annex, AnnexRow, Column, Plan, Task
from desktop_app.plans.structure.tasks import period_of

USUAL_COLUMNS = (
    Column("ordinal", "STT"),
    Column("content", "Nội dung nhiệm vụ"),
    Column("lead", "Cơ quan chủ trì"),
    Column("coordinating", "Cơ quan phối hợp"),
    Column("schedule", "Thời gian thực hiện"),
    Column("deliverable", "Sản phẩm"),
)


def annex_table(plan: Plan, annex: Annex) -> TableBlock | None:
    """The annex's task table; None for an annex of text."""
    if not annex.rows:
        return None
    columns = annex.columns or USUAL_COLUMNS
    keys = [column.key for column in columns]
    rows = [
        _row(plan.tasks[row.task], columns)
        if row.task is not None
        else TableRow(_group(row, keys), group=True)
        for row in annex.rows
    ]
    return TableBlock(
        columns=tuple(TableColumn(_align(column)) for column in columns),
        head=_head(columns),
        rows=tuple(rows),
    )


def _row(task: Task, columns: Sequence[Column]) -> TableRow:
    return TableRow(task_cells(task, columns), mark=task.uid)


def _align(column: Column) -> Align:
    return Align.CENTER if column.key in ("ordinal", "schedule") else Align.LEFT


def _head(columns: Sequence[Column]) -> tuple[tuple[HeadCell, ...], ...]:
    """One row of headings, or two where some columns share a heading above them."""
    if not any(column.parent for column in columns):
        return (tuple(HeadCell(column.heading) for column in columns),)
    upper: list[HeadCell] = []
    for i, column in enumerate(columns):
        if not column.parent:
            upper.append(HeadCell(column.heading, rowspan=2))
        elif i and columns[i - 1].parent == column.parent:
            upper[-1] = HeadCell(column.parent, upper[-1].colspan + 1)
        else:
            upper.append(HeadCell(column.parent))
    lower = tuple(HeadCell(column.heading) for column in columns if column.parent)
    return (tuple(upper), lower)


def _group(row: AnnexRow, keys: Sequence[str]) -> tuple[str, ...]:
    """A group's number in its own column, when that is the first one, else before its title."""
    if row.number and keys[0] == "ordinal" and len(keys) > 1:
        return (row.number, row.title)
    number = printed_number(row.number)
    return (f"{number} {row.title}".strip(),)


def task_cells(task: Task, columns: Sequence[Column]) -> tuple[str, ...]:
    """The texts of a task under these columns, as its row shows them."""
    keys = [column.key for column in columns]
    values = {
        "ordinal": task.ordinal,
        "content": task.content if "ordinal" in keys else _numbered(task),
        "lead": task.lead_text or "; ".join(task.lead),
        "coordinating": task.coordinating_text or "; ".join(task.coordinating),
        "deliverable": task.deliverable,
    }
    schedules = _schedules(task.schedule_text, [c for c in columns if c.key == "schedule"])
    others = list(task.other)
    cells: list[str] = []
    for column in columns:
        if column.key == "schedule":
            cells.append(schedules.pop(0))
        elif column.key == "other":
            cells.append(_other(column, others))
        else:
            cells.append(values.get(column.key, ""))
    return tuple(cells)


def _numbered(task: Task) -> str:
    """The words with their number, in a table that has no column for it."""
    if task.ordinal in ("", "-", "+"):
        return f"{task.ordinal} {task.content}".strip()
    return f"{printed_number(task.ordinal)} {task.content}"


def _other(column: Column, others: list[tuple[str, str]]) -> str:
    """The next cell kept under this heading."""
    for i, (heading, text) in enumerate(others):
        if heading == column.heading:
            del others[i]
            return text
    return ""


def _schedules(text: str, columns: Sequence[Column]) -> list[str]:
    """The time in its column; spread again where the head has several (from and to, ticks)."""
    if len(columns) < 2 or not text:
        return [text, *[""] * (len(columns) - 1)] if columns else []
    start, dash, end = text.partition(" - ")
    if len(columns) == 2 and dash:
        return [start, end]
    parts, periods = text.split(", "), [period_of(column) for column in columns]
    if all(part in periods for part in parts):
        return ["x" if period in parts else "" for period in periods]
    return [text, *[""] * (len(columns) - 1)]
