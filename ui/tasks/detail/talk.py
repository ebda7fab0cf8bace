"""Notes about a task, and who handed it to whom."""

from db.text import nfc
from desktop_app import dates
from desktop_app.tasks.model import HandOver, Note
from ui.tasks.action import TasksDoor
from ui.tasks.work_actions import add_note, hand_over
from ui.widgets.basics import Card, button, column, label


class TalkCard(Card):
    """The newest first."""

    def __init__(self, door: TasksDoor, task_uid: str) -> None:
        super().__init__("Ghi chú, bàn giao", edge=12)
        uids = [task_uid]
        self.add = button("Ghi chú…", "note-plus-outline", "", lambda: add_note(door, uids))
        self.give = button("Bàn giao…", "account-switch-outline", "", lambda: hand_over(door, uids))
        self.give.setToolTip("Giao việc cho người khác, có ghi lại (Ctrl+G)")
        self.head.addWidget(self.add)
        self.head.addWidget(self.give)
        self._lines = column(gap=8)
        self.body.addLayout(self._lines)

    def show_talk(self, notes: list[Note], handed: list[HandOver]) -> None:
        """Show notes and hand-overs."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for hand in handed:
            self._add(_handed(hand), f"{dates.show(hand.day)} · {hand.by} ghi")
        for note in notes:
            self._add(nfc(note.text), f"{dates.show(note.at)} {note.at[11:16]} · {note.by}")
        if not notes and not handed:
            self._lines.addWidget(label("Chưa có ghi chú hay lần bàn giao nào.", "muted"))

    def _add(self, words: str, under: str) -> None:
        self._lines.addWidget(label(words, wrap=True))
        self._lines.addWidget(label(under, "small"))


def _handed(hand: HandOver) -> str:
    before = f"từ {hand.from_officer} " if hand.from_officer else ""
    reason = f": {hand.reason}" if hand.reason else ""
    return f"Bàn giao {before}cho {hand.to_officer}{reason}"
