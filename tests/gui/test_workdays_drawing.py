"""The drawn year: every day has its place, every kind and mark is told apart without colour."""

from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app.law.workdays.calendar import days
from desktop_app.law.workdays.day import Day, DayKind
from ui import theme
from ui.pictures import settle
from ui.workdays.legend import year_legend
from ui.workdays.marks import DayMarks, draw_day
from ui.workdays.year_layout import YearLayout


@pytest.mark.parametrize("columns_room", [300, 420, 600, 900])
def test_every_day_of_a_year_has_a_place_of_its_own(columns_room):
    for year in (2026, 2027, 2028):
        layout = YearLayout.fitting(year, (columns_room, 500), (20, 16), 12)
        year_days = list(days(date(year, 1, 1), date(year, 12, 31)))
        boxes = [layout.day_box(day) for day in year_days]
        assert [layout.day_at(box.center()) for box in boxes] == year_days
        assert all(box.right() <= max(columns_room, 140) + 0.01 for box in boxes)


def drawn(kind: DayKind, **marks: bool) -> QImage:
    """A day in grey, as on a copying machine: what differs there is not told by colour alone."""
    picture = QImage(40, 28, QImage.Format.Format_RGB32)
    picture.fill(QColor(theme.color("card")))
    painter = QPainter(picture)
    tentative = marks.pop("tentative", False)
    day = Day(date(2026, 11, 8), kind, tentative=tentative)
    draw_day(painter, picture.rect().toRectF(), day, DayMarks(**marks), QApplication.font())
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("dark", [False, True])
def test_every_kind_and_mark_is_told_apart_without_colour(qapp, dark):
    theme.apply_theme(qapp, dark=dark)
    try:
        pictures = [drawn(kind) for kind in DayKind]
        marks = ("own", "today", "current", "tentative")
        pictures += [drawn(DayKind.HOLIDAY, **{name: True}) for name in marks]
        for place, one in enumerate(pictures):
            for other in pictures[place + 1 :]:
                assert _different(one, other) > 12
    finally:
        theme.apply_theme(qapp)


def _different(one: QImage, other: QImage) -> int:
    """How many points differ by more than a shade."""
    points = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 24
        for x, y in points
    )


def test_the_legend_explains_every_kind_and_gives_way(qtbot):
    legend = year_legend()
    qtbot.addWidget(legend)
    legend.resize(1200, 20)
    legend.show()
    settle()
    one_line = legend.height()
    legend.resize(300, 20)
    settle()
    assert legend.height() > one_line
    assert all(box.right() <= 300 for box in legend.boxes())
    assert len(legend.words()) == 8
    assert not legend.grab().isNull()
