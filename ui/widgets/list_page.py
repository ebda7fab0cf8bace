"""What the lists of all books share: saved views, the recycle bin, buttons that give way."""

from collections.abc import MutableMapping
from typing import Protocol

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.filters import Filters
from desktop_app.office.saved_views import ViewState
from ui import theme
from ui.widgets.basics import Button
from ui.widgets.record_list import RecordList
from ui.widgets.table_model import Query


class KeptFilters(Protocol):
    """What a saved view keeps of a bar of filters."""

    @property
    def quick(self) -> str:
        """The quick narrowing in force, or ""."""

    def chosen(self) -> Filters:
        """The filters without the quick narrowing."""

    def put(self, filters: Filters, quick: str) -> None:
        """Put exactly these in force."""


class ListPage(QWidget):
    """A RecordList with its buttons; a subclass makes `records`, `filters` and `bin`."""

    open_wanted = Signal(str)
    delete_wanted = Signal(list)
    restore_wanted = Signal(list)

    deletes = True  # whether records of this list can be put into the recycle bin
    narrow, least = 1120, 700  # pixels at 100 %: narrower, some buttons give up their words

    records: RecordList
    filters: KeptFilters
    bin: Button

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[Button, str] = {}  # of the buttons that give way

    # What the tab asks

    def select(self, uid: str) -> None:
        """Choose a record, as soon as the list as it is narrowed holds it."""
        self.records.select_uid(uid)

    def selected(self) -> list[str]:
        """The uids of the chosen records."""
        return self.records.table.selected_uids()

    def show_filtered(self, filters: Filters, quick: str = "") -> None:
        """Show what fits these filters, whatever was searched before."""
        self.bin.setChecked(False)
        self.records.search.clear_now()
        self.filters.put(filters, quick)

    # What can be done with the chosen records

    def fill_menu(self, menu: QMenu, uids: list[str]) -> None:
        """The actions on the chosen records, put into the menu of the list."""
        raise NotImplementedError

    def _on_menu(self, where: QPoint) -> None:
        uids = self.selected()
        if not uids:
            return
        table, menu = self.records.table, QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self.records.shows_deleted():
            menu.addAction(theme.icon("restore"), "Khôi phục", self._restore)
        else:
            self.fill_menu(menu, uids)
        menu.addAction(theme.icon("content-copy"), "Chép sang Excel, Word\tCtrl+C", table.copy)
        menu.popup(table.viewport().mapToGlobal(where))

    def _add_open(self, menu: QMenu) -> None:
        if len(self.selected()) == 1:
            menu.addAction(theme.icon("card-text-outline"), "Mở\tEnter", self._open)

    def _add_delete(self, menu: QMenu) -> None:
        words = "Chuyển vào thùng rác\tDelete"
        menu.addAction(theme.icon("trash-can-outline"), words, self._delete)

    def _open(self) -> None:
        if len(self.selected()) == 1:
            self.open_wanted.emit(self.selected()[0])

    def _delete(self) -> None:
        if self.deletes and self.selected() and not self.records.shows_deleted():
            self.delete_wanted.emit(self.selected())

    def _restore(self) -> None:
        if self.selected():
            self.restore_wanted.emit(self.selected())

    # Saved views

    def view_state(self) -> ViewState:
        """What the list shows now, to be kept."""
        return ViewState.of(
            search=self.records.search.text().strip(),
            filters=self.filters.chosen(),
            order=self.records.table.records().query.order,
            quick=self.filters.quick,
            columns=self._columns,
        )

    def put_view(self, state: ViewState) -> None:
        """Show a kept view; an order or filter on something unknown is passed over."""
        table = self.records.table
        known = {field.key for field in table.records().fields}
        if state.columns:
            table.remember_with(state.columns, self._keep_columns)
            self._keep_columns(state.columns)
        order = tuple((key, down) for key, down in state.order if key in known)
        table.records().query = Query(order=order)
        self.bin.setChecked(False)
        self.records.search.setText(state.search)
        self.filters.put(state.filters, state.quick)

    def _keep_columns_in(self, look: MutableMapping[str, str], key: str) -> None:
        self._look, self._columns_key = look, key
        self._columns = look.get(key, "")
        self.records.table.remember_with(self._columns, self._keep_columns)

    def _keep_columns(self, layout: str) -> None:
        self._columns = self._look[self._columns_key] = layout

    # Qt's own

    def minimumSizeHint(self) -> QSize:
        """Narrower than all words need: they give way."""
        return QSize(theme.px(self.least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen some buttons give up their words, not their names and tips."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(self.narrow)
        for made, words in self._words.items():
            made.setText("" if narrow else words)
            made.setAccessibleName(words)
