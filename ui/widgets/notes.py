"""What the program says beside the work: hints, banners, empty states, the line at the foot."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.basics import (
    Button,
    ElidedLabel,
    Shape,
    button,
    column,
    label,
    link_button,
    primary_button,
    row,
    set_role,
)

_LINK_EDGE = 2  # padding and border of a link: words beside it stand on the same line


class Banner(QFrame):
    """One sentence on a tinted ground, with an optional action: hint, late, soon, done or info."""

    def __init__(self, status: str = "hint", text: str = "") -> None:
        super().__init__()
        self._shape = Shape()
        self._words = label(wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setContentsMargins(0, theme.px(_LINK_EDGE), 0, theme.px(_LINK_EDGE))
        self._links = row(gap=8)
        line = row(self, gap=8)
        line.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        line.addLayout(self._beside_first_line())
        line.addWidget(self._words, 1)
        line.addLayout(self._links)
        line.setAlignment(self._links, Qt.AlignmentFlag.AlignTop)
        self.tell(text, status)

    def _beside_first_line(self) -> QVBoxLayout:
        """The shape at the middle of the first line, however many lines follow."""
        lines = column(gap=0)
        free = (self._words.fontMetrics().height() - self._shape.height()) // 2
        lines.setContentsMargins(0, theme.px(_LINK_EDGE) + max(0, free), 0, 0)
        lines.addWidget(self._shape)
        lines.addStretch(1)
        return lines

    def tell(self, text: str, status: str = "hint") -> None:
        """Show a sentence without an action; an empty one hides the banner."""
        self._drop_actions()
        self._words.setText(text)
        set_role(self, status)
        if status in theme.STATUS_ICONS:
            self._shape.show_icon(theme.status_icon(status))
        else:
            self._shape.show_icon(theme.icon("lightbulb-on-outline", "accent"))
        if self.parentWidget() or not text:  # without a parent it would open as a window
            self.setVisible(bool(text))

    def text(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def set_action(self, text: str, on_click: Callable[[], object]) -> Button:
        """The only link at the right; it goes when another sentence is told."""
        self._drop_actions()
        return self.add_action(text, on_click)

    def _drop_actions(self) -> None:
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add_action(self, text: str, on_click: Callable[[], object]) -> Button:
        """A link at the right that does something about it."""
        made = link_button(text, on_click)
        self._links.addWidget(made)
        return made


class EmptyState(QWidget):
    """What an empty list teaches: an icon, what it is for, the first action, a hint."""

    def __init__(self, icon: str, title: str, text: str = "", hint: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(110))
        self._shape = Shape(theme.icon(icon, "edge"), 48)
        self.title = label(title, "title", wrap=True)
        self.text = label(text, "muted", wrap=True)
        self.hint = label(hint, "small", wrap=True)
        self._lines = column(self, gap=8, edge=16)
        self._lines.addStretch(2)
        self._lines.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.title, self.text):
            self._add(part)
        self._actions = row(gap=8)
        self._actions.addStretch(1)
        self._actions.addStretch(1)
        self._lines.addLayout(self._actions)
        self._add(self.hint)
        self._lines.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the picture gives way to the words."""
        super().resizeEvent(event)
        self._shape.setVisible(event.size().height() >= theme.px(190))

    def _add(self, part: QLabel) -> None:
        part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        part.setMinimumWidth(theme.px(180))
        part.setMaximumWidth(theme.px(460))
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if not part.text():
            part.hide()
        line = row(gap=0)
        line.addStretch(1)
        line.addWidget(part, 20)
        line.addStretch(1)
        self._lines.addLayout(line)

    def add_action(
        self,
        text: str,
        icon: str,
        on_click: Callable[[], object],
        shortcut: str = "",
        primary: bool = True,
    ) -> Button:
        """The first thing to do here; not primary where the screen has such a button already."""
        made = (primary_button if primary else button)(text, icon, shortcut, on_click)
        self._actions.insertWidget(self._actions.count() - 1, made)
        return made


class StatusLine(QFrame):
    """The line at the foot: what was just done, how to undo it, when the last backup was."""

    undo_clicked = Signal()
    redo_clicked = Signal()
    backup_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar-foot")
        line = row(self, gap=8)
        line.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        self._done = _Told("", "muted")
        self._undo = link_button("Hoàn tác Ctrl+Z", self.undo_clicked.emit)
        self._redo = link_button("Làm lại Ctrl+Y", self.redo_clicked.emit)
        for made in (self._undo, self._redo):
            made.hide()
        self._backup = link_button("", self.backup_clicked.emit)
        self._backup.setToolTip("Bấm để sao lưu ngay (Ctrl+Shift+S)")
        self._backup.hide()
        line.addWidget(self._done)
        line.addWidget(self._undo)
        line.addWidget(self._redo)
        line.addStretch(1)
        line.addWidget(self._backup)

    def tell(self, text: str, undoable: bool = False, redoable: bool = False) -> None:
        """Say what was just done, with the way back where there is one."""
        self._done.tell(text)
        self._undo.setVisible(undoable)
        self._redo.setVisible(redoable)

    def show_backup(self, text: str) -> None:
        """Say when the last backup was."""
        self._backup.setText(text)
        self._backup.setVisible(bool(text))

    def text(self) -> str:
        """What is said at the left."""
        return self._done.accessibleName()


class _Told(ElidedLabel):
    """As wide as its sentence where there is room, cut with "…" on a narrow window."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text, role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def tell(self, text: str) -> None:
        """Show another text."""
        super().tell(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the whole sentence."""
        wide = self.fontMetrics().horizontalAdvance(self.accessibleName()) + theme.px(2)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It may give way."""
        return QSize(0, super().minimumSizeHint().height())
