"""The grid inside the real editor: its keys, the page's keys, what the book keeps."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.reader import read_plan
from ui.plans.editor.grid_mapping import MappingForm
from ui.plans.editor.page import EditorPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def uid(session, plan_file):
    session.background.run(session.background, lambda s: s.plans.save(read_plan(plan_file)))
    return session.services.plans.ids()[0]


@pytest.fixture
def editor(qtbot, tab, uid):
    """The annex of a plan opened with Ctrl+E."""
    tab.list.refresh()
    tab.list.select(uid)
    qtbot.waitUntil(tab.list.records.table.hasFocus)
    qtbot.keyClick(tab.list.records.table, Key.Key_E, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, EditorPage)
    page.pages.go_to(Place(Part.ANNEX, annex=0, field="grid", row=0, column=1))
    return page


def table_of(editor):
    return editor.pages.page(Part.ANNEX).table


def test_a_cell_written_in_the_editor_is_in_the_book_when_it_is_left(
    qtbot, tab, editor, session, uid, type_text
):
    table = table_of(editor)
    row = len(table.cells.grid.rows)
    table.choose(row, table.cells.grid.place_of("content"))
    type_text(table, "K")
    type_text(table.editor(), "iểm tra thôn")
    qtbot.keyClick(table.editor(), Key.Key_Return)
    assert editor.work.plan.tasks[-1].content == "Kiểm tra thôn"
    qtbot.keyClick(table, Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert session.services.plans.get(uid).plan.tasks[-1].content == "Kiểm tra thôn"


def test_the_foot_says_what_the_time_being_typed_means(qtbot, editor, type_text):
    """The hint beside the cell has no room on a small screen; the foot has."""
    table, foot = table_of(editor), editor.pages.page(Part.ANNEX).page.foot
    row = len(table.cells.grid.rows)
    table.choose(row, table.cells.grid.place_of("schedule"))
    type_text(table, "t")
    type_text(table.editor(), "rước ngày 10/6")
    qtbot.waitUntil(lambda: foot.text() == "hiểu là: trước 10/06")
    type_text(table.editor(), " chăng")
    qtbot.waitUntil(lambda: "chưa hiểu" in foot.text())


def test_escape_in_a_cell_leaves_the_cell_alone(qtbot, tab, editor, type_text):
    table = table_of(editor)
    before = editor.work.plan
    type_text(table, "X")
    qtbot.keyClick(table.editor(), Key.Key_Escape)
    assert tab.pages.currentWidget() is editor
    assert editor.work.plan == before
    assert table.hasFocus()


def test_control_z_takes_back_steps_of_the_grid_and_letters_of_a_cell(qtbot, editor, type_text):
    table = table_of(editor)
    before = table.cells.grid
    table.choose(1, 1)
    qtbot.keyClick(table, Key.Key_Minus, CTRL)
    assert len(table.cells.grid.rows) == len(before.rows) - 1
    qtbot.keyClick(table, Key.Key_Z, CTRL)
    assert table.cells.grid == before
    type_text(table, "a")
    type_text(table.editor(), "bc")
    qtbot.keyClick(table.editor(), Key.Key_Z, CTRL)
    assert table.editor().toPlainText() in ("", "a", "ab")
    qtbot.keyClick(table.editor(), Key.Key_Escape)
    assert table.cells.grid == before


def test_a_whole_table_of_120_tasks_is_pasted_as_one_step(qtbot, editor):
    rows = [
        "TT\tNội dung\tChủ trì\tThời gian",
        *(f"{i}\tViệc số {i}\tThôn {i % 7 + 1}\tTháng {i % 12 + 1}" for i in range(1, 121)),
    ]
    data = QMimeData()
    data.setText("\r\n".join(rows))
    QGuiApplication.clipboard().setMimeData(data)
    table = table_of(editor)
    before = editor.work.plan
    table.choose(len(table.cells.grid.rows), 0)
    qtbot.keyClick(table, Key.Key_V, CTRL)
    form = editor.pages.page(Part.ANNEX).findChild(MappingForm)
    qtbot.keyClick(form, Key.Key_Return)
    assert len(editor.work.plan.tasks) == len(before.tasks) + 120
    assert editor.work.plan.tasks[-1].content == "Việc số 120"
    qtbot.keyClick(table, Key.Key_Z, CTRL)
    assert editor.work.plan.tasks == before.tasks
