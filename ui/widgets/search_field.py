"""The search field: it waits until the person stops typing, and never reads half-typed letters."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.widgets.keyed import keeps_escape

DELAY_MS = 250
_EDGES = 48  # the glass and the padding beside the words, at 100 %


class SearchField(QLineEdit):
    """Sends `searched` 250 ms after the last key; Enter at once; Esc clears.

    Typing tools such as Unikey send backspaces and new letters in bursts, input methods keep
    letters as preedit: both must be over before the words are read.
    """

    searched = Signal(str)
    left = Signal()  # Esc in an empty field

    def __init__(self, hint: str = "Tìm…", shortcut: str = "Ctrl+F") -> None:
        super().__init__()
        self._composing = False
        self._last = ""
        self._hint = hint
        self._hint_keys = f"{hint}   {shortcut}" if shortcut else hint
        self.setToolTip(self._hint_keys)
        self.setAccessibleName(hint)
        self.setProperty("role", "search")
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(theme.px(160))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._send)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._send)
        self._shortcut: QShortcut | None = None
        self._keys = shortcut

    def listen(self, screen: QWidget) -> None:
        """Let Ctrl+F anywhere on `screen` come here."""
        self._shortcut = QShortcut(QKeySequence(self._keys), screen)
        self._shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._shortcut.activated.connect(self.take_focus)

    def take_focus(self) -> None:
        """Put the cursor here with the old words chosen, so that typing replaces them."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def clear_now(self) -> None:
        """Forget the words without waiting."""
        self.clear()
        self._send()

    def stop(self) -> None:
        """Forget what still waits to be sent: what it would search is closed."""
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The shortcut stands behind the hint where both have room, else in the tip alone."""
        super().resizeEvent(event)
        room = self.width() - theme.px(_EDGES)
        fits = self.fontMetrics().horizontalAdvance(self._hint_keys) <= room
        self.setPlaceholderText(self._hint_keys if fits else self._hint)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether letters are still being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing and self.text() != self._last:
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears and searches at once; in an empty field it leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear_now()
        else:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Esc in the field is the field's own, whatever it means on the screen around it."""
        return keeps_escape(event) or super().event(event)

    def _on_text_changed(self, _text: str) -> None:
        self._timer.start()

    def _send(self) -> None:
        if self._composing:
            return
        self._timer.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.searched.emit(self._last)
