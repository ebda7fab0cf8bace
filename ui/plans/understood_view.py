"""All that was understood of a plan but its tasks, each beside the words it was understood from."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from desktop_app.plans.model import Plan
from desktop_app.plans.understanding import Part, Understood, understood_parts
from ui import theme
from ui.widgets.basics import bold
from ui.widgets.visible import visible
from ui.widgets.wrapped import WrappedTable

_Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Mục", "Như văn bản viết", "Hiểu là")
_WHAT = 130  # the width of the first column at 100 %


class UnderstoodModel(QAbstractTableModel):
    """A heading for each part, then what was understood of it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Part | Understood] = []

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show another plan's."""
        self.beginResetModel()
        self.lines = []
        for part in parts:
            self.lines += [part, *part.rows]
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        line = self.lines[row]
        if isinstance(line, Part):
            return visible(line.title) if column == 0 else ""
        return visible((line.what, line.written or "không thấy", line.meant)[column])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Headings and what stands below them."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """What it is, as written, as understood."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell; what was not understood has a sign of its own."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), column)
        if isinstance(line, Part):
            return bold() if role == Qt.ItemDataRole.FontRole else None
        doubt = line.doubt and column == 2
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.status_icon("warning") if doubt else None
        if role == Qt.ItemDataRole.ForegroundRole:
            tones = ("muted", "ink" if line.written else "muted", "warning" if doubt else "accent")
            return theme.color(tones[column])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads, on the edge of their column's text."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class UnderstoodView(WrappedTable):
    """Tells the source lines of what is chosen, and that they are wanted (Enter, double click)."""

    lines_chosen = Signal(list)
    lines_wanted = Signal(list)
    most_lines = 8

    def __init__(self) -> None:
        self.found = UnderstoodModel()
        super().__init__(self.found)
        self.setAccessibleName("Cách hiểu")
        self.selectionModel().currentRowChanged.connect(lambda *_: self.tell_lines())
        self.opened.connect(lambda: self.lines_wanted.emit(self._lines_chosen()))

    def show_plan(self, plan: Plan, lines: Sequence[str]) -> None:
        """Show another plan's."""
        self.clearSpans()
        self.found.show_parts(understood_parts(plan, lines))
        for row, line in enumerate(self.found.lines):
            if isinstance(line, Part):
                self.setSpan(row, 0, 1, len(_HEADS))
        self._fill()

    def go_to(self, key: str) -> bool:
        """Show a part by the key of the outline; whether it is here."""
        for row, line in enumerate(self.found.lines):
            if isinstance(line, Part) and line.key == key:
                self.setCurrentIndex(self.found.index(row, 0))
                self.scrollTo(self.currentIndex(), QTableView.ScrollHint.PositionAtTop)
                return True
        return False

    def part(self) -> str:
        """The key of the part that is chosen."""
        rows = range(max(self.currentIndex().row(), 0), -1, -1)
        lines = (self.found.lines[row] for row in rows if row < len(self.found.lines))
        return next((line.key for line in lines if isinstance(line, Part)), "")

    def tell_lines(self) -> None:
        """Tell the source lines of what is chosen."""
        self.lines_chosen.emit(self._lines_chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is written and what was understood share the room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill()

    def _lines_chosen(self) -> list[int]:
        row = self.currentIndex().row()
        line = self.found.lines[row] if 0 <= row < len(self.found.lines) else None
        return list(line.lines) if isinstance(line, Understood) else []

    def _fill(self) -> None:
        room = self.viewport().width() - theme.px(_WHAT)
        for column, width in enumerate((theme.px(_WHAT), room // 2, room - room // 2)):
            self.setColumnWidth(column, max(width, theme.px(110)))
        self.fit_rows()
