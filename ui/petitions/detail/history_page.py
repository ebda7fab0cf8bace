"""The page "Lịch sử" of a paper or a case: who did what, when, and which fields it changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.tables import spec_of
from desktop_app.dates import show
from desktop_app.fields import Field
from ui.petitions.action import PetitionsDoor
from ui.petitions.detail.facts import words_of
from ui.widgets.basics import Card, button, column, label, row
from ui.widgets.lines import LineList

LIMIT = 200


class HistoryPage(QWidget):
    """The newest first; what tells who somebody is is named, never shown."""

    def __init__(
        self, door: PetitionsDoor, table: str, uid: str, title: str, fields: Sequence[Field]
    ) -> None:
        super().__init__()
        self._door, self._table, self._uid = door, table, uid
        self._fields = {field.key: field for field in fields}
        self.events = LineList(("Lúc", "Người làm", "Việc", "Thay đổi"), (140, 120, 320))
        back = button("Trở về", "arrow-left", "", door.leave_page)
        back.setToolTip("Về chỗ trước (Esc)")
        head = row(gap=8)
        head.addWidget(back)
        head.addWidget(label(f"Lịch sử {title}", "title"), 1)
        card = Card("Ai làm gì, lúc nào", edge=12)
        card.body.addWidget(self.events, 1)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(card, 1)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        entries = self._door.session.services.book.history(self._table, self._uid, LIMIT)
        self.events.clear()
        for place, entry in enumerate(entries):
            moment = f"{show(entry.time)} {entry.time[11:16]}"
            changed = "; ".join(self._changed(entry.before, entry.after))
            self.events.add((moment, entry.user, entry.label, changed), place)
        self.events.choose(0)

    def take_focus(self) -> None:
        """The newest action."""
        self.events.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        if before is None:
            return []
        private = set(spec_of(self._table).private)
        found: list[str] = []
        for key, new in after.items():
            old, field = before.get(key), self._fields.get(key)
            if field is None or (old or "") == (new or ""):
                continue
            if key in private:
                found.append(field.label)
            else:
                was, now = (words_of(field, value) or "trống" for value in (old, new))
                found.append(f"{field.label}: {was} → {now}")
        return found
