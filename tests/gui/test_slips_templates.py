"""Mẫu phiếu: an office changes a slip without a programmer, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from slips_records import add_reception, words_of

from ui.slips.opener import SlipTemplates

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(session, qtbot):
    made = SlipTemplates(None, session).open()
    qtbot.addWidget(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: made.live.count() > 0)
    yield made
    made._saved = made.text.toPlainText()


def version(window) -> str:
    return window.list.currentItem().text(1)


def test_a_value_is_found_and_put_in_by_keyboard(window, qtbot, type_text):
    window.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(window, Qt.Key.Key_T, ALT)
    assert window.values.field.hasFocus()
    type_text(window.values.field, "cuoi phai tra loi")
    qtbot.keyClick(window.values.field, Qt.Key.Key_Return)
    assert window.text.toPlainText().endswith("{hạn trả lời}")
    assert window.text.hasFocus()


def test_saving_prints_the_offices_words_and_is_undone_once(window, session, qtbot):
    uid = add_reception(_book(session))
    window.list.choose(1)
    own = window.text.toPlainText().replace("GIẤY BIÊN NHẬN", "PHIẾU NHẬN GIẤY TỜ")
    assert own != window.text.toPlainText()
    window.text.setPlainText(own)
    qtbot.keyClick(window.text, Qt.Key.Key_S, CONTROL)
    assert version(window) == "riêng"
    assert "PHIẾU NHẬN GIẤY TỜ" in words_of(session.services.slips.fill("receipt", uid))
    window._undo()
    assert version(window) == "gốc"
    assert "GIẤY BIÊN NHẬN" in window.text.toPlainText()


def _book(session):
    held = []
    session.background.run(session.background, lambda s: held.append(s.book))
    return held[0]


def test_faults_are_told_by_line_and_nothing_faulty_is_kept(window, qtbot):
    window.text.setPlainText("Tên: THÔNG BÁO\nKính gửi: {ho ten}\nChào")
    qtbot.waitUntil(lambda: window.faults.count() == 1)
    assert window.faults.item(0).text() == (
        "Dòng 2: không có giá trị “{ho ten}”; có phải “{họ tên}”?"
    )
    assert not window.saver.isEnabled()
    window._go_to(window.faults.item(0))
    assert window.text.textCursor().blockNumber() == 1
    window.text.setPlainText("Tên: THÔNG BÁO\nKính gửi: {họ tên}\nChào")
    qtbot.waitUntil(window.saver.isEnabled)
    assert not window.faults.isVisible()


def test_the_program_s_text_comes_back(window, session, quiet_door, qtbot):
    before = window.text.toPlainText()
    window.text.setPlainText(before + "Thêm một dòng\n")
    window.save()
    assert version(window) == "riêng"
    quiet_door.answers.append(True)
    window.reset()
    assert window.text.toPlainText() == before
    assert version(window) == "gốc"
    assert session.services.slips.text(window._code) == before


def test_what_differs_is_shown_line_by_line(window, qtbot):
    window.text.setPlainText(window.text.toPlainText().replace("THÔNG BÁO", "THÔNG TIN"))
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert window.pages.currentWidget() is window.differences
    assert window.differences.toPlainText() == "– Tên: THÔNG BÁO\n+ Tên: THÔNG TIN"
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert window.pages.currentWidget() is window.text


def test_unsaved_text_is_not_lost_by_choosing_another_template(window, quiet_door):
    code = window._code
    window.text.setPlainText("Chào bà con\n")
    quiet_door.answers.append(False)
    window.list.choose(3)
    assert window._code == code
    assert window.list.chosen() == code
    assert window.text.toPlainText() == "Chào bà con\n"
    quiet_door.answers.append(True)
    window.list.choose(3)
    assert window._code != code
    assert quiet_door.shown[0][1].startswith("Mẫu đang sửa chưa lưu.")


def test_closing_asks_for_unsaved_text(window, quiet_door, qtbot):
    window.text.setPlainText("Chào bà con\n")
    quiet_door.answers.append(False)
    window.close()
    assert window.isVisible()
    quiet_door.answers.append(True)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
