"""A returned workbook: read in the background, shown place by place, taken over as one step."""

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.documents.cells import SheetFound
from desktop_app.documents.workbook import read_workbook
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.tasks.files.returned import Report, Returned
from ui import dialogs, theme
from ui.tasks.action import TasksDoor
from ui.widgets.basics import Card, column, label, primary_button, row
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner, EmptyState
from ui.widgets.page_head import page_head
from ui.widgets.ticks import TickColumn, TickRow, TickTable
from ui.widgets.visible import visible

_COLUMNS = (
    TickColumn("Việc", 26, wide=True),
    TickColumn("Kỳ", 12),
    TickColumn("Đơn vị báo", 40, wide=True),
    TickColumn("Lưu ý", 20),
)


def receive(door: TasksDoor) -> None:
    """Let the person choose the file, read it, show what it would change."""
    path = dialogs.door.choose_open_file(
        door.widget,
        "Nhận lại Excel của đơn vị",
        "Bảng Excel (*.xlsx *.xlsm);;Mọi tệp (*)",
        purpose="task-files",
    )
    if path is None:
        return

    def read(job: Job) -> list[SheetFound]:
        return list(read_workbook(path, job))

    def compare(sheets: list[SheetFound]) -> None:
        try:
            found = door.session.services.task_files.compare(sheets)
        except UserError as error:
            failed(error)
            return
        door.show_page(ReceivePage(door, path, found))

    def failed(error: BaseException) -> None:
        if isinstance(error, UserError):
            dialogs.door.tell(door.widget, f"Chưa nhận được tệp {path.name}.", detail=error.message)

    door.session.background.run_file(door.widget, read, compare, failed, "Đang đọc bảng Excel")


class ReceivePage(QWidget):
    """Each line that differs with a tick; cells that went wrong below, which are never taken."""

    def __init__(self, door: TasksDoor, path: Path, found: Returned) -> None:
        super().__init__()
        self._door = door
        self._found = found
        self.table = TickTable(_COLUMNS, "Những chỗ đơn vị báo khác")
        self.nothing = EmptyState(
            "check-all",
            "Tệp không có gì khác với sổ",
            "Đơn vị chưa điền gì vào các cột nền vàng, hoặc những điều đã điền đã có trong sổ.",
        )
        self.note = Banner("soon")
        self.detail = Banner("hint")
        self.count = label("", "muted")
        self.make = primary_button("Ghi vào sổ", "check-all", "Ctrl+Return", self.write)
        self._lay_out(path)
        keyed(self, {"Ctrl+Enter": self.write})
        self.table.ticks.ticked_changed.connect(self._count)
        self.table.row_chosen.connect(self._tell)
        self.table.show_rows([_row(report) for report in found.reports])
        self.table.setVisible(bool(found.reports))
        self.nothing.setVisible(not found.reports)
        self._count()

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def write(self) -> None:
        """Take over the ticked lines as one step."""
        chosen = [self._found.reports[place] for place in self.table.chosen()]
        if not chosen or not self.make.isEnabled():
            return
        self.make.setEnabled(False)
        self._door.session.background.run(
            self,
            lambda services: services.task_files.take(chosen),
            lambda _changes: self._door.leave_page(),
            self._on_failed,
        )

    def _on_failed(self, error: BaseException) -> None:
        self.make.setEnabled(True)
        if isinstance(error, UserError):
            self.note.tell(f"Chưa ghi gì vào sổ. {error.message}", "late")

    def _lay_out(self, path: Path) -> None:
        lines = column(self, gap=8, edge=12)
        lines.addLayout(page_head(self._door.leave_page, f"Nhận lại {path.name}"))
        lines.addWidget(label(_summary(self._found), "muted", wrap=True))
        lines.addWidget(self.note)
        self.note.tell("")
        card = Card(edge=1)
        card.body.addWidget(self.table)
        card.body.addWidget(self.nothing)
        lines.addWidget(card, 1)
        lines.addWidget(self.detail)
        self.detail.setVisible(bool(self._found.reports))
        if self._found.faults:
            words = f"Ô có lỗi, dòng đó chưa nhận ({len(self._found.faults)})"
            lines.addWidget(label(words, "strong"))
            lines.addWidget(_faults(self._found))
        foot = row(gap=12)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.make)
        lines.addLayout(foot)

    def _tell(self, place: int) -> None:
        """The chosen line whole: a column may be too narrow for it."""
        if 0 <= place < len(self._found.reports):
            self.detail.tell("\n".join(filter(None, _row(self._found.reports[place]).cells)))

    def _count(self) -> None:
        chosen = len(self.table.chosen())
        total = len(self._found.reports)
        words = f"Chọn {chosen} trong {total} việc.   Phím cách: chọn, bỏ chọn" if total else ""
        self.count.setText(words)
        self.make.setEnabled(bool(chosen))


def _row(report: Report) -> TickRow:
    one, values = report.line.occurrence, report.line.task.values
    told = "; ".join(
        f"{head}: {before or '(trống)'} → {after or '(trống)'}"
        for head, before, after in report.changes
    )
    texts = (values.title, one.label, told, report.warning)
    cells = tuple(visible(text) for text in texts)
    return TickRow(cells, not report.warning, "soon" if report.warning else "", 3)


def _summary(found: Returned) -> str:
    words = f"Nhận ra {found.known} dòng; {len(found.reports)} dòng khác với sổ."
    if found.strange:
        words += f" {found.strange} dòng của việc không còn trong sổ, bỏ qua."
    return f"{words} Chỉ những dòng được chọn mới ghi vào sổ, và hoàn tác được một lần (Ctrl+Z)."


def _faults(found: Returned) -> QPlainTextEdit:
    shown = QPlainTextEdit()
    shown.setReadOnly(True)
    shown.setAccessibleName("Các ô có lỗi")
    shown.setMaximumHeight(theme.px(110))
    shown.setPlainText(
        "\n".join(
            visible(f"{fault.address}: “{fault.shown}” – {fault.message}") for fault in found.faults
        )
    )
    return shown
