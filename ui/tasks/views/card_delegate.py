"""Draws one task as a card: two lines of its title, its state and day, who has it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.dates import show
from ui import theme
from ui.tasks.views.cards_model import ROW
from ui.widgets.basics import bold

_Index = QModelIndex | QPersistentModelIndex
_TITLE_LINES = 2


class CardDelegate(QStyledItemDelegate):
    """A card keeps its height whatever its words are, so that columns stay even."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines of title and one below."""
        line = QFontMetrics(option.font).lineSpacing()
        return QSize(theme.px(180), (_TITLE_LINES + 1) * line + theme.px(26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground, the title, the line below."""
        row: Mapping[str, Any] = index.data(ROW)
        edge = theme.px(4)
        card = option.rect.adjusted(edge, edge // 2, -edge, -edge // 2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(theme.color("selection" if chosen else "card"))
        painter.drawRoundedRect(card, theme.px(6), theme.px(6))
        inner = card.adjusted(theme.px(10), theme.px(6), -theme.px(10), -theme.px(6))
        self._draw_title(painter, option, inner, str(row["title"]))
        self._draw_foot(painter, option, inner, row)
        painter.restore()

    def _draw_title(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, title: str
    ) -> None:
        metrics = QFontMetrics(option.font)
        high = _TITLE_LINES * metrics.lineSpacing()
        painter.setFont(option.font)
        painter.setPen(theme.color("ink"))
        shown = _two_lines(title, metrics, inner.width())
        place = QRect(inner.left(), inner.top(), inner.width(), high)
        painter.drawText(place, Qt.AlignmentFlag.AlignTop, shown)

    def _draw_foot(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        row: Mapping[str, Any],
    ) -> None:
        metrics = QFontMetrics(option.font)
        side = theme.px(14)
        top = inner.bottom() - metrics.lineSpacing() + 1
        icon = QRect(inner.left(), top + (metrics.lineSpacing() - side) // 2, side, side)
        theme.status_icon(str(row["look"])).paint(painter, icon)
        line = inner.adjusted(side + theme.px(6), 0, 0, 0)
        line.setTop(top)
        painter.setFont(bold())
        painter.setPen(theme.color(str(row["look"])))
        words = str(row["state"])
        if row["next_due"]:
            words = f"{words} · {show(str(row['next_due']))[:5]}"
        metrics = QFontMetrics(bold())
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        officer = str(row["officer"] or "")
        left = line.width() - metrics.horizontalAdvance(words) - theme.px(8)
        if officer and left > theme.px(40):
            painter.setFont(option.font)
            painter.setPen(theme.color("muted"))
            plain = QFontMetrics(option.font)
            officer = plain.elidedText(officer, Qt.TextElideMode.ElideRight, left)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(line, flags, officer)


def _two_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """The words broken into at most two lines, the second one cut with "…"."""
    if metrics.horizontalAdvance(words) <= width:
        return words
    first = ""
    parts = words.split(" ")
    while parts and metrics.horizontalAdvance(f"{first} {parts[0]}".strip()) <= width:
        first = f"{first} {parts.pop(0)}".strip()
    rest = " ".join(parts)
    return f"{first}\n{metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)}"
