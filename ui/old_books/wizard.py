"""Takes an old book in, step by step: file, sheets and columns, preview, result."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget
from shiboken6 import isValid

from desktop_app.jobs import Cancelled, Job
from desktop_app.old_books import reader
from desktop_app.old_books.draft import Draft
from desktop_app.old_books.service import Accepted
from ui import dialogs
from ui.old_books.choose_page import ChoosePage
from ui.old_books.kept import show_kept_books
from ui.old_books.preview_page import PreviewPage
from ui.progress import ProgressPanel
from ui.session import Session
from ui.undoing import STOPPED, TITLE
from ui.widgets.basics import button, column, grouped, label, primary_button, row
from ui.widgets.notes import Banner, EmptyState
from ui.widgets.visible import visible
from ui.window_place import fit

KINDS = "Bảng tính (*.xlsx *.xlsm *.xls *.ods *.csv);;Mọi tệp (*)"
_FIRST = (
    "Chọn tệp sổ cũ (.xlsx, .xls, .ods). Chương trình đọc tệp, cho xem trước từng ô và chỉ ghi vào"
    " sổ khi bấm Nhập; cả lần nhập hoàn tác được bằng một lần Ctrl+Z. Tệp gốc được giữ kèm."
)


def open_old_book(parent: QWidget, session: Session, wanted: str = "") -> "OldBookWizard":
    """Open the wizard over a window; `wanted` is the book it begins with ("receptions")."""
    wizard = OldBookWizard(parent, session, wanted)
    wizard.open()
    return wizard


class OldBookWizard(QDialog):
    """Nothing is written before the last button; closing it forgets every row."""

    def __init__(self, parent: QWidget, session: Session, wanted: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhập sổ cũ")
        self._session = session
        self._wanted = wanted
        self._today = session.clock.today()
        self._path: Path | None = None
        self._found: reader.Look | None = None
        self._draft: Draft | None = None
        self._job: Job | None = None
        self._steps = _Steps(self)
        lines = column(self, gap=12, edge=16)
        self.step = label("", "title")
        self.error = Banner("late")
        self.pages = QStackedWidget()
        for part in (self.step, self.error):
            lines.addWidget(part)
        lines.addWidget(self.pages, 1)
        ends = row(gap=8)
        self.back = button("Quay lại", "arrow-left", "Alt+Left", self._go_back)
        self.next = primary_button("Chọn tệp…", on_click=self._go_on)
        self.close_button = button("Thôi", on_click=self.close)
        ends.addWidget(self.back)
        ends.addStretch(1)
        ends.addWidget(self.close_button)
        ends.addWidget(self.next)
        lines.addLayout(ends)
        first = EmptyState("table-arrow-down", "Nhập sổ cũ từ bảng tính", _FIRST)
        first.add_action("Sổ đã nhập…", "history", self.show_kept, primary=False)
        self._show(first, "1. Chọn tệp", "Chọn tệp…")
        fit(self, 1180, 720)

    def show_kept(self) -> None:
        """The old books that were taken in before."""
        self.kept = show_kept_books(self, self._session)

    def choose_file(self) -> None:
        """Ask for the file and look into it."""
        path = dialogs.door.choose_open_file(self, "Chọn tệp sổ cũ", KINDS, purpose="old-book")
        if path is None:
            return
        targets = tuple(self._session.services.old_books.targets.values())
        self._busy(True)
        self._job = self._session.background.run_file(
            self, lambda job: reader.look(path, targets, job), self._on_looked, self._on_failed,
            "Đang xem tệp",
        )  # fmt: skip

    def read_columns(self) -> None:
        """Read the chosen sheets and compare them with the book."""
        page, found = self.pages.currentWidget(), self._found
        assert isinstance(page, ChoosePage) and found is not None
        target, heads, today = page.target, page.heads(), self._today

        def read(job: Job) -> Draft:
            return reader.read(found, target, heads, today, job)

        self._busy(True)
        self._job = self._session.background.run_file(
            self, read, self._on_read, self._on_failed, "Đang đọc sổ cũ"
        )

    def accept(self) -> None:
        """Write what was shown."""
        draft, path = self._draft, self._path
        if draft is None or path is None:
            return
        self._busy(True)
        job = self._begin("Đang ghi vào sổ")
        self._session.background.run(
            self,
            lambda services: services.old_books.accept(draft, path, job),
            self._on_written,
            self._on_failed,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way; no name stays behind in the memory of a closed preview."""
        self._steps.stop()
        if self._job is not None:
            self._job.cancel()
        if self.next.isEnabled():
            self._forget()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes only from the button itself: in the table it belongs to the cells."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Escape closes as the button does."""
        self.close()

    # The steps

    def _go_on(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, ChoosePage):
            self.read_columns()
        elif isinstance(page, PreviewPage):
            self.accept()
        else:
            self.choose_file()

    def _go_back(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, PreviewPage):
            self._drop_draft()
            self._take_away(page)
            self._name("2. Trang và cột", "Đọc và xem trước", back=True)
        else:
            self.choose_file()

    def _on_looked(self, found: reader.Look) -> None:
        self._busy(False)
        self._found, self._path = found, found.path
        targets = tuple(self._session.services.old_books.targets.values())
        page = ChoosePage(found, targets, self._wanted)
        page.changed.connect(lambda: self.next.setEnabled(not page.problem()))
        self._show(page, "2. Trang và cột", "Đọc và xem trước", back=True)
        self.next.setEnabled(not page.problem())
        self.back.setText("Chọn tệp khác")
        (page.kind if page.problem() else self.next).setFocus()

    def _on_read(self, draft: Draft) -> None:
        job = self._begin("Đang so với sổ")
        self._session.background.run(
            self,
            lambda services: services.old_books.compare(draft, job),
            self._on_compared,
            self._on_failed,
        )

    def _on_compared(self, draft: Draft) -> None:
        self._busy(False)
        self._draft = draft
        page = PreviewPage(draft, self._today)
        page.changed.connect(self._name_accept)
        self._show(page, "3. Xem trước", "", back=True)
        self._name_accept()
        page.table.setFocus()

    def _name_accept(self) -> None:
        draft = self._draft
        assert draft is not None
        count = draft.taken - draft.faulty()
        self.next.setText(f"Nhập {grouped(count)} {draft.target.one}")
        self.next.setEnabled(count > 0)

    def _on_written(self, done: Accepted) -> None:
        self._busy(False)
        page = EmptyState("check-circle", "Đã nhập xong", _summary(done))
        page.add_action("Hoàn tác lần nhập này", "undo", self._undo, primary=False)
        self._drop_draft()
        while (old := self.pages.widget(0)) is not None:
            self._take_away(old)
        self._show(page, "4. Kết quả", "", back=False)
        self.next.hide()
        self.close_button.setText("Đóng")
        self.close_button.setFocus()

    def _undo(self) -> None:
        self._busy(True)
        self._job = self._session.background.run_long(
            self,
            lambda services, job: services.undo(job),
            lambda _: self.close(),
            self._on_not_undone,
            TITLE,
        )

    def _on_not_undone(self, error: BaseException) -> None:
        self._on_failed(error)
        if isinstance(error, Cancelled):
            self.error.tell(STOPPED, "late")

    def _on_failed(self, error: BaseException) -> None:
        self._busy(False)
        self.error.tell(visible(str(error)), "late")

    # Inside

    def _show(self, page: QWidget, name: str, go_on: str, back: bool = False) -> None:
        self.error.tell("", "late")
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self._name(name, go_on, back)

    def _name(self, name: str, go_on: str, back: bool) -> None:
        self.step.setText(name)
        if go_on:
            self.next.setText(go_on)
        self.next.setEnabled(True)
        self.back.setVisible(back)
        self.back.setText("Quay lại")

    def _busy(self, on: bool) -> None:
        self._steps.stop()
        self.error.tell("", "late")
        for part in (self.pages, self.next, self.back):
            part.setEnabled(not on)

    def _begin(self, title: str) -> Job:
        self._job = self._steps.start(title)
        return self._job

    def _forget(self) -> None:
        """Let go of the rows; a table that is still to be painted has none any more."""
        if self._draft is None:
            return
        for page in self.pages.findChildren(PreviewPage):
            page.model.show_rows([])
        self._draft.forget()

    def _drop_draft(self) -> None:
        self._forget()
        self._draft = None

    def _take_away(self, page: QWidget) -> None:
        self.pages.removeWidget(page)
        page.deleteLater()


class _Steps(QObject):
    """Progress and stop for work on the writing thread, which has no panel of its own."""

    stepped = Signal(int, int, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._panel: ProgressPanel | None = None
        self._job: Job | None = None
        self.stepped.connect(self._on_step)

    def start(self, title: str) -> Job:
        """A job whose steps the panel shows; the panel's button stops it."""
        self.stop()
        report: Callable[[int, int, str], None] = self.stepped.emit
        self._job = Job(report)
        self._panel = ProgressPanel(self._window, title, self._job)
        return self._job

    def stop(self) -> None:
        """The work is over."""
        if self._panel is not None and isValid(self._panel):
            self._panel.finish()
        self._panel = None

    def _on_step(self, done: int, total: int, text: str) -> None:
        if self._panel is not None and isValid(self._panel):
            self._panel.progress(done, total, text)


def _summary(done: Accepted) -> str:
    parts = [
        f"Đọc {grouped(done.read)} dòng, đã ghi {grouped(done.written)}.",
        f"{grouped(done.doubtful)} dòng ghi vào còn chỗ cần xem." if done.doubtful else "",
        f"{grouped(done.skipped)} dòng để ngoài theo dấu chọn." if done.skipped else "",
        f"{grouped(done.faulty)} dòng sai chưa nhập." if done.faulty else "",
        f"{grouped(done.renumbered)} dòng mang số mới vì số cũ đã có." if done.renumbered else "",
        f"{grouped(done.sealed)} danh tính người tố cáo đã vào ngăn bảo mật; tệp gốc được khóa"
        " cùng ngăn ấy. Hãy cất hoặc hủy tệp gốc ngoài sổ theo quy định." if done.sealed else "",
        "Tệp gốc được giữ kèm trong sổ. Một lần Ctrl+Z hoàn tác cả lần nhập.",
    ]  # fmt: skip
    return " ".join(part for part in parts if part)
