"""The list of tasks: quick narrowings, progress, saved views, the table, the recycle bin."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.filters import Filters
from ui.session import Session
from ui.tasks import actions
from ui.tasks.action_menu import TaskActions
from ui.tasks.filter_bar import TaskFilterBar
from ui.tasks.quick_bar import QuickBar
from ui.tasks.ready_views import FEATURE, READY
from ui.tasks.rows import COLUMNS, TaskRows
from ui.widgets.basics import Button, button, column, primary_button
from ui.widgets.chip import ChipDelegate
from ui.widgets.list_page import ListPage
from ui.widgets.notes import EmptyState
from ui.widgets.record_list import RecordList
from ui.widgets.views_menu import ViewsMenu

COLUMNS_KEY = "tasks.columns"


class TaskList(ListPage):
    """Says what is wanted; the tab does it."""

    least = 760

    filters: TaskFilterBar

    new_wanted = Signal()

    def __init__(self, session: Session, offered: TaskActions) -> None:
        super().__init__()
        self._session, self._actions = session, offered
        self.rows = TaskRows(session.services, session.clock)
        self.filters = TaskFilterBar(self.rows)
        empty, self.empty_button = _empty_state(offered, self.new_wanted.emit)
        self.records = RecordList(
            COLUMNS,
            self.rows,
            filters=self.filters,
            search_hint="Tìm nhiệm vụ, đơn vị, sản phẩm (không cần dấu)",
            empty=empty,
            status_of=lambda _key, _row: "",
            frozen=2,
        )
        self.table = self.records.table
        self._keep_columns_in(session.look, COLUMNS_KEY)
        state = [field.key for field in COLUMNS].index("status")
        chips = ChipDelegate(self.table, lambda row: (str(row["look"]), str(row["state"])))
        self.table.setItemDelegateForColumn(state, chips)
        self.table.said.connect(session.background.said)
        session.background.ended.connect(self.records.search.stop)
        self.views = ViewsMenu(session, self.view_state, self.put_view, FEATURE, READY)
        self._view_buttons: list[Button] = []
        self._lay_out()
        self._connect()
        self.refresh()

    # What the tab asks

    def refresh(self) -> None:
        """Read the list again."""
        self.records.reload()
        self.quick.show_counts(*self.rows.progress())

    def search(self, words: str) -> None:
        """Look for words among the living tasks."""
        self.bin.setChecked(False)
        self.records.search.setText(words)
        self.records.reload()

    def take_focus(self) -> None:
        """The list with a task chosen, or in an empty book the button that begins."""
        if self.records.shows_table() and not self.selected():
            uid = self.table.records().uid(max(self.table.currentIndex().row(), 0))
            self.table.select_uid(uid)
        start = self.empty_button if self.records.shows_empty() else self.table
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow_to(self, quick: str) -> None:
        """Show only what a quick narrowing leaves ("late", "soon", "month", "undated")."""
        self.show_filtered({}, quick)

    def narrowed(self) -> tuple[str, Filters]:
        """The search words and filters in force."""
        return self.records.search.text().strip(), self.filters.filters()

    # Parts

    def _lay_out(self) -> None:
        self._add_buttons()
        self.quick = QuickBar()
        self.quick.wanted.connect(self.filters.choose_quick)
        self._lines = lines = column(self, gap=8, edge=16)
        lines.addWidget(self.quick)
        lines.addWidget(self.records)
        self._words: dict[Button, str] = {
            made: made.text() for made in (self.open, self.more, self.files, self.views.button)
        }

    def _add_buttons(self) -> None:
        self.new = primary_button("Thêm nhiệm vụ", "plus", "Ctrl+N", self.new_wanted.emit)
        self.ways = Button("", "", "playlist-plus", tip="Cách khác để có nhiệm vụ")
        self.ways.setAccessibleName("Cách khác để có nhiệm vụ")
        self.ways.setMenu(self._actions.ways_menu(self.ways))
        self.tick = button("Xong", "check", "", lambda: self._actions.tick(self.selected()))
        self.tick.setToolTip("Đánh dấu xong lần đến hạn gần nhất của việc đã chọn (phím cách)")
        self.open = button("Mở", "card-text-outline", "", self._open)
        self.open.setToolTip("Xem và làm từng lần thực hiện (Enter)")
        self.more = Button("Việc khác", "", "dots-horizontal", tip="Việc khác với việc đã chọn")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.restore = button("Khôi phục", "restore", "", self._restore)
        self.files = Button("Tệp", "", "file-outline", tip="Đưa danh sách ra tệp, lấy từ tệp vào")
        self.files.setMenu(self._actions.files_menu(self.files))
        self.bin = Button("", "", "delete-clock-outline", tip="Thùng rác: những việc đã xóa")
        self.bin.setAccessibleName("Thùng rác")
        self.bin.setCheckable(True)
        bar = self.records.bar
        for part in (self.new, self.ways, self.tick, self.open, self.more, self.restore):
            bar.addWidget(part)
        bar.addStretch(1)
        for part in (self.files, self.views.button, self.bin):
            bar.addWidget(part)

    def put_notice(self, notice: QWidget) -> None:
        """Put a line above everything else."""
        self._lines.insertWidget(0, notice)

    def add_view_buttons(self, buttons: list[Button]) -> None:
        """Put the buttons that lead to other views beside the saved views."""
        self._view_buttons = buttons
        for made in buttons:
            self._words[made] = made.text()
            self.records.bar.insertWidget(self.records.bar.indexOf(self.files), made)
        self._on_chosen([])

    def _connect(self) -> None:
        self.records.opened.connect(self.open_wanted)
        self.records.chosen.connect(self._on_chosen)
        self.records.reloaded.connect(lambda _count: self._on_reloaded())
        self.bin.toggled.connect(self.records.show_deleted)
        self._actions.listen(self, self.selected)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        for keys, act in (("Delete", self._delete), ("Space", self._space)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # Answers

    def _on_reloaded(self) -> None:
        self.quick.show_chosen(self.filters.quick)
        self._on_chosen([])

    def _on_chosen(self, _uids: list[str]) -> None:
        uids, in_bin = self.selected(), self.records.shows_deleted()
        empty = self.records.shows_empty()
        self.tick.setEnabled(bool(uids))
        self.open.setEnabled(len(uids) == 1)
        self.more.setEnabled(bool(uids))
        self.restore.setEnabled(bool(uids))
        for part in (self.tick, self.open, self.more):
            part.setVisible(not in_bin and not empty)
        self.restore.setVisible(in_bin and not empty)
        self.new.setVisible(not empty)
        self.ways.setVisible(not empty and bool(actions.NEW_ACTIONS))
        self.files.setVisible(bool(actions.LIST_ACTIONS))
        self.quick.setVisible(not empty)
        for made in (*self._view_buttons, self.views.button):
            made.setVisible(not empty)

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        self._fill_actions(menu, self.selected())

    def fill_menu(self, menu: QMenu, uids: list[str]) -> None:
        """Open, then all that can be done with tasks."""
        self._add_open(menu)
        self._fill_actions(menu, uids)

    def _fill_actions(self, menu: QMenu, uids: list[str]) -> None:
        self._actions.fill(menu, uids)
        menu.addSeparator()
        self._add_delete(menu)

    def _space(self) -> None:
        if not self.records.shows_deleted():
            self._actions.space(self.selected())


def _empty_state(offered: TaskActions, add: Callable[[], object]) -> tuple[EmptyState, Button]:
    """What an empty list teaches, and its first button."""
    made = EmptyState(
        "checkbox-marked-outline",
        "Chưa có nhiệm vụ nào trong sổ",
        "Ghi mỗi việc với đơn vị chủ trì và thời gian như trong kế hoạch (“trước ngày 15/6”, "
        "“hằng quý”…): chương trình tính ra từng ngày đến hạn và nói vì sao là ngày đó.",
        "Đánh dấu xong bằng phím cách; việc cần minh chứng thì hỏi minh chứng trước.",
    )
    first = made.add_action("Thêm nhiệm vụ", "plus", add, "Ctrl+N")
    for way in actions.NEW_ACTIONS:
        made.add_action(way.label, way.icon, partial(offered.begin, way), primary=False)
    return made, first
