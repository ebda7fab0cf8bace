"""The workbook that a unit gets: its tasks, and the tinted columns that it fills in; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.dates import show
from desktop_app.documents.model import (
    Align,
    HeadCell,
    Header,
    Sheet,
    TableBlock,
    TableColumn,
    TableRow,
)
from desktop_app.tasks.fields import STATUSES
from desktop_app.tasks.model import Occurrence, Target, Task

STATUS_WORDS = {stored: words for stored, words in STATUSES}
CAPTION = "Đơn vị điền các ô nền vàng, lưu lại rồi gửi trả tệp này; các ô khác giữ nguyên"


@dataclass(frozen=True)
class Line:
    """One occurrence of a task, with the revision that the file was made from."""

    task: Task
    occurrence: Occurrence
    rev: int
    numbers: str = ""  # of the documents kept as evidence
    proved: bool = False  # whether evidence for it is kept, or for its task as a whole


@dataclass(frozen=True)
class Entry:
    """A column that the unit fills in."""

    key: str
    head: str
    width_mm: float
    choices: tuple[str, ...] = ()


ENTRIES = (
    Entry("status", "Tình trạng", 24, tuple(STATUS_WORDS.values())),
    Entry("done_on", "Ngày xong", 24),
    Entry("progress", "Tiến độ", 20),
    Entry("number", "Số văn bản, minh chứng", 34),
    Entry("result", "Kết quả, ghi chú", 46),
)
_FIXED = (
    ("STT", 11.0, Align.CENTER),
    ("Nhiệm vụ", 72.0, Align.LEFT),
    ("Kỳ", 26.0, Align.LEFT),
    ("Hạn", 24.0, Align.CENTER),
    ("Chủ trì", 34.0, Align.LEFT),
    ("Phối hợp", 34.0, Align.LEFT),
    ("Sản phẩm", 30.0, Align.LEFT),
)


def slip(lines: Sequence[Line], office: str, day: date, unit: str = "") -> Sheet:
    """The sheet of one unit, or of all tasks shown when no unit is named."""
    fixed = tuple(TableColumn(align, width) for _head, width, align in _FIXED)
    entered = tuple(
        TableColumn(width_mm=entry.width_mm, entry=True, choices=entry.choices) for entry in ENTRIES
    )
    heads = [head for head, _width, _align in _FIXED] + [entry.head for entry in ENTRIES]
    table = TableBlock(
        (*fixed, *entered),
        (tuple(HeadCell(head) for head in heads),),
        rows=tuple(_row(number, line) for number, line in enumerate(lines, 1)),
    )
    title = ["Theo dõi thực hiện nhiệm vụ"]
    if unit:
        title.append(f"Đơn vị chủ trì: {unit}")
    return Sheet(
        unit or "Nhiệm vụ",
        table,
        tuple(title),
        f"{CAPTION} (xuất ngày {show(day)})",
        Header(issuer=office),
    )


def progress_words(task: Task, occurrence: Occurrence) -> str:
    """ "5/11", "45%" or nothing."""
    if task.values.target is Target.COUNT:
        return f"{occurrence.progress}/{task.values.target_total or 0}"
    return f"{occurrence.progress}%" if task.values.target is Target.PERCENT else ""


def _row(number: int, line: Line) -> TableRow:
    values, one = line.task.values, line.occurrence
    entered = {
        "status": STATUS_WORDS[one.status.value],
        "done_on": show(one.done_on),
        "progress": progress_words(line.task, one),
        "number": line.numbers,
        "result": one.result,
    }
    cells = (
        str(number),
        values.title,
        one.label,
        one.due or "",
        "; ".join(values.lead),
        "; ".join(values.coordinating),
        values.deliverable,
        *(entered[entry.key] for entry in ENTRIES),
    )
    return TableRow(cells, mark=f"{one.uid}:{line.rev}")
