"""Tính thời hạn: by keys, the result at once, the law of the day of the event."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.law.deadlines.rule import Shape, Unit
from desktop_app.law.workdays.day import DayKind
from ui import theme
from ui.deadlines.calculator import CalculatorWindow
from ui.deadlines.opener import Calculator
from ui.deadlines.rule_lines import SECOND_LINE
from ui.preview.window import PreviewWindow
from ui.shell.backups import Backups
from ui.shell.user_menu import DESK_KEYS, Leaving, UserMenu

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opener(session, qtbot):
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.show()
    return Calculator(screen, session)


@pytest.fixture
def open_window(opener, qtbot):
    def opened() -> CalculatorWindow:
        window = opener.open()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return opened


@pytest.fixture
def window(open_window) -> CalculatorWindow:
    return open_window()


@pytest.fixture
def write(type_text):
    """Types over what stands in an entry, as a person does."""

    def written(entry: QLineEdit, text: str) -> None:
        entry.setFocus()
        entry.selectAll()
        if not text:
            entry.clear()
        type_text(entry, text)

    return written


def find(window: CalculatorWindow, qtbot, write, words: str) -> None:
    with qtbot.waitSignal(window.picker.search.searched):
        write(window.picker.search, words)


def due(window: CalculatorWindow) -> date | None:
    assert not window.message()
    explained = window.panel.explained()
    assert explained is not None
    return explained.due


def test_it_begins_in_the_search_with_today_and_has_a_result_already(window):
    assert window.picker.search.hasFocus()
    assert window.start.text() == "21/11/2026"
    assert window.panel.explained() is not None
    assert not window.message()


def test_a_rule_by_a_few_letters_a_day_and_the_result_is_there(window, qtbot, write):
    find(window, qtbot, write, "thu ly khieu nai lan dau")
    qtbot.keyClick(window.picker.search, Qt.Key.Key_Return)
    assert window.start.hasFocus()
    write(window.start, "20/11")
    assert due(window) == date(2026, 12, 2)
    assert window._start_note.text() == "Thứ Sáu, 20/11/2026"


def test_arrows_choose_while_the_cursor_stays_in_the_search(window, qtbot, write):
    find(window, qtbot, write, "khiếu nại")
    first = window.picker.code()
    qtbot.keyClick(window.picker.search, Qt.Key.Key_Down)
    second = window.picker.code()
    assert second == window.picker.found()[1] != first
    assert window.picker.search.hasFocus()
    assert window.panel.explained().rule == second


def test_the_law_follows_the_day_of_the_event(window, write):
    window.picker.choose("kn.accept")
    write(window.start, "29/06/2026")
    assert due(window) == date(2026, 7, 9)
    assert "có hiệu lực" in window.panel.basis.text()
    assert "từ 01/07/2026: 07 ngày làm việc" in window.panel.basis.text()
    write(window.start, "01/07/2026")
    assert due(window) == date(2026, 7, 10)
    assert "đến hết 30/06/2026: 10 ngày" in window.panel.basis.text()
    assert "07 ngày làm việc" in window.picker.list.currentItem().data(SECOND_LINE)


def test_suspensions_are_lines_that_come_and_go(window, qtbot, write):
    window.picker.choose("kn.resolve")
    write(window.start, "02/12/2026")
    assert due(window) == date(2027, 1, 4)
    window.stops.add_button.click()
    row = window.stops.rows()[0]
    write(row.first, "10/12/2026")
    assert due(window) is None
    assert "chưa xác định" in window.panel.sentence.text()
    write(row.resumed, "20/12/2026")
    assert due(window) == date(2027, 1, 11)
    row.dropped.emit()
    assert window.stops.rows() == []
    assert due(window) == date(2027, 1, 4)


def test_two_suspensions_add_up(window, write):
    window.picker.choose("kn.resolve")
    write(window.start, "02/12/2026")
    for first, resumed in (("20/12/2026", "25/12/2026"), ("10/12/2026", "15/12/2026")):
        window.stops.add_button.click()
        write(window.stops.rows()[-1].first, first)
        write(window.stops.rows()[-1].resumed, resumed)
    assert due(window) == date(2027, 1, 11)


def test_an_extension_counts_and_the_law_is_told(window, write):
    window.picker.choose("tc.resolve")
    write(window.start, "02/12/2026")
    assert "Được gia hạn" in window._extend_note.text()
    write(window.extend, "30")
    assert "gia hạn thêm 30 ngày" in window.panel.sentence.text()
    assert window.panel.explained().raw_due == date(2027, 1, 31)
    write(window.extend, "90")
    assert "vượt mức" in window.panel.basis.text()


@pytest.mark.parametrize(
    ("entry", "typed", "words"),
    [
        ("start", "32/1", "Không có ngày “32/1” trong lịch."),
        ("start", "", "Nhập ngày mốc ở bên trái."),
        ("extend", "ba", "“ba” không phải là một số nguyên."),
        ("start", "01/01/1900", "Chưa có quy định nào trong chương trình về “Công khai"),
    ],
)
def test_what_makes_no_sense_is_said_instead_of_an_old_result(window, write, entry, typed, words):
    write(getattr(window, entry), typed)
    assert words in window.message()
    assert not window.print_button.isEnabled()
    assert not window.copy_button.isEnabled()


def test_a_resumption_before_its_suspension_is_refused(window, write):
    window.stops.add_button.click()
    row = window.stops.rows()[0]
    write(row.resumed, "10/12/2026")
    assert "bắt đầu tạm đình chỉ" in window.message()
    write(row.first, "12/12/2026")
    assert "tiếp tục phải từ ngày tạm đình chỉ" in window.message()


def test_words_that_find_nothing_keep_no_result(window, qtbot, write):
    find(window, qtbot, write, "không có thời hạn nào như thế")
    assert window.picker.none.isVisible()
    assert window.message() == "Chọn một thời hạn ở bên trái."


@pytest.mark.parametrize(
    ("count", "unit", "side", "expected"),
    [
        ("20", Unit.DAYS, Shape.AFTER, date(2026, 12, 11)),
        ("7", Unit.WORKING_DAYS, Shape.AFTER, date(2026, 12, 2)),
        ("3", Unit.MONTHS, Shape.AFTER, date(2027, 2, 22)),
        ("5", Unit.WORKING_DAYS, Shape.BEFORE, date(2026, 11, 16)),
        ("1", Unit.MONTHS, Shape.BEFORE, date(2026, 10, 21)),
    ],
)
def test_any_number_of_days_without_a_law(window, write, count, unit, side, expected):
    window.by_days.click()
    assert window.own.count.hasFocus()
    assert window.message() == "Nhập số ngày, tháng hoặc năm ở bên trái."
    window.own.unit.put(unit)
    window.own.side.put(side)
    write(window.own.count, count)
    assert due(window) == expected
    assert not window.extend.isVisible()
    assert not window.panel.source.isVisible()
    window.by_law.click()
    assert window.panel.explained().rule == window.picker.code()


def test_the_days_of_the_office_count_at_once(window, session, write):
    window.picker.choose("kn.accept")
    write(window.start, "20/11/2026")
    session.background.run(
        window,
        lambda s: s.days_off.set_day(date(2026, 11, 25), DayKind.SWAPPED_OFF, "nghỉ hoán đổi"),
    )
    assert due(window) == date(2026, 12, 3)


def test_the_last_rule_is_remembered_while_the_book_is_open(opener, open_window, session, qtbot):
    window = open_window()
    window.picker.choose("tc.resolve")
    assert opener.open() is window
    with qtbot.waitSignal(window.destroyed):
        window.close()
    again = open_window()
    assert again.picker.code() == "tc.resolve"
    assert CalculatorWindow(None, session).picker.code() != "tc.resolve"


def test_the_chosen_rule_stays_in_sight_when_lines_are_added(window, qapp):
    window.picker.choose("kn.resolve")
    for _ in range(4):
        window.stops.add_button.click()
        qapp.processEvents()
    names = window.picker.list
    box = names.visualItemRect(names.currentItem())
    assert names.viewport().rect().contains(box)


def test_esc_in_the_empty_search_closes(window, qtbot):
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window.picker.search, Qt.Key.Key_Escape)


def test_print_and_copy_by_keys(window, qtbot, qapp):
    window.picker.choose("kn.resolve")
    qtbot.keyClick(window.start, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "Giải quyết khiếu nại lần đầu" in qapp.clipboard().text()
    qtbot.keyClick(window.start, Qt.Key.Key_P, CTRL)
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    assert preview.canvas.count() >= 1
    preview.close()


def test_every_rule_of_the_book_can_be_worked_out(window):
    for code in window.picker.found():
        window.picker.choose(code)
        assert not window.message()
        assert window.panel.explained().rule == code


def test_it_is_in_the_users_menu_with_a_key_of_its_own(session, qtbot):
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.show()
    menu = UserMenu(screen, session, Backups(session, screen), Leaving(int, int, int))
    actions = [action for action in menu.actions(screen) if action is not None]
    mine = [action for action in actions if action.text() == "Tính thời hạn…"]
    keys = [action.shortcut() for action in actions if not action.shortcut().isEmpty()]
    assert [action.shortcut() for action in mine] == [QKeySequence("F9")]
    assert len({key.toString() for key in keys}) == len(keys)
    assert ("F9", "Tính thời hạn") in DESK_KEYS["Toàn chương trình"]
    mine[0].trigger()
    assert screen.findChild(CalculatorWindow) is not None


@pytest.mark.parametrize(
    ("scale", "sizes"), [(1.0, [(910, 472)]), (1.25, [(910, 472), (1366, 728)])]
)
def test_nothing_is_cut_on_a_small_screen(session, qtbot, qapp, scale, sizes):
    theme.apply_theme(qapp, text_scale=scale)
    try:
        window = CalculatorWindow(None, session)
        qtbot.addWidget(window)
        window.picker.choose("tc.resolve")
        window.stops.add()
        row = window.stops.rows()[0]
        row.first.put("2026-12-10")
        row.resumed.put("2026-12-20")
        for size in sizes:
            window.resize(*size)
            window.show()
            qapp.processEvents()
            check_nothing_is_cut(window, size)
    finally:
        theme.apply_theme(qapp)


def check_nothing_is_cut(window: CalculatorWindow, size: tuple[int, int]) -> None:
    assert window.width() <= size[0]
    assert window.height() <= size[1]
    row = window.stops.rows()[0]
    for entry in (window.start, row.first, row.resumed):
        wide = entry.fontMetrics().horizontalAdvance("30/12/2026")
        assert entry.width() >= wide + 2 * theme.px(8), size
    for part in window.findChildren(QLabel):
        if part.isVisible() and not part.wordWrap():
            assert part.width() >= part.sizeHint().width(), (size, part.text())
    names = window.picker.list
    lines = names.itemDelegate()
    for place in range(names.count()):
        box = names.visualItemRect(names.item(place))
        title, below = lines.places(box, names.indexFromItem(names.item(place)))
        wrap = Qt.TextFlag.TextWordWrap
        need = names.fontMetrics().boundingRect(title, wrap, names.item(place).text())
        assert need.height() <= title.height(), size
        assert need.width() <= title.width(), size
        assert below.bottom() <= box.bottom(), size
        assert box.right() <= names.viewport().width(), size
