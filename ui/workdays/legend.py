"""The legend of the year: every kind of day and every mark, each with its drawing."""

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop_app.law.workdays.day import DayKind
from ui import theme
from ui.widgets.basics import small_font
from ui.widgets.legend import Legend
from ui.workdays.marks import draw_expected, draw_kind, draw_own, draw_today

_KINDS = (
    (DayKind.WEEKEND, "Nghỉ hằng tuần"),
    (DayKind.HOLIDAY, "Nghỉ lễ, Tết"),
    (DayKind.IN_LIEU, "Nghỉ bù"),
    (DayKind.SWAPPED_OFF, "Nghỉ hoán đổi"),
    (DayKind.SWAPPED_WORKING, "Làm bù"),
)


def year_legend() -> Legend:
    """All that is drawn in the year's calendar."""
    return Legend(
        [
            *((words, partial(draw_kind, kind=kind)) for kind, words in _KINDS),
            ("Dự kiến", _draw_expected),
            ("Cơ quan tự đặt", draw_own),
            ("Hôm nay", draw_today),
        ]
    )


def _draw_expected(painter: QPainter, box: QRectF) -> None:
    painter.setPen(theme.color("ink"))
    draw_expected(painter, box, small_font(), Qt.AlignmentFlag.AlignHCenter)
