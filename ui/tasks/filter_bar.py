"""Filters as in Excel: each column's values with their counts, a field to search them, ticks."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from db.text import fold
from desktop_app.filters import Between, Filters
from desktop_app.tasks.urgency import DueDays
from ui import theme
from ui.tasks.narrowing import quick_filters
from ui.tasks.rows import FILTER_FIELDS, TaskRows
from ui.tasks.tick_list import TickList
from ui.widgets.basics import button, column, grouped, primary_button, row
from ui.widgets.filters import FilterBar
from ui.widgets.search_field import SearchField

_VALUE = int(Qt.ItemDataRole.UserRole)
_LINES = 9  # lines of values in sight


class TaskFilterBar(FilterBar):
    """The filters of the task list, with a quick narrowing beside those that were chosen."""

    def __init__(self, rows: TaskRows) -> None:
        super().__init__(FILTER_FIELDS, rows.values_of, lambda: rows.due_days().today)
        self._rows = rows
        self.quick = ""
        self.button.setText("Lọc")

    def filters(self) -> Filters:
        """The filters in force; a quick narrowing goes before a filter of the same column."""
        return {**super().filters(), **quick_filters(self.quick, self._days())}

    def chosen(self) -> Filters:
        """The filters without the quick narrowing, to be saved."""
        return super().filters()

    def choose_quick(self, quick: str) -> None:
        """Put a quick narrowing in force, "" to take it away; a range of days then goes."""
        self.quick = quick
        if quick and "next_due" in self.chosen():
            self.set_filter("next_due", None)
        else:
            self.changed.emit()

    def set_filter(self, key: str, value: Any) -> None:
        """As the bar does it; a range of days or a status ends the quick narrowing."""
        if key in ("next_due", "status") and value:
            self.quick = ""
        super().set_filter(key, value)

    def put(self, filters: Filters, quick: str) -> None:
        """Put exactly these in force, told once."""
        self.blockSignals(True)
        self.clear()
        for key, value in filters.items():
            if any(field.key == key for field in FILTER_FIELDS):
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

    def _days(self) -> DueDays:
        return self._rows.due_days()

    def _add_values(self, menu: QMenu, key: str) -> None:
        """The values are read when the menu of their column is opened."""
        menu.aboutToShow.connect(lambda: self._show_panel(menu, key))
        menu.addAction("…").setEnabled(False)  # an empty menu would not open

    def _show_panel(self, menu: QMenu, key: str) -> None:
        menu.clear()
        chosen = self.chosen().get(key) or []
        assert not isinstance(chosen, Between | str | int | float)
        panel = ValuesPanel(self._rows.counted(key), list(chosen))
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
