"""The province: a list drops down while one types, and the whole name is written at the end."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.start.office_page import OfficePage


@pytest.fixture
def page(qtbot):
    made = OfficePage(date(2026, 11, 21))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.province.setFocus()
    return made


def test_the_list_drops_down_and_a_name_is_taken_by_keys(qtbot, page):
    QTest.keyClicks(page.province, "ninh")
    shown = page.province.proposals()
    assert len(shown) == 4
    assert "Tỉnh Quảng Ninh" in shown
    assert page.province.text() == "ninh"
    popup = page.province._popup
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert page.province.text() in shown
    assert page.province.proposals() == []


def test_the_whole_name_is_written_when_the_cursor_leaves(qtbot, page):
    QTest.keyClicks(page.province, "da nang")
    assert page.province.proposals() == []
    assert page.province.text() == "da nang"
    page.code.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.province.text() == "Thành phố Đà Nẵng"


def test_words_that_fit_nothing_stay_and_show_no_list(page):
    QTest.keyClicks(page.province, "atlantis")
    assert page.province.proposals() == []
    page.code.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.province.text() == "atlantis"
