"""The chairman's days on the board of the day: opened in their tab, their limit explained."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.receptions.model import ChairmanDayValues
from desktop_app.today.horizon import Group
from ui.pictures import settle
from ui.today.board_page import BoardPage


@pytest.fixture
def page(session, qtbot):
    made = BoardPage(session)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    day = ChairmanDayValues(day=date(2026, 12, 3))
    session.background.run(made, lambda s: s.chairman_days.add(day))
    made.refresh()
    settle()
    yield made
    settle()


def soon(page):
    return page.board.cards[Group.SOON].list


def test_the_last_day_of_the_notice_is_explained(page, qtbot):
    rows = soon(page)
    rows.enter(0)
    assert rows.chosen().title == "Niêm yết lịch tiếp công dân ngày 03/12/2026"
    rows.why_asked.emit(rows.chosen())
    (shown,) = [one for one in page.findChildren(object) if type(one).__name__ == "WhyWindow"]
    assert "26/11/2026" in shown.panel.sentence.text()
    shown.close()


def test_space_opens_the_day_in_its_tab_and_marks_nothing(page, qtbot, session):
    rows = soon(page)
    rows.enter(0)
    with qtbot.waitSignal(page.open_wanted) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Space)
    (day,) = session.services.chairman_days.between(None, None)
    assert opened.args == ["receptions", day.uid]
    assert day.values.status == "planned"
