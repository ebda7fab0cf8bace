"""The book is closed while an editor is still there: no timer of it reads or writes any more."""

import threading

import pytest
from editor_rig import edit, field, put_in_book
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.plans.editor.keeping import Keeper
from ui.plans.tab import PlansTab
from ui.session import Session


@pytest.fixture
def uid(session, plan_file):
    return put_in_book(session, plan_file)


@pytest.fixture
def editor(qtbot, tab, uid):
    return edit(qtbot, tab, uid)


def active(page):
    """The timers of the work that would fire into the book."""
    return [timer for timer in page.work.findChildren(QTimer) if timer.isActive()]


def test_a_closed_book_stops_the_timers_of_the_work(editor, session, type_text):
    type_text(field(editor, "place"), " Thượng")
    assert len(active(editor)) == 4  # two of keeping, one of looking over, one of the steps
    session.close()
    assert active(editor) == []


def test_what_is_typed_after_the_book_was_closed_starts_nothing(editor, session, type_text):
    session.close()
    type_text(field(editor, "place"), " Thượng")
    assert editor.work.plan.place.endswith("Thượng")
    assert active(editor) == []


def test_an_editor_that_was_left_starts_nothing_more(editor, type_text):
    editor.work.stop()
    type_text(field(editor, "place"), " Thượng")
    assert active(editor) == []


def test_a_failure_that_is_told_late_tries_nothing_again(editor, monkeypatch):
    editor.work.stop()
    keeper: Keeper = editor.work.keeper
    keeper._on_bug(RuntimeError("late"))
    assert active(editor) == []


def test_an_answer_that_comes_after_the_end_is_dropped(qtbot, session, uid, type_text):
    """With real threads: the outcome of a looking over lies ready when the book is closed."""
    session.background.shutdown()
    session.background = background = Background(session.office.services)
    tab = PlansTab(session)
    qtbot.addWidget(tab)
    tab.resize(1366, 700)
    tab.show()
    qtbot.waitUntil(lambda: not background.busy())
    tab.edit_plan(uid)
    page = tab.pages.currentWidget()
    page.panes.open_side(False)
    qtbot.waitUntil(lambda: not background.busy() and page.work.refreshed is not None)
    looked_over = []
    page.work.looked_over.connect(lambda: looked_over.append(1))
    type_text(field(page, "place"), " Thượng")
    page.work.refresher.now(page.work.stack.kept)
    page.work.keeper.keep()
    done = threading.Event()
    background._files.submit(done.set)
    assert done.wait(20)
    _close(session)
    QApplication.processEvents()
    assert looked_over == []
    assert active(page) == []


def _close(session: Session) -> None:
    session.background.shutdown()
    session.services.close()
