"""Filters as in Excel (values with their counts, ticks) and one quick narrowing beside them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from db.text import fold
from desktop_app.fields import Field
from desktop_app.filters import Between, Filters
from ui import theme
from ui.widgets.basics import button, column, grouped, primary_button, row
from ui.widgets.filters import FilterBar
from ui.widgets.search_field import SearchField
from ui.widgets.tick_list import TickList

_VALUE = int(Qt.ItemDataRole.UserRole)
_LINES = 9  # lines of values in sight


class FilteredRows(Protocol):
    """What a list knows of its columns and of its quick narrowings."""

    def values_of(self, key: str) -> list[tuple[Any, str]]:
        """The values of a column: (stored, words)."""

    def counts(self) -> bool:
        """Whether the book is short enough for each value to tell its number."""

    def counted(self, key: str) -> list[tuple[Any, str, int]]:
        """The values of a column: (stored, words, how many records)."""

    def words(self, key: str, value: str | int) -> str:
        """A stored value of a column in words."""

    def quick_filters(self, quick: str) -> dict[str, Any]:
        """The filters that a quick narrowing stands for now; none for ""."""

    def today(self) -> date:
        """By the office's clock."""


class QuickFilterBar(FilterBar):
    """A subclass says which filters and which quick narrowings drive each other out."""

    def __init__(self, fields: Sequence[Field], rows: FilteredRows) -> None:
        super().__init__(fields, rows.values_of, rows.today)
        self._rows = rows
        self.quick = ""

    def drives_out(self, quick: str) -> str:
        """The column whose filter goes when this narrowing is chosen, or ""."""
        raise NotImplementedError

    def is_ended_by(self, key: str) -> bool:
        """Whether a filter of this column ends the narrowing in force."""
        return self.drives_out(self.quick) == key

    def filters(self) -> Filters:
        """The filters in force; a quick narrowing goes before a filter of the same column."""
        return {**super().filters(), **self._rows.quick_filters(self.quick)}

    def chosen(self) -> Filters:
        """The filters without the quick narrowing, to be saved."""
        return super().filters()

    def choose_quick(self, quick: str) -> None:
        """Put a quick narrowing in force, "" to take it away."""
        self.quick = quick
        column_of = self.drives_out(quick)
        if column_of in self.chosen():
            self.set_filter(column_of, None)
        else:
            self.changed.emit()

    def set_filter(self, key: str, value: Any) -> None:
        """As the bar does it; some filters end the quick narrowing."""
        if value and self.is_ended_by(key):
            self.quick = ""
        super().set_filter(key, value)

    def put(self, filters: Filters, quick: str) -> None:
        """Put exactly these in force, told once."""
        self.blockSignals(True)
        self.clear()
        for key, value in filters.items():
            if key in self._fields:
                self.set_filter(key, value)
        self.quick = quick
        self.blockSignals(False)
        self.changed.emit()

    def clear(self) -> None:
        """Take all filters and the quick narrowing away."""
        self.quick = ""
        super().clear()

    def words(self, key: str) -> str:
        """A filter in words, without reading the values that the column has."""
        value = self.chosen()[key]
        if isinstance(value, Between):
            return super().words(key)
        assert isinstance(value, list)
        said = ", ".join(self._rows.words(key, one) for one in value)
        return f"{self._fields[key].label}: {said}"

    def _add_values(self, menu: QMenu, key: str) -> None:
        """The values are read when the menu of their column is opened.

        A book too long to be counted offers them without numbers.
        """
        if not self._rows.counts():
            super()._add_values(menu, key)
            return
        menu.aboutToShow.connect(lambda: self._show_panel(menu, key))
        menu.addAction("…").setEnabled(False)  # an empty menu would not open

    def _show_panel(self, menu: QMenu, key: str) -> None:
        menu.clear()
        chosen = self.chosen().get(key) or []
        assert isinstance(chosen, list)
        panel = ValuesPanel(self._rows.counted(key), chosen)
        panel.applied.connect(lambda values: self._apply(key, values))
        action = QWidgetAction(menu)
        action.setDefaultWidget(panel)
        menu.addAction(action)
        panel.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _apply(self, key: str, values: list[Any]) -> None:
        self._menu.close()
        self.set_filter(key, values)


class ValuesPanel(QWidget):
    """The values of a column: search, tick (Space), Enter applies."""

    applied = Signal(list)

    def __init__(self, values: Sequence[tuple[Any, str, int]], chosen: Sequence[Any]) -> None:
        super().__init__()
        self.search = SearchField("Tìm trong danh sách", shortcut="")
        self.list = TickList("Những giá trị của cột")
        self.list.finished.connect(self._apply)
        for value, words, count in values:
            self.list.add(f"{words}  ({grouped(count)})", value in chosen).setData(_VALUE, value)
        lines = column(self, gap=8, edge=8)
        lines.addWidget(self.search)
        lines.addWidget(self.list)
        foot = row(gap=8)
        foot.addWidget(button("Bỏ lọc cột này", on_click=lambda: self.applied.emit([])))
        foot.addStretch(1)
        foot.addWidget(primary_button("Lọc", on_click=self._apply))
        lines.addLayout(foot)
        self.list.setMinimumWidth(theme.px(300))
        self.list.setFixedHeight(theme.row_height() * min(max(len(values), 3), _LINES))
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._apply)
        self.setFocusProxy(self.search)

    def ticked(self) -> list[Any]:
        """The values that are ticked."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return [item.data(_VALUE) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _narrow(self, words: str) -> None:
        wanted = fold(words)
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(wanted not in fold(item.text()))

    def _apply(self) -> None:
        self.applied.emit(self.ticked())
