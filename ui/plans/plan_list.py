"""The list of kept plans, and its recycle bin."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.plans.fields import PLANS
from ui import theme
from ui.plans.action_menu import PlanActions
from ui.plans.edit_action import EDIT
from ui.plans.rows import FILTERABLE, PlanRows, status_chip, status_of
from ui.session import Session
from ui.widgets.basics import Button, button, column, primary_button
from ui.widgets.chip import ChipDelegate
from ui.widgets.filters import FilterBar
from ui.widgets.notes import EmptyState
from ui.widgets.record_list import RecordList

COLUMNS_KEY = "plans.columns"
NEW, NEW_ICON = "Kế hoạch mới", "file-document-plus-outline"


class PlanList(QWidget):
    """Says what is wanted; the tab does it."""

    open_file_wanted = Signal()
    open_wanted = Signal(str)
    print_wanted = Signal(str)
    delete_wanted = Signal(list)
    restore_wanted = Signal(list)

    def __init__(self, session: Session, actions: PlanActions) -> None:
        super().__init__()
        self._actions = actions
        self._row = -1  # where the plan stands that is about to go
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
        status = [field.key for field in PLANS].index("status")
        chips = ChipDelegate(self.records.table, status_chip)
        self.records.table.setItemDelegateForColumn(status, chips)
        self.records.table.said.connect(session.background.said)
        session.background.ended.connect(self.records.search.stop)
        self._add_buttons()
        actions.listen(self, self._one)
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.records)
        self.records.opened.connect(self.open_wanted)
        self.records.chosen.connect(self._on_chosen)
        self.records.reloaded.connect(self._on_reloaded)
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
        """The list with a plan chosen, or in an empty book the button that begins."""
        table = self.records.table
        if self.records.shows_table() and not self.selected():
            table.select_uid(table.records().uid(max(table.currentIndex().row(), 0)))
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
        made.add_action(NEW, NEW_ICON, lambda: None, primary=False).setMenu(self._new_menu())
        return made

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        self._actions.fill_new(menu)
        return menu

    def _add_buttons(self) -> None:
        self.open_file = primary_button(
            "Mở từ tệp…", "folder-open-outline", "Ctrl+O", self.open_file_wanted.emit
        )
        self.new = Button(NEW, "", NEW_ICON, tip="Ctrl+N")
        self.new.setMenu(self._new_menu())
        begin = QShortcut(QKeySequence("Ctrl+N"), self)
        begin.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        begin.activated.connect(self.new.showMenu)
        self.open = button("Mở", "book-open-page-variant-outline", "", self._open)
        self.edit = button("Sửa", EDIT.icon, "", lambda: self._actions.run(EDIT.label, self._one()))
        self.edit.setToolTip("Sửa bản trong sổ (Ctrl+E); tệp gốc giữ nguyên")
        self.more = Button("Việc khác", "", "dots-horizontal")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.print = button("Xem trước bản in", "eye-outline", "Ctrl+P", self._print)
        self.restore = button("Khôi phục", "restore", "", self._restore)
        self.bin = Button("", "", "delete-clock-outline", tip="Thùng rác: những kế hoạch đã xóa")
        self.bin.setAccessibleName("Thùng rác")
        self.bin.setCheckable(True)
        self.bin.toggled.connect(self.records.show_deleted)
        for part in (
            self.open_file, self.new, self.open, self.edit, self.print, self.more, self.restore,
        ):  # fmt: skip
            self.records.bar.addWidget(part)
        self.records.bar.addStretch(1)
        self.records.bar.addWidget(self.bin)

    def _on_reloaded(self, count: int) -> None:
        """Where a plan went out of the list the next one is chosen: the keys go on from there."""
        table = self.records.table
        if self._row >= 0 and count and not self.selected():
            table.select_uid(table.records().uid(min(self._row, count - 1)))
        self._row = -1
        self._on_chosen([])

    def _on_chosen(self, _uids: list[str]) -> None:
        uids, in_bin = self.selected(), self.records.shows_deleted()
        fitting = [action.label for action in self._actions.fitting(self._one())]
        self.open.setEnabled(len(uids) == 1)
        self.edit.setEnabled(EDIT.label in fitting)
        self.more.setEnabled(bool(uids))
        self.print.setEnabled(len(uids) == 1)
        self.restore.setEnabled(bool(uids))
        # An empty book shows the one button that helps, in the middle.
        empty = self.records.shows_empty()
        for part in (self.edit, self.more, self.print):
            part.setVisible(not in_bin and not empty)
        self.open.setVisible(not empty)
        self.restore.setVisible(in_bin and not empty)
        self.open_file.setVisible(not empty)
        self.new.setVisible(not empty)

    def _on_menu(self, where: QPoint) -> None:
        if not self.selected():
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add_parts(menu, self.open)
        self._actions.fill(menu, self._one())
        self._add_parts(menu, self.print, self.restore)
        if not self.records.shows_deleted():
            self._add_delete(menu)
        menu.addAction("Chép sang Excel, Word", self.records.table.copy)
        menu.popup(self.records.table.viewport().mapToGlobal(where))

    @staticmethod
    def _add_parts(menu: QMenu, *parts: Button) -> None:
        for part in parts:
            if part.isVisible():
                action = menu.addAction(part.icon(), part.text(), part.click)
                action.setEnabled(part.isEnabled())

    def _fill_more(self) -> None:
        self.more.menu().clear()
        self._actions.fill(self.more.menu(), self._one(), without=EDIT.label)
        self.more.menu().addSeparator()
        self._add_delete(self.more.menu())

    def _add_delete(self, menu: QMenu) -> None:
        menu.addAction(
            theme.icon("trash-can-outline"), "Chuyển vào thùng rác\tDelete", self._delete
        )

    def _one(self) -> str:
        """The only plan chosen, "" for none or several."""
        uids = self.selected()
        return uids[0] if len(uids) == 1 else ""

    def _open(self) -> None:
        if len(self.selected()) == 1:
            self.open_wanted.emit(self.selected()[0])

    def _print(self) -> None:
        if len(self.selected()) == 1:
            self.print_wanted.emit(self.selected()[0])

    def _delete(self) -> None:
        if self.selected() and not self.records.shows_deleted():
            self._row = self.records.table.currentIndex().row()
            self.delete_wanted.emit(self.selected())

    def _restore(self) -> None:
        if self.selected():
            self._row = self.records.table.currentIndex().row()
            self.restore_wanted.emit(self.selected())
