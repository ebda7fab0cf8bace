"""The chairman's calendar by keys and mouse: empty, planned, posted, postponed, printed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton

from desktop_app.receptions.model import ChairmanDayValues, DayStatus
from ui.pictures import settle
from ui.preview.window import PreviewWindow
from ui.receptions.days.keys import KEYS
from ui.receptions.days.page import ChairmanDaysPage
from ui.receptions.days.plan_dialog import PlanDialog
from ui.widgets.ask import AskDialog

DEC3, DEC17 = date(2026, 12, 3), date(2026, 12, 17)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(session, qtbot):
    made = ChairmanDaysPage(session)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    settle()


@pytest.fixture
def days(session):
    """The days as the writing side has them."""
    return session.services.chairman_days


def put(page, session, day, **values):
    """A day written as another screen would."""
    found = []
    session.background.run(
        page, lambda s: s.chairman_days.add(ChairmanDayValues(day=day, **values)), found.append
    )
    return found[0].uid


def dialog(page, kind=AskDialog):
    (found,) = [one for one in page.findChildren(kind) if one.isVisible()]
    return found


def press(page, words):
    """Press the button of the panel that begins with these words."""
    settle()
    (found,) = [
        one for one in page.panel.findChildren(QPushButton)
        if one.text().startswith(words) and one.isVisible()
    ]  # fmt: skip
    found.click()


def test_an_empty_year_teaches_what_the_law_asks(page):
    assert page.empty.isVisible()
    assert "02 ngày mỗi tháng" in page.empty.text.text()
    assert "phải có 2 ngày trong tháng" in page.note.text()


def test_a_plan_by_keys_alone(page, days, qtbot, type_text):
    page.take_focus()
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    asked = dialog(page, PlanDialog)
    asked.form.entry("pattern").clear()
    type_text(asked.form.entry("pattern"), "ngày 3 và 24")
    asked.propose()
    rows = [row.cells for row in asked.days.ticks.rows]
    # 24/11 is a holiday: the next day is offered, unticked since its notice would be late
    assert rows[0][0] == "Thứ Tư, 25/11/2026"
    assert "thay ngày 24/11/2026: Ngày Văn hóa Việt Nam" in rows[0][2]
    assert "đã quá hạn niêm yết" in rows[0][2]
    assert asked.days.ticks.ticked == [False, True, True]
    assert asked.go.text() == "Lập 2 ngày"
    asked.activateWindow()
    qtbot.waitUntil(asked.isActiveWindow)
    qtbot.keyClick(asked.days, Qt.Key.Key_S, CONTROL)
    assert [day.values.day for day in days.between(None, None)] == [DEC3, date(2026, 12, 24)]
    assert page.table.records().rowCount() == 2
    assert "03/12/2026 phải niêm yết chậm nhất 26/11/2026" in page.note.text()


def test_a_pattern_that_is_not_understood_is_told_while_typing(page):
    asked = page.plan()
    asked.form.set_values({**asked.form.values(), "pattern": "khi rảnh"})
    asked.propose()
    assert "Chưa hiểu “khi rảnh”" in asked.note.text()
    assert not asked.go.isEnabled()
    asked.reject()


def test_days_that_stand_already_are_not_ticked(page, session):
    put(page, session, DEC3)
    asked = page.plan()
    known = [row for row in asked.days.ticks.rows if "đã có trong lịch" in row.cells[2]]
    assert [row.cells[0] for row in known] == ["Thứ Năm, 03/12/2026"]
    assert not known[0].ticked
    asked.reject()


def test_posting_postponing_and_the_notice_of_the_change(page, session, days, quiet_door):
    uid = put(page, session, DEC3)
    page.open_uid(uid)
    press(page, "Ghi niêm yết")
    asked = dialog(page)
    assert "Chậm nhất 26/11/2026" in asked.findChildren(type(page.year))[1].text()
    asked.form.ask_to_save()
    assert days.get(uid).values.posted_on == date(2026, 11, 21)
    press(page, "Hoãn sang ngày khác")
    asked = dialog(page)
    asked.form.set_values({"moved_to": "2026-12-20", "reason": "họp tỉnh"})
    asked.form.ask_to_save()
    assert "là ngày nghỉ" in asked.form.error("moved_to")
    asked.form.set_values({"moved_to": DEC17.isoformat(), "reason": "họp tỉnh"})
    asked.form.ask_to_save()
    assert [day.values.status for day in days.between(None, None)] == [
        DayStatus.POSTPONED, DayStatus.PLANNED
    ]  # fmt: skip
    assert page.chosen().values.day == DEC17, "the new day is shown"
    page.open_uid(uid)
    press(page, "In thông báo thay đổi")
    (shown,) = page.findChildren(PreviewWindow)
    assert shown.windowTitle() == "Xem trước bản in – Thông báo thay đổi ngày tiếp công dân"
    shown.close()


def test_a_past_day_is_held_or_nobody_came(page, session, days):
    uid = put(page, session, date(2026, 11, 19))
    page.open_uid(uid)
    assert page.panel.state.text() == "Chưa ghi kết quả"
    press(page, "Không có công dân đến")
    assert days.get(uid).values.no_visitor
    assert page.panel.state.text() == "Không có người đến"
    press(page, "Mở lại")
    press(page, "Đã tiếp")
    assert days.get(uid).values.status is DayStatus.HELD


def test_what_is_refused_is_told(page, session, days, quiet_door):
    uid = put(page, session, date(2026, 11, 19))
    page.open_uid(uid)
    session.background.run(page, lambda s: s.chairman_days.cancel(uid, "bão"))
    page.do(lambda s: s.chairman_days.hold(uid))
    assert quiet_door.shown == [("tell", "Ngày này đã hoãn hoặc hủy.")]


def test_the_notice_of_the_days_ahead_is_shown_and_printed(page, session, qtbot):
    put(page, session, DEC3)
    put(page, session, DEC17)
    page.take_focus()
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    (shown,) = page.findChildren(PreviewWindow)
    assert shown.windowTitle().endswith("Lịch tiếp công dân")
    shown.close()


def test_the_list_of_days_tells_when_there_is_nothing(page, session):
    asked = page.print_list()
    asked.form.ask_to_save()
    assert "chưa có ngày nào" in asked.form.error("first")
    asked.reject()
    uid = put(page, session, date(2026, 11, 5))
    session.background.run(page, lambda s: s.chairman_days.hold(uid))
    page.print_list().form.ask_to_save()
    (shown,) = page.findChildren(PreviewWindow)
    shown.close()


def test_why_tells_how_the_last_day_was_counted(page, session):
    page.open_uid(put(page, session, DEC3))
    page.panel.why.click()
    (shown,) = [w for w in page.findChildren(object) if type(w).__name__ == "WhyWindow"]
    assert shown.panel.title.text() == "Niêm yết lịch tiếp công dân ngày 03/12/2026"
    shown.close()


def test_months_and_years_by_keys(page, session, qtbot):
    put(page, session, DEC3)
    put(page, session, date(2026, 11, 26))
    page.take_focus()
    qtbot.keyClick(page.table, Qt.Key.Key_F6)
    qtbot.keyClick(page.strip, Qt.Key.Key_End)
    assert (page.strip.month(), page.table.records().rowCount()) == (12, 1)
    qtbot.keyClick(page.strip, Qt.Key.Key_Left)
    assert page.chosen().values.day == date(2026, 11, 26)
    qtbot.keyClick(page.strip, Qt.Key.Key_Escape)
    assert page.table.records().rowCount() == 2
    qtbot.keyClick(page.strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.year.text() == "Năm 2027"
    assert page.empty.isVisible()
    middle = page.strip.box_of(3).center().toPoint()
    qtbot.mouseClick(page.strip, Qt.MouseButton.LeftButton, pos=middle)
    assert page.strip.month() == 3


def test_the_keys_that_are_told_are_bound(page):
    told = {key for keys in KEYS.values() for key, _what in keys}
    bound = {one.key().toString() for one in page.findChildren(QShortcut)}
    bound |= {one.shortcut().toString() for one in page.findChildren(QPushButton)}
    assert {"F6", "F2", "Alt+Left", "Alt+Right", "Ctrl+N", "Ctrl+Shift+N", "Ctrl+P"} <= bound
    assert {"F6", "Ctrl+N", "Ctrl+Shift+N", "Ctrl+P", "Alt+← →"} <= told


def test_visits_of_the_day_are_listed_and_opened(page, session, qtbot):
    uid = put(page, session, date(2026, 11, 19))

    def visit(services):
        with services.book.change(user="canbo", label="Ghi lượt tiếp") as change:
            change.insert(
                "receptions",
                {"year": 2026, "number": 7, "received_on": "2026-11-19", "content": "Đất đai",
                 "day_uid": uid},
            )  # fmt: skip

    session.background.run(page, visit)
    page.open_uid(uid)
    with qtbot.waitSignal(page.open_wanted) as opened:
        press(page, "Số 7: Đất đai")
    assert opened.args[0] == "receptions"
    settle()
    labels = [b.text() for b in page.panel.findChildren(QPushButton) if b.isVisible()]
    assert "Không có công dân đến" not in labels
