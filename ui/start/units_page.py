"""The departments to tick and the villages to paste."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.office.model import Department, Level
from desktop_app.office.pasted import (
    pasted_departments,
    pasted_villages,
    pasted_words,
    same_name,
)
from desktop_app.office.rules import proposed_departments
from ui import theme
from ui.start.draft import Draft, WizardPage
from ui.widgets.basics import ElidedLabel, column, label, row


class UnitsPage(WizardPage):
    """Two short lists; both may stay empty and be filled later."""

    step = "Phòng, thôn"
    title = "Phòng, đơn vị và thôn, tổ dân phố"
    lead = "Dán cả danh sách hay cả bảng từ Word, Excel cũng được. Xong bấm Ctrl+Enter."

    def __init__(self) -> None:
        super().__init__()
        self._level: Level | None = None
        self.ticks: list[QCheckBox] = []
        self._proposed: dict[str, Department] = {}
        self._tick_lines = column(gap=2)
        self.more = _list_entry("Công an xã\nTrạm Y tế")
        self.villages = _list_entry("Thôn Đông\nThôn Đoài\nTổ dân phố số 3")
        self._village_count = ElidedLabel("", "small")
        self._unit_count = ElidedLabel("", "small")
        for entry in (self.more, self.villages):
            entry.textChanged.connect(self._count)
        both = row(gap=24)
        both.addLayout(self._departments_side(), 1)
        both.addLayout(self._villages_side(), 1)
        self.lines.addLayout(both, 1)

    def enter(self, draft: Draft) -> None:
        """Propose the departments of the level; what was ticked or not before stays so."""
        if draft.office.level is not self._level:
            self._level = draft.office.level
            self._propose(self._level)
        self.villages.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self, draft: Draft) -> None:
        """Take both lists; a ticked name that was pasted as well counts once."""
        chosen = [self._proposed[t.text()] for t in self.ticks if t.isChecked()]
        known = {same_name(d.name) for d in chosen}
        pasted = pasted_departments(self.more.toPlainText()).records
        draft.departments = (*chosen, *(d for d in pasted if same_name(d.name) not in known))
        draft.villages = pasted_villages(self.villages.toPlainText()).records

    def _propose(self, level: Level) -> None:
        refused = {tick.text() for tick in self.ticks if not tick.isChecked()}
        for tick in self.ticks:
            tick.hide()
            tick.deleteLater()
        self._proposed = {d.name: d for d in proposed_departments(level)}
        self.ticks = [QCheckBox(name) for name in self._proposed]
        for tick in self.ticks:
            tick.setChecked(tick.text() not in refused)
            self._tick_lines.addWidget(tick)
        order: list[QWidget] = [*self.ticks, self.more, self.villages]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _departments_side(self) -> QVBoxLayout:
        side = column(gap=8)
        side.addWidget(label("Phòng, đơn vị thuộc UBND", "strong"))
        side.addLayout(self._tick_lines)
        side.addWidget(_buddy("Đơn vị &khác:", self.more))
        side.addWidget(self.more, 1)
        side.addWidget(self._unit_count)
        return side

    def _villages_side(self) -> QVBoxLayout:
        side = column(gap=8)
        head = _buddy("T&hôn, tổ dân phố", self.villages)
        head.setProperty("role", "strong")
        side.addWidget(head)
        side.addWidget(self.villages, 1)
        side.addWidget(self._village_count)
        return side

    def _count(self) -> None:
        found = pasted_villages(self.villages.toPlainText())
        self._village_count.tell(pasted_words(found, "thôn, tổ dân phố"))
        self._unit_count.tell(pasted_words(pasted_departments(self.more.toPlainText()), "đơn vị"))


class _ListEntry(QPlainTextEdit):
    """Takes what room there is, but never makes a small screen scroll."""

    def sizeHint(self) -> QSize:
        """As small as it may be; the page stretches it."""
        return QSize(theme.px(160), theme.px(64))


def _list_entry(example: str) -> QPlainTextEdit:
    made = _ListEntry()
    made.setProperty("role", "entry")
    made.setPlaceholderText(example)
    made.setTabChangesFocus(True)
    made.setTabStopDistance(theme.px(32))
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)  # a line of a table stays a line
    made.setMinimumHeight(theme.px(64))
    return made


def _buddy(words: str, editor: QWidget) -> QLabel:
    made = label(words)
    made.setBuddy(editor)
    return made
