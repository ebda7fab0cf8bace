"""Reports on the board of the day: their day explained, opened in their tab."""

from collections.abc import Iterator
from datetime import date

import pytest
import today_rig
from PySide6.QtCore import Qt

from desktop_app.reports.duties_model import DutyValues
from desktop_app.today.horizon import Group
from ui.pictures import settle
from ui.today.board_page import BoardPage

TODAY = date(2026, 11, 21)


@pytest.fixture
def page(session, qtbot) -> Iterator[BoardPage]:  # type: ignore[no-untyped-def]
    made = BoardPage(session)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    duty = DutyValues(name="Báo cáo dân chủ", due="--11-29", recipient="Sở Nội vụ")
    session.background.run(made, lambda s: s.report_duties.add(duty))
    made.refresh()
    settle()
    yield made
    settle()


def test_the_day_is_explained_with_what_moved_it(page: BoardPage) -> None:
    rows = page.board.cards[Group.SOON].list
    rows.enter(0)
    item = rows.chosen()
    assert item is not None
    assert (item.title, item.feature) == ("Báo cáo dân chủ năm 2026", "reports")
    assert item.reason == "hạn 29/11, là ngày nghỉ nên lùi về trước"
    rows.why_asked.emit(item)
    (shown,) = [one for one in page.findChildren(object) if type(one).__name__ == "WhyWindow"]
    assert "27/11/2026" in shown.panel.sentence.text()
    shown.close()


def test_space_opens_it_in_its_tab_and_marks_nothing(page: BoardPage, qtbot, session) -> None:  # type: ignore[no-untyped-def]
    rows = page.board.cards[Group.SOON].list
    rows.enter(0)
    with qtbot.waitSignal(page.open_wanted) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Space)
    feature, key = opened.args
    assert feature == "reports"
    assert session.services.report_duties.due(key).status.is_open


def test_a_new_book_teaches_beside_what_the_law_asks(session, qtbot) -> None:  # type: ignore[no-untyped-def]
    made = BoardPage(session)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    settle()
    assert made.board.empty.isVisible()
    assert made.board.cards[Group.MONTH].isVisible()
    assert {one.feature for one in made.board.cards[Group.MONTH].list.rows.items} == {"reports"}
    task = today_rig.task("Họp giao ban", TODAY)
    session.background.run(made, lambda s: s.tasks.add(task))
    made.refresh()
    assert not made.board.empty.isVisible()
    settle()
