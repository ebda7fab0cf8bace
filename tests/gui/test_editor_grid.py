"""The grid of an annex by keyboard, as one writes in Excel; every action is one step of undo."""

import msgspec
import pytest
from editor_grid_desk import Desk, plan_of
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.plans.editing.grid import grid_of, with_grid
from desktop_app.plans.editing.grid_ops import insert_rows
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.model import AnnexRow, Plan, UpperTask
from ui.plans.editor.grid_mapping import MappingForm
from ui.plans.editor.grid_part import AnnexPart

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def open_desk(session, qtbot):
    def opened(plan: Plan) -> Desk:
        part = AnnexPart(session)
        qtbot.addWidget(part)
        desk = Desk(part, plan)
        part.resize(700, 600)
        part.show()
        part.activateWindow()
        qtbot.waitUntil(part.isActiveWindow)
        part.table.setFocus()
        return desk

    return opened


@pytest.fixture
def press(qtbot):
    """A key on whatever has the cursor: the grid, or the cell being written."""

    def pressed(desk: Desk, key: Qt.Key, mod: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        qtbot.keyClick(desk.part.table.editor() or desk.part.table, key, mod)

    return pressed


@pytest.fixture
def write(type_text):
    """Letters on whatever has the cursor: the first one opens the cell."""

    def written(desk: Desk, text: str, composed: bool = False) -> None:
        for letter in text:
            type_text(desk.part.table.editor() or desk.part.table, letter, composed)

    return written


def put_on_clipboard(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


TWO = (("1", "Việc a", "Phòng A", "", "Quý I", "Báo cáo"), ("2", "Việc b", "", "", "", ""))


def test_a_table_is_written_by_keyboard_alone(open_desk, write, press) -> None:
    desk = open_desk(plan_of())
    desk.part.table.choose(0, 1)
    for content, lead in (("Rà soát hương ước", "Phòng Tư pháp"), ("Mở hội nghị", "Thôn Đông")):
        write(desk, content)
        press(desk, Key.Key_Tab)
        write(desk, lead)
        press(desk, Key.Key_Tab)
        press(desk, Key.Key_Tab)
        write(desk, "Quý I")
        press(desk, Key.Key_Return)
    assert desk.cells == [
        ("1", "Rà soát hương ước", "Phòng Tư pháp", "", "Quý I", ""),
        ("2", "Mở hội nghị", "Thôn Đông", "", "Quý I", ""),
    ]
    assert desk.tasks[1].lead == ("Thôn Đông",)
    assert desk.tasks[1].schedule is not None
    assert desk.tasks[1].schedule.end == "2027-03-31"
    assert [edit.label for edit in desk.edits] == ["Sửa ô"] * 6
    assert desk.edits[-1].place == Place(Part.ANNEX, 1, 0, 0, "grid", 4)


def test_typing_replaces_f2_goes_on_and_escape_leaves(open_desk, write, press) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(0, 1)
    write(desk, "Đổi hẳn", composed=True)
    press(desk, Key.Key_Escape)
    assert desk.cells[0][1] == "Việc a"
    press(desk, Key.Key_F2)
    write(desk, " và b")
    press(desk, Key.Key_Return)
    assert desk.cells[0][1] == "Việc a và b"
    assert desk.part.table.currentIndex().row() == 1
    write(desk, "Mới")
    press(desk, Key.Key_Return)
    assert desk.cells[1][1] == "Mới"
    desk.undo()
    desk.undo()
    assert desk.cells[:2] == list(TWO)


def test_what_is_written_is_kept_while_the_cell_is_open(open_desk, write, press, qtbot) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(2, 1)
    write(desk, "Việc đang viết")
    qtbot.waitUntil(lambda: len(desk.cells) == 3)
    assert desk.cells[2][:2] == ("3", "Việc đang viết")
    write(desk, " tiếp")
    assert desk.part.table.editor().toPlainText() == "Việc đang viết tiếp"
    press(desk, Key.Key_Return)
    assert desk.cells[2][1] == "Việc đang viết tiếp"
    desk.undo()
    assert desk.cells == list(TWO)


def test_escape_takes_back_what_was_kept_meanwhile(open_desk, write, press, qtbot) -> None:
    desk = open_desk(plan_of(*TWO))
    before = desk.stack.plan
    desk.part.table.choose(2, 1)
    write(desk, "Việc")
    qtbot.waitUntil(lambda: len(desk.cells) == 3)
    press(desk, Key.Key_Escape)
    assert desk.stack.plan == before
    assert desk.stack.undo() is None


def test_a_composed_letter_opens_the_cell(open_desk, write, press) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(1, 5)
    write(desk, "Đề án", composed=True)
    press(desk, Key.Key_Return)
    assert desk.tasks[1].deliverable == "Đề án"


def test_the_meaning_of_a_time_is_said_while_it_is_typed(open_desk, write, press) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(1, 4)
    write(desk, "Tháng 6")
    hint = desk.part.table.editor().hint
    assert hint.text() == "hiểu là: 01/06 – 30/06/2027"
    assert hint.isVisible()
    write(desk, " rưỡi gì đó")
    assert hint.text() == "chưa hiểu, giữ nguyên chữ"
    press(desk, Key.Key_Escape)
    write(desk, "31/12/2025")
    assert "ngoài năm 2027" in desk.part.table.editor().hint.text()
    press(desk, Key.Key_Return)
    desk.part.table.choose(1, 4)
    assert "ngoài năm 2027" in desk.part.page.foot.text()


def test_names_are_found_without_marks_and_only_taken_when_picked(open_desk, write, press) -> None:
    desk = open_desk(plan_of(("1", "Việc", "Phòng Văn hóa - Xã hội; Công an xã", "", "", ""), *TWO))
    names = ("Phòng Văn hóa - Xã hội", "Công an xã")
    leads = msgspec.structs.replace(desk.tasks[0], lead=names)
    desk.part.show_plan(msgspec.structs.replace(desk.stack.plan, tasks=(leads, *desk.tasks[1:])))
    desk.part.table.choose(2, 2)
    write(desk, "van hoa")
    editor = desk.part.table.editor()
    assert editor.names.shown() == ["Phòng Văn hóa - Xã hội"]
    assert editor.toPlainText() == "van hoa"
    press(desk, Key.Key_Down)
    press(desk, Key.Key_Return)
    write(desk, "; cong")
    assert editor.names.shown() == ["Công an xã"]
    press(desk, Key.Key_Down)
    press(desk, Key.Key_Tab)
    press(desk, Key.Key_Return)
    assert desk.tasks[2].lead == ("Phòng Văn hóa - Xã hội", "Công an xã")


def test_enter_without_a_picked_name_keeps_what_was_typed(open_desk, write, press) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(1, 2)
    write(desk, "Phong")
    press(desk, Key.Key_Return)
    assert desk.cells[1][2] == "Phong"


@pytest.mark.parametrize(
    ("key", "mod", "after"),
    [
        (Key.Key_Plus, Mod.ControlModifier | Mod.ShiftModifier, ["", "Việc a", "Việc b"]),
        (Key.Key_Minus, Mod.ControlModifier, ["Việc b"]),
        (Key.Key_Down, Mod.AltModifier, ["Việc b", "Việc a"]),
        (Key.Key_D, Mod.ControlModifier | Mod.ShiftModifier, ["Việc a", "Việc a", "Việc b"]),
    ],
)
def test_rows_by_key(open_desk, press, key, mod, after) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(0, 1)
    press(desk, key, mod)
    assert [cells[1] for cells in desk.cells] == after
    assert len(desk.edits) == 1
    desk.undo()
    assert desk.cells == list(TWO)


def test_fill_down_delete_and_headings_by_key(open_desk, press) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(0, 2, 1, 4)
    press(desk, Key.Key_D, Mod.ControlModifier)
    assert desk.cells[1] == ("2", "Việc b", "Phòng A", "", "Quý I", "")
    assert desk.tasks[1].lead == ("Phòng A",)
    press(desk, Key.Key_Delete)
    assert desk.cells[0] == ("1", "Việc a", "", "", "", "Báo cáo")
    desk.part.table.choose(1, 1)
    press(desk, Key.Key_G, Mod.ControlModifier)
    assert desk.stack.plan.annexes[0].rows[1] == AnnexRow("2", "Việc b")
    desk.part.table.choose(0, 1)
    press(desk, Key.Key_G, Mod.ControlModifier)
    assert "vẫn là nhiệm vụ" in desk.part.page.foot.text()
    assert len(desk.edits) == 4


def test_an_edit_that_changes_nothing_is_no_step(open_desk, press) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(0, 1)
    press(desk, Key.Key_F2)
    press(desk, Key.Key_Return)
    assert desk.edits == []


def test_cells_go_to_excel_and_come_back(open_desk, press) -> None:
    desk = open_desk(plan_of(("I", "NHÓM"), *TWO))
    desk.part.table.choose(0, 0, 2, 5)
    press(desk, Key.Key_C, Mod.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\n")[1] == "1\tViệc a\tPhòng A\t\tQuý I\tBáo cáo"
    desk.part.table.choose(3, 0)
    press(desk, Key.Key_V, Mod.ControlModifier)
    assert desk.cells[3:] == desk.cells[:3]
    assert desk.stack.plan.annexes[0].rows[3].task is None
    assert len({task.uid for task in desk.tasks}) == 4
    desk.part.table.choose(0, 1, 1, 1)
    press(desk, Key.Key_X, Mod.ControlModifier)
    assert desk.cells[1][1] == ""


def test_one_copied_cell_fills_the_chosen_ones(open_desk, press) -> None:
    desk = open_desk(plan_of(*TWO))
    put_on_clipboard("Công an xã\r\n")
    desk.part.table.choose(0, 3, 1, 3)
    press(desk, Key.Key_V, Mod.ControlModifier)
    assert [task.coordinating for task in desk.tasks] == [("Công an xã",)] * 2


def test_a_pasted_table_in_another_order_is_shown_first(open_desk, press, qtbot) -> None:
    desk = open_desk(plan_of(*TWO))
    head, line = (
        "TT\tThời hạn\tNhiệm vụ\tĐơn vị chủ trì\tGhi chú",
        "1\tQuý II\tViệc c\tPhòng C\tgấp",
    )
    put_on_clipboard(f"{head}\n{line}\n")
    desk.part.table.choose(2, 0)
    press(desk, Key.Key_V, Mod.ControlModifier)
    form = desk.part.findChild(MappingForm)
    assert form is not None
    assert form.targets() == [0, 4, 1, 2, -1]
    qtbot.keyClick(form, Key.Key_Return)
    assert desk.cells[2] == ("1", "Việc c", "Phòng C", "", "Quý II", "", "gấp")
    assert desk.tasks[2].other == (("Ghi chú", "gấp"),)
    assert len(desk.edits) == 1
    desk.undo()
    assert len(desk.stack.plan.annexes[0].columns) == 6


def test_a_linked_row_tells_its_upper_task(open_desk) -> None:
    plan = plan_of(*TWO)
    linked = msgspec.structs.replace(plan.tasks[0], upper=UpperTask("không có", "t1"))
    desk = open_desk(msgspec.structs.replace(plan, tasks=(linked, plan.tasks[1])))
    model = desk.part.table.cells
    role = Qt.ItemDataRole.ToolTipRole
    assert "không còn trong sổ" in model.headerData(0, Qt.Orientation.Vertical, role)
    assert model.headerData(1, Qt.Orientation.Vertical, role) is None


def test_the_mark_of_a_link_names_plan_and_task(open_desk, session) -> None:
    upper = msgspec.structs.replace(plan_of(*TWO), number="90/KH-UBND")
    session.background.run(session.background, lambda s: s.drafts.create(upper, made="blank"))
    uid = session.services.plans.ids()[0]
    plan = plan_of(*TWO)
    linked = msgspec.structs.replace(plan.tasks[1], upper=UpperTask(uid, "t1"))
    desk = open_desk(msgspec.structs.replace(plan, tasks=(plan.tasks[0], linked)))
    role = Qt.ItemDataRole.ToolTipRole
    tip = desk.part.table.cells.headerData(1, Qt.Orientation.Vertical, role)
    assert tip == "Thực hiện nhiệm vụ “1 Việc a” của kế hoạch 90/KH-UBND"


def test_annexes_are_begun_named_and_dropped(open_desk, quiet_door, type_text) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.add_annex()
    assert [annex.number for annex in desk.stack.plan.annexes] == ["I", "II"]
    assert [task.appendix for task in desk.tasks] == ["I", "I"]
    type_text(desk.part.heading.lines["title"], "Kinh phí")
    assert desk.stack.plan.annexes[1].title == "Kinh phí"
    desk.undo()
    assert desk.stack.plan.annexes[1].title == ""
    desk.part.go_to(Place(Part.ANNEX, annex=0, field="grid", row=1, column=1))
    assert desk.part.place() == Place(Part.ANNEX, 1, 0, 0, "grid", 1)
    quiet_door.answers.append(True)
    desk.part.drop_annex()
    assert "2 nhiệm vụ" in quiet_door.shown[-1][1]
    assert desk.tasks == ()
    assert [annex.number for annex in desk.stack.plan.annexes] == [""]


def test_an_annex_may_begin_with_a_column_of_money(open_desk, write, press) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.page.add_wanted.emit(True)
    assert desk.stack.plan.annexes[1].columns[-1].heading == "Kinh phí"
    desk.part.table.setFocus()
    desk.part.table.choose(0, 6)
    write(desk, "5 triệu đồng")
    press(desk, Key.Key_Return)
    assert desk.part.page.total.text() == "Tổng Kinh phí: 5.000.000 đồng"


def test_a_plan_without_annexes_teaches_how_to_begin(open_desk) -> None:
    desk = open_desk(Plan(title="Kế hoạch"))
    assert desk.part.page.pages.currentIndex() == 0
    desk.part.add_annex()
    assert desk.part.page.pages.currentIndex() == 1
    assert desk.cells == []


def test_the_cursor_stays_when_rows_above_change(open_desk) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(1, 2)
    desk.part.show_plan(with_grid(desk.stack.plan, 0, insert_rows(grid_of(desk.stack.plan, 0), 0)))
    assert desk.part.table.currentIndex().row() == 2
    assert desk.part.table.currentIndex().column() == 2


def test_what_is_being_typed_survives_another_state_of_the_plan(open_desk, write, press) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(0, 1)
    write(desk, "Đang gõ")
    other = msgspec.structs.replace(desk.tasks[0], deliverable="Khác")
    plan = msgspec.structs.replace(desk.stack.plan, tasks=(other, desk.tasks[1]))
    desk.part.show_plan(plan)
    assert desk.part.table.editor().toPlainText() == "Đang gõ"


def test_tab_leaves_the_grid_only_at_its_ends(open_desk, press, qtbot) -> None:
    desk = open_desk(plan_of(*TWO))
    desk.part.table.choose(0, 5)
    press(desk, Key.Key_Tab)
    assert (desk.part.table.currentIndex().row(), desk.part.table.currentIndex().column()) == (1, 0)
    press(desk, Key.Key_Backtab)
    assert desk.part.table.currentIndex().column() == 5
    desk.part.table.choose(0, 0)
    press(desk, Key.Key_Backtab)
    assert not desk.part.table.hasFocus()
