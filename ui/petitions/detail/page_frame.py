"""What the page of a paper and the page of a case have in common: head, title, two columns."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_app.fields import Field
from desktop_app.record_history import record_history
from ui import theme
from ui.petitions.action import PetitionsDoor
from ui.reports.counted import CountedLine
from ui.widgets.basics import (
    Button,
    ElidedLabel,
    StatusChip,
    button,
    column,
    label,
    row,
    scrolled,
)
from ui.widgets.history_page import HistoryPage
from ui.widgets.notes import Banner
from ui.widgets.page_head import back_button

_WIDE = 1060  # pixels at 100 %: from here on two columns


class PageFrame(QWidget):
    """Esc goes back; on a narrow screen one column."""

    def __init__(self, door: PetitionsDoor) -> None:
        super().__init__()
        self.door = door
        self.title = label("", "heading", wrap=True)
        self.under = ElidedLabel("", "muted")
        self.chip = StatusChip()
        self.notice = Banner()
        self.counted = CountedLine(door.session, door.show_record)
        self._head = row(gap=8)

    def open_history(self, table: str, uid: str, about: str, fields: Sequence[Field]) -> None:
        """Show who did what with the record."""
        book = self.door.session.services.book

        def read(page: HistoryPage) -> None:
            page.show_events(record_history(book, table, uid, fields))

        self.door.show_page(HistoryPage(about, read, self.door.leave_page))

    def frame(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Lay out the page with these cards."""
        self._head.insertWidget(0, back_button(self.door.leave_page))
        self._head.insertWidget(1, self.under, 1)
        self._head.insertWidget(2, self.chip)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(self._head)
        lines.addWidget(self.title)
        lines.addWidget(self.notice)
        inside = QWidget()
        inside.setProperty("role", "clear")
        self.area = scrolled(inside, self)
        lines.addWidget(self.area, 1)
        self._sides = QHBoxLayout(inside)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(12))
        for weight, cards in ((3, left), (2, right)):
            side = column(gap=12)
            for card in cards:
                side.addWidget(card)
            if cards is left:
                side.addWidget(self.counted)
            side.addStretch(1)
            self._sides.addLayout(side, weight)

    def add_button(
        self, words: str, icon: str, act: Callable[[], object], tip: str = "", keys: str = ""
    ) -> Button:
        """One more button in the head."""
        made = button(words, icon, keys, act)
        if tip:
            made.setToolTip(tip)
        self._head.addWidget(made)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column on a narrow screen."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
