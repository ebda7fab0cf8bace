"""A whole list: search, filters, columns, the count, the table, and what an empty one says."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.fields import Field
from ui import theme
from ui.widgets.basics import Button, Card, column, grouped, label, row
from ui.widgets.filters import FilterBar
from ui.widgets.notes import EmptyState
from ui.widgets.search_field import SearchField
from ui.widgets.table import RecordTable
from ui.widgets.table_model import Query, RecordModel, RowSource, StatusOf


class RecordList(QWidget):
    """The list of a feature; the screen adds its own buttons to `bar`."""

    opened = Signal(str)
    chosen = Signal(list)
    reloaded = Signal(int)  # how many rows are shown

    def __init__(
        self,
        fields: Sequence[Field],
        source: RowSource,
        *,
        filters: FilterBar,
        search_hint: str,
        empty: EmptyState,
        status_of: StatusOf | None = None,
        frozen: int = 1,
    ) -> None:
        super().__init__()
        self._query = Query()
        self.search = SearchField(search_hint)
        self.search.searched.connect(self._on_asked)
        self.search.listen(self)
        self.filters = filters
        self.filters.changed.connect(self._on_asked)
        self.table = self._make_table(fields, source, status_of, frozen)
        self.table.setAccessibleName("Danh sách")
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.chosen)
        self.count = label("", "muted")
        self.bar = row(gap=8)
        self._empty = empty
        self._none = EmptyState("magnify-close", "Không có dòng nào khớp", _NONE_HINT)
        self._no_deleted = EmptyState("trash-can-outline", "Thùng rác trống", _BIN_HINT)
        self._none.add_action("Xem tất cả", "", self.show_all, primary=False)
        self._lay_out()

    def select_uid(self, uid: str) -> None:
        """Choose a record where the list holds it."""
        self.table.select_uid(uid)

    def _make_table(
        self, fields: Sequence[Field], source: RowSource, status_of: StatusOf | None, frozen: int
    ) -> RecordTable:
        return RecordTable(RecordModel(fields, source, status_of), frozen)

    def _lay_out(self) -> None:
        columns = Button("", "quiet", "view-column-outline", tip="Chọn cột được xem")
        columns.setAccessibleName("Chọn cột được xem")
        columns.clicked.connect(lambda: self._pop_columns(columns))
        self.search.setMinimumWidth(theme.px(220))
        self.search.setMaximumWidth(theme.px(380))
        line = row(gap=8)
        line.addWidget(self.search, 3)
        line.addWidget(self.filters)
        line.addStretch(1)
        line.addWidget(self.count)
        line.addWidget(columns)
        lines = column(self, gap=8)
        lines.addLayout(self.bar)
        lines.addLayout(line)
        lines.addWidget(self.filters.chips)
        lines.addWidget(self._filled(Card(edge=1, parent=self)), 1)

    def _filled(self, card: Card) -> Card:
        self._pages = QStackedWidget(card)
        card.body.addWidget(self._pages)
        for page in (self.table, self._empty, self._none, self._no_deleted):
            self._pages.addWidget(page)
        return card

    def reload(self) -> None:
        """Read again after a change; the selection stays where it can."""
        self._ask(self._query.deleted)

    def show_deleted(self, on: bool) -> None:
        """Show the recycle bin, or the living records."""
        self._ask(on)

    def shows_deleted(self) -> bool:
        """Whether the recycle bin is shown."""
        return self._query.deleted

    def show_all(self) -> None:
        """Forget search and filters."""
        self.search.clear_now()
        self.filters.clear()

    def shows_table(self) -> bool:
        """Whether there are rows to see."""
        return self._pages.currentWidget() is self.table

    def shows_empty(self) -> bool:
        """Whether there is nothing yet, so that the empty state teaches."""
        return self._pages.currentWidget() is self._empty

    def _on_asked(self, *_args: object) -> None:
        self._ask(self._query.deleted)

    def _ask(self, deleted: bool) -> None:
        self._query = self._asked(deleted)
        self.table.show_query(self._query)
        self._show_count(self.table.records().rowCount())

    def _asked(self, deleted: bool) -> Query:
        order = self.table.records().query.order
        return Query(self.search.text().strip(), self.filters.filters(), order, deleted)

    def _show_count(self, count: int) -> None:
        deleted = self._query.deleted
        narrowed = bool(self._query.search or self._query.filters)
        nothing = self._no_deleted if deleted else self._empty
        page: QWidget = self.table if count else self._none if narrowed else nothing
        self._pages.setCurrentWidget(page)
        self.count.setText(f"{grouped(count)} dòng" if count else "")
        self.reloaded.emit(count)

    def _pop_columns(self, button: QWidget) -> None:
        menu = self.table.column_menu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


_BIN_HINT = "Những gì đã xóa nằm ở đây và lấy lại được."
_NONE_HINT = "Thử ít chữ hơn, gõ không dấu cũng được, hoặc bỏ bớt điều kiện lọc."
