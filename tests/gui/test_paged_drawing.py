"""How the rows of a long list look: grounds, words, signs, as Qt itself would draw them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop_app.fields import Field, Kind
from ui import theme
from ui.widgets.paged_model import PagedModel
from ui.widgets.paged_table import PagedTable
from ui.widgets.table_view import CellDelegate

FIELDS = (
    Field("number", "STT", Kind.NUMBER, width=6),
    Field("name", "Họ tên", width=20),
    Field("content", "Nội dung", width=30),
)
LONG = "Tranh chấp ranh giới đất với hộ liền kề, đã nhiều lần kiến nghị nhưng chưa được trả lời"


class Reader:
    """Rows without a book; the fourth cannot be read."""

    def rows(self, places):
        if 4 in places:
            raise KeyError(4)
        return [self.row(place) for place in places]

    def row(self, place):
        return {"uid": f"u{place}", "number": place, "name": "Đặng Thị Ửng", "content": LONG}

    def place_of(self, uid):
        return int(uid[1:])


def status_of(key, row):
    return "late" if (key, row["number"]) in (("name", 2), ("number", 2)) else ""


@pytest.fixture
def table(qtbot):
    model = PagedModel(FIELDS, Reader(), status_of)
    made = PagedTable(model, 1)
    qtbot.addWidget(made)
    model.take(model.query, list(range(1, 41)))
    made.resize(700, 400)
    made.show()
    return made


def picture(table):
    return table.viewport().grab().toImage()


def colour_at(table, row, from_right=4):
    top = table.rowViewportPosition(row) + table.rowHeight(row) // 2
    return picture(table).pixelColor(table.viewport().width() - from_right, top).name()


def test_grounds_tell_rows_and_the_choice(table):
    shown = [colour_at(table, row) for row in (0, 1, 2)]
    assert shown == [theme.color(name).name() for name in ("card", "stripe", "card")]
    table.selectRow(1)
    assert colour_at(table, 1) == theme.color("selection").name()


def test_the_current_row_has_its_lines_only_with_the_focus(table, qtbot):
    table.selectRow(2)
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(table.hasFocus)
    top = table.rowViewportPosition(2)
    line = theme.color("accent").name()
    assert picture(table).pixelColor(300, top).name() == line
    assert picture(table).pixelColor(300, top + table.rowHeight(2) - 1).name() == line
    table.clearFocus()
    assert picture(table).pixelColor(300, top).name() != line


@pytest.mark.parametrize("row", [0, 1, 2])
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_cell_looks_as_qt_draws_it(table, row, column):
    index = table.model().index(row, column)
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    ours, theirs = (drawn(table, delegate, index, quick) for quick in (True, False))
    assert all(abs(a - b) <= 1 for a, b in zip(inked(ours), inked(theirs), strict=True))


def inked(image):
    ground = image.pixel(image.width() - 1, image.height() // 2)
    places = [(x, y) for x in range(image.width()) for y in range(4, image.height() - 4)]
    inside = [place for place in places if image.pixel(*place) != ground]
    return [f(place[side] for place in inside) for f in (min, max) for side in (0, 1)]


def drawn(table, delegate, index, quick):
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect = table.visualRect(index).translated(-table.visualRect(index).topLeft())
    option.textElideMode = Qt.TextElideMode.ElideRight
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(theme.color("card"))
    painter = QPainter(image)
    painter.setFont(table.font())
    kept = delegate._list
    delegate._list = kept if quick else None
    delegate.paint(painter, option, index)
    delegate._list = kept
    painter.end()
    return image


def test_a_row_that_cannot_be_read_is_said_and_its_neighbours_stay(table):
    records = table.records()
    assert records.text(3, 0) == "Không đọc được dòng này" and records.text(4, 1)
    picture(table)


def test_scrolled_rows_are_those_painted_anew(table):
    picture(table)
    table.verticalScrollBar().setValue(table.rowHeight(0) * 3)
    moved = picture(table)
    table.viewport().repaint()
    assert picture(table) == moved
