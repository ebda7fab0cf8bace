"""Tables whose rows are as high as their words: broken into lines, cut with "…" after the last."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QFontMetricsF,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from desktop_app.errors import KnownProblem, UserError
from ui import errors, theme
from ui.widgets.basics import bold
from ui.widgets.cells import measured
from ui.widgets.clipboard import put_rows
from ui.widgets.table_view import CellDelegate, draw_ring, dress

_Index = QModelIndex | QPersistentModelIndex
_EDGE, _SIGN, _GAP = 11, 16, 4  # at 100 %: beside the words, the sign before them, and behind it


@lru_cache(maxsize=8_000)
def broken(text: str, room: int, most: int, strong: bool, scale: int) -> tuple[str, ...]:
    """The lines of a text in a room of this width, at most so many; the last may end in "…".

    `scale` tells one size of the program's font from another.
    """
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line, words = _line(words, room, strong, scale)
        lines.append(line)
    if words:
        lines.append(measured(" ".join(words), max(room, 1), strong).words)
    return tuple(lines)


def _line(words: list[str], room: int, strong: bool, scale: int) -> tuple[str, list[str]]:
    """As many words as fit, at least a piece of one, and those that are left."""
    wide = _wide(words[0], strong, scale)
    if wide > room:
        fits = range(len(words[0]), 1, -1)
        count = next((n for n in fits if _wide(words[0][:n], strong, scale) <= room), 1)
        return words[0][:count], [words[0][count:], *words[1:]]
    count = 1
    while count < len(words):
        wide += _wide(" ", strong, scale) + _wide(words[count], strong, scale)
        if round(wide) > room:
            break
        count += 1
    return " ".join(words[:count]), words[count:]


@lru_cache(maxsize=20_000)
def _wide(letters: str, strong: bool, _scale: int) -> float:
    return QFontMetricsF(bold(strong)).horizontalAdvance(letters)


class WrappedTable(QTableView):
    """Call `fit_rows` when the words or the widths of the columns are others.

    `opened` tells that more is wanted of the row chosen: Enter, or a double click.
    """

    opened = Signal()
    most_lines = 3

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        dress(self, model)
        self.setItemDelegate(WrappedDelegate(self))
        self._known: list[list[_Cell]] = []  # asked of the model once
        model.modelReset.connect(self._known.clear)
        model.dataChanged.connect(lambda *_: self._known.clear())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def fit_rows(self) -> None:
        """Make each row as high as its highest cell."""
        shown = [at for at in range(self.model().columnCount()) if not self.isColumnHidden(at)]
        widths = {at: self.columnWidth(at) for at in shown}
        whole, scale = self.viewport().width(), theme.px(1000)
        high, least = QFontMetrics(bold(False)).height(), theme.row_height()
        for row, cells in enumerate(self._cells()):
            across = self.columnSpan(row, 0) > 1
            rooms = {shown[0]: whole} if across and shown else widths
            lines = (len(self._broken(cells[at], wide, scale)) for at, wide in rooms.items())
            wanted = least + high * (max(lines, default=1) or 1) - high
            if self.rowHeight(row) != wanted:
                self.setRowHeight(row, wanted)

    def lines_of(self, index: _Index, width: int) -> tuple[str, ...]:
        """The words of a cell as they are broken in a cell of this width."""
        return self._broken(self._cells()[index.row()][index.column()], width, theme.px(1000))

    def _broken(self, cell: "_Cell", width: int, scale: int) -> tuple[str, ...]:
        room = width - 2 * theme.px(_EDGE) - (theme.px(_SIGN + _GAP) if cell.sign else 0)
        return broken(cell.words, room, self.most_lines, cell.strong, scale)

    def _cells(self) -> list[list["_Cell"]]:
        model = self.model()
        if not self._known:
            columns = range(model.columnCount())
            for row in range(model.rowCount()):
                self._known.append([_cell(model.index(row, at)) for at in columns])
        return self._known

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the chosen rows with their heads; Enter asks for more."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif enter and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    # What the line that finds words asks (ui/widgets/find_bar.py)

    def words(self) -> str:
        """The rows, each as one line with its cells parted by tabs."""
        return "\n".join(self._row_words())

    def place(self) -> int:
        """Where in those words the current row ends."""
        lines = self._row_words()[: self.currentIndex().row() + 1]
        return max(sum(len(line) + 1 for line in lines) - 1, 0)

    def choose(self, start: int, _end: int) -> None:
        """Choose the row that these words stand in."""
        row = self.words()[:start].count("\n")
        flags = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def take_focus(self) -> None:
        """Put the cursor into the table."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_words(self) -> list[str]:
        return ["\t".join(cell.words for cell in cells) for cells in self._cells()]

    def _copy(self) -> None:
        model = self.model()
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        shown = [at for at in range(model.columnCount()) if not self.isColumnHidden(at)]
        heads = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in shown]
        cells = [[str(model.index(row, at).data() or "") for at in shown] for row in rows]
        try:
            put_rows((), heads, cells)
        except (UserError, KnownProblem) as withheld:
            errors.show(self, withheld)


class _Cell(NamedTuple):
    words: str
    strong: bool
    sign: bool


def _cell(index: QModelIndex) -> _Cell:
    role = Qt.ItemDataRole
    words = " ".join(str(index.data(role.DisplayRole) or "").split())
    strong = index.data(role.FontRole) is not None
    return _Cell(words, strong, index.data(role.DecorationRole) is not None)


class WrappedDelegate(CellDelegate):
    """Draws the words of a cell from its top, in the colour and with the sign of its state."""

    def __init__(self, view: WrappedTable) -> None:
        super().__init__(view)
        self._table = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground of the row, the sign, the lines, the ring of the current row."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        left, metrics = rect.left() + theme.px(_EDGE), QFontMetrics(bold(False))
        top = rect.top() + (theme.row_height() - metrics.height()) // 2
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(sign, QIcon):
            side = theme.px(_SIGN)
            sign.paint(painter, QRect(left, top + (metrics.height() - side) // 2, side, side))
            left += side + theme.px(_GAP)
        tone = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(tone if isinstance(tone, QColor) else theme.color("ink"))
        painter.setFont(bold(index.data(Qt.ItemDataRole.FontRole) is not None))
        for line in self._table.lines_of(index, rect.width()):
            painter.drawText(left, top + metrics.ascent(), line)
            top += metrics.height()
        if index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            draw_ring(painter, rect)
