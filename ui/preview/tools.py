"""The bar of the preview: how close, which page, and the buttons that save."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.preview.request import KINDS
from ui.widgets.basics import Button, button, label, row

_WIDE = 1100  # at 100 %: room for the words of every button
_LETTERS = {"pdf": "Lưu &PDF", "docx": "Lưu &Word", "xlsx": "Lưu &Excel"}


class PageField(QLineEdit):
    """The number of the page in sight; another one can be typed."""

    wanted = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page = 0
        self.setValidator(QIntValidator(1, 99_999, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme.px(48))
        self.setAccessibleName("Trang")
        self.setToolTip("Gõ số trang rồi Enter (Ctrl+G)")

    def show_page(self, page: int) -> None:
        """The page in sight; what is being typed stays."""
        self._page = page
        if not self.hasFocus():
            self.setText(str(page) if page else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Esc thinks better of it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text():
                self.wanted.emit(int(self.text()))
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The page in sight again."""
        super().focusOutEvent(event)
        self.show_page(self._page)


class PreviewTools(QWidget):
    """Says what is wanted; the window does it."""

    zoom_wanted = Signal(float)
    width_wanted = Signal()
    page_fit_wanted = Signal()
    true_size_wanted = Signal()
    step_wanted = Signal(int)
    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.percent = Button("", "quiet", tip="Về cỡ thật của giấy (Ctrl+0)")
        self.percent.clicked.connect(lambda _on=False: self.true_size_wanted.emit())
        self.field = PageField()
        self.field.wanted.connect(self.page_wanted)
        self.count = label("", "muted")
        self._line = row(self, gap=4)
        self._tool("minus", "Thu nhỏ (Ctrl+-)", lambda: self.zoom_wanted.emit(1 / 1.25))
        self._tool("plus", "Phóng to (Ctrl++)", lambda: self.zoom_wanted.emit(1.25))
        self._line.addWidget(self.percent)
        self._tool("arrow-expand-horizontal", "Vừa bề ngang (Ctrl+9)", self.width_wanted.emit)
        self._tool("fit-to-page-outline", "Vừa cả trang (Ctrl+8)", self.page_fit_wanted.emit)
        self.before = self._tool("chevron-up", "Trang trước (PgUp)", lambda: self._step(-1))
        self._line.addWidget(self.field)
        self._line.addWidget(self.count)
        self.after = self._tool("chevron-down", "Trang sau (PgDn)", lambda: self._step(1))

    def show_zoom(self, zoom: float) -> None:
        """How close it is."""
        self.percent.setText(f"{round(zoom * 100)} %")

    def show_page(self, page: int, count: int) -> None:
        """Which page is in sight, of how many."""
        self.field.show_page(page)
        self.count.setText(f"/ {count} trang" if count else "")
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < count)

    def _step(self, by: int) -> None:
        self.step_wanted.emit(by)

    def _tool(self, icon: str, tip: str, act: Callable[[], object]) -> Button:
        made = Button("", "quiet", icon, tip=tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda _checked=False: act())
        self._line.addWidget(made)
        return made


def is_narrow(window: QWidget) -> bool:
    """A small screen: 1366 × 768 at 150 %."""
    return window.screen().availableGeometry().width() < theme.px(_WIDE)


def saver(kind: str, narrow: bool, act: Callable[[], object]) -> Button:
    """The button that saves a kind of file; on a small screen its name alone."""
    words = KINDS[kind][0]
    letter = _LETTERS[kind].removeprefix("Lưu ") if narrow else _LETTERS[kind]
    made = button(letter, "content-save-outline", "", act)
    made.setToolTip(f"Lưu thành tệp {words}")
    made.setAccessibleName(f"Lưu {words}")
    return made
