"""The smallest parts: labels, buttons, cards, rules, status chips, rows and columns."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QIcon,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcutEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import button_drawing

L = TypeVar("L", bound=QBoxLayout)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget the role that the style sheet draws it by, also when it changes later."""
    if widget.property("role") != role:  # styling a widget anew costs half a millisecond
        _restyle(widget, "role", role)


def set_bad(widget: QWidget, bad: bool) -> None:
    """Draw an entry as one that needs mending, or as any other."""
    if bool(widget.property("bad")) != bad:
        _restyle(widget, "bad", bad)


def _restyle(widget: QWidget, name: str, value: object) -> None:
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str = "", role: str = "", wrap: bool = False) -> QLabel:
    """A line of text: role "" (body), muted, small, title, heading, strong, error or a state."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:  # a wrapped label otherwise claims a height that hides what stands below it
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def grouped(count: int) -> str:
    """A number with its thousands apart: "20.000"."""
    return f"{count:,}".replace(",", ".")


def bold(on: bool = True) -> QFont:
    """The program's own font, half bold or plain."""
    font = QApplication.font()
    if on:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def small_font() -> QFont:
    """The program's own font, smaller, for words inside drawings."""
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * 0.84)
    return font


class ElidedLabel(QLabel):
    """One line that is cut with "…" where the room ends, and shows all of it as a tip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self._all = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self.tell(text)

    def tell(self, text: str) -> None:
        """Show another text."""
        self._all = " ".join(text.split())
        self.setToolTip(self._all)
        self.setAccessibleName(self._all)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it for the new width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._all, Qt.TextElideMode.ElideRight, room))


def column(parent: QWidget | None = None, gap: int = 8, edge: int = 0) -> QVBoxLayout:
    """A vertical layout with its gaps told for 100 %."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), gap, edge)


def row(parent: QWidget | None = None, gap: int = 8, edge: int = 0) -> QHBoxLayout:
    """A horizontal layout with its gaps told for 100 %."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), gap, edge)


def _spaced(layout: L, gap: int, edge: int) -> L:
    layout.setSpacing(theme.px(gap))
    layout.setContentsMargins(*(theme.px(edge),) * 4)
    return layout


class Button(QPushButton):
    """A button that shows its shortcut after its words, in a quieter tone."""

    def __init__(
        self, text: str, role: str = "", icon: str = "", shortcut: str = "", tip: str = ""
    ) -> None:
        super().__init__(text)
        self._keys = QKeySequence(shortcut)
        if role:
            self.setProperty("role", role)
        if icon:
            tone = {"primary": "on_accent", "link": "accent", "danger": "late"}.get(role, "ink")
            self.setIcon(theme.icon(icon, tone))
            self.setIconSize(QSize(theme.px(16), theme.px(16)))
        if shortcut:
            self.setShortcut(self._keys)
        if tip:
            self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text.replace("&", ""))

    def setText(self, text: str) -> None:
        """Other words; Qt alone would forget the shortcut with the old ones."""
        keys = self.shortcut()
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))
        if self.shortcut().isEmpty():
            self.setShortcut(keys)

    def event(self, event: QEvent) -> bool:
        """The shortcut acts at once: Qt would wait 100 ms, and letters typed then go astray."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def shortcut_text(self) -> str:
        """The shortcut as it is shown: "Ctrl+S"; the key is called Enter on the keyboards here."""
        shown = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        return shown.replace("Return", "Enter")

    def sizeHint(self) -> QSize:
        """The usual size with room for the shortcut."""
        hint = super().sizeHint()
        more = button_drawing.more_room(self, self.shortcut_text())
        return QSize(hint.width() + more, hint.height())

    def minimumSizeHint(self) -> QSize:
        """A button never cuts its own words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw its ground, then icon, words and shortcut with air between them."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        button_drawing.draw(self, option, self.shortcut_text())


def primary_button(
    text: str, icon: str = "", shortcut: str = "", on_click: Callable[[], object] | None = None
) -> Button:
    """The one button of a screen that does its main work."""
    return _connected(Button(text, "primary", icon, shortcut), on_click)


def button(
    text: str, icon: str = "", shortcut: str = "", on_click: Callable[[], object] | None = None
) -> Button:
    """Any other button."""
    return _connected(Button(text, "", icon, shortcut), on_click)


def link_button(text: str, on_click: Callable[[], object] | None = None) -> Button:
    """An action that looks like a link, for lists and hints."""
    return _connected(Button(text, "link"), on_click)


def _connected(made: Button, on_click: Callable[[], object] | None) -> Button:
    if on_click:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


class Card(QFrame):
    """A white surface with an optional title line; put its parts into `body`."""

    def __init__(
        self, title: str = "", note: str = "", edge: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = column(self, gap=8, edge=edge)
        self.title = label(title, "title")
        self.note = label(note, "muted")
        self.head = row(gap=8)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.note)
        if title:
            outer.addLayout(self.head)
        self.body = column(gap=8)
        outer.addLayout(self.body, 1)


def rule() -> QFrame:
    """A hairline between two parts."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


class Shape(QWidget):
    """An icon painted when it is shown, so that it follows the theme and the screen's scale."""

    def __init__(self, icon: QIcon | None = None, side: int = 16) -> None:
        super().__init__()
        self._icon = icon or QIcon()
        self._side = side
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_icon(self, icon: QIcon) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        self._icon.paint(QPainter(self), self.rect())


class StatusChip(QWidget):
    """A state as shape, colour and words: late, soon, done, info, warning or note."""

    def __init__(self, status: str = "info", text: str = "") -> None:
        super().__init__()
        self._shape = Shape()
        self._words = label()
        line = row(self, gap=4)
        line.addWidget(self._shape)
        line.addWidget(self._words, 1)
        self.show_state(status, text)

    def show_state(self, status: str, text: str) -> None:
        """Show another state."""
        self._shape.show_icon(theme.status_icon(status))
        set_role(self._words, status)
        self._words.setText(text)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The words shown."""
        return self._words.text()


def scrolled(inside: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """A scroll area without a frame of its own."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def splitter(
    *parts: tuple[QWidget, int], vertical: bool = False, parent: QWidget | None = None
) -> QSplitter:
    """Panes side by side with their weights; a pane does not vanish by a slip of the mouse.

    Under its parent before it is filled: Qt styles whole panes again each time they are moved.
    """
    direction = Qt.Orientation.Vertical if vertical else Qt.Orientation.Horizontal
    made = QSplitter(direction, parent)
    made.setHandleWidth(theme.px(12))
    made.setChildrenCollapsible(False)
    for place, (part, weight) in enumerate(parts):
        made.addWidget(part)
        made.setStretchFactor(place, weight)
    return made
