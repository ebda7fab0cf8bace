"""How a person works in the editor, and a plan in a book to work on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from desktop_app.plans.reader import read_plan
from ui.plans.editor.page import EditorPage

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def put_in_book(session, path):
    """Save a file as a plan of the book; returns its uid."""
    uids = set(session.services.plans.ids())
    session.background.run(session.background, lambda s: s.plans.save(read_plan(path)))
    return next(uid for uid in session.services.plans.ids() if uid not in uids)


def edit(qtbot, tab, uid) -> EditorPage:
    """Open a plan of the list with Ctrl+E."""
    tab.list.refresh()
    tab.list.select(uid)
    qtbot.waitUntil(tab.list.records.table.hasFocus)
    qtbot.keyClick(tab.list.records.table, Qt.Key.Key_E, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, EditorPage)
    return page


def opened_editor(qtbot, tab, uid):
    """The same as a fixture: no timer of it fires into a book that is closed."""
    page = edit(qtbot, tab, uid)
    yield page
    if isValid(page):
        page.work.stop()


def field(editor, key):
    """A field of the head, with the cursor at its end."""
    entry = editor.pages.currentWidget().form.entry(key)
    entry.setFocus()
    if hasattr(entry, "end"):
        entry.end(False)
    else:
        entry.moveCursor(QTextCursor.MoveOperation.End)
    return entry


def stored(session, uid):
    """The plan as its record has it."""
    return session.services.plans.get(uid).plan


def link(banner, words):
    """A link of a banner by its words."""
    return next(b for b in banner.findChildren(QPushButton) if b.text() == words)
