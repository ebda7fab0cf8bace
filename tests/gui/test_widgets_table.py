"""The record table: rows on demand, sorting, choosing, copying, columns."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from desktop_app.fields import Field, Kind
from ui import theme
from ui.widgets.table import RecordTable, next_order
from ui.widgets.table_model import STATUS_ROLE, UNREADABLE, Query, RecordModel

FIELDS = (
    Field("number", "Số", Kind.NUMBER, width=6),
    Field("name", "Họ tên", Kind.NAME, width=20),
    Field("day", "Ngày", Kind.DATE, width=10),
    Field("state", "Tình trạng", Kind.CHOICE, choices=(("late", "Quá hạn"), ("done", "Xong"))),
    Field("note", "Ghi chú", width=60, in_table=False),
)


class Source:
    """Made-up rows that remembers what was asked of it."""

    def __init__(self, count, damaged=()):
        self.count = count
        self.damaged = set(damaged)
        self.asked = []
        self.queries = []

    def ids(self, query):
        self.queries.append(query)
        ids = [f"u{place}" for place in range(self.count)]
        return ids[::-1] if query.order and query.order[0][1] else ids

    def rows(self, uids):
        self.asked.append(len(uids))
        if self.damaged & set(uids):
            raise KeyError
        return [self._row(int(uid[1:])) for uid in uids]

    def _row(self, number):
        return {
            "number": number,
            "name": f"Nguyễn Văn {number}",
            "day": "2026-03-05",
            "state": "late" if number % 2 else "done",
            "note": "x" * 200,
        }


def model_of(source):
    model = RecordModel(FIELDS, source, lambda key, row: row["state"] if key == "state" else "")
    model.show_query(Query())
    return model


@pytest.fixture
def table(qtbot):
    made = RecordTable(model_of(Source(250)))
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def head_click(qtbot, table, column, modifier=Qt.KeyboardModifier.NoModifier):
    head = table.horizontalHeader()
    where = QPoint(head.sectionViewportPosition(column) + 10, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester):
    model = model_of(Source(130))
    qtmodeltester.check(model)


def test_only_the_blocks_in_sight_are_read(qtbot, table):
    qtbot.waitExposed(table)
    table.grab()
    source = table.records()._source
    assert source.asked == [100]
    table.scrollToBottom()
    table.grab()
    assert source.asked == [100, 50]


def test_unknown_roles_are_answered_with_nothing_and_without_reading():
    source = Source(10)
    model = model_of(source)
    assert model.index(0, 0).data(Qt.ItemDataRole.SizeHintRole) is None
    assert source.asked == []


def test_cells_show_dates_choices_numbers_as_a_person_reads_them():
    model = model_of(Source(3))
    assert [model.text(1, place) for place in range(4)] == [
        "1",
        "Nguyễn Văn 1",
        "05/03/2026",
        "Quá hạn",
    ]
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) == right
    head = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert head == right
    assert model.index(1, 3).data(STATUS_ROLE) == "late"
    assert model.index(1, 3).data(Qt.ItemDataRole.ForegroundRole) == theme.color("late")


def test_a_row_that_cannot_be_read_is_shown_but_cannot_be_chosen():
    model = model_of(Source(120, damaged={"u7"}))
    assert model.text(7, 0) == UNREADABLE
    assert model.text(8, 1) == "Nguyễn Văn 8"
    assert not model.flags(model.index(7, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(model.index(8, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_click_on_a_head_lets_the_source_sort(qtbot, table):
    head_click(qtbot, table, 1)
    assert table.records().query.order == (("name", False),)
    head_click(qtbot, table, 1)
    assert table.records().query.order == (("name", True),)
    assert table.records().uid(0) == "u249"
    head = table.records().headerData(1, Qt.Orientation.Horizontal)
    assert head == "Họ tên ↓"


@pytest.mark.parametrize(
    ("before", "key", "add", "after"),
    [
        ((), "a", False, (("a", False),)),
        ((("a", False),), "a", False, (("a", True),)),
        ((("a", True),), "a", False, ()),
        ((("a", False),), "b", True, (("a", False), ("b", False))),
        ((("a", False), ("b", False)), "b", True, (("a", False), ("b", True))),
        ((("a", False), ("b", True)), "b", True, (("a", False),)),
        ((("a", False), ("b", False)), "c", False, (("c", False),)),
        ((("a", False), ("b", False)), "c", True, (("a", False), ("c", False))),
    ],
)
def test_orders_of_two_levels(before, key, add, after):
    assert next_order(before, key, add) == after


def test_sorting_keeps_the_selected_row(table):
    table.select_uid("u3")
    table.sort_by(1)
    table.sort_by(1)
    assert table.selected_uids() == ["u3"]
    assert table.currentIndex().row() == 246


def test_keys_move_choose_and_open(qtbot, table):
    opened = []
    table.opened.connect(opened.append)
    table.select_uid("u5")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.selected_uids() == ["u6"]
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.selected_uids() == ["u249"]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.selected_uids() == ["u0"]
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == ["u0"]
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected_uids()) == 250


def test_a_block_is_copied_with_heads_as_tabs_and_as_a_table(qtbot, table):
    said = []
    table.said.connect(said.append)
    table.select_uid("u0")
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0] == "Số\tHọ tên\tNgày\tTình trạng"
    assert lines[2] == "1\tNguyễn Văn 1\t05/03/2026\tQuá hạn"
    assert len(lines) == 3
    assert "<td" in data.html() and "mso-number-format" in data.html()
    assert said == ["Đã chép 2 dòng, kèm tên cột."]


def test_columns_are_shown_hidden_and_remembered(qtbot, table):
    kept = []
    table.remember_with("", kept.append)
    menu = table.column_menu()
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Số"].isEnabled()
    actions["Ghi chú"].trigger()
    actions["Ngày"].trigger()
    assert table.visible_columns() == [0, 1, 3, 4]
    again = RecordTable(model_of(Source(3)))
    qtbot.addWidget(again)
    again.remember_with(kept[-1], kept.append)
    assert again.visible_columns() == [0, 1, 3, 4]
    again.reset_columns()
    assert again.visible_columns() == [0, 1, 2, 3]
    assert kept[-1] == ""


def test_columns_remembered_for_other_fields_are_ignored(qtbot, table):
    table.remember_with("a|b|c:AAAA", lambda _text: None)
    assert table.visible_columns() == [0, 1, 2, 3]


def test_the_first_column_stays_in_sight(qtbot, table):
    table.resize(260, 300)
    frozen = table.findChild(QTableView)
    assert not frozen.isVisible()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.horizontalScrollBar().value() > 0
    assert frozen.isVisible()
    assert frozen.columnWidth(0) == table.columnWidth(0)
    assert frozen.indexAt(QPoint(5, 5)).data() == "0"


def test_the_frozen_column_cannot_be_moved_away(table):
    table.horizontalHeader().moveSection(0, 2)
    assert table.visible_columns()[0] == 0
    table.horizontalHeader().moveSection(3, 0)
    assert table.visible_columns()[0] == 0


def test_rows_have_one_height_from_the_font(table):
    assert table.rowHeight(0) == table.rowHeight(249) == theme.row_height()


def test_fifty_thousand_rows_open_and_scroll_at_once(qtbot):
    source = Source(50_000)
    began = time.perf_counter()
    table = RecordTable(model_of(source))
    qtbot.addWidget(table)
    table.resize(900, 600)
    table.show()
    table.grab()
    opened = time.perf_counter() - began
    for place in range(20):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() * place // 20)
        table.grab()
    scrolled = (time.perf_counter() - began - opened) / 20
    assert opened < 2.0
    assert scrolled < 0.3
    assert sum(source.asked) < 5_000
