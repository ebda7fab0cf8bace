"""The lines above an annex's table: what it is called, its title, its caption."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop_app.plans.model import Annex
from ui import theme

_LINES = (
    ("label", "Tên gọi", "Phụ lục I"),
    ("title", "Tên phụ lục", "Ví dụ: PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH"),
    ("caption", "Dòng kèm theo", "(Kèm theo Kế hoạch số …/KH-UBND ngày … của …)"),
)
_PLACES = ((0, 0, _LINES[0]), (0, 1, _LINES[1]), (1, 0, _LINES[2]))


class AnnexHeading(QWidget):
    """Three entries; every letter is told, and a line being written is never rewritten."""

    edited = Signal(str, str)  # which line, its words
    entered = Signal(str)  # the cursor came into a line
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        self.lines: dict[str, _Line] = {}
        for row, place, (key, words, example) in _PLACES:
            line = _Line(words, example)
            line.textEdited.connect(lambda text, key=key: self.edited.emit(key, text))
            line.came.connect(lambda key=key: self.entered.emit(key))
            line.went.connect(self.left.emit)
            line.setToolTip(words)
            grid.addWidget(line, row, place, 1, 1 if row == 0 else 2)
            self.lines[key] = line
        self.lines["label"].setFixedWidth(theme.px(126))
        grid.setColumnStretch(1, 1)

    def show_annex(self, annex: Annex) -> None:
        """Show an annex's lines."""
        for key, line in self.lines.items():
            text = str(getattr(annex, key))
            if " ".join(line.text().split()) != text:
                line.setText(text)
                line.setCursorPosition(0)

    def current(self) -> str:
        """The line that the cursor is in; "" when it is elsewhere."""
        return next((key for key, line in self.lines.items() if line.hasFocus()), "")


class _Line(QLineEdit):
    came = Signal()
    went = Signal()

    def __init__(self, name: str, example: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(example)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the cursor came."""
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it went, so that the next letter is a step of its own."""
        super().focusOutEvent(event)
        self.went.emit()
