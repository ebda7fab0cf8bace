"""The parts of the start screens: entry forms with errors beside the fields, password fields."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets.basics import Card, column, label, row, scrolled, set_bad, set_role

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryForm(QWidget):
    """Labelled editors under each other; Enter moves on, an error stands beside its field.

    `finished` is sent when Enter is pressed in the last editor.
    """

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self.editors: dict[str, QWidget] = {}
        self._hints: dict[str, tuple[QLabel, str]] = {}

    def add(self, key: str, words: str, editor: QWidget, hint: str = "") -> None:
        """Add an editor; `words` carry the letter for Alt after "&"."""
        place = self._grid.rowCount()
        name = label(words)
        name.setBuddy(editor)
        name.setWordWrap(True)
        name.setMinimumWidth(theme.px(150))
        name.setMaximumWidth(theme.px(210))
        below = label(hint, "small", wrap=True)
        below.setVisible(bool(hint))
        self._grid.addWidget(name, place, 0)
        self._grid.addWidget(editor, place, 1)
        self._grid.addWidget(below, place + 1, 1)
        self._grid.setRowMinimumHeight(place + 2, theme.px(4))
        editor.setAccessibleName(words.replace("&", ""))
        self.editors[key] = editor
        self._hints[key] = (below, hint)
        editor.installEventFilter(self)

    def add_wide(self, part: QWidget) -> None:
        """Add a part over the whole width."""
        self._grid.addWidget(part, self._grid.rowCount(), 0, 1, 2)

    def fail(self, key: str, message: str) -> None:
        """Put a sentence beside a field and the cursor into it; an unknown key takes the last."""
        key = key if key in self.editors else next(reversed(self.editors))
        below, _ = self._hints[key]
        below.setText(message)
        set_role(below, "error")
        below.show()
        set_bad(self.editors[key], True)
        self.editors[key].setFocus(Qt.FocusReason.OtherFocusReason)
        _bring_into_sight(self.editors[key])

    def clear_errors(self) -> None:
        """Take all sentences away and show the hints again."""
        for key, (below, hint) in self._hints.items():
            below.setText(hint)
            set_role(below, "small")
            below.setVisible(bool(hint))
            set_bad(self.editors[key], False)

    def say(self, key: str, hint: str, role: str = "small") -> None:
        """Change the hint beneath a field; `role` may be a state such as "soon"."""
        below, _ = self._hints[key]
        self._hints[key] = (below, hint)
        below.setText(hint)
        set_role(below, role)
        below.setVisible(bool(hint))

    def error(self, key: str) -> str:
        """The sentence beside a field, or "" (for tests)."""
        below, hint = self._hints[key]
        return "" if below.text() == hint else below.text()

    def focus_first(self) -> None:
        """Put the cursor into the first editor."""
        next(iter(self.editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves to the next editor; in a text area it stays a new line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if event.key() in ENTER and plain and not isinstance(watched, QPlainTextEdit):
                return self._move_on(watched)
        return False

    def _move_on(self, watched: QObject) -> bool:
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        order = [e for e in self.editors.values() if e.isVisibleTo(self) and e.isEnabled()]
        place = next((n for n, e in enumerate(order) if e is watched), len(order))
        if place + 1 < len(order):
            order[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
            _bring_into_sight(order[place + 1])
        else:
            self.finished.emit()
        return True


class PasswordField(QLineEdit):
    """A password field with an eye (Ctrl+E) and a warning while Caps Lock seems to be on.

    Shown letters help against Telex: "ddoo" may have become "đô" without being seen.
    """

    caps_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(200)
        self._caps = False
        self._eye = self.addAction(
            theme.icon("eye-outline", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setToolTip("Hiện hoặc giấu mật khẩu (Ctrl+E)")
        self._eye.triggered.connect(self.toggle)

    def toggle(self) -> None:
        """Show the letters, or hide them again."""
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        name = "eye-off-outline" if hidden else "eye-outline"
        self._eye.setIcon(theme.icon(name, "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice capitals typed without Shift: Qt has no portable way to ask for Caps Lock."""
        if event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.toggle()
            return
        self._notice_caps(event)
        super().keyPressEvent(event)

    def _notice_caps(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(False)
        elif len(letter) == 1 and letter.isascii() and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps(letter.isupper() != shift)

    def _set_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_changed.emit(on)


CAPS_HINT = "Phím Caps Lock có vẻ đang bật."
TELEX_HINT = "Đang bật Unikey? Bấm Ctrl+E để thấy đúng chữ đã gõ."


class StartScreen(QWidget):
    """A screen with one card in the middle, which scrolls when the window is small."""

    def __init__(self, title: str, width: float = 460) -> None:
        super().__init__()
        self.card = Card(edge=24)
        self.card.setMaximumWidth(theme.px(width))
        self.card.setMinimumWidth(theme.px(min(width, 360)))
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.card.body.setSpacing(theme.px(12))
        self.heading = label(title, "heading", wrap=True)
        self.card.body.addLayout(_headed(self.heading))
        middle = QWidget()
        middle.setProperty("role", "clear")
        middle.setMinimumHeight(1)  # else wrapped words claim their height in a narrow window
        across = row(gap=0)
        across.addStretch(1)
        across.addWidget(self.card, 100)
        across.addStretch(1)
        lines = column(middle, gap=0, edge=16)
        lines.addStretch(2)
        lines.addLayout(across)
        lines.addStretch(3)
        scroll = scrolled(middle, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def start(self) -> None:
        """Called when the screen is shown: put the cursor where the work begins."""

    def esc_goes_back(self, back: Callable[[], object]) -> None:
        """Let Esc do what the button "Quay lại" does."""
        QShortcut(QKeySequence("Esc"), self, back)


def _headed(heading: QLabel) -> QHBoxLayout:
    """The heading with the program's sign before it."""
    sign = QLabel()
    side = theme.px(28)
    sign.setPixmap(theme.icon("book-open-page-variant", "accent").pixmap(side, side))
    line = row(gap=12)
    line.addWidget(sign)
    line.addWidget(heading, 1)
    return line


def enter_clicks(button: QPushButton) -> QPushButton:
    """Let Enter press a button that has the focus, as people expect outside of dialogs."""
    button.setAutoDefault(True)
    return button


def check_box(words: str, checked: bool = False) -> QCheckBox:
    """A tick box."""
    made = QCheckBox(words)
    made.setChecked(checked)
    return made


def connect_caps(form: EntryForm, key: str, field: PasswordField, usual: str) -> None:
    """Show the Caps Lock warning beneath the field while it holds."""
    tell: Callable[[bool], None] = lambda on: form.say(key, CAPS_HINT if on else usual)  # noqa: E731
    field.caps_changed.connect(tell)


def _bring_into_sight(editor: QWidget) -> None:
    """Scroll to an editor; a scroll area follows the Tab key only."""
    above: QWidget | None = editor.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(editor, 0, theme.px(48))
