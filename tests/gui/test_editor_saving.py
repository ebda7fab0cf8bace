"""Ctrl+S while the person writes on: the record gets what was there, the rest stays in hand."""

import pytest
from editor_rig import CTRL, edit, field, put_in_book, stored
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.jobs import Job


@pytest.fixture
def uid(session, plan_file):
    return put_in_book(session, plan_file)


@pytest.fixture
def editor(qtbot, tab, uid):
    return edit(qtbot, tab, uid)


@pytest.fixture
def looking_over(session, monkeypatch):
    """Work of the file thread waits until it is called."""
    waiting = []

    def run_file(_parent, op, on_done=None, _on_error=None, _title=""):
        waiting.append(lambda: on_done(op(Job())))
        return Job()

    def let_go():
        while waiting:
            waiting.pop(0)()

    let_go.waiting = waiting
    monkeypatch.setattr(session.background, "run_file", run_file)
    return let_go


def save(qtbot, looking_over):
    before = len(looking_over.waiting)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(looking_over.waiting) > before)


def test_what_is_typed_during_a_save_stays_work_in_hand(
    qtbot, editor, session, uid, type_text, looking_over
):
    type_text(field(editor, "place"), " Hạ")
    save(qtbot, looking_over)
    assert session.services.drafts.work_in_hand(uid) is not None  # kept at once
    assert stored(session, uid).place == "Đồng Mẫu"
    type_text(field(editor, "place"), " Một")
    looking_over()
    assert stored(session, uid).place == "Đồng Mẫu Hạ"
    opened = session.services.drafts.open(uid)
    assert opened.kept.plan.place == "Đồng Mẫu Hạ Một"
    assert not opened.changed_since
    assert editor.work.plan.place == "Đồng Mẫu Hạ Một"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert stored(session, uid).place == "Đồng Mẫu Hạ Một"
    assert session.services.drafts.waiting() == {}


def test_a_save_without_further_typing_leaves_no_work_in_hand(
    qtbot, editor, session, uid, type_text, looking_over
):
    type_text(field(editor, "place"), " Hạ")
    save(qtbot, looking_over)
    looking_over()
    assert stored(session, uid).place == "Đồng Mẫu Hạ"
    assert session.services.drafts.waiting() == {}
    assert editor.work.untouched


def test_a_save_that_leaving_has_overtaken_writes_nothing_old(
    qtbot, editor, session, uid, type_text, looking_over
):
    type_text(field(editor, "place"), " Hạ")
    save(qtbot, looking_over)
    type_text(field(editor, "place"), " Một")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert stored(session, uid).place == "Đồng Mẫu Hạ Một"
    rows = session.services.book.head()
    looking_over()
    assert session.services.book.head() == rows
