"""The tasks and reports offered, as a table that the person ticks and corrects."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.model import Confidence, Proposal, ReportOffer, TaskOffer
from desktop_app.plans.derive.propose import with_report_time, with_time
from desktop_app.plans.derive.times import How, OurTime
from desktop_app.plans.wording import schedule_words
from ui import theme
from ui.widgets.basics import bold
from ui.widgets.visible import visible

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
replace = msgspec.structs.replace
UNKNOWN = "chưa xác định"


@dataclass(frozen=True)
class Column:
    """A column: its key, head and share of the width; `edited` may be changed in place."""

    key: str
    head: str
    share: int
    edited: bool = False


COLUMNS = (
    Column("tick", "Chọn", 5),
    Column("content", "Việc của ta", 30, True),
    Column("reason", "Vì sao", 18),
    Column("lead", "Chủ trì", 15, True),
    Column("helpers", "Phối hợp", 14, True),
    Column("upper", "Hạn cấp trên", 11),
    Column("ours", "Hạn của ta", 15, True),
    Column("meaning", "Hiểu là", 13),
)
PLACES = {column.key: place for place, column in enumerate(COLUMNS)}


@dataclass(frozen=True)
class Line:
    """A heading, a task or a report, the last two by their places in the proposal."""

    heading: str = ""
    task: int | None = None
    report: int | None = None


class OffersModel(QAbstractTableModel):
    """Shows one proposal; every change makes a new one, which it tells."""

    changed = Signal()

    def __init__(self, case: Case, proposal: Proposal) -> None:
        super().__init__()
        self._case = case
        self.proposal = proposal
        self.lines = _lines(proposal)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the same tasks as they are now."""
        self.proposal = proposal
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def task(self, row: int) -> TaskOffer | None:
        """The task of a row."""
        place = self.lines[row].task if 0 <= row < len(self.lines) else None
        return None if place is None else self.proposal.tasks[place]

    def report(self, row: int) -> ReportOffer | None:
        """The report of a row."""
        place = self.lines[row].report if 0 <= row < len(self.lines) else None
        return None if place is None else self.proposal.reports[place]

    def row_of(self, uid: str) -> int:
        """The row of a task; -1 when it has none."""
        tasks = self.proposal.tasks
        found = (
            row
            for row, line in enumerate(self.lines)
            if line.task is not None and tasks[line.task].uid == uid
        )
        return next(found, -1)

    def tick(self, rows: Sequence[int], on: bool | None = None) -> None:
        """Tick these rows or take the ticks away; without `on`, as the first one is not."""
        rows = [row for row in rows if self.task(row) or self.report(row)]
        if not rows:
            return
        first = self.task(rows[0]) or self.report(rows[0])
        wanted = not first.ticked if on is None and first else bool(on)
        for row in rows:
            self._put(row, lambda offer: replace(offer, ticked=wanted))
        self._tell()

    # What Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Headings, tasks, reports."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The fixed columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings are only read; the tick and some cells may be changed."""
        line = self.lines[index.row()]
        if line.task is None and line.report is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if COLUMNS[index.column()].key == "tick":
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        edited = COLUMNS[index.column()].edited and (
            line.task is not None or COLUMNS[index.column()].key == "ours"
        )
        return flags | Qt.ItemFlag.ItemIsEditable if edited else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """One cell."""
        if role not in _SERVED or not index.isValid():
            return None
        key = COLUMNS[index.column()].key
        row = index.row()
        heading = self.lines[row].heading
        if heading:
            shown = {_Role.DisplayRole: heading, _Role.FontRole: bold()}
            return shown.get(_Role(role)) if index.column() == 0 else None
        if role == _Role.CheckStateRole:
            return self._check(row) if key == "tick" else None
        if role in (_Role.DisplayRole, _Role.EditRole, _Role.ToolTipRole):
            text = self.text(row, key)
            return text or (UNKNOWN if key == "lead" and role != _Role.EditRole else "")
        return self._tone(row, key) if role == _Role.ForegroundRole else None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Take what was ticked or written."""
        key = COLUMNS[index.column()].key
        if role == _Role.CheckStateRole and key == "tick":
            self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role != _Role.EditRole or not COLUMNS[index.column()].edited:
            return False
        text = " ".join(str(value).split())
        if text != self.text(index.row(), key):
            self._write(index.row(), key, text)
            self._tell()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The heads, on the edge of their column's text."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == _Role.DisplayRole:
            return COLUMNS[section].head
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def text(self, row: int, key: str) -> str:
        """The words of a cell."""
        task, report = self.task(row), self.report(row)
        if task:
            return _task_text(task, key)
        return _report_text(report, key) if report else ""

    def _check(self, row: int) -> Qt.CheckState:
        offer = self.task(row) or self.report(row)
        on = offer is not None and offer.ticked
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    def _tone(self, row: int, key: str) -> Any:
        task, report = self.task(row), self.report(row)
        offer = task or report
        if offer is None:
            return None
        if not offer.ticked:
            return theme.color("muted")
        if key in ("ours", "meaning"):
            return theme.color("late") if offer.past else _time_tone(offer.time, key)
        if task and key == "lead" and not task.lead:
            return theme.color("soon")
        if task and key == "reason" and task.confidence is not Confidence.SURE:
            return theme.color("soon")
        return None

    def _write(self, row: int, key: str, text: str) -> None:
        if key == "ours":
            self._put(row, lambda offer: _timed(self._case, offer, text))
        elif key == "helpers":
            names = tuple(name.strip() for name in text.split(";") if name.strip())
            self._put(row, lambda offer: replace(offer, coordinating=names))
        elif key == "lead":
            lead = "" if text == UNKNOWN else text
            self._put(row, lambda offer: replace(offer, lead=lead, lead_reason="do bạn chọn"))
        else:
            self._put(row, lambda offer: replace(offer, content=text or offer.upper_content))

    def _put(self, row: int, change: Callable[[Any], Any]) -> None:
        line = self.lines[row]
        if line.task is not None:
            tasks = list(self.proposal.tasks)
            tasks[line.task] = change(tasks[line.task])
            self.proposal = replace(self.proposal, tasks=tuple(tasks))
        elif line.report is not None:
            reports = list(self.proposal.reports)
            reports[line.report] = change(reports[line.report])
            self.proposal = replace(self.proposal, reports=tuple(reports))

    def _tell(self) -> None:
        self.show_proposal(self.proposal)
        self.changed.emit()


_SERVED = frozenset(
    {
        _Role.DisplayRole,
        _Role.EditRole,
        _Role.ToolTipRole,
        _Role.CheckStateRole,
        _Role.ForegroundRole,
        _Role.FontRole,
    }
)


def _lines(proposal: Proposal) -> list[Line]:
    found: list[Line] = []
    group: tuple[str, ...] | None = None
    for place, task in enumerate(proposal.tasks):
        if task.group != group:
            group = task.group
            found.append(Line(heading=visible(" › ".join(group))))
        found.append(Line(task=place))
    if proposal.reports:
        found.append(Line(heading="Báo cáo phải gửi"))
    return [*found, *(Line(report=place) for place in range(len(proposal.reports)))]


def _task_text(task: TaskOffer, key: str) -> str:
    return {
        "content": visible(task.content),
        "reason": task.reason,
        "lead": task.lead,
        "helpers": "; ".join(task.coordinating),
        "upper": task.upper_time,
        "ours": task.time.text,
        "meaning": _meaning(task.time, task.past),
    }.get(key, "")


def _report_text(report: ReportOffer, key: str) -> str:
    return {
        "content": report.name,
        "upper": report.upper_time,
        "ours": report.time.text,
        "meaning": _meaning(report.time, report.past),
    }.get(key, "")


def _meaning(time: OurTime, past: bool) -> str:
    words = schedule_words(time.schedule)
    if past:
        return f"đã qua: {words}"
    return words or ("" if time.how is How.MISSING else "chưa hiểu, giữ nguyên lời")


def _time_tone(time: OurTime, key: str) -> Any:
    if time.how is How.STUCK or (time.text and not schedule_words(time.schedule)):
        return theme.color("soon")
    return theme.color("accent") if key == "meaning" else None


def _timed(case: Case, offer: TaskOffer | ReportOffer, text: str) -> TaskOffer | ReportOffer:
    if isinstance(offer, TaskOffer):
        return with_time(case, offer, text)
    return with_report_time(case, offer, text)
