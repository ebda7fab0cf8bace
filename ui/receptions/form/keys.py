"""What keys do inside the entries of a form, beyond what every form knows."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ui.widgets.entries import ChoiceEntry, LongEntry

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_UNDO = QKeySequence.StandardKey.Undo
LINES = ("representatives",)  # texts of which every line stands for itself
TEXT_KEYS = "Enter: sang ô sau · Shift+Enter: xuống dòng"


class EntryKeys(QObject):
    """Enter leaves a long text, a digit chooses in a list, Enter passes a button by."""

    entered = Signal(str)  # the key of the field that the cursor came into

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._names: dict[QObject, str] = {}

    def watch(self, entry: QWidget, key: str = "") -> None:
        """Help with the keys of an entry."""
        self._names[entry] = key
        entry.installEventFilter(self)
        if isinstance(entry, LongEntry) and key not in LINES:
            entry.setToolTip(TEXT_KEYS)
        if isinstance(entry, ChoiceEntry) and entry.count() > 1:
            entry.setToolTip(f"Gõ số 1–{entry.count() - 1} để chọn nhanh, 0 để bỏ trống")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys that mean something of their own here."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self._names.get(watched, ""))
        if not isinstance(event, QKeyEvent):
            return False
        if leaves_undo(watched, event):
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if isinstance(watched, LongEntry):
            return key_in_text(watched, event, lines=self._names.get(watched) in LINES)
        if event.modifiers() not in _PLAIN:
            return False
        if isinstance(watched, ChoiceEntry):
            return _choose(watched, event.text())
        if isinstance(watched, QAbstractButton) and event.key() in _ENTER:
            _move_on(watched)
            return True
        return False


def leaves_undo(watched: QObject, event: QKeyEvent) -> bool:
    """Whether Ctrl+Z is left to the book: an entry with nothing to take back would swallow it."""
    if event.type() != QEvent.Type.ShortcutOverride or not event.matches(_UNDO):
        return False
    if isinstance(watched, QLineEdit):
        has_own = watched.isUndoAvailable()
    elif isinstance(watched, LongEntry):
        has_own = watched.document().isUndoAvailable()
    else:
        return False
    if not has_own:
        event.ignore()
    return not has_own


def key_in_text(entry: LongEntry, event: QKeyEvent, *, lines: bool) -> bool:
    """Enter moves on from a long text and Shift+Enter begins a line in it.

    Where every line stands for itself (`lines`), such as one person, Enter begins the next one.
    """
    if event.key() not in _ENTER:
        return False
    if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
        entry.insertPlainText("\n")  # Qt's own would be a mark that no document knows
        entry.ensureCursorVisible()
        return True
    if lines or event.modifiers() not in _PLAIN:
        return False
    _move_on(entry)
    return True


def _choose(entry: ChoiceEntry, typed: str) -> bool:
    if len(typed) != 1 or typed not in "0123456789" or int(typed) >= entry.count():
        return False
    entry.setCurrentIndex(int(typed))
    return True


def _move_on(entry: QWidget) -> None:
    """To the next part that takes the cursor by Tab."""
    following = entry.nextInFocusChain()
    while following is not None and following is not entry:
        takes = following.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and following.isEnabled() and following.isVisible():
            following.setFocus(Qt.FocusReason.TabFocusReason)
            return
        following = following.nextInFocusChain()
