"""Writing a plan's text with the keyboard alone, and undoing it."""

import msgspec
import pytest
from editor_text_bench import ALT, CTRL, PLAN, SHIFT, Bench
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.plans.editing.lines import LinePart, lines_of
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.model import Plan, Section, Text
from desktop_app.plans.source import Span


@pytest.fixture
def bench(qtbot):
    made = Bench(qtbot)
    yield made
    made.check()


def test_what_is_typed_is_told_word_by_word(bench, type_text):
    bench.at_end(3)
    type_text(bench.area, " của cán bộ")
    assert bench.rows()[3] == "- Nâng cao nhận thức của cán bộ"
    assert bench.undo() == "Sửa lời văn"
    assert bench.rows()[3] == "- Nâng cao nhận thức của cán"
    assert bench.undo() == "Sửa lời văn"
    assert bench.rows()[3] == "- Nâng cao nhận thức của"
    bench.redo()
    assert bench.rows()[3] == "- Nâng cao nhận thức của cán"


def test_letters_composed_by_an_input_method_come_whole(bench):
    bench.at_end(3)
    bench.compose("v", "vi", "việ", commit="việt ")
    assert bench.rows()[3] == "- Nâng cao nhận thứcviệt"
    assert len(bench.edits) == 1


def test_nothing_is_rewritten_while_letters_are_composed(bench, qtbot):
    bench.at_end(3)
    from PySide6.QtGui import QInputMethodEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    QApplication.sendEvent(bench.area, QInputMethodEvent("đươ", []))
    other = lines_of(PLAN)[3].text.upper()
    changed = replaced_text(bench.plan, "Nâng cao nhận thức", other)
    bench.part.show_plan(changed)
    assert bench.area.document().findBlockByNumber(3).text() == "Nâng cao nhận thức"
    done = QInputMethodEvent("", [])
    QApplication.sendEvent(bench.area, done)
    assert bench.area.document().findBlockByNumber(3).text() == other
    bench.part.show_plan(bench.plan)


def replaced_text(plan: Plan, old: str, new: str) -> Plan:
    return msgspec.json.decode(msgspec.json.encode(plan).decode().replace(old, new), type=Plan)


def test_unikey_sends_backspaces_and_new_letters(bench, type_text):
    bench.at_end(3)
    type_text(bench.area, " duo")
    bench.key(Qt.Key.Key_Backspace)
    bench.key(Qt.Key.Key_Backspace)
    bench.key(Qt.Key.Key_Backspace)
    type_text(bench.area, "đươ")
    assert bench.rows()[3] == "- Nâng cao nhận thức đươ"
    bench.undo()
    assert bench.rows()[3] == "- Nâng cao nhận thức"


@pytest.mark.parametrize(
    ("typed", "number", "level", "marker"),
    [
        ("III. ", "III", 1, ""),
        ("1. ", "1", 2, ""),
        ("a) ", "a", 2, ""),
        ("- ", "", 0, "-"),
        ("+ ", "", 0, "+"),
        ("* ", "", 0, "-"),
    ],
)
def test_a_mark_typed_at_the_beginning_becomes_one(bench, type_text, typed, number, level, marker):
    bench.at_end(7)
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, typed)
    type_text(bench.area, "Lời mới")
    line = lines_of(bench.plan)[8]
    assert (line.text, line.number, line.level, line.marker) == ("Lời mới", number, level, marker)


def test_a_mark_that_became_a_heading_is_undone_as_one_step(bench, type_text):
    bench.at_end(7)
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, "1. ")
    assert bench.rows()[8] == "1"
    assert bench.undo() == "Đánh số đầu dòng"
    assert bench.rows()[8] == "1."
    assert lines_of(bench.plan)[8].number == ""
    bench.redo()
    assert lines_of(bench.plan)[8].number == "1"


def test_a_mark_in_the_middle_of_a_sentence_stays_words(bench, type_text):
    bench.at_end(7)
    type_text(bench.area, " 1. ")
    assert bench.rows()[7] == "Thực hiện theo mục 2 Phần I. 1."


def test_enter_after_a_heading_begins_a_paragraph(bench, type_text):
    bench.at_end(6)
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, "Đoạn đầu")
    assert bench.rows()[6:8] == ["II NỘI DUNG", "Đoạn đầu"]


def test_enter_in_a_heading_parts_it_and_its_rest_is_not_bold(bench):
    bench.at(6, 3)
    bench.key(Qt.Key.Key_Return)
    assert bench.rows()[6:8] == ["II NỘI", "DUNG"]
    block = bench.area.document().findBlockByNumber(7)
    assert not block.textFormats()[0].format.font().bold()


def test_enter_before_a_heading_makes_room_above_it(bench):
    bench.at(6, 0)
    bench.key(Qt.Key.Key_Return)
    assert bench.rows()[6:8] == ["", "II NỘI DUNG"]


def test_bullets_go_on_until_an_empty_one(bench, type_text):
    bench.at_end(3)
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, "Hai")
    bench.key(Qt.Key.Key_Return)
    assert bench.rows()[3:6] == ["- Nâng cao nhận thức", "- Hai", "-"]
    bench.key(Qt.Key.Key_Return)
    assert bench.rows()[5] == ""
    assert lines_of(bench.plan)[5].marker == ""


def test_points_that_are_bullets_count_on(qtbot, type_text):
    bench = Bench(qtbot, Plan(opening=(Text("Một", marker="d)"),)))
    bench.at_end(0)
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, "Hai")
    assert bench.rows() == ["d) Một", "đ) Hai"]


def test_backspace_at_the_beginning_takes_the_mark_off(bench):
    bench.at(3)
    bench.key(Qt.Key.Key_Backspace)
    assert bench.rows()[3] == "Nâng cao nhận thức"
    bench.at(4)
    bench.key(Qt.Key.Key_Backspace)
    assert bench.rows()[4] == "Yêu cầu"
    assert not lines_of(bench.plan)[4].is_heading


def test_backspace_joins_paragraphs_and_closes_the_row_of_numbers(bench):
    bench.at(2)
    bench.key(Qt.Key.Key_Backspace)
    assert bench.rows()[4] == "1 Yêu cầu"
    bench.key(Qt.Key.Key_Backspace)
    assert bench.rows()[1] == "I MỤC ĐÍCH, YÊU CẦUMục đích"
    bench.undo()
    bench.undo()
    assert bench.rows() == [f"{li.number or li.marker} {li.text}".strip() for li in lines_of(PLAN)]


def test_tab_and_shift_tab_change_the_level(bench):
    bench.at(6)
    bench.key(Qt.Key.Key_Tab)
    assert bench.rows()[6] == "3 NỘI DUNG"
    bench.key(Qt.Key.Key_Backtab, SHIFT)
    assert bench.rows()[6] == "II NỘI DUNG"
    bench.key(Qt.Key.Key_Right, ALT | SHIFT)
    assert bench.rows()[6] == "3 NỘI DUNG"
    bench.key(Qt.Key.Key_Left, ALT | SHIFT)
    assert bench.rows()[6] == "II NỘI DUNG"
    assert [edit.label for edit in bench.edits] == ["Hạ cấp", "Nâng cấp"] * 2


def test_a_section_moves_with_all_below_it_and_the_cursor_with_it(bench):
    bench.at(4, 2)
    bench.key(Qt.Key.Key_Up, ALT | SHIFT)
    assert bench.rows()[2:6] == [
        "1 Yêu cầu",
        "- Bảo đảm kịp thời",
        "2 Mục đích",
        "- Nâng cao nhận thức",
    ]
    assert bench.part.place() == Place(Part.TEXT, 2, 2)
    bench.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert bench.rows() == [f"{li.number or li.marker} {li.text}".strip() for li in lines_of(PLAN)]


def test_a_broken_reference_is_told_and_left_alone(bench):
    bench.at(4)
    bench.key(Qt.Key.Key_Up, ALT | SHIFT)
    assert "mục 2 Phần I" in bench.part.notice.text()
    assert bench.rows()[7] == "Thực hiện theo mục 2 Phần I."


def test_levels_by_ctrl_alt(bench, type_text):
    bench.at(7)
    bench.key(Qt.Key.Key_2, CTRL | ALT)
    assert bench.rows()[7] == "1 Thực hiện theo mục 2 Phần I."
    assert lines_of(bench.plan)[7].run_in
    bench.key(Qt.Key.Key_0, CTRL | ALT)
    assert bench.rows()[7] == "Thực hiện theo mục 2 Phần I."
    bench.key(Qt.Key.Key_1, CTRL | ALT)
    assert bench.rows()[7] == "III Thực hiện theo mục 2 Phần I."


def test_the_closing_can_become_a_section(bench):
    bench.at(8)
    assert lines_of(bench.plan)[8].part is LinePart.CLOSING
    bench.key(Qt.Key.Key_1, CTRL | ALT)
    assert bench.plan.sections[2].title == "Trên đây là Kế hoạch."
    assert not bench.plan.closing


def test_a_number_cannot_be_written_into(bench, type_text):
    bench.at(6, 0)
    bench.key(Qt.Key.Key_Home)
    type_text(bench.area, "MỚI ")
    assert bench.rows()[6] == "II MỚI NỘI DUNG"
    bench.key(Qt.Key.Key_Home)
    bench.key(Qt.Key.Key_Left)
    assert bench.part.place().row == 5


def test_bullets_on_and_off(bench):
    bench.at(7)
    bench.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert bench.rows()[7].startswith("- Thực")
    bench.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert bench.rows()[7].startswith("Thực")


def test_several_paragraphs_become_bullets_as_one_step(bench, qtbot):
    bench.at(7)
    bench.key(Qt.Key.Key_Down, SHIFT)
    bench.key(Qt.Key.Key_End, SHIFT)
    bench.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert [row[:2] for row in bench.rows()[7:]] == ["- ", "- "]
    bench.undo()
    assert bench.plan == PLAN


def test_bold_and_italic(bench, type_text):
    bench.at(7)
    for _ in range(9):
        bench.key(Qt.Key.Key_Right, SHIFT)
    bench.key(Qt.Key.Key_B, CTRL)
    assert lines_of(bench.plan)[7].spans == (Span(0, 9, True, False),)
    bench.key(Qt.Key.Key_I, CTRL)
    assert lines_of(bench.plan)[7].spans == (Span(0, 9, True, True),)
    bench.key(Qt.Key.Key_B, CTRL)
    assert lines_of(bench.plan)[7].spans == (Span(0, 9, False, True),)
    bench.undo()
    bench.undo()
    bench.undo()
    assert bench.plan == PLAN
    bench.at_end(7)
    bench.key(Qt.Key.Key_B, CTRL)
    type_text(bench.area, "Gấp")
    assert lines_of(bench.plan)[7].spans == (Span(28, 31, True, False),)


def test_undo_keys_are_the_frames(bench, qtbot):
    heard = []
    undo = QShortcut(QKeySequence("Ctrl+Z"), bench.part)
    undo.activated.connect(lambda: heard.append("undo"))
    redo = QShortcut(QKeySequence("Ctrl+Y"), bench.part)
    redo.activated.connect(lambda: heard.append("redo"))
    bench.part.activateWindow()
    qtbot.waitUntil(bench.part.isActiveWindow)
    bench.at_end(7)
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.key(Qt.Key.Key_Y, CTRL)
    assert heard == ["undo", "redo"]
    assert not bench.edits


def test_own_keys_win_over_the_windows(bench, qtbot):
    heard = []
    other = QShortcut(QKeySequence("Ctrl+B"), bench.part)
    other.activated.connect(lambda: heard.append("window"))
    bench.part.activateWindow()
    qtbot.waitUntil(bench.part.isActiveWindow)
    bench.at(7)
    bench.key(Qt.Key.Key_Right, SHIFT)
    bench.key(Qt.Key.Key_B, CTRL)
    assert not heard
    assert lines_of(bench.plan)[7].spans


def test_renumbering_asked_for(qtbot):
    plan = Plan(sections=(Section("I", "A", 1), Section("II", "B", 1), Section("IV", "C", 1)))
    bench = Bench(qtbot, plan)
    bench.at(0)
    bench.key(Qt.Key.Key_N, CTRL | SHIFT)
    assert bench.rows() == ["I A", "II B", "III C"]
    bench.undo()
    assert bench.plan == plan


def test_a_heading_that_becomes_a_sentence_is_printed_as_one(bench, type_text):
    bench.at_end(4)
    type_text(bench.area, " đối với các thôn.")
    assert not lines_of(bench.plan)[4].run_in
    bench.at(0)
    assert lines_of(bench.plan)[4].run_in
    bench.undo()
    assert not lines_of(bench.plan)[4].run_in


def test_a_numbered_sentence_is_told_when_enter_ends_it(bench, type_text):
    bench.at_end(7)
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, "1. ")
    type_text(bench.area, "Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm.")
    bench.key(Qt.Key.Key_Return)
    assert [line.run_in for line in lines_of(bench.plan)[8:10]] == [True, False]
    assert bench.undo() == "Xuống dòng"
    assert not lines_of(bench.plan)[8].run_in


def test_an_empty_plan_is_written_from_nothing(qtbot, type_text):
    bench = Bench(qtbot, Plan())
    type_text(bench.area, "I. ")
    type_text(bench.area, "Mục đích")
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, "1. ")
    type_text(bench.area, "Chung")
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, "- ")
    type_text(bench.area, "Việc một")
    bench.key(Qt.Key.Key_Return)
    type_text(bench.area, "Việc hai")
    assert bench.rows() == ["I Mục đích", "1 Chung", "- Việc một", "- Việc hai"]
    bench.check()
    bench.key(Qt.Key.Key_A, CTRL)
    bench.key(Qt.Key.Key_Delete)
    assert not bench.plan.opening or not bench.plan.opening[0].text
    while bench.stack.undo_label:
        bench.undo()
    assert bench.plan == Plan()
    bench.check()


def test_the_cursor_tells_where_it_went(bench):
    heard = []
    bench.part.place_changed.connect(heard.append)
    bench.at(3, 4)
    bench.key(Qt.Key.Key_Down)
    assert [place.row for place in heard] == [3, 4]
    assert bench.part.place().part is Part.TEXT


def test_the_sign_at_the_end_becomes_the_plans_own(bench, type_text):
    bench.at_end(8)
    bench.key(Qt.Key.Key_Backspace)
    type_text(bench.area, "./.")
    assert not bench.plan.end_mark
    bench.at(3)
    assert bench.plan.end_mark
    assert bench.plan.closing == (Text("Trên đây là Kế hoạch"),)
    assert bench.area.end_mark
    assert bench.undo() == "Dấu kết thúc văn bản"
    assert not bench.area.end_mark
