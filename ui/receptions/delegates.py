"""How a kind of content is drawn in the list: a sign of its own and its word."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from ui import theme
from ui.receptions.rows import KIND_LOOKS
from ui.widgets.basics import bold
from ui.widgets.cells import Look
from ui.widgets.table import RecordTable
from ui.widgets.table_model import RecordModel
from ui.widgets.table_view import CellDelegate

_Index = QModelIndex | QPersistentModelIndex


class KindDelegate(CellDelegate):
    """Complaint, denunciation, proposal, feedback: icon and tone."""

    def __init__(self, table: RecordTable, model: Any) -> None:
        super().__init__(table)
        self._records = model

    def look_of(self, records: RecordModel, row: int, column: int) -> Look:
        """The words behind the sign of the kind."""
        plain = super().look_of(records, row, column)
        record = records.record(row)
        looks = KIND_LOOKS.get(str(record["content_kind"])) if record else None
        if looks is None:
            return plain
        icon, tone = looks
        return plain._replace(icon=icon, tone=tone, strong=True)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """The usual option with the sign of the kind."""
        super().initStyleOption(option, index)
        record = self._records.record(index.row())
        looks = KIND_LOOKS.get(str(record["content_kind"])) if record else None
        if looks is None:
            return
        icon, tone = looks
        option.icon = theme.icon(icon, tone)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(theme.px(16), theme.px(16))
        option.font = bold()
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, theme.color(tone))
