"""The status of a plan in the list, as a chip of shape, colour and words."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui import theme
from ui.plans.rows import STATUS_LOOKS, status_words
from ui.widgets.basics import bold
from ui.widgets.table_model import RecordModel
from ui.widgets.table_view import CellDelegate

_Index = QModelIndex | QPersistentModelIndex
_GROUNDS = {"late": "late_soft", "soon": "soon_soft", "done": "done_soft"}


class StatusDelegate(CellDelegate):
    """Draws the cell of the status column; what can be copied from it stays the plain word."""

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
            _draw(painter, option.rect, record)


def _draw(painter: QPainter, cell: QRect, record: Mapping[str, Any]) -> None:
    look = STATUS_LOOKS.get(str(record.get("status") or "read"), "info")
    font = bold()
    metrics = QFontMetrics(font)
    side, edge = theme.px(14), theme.px(8)
    room = cell.width() - 2 * edge - side - 3 * theme.px(6)
    words = metrics.elidedText(status_words(record), Qt.TextElideMode.ElideRight, room)
    wide = metrics.horizontalAdvance(words) + side + 3 * theme.px(6)
    high = min(cell.height() - 2, metrics.height() + theme.px(6))
    chip = QRect(cell.left() + edge, cell.center().y() - high // 2, wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_ground(look))
    painter.drawRoundedRect(chip, high / 2, high / 2)
    shape = QRect(chip.left() + theme.px(6), chip.center().y() - side // 2, side, side)
    theme.status_icon(look).paint(painter, shape)
    painter.setFont(font)
    painter.setPen(theme.color(look))
    text = chip.adjusted(side + 2 * theme.px(6), 0, 0, 0)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


def _ground(look: str) -> QColor:
    return theme.color(_GROUNDS.get(look, "info_soft"))
