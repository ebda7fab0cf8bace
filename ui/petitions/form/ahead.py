"""The limits that will run once the paper is in the book, told while it is typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.dates import show_long
from desktop_app.deadline_papers.explanation import Explanation
from ui.deadlines.strip import DayStrip
from ui.deadlines.why import show_why
from ui.session import Session
from ui.widgets.basics import Card, label, link_button

_NOTHING = "Chọn loại đơn và ngày nhận để thấy hạn."


class AheadCard(Card):
    """The first limit with its strip of days; the others as one line each."""

    def __init__(self, session: Session) -> None:
        super().__init__("Hạn sẽ chạy", edge=12)
        self._session = session
        self._first: Explanation | None = None
        self.due = label("", "strong", wrap=True)
        self.limit = label("", "muted", wrap=True)
        self.strip = DayStrip()
        self.strip.legend.hide()
        self.more = label("", "muted", wrap=True)
        self.hints = label("", "soon", wrap=True)
        self.why = link_button("Vì sao? (Ctrl+I)", self.show_why)
        for part in (self.due, self.strip, self.limit, self.more, self.hints):
            self.body.addWidget(part)
        self.head.addWidget(self.why)
        self.show_limits(())
        self.show_hints(())

    def show_limits(self, found: Sequence[Explanation], nothing: str = _NOTHING) -> None:
        """Show the limits that follow from what is entered, the nearest first."""
        dated = sorted((one for one in found if one.due), key=lambda one: str(one.due))
        self._first = dated[0] if dated else None
        for part in (self.strip, self.limit, self.why):
            part.setVisible(self._first is not None)
        if self._first is None:
            self.due.setText(nothing)
            self.more.hide()
            return
        assert self._first.due is not None
        self.due.setText(f"{self._first.title}: {show_long(self._first.due)}")
        self.strip.show_explained(self._first)
        self.strip.legend.hide()
        moved = self._first.moved_because
        parts = (self._first.limit, self._first.source, moved)
        self.limit.setText(" · ".join(filter(None, parts)))
        self.more.setText("\n".join(_line(one) for one in dated[1:]))
        self.more.setVisible(len(dated) > 1)

    def show_hints(self, found: Sequence[str]) -> None:
        """Say what the law says of such a paper besides."""
        self.hints.setText("\n".join(found))
        self.hints.setVisible(bool(found))

    def is_dated(self) -> bool:
        """Whether a limit is shown."""
        return self._first is not None

    def show_why(self) -> QWidget | None:
        """Open the explanation of the first limit."""
        return show_why(self, self._session, self._first) if self._first else None


def _line(one: Explanation) -> str:
    assert one.due is not None
    return f"{one.title}: {show_long(one.due)} ({one.limit})"
