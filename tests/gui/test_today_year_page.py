"""The page of the year's work by keys: tick, write, another year, what is on already."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.yearly.page import YearPage

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 21)


@pytest.fixture
def page(session, qtbot):
    made = YearPage(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def on(session, year):
    return {row.item.key for row in session.services.year_calendar.rows(year) if row.is_on}


def chosen(page):
    return {page.rows[place].item.key for place in page.table.chosen()}


def test_what_is_ahead_and_settled_is_ticked_at_first(page):
    assert page.title.text() == "Lịch việc trong năm 2026"
    expected = {
        row.item.key for row in page.rows if row.item.default_on and not row.lies_behind(TODAY)
    }
    assert chosen(page) == expected and 0 < len(expected) < len(page.rows)
    assert page.counts.text() == f"Thêm {len(expected)} nhiệm vụ."


def test_ctrl_s_switches_on_and_leaves(page, session, qtbot):
    wanted = chosen(page)
    with qtbot.waitSignal(page.leave_wanted):
        qtbot.keyClick(page.table, Qt.Key.Key_S, CTRL)
    assert on(session, 2026) == wanted
    assert page.counts.text() == "Chưa có gì thay đổi." and not page.go.isEnabled()
    session.background.run(page, lambda s: s.undo())
    assert on(session, 2026) == set()


def test_space_takes_a_task_back_that_nobody_touched(page, session, qtbot):
    page.write()
    place = page.table.chosen()[0]
    page.table.selectRow(place)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.counts.text() == "Bỏ 1 nhiệm vụ."
    qtbot.keyClick(page.table, Qt.Key.Key_S, CTRL)
    assert page.rows[place].item.key not in on(session, 2026)


def test_a_task_with_work_in_it_stays_and_says_so(page, session, qtbot):
    page.write()
    place = page.table.chosen()[0]
    uid = page.rows[place].task_uid
    session.background.run(page, lambda s: s.task_work.add_note(uid, "đã gọi điện"))
    assert page.table.ticks.rows[place].cells[-1] == "đã bật, đang làm"
    page.table.selectRow(place)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.counts.text() == "Giữ 1 việc đã có người làm hoặc sửa."
    assert not page.go.isEnabled()


def test_other_years_by_keys(page, session, qtbot):
    qtbot.keyClick(page.table, Qt.Key.Key_PageDown, CTRL)
    assert page.title.text() == "Lịch việc trong năm 2027"
    assert not any(row.lies_behind(TODAY) for row in page.rows)
    page.write()
    assert on(session, 2027) and not on(session, 2026)
    qtbot.keyClick(page.table, Qt.Key.Key_PageUp, CTRL)
    assert page.year == 2026 and chosen(page), "the proposal of a year without any"


def test_the_chosen_item_is_explained(page, qtbot):
    place = next(at for at, row in enumerate(page.rows) if row.days and row.item.note)
    page.table.selectRow(place)
    item = page.rows[place].item
    assert page.detail.title.text() == item.title
    for words in (item.when_words, item.note, item.certainty.lower()):
        assert words in page.detail.facts.text()


def test_in_december_the_next_year_is_meant(session, clock, qtbot):
    clock.moment = clock.moment.replace(month=12, day=1)
    made = YearPage(session)
    qtbot.addWidget(made)
    assert made.year == 2027
