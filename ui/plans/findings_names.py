"""Telling the directory that a name is another name of one of the office's units."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QSizePolicy, QWidget

from db.text import fold
from ui import theme
from ui.widgets.basics import button, column, label, primary_button, row


class NameLine(QWidget):
    """Typing narrows the units, ↑ ↓ choose, Enter takes; the panel leaves with Esc."""

    given = Signal(str, str, bool)  # name, unit, write the unit's own name in this plan
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._units: Sequence[str] = ()
        self.title = label("", "muted", wrap=True)
        self.entry = _Filter()
        self.entry.setPlaceholderText("Gõ để tìm")
        self.entry.setAccessibleName("Tìm đơn vị trong danh bạ")
        self.list = QListWidget()
        self.list.setAccessibleName("Đơn vị trong danh bạ")
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setFixedHeight(theme.px(120))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.write = QCheckBox("Sửa luôn trong kế hoạch")
        self.write.setChecked(True)
        self.write.setToolTip("Ghi tên trong danh bạ thay cho tên này ở mọi ô đơn vị")
        self.take = primary_button("Ghi vào danh bạ", "", "", self._give)
        lines = column(self, gap=4)
        for part in (self.title, self.entry, self.list, self.write):
            lines.addWidget(part)
        ends = row(gap=8)
        ends.addWidget(self.take)
        ends.addWidget(button("Thôi", "", "", self.left.emit))
        ends.addStretch(1)
        lines.addLayout(ends)
        self.entry.textChanged.connect(lambda _text: self._fill())
        self.entry.returnPressed.connect(self._give)
        self.entry.stepped.connect(self._step)
        self.list.itemActivated.connect(lambda _item: self._give())

    def begin(self, name: str, units: Sequence[str]) -> None:
        """Ask which unit a name means."""
        self._name, self._units = name, units
        self.title.setText(f"“{name}” là tên khác của đơn vị nào?")
        self.entry.clear()
        self._fill()
        self.show()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        wanted = fold(self.entry.text()).split()
        self.list.clear()
        self.list.addItems([u for u in self._units if all(w in fold(u) for w in wanted)])
        self.list.setCurrentRow(0)
        self.take.setEnabled(bool(self.list.count()))

    def _step(self, by: int) -> None:
        at = self.list.currentRow() + by
        self.list.setCurrentRow(max(0, min(at, self.list.count() - 1)))

    def _give(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.given.emit(self._name, item.text(), self.write.isChecked())


class _Filter(QLineEdit):
    """↑ and ↓ move in the list below."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the cursor here while the list is walked through."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
