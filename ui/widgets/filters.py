"""Filters by column: a menu adds them, a chip shows each one and takes it away."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget, QWidgetAction

from desktop_app import dates
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.filters import Between, Filters
from ui import theme
from ui.widgets.basics import Button, column, label, primary_button, row
from ui.widgets.entries import DateEntry

ValuesOf = Callable[[str], Sequence[tuple[Any, str]]]


class FilterBar(QWidget):
    """The button "Lọc"; `chips` is a line with a chip for every filter in force."""

    changed = Signal()

    def __init__(
        self, fields: Sequence[Field], values_of: ValuesOf, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._fields = {field.key: field for field in fields}
        self._values_of = values_of
        self._today = today
        self._filters: dict[str, Any] = {}
        self._chips: list[Button] = []
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.button = Button("Lọc", icon="filter-variant", tip="Chỉ xem những dòng cần xem")
        self.button.setMenu(self._menu)
        self.chips = QWidget()
        self.chips.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.chips.hide()
        self._line = row(self.chips, gap=4)
        self._line.addStretch(1)
        row(self, gap=0).addWidget(self.button)

    def filters(self) -> Filters:
        """The filters in force, as a service takes them."""
        return dict(self._filters)

    def set_filter(self, key: str, value: Any) -> None:
        """Put a filter in force, or take it away with None; a list of values means any of them."""
        if value is None or value == []:
            self._filters.pop(key, None)
        else:
            self._filters[key] = value
        self._show_chips()
        self.changed.emit()

    def clear(self) -> None:
        """Take all filters away."""
        self._filters.clear()
        self._show_chips()
        self.changed.emit()

    def words(self, key: str) -> str:
        """A filter in words: "Năm: 2026"."""
        field, value = self._fields[key], self._filters[key]
        if isinstance(value, Between):
            low, high = dates.show(str(value.low or "")), dates.show(str(value.high or ""))
            text = f"{low or '…'} – {high or '…'}"
        else:
            known = dict(self._values_of(key))
            text = ", ".join(str(known.get(one, one)) for one in value)
        return f"{field.label}: {text}"

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._line.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(key) for key in self._filters]
        for place, chip in enumerate(self._chips):
            self._line.insertWidget(place, chip)
        if self.chips.parentWidget():
            self.chips.setVisible(bool(self._chips))

    def _chip(self, key: str) -> Button:
        words = self.words(key)
        short = words if len(words) <= 36 else words[:35] + "…"
        chip = Button(f"{short}  ✕", "chip", tip=f"Bấm để bỏ lọc. {words}")
        chip.setAccessibleName(f"Bỏ lọc {words}")
        chip.clicked.connect(lambda: self.set_filter(key, None))
        return chip

    def _fill_menu(self) -> None:
        self._menu.clear()
        for field in self._fields.values():
            menu = self._menu.addMenu(field.label)
            if field.kind == Kind.DATE:
                self._add_range(menu, field.key)
            else:
                self._add_values(menu, field.key)
        if self._filters:
            self._menu.addSeparator()
            self._menu.addAction("Bỏ mọi điều kiện lọc", self.clear)

    def _add_values(self, menu: QMenu, key: str) -> None:
        chosen = list(self._filters.get(key, []))
        for value, words in self._values_of(key):
            action = QAction(words or "(trống)", menu, checkable=True)
            action.setChecked(value in chosen)
            action.toggled.connect(lambda on, value=value: self._toggle(key, value, on))
            menu.addAction(action)
        menu.setEnabled(not menu.isEmpty())

    def _toggle(self, key: str, value: Any, on: bool) -> None:
        kept = [one for one in self._filters.get(key, []) if one != value]
        self.set_filter(key, [*kept, value] if on else kept)

    def _add_range(self, menu: QMenu, key: str) -> None:
        panel = _RangePanel(self._filters.get(key), self._today)
        panel.applied.connect(lambda value: self._apply_range(key, value))
        action = QWidgetAction(menu)
        action.setDefaultWidget(panel)
        menu.addAction(action)

    def _apply_range(self, key: str, value: Between | None) -> None:
        self._menu.close()
        self.set_filter(key, value)


class _RangePanel(QWidget):
    """From a day to a day."""

    applied = Signal(object)

    def __init__(self, value: Between | None, today: Callable[[], date]) -> None:
        super().__init__()
        lines = column(self, gap=4, edge=8)
        self._ends = (DateEntry(today), DateEntry(today))
        known = (value.low, value.high) if value else ("", "")
        for words, entry, end in zip(("Từ ngày", "Đến ngày"), self._ends, known, strict=True):
            lines.addWidget(label(words, "muted"))
            lines.addWidget(entry)
            entry.put(str(end or ""))
            entry.returnPressed.connect(self._apply)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        lines.addWidget(self._error)
        lines.addWidget(primary_button("Lọc", on_click=self._apply))
        self.setMinimumWidth(theme.px(220))

    def _apply(self) -> None:
        try:
            low, high = (entry.value() or None for entry in self._ends)
        except UserError as error:
            self._error.setText(error.message)
            self._error.show()
            return
        self.applied.emit(Between(low, high) if low or high else None)
