"""Findings in the editor by keyboard: each mend is one step of its undo, and reaches the book."""

import pytest
from docx import Document
from plan_paper import save, write_plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.plans.model import Text
from ui.plans.editor.page import EditorPage

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SLIP = "Các đơn vị đầy mạnh công tác tuyên truyền."


@pytest.fixture
def plan_file(tmp_path):
    """The made-up plan with a slip and a word said twice."""
    path = write_plan(tmp_path / "Kế hoạch 15.docx")
    paper = Document(str(path))
    for paragraph in paper.paragraphs:
        if paragraph.text.startswith("Phát huy"):
            paragraph.text = SLIP
        if paragraph.text.startswith("Bám sát"):
            paragraph.text = "Báo cáo kết quả của của đơn vị."
    paper.save(str(path))
    return path


@pytest.fixture
def editor(qtbot, session, tab, opened):
    values = {"name": "Phòng Kinh tế", "short_name": "KT"}
    session.background.run(session.background, lambda s: s.office.save_item("departments", values))
    save(qtbot, tab)
    qtbot.keyClick(opened, Qt.Key.Key_E, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, EditorPage)
    return page


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def choose(qtbot, editor, code):
    findings = editor.panes.findings
    for _ in range(findings.model.rowCount()):
        press(qtbot, Qt.Key.Key_F8)
        if findings.list.finding().code == code:
            return
    raise AssertionError(f"không có {code}")


def codes(editor):
    return {finding.code for finding in editor.panes.findings.model.findings}


def purpose(editor):
    """The words of the first paragraph under "1. Mục đích"."""
    text = editor.work.plan.sections[0].children[0].body[0]
    assert isinstance(text, Text)
    return text.text


def test_alt_enter_mends_where_the_cursor_is_and_control_z_takes_it_back(qtbot, editor):
    said = []
    editor._session.background.said.connect(said.append)
    choose(qtbot, editor, "phrase_slip")
    cursor = QApplication.focusWidget().textCursor()
    assert cursor.block().text()[cursor.positionInBlock() :].startswith("đầy mạnh")
    press(qtbot, Qt.Key.Key_Return, ALT)
    assert purpose(editor) == "Các đơn vị đẩy mạnh công tác tuyên truyền."
    assert "phrase_slip" not in codes(editor)
    assert said[-1] == "Sửa: Thay “đầy mạnh” bằng “đẩy mạnh”. Hoàn tác: Ctrl+Z"
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert purpose(editor) == SLIP
    assert editor.work.untouched
    press(qtbot, Qt.Key.Key_Y, CTRL)
    assert purpose(editor) == "Các đơn vị đẩy mạnh công tác tuyên truyền."


def test_after_a_mend_the_next_finding_is_chosen_and_the_cursor_goes_there(qtbot, editor):
    choose(qtbot, editor, "phrase_slip")
    view = editor.panes.findings
    row = view.list.currentIndex().row()
    after = view.model.findings[row + 1]
    press(qtbot, Qt.Key.Key_Return, ALT)
    assert (view.list.finding().code, view.list.finding().excerpt) == (after.code, after.excerpt)
    assert editor.pages.place().part is editor.panes.words.place(view.list.finding()).part


def test_mends_reach_the_book_when_the_editor_is_left(qtbot, tab, editor, session):
    uid = editor.work.uid
    before = session.services.plans.get(uid)
    choose(qtbot, editor, "phrase_slip")
    press(qtbot, Qt.Key.Key_Return, ALT)
    choose(qtbot, editor, "repeated_word")
    press(qtbot, Qt.Key.Key_Return, ALT)
    press(qtbot, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.reader
    kept = session.services.plans.get(uid)
    assert not {"phrase_slip", "repeated_word"} & {f.code for f in kept.open_findings}
    assert len(kept.plan.tasks) == len(before.plan.tasks)
    session.background.run(tab, lambda s: s.undo())
    assert session.services.plans.get(uid) == before


def test_let_stand_is_a_step_and_is_kept(qtbot, tab, editor, session, type_text):
    choose(qtbot, editor, "phrase_slip")
    press(qtbot, Qt.Key.Key_N, ALT)
    entry = editor.panes.findings.panel.reason.entry
    assert QApplication.focusWidget() is entry
    type_text(entry, "Tên gọi cũ")
    press(qtbot, Qt.Key.Key_Return)
    assert "phrase_slip" not in codes(editor)
    assert editor.panes.findings.show_kept.text() == "Đã để nguyên (1)"
    assert editor.work.stack.undo_label == "Để nguyên “đầy mạnh”"
    assert purpose(editor) == SLIP
    editor.undo()
    qtbot.waitUntil(lambda: "phrase_slip" in codes(editor))
    editor.redo()
    press(qtbot, Qt.Key.Key_Escape)
    uid = tab.reader.shown.uid
    (standing,) = session.services.plans.get(uid).let_stand
    assert (standing.reason, standing.by, standing.at[:10]) == ("Tên gọi cũ", "canbo", "2026-11-21")


def test_escape_in_the_reason_stays_in_the_editor(qtbot, tab, editor):
    choose(qtbot, editor, "phrase_slip")
    press(qtbot, Qt.Key.Key_N, ALT)
    press(qtbot, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is editor
    assert not editor.panes.findings.panel.reason.isVisible()
    assert "phrase_slip" in codes(editor)


def test_typing_keeps_the_finding_that_is_chosen(qtbot, editor, type_text):
    choose(qtbot, editor, "phrase_slip")
    view = editor.panes.findings
    type_text(QApplication.focusWidget(), "x")
    qtbot.waitUntil(lambda: editor.work.is_looked_over)
    assert view.list.finding() is None or view.list.finding().code == "phrase_slip"


def test_words_typed_since_are_not_overwritten(qtbot, editor, type_text):
    """A mend right after typing works on what was typed, or asks to be done again."""
    choose(qtbot, editor, "phrase_slip")
    area = QApplication.focusWidget()
    qtbot.keyClick(area, Qt.Key.Key_End, CTRL)
    type_text(area, " Thêm.")
    press(qtbot, Qt.Key.Key_Return, ALT)
    assert "Thêm." in str(editor.work.plan)
    qtbot.waitUntil(lambda: editor.work.is_looked_over)
    choose(qtbot, editor, "repeated_word")
    press(qtbot, Qt.Key.Key_Return, ALT)
    told = str(editor.work.plan)
    assert "Thêm." in told
    assert "của của" not in told


def test_a_reason_being_typed_outlives_a_look_over(qtbot, editor, type_text):
    choose(qtbot, editor, "phrase_slip")
    press(qtbot, Qt.Key.Key_N, ALT)
    entry = editor.panes.findings.panel.reason.entry
    type_text(entry, "Tên gọi")
    editor.work.refresher.now(editor.work.stack.kept)
    assert entry.isVisible()
    assert entry.text() == "Tên gọi"
    press(qtbot, Qt.Key.Key_Return)
    assert [each.reason for each in editor.work.stack.kept.let_stand] == ["Tên gọi"]
