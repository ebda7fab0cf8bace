"""Lines of a list written in place: bases, recipients. Each is as high as its words."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from desktop_app.office.rules import pasted_lines
from desktop_app.plans.editing.texts import Cut, cut_text
from desktop_app.plans.source import Span
from ui import theme
from ui.widgets.basics import Button, Shape, column, label, link_button, row, set_role

_Key = Qt.Key
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


@dataclass(frozen=True)
class RowView:
    """What a row shows: its words, a remark with its state, and what can be done about it."""

    text: str
    note: str = ""
    status: str = ""  # a state of theme.STATUS_ICONS, "" for a plain remark
    link: str = ""


class RowList(QWidget):
    """Tells what the person does; what is shown comes back through `show_rows`."""

    edited = Signal(int, str)
    entered = Signal(int)  # Enter: a new row is wanted at this place
    removed = Signal(int)
    moved = Signal(int, int)  # row, to
    pasted = Signal(int, list)  # several lines, before this row
    focused = Signal(int, int)  # row, character
    left = Signal(int)
    linked = Signal(int)  # the remark's link was pressed

    def __init__(
        self, numbered: bool = True, extra: Callable[[int], QWidget] | None = None
    ) -> None:
        super().__init__()
        self._numbered = numbered
        self._extra = extra
        self._rows: list[_Row] = []
        self._lines = column(self, gap=4)

    def show_rows(self, views: Sequence[RowView]) -> None:
        """Show these rows; a row that says so already keeps its cursor."""
        while len(self._rows) > len(views):
            gone = self._rows.pop()
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place in range(len(self._rows), len(views)):
            self._add(place)
        for place, (line, view) in enumerate(zip(self._rows, views, strict=True)):
            line.show_view(view, f"{place + 1}." if self._numbered else "-")

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def edit(self, place: int) -> "GrowingLine":
        """The entry of a row."""
        return self._rows[place].edit

    def extra(self, place: int) -> QWidget:
        """What a row has at its right end."""
        extra = self._rows[place].extra
        assert extra is not None
        return extra

    def current(self) -> int:
        """The row with the cursor, -1 for none."""
        inside = (p for p, line in enumerate(self._rows) if line.isAncestorOf(self._focus()))
        return next(inside, -1)

    def go_to(self, place: int, at: int = -1) -> None:
        """Put the cursor into a row, before a character or at its end."""
        if self._rows:
            edit = self._rows[max(0, min(place, len(self._rows) - 1))].edit
            cursor = edit.textCursor()
            if at >= 0:
                cursor.setPosition(min(at, len(edit.toPlainText())))
            elif not edit.hasFocus():
                cursor.movePosition(QTextCursor.MoveOperation.End)
            edit.setTextCursor(cursor)
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self) -> QWidget:
        return self.focusWidget() or self

    def _add(self, place: int) -> None:
        line = _Row(self._extra(place) if self._extra else None)
        edit = line.edit
        edit.words_changed.connect(lambda text, line=line: self._tell(self.edited, line, text))
        edit.key_pressed.connect(lambda what, line=line: self._on_key(what, line))
        edit.lines_pasted.connect(lambda texts, line=line: self._tell(self.pasted, line, texts))
        edit.came.connect(lambda line=line: self._on_focus(line))
        edit.cursorPositionChanged.connect(lambda line=line: self._on_focus(line))
        edit.went.connect(lambda line=line: self._tell(self.left, line))
        line.up.clicked.connect(lambda _on=False, line=line: self._on_key("move_up", line))
        line.down.clicked.connect(lambda _on=False, line=line: self._on_key("move_down", line))
        line.remove.clicked.connect(lambda _on=False, line=line: self._tell(self.removed, line))
        line.link.clicked.connect(lambda _on=False, line=line: self._tell(self.linked, line))
        self._rows.append(line)
        self._lines.insertWidget(place, line)

    def _tell(self, signal: SignalInstance, line: "_Row", *more: object) -> None:
        if line in self._rows:
            signal.emit(self._rows.index(line), *more)

    def _on_focus(self, line: "_Row") -> None:
        if line in self._rows and line.edit.hasFocus():
            self._tell(self.focused, line, line.edit.textCursor().position())

    def _on_key(self, what: str, line: "_Row") -> None:
        place = self._rows.index(line)
        step = -1 if what in ("up", "move_up", "emptied") else 1
        if what in ("up", "down"):
            if 0 <= place + step < len(self._rows):
                self.go_to(place + step)
        elif what in ("move_up", "move_down"):
            if 0 <= place + step < len(self._rows):
                self.moved.emit(place, place + step)
                self.go_to(place + step)
        elif what == "enter":
            self.entered.emit(place + 1)
        else:
            self.removed.emit(place)


def respanned(old: str, spans: tuple[Span, ...], new: str) -> tuple[Span, ...]:
    """The emphasis of a line after its words were changed in one place."""
    start = _alike(old, new)
    tail = _alike(old[start:][::-1], new[start:][::-1])
    cut = Cut(start, len(old) - tail, new[start : len(new) - tail])
    return cut_text(old, spans, [cut])[1]


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


class GrowingLine(QPlainTextEdit):
    """One paragraph, wrapped, as high as it needs; its undo is the page's."""

    words_changed = Signal(str)
    key_pressed = Signal(str)  # enter, up, down, move_up, move_down, emptied
    lines_pasted = Signal(list)
    came = Signal()
    went = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "entry")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text)

    def put(self, text: str) -> None:
        """Show other words; the cursor stays where it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)
        self.blockSignals(False)
        self._grow()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(theme.px(200), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Broken anew for the new width."""
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, arrows at the edges and Alt with arrows belong to the list."""
        what = self._meant(event)
        if what:
            self.key_pressed.emit(what)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Several lines become several rows; one line is put in as it is."""
        lines = [" ".join(line.split()) for line in source.text().splitlines() if line.strip()]
        if len(lines) > 1:
            self.lines_pasted.emit(list(pasted_lines(source.text())))
        elif lines:
            self.insertPlainText(lines[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor came here."""
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor left, unless only a menu or another window came over it."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.went.emit()

    def _meant(self, event: QKeyEvent) -> str:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier:
            return {_Key.Key_Up: "move_up", _Key.Key_Down: "move_down"}.get(_Key(key), "")
        if held:
            return ""
        if key in _ENTER:
            return "enter"
        if key == _Key.Key_Backspace and not self.toPlainText():
            return "emptied"
        step = {_Key.Key_Up: ("up", QTextCursor.MoveOperation.Up),
                _Key.Key_Down: ("down", QTextCursor.MoveOperation.Down)}.get(_Key(key))  # fmt: skip
        if step is None:
            return ""
        cursor = self.textCursor()
        return "" if cursor.movePosition(step[1]) else step[0]

    def _on_text(self) -> None:
        self._grow()
        self.words_changed.emit(self.toPlainText())

    def _grow(self) -> None:
        lines = max(1, math.ceil(self.document().documentLayout().documentSize().height()))
        high = lines * self.fontMetrics().lineSpacing() + theme.px(12) + 6
        if high != self.height():
            self.setFixedHeight(high)


class _Row(QFrame):
    """One row; its small buttons show while the cursor or the mouse is in it."""

    def __init__(self, extra: QWidget | None) -> None:
        super().__init__()
        self.extra = extra
        self.number = label("", "muted")
        self.number.setFixedWidth(theme.px(26))
        self.number.setContentsMargins(0, theme.px(8), 0, 0)
        self.edit = GrowingLine()
        self.up = self._small("arrow-up", "Chuyển lên (Alt+↑)")
        self.down = self._small("arrow-down", "Chuyển xuống (Alt+↓)")
        self.remove = self._small("close", "Bỏ dòng này")
        self._shape = Shape()
        self._note = label("", "small", wrap=True)
        self.link = link_button("")
        self.edit.came.connect(self._show_tools)
        self.edit.went.connect(self._show_tools)
        line = row(gap=4)
        line.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.edit, 1)
        for part in (extra, self.up, self.down, self.remove):
            if part is not None:
                line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._under = QWidget()
        under = row(self._under, gap=4)
        under.setContentsMargins(theme.px(34), 0, 0, theme.px(4))
        under.addWidget(self._shape)
        under.addWidget(self._note, 1)
        under.addWidget(self.link)
        lines = column(self, gap=2)
        lines.addLayout(line)
        lines.addWidget(self._under)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse is here."""
        super().enterEvent(event)
        self._show_tools()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        self._show_tools()

    def _show_tools(self) -> None:
        wanted = self.edit.hasFocus() or self.underMouse()
        for part in (self.up, self.down, self.remove):
            part.setVisible(wanted)

    def show_view(self, view: RowView, number: str) -> None:
        """Show other words."""
        self.number.setText(number)
        self.edit.put(view.text)
        self._note.setText(view.note)
        set_role(self._note, view.status or "small")
        self._shape.setVisible(bool(view.status))
        if view.status:
            self._shape.show_icon(theme.status_icon(view.status))
        self.link.setText(view.link)
        self.link.setVisible(bool(view.link))
        self._under.setVisible(bool(view.note or view.link))

    @staticmethod
    def _small(icon: str, tip: str) -> Button:
        made = Button("", "quiet", icon, tip=tip)
        made.setAccessibleName(tip)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFixedWidth(theme.px(30))
        keeps = made.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        made.setSizePolicy(keeps)
        made.hide()
        return made
