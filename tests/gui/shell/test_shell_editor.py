"""The editor in the whole window, with real threads: locked, closed, opened again, killed."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shell_rig import PASSWORD, log_in

from ui.plans.actions import NEW_ACTIONS
from ui.plans.editor.page import EditorPage
from ui.shell import desk as desk_module
from ui.shell.tabs import TABS
from ui.start.login import Login

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def writing(qtbot, code, make_window, monkeypatch):
    """The window with a blank plan in the editor, its title being written."""
    monkeypatch.setattr(desk_module, "TABS", TABS)
    window = make_window()
    log_in(qtbot, window, PASSWORD)
    window.desk.open_record("plans", "")
    tab = window.desk.tab("plans")
    next(action for action in NEW_ACTIONS if action.label == "Trang trắng").run(tab)
    qtbot.waitUntil(lambda: isinstance(tab.pages.currentWidget(), EditorPage))
    qtbot.waitUntil(window.isActiveWindow)
    tab.pages.currentWidget().pages.currentWidget().form.entry("title").setFocus()
    return window


def editor(window):
    return window.desk.tab("plans").pages.currentWidget()


def plan(window):
    plans = window.session.services.plans
    return plans.get(plans.ids()[0]).plan


def write(text):
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(QApplication.focusWidget(), event)


def test_locking_puts_the_words_into_the_book(qtbot, writing):
    write("Kế hoạch dân chủ năm 2027")
    writing.lock()
    assert isinstance(writing.screen_shown(), Login)
    qtbot.waitUntil(lambda: plan(writing).title == "Kế hoạch dân chủ năm 2027")
    writing.unlock()
    assert isinstance(editor(writing), EditorPage)
    assert editor(writing).work.plan.title == "Kế hoạch dân chủ năm 2027"


def test_closing_and_opening_again(qtbot, writing, make_window, door):
    write("Kế hoạch dân chủ năm 2027")
    writing.close()
    qtbot.waitUntil(lambda: not writing.isVisible(), timeout=20_000)
    assert door.shown == []
    again = make_window()
    log_in(qtbot, again, PASSWORD)
    assert plan(again).title == "Kế hoạch dân chủ năm 2027"
    assert again.session.services.drafts.waiting() == {}


def test_undo_in_the_editor_is_not_the_desks(qtbot, writing):
    write("Kế hoạch")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert editor(writing).work.plan.title == ""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Không còn bước nào" in writing.desk.foot.text())
    assert len(writing.session.services.plans.ids()) == 1
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    tab = writing.desk.tab("plans")
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is tab.list)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(writing.session.services.plans.ids()) == 0)


def test_leaving_while_a_write_is_under_way(qtbot, writing):
    write("Một")
    editor(writing).work.keeper.keep()
    write(" hai")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    tab = writing.desk.tab("plans")
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is tab.list)
    assert plan(writing).title == "Một hai"
    assert writing.session.services.drafts.waiting() == {}


def test_the_print_is_drawn_beside_on_its_own_thread(qtbot, writing):
    write("Kế hoạch dân chủ năm 2027")
    if not editor(writing).panes.side_is_open():  # on a narrow screen
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: editor(writing).panes.preview.count() > 0, timeout=10_000)
    qtbot.waitUntil(lambda: editor(writing).work.keeper.all_safe)
    qtbot.waitUntil(lambda: editor(writing).work.refreshed is not None)
