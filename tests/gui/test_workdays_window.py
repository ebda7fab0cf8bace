"""Lịch ngày nghỉ by mouse and keys: looking, setting, pasting, confirming, printing, undoing."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from shiboken6 import isValid

from desktop_app.law.workdays.day import Day, DayEdit, DayKind
from ui import theme
from ui.pictures import settle
from ui.preview.window import PreviewWindow
from ui.shell.backups import Backups
from ui.shell.user_menu import Leaving, UserMenu
from ui.workdays.opener import DaysOff
from ui.workdays.window import DaysOffWindow

H, OFF = DayKind.HOLIDAY, DayKind.SWAPPED_OFF
TODAY, MONDAY, CULTURE_DAY = date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 24)
NOTICE = (
    "từ ngày 03/02/2027 đến hết ngày 09/02/2027 nghỉ Tết Nguyên đán\n"
    "20/02/2027 làm bù thay ngày 03/02\nKính gửi"
)


@pytest.fixture
def window(session, qtbot):
    made = DaysOff(None, session).open()
    made.resize(1366, 728)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.view.setFocus()
    yield made
    if isValid(made):
        made.pane.form.mark_saved()
        made.close()
    settle()


def press(qtbot, window, *keys):
    for key in keys:
        with_control = isinstance(key, tuple)
        modifier = Qt.KeyboardModifier.ControlModifier if with_control else _PLAIN
        qtbot.keyClick(window.view, key[0] if with_control else key, modifier)


_PLAIN = Qt.KeyboardModifier.NoModifier


def lines(window: DaysOffWindow) -> list[str]:
    return [window.list.item(n).text() for n in range(window.list.count())]


def choose_kind(window: DaysOffWindow, kind: DayKind) -> None:
    entry = window.pane.form.entry("kind")
    assert isinstance(entry, QComboBox)
    entry.setCurrentIndex(entry.findData(kind.value))


# Looking


def test_the_menu_of_the_user_opens_it(session, qtbot):
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.show()
    menu = UserMenu(screen, session, Backups(session, screen), Leaving(int, int, int))
    action = next(a for a in menu.actions(screen) if a and a.text() == "Lịch ngày nghỉ…")
    action.trigger()
    window = screen.findChild(DaysOffWindow)
    assert window.isVisible()
    window.close()
    settle()


def test_it_opens_on_today_and_says_what_is_still_expected(window):
    assert window.view.day() == TODAY
    assert window.pane.title.text() == "Thứ Bảy, 21/11/2026 · 13/10 âm lịch"
    assert window.bar.state.text() == "Còn 2 ngày dự kiến"
    assert window.note.text().startswith("Lịch nghỉ năm 2027 còn là dự kiến: Tết Nguyên đán 04–10")
    assert len(lines(window)) == 17
    assert lines(window)[-1] == (
        "Thứ Ba, 24/11: Ngày Văn hóa Việt Nam\nĐiều 2 Nghị quyết 28/2026/QH16"
    )


def test_arrows_go_from_day_to_day_and_over_the_end_of_the_year(window, qtbot):
    press(qtbot, window, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert window.view.day() == CULTURE_DAY
    assert window.pane.state.text() == "Ngày Văn hóa Việt Nam"
    assert window.list.currentItem().text().startswith("Thứ Ba, 24/11")
    press(qtbot, window, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert window.view.day() == date(2026, 11, 16)
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert window.view.day() == date(2027, 1, 16)
    assert window.bar.year.currentText() == "2027"
    assert window.note.isHidden()  # the head says it of the year that is shown
    press(qtbot, window, (Qt.Key.Key_PageUp,), Qt.Key.Key_PageUp)
    assert window.view.day() == date(2025, 12, 16)
    press(qtbot, window, Qt.Key.Key_Home)
    assert window.view.day() == TODAY


def test_a_month_on_from_its_last_day_stays_in_that_month(window, qtbot):
    window.go_to(date(2026, 3, 31))
    press(qtbot, window, Qt.Key.Key_PageUp)
    assert window.view.day() == date(2026, 2, 28)


def test_the_calendar_ends_where_its_years_end(window, qtbot):
    window.go_to(date(1995, 1, 1))
    press(qtbot, window, Qt.Key.Key_Left, Qt.Key.Key_PageUp)
    qtbot.mouseClick(window.bar.back, Qt.MouseButton.LeftButton)
    assert window.view.day() == date(1995, 1, 1)
    window.go_to(date(2150, 12, 31))
    press(qtbot, window, Qt.Key.Key_Right)
    window.bar.step(1)
    assert window.view.day() == date(2150, 12, 31)


def test_years_are_stepped_by_mouse_keys_and_list(window, qtbot):
    window.go_to(date(2028, 2, 29))
    qtbot.mouseClick(window.bar.next, Qt.MouseButton.LeftButton)
    assert window.view.day() == date(2029, 2, 28)
    qtbot.keyClick(window.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.view.day() == date(2028, 2, 28)
    window.bar.year.setCurrentText("2023")
    assert window.pane.day() == date(2023, 2, 28)
    assert any("nghỉ bù: Giỗ Tổ Hùng Vương (29/04)" in line for line in lines(window))


def test_a_click_goes_to_the_day_and_a_tip_tells_of_it(window, qtbot):
    place = window.view.centre_of(date(2026, 4, 27))
    qtbot.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=place)
    assert window.view.day() == date(2026, 4, 27)
    assert window.view.words_of(date(2026, 4, 27)) == (
        "Thứ Hai, 27/04/2026 (11/3 âm lịch)\nnghỉ bù: Giỗ Tổ Hùng Vương (26/04)\n"
        "khoản 3 Điều 111 Bộ luật Lao động 45/2019/QH14"
    )
    between = window.view.box_of(date(2026, 1, 1)).topLeft() - QPointF(3, 0)
    qtbot.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=between.toPoint())
    assert window.view.day() == date(2026, 4, 27)


def test_a_line_of_the_list_goes_to_its_day(window):
    window.list.setCurrentRow(0)
    assert window.view.day() == date(2026, 1, 1)


# Setting a day


def test_enter_sets_a_day_by_keys_alone_and_ctrl_z_takes_it_back(window, session, qtbot, type_text):
    press(qtbot, window, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    kind = window.pane.form.entry("kind")
    assert QApplication.focusWidget() is kind
    choose_kind(window, OFF)
    qtbot.keyClick(kind, Qt.Key.Key_Return)
    type_text(QApplication.focusWidget(), "làm bù ngày 28/11", composed=True)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    type_text(QApplication.focusWidget(), "Công văn 12")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, control)
    day = session.services.days_off.calendar().day(MONDAY)
    assert day == Day(MONDAY, OFF, "làm bù ngày 28/11", "Công văn 12")
    assert window.pane.source.text() == "Cơ quan tự đặt · Công văn 12"
    assert "có thể dời" in window.foot.text()
    assert QApplication.focusWidget() is window.view
    press(qtbot, window, (Qt.Key.Key_Z,))
    assert session.services.days_off.calendar().works(MONDAY)
    assert window.pane.clear.isHidden()


def test_a_kind_that_cannot_be_is_told_beside_the_field(window, session):
    window.go_to(MONDAY)
    choose_kind(window, DayKind.SWAPPED_WORKING)
    window.pane.save.click()
    assert "không phải thứ Bảy" in window.pane.form.error("kind")
    assert session.services.days_off.edited(2026) == {}


def test_no_kind_no_day(window, session):
    window.go_to(MONDAY)
    window.pane.save.click()
    assert window.pane.form.error("kind") == "Cần nhập ngày này là."
    assert session.services.days_off.edited(2026) == {}


def test_a_holiday_is_taken_away_and_given_back(window, session):
    window.go_to(CULTURE_DAY)
    choose_kind(window, DayKind.WORKING)
    window.pane.save.click()
    assert session.services.days_off.calendar().works(CULTURE_DAY)
    assert lines(window)[-1] == "Thứ Ba, 24/11: ngày làm việc\ncơ quan tự đặt"
    assert not window.pane.clear.isHidden()
    window.pane.clear.click()
    assert not session.services.days_off.calendar().works(CULTURE_DAY)


def test_typed_words_are_not_lost_without_a_question(window, quiet_door):
    window.go_to(MONDAY)
    choose_kind(window, OFF)
    quiet_door.answers += [False, True]
    window.go_to(CULTURE_DAY)
    assert window.view.day() == MONDAY
    window.go_to(CULTURE_DAY)
    assert window.view.day() == CULTURE_DAY


def test_a_change_made_elsewhere_is_shown_and_typing_stays(window, session):
    window.go_to(MONDAY)
    choose_kind(window, OFF)
    session.background.run(window, lambda s: s.days_off.set_day(date(2026, 11, 25), H, "Lễ"))
    assert any(line.startswith("Thứ Tư, 25/11: Lễ") for line in lines(window))
    assert window.pane.form.is_dirty()


# Confirming, pasting, printing


def test_a_year_is_confirmed_and_that_is_taken_back(window, session, quiet_door):
    window.go_to(date(2027, 2, 6))
    assert window.pane.state.text() == "Tết Nguyên đán, mùng 1 (dự kiến)"
    quiet_door.answers += [False, True]
    window.bar.confirm.click()
    assert not session.services.days_off.years_confirmed()
    window.bar.confirm.click()
    assert session.services.days_off.years_confirmed() == {2027}
    assert window.bar.state.text() == "Đã đối chiếu thông báo"
    assert window.pane.state.text() == "Tết Nguyên đán, mùng 1"
    assert not any("dự kiến" in line.split("\n")[0] for line in lines(window))
    window.go_to(TODAY)
    assert window.note.isHidden()
    window.go_to(date(2027, 2, 6))
    window.bar.confirm.click()
    assert window.bar.state.text() == "Còn 8 ngày dự kiến"
    window.undo()
    assert window.bar.state.text() == "Đã đối chiếu thông báo"


def test_a_year_with_nothing_expected_needs_no_confirming(window):
    window.go_to(date(2025, 5, 2))
    assert window.bar.state.text() == "Không còn ngày dự kiến"
    assert not window.bar.confirm.isEnabled()


def test_a_notice_on_the_clipboard_is_taken_over_as_one_step(window, session, qtbot):
    window.go_to(date(2027, 1, 1))
    QApplication.clipboard().setText(NOTICE)
    dialog = window.paste_list()
    assert dialog.found.count() == 8
    assert dialog.found.item(0).text() == "Thứ Tư, 03/02: Tết Nguyên đán"
    assert "Dòng 3" in dialog.problems.text()
    assert dialog.drop.text().endswith("10/02")
    assert dialog.take.text() == "Đặt 9 ngày"
    dialog.drop.setChecked(False)
    assert dialog.take.text() == "Đặt 8 ngày"
    dialog.drop.setChecked(True)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    calendar = session.services.days_off.calendar()
    assert calendar.works(date(2027, 2, 10))
    assert calendar.works(date(2027, 2, 20))
    assert not calendar.works(date(2027, 2, 3))
    window.undo()
    assert session.services.days_off.edited(2027) == {}


def test_what_is_typed_into_the_list_is_understood_at_once(window, session, qtbot):
    QApplication.clipboard().setText("không phải danh sách")
    dialog = window.paste_list()
    assert dialog.entry.value() == ""
    assert not dialog.take.isEnabled()
    dialog.entry.put("25/11 nghỉ  Lễ của tỉnh")
    qtbot.waitUntil(lambda: dialog.found.count() == 1)
    dialog.take.click()
    edited = session.services.days_off.edited(2026)
    assert edited[date(2026, 11, 25)].name == "Lễ của tỉnh"


def test_the_year_is_printed_from_its_preview(window, qtbot):
    window.print_year()
    preview = window.findChild(PreviewWindow)
    qtbot.waitUntil(preview.isVisible)
    assert preview.windowTitle().endswith("Lịch nghỉ năm 2026")
    preview.close()


# The window


def test_one_window_at_a_time_and_none_after_the_book(session, qtbot):
    opener = DaysOff(None, session)
    first = opener.open()
    assert opener.open() is first
    first.close()
    settle()
    second = opener.open()
    assert second is not first
    session.background.ended.emit()
    assert not second.isVisible()
    settle()


def test_closing_asks_about_what_was_typed(window, quiet_door):
    window.go_to(MONDAY)
    choose_kind(window, OFF)
    quiet_door.answers += [False, True]
    window.reject()
    assert window.isVisible()
    window.reject()
    settle()
    assert not isValid(window)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_every_button_is_within_the_window(session, qapp, qtbot, scale):
    theme.apply_theme(qapp, text_scale=scale)
    try:
        window = DaysOffWindow(None, session)
        qtbot.addWidget(window)
        for size in ((910, 512), (1366, 728)):
            window.resize(*size)
            window.show()
            settle()
            if scale == 1.0 or size[0] > 1000:
                assert window.size().toTuple() == size
            window.edit_day()
            for button in window.findChildren(QPushButton):
                if button.isVisible():
                    corner = button.mapTo(window, QPoint(button.width(), button.height()))
                    assert window.rect().contains(corner - QPoint(1, 1)), (size, button.text())
        window.close()
        settle()
    finally:
        theme.apply_theme(qapp)


def test_a_low_window_shows_the_day_or_the_list(session, qtbot):
    window = DaysOffWindow(None, session)
    qtbot.addWidget(window)
    window.resize(910, 512)
    window.show()
    settle()
    assert window.pane.isVisible()
    assert not window.list.isVisible()
    window.side._group.button(1).click()
    assert window.list.isVisible()
    window.view.opened.emit()
    assert window.pane.isVisible()
    window.resize(910, 728)
    settle()
    assert window.list.isVisible()
    window.close()
    settle()


def test_the_year_is_read_aloud(window):
    window.go_to(CULTURE_DAY)
    assert "Thứ Ba, 24/11/2026" in window.view.accessibleName()
    assert "Ngày Văn hóa Việt Nam" in window.view.accessibleName()


def test_an_office_day_without_document_shows_no_made_up_one(window, session):
    edit = DayEdit(MONDAY, OFF)
    session.background.run(window, lambda s: s.days_off.add_days([edit]))
    window.go_to(MONDAY)
    assert window.pane.source.text() == "Cơ quan tự đặt"
    assert window.pane.form.values()["document"] == ""


def test_today_is_in_sight_from_the_beginning_on_a_low_screen(session, qtbot):
    made = DaysOffWindow(None, session)
    qtbot.addWidget(made)
    made.resize(900, 480)
    made.show()
    qtbot.waitUntil(
        lambda: (
            made.area.viewport()
            .rect()
            .contains(made.view.mapTo(made.area.viewport(), made.view.centre_of(TODAY)))
        )
    )
    assert made.area.verticalScrollBar().value() > 0, "the year is longer than this window"
