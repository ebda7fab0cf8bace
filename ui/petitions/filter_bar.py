"""The filters of one of the two lists, with a quick narrowing beside those that were chosen."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidgetAction

from desktop_app.filters import Between, Filters
from ui.petitions.narrowing import OVER
from ui.petitions.rows import BookRows
from ui.tasks.filter_bar import ValuesPanel
from ui.widgets.filters import FilterBar


class BookFilterBar(FilterBar):
    """Values of a column with their counts, a field to search them, ticks, as in Excel."""

    def __init__(self, rows: BookRows) -> None:
        super().__init__(rows.filter_fields, rows.values_of, lambda: rows.due_days().today)
        self._rows = rows
        self.quick = ""

    def filters(self) -> Filters:
        """The filters in force; a quick narrowing goes before a filter of the same column."""
        return {**super().filters(), **self._rows.quick_filters(self.quick)}

    def chosen(self) -> Filters:
        """The filters without the quick narrowing, to be saved."""
        return super().filters()

    def choose_quick(self, quick: str) -> None:
        """Put a quick narrowing in force, "" to take it away."""
        self.quick = quick
        if OVER.get(quick) in self.chosen():
            self.set_filter(OVER[quick], None)
        else:
            self.changed.emit()

    def set_filter(self, key: str, value: Any) -> None:
        """As the bar does it; a filter of the same column ends the quick narrowing."""
        if value and OVER.get(self.quick) == key:
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
