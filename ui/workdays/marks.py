"""How a day of the year is drawn: each kind has a ground, an edge and a shape of its own."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QPainter, QPen, QPixmap, QPolygonF

from desktop_app.law.workdays.day import Day, DayKind
from ui import theme
from ui.deadlines.strip_look import LOOKS, DayLook, draw_ground

_WORKING = DayLook("Ngày làm việc", "", "card", "ink", "card")
_SMALL = 0.8


@dataclass(frozen=True)
class DayMarks:
    """What is drawn besides the ground of a day."""

    own: bool = False
    today: bool = False
    current: bool = False
    focus: bool = False


def look_of(kind: DayKind) -> DayLook:
    """The ground of a kind: the same as in "Vì sao hạn là ngày này?"."""
    return _WORKING if kind is DayKind.WORKING else LOOKS[kind.value]


def draw_day(painter: QPainter, box: QRectF, day: Day, marks: DayMarks, font: QFont) -> None:
    """Ground, number and marks of one day."""
    look = look_of(day.kind)
    inner = box.adjusted(1, 1, -1, -1)
    draw_kind(painter, inner, day.kind)
    if marks.own:
        draw_own(painter, inner)
    if marks.today:
        draw_today(painter, inner)
    number = QFont(font)
    number.setBold(marks.today or day.kind not in (DayKind.WORKING, DayKind.WEEKEND))
    wide = QFontMetricsF(number).horizontalAdvance(str(day.date.day))
    aside = QFontMetricsF(_small(font)).horizontalAdvance("?") if day.tentative else 0.0
    painter.setFont(number)
    painter.setPen(theme.color("on_accent" if marks.today else look.ink))
    place = box.adjusted(-aside, 0, 0, 0) if day.tentative else box
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.date.day))
    if day.tentative:
        painter.setPen(theme.color(look.ink))
        mark = QRectF(place.center().x() + wide / 2, box.top(), wide, box.height() * _SMALL)
        draw_expected(painter, mark, font, Qt.AlignmentFlag.AlignLeft)
    if marks.current:
        _draw_frame(painter, box, "accent" if marks.focus else "edge")


def draw_kind(painter: QPainter, box: QRectF, kind: DayKind) -> None:
    """The ground of a kind; a day that is made up for stands on a bar, as nothing else does."""
    if kind is DayKind.WORKING:
        return
    look = look_of(kind)
    draw_ground(painter, box, look)
    if kind is DayKind.SWAPPED_WORKING:
        bar = QRectF(box)
        bar.setTop(box.bottom() - max(3.0, box.height() * 0.16))
        painter.fillRect(bar, theme.color(look.edge))


def draw_own(painter: QPainter, box: QRectF) -> None:
    """A filled corner: the office has set this day itself."""
    side = min(box.height() * 0.45, theme.px(8))
    corner = box.topLeft()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    shape = (corner, corner + QPointF(side, 0), corner + QPointF(0, side))
    painter.drawPolygon(QPolygonF(shape))


def draw_today(painter: QPainter, box: QRectF) -> None:
    """A filled disc: today."""
    side = min(box.width(), box.height()) * 0.94
    disc = QRectF(0, 0, max(side, box.width() * 0.7), side)
    disc.moveCenter(box.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawEllipse(disc)


def draw_expected(painter: QPainter, box: QRectF, font: QFont, where: Qt.AlignmentFlag) -> None:
    """A small "?": the day is only expected."""
    painter.setFont(_small(font))
    painter.drawText(box, where | Qt.AlignmentFlag.AlignVCenter, "?")


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    small.setBold(True)
    return small


def swatch(day: Day, own: bool = False) -> QIcon:
    """A small picture of a day's ground for the list, in the colours in use now."""
    side = theme.px(16)
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, side, side).adjusted(1, 1, -1, -1)
    draw_kind(painter, box, day.kind)
    if own:
        draw_own(painter, box)
    if day.tentative:
        painter.setPen(theme.color(look_of(day.kind).ink))
        draw_expected(painter, box, painter.font(), Qt.AlignmentFlag.AlignHCenter)
    painter.end()
    return QIcon(picture)


def _draw_frame(painter: QPainter, box: QRectF, role: str) -> None:
    width = theme.px(2)
    painter.setPen(QPen(theme.color(role), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), theme.px(3), theme.px(3))
