"""The state of a record in a table, as a chip of shape, colour and words."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from ui import theme
from ui.widgets.cells import Cell, draw_sign, draw_words, measured, start_of_words
from ui.widgets.table import RecordTable
from ui.widgets.table_model import RecordModel
from ui.widgets.table_view import CellDelegate

_GROUNDS = {
    "late": "late_soft",
    "soon": "soon_soft",
    "warning": "soon_soft",
    "done": "done_soft",
}


class ChipDelegate(CellDelegate):
    """Draws a state's cell; what can be copied from it stays the plain word.

    `chip_of` tells the look ("late", "done" …) and the words of a record.
    """

    def __init__(
        self, table: RecordTable, chip_of: Callable[[Mapping[str, Any]], tuple[str, str]]
    ) -> None:
        super().__init__(table)
        self._chip_of = chip_of

    def draw(
        self, painter: QPainter, cell: Cell, records: RecordModel, row: int, column: int
    ) -> None:
        """The chip; the words of the column are those in it."""
        record = records.record(row)
        if record is not None:
            _draw(painter, QRect(*cell), *self._chip_of(record))


def _draw(painter: QPainter, cell: QRect, look: str, words: str) -> None:
    side, edge, gap = theme.px(14), start_of_words(), theme.px(6)
    fitted = measured(words, cell.width() - edge - theme.px(5) - side - 3 * gap, strong=True)
    wide = fitted.width + side + 3 * gap
    high = min(cell.height() - 2, fitted.height + theme.px(6))
    chip = QRect(cell.left() + edge, cell.top() + (cell.height() - high) // 2, wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(_GROUNDS.get(look, "info_soft")))
    painter.drawRoundedRect(chip, high / 2, high / 2)
    shape = QRect(chip.left() + gap, chip.top() + (high - side) // 2, side, side)
    draw_sign(painter, shape, theme.STATUS_ICONS[look], look)
    place = QPointF(shape.right() + 1 + gap, chip.top() + (high - fitted.height) // 2)
    draw_words(painter, place, fitted, look, strong=True)
    painter.restore()
