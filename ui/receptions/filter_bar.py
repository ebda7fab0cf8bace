"""What the list of visits is narrowed by: a period, a quick narrowing, filters by column."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop_app.filters import Between, Filters
from ui import theme
from ui.receptions.periods import spans
from ui.receptions.rows import FILTER_FIELDS, QUICKS, ReceptionRows, quick_filters
from ui.widgets.filters import FilterBar


class VisitFilters(FilterBar):
    """A filter of a column goes before the period and the narrowing of the same column."""

    def __init__(self, rows: ReceptionRows) -> None:
        super().__init__(FILTER_FIELDS, rows.values_of, lambda: rows.due_days().today)
        self._rows = rows
        self.period = _choice("Kỳ xem", 250)
        self._quick = _choice("Thu hẹp nhanh", 170)
        for span in spans(rows.due_days().today):
            self.period.addItem(span.label, span.name)
        for name, words in QUICKS:
            self._quick.addItem(words, name)
        lines = self.layout()
        assert isinstance(lines, QHBoxLayout)
        lines.setSpacing(theme.px(8))
        lines.insertWidget(0, self.period)
        lines.insertWidget(1, self._quick)
        for made in (self.period, self._quick):
            made.currentIndexChanged.connect(lambda _place: self.changed.emit())

    @property
    def quick(self) -> str:
        """The quick narrowing in force, or ""."""
        return str(self._quick.currentData())

    def filters(self) -> Filters:
        """The filters in force."""
        days = self._rows.due_days()
        return {**self._period(), **quick_filters(self.quick, days), **self.chosen()}

    def narrowed(self) -> bool:
        """Whether anything but the period is in force."""
        return bool(self.chosen() or self.quick)

    def chosen(self) -> Filters:
        """The filters of columns alone, to be saved."""
        return super().filters()

    def put(self, filters: Filters, quick: str, period: str = "") -> None:
        """Put exactly these in force, told once; the period stays where none is named."""
        self.blockSignals(True)
        super().clear()
        for key, value in filters.items():
            if any(field.key == key for field in FILTER_FIELDS):
                self.set_filter(key, value)
        self._quick.setCurrentIndex(max(0, self._quick.findData(quick)))
        if period:
            self.period.setCurrentIndex(max(0, self.period.findData(period)))
        self.blockSignals(False)
        self.changed.emit()

    def clear(self) -> None:
        """Take everything away, the period too."""
        self.put({}, "", "all")

    def _period(self) -> dict[str, Any]:
        name = self.period.currentData()
        span = next(one for one in spans(self._rows.due_days().today) if one.name == name)
        if span.first is None or span.last is None:
            return {}
        return {"received_on": Between(span.first.isoformat(), span.last.isoformat())}


def _choice(name: str, width: int) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setMinimumWidth(theme.px(110))
    made.setMaximumWidth(theme.px(width))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made
