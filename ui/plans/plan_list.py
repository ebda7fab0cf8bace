"""The list of kept plans, and its recycle bin."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.plans.fields import PLANS
from ui.plans.rows import FILTERABLE, PlanRows, status_of
from ui.session import Session
from ui.widgets.basics import Button, button, column, primary_button
from ui.widgets.filters import FilterBar
from ui.widgets.notes import EmptyState
from ui.widgets.record_list import RecordList

COLUMNS_KEY = "plans.columns"


class PlanList(QWidget):
    """Says what is wanted; the tab does it."""

    open_file_wanted = Signal()
    open_wanted = Signal(str)
    print_wanted = Signal(str)
    delete_wanted = Signal(list)
    restore_wanted = Signal(list)

    def __init__(self, session: Session) -> None:
        super().__init__()
        rows = PlanRows(session.services)
        fields = [field for field in PLANS if field.key in FILTERABLE]
        self.records = RecordList(
            PLANS,
            rows,
            filters=FilterBar(fields, rows.values_of, session.clock.today),
            search_hint="Tìm số, trích yếu, lời văn (không cần dấu)",
            empty=self._empty(),
            status_of=status_of,
        )
        look = session.look
        self.records.table.remember_with(
            look.get(COLUMNS_KEY, ""), lambda text: look.__setitem__(COLUMNS_KEY, text)
        )
        self.records.table.said.connect(session.background.said)
        self._add_buttons()
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.records)
        self.records.opened.connect(self.open_wanted)
        self.records.chosen.connect(self._on_chosen)
        self.records.reloaded.connect(lambda _count: self._on_chosen([]))
        self.records.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.records.table.customContextMenuRequested.connect(self._on_menu)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.records.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self.records.reload()

    def search(self, words: str) -> None:
        """Look for words among the living plans."""
        self.bin.setChecked(False)
        self.records.search.setText(words)
        self.records.reload()

    def take_focus(self) -> None:
        """The list, or in an empty book the button that begins."""
        start = self.empty_button if self.records.shows_empty() else self.records.table
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, uid: str) -> None:
        """Show which plan was worked on last."""
        self.records.table.select_uid(uid)
        self.records.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected(self) -> list[str]:
        """The uids of the selected plans."""
        return self.records.table.selected_uids()

    def _empty(self) -> EmptyState:
        made = EmptyState(
            "file-document-plus-outline",
            "Chưa có kế hoạch nào trong sổ",
            "Mở tệp Word, PDF hoặc văn bản thuần mà cấp trên gửi xuống: chương trình đọc ra từng "
            "mục, từng nhiệm vụ, từng thời hạn và chỉ những chỗ cần xem lại.",
            "Có thể kéo tệp từ thư mục rồi thả vào đây. Tệp gốc được giữ nguyên, kèm theo.",
        )
        self.empty_button = made.add_action(
            "Mở kế hoạch từ tệp…", "folder-open-outline", self.open_file_wanted.emit, "Ctrl+O"
        )
        return made

    def _add_buttons(self) -> None:
        self.open_file = primary_button(
            "Mở kế hoạch từ tệp…", "folder-open-outline", "Ctrl+O", self.open_file_wanted.emit
        )
        self.open = button("Mở", "book-open-page-variant-outline", "", self._open)
        self.print = button("Xem trước bản in", "eye-outline", "Ctrl+P", self._print)
        self.delete = button("Xóa", "trash-can-outline", "", self._delete)
        self.delete.setToolTip("Chuyển vào thùng rác (phím Delete); lấy lại được")
        self.restore = button("Khôi phục", "restore", "", self._restore)
        self.bin = Button("Thùng rác", "", "trash-can-outline")
        self.bin.setCheckable(True)
        self.bin.toggled.connect(self.records.show_deleted)
        for part in (self.open_file, self.open, self.print, self.delete, self.restore):
            self.records.bar.addWidget(part)
        self.records.bar.addStretch(1)
        self.records.bar.addWidget(self.bin)

    def _on_chosen(self, _uids: list[str]) -> None:
        uids, in_bin = self.selected(), self.records.shows_deleted()
        self.open.setEnabled(len(uids) == 1)
        self.print.setEnabled(len(uids) == 1)
        self.delete.setEnabled(bool(uids))
        self.restore.setEnabled(bool(uids))
        # An empty book shows the one button that helps, in the middle.
        empty = self.records.shows_empty()
        for part in (self.print, self.delete):
            part.setVisible(not in_bin and not empty)
        self.open.setVisible(not empty)
        self.restore.setVisible(in_bin and not empty)
        self.open_file.setVisible(not empty)

    def _on_menu(self, where: QPoint) -> None:
        if not self.selected():
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for part in (self.open, self.print, self.delete, self.restore):
            if part.isVisible():
                action = menu.addAction(part.icon(), part.text(), part.click)
                action.setEnabled(part.isEnabled())
        menu.addAction("Chép sang Excel, Word", self.records.table.copy)
        menu.popup(self.records.table.viewport().mapToGlobal(where))

    def _open(self) -> None:
        if len(self.selected()) == 1:
            self.open_wanted.emit(self.selected()[0])

    def _print(self) -> None:
        if len(self.selected()) == 1:
            self.print_wanted.emit(self.selected()[0])

    def _delete(self) -> None:
        if self.selected() and not self.records.shows_deleted():
            self.delete_wanted.emit(self.selected())

    def _restore(self) -> None:
        if self.selected():
            self.restore_wanted.emit(self.selected())
