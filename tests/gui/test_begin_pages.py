"""A plan begun from last year's or from the skeleton, by keyboard, up to the editor."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.plans.reader import read_plan
from ui.plans.begin.copy_page import CopyPage
from ui.plans.begin.starter_page import StarterPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept(session, plan_file, tab):
    """The plan of the file, in the book."""
    read = read_plan(plan_file)
    uid = session.background._own_services().plans.save(read).uid
    tab.refresh()
    return uid


def action(tab, label: str):
    from ui.plans import actions  # noqa: PLC0415

    return next(a for a in (*actions.PLAN_ACTIONS, *actions.NEW_ACTIONS) if a.label == label)


def record(session, uid: str):
    return session.services.plans.rows([uid])[0]


def made_after(session, *before: str) -> str:
    (uid,) = set(session.services.plans.ids()) - set(before)
    return str(uid)


def test_last_years_plan_is_copied_with_its_ticks(tab, session, kept, qtbot) -> None:
    action(tab, "Chép cho năm khác…").run(tab, kept)
    page = tab.pages.currentWidget()
    assert isinstance(page, CopyPage)
    old = session.services.plans.get(kept).plan
    year = page.year.value()
    assert page.table.ticks.rows
    shift = page._shifts[0]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)  # the first one is not wanted
    assert not page.table.ticks.ticked[0]
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is not page)
    uid = made_after(session, kept)
    new = session.services.plans.get(uid).plan
    assert (record(session, uid)["made"], record(session, uid)["source_uid"]) == ("copy", kept)
    assert (new.number, new.date) == (None, None)
    assert shift.old in new.title
    assert str(year) in new.date_text
    assert session.services.plans.get(kept).plan == old
    tab.leave_page()
    assert tab.pages.currentWidget() is tab.list
    assert tab.list.selected() == [uid]


def test_the_own_year_makes_no_copy(tab, kept, session) -> None:
    action(tab, "Chép cho năm khác…").run(tab, kept)
    page = tab.pages.currentWidget()
    page.year.choose(page._proposal.from_year)
    assert not page.make.isEnabled()
    assert "chọn năm khác" in page.note.text()


def test_a_tick_for_all_and_for_none(tab, kept) -> None:
    action(tab, "Chép cho năm khác…").run(tab, kept)
    page = tab.pages.currentWidget()
    page._tick_all(on=False)
    assert page.table.chosen() == []
    page._tick_all(on=True)
    assert len(page.table.chosen()) == len(page._shifts)
    assert str(len(page._shifts)) in page.count.text()


def test_the_skeleton_becomes_a_draft(tab, session, qtbot) -> None:
    action(tab, "Từ bộ khung có sẵn…").run(tab)
    page = tab.pages.currentWidget()
    assert isinstance(page, StarterPage)
    assert "chưa biết đơn vị" in page.note.text()
    rows = len(page.table.ticks.rows)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert "Theo " in page.detail.text()
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is not page)
    uid = made_after(session)
    assert record(session, uid)["made"] == "starter"
    assert len(session.services.plans.get(uid).plan.tasks) == rows - 1


def test_escape_makes_nothing(tab, session, qtbot) -> None:
    before = session.services.plans.ids()
    action(tab, "Từ bộ khung có sẵn…").run(tab)
    page = tab.pages.currentWidget()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert session.services.plans.ids() == before
