"""The strip of days: exactly the trace, readable at every size, walked by keys."""

from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from why_samples import SAMPLES

from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.law.deadlines.deadline import Sign
from ui import theme
from ui.deadlines.strip import DayStrip
from ui.deadlines.strip_look import (
    DUE,
    LEGEND_ORDER,
    LOOKS,
    RAW_END,
    TENTATIVE,
    kinds_of,
    legend_entries,
    word_of,
)
from ui.widgets.basics import bold, small_font

SIZES = [(360, 1.0), (560, 1.25), (760, 1.0), (760, 1.5), (1300, 1.25)]


@pytest.fixture
def scaled(qapp):
    yield lambda scale: theme.apply_theme(qapp, text_scale=scale)
    theme.apply_theme(qapp)


@pytest.fixture
def show(qtbot, qapp):
    def shown(explained: Explanation, width: int = 760) -> DayStrip:
        strip = DayStrip(explained)
        qtbot.addWidget(strip)
        strip.resize(width, 400)
        strip.show()
        strip.activateWindow()
        qtbot.waitUntil(strip.isActiveWindow)
        strip.resize(width, 400)
        qapp.processEvents()
        return strip

    return shown


def open_all(strip: DayStrip) -> None:
    for fold in [spot.fold for spot in strip.grid.spots() if spot.fold is not None]:
        strip.grid.toggle(fold)


def drawn(strip: DayStrip) -> list:
    return [spot.day for spot in strip.grid.spots() if spot.day is not None]


def expected_kinds(told: Explanation) -> Counter[str]:
    """Counted from the trace alone: the end hides what it stands on, marks come on top."""
    found: Counter[str] = Counter()
    for day in told.trace:
        found[DUE if day.date == told.due else day.sign.value] += 1
        found[RAW_END] += day.date == told.raw_due != told.due
        found[TENTATIVE] += day.tentative
    return +found


@pytest.mark.parametrize("name", SAMPLES)
def test_the_strip_is_the_trace(show, name):
    told = SAMPLES[name]
    strip = show(told)
    open_all(strip)
    assert [day.day for day in drawn(strip)] == list(told.trace)
    kinds = Counter(kind for day in drawn(strip) for kind in kinds_of(day))
    assert kinds == expected_kinds(told)
    assert strip.legend.words() == [words for words, _draw in legend_entries(kinds)]
    assert len(strip.legend.words()) == len(kinds)


def test_the_samples_have_every_kind():
    assert {kind for told in SAMPLES.values() for kind in expected_kinds(told)} == set(LEGEND_ORDER)
    assert {*Sign} <= set(LEGEND_ORDER)


def test_every_kind_has_a_mark_beside_its_colour():
    for one, other in combinations(LOOKS.values(), 2):
        assert one.legend != other.legend
        assert (one.word, one.hatch) != (other.word, other.hatch)


@pytest.mark.parametrize(("width", "scale"), SIZES)
def test_days_stand_under_their_weekday_and_apart_and_no_text_is_cut(show, scaled, width, scale):
    scaled(scale)
    for name, told in SAMPLES.items():
        strip = show(told, width)
        if width > 400:
            check_places(strip, name)
        if name != "five years":
            open_all(strip)
        check_room(strip, name)
        strip.close()


def check_places(strip: DayStrip, name: str) -> None:
    heads = {box.left(): text for box, text in strip.grid._layout.heads}
    names = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
    for spot in strip.grid.spots():
        if spot.day is not None:
            assert heads[spot.box.left()] == names[spot.day.date.weekday()], name
            assert spot.box.right() < strip.grid.width(), name
    for one, other in combinations(strip.grid.spots(), 2):
        assert not one.box.intersects(other.box), name


def check_room(strip: DayStrip, name: str) -> None:
    dates, words = QFontMetrics(bold()), QFontMetrics(small_font())
    for spot in strip.grid.spots():
        if spot.day is None:
            assert words.horizontalAdvance(spot.text) <= spot.box.width(), name
        else:
            assert dates.horizontalAdvance(spot.text) <= spot.box.width(), name
            assert words.horizontalAdvance(word_of(spot.day)) <= spot.box.width(), name
            assert dates.height() + words.height() <= spot.box.height(), name
        assert spot.box.bottom() < strip.grid.height(), name
    for box, text in strip.grid._layout.heads:
        assert words.horizontalAdvance(text) <= box.width(), name
    for box in strip.legend.boxes():
        assert box.right() <= strip.legend.width(), name
        assert box.bottom() < strip.legend.height(), name


def test_a_short_trace_is_one_line_and_a_narrow_place_makes_weeks(show):
    told = SAMPLES["every kind off"]
    assert len({spot.box.top() for spot in show(told, 900).grid.spots()}) == 1
    assert len({spot.box.top() for spot in show(told, 420).grid.spots()}) > 1


def test_arrows_walk_the_days_and_tell_them(show, qtbot):
    strip = show(SAMPLES["every kind off"])
    strip.setFocus()
    assert strip.grid.current().day.is_due
    assert "ngày hết hạn" in strip.words.text()
    qtbot.keyClick(strip.grid, Qt.Key.Key_Home)
    assert strip.words.text() == "Thứ Sáu, 20/11/2026: ngày xảy ra sự kiện, không tính"
    for _ in range(4):
        qtbot.keyClick(strip.grid, Qt.Key.Key_Right)
    assert "24/11/2026: nghỉ lễ: Ngày Văn hóa Việt Nam – không tính" in strip.words.text()
    assert strip.grid.accessibleDescription() == strip.words.text()
    qtbot.keyClick(strip.grid, Qt.Key.Key_End)
    qtbot.keyClick(strip.grid, Qt.Key.Key_Right)
    assert strip.grid.current().day.is_due


def test_up_and_down_go_to_the_same_weekday(show, qtbot):
    strip = show(SAMPLES["suspended"], 420)
    qtbot.keyClick(strip.grid, Qt.Key.Key_Home)
    start = strip.grid.current().day.date
    qtbot.keyClick(strip.grid, Qt.Key.Key_Down)
    assert (strip.grid.current().day.date - start).days == 7
    qtbot.keyClick(strip.grid, Qt.Key.Key_Up)
    qtbot.keyClick(strip.grid, Qt.Key.Key_Up)
    assert strip.grid.current().day.date == start


def test_a_long_stretch_opens_and_folds_by_key_and_by_mouse(show, qtbot):
    strip = show(SAMPLES["ninety"])
    folded = len(drawn(strip))
    qtbot.keyClick(strip.grid, Qt.Key.Key_Home)
    while strip.grid.current().fold is None:
        qtbot.keyClick(strip.grid, Qt.Key.Key_Right)
    assert "Enter mở ra" in strip.words.text()
    assert "77 ngày" in strip.grid.current().text
    qtbot.keyClick(strip.grid, Qt.Key.Key_Return)
    assert len(drawn(strip)) == folded + 77
    assert strip.grid.current().text == "Thu gọn 77 ngày"
    middle = strip.grid.current().box.center()
    qtbot.mouseClick(strip.grid, Qt.MouseButton.LeftButton, pos=middle)
    assert len(drawn(strip)) == folded


def test_the_height_follows_what_is_open(show):
    strip = show(SAMPLES["ninety"])
    before = strip.grid.height()
    open_all(strip)
    assert strip.grid.height() > before
    assert strip.grid.height() >= max(spot.box.bottom() for spot in strip.grid.spots())


def test_the_tip_tells_the_day_under_the_mouse(show):
    strip = show(SAMPLES["every kind off"])
    spot = next(s for s in strip.grid.spots() if s.day.day.sign is Sign.SWAPPED_OFF)
    point = spot.box.center()
    event = QHelpEvent(QEvent.Type.ToolTip, point, strip.grid.mapToGlobal(point))
    QApplication.sendEvent(strip.grid, event)
    assert "nghỉ hoán đổi: theo công văn 5" in QToolTip.text()
    outside = QPoint(strip.grid.width() - 1, 0)
    QApplication.sendEvent(
        strip.grid, QHelpEvent(QEvent.Type.ToolTip, outside, strip.grid.mapToGlobal(outside))
    )


def test_expected_days_carry_a_question_mark(show):
    strip = show(SAMPLES["expected"])
    marked = [day for day in drawn(strip) if day.day.tentative]
    assert marked
    assert all(word_of(day).endswith("?") for day in marked)
    assert not any(word_of(day).endswith("?") for day in drawn(strip) if not day.day.tentative)


@pytest.mark.parametrize("dark", [False, True])
def test_the_end_is_drawn_in_the_accent_of_the_theme(show, qapp, dark):
    theme.apply_theme(qapp, dark=dark)
    try:
        strip = show(SAMPLES["moved end"])
        spot = next(s for s in strip.grid.spots() if s.day and s.day.is_due)
        picture = strip.grid.grab().toImage()
        inside = spot.box.topLeft() + QPoint(theme.px(6), theme.px(3))
        assert picture.pixelColor(inside).name() == theme.tokens().accent
    finally:
        theme.apply_theme(qapp)


def test_an_empty_trace_is_no_trouble(show):
    strip = show(Explanation(title="Việc", due=None, raw_due=None))
    assert strip.grid.spots() == []
    assert strip.words.text() == ""
