"""Earlier papers and visits of the same person, and papers of like content, while one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.widgets.basics import Card, ElidedLabel, column, label, link_button, row

_SHOWN = 5


@dataclass(frozen=True)
class Earlier:
    """One earlier record: what it is called, what it is about, why it is shown here."""

    feature: str
    uid: str
    words: str
    who: str
    content: str
    why: str
    duplicate: bool = False  # the same matter too: perhaps this very paper


class EarlierCard(Card):
    """A line for each; "Xem" opens it, "Điền" takes the sender over from it."""

    def __init__(
        self,
        on_look: Callable[[Earlier], object],
        on_take: Callable[[Earlier], object],
    ) -> None:
        super().__init__("Đã có trong sổ", edge=12)
        self._on_look, self._on_take = on_look, on_take
        self.found: tuple[Earlier, ...] = ()
        self._lines = column(gap=8)
        self.body.addLayout(self._lines)
        self.hide()

    def show_found(self, found: Sequence[Earlier]) -> None:
        """Show what was found; nothing found, nothing shown."""
        if tuple(found) == self.found:
            return
        self.found = tuple(found)
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in self.found[:_SHOWN]:
            self._lines.addWidget(self._line(one))
        self.note.setText("F4: điền người gửi" if self.found and self.found[0].uid else "")
        self.setVisible(bool(self.found))

    def take_first(self) -> None:
        """Take the sender over from the first of them."""
        if self.found:
            self._on_take(self.found[0])

    def _line(self, one: Earlier) -> QWidget:
        made = QWidget()
        lines = column(made, gap=0)
        head = row(gap=8)
        head.addWidget(label(one.words, "strong"))
        head.addStretch(1)
        if one.uid:
            head.addWidget(link_button("Xem", lambda: self._on_look(one)))
            head.addWidget(link_button("Điền", lambda: self._on_take(one)))
        lines.addLayout(head)
        who = " – ".join(part for part in (one.who, one.why) if part)
        lines.addWidget(label(who, "soon" if one.duplicate else "muted", wrap=True))
        if one.content:
            lines.addWidget(ElidedLabel(one.content, "muted"))
        return made
