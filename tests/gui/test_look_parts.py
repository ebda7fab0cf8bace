"""What a designer would look at: air in buttons, lines that fit, a gallery that shows all parts."""

import importlib
import inspect
import pkgutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QLineEdit, QMenu, QMessageBox, QWidget

from ui import dialogs, theme, widgets
from ui.widgets.basics import Button, button, column
from ui.widgets.lines import LineList
from ui.widgets.notes import Banner
from ui.widgets.search_field import SearchField
from ui.widgets.tab_line import TabLine
from ui.widgets.tick_list import TickList

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# They look as the parts that they are made of, which are there.
LIKE_ANOTHER = {
    "PagedList", "PagedTable",  # as RecordList, RecordTable
    "QuickFilterBar",  # as FilterBar
    "ListPage", "ViewsMenu", "ShortcutSheet",
}  # fmt: skip


def runs_of_ink(widget: QWidget) -> list[tuple[int, int]]:
    """From where to where along its middle line a widget is painted other than its ground."""
    picture = widget.grab().toImage()
    ground = QColor(picture.pixel(picture.width() // 2, 6))
    runs, top = [], picture.height()
    for x in range(8, picture.width() - 8):
        inked = any(
            abs(QColor(picture.pixel(x, y)).lightness() - ground.lightness()) > 24
            for y in range(8, top - 8)
        )
        if inked and runs and runs[-1][1] == x - 1:
            runs[-1] = (runs[-1][0], x)
        elif inked:
            runs.append((x, x))
    return runs


@pytest.mark.parametrize("role", ["", "primary", "danger", "quiet", "segment"])
def test_an_icon_keeps_its_distance_from_the_words(qtbot, role):
    made = Button("Mở", role, "square", "Ctrl+P")
    qtbot.addWidget(made)
    made.show()
    icon, word = runs_of_ink(made)[:2]
    assert word[0] - icon[1] - 1 >= theme.px(6)
    keys = button("Mở", "square", "Ctrl+P").sizeHint().width()
    assert keys - button("Mở", "square").sizeHint().width() >= theme.px(10)


def test_the_words_stand_in_the_middle_of_a_wider_button(qtbot):
    made = button("Mở", "square")
    qtbot.addWidget(made)
    made.resize(240, made.sizeHint().height())
    made.show()
    runs = runs_of_ink(made)
    assert abs(runs[0][0] - (240 - 1 - runs[-1][1])) <= 3


def test_an_arrow_of_a_menu_does_not_touch_the_words(qtbot):
    for role in ("", "quiet"):
        made = Button("llll", role)
        qtbot.addWidget(made)
        made.setMenu(QMenu(made))
        made.show()
        *_, last, arrow = runs_of_ink(made)
        assert arrow[0] - last[1] - 1 >= theme.px(3), role


def test_a_tab_does_not_move_when_another_is_chosen(qtbot):
    bar = TabLine()
    qtbot.addWidget(bar)
    for words in ("Hôm nay", "Kế hoạch", "Nhiệm vụ"):
        bar.addTab(theme.icon("calendar", "muted"), words)
    bar.show()
    before = [bar.tabRect(place) for place in range(3)]
    bar.setCurrentIndex(2)
    assert [bar.tabRect(place) for place in range(3)] == before


def test_a_chosen_icon_takes_the_colour_of_its_words_a_state_keeps_its_own(qtbot):
    for role, wanted in (("muted", "accent_strong"), ("late", "late")):
        icon = theme.icon("square", role)
        picture = icon.pixmap(QSize(16, 16), QIcon.Mode.Active, QIcon.State.On).toImage()
        assert QColor(picture.pixel(8, 8)) == theme.color(wanted)


def test_the_hint_gives_up_its_shortcut_before_it_is_cut(qtbot):
    field = SearchField("Tìm số, trích yếu (không cần dấu)")
    qtbot.addWidget(field)
    field.resize(500, 32)
    field.show()
    assert field.placeholderText().endswith("Ctrl+F")
    field.resize(260, 32)
    assert field.placeholderText() == "Tìm số, trích yếu (không cần dấu)"
    assert field.toolTip().endswith("Ctrl+F")


def test_a_hint_can_be_read(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("ngày/tháng/năm")
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == theme.color("muted")


def test_lines_added_before_a_list_is_seen_have_their_full_height(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    names = TickList("Tình trạng")
    for words in ("Một", "Hai"):
        names.add(words, ticked=True)
    column(page).addWidget(names)
    page.show()
    heights = [names.visualItemRect(names.item(place)).height() for place in range(2)]
    assert heights == [names.sizeHintForRow(0)] * 2


def test_a_short_list_of_lines_fills_its_width_and_no_more(qtbot):
    lines = LineList(("Mẫu", "Nguồn"), (200, 220))
    qtbot.addWidget(lines)
    lines.add(("Giấy mời", "Điều 30 Luật Khiếu nại"), 1)
    for width in (360, 700):
        lines.resize(width, 200)
        lines.show()
        assert lines.header().length() == lines.viewport().width()


def test_the_shape_of_a_banner_stands_on_its_first_line(qtbot):
    banner = Banner("note", "Một dòng")
    qtbot.addWidget(banner)
    banner.add_action("Xem", lambda: None)
    banner.resize(400, banner.sizeHint().height())
    banner.show()
    shape, words = banner._shape.geometry(), banner._words
    first = words.geometry().top() + words.contentsMargins().top()
    middle = first + words.fontMetrics().height() / 2
    assert abs(shape.center().y() - middle) <= 1.5


@pytest.mark.parametrize("icon", [QMessageBox.Icon.Warning, QMessageBox.Icon.Critical])
def test_a_box_has_the_signs_and_the_width_of_the_program(qtbot, icon):
    box = dialogs.make_box(None, icon, "Xóa?", "Những gì trong sổ vẫn còn nguyên; xem lại trước.")
    qtbot.addWidget(box)
    box.show()
    assert box.iconPixmap().deviceIndependentSize().width() == theme.px(32)
    assert box.width() >= theme.px(380)


# The gallery


@pytest.fixture
def page(qtbot, monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    gallery_page = importlib.import_module("gallery_page")
    shown = gallery_page.gallery()
    qtbot.addWidget(shown)
    yield gallery_page.whole(shown)
    for name in [name for name in sys.modules if name.startswith("gallery_")]:
        del sys.modules[name]


def test_the_gallery_shows_every_part(page):
    parts = {
        made.__name__
        for found in pkgutil.iter_modules(widgets.__path__)
        for _, made in inspect.getmembers(
            importlib.import_module(f"ui.widgets.{found.name}"), inspect.isclass
        )
        if made.__module__ == f"ui.widgets.{found.name}"
        if issubclass(made, QWidget) and not made.__name__.startswith("_")
    }
    there = {base.__name__ for one in page.findChildren(QWidget) for base in type(one).__mro__}
    assert len(parts) > 20
    assert parts - there - LIKE_ANOTHER == set()


def test_the_gallery_cuts_nothing(page):
    shown = [one for one in page.findChildren(Button) if one.isVisible()]
    assert len(shown) > 30
    assert [one.text() for one in shown if one.width() < one.sizeHint().width()] == []
    assert page.minimumSizeHint().width() <= 1366
