"""How each kind of day is drawn: ground, edge, hatching and a word, never colour alone."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.dates import show
from desktop_app.deadline_papers.days import ShownDay
from desktop_app.law.deadlines.deadline import Sign
from ui import theme
from ui.widgets.legend import Draw

DUE, RAW_END, TENTATIVE = "due", "raw_end", "tentative"


@dataclass(frozen=True)
class DayLook:
    """`word` stands in the cell of a day without a number, `legend` explains the kind.

    `hatch` is "/" or "\\", "x" for a day crossed out, "" for none.
    """

    legend: str
    word: str
    ground: str
    ink: str
    edge: str
    hatch: str = ""
    dashed: bool = False
    width: float = 1.0


LOOKS: dict[str, DayLook] = {
    Sign.EVENT: DayLook("Ngày mốc, không tính", "mốc", "card", "ink", "ink", width=2),
    Sign.COUNTED: DayLook("Tính, ngày thứ …", "", "soft", "accent_strong", "line"),
    Sign.WEEKEND: DayLook("Nghỉ hằng tuần", "nghỉ", "desk", "muted", "line"),
    Sign.HOLIDAY: DayLook("Nghỉ lễ", "lễ", "late_soft", "late", "late"),
    Sign.IN_LIEU: DayLook("Nghỉ bù", "nghỉ bù", "late_soft", "late", "late", "/", dashed=True),
    Sign.SWAPPED_OFF: DayLook("Nghỉ hoán đổi", "đổi", "soon_soft", "soon", "soon", "\\", True),
    Sign.SWAPPED_WORKING: DayLook("Làm bù, có tính", "bù", "done_soft", "done", "done"),
    Sign.SUSPENDED: DayLook("Tạm đình chỉ", "dừng", "info_soft", "info", "line", "/"),
    Sign.EXCLUDED: DayLook("Không gồm ngày này", "trừ", "card", "muted", "edge", "x"),
    DUE: DayLook("Ngày hết hạn", "hạn", "accent", "on_accent", "accent"),
}
_RAW_END = DayLook("Ngày cuối theo cách đếm", "", "card", "soon", "soon", dashed=True, width=2)
_TENTATIVE = DayLook("Dự kiến, chờ văn bản", "?", "card", "ink", "edge")


def look_of(day: ShownDay) -> DayLook:
    """The look of a day's ground."""
    return LOOKS[DUE if day.is_due else day.day.sign]


def kinds_of(day: ShownDay) -> tuple[str, ...]:
    """Everything that is drawn about a day, by the names that the legend explains."""
    marks = ((RAW_END, day.is_raw_end), (TENTATIVE, day.day.tentative))
    ground = DUE if day.is_due else day.day.sign.value
    return (ground, *(name for name, there in marks if there))


LEGEND_ORDER = (*LOOKS, RAW_END, TENTATIVE)


def legend_entries(kinds: Collection[str]) -> list[tuple[str, Draw]]:
    """The words and the drawing for each of these kinds, in the order of the legend."""
    looks = {**LOOKS, RAW_END: _RAW_END, TENTATIVE: _TENTATIVE}
    shown = [looks[kind] for kind in LEGEND_ORDER if kind in kinds]
    return [(look.legend, partial(_draw_swatch, look=look)) for look in shown]


def word_of(day: ShownDay) -> str:
    """The second line of a cell: the number in the count, else the kind in one word."""
    look = look_of(day)
    number = "" if day.number is None else str(day.number)
    words = " ".join(part for part in (number, look.word) if part) or "tính"
    return f"{words}?" if day.day.tentative else words


def date_of(day: ShownDay, first: bool) -> str:
    """The first line: the month is told where it begins and where a stretch begins."""
    shown = show(day.date)
    return shown[:5] if first or day.date.day == 1 or day.is_due else str(day.date.day)


def draw_ground(painter: QPainter, box: QRectF, look: DayLook, raw_end: bool = False) -> None:
    """Ground, hatching and edge of a cell or of a swatch in the legend."""
    radius = float(theme.px(4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(look.ground))
    painter.drawRoundedRect(box, radius, radius)
    _draw_hatch(painter, box, look)
    shown = _RAW_END if raw_end else look
    pen = QPen(theme.color(shown.edge), max(1.0, theme.px(shown.width)))
    if shown.dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = pen.widthF() / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def _draw_swatch(painter: QPainter, box: QRectF, look: DayLook) -> None:
    draw_ground(painter, box, look)
    if look is _TENTATIVE:
        painter.setPen(theme.color(look.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.word)


def _draw_hatch(painter: QPainter, box: QRectF, look: DayLook) -> None:
    if not look.hatch:
        return
    tone = QColor(theme.color(look.ink))
    tone.setAlphaF(0.22)
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(tone, max(1.0, theme.px(1))))
    if look.hatch == "x":
        painter.drawLine(QLineF(box.bottomLeft(), box.topRight()))
    else:
        _draw_stripes(painter, box, leaning=1 if look.hatch == "/" else -1)
    painter.restore()


def _draw_stripes(painter: QPainter, box: QRectF, leaning: int) -> None:
    step, height = theme.px(6), box.height()
    left = box.left() - height
    while left < box.right() + height:
        foot, head = (left, left + height) if leaning > 0 else (left + height, left)
        painter.drawLine(QLineF(foot, box.bottom(), head, box.top()))
        left += step
