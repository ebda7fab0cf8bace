"""How cells are measured and painted: words on several lines, a frame around the current one."""

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from ui import theme
from ui.widgets.basics import bold

EDGE = 6  # between a cell's words and its sides, told for 100 %
_WRAP = Qt.TextFlag.TextWordWrap.value
_JOINTS = re.compile(r"(?<=[&/_@.\-–])(?=\w)")
_BREAK = "\u200b"  # a place where a line may end, without a width of its own
_TALL = 100_000


def words_height(text: str, width: int, is_bold: bool = False) -> int:
    """The height of a text broken to fit this width."""
    if not text:
        return 0
    metrics = QFontMetrics(bold(is_bold))
    text = breakable(text, width, metrics)
    return metrics.boundingRect(QRect(0, 0, max(width, 8), _TALL), _WRAP, text).height()


def breakable(text: str, width: int, metrics: QFontMetrics) -> str:
    """The text with places to break words that are wider than the cell: "HĐND&UBND"."""
    words = text.split(" ")
    if max(map(len, words)) * metrics.averageCharWidth() * 1.4 < width:
        return text
    return " ".join(_broken(word, width, metrics) for word in words)


def _broken(word: str, width: int, metrics: QFontMetrics) -> str:
    if metrics.horizontalAdvance(word) <= width:
        return word
    parts = _JOINTS.sub(_BREAK, word).split(_BREAK)
    if max(map(metrics.horizontalAdvance, parts)) > width:
        return _BREAK.join(word)
    return _BREAK.join(parts)


def row_height(texts: list[tuple[str, int]], is_bold: bool) -> int:
    """The height of a row whose texts have these cell widths."""
    inner = theme.px(EDGE) * 2 + 1
    tallest = max((words_height(text, width - inner, is_bold) for text, width in texts), default=0)
    return max(tallest, QFontMetrics(QApplication.font()).height()) + inner


def paint_cell(
    painter: QPainter,
    option: QStyleOptionViewItem,
    text: str,
    alignment: Qt.AlignmentFlag,
    *,
    is_bold: bool,
    tone: str,
    ground: str,
) -> None:
    """Ground, words and hairlines of one cell."""
    rect = option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    fill = option.palette.color(QPalette.ColorRole.Highlight) if selected else theme.color(ground)
    painter.fillRect(rect, fill)
    painter.setPen(theme.color("line"))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if text:
        edge = theme.px(EDGE)
        painter.setFont(bold(is_bold))
        painter.setPen(theme.color(tone))
        inner = rect.adjusted(edge, edge, -edge - 1, -1)
        words = breakable(text, inner.width(), painter.fontMetrics())
        painter.drawText(inner, alignment.value | _WRAP, words)


def paint_frame(painter: QPainter, rect: QRect, focused: bool) -> None:
    """The frame around the cell where the keyboard is."""
    tone: QColor = theme.color("accent" if focused else "edge")
    thick = 2
    for side in (
        QRect(rect.left(), rect.top(), rect.width(), thick),
        QRect(rect.left(), rect.bottom() - thick + 1, rect.width(), thick),
        QRect(rect.left(), rect.top(), thick, rect.height()),
        QRect(rect.right() - thick + 1, rect.top(), thick, rect.height()),
    ):
        painter.fillRect(side, tone)
