"""A plan's tasks go into the checklist by keys, once, and follow the plan."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from ui.plans.to_tasks.page import ToTasksPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept(opened, tab, qtbot) -> str:
    """The plan read from a file, saved into the book."""
    qtbot.keyClick(opened, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(tab.reader.shown.uid))
    return tab.reader.shown.uid


@pytest.fixture
def page(kept, tab, qtbot) -> ToTasksPage:
    qtbot.keyClick(tab.reader, Qt.Key.Key_T, CTRL)
    shown = tab.pages.currentWidget()
    assert isinstance(shown, ToTasksPage)
    return shown


def test_by_keys_alone_and_back(page, tab, qtbot, session):
    offered = len(page.table.ticks.rows)
    assert offered == len(page.table.chosen()) > 1
    qtbot.keyClick(page.table, Qt.Key.Key_Space)  # the first one stays out
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert tab.pages.currentWidget() is tab.reader
    tasks = session.services.tasks
    assert len(tasks.ids()) == offered - 1
    assert all(task.values.plan_name == "15/KH-UBND" for task in tasks.tasks(tasks.ids()))
    session.background.run(tab, lambda services: services.undo())
    assert tasks.ids() == []


def test_what_would_be_late_at_once_is_told(page, qtbot, session, clock):
    told = page.count.text()
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    tasks = session.services.tasks
    days = [task.next_due for task in tasks.tasks(tasks.ids())]
    late = sum(day is not None and day < clock.today() for day in days)
    assert late and f"{late} việc hạn đã qua, sẽ nằm ở Quá hạn" in told


def test_the_tasks_of_a_kept_plan_lead_on_to_the_checklist(opened, tab, qtbot):
    opened.go_to_page("tasks")
    assert not opened.tasks.offer.isVisible(), "not before it is kept in the book"
    qtbot.keyClick(opened, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(tab.reader.shown.uid))
    assert opened.tasks.offer.isVisible()
    qtbot.mouseClick(opened.tasks.offer.findChild(QAbstractButton), Qt.MouseButton.LeftButton)
    assert isinstance(tab.pages.currentWidget(), ToTasksPage)


def test_a_second_time_nothing_is_there_twice(page, tab, qtbot, session, kept):
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    before = session.services.tasks.ids()
    qtbot.keyClick(tab.reader, Qt.Key.Key_T, CTRL)
    again = tab.pages.currentWidget()
    assert again.table.chosen() == []
    assert not again.make.isEnabled()
    assert again.count.text() == "Mọi việc của kế hoạch đã có trong Nhiệm vụ, không có gì đổi."
    assert "đã có, không đổi" in again.table.ticks.rows[0].cells[4]
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.reader
    assert session.services.tasks.ids() == before


def test_a_changed_task_is_told_and_follows(page, tab, qtbot, session, kept):
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    services = session.services
    uid = services.tasks.ids()[0]
    values = services.tasks.get(uid).values
    changed = dataclasses.replace(values, title="Nội dung cũ", officer="Bà Mẫu", year=values.year)
    session.background.run(tab, lambda s: s.tasks.change(uid, changed))
    (proposal,) = [p for p in services.plan_tasks.propose(kept) if p.task and p.task.uid == uid]
    assert proposal.differences == ("nội dung",)
    session.background.run(tab, lambda s: s.plan_tasks.write(kept, [proposal]))
    followed = services.tasks.get(uid).values
    assert (followed.title, followed.officer) == (values.title, "Bà Mẫu")
