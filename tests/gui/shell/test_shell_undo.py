"""Undo at the desk: a small one shows nothing, a long one is told and can be stopped."""

import threading

import pytest
from PySide6.QtWidgets import QProgressBar

from desktop_app.jobs import Job
from ui.progress import ProgressPanel
from ui.undoing import STOPPED

MANY = 300


@pytest.fixture
def villages(qtbot, at_desk):
    """Many villages written by one change; and how many there are."""

    def paste(services):
        with services.book.change(user=services.user, label="Dán thôn") as change:
            for number in range(MANY):
                change.insert("villages", {"name": f"Thôn {number}"})

    def count():
        return at_desk.session.services.book.count("villages")

    at_desk.session.background.run(at_desk.desk, paste)
    qtbot.waitUntil(lambda: count() == MANY)
    return count


@pytest.fixture
def panels(monkeypatch):
    """Every panel that is made, and those that appeared."""
    made, appeared = [], []
    of_class, show = ProgressPanel.__init__, ProgressPanel.showEvent

    def init(self, *arguments):
        of_class(self, *arguments)
        made.append(self)

    def shown(self, event):
        appeared.append(self)
        show(self, event)

    monkeypatch.setattr(ProgressPanel, "__init__", init)
    monkeypatch.setattr(ProgressPanel, "showEvent", shown)
    return made, appeared


@pytest.fixture
def held(monkeypatch):
    """The undo stands still in its middle until told to go on."""
    reached, go_on, step = threading.Event(), threading.Event(), Job.step

    def slow(self, done, total, text=""):
        if done == 100:
            reached.set()
            assert go_on.wait(20)
        step(self, done, total, text)

    monkeypatch.setattr(Job, "step", slow)
    yield reached, go_on
    go_on.set()


def test_a_small_undo_shows_no_panel(qtbot, at_desk, villages, panels):
    made, appeared = panels
    at_desk.desk.undo()
    qtbot.waitUntil(lambda: villages() == 0)
    qtbot.waitUntil(lambda: not at_desk.session.background.busy())
    assert len(made) == 1 and appeared == []
    assert "Đã hoàn tác: Dán thôn" in at_desk.desk.foot.text()
    qtbot.waitUntil(lambda: not at_desk.findChildren(ProgressPanel))


def test_a_long_undo_is_told_and_stops_with_nothing_lost(qtbot, at_desk, villages, panels, held):
    reached, go_on = held
    made, appeared = panels
    desk = at_desk.desk
    desk.undo()
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(lambda: len(appeared) == 1, timeout=20_000)
    (panel,) = made
    assert panel.text().startswith("Đang hoàn tác")
    assert panel.stop.isEnabled()
    desk.undo()  # pressed again from impatience: not begun anew after the stop
    assert len(made) == 1
    panel.stop.click()
    go_on.set()
    qtbot.waitUntil(lambda: desk.foot.text() == STOPPED)
    qtbot.waitUntil(lambda: not at_desk.session.background.busy())
    assert villages() == MANY
    assert len(made) == 1
    assert at_desk.session.services.book.verify_history().whole
    desk.undo()
    qtbot.waitUntil(lambda: villages() == 0)


def test_the_panel_counts_the_rows(qtbot, at_desk, villages, panels, held):
    reached, go_on = held
    made, _appeared = panels
    at_desk.desk.undo()
    qtbot.waitUntil(reached.is_set)
    (panel,) = made
    bar = panel.findChild(QProgressBar)
    qtbot.waitUntil(lambda: bar.maximum() == MANY)
    assert f"0 / {MANY} dòng" in panel.text()
    go_on.set()
    qtbot.waitUntil(lambda: villages() == 0)


def test_keys_pressed_meanwhile_are_done_one_after_another(qtbot, at_desk, villages):
    desk, background = at_desk.desk, at_desk.session.background
    background.run(desk, lambda s: s.office.save_item("villages", {"name": "Bản Đông"}))
    qtbot.waitUntil(lambda: villages() == MANY + 1)
    for _ in range(2):
        desk.undo()
    desk.redo()
    qtbot.waitUntil(lambda: not background.busy() and "làm lại" in desk.foot.text())
    assert villages() == MANY
