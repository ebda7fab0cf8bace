"""The page "Lịch sử" of a visit: who did what, when, and which fields it changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.receptions.records import TABLE
from ui.receptions.visit.history import LIMIT, line_of
from ui.session import Session
from ui.widgets.basics import Card, button, column, label, row
from ui.widgets.lines import LineList


class HistoryPage(QWidget):
    """The newest first; what tells who somebody is is named, never shown."""

    def __init__(self, session: Session, uid: str, leave: Callable[[], object]) -> None:
        super().__init__()
        self._session, self._uid = session, uid
        self.events = LineList(("Lúc", "Người làm", "Việc", "Thay đổi"), (140, 120, 320))
        back = button("Trở về", "arrow-left", "", leave)
        back.setToolTip("Về chỗ trước (Esc)")
        kept = session.services.receptions.get(uid)
        head = row(gap=8)
        head.addWidget(back)
        head.addWidget(label(f"Lịch sử lượt tiếp {kept.number}/{kept.year}", "title"), 1)
        card = Card("Ai làm gì, lúc nào", edge=12)
        card.body.addWidget(self.events, 1)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(card, 1)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        entries = self._session.services.book.history(TABLE, self._uid, LIMIT)
        self.events.clear()
        for place, entry in enumerate(entries):
            self.events.add(line_of(entry), place)
        self.events.choose(0)

    def take_focus(self) -> None:
        """The newest action."""
        self.events.setFocus(Qt.FocusReason.OtherFocusReason)
