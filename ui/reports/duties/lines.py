"""The list of duties: several may be chosen, keys that do something with them are told."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop_app.reports.duties_model import Duty
from ui import theme
from ui.reports.duties.words import cut_words, rule_words
from ui.widgets.basics import bold
from ui.widgets.lines import LineList


class DutyLines(LineList):
    """The duties; several may be chosen."""

    pressed_key = Signal(object)

    def __init__(self) -> None:
        heads = ("Kỳ", "Báo cáo", "Hạn gửi", "Số liệu")
        super().__init__(heads, (134, 220, 236, 176))
        self.setAccessibleName("Các báo cáo phải gửi")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def add_head(self, words: str) -> None:
        """A line over the duties of one source."""
        item = self.add((words, "", "", ""), "")
        item.setFirstColumnSpanned(True)
        item.setFont(0, bold())
        item.setForeground(0, theme.color("muted"))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def add_duty(self, duty: Duty, key: str) -> None:
        """A duty under its key."""
        values = duty.values
        off = "" if duty.active else " (đang tắt)"
        words = (values.period.words, f"{values.name}{off}", rule_words(values), cut_words(values))
        item = self.add(words, key)
        if not duty.active:
            for place in range(len(words)):
                item.setForeground(place, theme.color("muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Space go to the page."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Space) and not event.modifiers():
            self.pressed_key.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names give way first."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(640)
        self.setColumnHidden(3, narrow)  # the chosen duty tells its days beside the list
        others = sum(self.columnWidth(place) for place in (0, 2)) + theme.px(0 if narrow else 196)
        self.setColumnWidth(1, max(theme.px(120), event.size().width() - others))
