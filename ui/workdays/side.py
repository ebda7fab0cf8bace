"""The right side: the chosen day above the list of days, or one of them where it is low."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import theme
from ui.widgets.basics import Button, Card, column, row
from ui.workdays.day_list import DayListView
from ui.workdays.day_pane import DayPane

_LOW = 430  # below that height both do not fit, at 100 %
_NARROW, _WIDE = 280, 400


class Side(QWidget):
    """Both cards; on a low screen two segments choose which one is seen."""

    def __init__(self, pane: DayPane, days: DayListView) -> None:
        super().__init__()
        self._pane = pane
        pane.contents_changed.connect(self._arrange)
        self._cards = (Card(edge=12), Card(edge=8))
        for card, inside in zip(self._cards, (pane, days), strict=True):
            card.body.addWidget(inside)
        self.setMinimumWidth(theme.px(_NARROW))
        self.setMaximumWidth(theme.px(_WIDE))
        self._group = QButtonGroup(self)
        self._segments = QWidget()
        segments = row(self._segments, gap=0)
        for place, words in enumerate(("Ngày đang chọn", "Các ngày trong năm")):
            made = Button(words, "segment")
            made.setCheckable(True)
            made.setChecked(place == 0)
            self._group.addButton(made, place)
            segments.addWidget(made)
        segments.addStretch(1)
        self._group.idToggled.connect(lambda _place, _on: self._arrange())
        lines = column(self, gap=8)
        lines.addWidget(self._segments)
        lines.addWidget(self._cards[0], 100)  # as high as its contents, see DayPane
        lines.addWidget(self._cards[1], 1)
        self._arrange()

    def show_day(self) -> None:
        """The chosen day is wanted, to be set."""
        self._group.button(0).setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both, or one where it is low."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        edges = self._cards[0].height() - self._pane.height()
        self._cards[0].setMaximumHeight(self._pane.full_height() + edges)
        low = self.height() < theme.px(_LOW)
        self._segments.setVisible(low)
        for place, card in enumerate(self._cards):
            card.setVisible(not low or self._group.checkedId() == place)
