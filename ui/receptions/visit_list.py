"""The reception book as a list, newest visit first."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from ui import theme
from ui.receptions.delegates import KindDelegate
from ui.receptions.filter_bar import VisitFilters
from ui.receptions.ready_views import FEATURE, READY
from ui.receptions.rows import COLUMNS, ReceptionRows, pages_of, state_of
from ui.session import Session
from ui.widgets.basics import Button, button, column, primary_button
from ui.widgets.chip import ChipDelegate
from ui.widgets.list_page import ListPage
from ui.widgets.notes import EmptyState
from ui.widgets.paged_list import PagedList, PagedSource
from ui.widgets.views_menu import ViewsMenu

COLUMNS_KEY = "receptions.columns"
_PLACES = {field.key: place for place, field in enumerate(COLUMNS)}


class _Records(PagedList):
    """An empty period teaches as an empty book does: only other narrowings find nothing."""

    def _show_count(self, count: int) -> None:
        super()._show_count(count)
        if self._query.deleted and not (count or self._query.search):
            self._pages.setCurrentWidget(self._no_deleted)
            return
        filters = self.filters
        narrowed = isinstance(filters, VisitFilters) and filters.narrowed()
        if not (count or narrowed or self._query.search or self._query.deleted):
            self._pages.setCurrentWidget(self._empty)
            self.reloaded.emit(count)


class VisitList(ListPage):
    """Says what is wanted; the tab does it."""

    narrow, least = 760, 420

    filters: VisitFilters

    new_wanted = Signal()
    edit_wanted = Signal(str)
    national_wanted = Signal(list)
    days_wanted = Signal()
    print_wanted = Signal()
    import_wanted = Signal()
    chosen = Signal(str)  # the visit to be seen beside the list, "" for none or several

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.rows = ReceptionRows(session.services, session.clock)
        self.filters = VisitFilters(self.rows)
        empty, self.empty_button = _empty_state(self.new_wanted.emit, self.import_wanted.emit)
        self.records = _Records(
            COLUMNS,
            PagedSource(pages_of, session.services, session.background),
            filters=self.filters,
            search_hint="Tìm tên, nội dung, thôn… (không cần dấu)",
            empty=empty,
            status_of=lambda _key, _row: "",
            frozen=2,
        )
        self.table = self.records.table
        self._keep_columns_in(session.look, COLUMNS_KEY)
        self._days = self.rows.due_days()
        chips = ChipDelegate(self.table, lambda row: state_of(row, self._days))
        self.table.setItemDelegateForColumn(_PLACES["outcome"], chips)
        kinds = KindDelegate(self.table, self.table.records())
        self.table.setItemDelegateForColumn(_PLACES["content_kind"], kinds)
        self.table.said.connect(session.background.said)
        session.background.ended.connect(self.records.search.stop)
        self.views = ViewsMenu(session, self.view_state, self.put_view, FEATURE, READY)
        self._period = ""  # of the book, while the bin is shown
        self._add_buttons()
        column(self, gap=8).addWidget(self.records)
        self._words = {
            made: made.text() for made in (self.print, self.old, self.days, self.views.button)
        }
        self._connect()
        self.refresh()

    # What the tab asks

    def refresh(self) -> None:
        """Read the list again, by the calendar as it is now."""
        self._days = self.rows.due_days()
        self.records.reload()

    def search(self, words: str) -> None:
        """Look for words in all years."""
        self.bin.setChecked(False)
        self.filters.put({}, "", "all")
        self.records.search.setText(words)
        self.records.reload()

    def narrow_to(self, quick: str) -> None:
        """Show only what a quick narrowing leaves ("late", "soon", "national", "crowd")."""
        self.bin.setChecked(False)
        self.records.search.clear_now()
        self.filters.put({}, quick, "all")

    def take_focus(self) -> None:
        """The list with a visit chosen, or in an empty book the button that begins."""
        if self.records.shows_table() and not self.selected():
            place = max(self.table.currentIndex().row(), 0)
            self.table.select_uid(self.table.records().uid(place))
        start = self.empty_button if self.records.shows_empty() else self.table
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    # Parts

    def _add_buttons(self) -> None:
        self.new = primary_button("Tiếp công dân mới", "plus", "Ctrl+N", self.new_wanted.emit)
        self.days = button("Lịch tiếp của lãnh đạo", "calendar-account", "", self.days_wanted.emit)
        self.days.setToolTip("Ngày tiếp công dân của Chủ tịch, lãnh đạo (Alt+2)")
        self.print = button("In sổ, Excel", "printer-outline", "", self.print_wanted.emit)
        self.print.setToolTip("In Sổ tiếp công dân (Mẫu số 03/TCD), lưu PDF, Word, Excel")
        self.old = button("Nhập sổ cũ", "table-arrow-down", "", self.import_wanted.emit)
        self.old.setToolTip("Đưa sổ cũ từ bảng tính (.xlsx, .xls, .ods) vào")
        self.national = button("Đã nhập CSDLQG", "database-check-outline", "", self._national)
        self.national.setToolTip("Ghi ngày đã nhập các lượt này vào Cơ sở dữ liệu quốc gia")
        self.restore = button("Khôi phục", "restore", "", self._restore)
        self.bin = Button("", "", "delete-clock-outline", tip="Thùng rác: những lượt đã xóa")
        self.bin.setAccessibleName("Thùng rác")
        self.bin.setCheckable(True)
        bar = self.records.bar
        for part in (self.new, self.print, self.old, self.national, self.restore):
            bar.addWidget(part)
        bar.addStretch(1)
        for part in (self.days, self.views.button, self.bin):
            bar.addWidget(part)

    def _connect(self) -> None:
        self.records.opened.connect(self.open_wanted)
        self.records.chosen.connect(self._on_chosen)
        self.records.reloaded.connect(lambda _count: self._on_chosen([]))
        self.bin.toggled.connect(self._on_bin)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        for keys, act in (("Delete", self._delete), ("Ctrl+E", self._edit)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # Answers

    def _on_chosen(self, _uids: list[str]) -> None:
        """Only the buttons that do something with what is shown."""
        uids, in_bin = self.selected(), self.records.shows_deleted()
        empty = self.records.shows_empty()
        self.national.setVisible(len(uids) > 1 and not in_bin)
        self.restore.setVisible(in_bin and self.records.shows_table())
        self.bin.setText("Ra khỏi thùng rác" if in_bin else "")
        self.bin.setAccessibleName("Ra khỏi thùng rác" if in_bin else "Thùng rác")
        self.restore.setEnabled(bool(uids))
        for part in (self.new, self.views.button, self.print, self.old):
            part.setVisible(not empty and not in_bin)
        self.days.setVisible(not in_bin)
        self.chosen.emit(uids[0] if len(uids) == 1 and not in_bin else "")

    def _on_bin(self, on: bool) -> None:
        """The bin holds what was deleted of all years; the book comes back with its period."""
        period = self.filters.period
        if on:
            self._period = str(period.currentData())
        period.blockSignals(True)
        period.setCurrentIndex(max(0, period.findData("all" if on else self._period)))
        period.blockSignals(False)
        self.records.show_deleted(on)

    def fill_menu(self, menu: QMenu, uids: list[str]) -> None:
        """Edit one, note what was entered elsewhere, delete."""
        if len(uids) == 1:
            menu.addAction(theme.icon("pencil-outline"), "Sửa\tCtrl+E", self._edit)
        menu.addAction(theme.icon("database-check-outline"), "Đã nhập CSDLQG…", self._national)
        self._add_delete(menu)

    def _edit(self) -> None:
        if len(self.selected()) == 1 and not self.records.shows_deleted():
            self.edit_wanted.emit(self.selected()[0])

    def _national(self) -> None:
        if self.selected():
            self.national_wanted.emit(self.selected())


def _empty_state(
    add: Callable[[], object], take_in: Callable[[], object]
) -> tuple[EmptyState, Button]:
    """What an empty book teaches, and its first button."""
    made = EmptyState(
        "account-voice",
        "Chưa có lượt tiếp công dân nào",
        "Gõ họ tên người đến rồi Enter sang từng ô: chương trình tìm ngay những lần trước của"
        " người đó, tính hạn trả lời và in giấy biên nhận.",
        "Sổ này là Mẫu số 03/TCD (Nghị định 154/2026/NĐ-CP). Danh tính người tố cáo được giữ riêng"
        " trong ngăn bảo mật.",
    )
    first = made.add_action("Tiếp công dân mới", "plus", add, "Ctrl+N")
    made.add_action("Nhập sổ cũ", "table-arrow-down", take_in, primary=False)
    return made, first
