"""The state of a task in the list, as a chip of shape, colour and words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets.basics import bold
from ui.widgets.table_model import RecordModel
from ui.widgets.table_view import CellDelegate

_Index = QModelIndex | QPersistentModelIndex
_GROUNDS = {
    "late": "late_soft",
    "soon": "soon_soft",
    "warning": "soon_soft",
    "done": "done_soft",
}


class StateDelegate(CellDelegate):
    """Draws the state cell; what can be copied from it stays the plain word of the status."""

    def __init__(self, parent: QWidget, records: RecordModel) -> None:
        super().__init__(parent)
        self._records = records

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground of the row only: the words stand in the chip."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row's ground, then the chip."""
        super().paint(painter, option, index)
        record = self._records.record(index.row())
        if record is not None:
            draw_chip(painter, option.rect, str(record["look"]), str(record["state"]))


def draw_chip(painter: QPainter, cell: QRect, look: str, words: str) -> None:
    """A chip inside a cell."""
    font = bold()
    metrics = QFontMetrics(font)
    side, edge, gap = theme.px(14), theme.px(6), theme.px(6)
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
