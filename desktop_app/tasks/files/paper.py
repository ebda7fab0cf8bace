"""The list of tasks on paper: grouped, with the state of each; and the progress; pure."""

from collections.abc import Sequence
from datetime import date

from db.tasks import Progress
from desktop_app.dates import official_date, show
from desktop_app.documents.model import (
    Align,
    Document,
    HeadCell,
    Header,
    TableBlock,
    TableColumn,
    TableRow,
)
from desktop_app.tasks.model import Task
from desktop_app.tasks.urgency import DueDays

_HEADS = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Hạn", "Tình trạng")
_COLUMNS = (
    TableColumn(Align.CENTER, 12),
    TableColumn(),
    TableColumn(width_mm=34),
    TableColumn(width_mm=28),
    TableColumn(Align.CENTER, 24),
    TableColumn(width_mm=26),
)


def list_paper(tasks: Sequence[Task], days: DueDays, office: str, place: str) -> Document:
    """These tasks in their order; a line above each group where the group changes."""
    rows: list[TableRow] = []
    group = ""
    for number, task in enumerate(tasks, 1):
        if task.values.group_title and task.values.group_title != group:
            group = task.values.group_title
            rows.append(TableRow(("", group), group=True))
        rows.append(_row(number, task, days))
    head = (tuple(HeadCell(text) for text in _HEADS),)
    return Document(
        header=Header(issuer=office, place_date=_place_date(place, days.today)),
        type_name="DANH MỤC NHIỆM VỤ",
        subject=f"(đến ngày {show(days.today)})",
        body=(TableBlock(_COLUMNS, head, rows=tuple(rows)),),
    )


def progress_paper(
    groups: Sequence[Progress], what: str, nothing: str, head: tuple[str, str, date]
) -> Document:
    """How far each group is; `head` is office, place and day."""
    office, place, day = head
    rows = [
        _progress_row(str(number), group.key or nothing, group)
        for number, group in enumerate(groups, 1)
    ]
    columns = (TableColumn(Align.CENTER, 12), TableColumn(), *_NUMBERS)
    heads = ("STT", what, "Tổng số", "Đã xong", "Quá hạn", "Tỷ lệ")
    table = TableBlock(columns, (tuple(HeadCell(text) for text in heads),), rows=tuple(rows))
    return Document(
        header=Header(issuer=office, place_date=_place_date(place, day)),
        type_name="TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ",
        subject=f"(đến ngày {show(day)})",
        body=(table,),
    )


_NUMBERS = (TableColumn(Align.RIGHT, 22),) * 4


def _progress_row(number: str, name: str, group: Progress) -> TableRow:
    shown = (group.total, group.done, group.late, f"{group.percent}%")
    return TableRow((number, name, *shown))


def _row(number: int, task: Task, days: DueDays) -> TableRow:
    values = task.values
    cells = (
        str(number),
        values.title,
        "; ".join(values.lead),
        values.schedule_text,
        show(task.next_due),
        days.words(task.status, task.next_due),
    )
    return TableRow(cells)


def _place_date(place: str, day: date) -> str:
    return f"{place}, {official_date(day)}"
