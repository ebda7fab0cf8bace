"""The page "Lịch sử" of a record: who did what, when, and what it changed."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app import dates
from ui.widgets.basics import Card, column, label
from ui.widgets.lines import LineList
from ui.widgets.page_head import page_head


class Event(Protocol):
    """One action as a service tells it."""

    @property
    def time(self) -> str:
        """When, as it is stored."""

    @property
    def user(self) -> str:
        """Who did it."""

    @property
    def label(self) -> str:
        """What it was called."""

    @property
    def changes(self) -> tuple[str, ...]:
        """What it changed, one line each."""


class HistoryPage(QWidget):
    """The newest first; the whole of a change stands beneath the list.

    `read` is given the page and calls its `show_events`, at once or when they were read.
    """

    def __init__(
        self,
        about: str,
        read: Callable[["HistoryPage"], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self._read = read
        self._shown: Sequence[Event] = ()
        self.events = LineList(("Lúc", "Người làm", "Việc", "Thay đổi"), (140, 120, 340))
        self.changes = label("", wrap=True)
        self.changes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card = Card("Ai làm gì, lúc nào", edge=12)
        card.body.addWidget(self.events, 1)
        card.body.addWidget(self.changes)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(page_head(leave, "Lịch sử", note=about))
        lines.addWidget(card, 1)
        self.events.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        self._read(self)

    def take_focus(self) -> None:
        """The newest action."""
        self.events.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these actions, the newest of them chosen."""
        self._shown = events
        self.events.clear()
        for place, event in enumerate(events):
            moment = f"{dates.show(event.time)} {event.time[11:16]}"
            self.events.add((moment, event.user, event.label, "; ".join(event.changes)), place)
        self.events.choose(0)

    def _on_chosen(self) -> None:
        place = self.events.chosen()
        event = self._shown[place] if isinstance(place, int) else None
        self.changes.setText("\n".join(event.changes) if event else "")
