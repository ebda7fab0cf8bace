"""The state of a record in a table, as a chip of shape, colour and words."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui import theme
from ui.widgets.basics import bold
from ui.widgets.table import RecordTable
from ui.widgets.table_view import CellDelegate

_Index = QModelIndex | QPersistentModelIndex
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
        self._records = table.records()
        self._chip_of = chip_of

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground of the row only: the words stand in the chip."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row's ground, then the chip."""
        super().paint(painter, option, index)
        record = self._records.record(index.row())
        if record is not None:
            _draw(painter, option.rect, *self._chip_of(record))


def _draw(painter: QPainter, cell: QRect, look: str, words: str) -> None:
    font = bold()
    metrics = QFontMetrics(font)
    side, edge, gap = theme.px(14), theme.px(8), theme.px(6)
    room = cell.width() - 2 * edge - side - 3 * gap
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    wide = metrics.horizontalAdvance(shown) + side + 3 * gap
    high = min(cell.height() - 2, metrics.height() + theme.px(6))
    chip = QRect(cell.left() + edge, cell.center().y() - high // 2, wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(_GROUNDS.get(look, "info_soft")))
    painter.drawRoundedRect(chip, high / 2, high / 2)
    shape = QRect(chip.left() + gap, chip.center().y() - side // 2, side, side)
    theme.status_icon(look).paint(painter, shape)
    painter.setFont(font)
    painter.setPen(theme.color(look))
    text = chip.adjusted(side + 2 * gap, 0, 0, 0)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
