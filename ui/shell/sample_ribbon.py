"""The ribbon over the sample office: what it is, what is still being filled in, the way out."""

from PySide6.QtGui import QShowEvent

from desktop_app.changes import Changes
from desktop_app.sample import fill_more, what_is_left
from ui import theme
from ui.session import Session
from ui.shell.user_menu import Leaving
from ui.widgets.notes import Banner

WORDS = "Văn phòng mẫu: xã, người, hồ sơ ở đây đều giả định. Cứ thử; không gì vào sổ thật."


class SampleRibbon(Banner):
    """Fills in the rest of the sample while the visitor looks around."""

    def __init__(self, session: Session, leaving: Leaving) -> None:
        super().__init__("note", WORDS)
        self.setObjectName("ribbon")
        self.setContentsMargins(theme.px(8), 0, theme.px(8), 0)  # on the edge of the pages
        self._session = session
        self._leaving = leaving
        self._begun = False
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """In sight for the first time: the rest can be filled in."""
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self.go_on()

    def go_on(self) -> None:
        """Fill in the next part, if any is left."""
        left = what_is_left(self._session.services)
        if left:
            self.tell(f"Văn phòng mẫu, mọi thứ đều giả định. Đang ghi tiếp {left}…", "note")
            self._session.background.run(self, fill_more, self._on_filled)
        else:
            self._show()

    def _on_filled(self, _changes: Changes) -> None:
        self.go_on()

    def _show(self) -> None:
        self.tell(WORDS, "note")
        self.add_action(self._leaving.own_words, self._leaving.own)
