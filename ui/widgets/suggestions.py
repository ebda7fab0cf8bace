"""Known names while typing, in a list under the cursor; what is typed is never rewritten."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from db.text import fold
from desktop_app.services import Services
from ui import theme

Entry = QLineEdit | QPlainTextEdit
_SHOWN = 8
_LETTERS = 1  # from so many letters on


class Suggestions(QObject):
    """A list of names that hold what the line says, marks and capitals aside.

    Arrows choose in it, Enter or a click takes a name, Esc closes it. Nothing is completed by
    itself: typing tools such as Unikey must find the letters that they have sent.
    """

    def __init__(
        self, entry: QLineEdit | QPlainTextEdit, names: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__(entry)
        self._entry = entry
        self._read = names
        self._names: Sequence[str] | None = None
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(entry)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_SHOWN)
        self._completer.activated.connect(lambda name: self._take(str(name)))
        self._taking = False
        entry.textChanged.connect(self._on_text)
        entry.installEventFilter(self)

    def popup(self) -> QWidget:
        """The list."""
        popup = self._completer.popup()
        assert popup is not None
        return popup

    def names(self) -> Sequence[str]:
        """All names, read when the first letter is typed."""
        if self._names is None:
            self._names = self._read()
        return self._names

    def matches(self, words: str) -> list[str]:
        """The names that hold every typed word, those that begin with them first."""
        wanted = fold(words).split()
        if not wanted or len(words.strip()) < _LETTERS:
            return []
        found = [name for name in self.names() if all(word in fold(name) for word in wanted)]
        found = [name for name in found if name != words.strip()]
        return sorted(found, key=lambda name: not fold(name).startswith(wanted[0]))[:40]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in an empty line shows all names."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            asks = event.key() == Qt.Key.Key_Down and isinstance(self._entry, QLineEdit)
            if asks and not self._line() and not self.popup().isVisible():
                self._show(list(self.names()))
                return True
        return super().eventFilter(watched, event)

    def _line(self) -> str:
        if isinstance(self._entry, QLineEdit):
            return self._entry.text()
        return self._entry.textCursor().block().text()

    def _on_text(self, *_args: object) -> None:
        if self._taking or not self._entry.hasFocus():
            return
        found = self.matches(self._line())
        if found:
            self._show(found)
        else:
            self.popup().hide()

    def _show(self, names: list[str]) -> None:
        if not names:
            return
        self._model.setStringList(names)
        if isinstance(self._entry, QPlainTextEdit):
            place = self._entry.cursorRect()
            place.setWidth(self._entry.width() - theme.px(24))
            place.moveLeft(theme.px(8))
            self._completer.complete(place)
        else:
            self._completer.complete()

    def _take(self, name: str) -> None:
        self._taking = True
        if isinstance(self._entry, QLineEdit):
            self._entry.setText(name)
        else:
            cursor = self._entry.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.insertText(name)
            self._entry.setTextCursor(cursor)
        self._taking = False


def suggest(entry: QWidget, services: Services, key: str) -> Suggestions | None:
    """Offer the names that fit a field of a task; None for a field without names."""
    names = {
        "lead": lambda: unit_names(services),
        "coordinating": lambda: unit_names(services),
        "officer": lambda: officer_names(services),
        "group_title": lambda: [str(one) for one in services.book.tasks.values("group_title")],
    }.get("officer" if key == "to_officer" else key)
    if names is None or not isinstance(entry, QLineEdit | QPlainTextEdit):
        return None
    return Suggestions(entry, names)


def unit_names(services: Services) -> list[str]:
    """Departments, villages, then units that tasks name already."""
    office = services.office
    own = [each.name for each in office.departments()] + [each.name for each in office.villages()]
    used = [
        unit for role in ("lead", "coordinating") for unit, _ in services.book.tasks.units(role)
    ]
    return list(dict.fromkeys([*own, *used]))


def officer_names(services: Services) -> list[str]:
    """The office's people, then names that tasks bear already."""
    own = [officer.name for officer in services.office.officers()]
    return list(dict.fromkeys([*own, *map(str, services.book.tasks.values("officer"))]))
