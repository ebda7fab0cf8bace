"""How one row of a card is drawn: box to tick, shape, title and source, day and what is left."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.tasks.model import Urgency
from desktop_app.today.items import DueItem
from ui import theme
from ui.today.due_model import ITEM, Index
from ui.widgets.basics import bold

STATES = {Urgency.LATE: "late", Urgency.TODAY: "soon", Urgency.SOON: "soon"}
WHY = "Vì sao?"


@dataclass(frozen=True)
class Places:
    """Where the parts of a row stand."""

    box: QRect
    shape: QRect
    title: QRect
    source: QRect
    due: QRect
    left: QRect
    why: QRect


class DueLook(QStyledItemDelegate):
    """Draws a row and knows where its parts are; `with_day` False leaves the day out."""

    def __init__(self, parent: QObject, with_day: bool) -> None:
        super().__init__(parent)
        self._with_day = with_day

    def height(self, font: QFont) -> int:
        """The height of every row."""
        return 2 * QFontMetrics(font).height() + theme.px(14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high and as wide as the card."""
        return QSize(theme.px(200), self.height(option.font))

    def places(self, rect: QRect, item: DueItem, font: QFont) -> Places:
        """The parts of a row within its rectangle."""
        line = QFontMetrics(font).height()
        side, gap = theme.px(16), theme.px(8)
        top = rect.top() + (rect.height() - 2 * line) // 2
        middle = rect.top() + (rect.height() - side) // 2
        box = QRect(rect.left() + theme.px(4), middle, side, side)
        shape = QRect(box.right() + gap, middle, side, side)
        right = rect.right() - theme.px(6)
        why_wide = QFontMetrics(font).horizontalAdvance(WHY) if item.has_trace else 0
        left_wide = QFontMetrics(font).horizontalAdvance(item.left)
        below = left_wide + (why_wide + gap if why_wide else 0)
        due_wide = QFontMetrics(bold()).horizontalAdvance(item.when)
        wide = max(due_wide, below) if self._with_day else below
        start = shape.right() + gap
        room = max(0, right - wide - theme.px(16) - start)
        title_room = room if self._with_day else max(0, right - start)
        why = QRect(right - why_wide, top + line, why_wide, line)
        return Places(
            box,
            shape,
            QRect(start, top, title_room, line),
            QRect(start, top + line, room, line),
            QRect(right - wide, top, wide if self._with_day else 0, line),
            QRect(right - below, top + line, left_wide, line),
            why,
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row; the chosen one is marked only while the keys act on it."""
        item: DueItem = index.data(ITEM)
        painter.save()
        _draw_ground(painter, option)
        places = self.places(option.rect, item, option.font)
        _draw_box(painter, places.box)
        state = STATES.get(item.urgency, "info")
        theme.status_icon(state).paint(painter, places.shape)
        _draw_words(painter, places, item, option.font, state)
        painter.restore()


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if focused or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 1) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selection" if focused else "hover"))
        radius = theme.px(4)
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -2), radius, radius)
    painter.setPen(theme.color("line"))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _draw_box(painter: QPainter, box: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("edge"), 1))
    painter.setBrush(theme.color("card"))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(3), theme.px(3))


def _draw_words(painter: QPainter, places: Places, item: DueItem, font: QFont, state: str) -> None:
    strong = bold()
    painter.setPen(theme.color("ink"))
    _text(painter, places.title, item.title, strong if item.important else font)
    painter.setPen(theme.color("muted"))
    _text(painter, places.source, item.source, font)
    _text(painter, places.left, item.left, font)
    painter.setPen(theme.color(state))
    if places.due.width():
        _text(painter, places.due, item.when, strong, right=True)
    if item.has_trace:
        painter.setPen(theme.color("accent"))
        _text(painter, places.why, WHY, font)


def _text(painter: QPainter, rect: QRect, words: str, font: QFont, right: bool = False) -> None:
    painter.setFont(font)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)


def near(rect: QRect, where: QPoint) -> bool:
    """Whether a click is meant for a small part: a few pixels beside count too."""
    room = theme.px(6)
    return rect.adjusted(-room, -room, room, room).contains(where)
