"""How the rows of a long list look: grounds, words, signs, as Qt itself would draw them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop_app.fields import Field, Kind
from ui import theme
from ui.widgets.basics import bold
from ui.widgets.cells import measured
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
    made.wanted.connect(lambda first, last: (model.read(first, last), made.go_on()))
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


TEXTS = (
    LONG,
    "Đặng Thị Ửng",
    "a",
    "",
    "- - - - - - - - - - - - - - - - - -",
    "Nguye\u0302\u0303n Thi\u0323 Ye\u0302\u0301n, to\u0302\u0309 dân phố số 7",
    "https://congbao.example.vn/van-ban/ke-hoach-tiep-cong-dan-thuong-xuyen-nam-2026.html",
    "W" * 4_000,
)


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("words", TEXTS)
def test_words_are_cut_where_qt_cuts_them(table, words, strong):
    """Qt draws a few pairs of letters closer together, among them a letter and the dots."""
    metrics, rooms, alike = QFontMetrics(bold(strong)), range(20, 640, 7), 0
    for room in rooms:
        theirs = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        ours = measured(words, room, strong)
        alike += ours.words == theirs
        assert abs(len(ours.words) - len(theirs)) <= (0 if theirs == words else 3)
        assert metrics.horizontalAdvance(ours.words) <= room
        assert abs(ours.width - metrics.horizontalAdvance(ours.words)) <= 2
    assert alike >= 0.9 * len(rooms)


def test_a_letter_keeps_its_marks_where_it_is_cut(table):
    words = "e\u0302\u0301" * 40
    for room in range(20, 200):
        cut = measured(words, room).words
        assert cut.endswith("…") and len(cut) % 3 == 1


def turned(table, qtbot, row=8):
    """The table one screen further, with the rows that were painted for it beforehand."""
    table.verticalScrollBar().setValue(0)
    table._look_ahead()
    qtbot.waitUntil(lambda: set(table._ahead._rows) <= set(table._ahead._pictures))
    painted = []
    paint = table._paint_row
    table._paint_row = lambda *given: painted.append(given[2]) or paint(*given)
    table.verticalScrollBar().setValue(row * table.rowHeight(0) + 5)
    image = picture(table)
    del table._paint_row
    return image, painted


def plainly(table):
    table._ahead.forget()
    return picture(table)


def test_rows_painted_ahead_are_laid_on_the_screen_as_they_would_be_painted(table, qtbot):
    image, painted = turned(table, qtbot, 10)
    assert not painted
    assert image == plainly(table)


def test_a_row_chosen_or_current_is_not_the_one_painted_ahead(table, qtbot):
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(table.hasFocus)
    table.selectRow(14)
    image, painted = turned(table, qtbot, 10)
    assert painted == [14]
    assert image == plainly(table)


def test_going_up_expects_the_rows_above(table, qtbot):
    table.verticalScrollBar().setValue(30 * table.rowHeight(0))
    table.verticalScrollBar().setValue(20 * table.rowHeight(0))
    assert table._ahead._rows[0] == 20 and table._ahead._rows[-1] < 12
    table.verticalScrollBar().setValue(0)
    assert list(table._ahead._rows) == [0]


@pytest.mark.parametrize("change", ["width", "order", "hidden", "dark", "values"])
def test_what_was_painted_ahead_in_another_way_is_not_shown(table, qtbot, change, qapp):
    turned(table, qtbot, 0)
    head = table.horizontalHeader()
    if change == "width":
        table.setColumnWidth(1, 60)
    elif change == "order":
        head.moveSection(1, 2)
    elif change == "hidden":
        table.setColumnHidden(1, True)
    elif change == "dark":
        theme.apply_theme(qapp, dark=True)
    else:
        records = table.records()
        table.records()._pages.row = lambda place: {**Reader().row(place), "name": "(bảo mật)"}
        records.grow(list(range(1, 41)))
    table.verticalScrollBar().setValue(12 * table.rowHeight(0))
    image = picture(table)
    assert image == plainly(table)
    if change == "dark":
        theme.apply_theme(qapp, dark=False)


def test_no_more_than_two_screens_are_kept_painted(table, qtbot):
    for row in (0, 9, 18, 27, 3):
        table.verticalScrollBar().setValue(row * table.rowHeight(0))
        qtbot.waitUntil(lambda: set(table._ahead._rows) <= set(table._ahead._pictures))
        assert len(table._ahead._pictures) <= 2 * (400 // table.rowHeight(0) + 3)


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
