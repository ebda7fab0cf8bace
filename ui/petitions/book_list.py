"""One of the two lists: switch, quick narrowings, saved views, the table, the recycle bin."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.office.saved_views import ViewState
from ui.petitions.filter_bar import BookFilterBar
from ui.petitions.rows import BookRows
from ui.session import Session
from ui.widgets.basics import Button, button, column, primary_button, row
from ui.widgets.chip import ChipDelegate
from ui.widgets.list_page import ListPage
from ui.widgets.notes import Banner, EmptyState
from ui.widgets.paged_list import PagedList, PagedSource
from ui.widgets.views_menu import ViewsMenu

ALARM = (
    "{count} đơn chưa xử lý sắp đến hoặc đã qua mốc 45 ngày: để quá mốc này thì người có trách"
    " nhiệm bị xử lý kỷ luật (điểm b khoản 3 Điều 41 Nghị định 154/2026/NĐ-CP)."
)


@dataclass(frozen=True)
class ListSpec:
    """What differs between the lists: names, hints, narrowings, ready views."""

    name: str  # of the kept layout and views
    rows: Callable[..., BookRows]
    search_hint: str
    quicks: tuple[tuple[str, str, str], ...]
    views: tuple[tuple[str, ViewState], ...]
    all_words: str
    deletes: bool
    empty: Callable[[], EmptyState]


class BookList(ListPage):
    """Says what is wanted; the tab does it."""

    filters: BookFilterBar

    new_wanted = Signal()
    print_wanted = Signal()
    old_book_wanted = Signal()

    def __init__(self, session: Session, spec: ListSpec, switch: QWidget) -> None:
        super().__init__()
        self._session, self.spec = session, spec
        self.deletes = spec.deletes
        self.rows = spec.rows(session.services, session.clock)
        self.filters = BookFilterBar(self.rows)
        self.empty = spec.empty()
        source = PagedSource(self.rows.pages, session.services, session.background)
        self.records = PagedList(
            self.rows.columns,
            source,
            filters=self.filters,
            search_hint=spec.search_hint,
            empty=self.empty,
            status_of=lambda _key, _row: "",
            frozen=2,
        )
        self.table = self.records.table
        self._keep_columns_in(session.look, f"{spec.name}.columns")
        place = [field.key for field in self.rows.columns].index("next_due")
        chips = ChipDelegate(self.table, lambda row: (str(row["look"]), str(row["next_due"])))
        self.table.setItemDelegateForColumn(place, chips)
        self.table.said.connect(session.background.said)
        session.background.ended.connect(self.records.search.stop)
        self.views = ViewsMenu(session, self.view_state, self.put_view, spec.name, spec.views)
        self._lay_out(switch)
        self._connect()

    # What the tab asks

    def refresh(self) -> None:
        """Read the list again, by the day and the calendar as they are now."""
        self.rows.days = self.rows.due_days()
        self.records.reload()
        self._warn()

    def search(self, words: str) -> None:
        """Look for words among the living records."""
        self.bin.setChecked(False)
        self.filters.put({}, "")
        self.records.search.setText(words)
        self.records.reload()

    def take_focus(self) -> None:
        """The list with a line chosen, or in an empty book the button that begins."""
        if self.records.shows_empty():
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose_one()

    def _choose_one(self) -> None:
        """Keys begin at a line: the first one, when none is chosen."""
        if self.table.hasFocus() and self.table.records().rowCount() and not self.selected():
            self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def narrow_to(self, quick: str) -> None:
        """Show only what a quick narrowing leaves, whatever was searched before."""
        self.show_filtered({}, quick)

    # Parts

    def _lay_out(self, switch: QWidget) -> None:
        self.new = primary_button("Vào sổ đơn mới", "plus", "Ctrl+N", self.new_wanted.emit)
        self.open = button("Mở", "card-text-outline", "", self._open)
        self.open.setToolTip("Xem, xử lý (Enter)")
        self.remove = button("Xóa", "trash-can-outline", "", self._delete)
        self.remove.setToolTip("Chuyển vào thùng rác (Delete)")
        self.restore = button("Khôi phục", "restore", "", self._restore)
        self.print = button("In sổ", "printer-outline", "Ctrl+P", self.print_wanted.emit)
        self.print.setToolTip("In sổ, đưa ra Excel, PDF cho một kỳ (Ctrl+P)")
        self.old_book = button("Nhập sổ cũ", "tray-arrow-down", "", self.old_book_wanted.emit)
        self.old_book.setToolTip("Lấy đơn từ sổ Excel cũ vào: xem trước rồi mới ghi")
        self.bin = Button("", "", "delete-clock-outline", tip="Thùng rác: những dòng đã xóa")
        self.bin.setAccessibleName("Thùng rác")
        self.bin.setCheckable(True)
        bar = self.records.bar
        bar.addWidget(self.new)
        for part in (self.open, self.remove, self.restore):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.old_book)
        bar.addWidget(self.print)
        bar.addWidget(self.views.button)
        bar.addWidget(self.bin)
        for part in (self.bin, self.old_book):  # cases come and go with their papers
            part.setVisible(self.deletes)
        top = row(gap=4)
        top.addWidget(switch)
        top.addStretch(1)
        self.quick: dict[str, Button] = {}
        for name, words, tip in (("", self.spec.all_words, "Không thu hẹp"), *self.spec.quicks):
            made = Button(words, "segment", tip=tip)
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, n=name: self.filters.choose_quick(n))
            self.quick[name] = made
            top.addWidget(made)
        self.alarm = Banner()
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.alarm)
        lines.addLayout(top)
        lines.addWidget(self.records)
        giving = (self.open, self.remove, self.old_book, self.print, self.views.button)
        self._words = {made: made.text() for made in giving}

    def _connect(self) -> None:
        self.records.opened.connect(self.open_wanted)
        self.records.chosen.connect(self._on_chosen)
        self.records.reloaded.connect(lambda _count: self._on_reloaded())
        self.bin.toggled.connect(self.records.show_deleted)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        shortcut = QShortcut(QKeySequence("Delete"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._delete)

    def _warn(self) -> None:
        """Whoever lets a petition lie for 45 days answers for it: that is told above the list."""
        count = len(self.rows.alarming())
        self.alarm.tell(ALARM.format(count=count) if count else "", "late")
        if count:
            self.alarm.set_action("Xem", lambda: self.narrow_to("alarm"))

    def _on_reloaded(self) -> None:
        self._on_chosen([])
        if self.table.hasFocus():
            self._choose_one()

    def _on_chosen(self, _uids: list[str]) -> None:
        uids, in_bin = self.selected(), self.records.shows_deleted()
        self.open.setEnabled(len(uids) == 1)
        self.remove.setEnabled(bool(uids))
        self.restore.setEnabled(bool(uids))
        self.open.setVisible(not in_bin)
        self.remove.setVisible(self.deletes and not in_bin)
        self.restore.setVisible(in_bin)
        for name, made in self.quick.items():
            made.setChecked(name == self.filters.quick)

    def fill_menu(self, menu: QMenu, uids: list[str]) -> None:
        """Open; delete where the list does."""
        self._add_open(menu)
        if self.deletes:
            self._add_delete(menu)
