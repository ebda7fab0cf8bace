"""The editor over a real book: keys only, undo, keeping, committing, coming back after a crash."""

import pytest
from plan_paper import save
from PySide6.QtCore import Qt

from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.reader import read_plan
from ui.plans.editor.page import EditorPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept_plan(session, plan_file):
    """The uid of a plan that was read and saved."""
    session.background.run(session.background, lambda s: s.plans.save(read_plan(plan_file)))
    return session.services.plans.ids()[0]


@pytest.fixture
def editor(qtbot, tab, kept_plan):
    """Opened with Ctrl+E from the list."""
    tab.list.refresh()
    tab.list.select(kept_plan)
    qtbot.waitUntil(tab.list.records.table.hasFocus)
    qtbot.keyClick(tab.list.records.table, Qt.Key.Key_E, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, EditorPage)
    return page


def content(session, uid) -> KeptPlan:
    return session.services.plans.get(uid)


def type_into(editor, type_text, key, text):
    entry = editor.pages.currentWidget().form.entry(key)
    entry.setFocus()
    if hasattr(entry, "end"):
        entry.end(False)
    type_text(entry, text)
    return entry


def test_what_is_typed_is_kept_then_committed_as_one_step(
    qtbot, tab, editor, session, kept_plan, type_text
):
    before = content(session, kept_plan).plan
    type_into(editor, type_text, "place", " Thượng")
    assert editor.work.plan.place == "Đồng Mẫu Thượng"
    qtbot.waitUntil(lambda: session.services.drafts.work_in_hand(kept_plan) is not None)
    assert editor.head.state.text().startswith("Đã giữ lúc ")
    assert content(session, kept_plan).plan == before
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert content(session, kept_plan).plan.place == "Đồng Mẫu Thượng"
    assert session.services.drafts.waiting() == {}
    session.background.run(tab, lambda s: s.undo())
    assert content(session, kept_plan).plan == before


def test_control_z_takes_back_a_field_and_goes_there(qtbot, editor, type_text, session):
    said = []
    session.background.said.connect(said.append)
    place = type_into(editor, type_text, "place", " A")
    title = type_into(editor, type_text, "title", "Mới ")
    qtbot.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert not editor.work.plan.title.startswith("Mới")
    assert "trích yếu" in said[-1]
    qtbot.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert editor.work.plan.place == "Đồng Mẫu"
    assert place.hasFocus() and place.text() == "Đồng Mẫu"
    qtbot.keyClick(place, Qt.Key.Key_Y, CTRL)
    assert editor.work.plan.place == "Đồng Mẫu A"
    qtbot.keyClick(place, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert editor.work.plan.title.startswith("Mới")


def test_a_plan_only_looked_at_is_not_written(qtbot, tab, editor, session, kept_plan):
    rev = session.services.plans.rows([kept_plan])[0]["rev"]
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert session.services.plans.rows([kept_plan])[0]["rev"] == rev


def test_from_the_reader_and_back_to_what_was_written(qtbot, tab, opened, session, type_text):
    save(qtbot, tab)
    qtbot.keyClick(tab.reader, Qt.Key.Key_E, CTRL)
    page = tab.pages.currentWidget()
    type_into(page, type_text, "place", " Hạ")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.reader
    assert tab.reader.shown.plan.place == "Đồng Mẫu Hạ"
