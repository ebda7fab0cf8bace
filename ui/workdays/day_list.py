"""The special days of a year as a list, each with its source."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from desktop_app.dates import weekday
from desktop_app.law.workdays.day import Day
from desktop_app.office.days_off import OWN_SOURCE
from ui import theme
from ui.workdays.marks import swatch

_OWN, _EXPECTED = "cơ quan tự đặt", "dự kiến"
_DAY = Qt.ItemDataRole.UserRole


class DayListView(QListWidget):
    """`chosen` tells the day of the line that was gone to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Các ngày nghỉ, ngày làm bù trong năm")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.setMinimumHeight(theme.px(64))
        self.currentItemChanged.connect(self._on_current)

    def show_days(self, days: Collection[Day], own: Collection[date], current: date) -> None:
        """Show these days, with the current one marked if it is among them."""
        self.blockSignals(True)
        self.clear()
        for day in days:
            item = QListWidgetItem(swatch(day, day.date in own), words_of(day, day.date in own))
            item.setData(_DAY, day.date)
            self.addItem(item)
        self.blockSignals(False)
        self.mark(current)

    def mark(self, current: date) -> None:
        """Mark the line of a day, or none."""
        self.blockSignals(True)
        places = [n for n in range(self.count()) if self.item(n).data(_DAY) == current]
        self.setCurrentRow(places[0] if places else -1)
        self.blockSignals(False)

    def _on_current(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(now.data(_DAY))


def words_of(day: Day, own: bool) -> str:
    """ "Thứ Ba, 24/11: Ngày Văn hóa Việt Nam", below it the source."""
    first = f"{weekday(day.date)}, {day.date:%d/%m}: {day.words}"
    marks = [_OWN * own, _EXPECTED * (day.tentative and _EXPECTED not in day.source)]
    source = "" if day.source == OWN_SOURCE else day.source
    second = " · ".join(filter(None, [*marks, source]))
    return f"{first}\n{second}" if second else first
