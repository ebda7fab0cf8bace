"""The outline follows the middle; reading, dropping and saving as a hurried person does them."""

import pytest
from plan_paper import click_row, save, write_plan
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop_app.documents.atomic import Saved
from desktop_app.jobs import Job
from ui import dialogs
from ui.plans.outline_of import part_at
from ui.plans.reader_middle import SOURCE, TASKS, TEXT
from ui.preview.request import PreviewRequest
from ui.widgets.basics import Button


def marked(reader):
    item = reader.outline.currentItem()
    return item.text(0) if item else ""


def test_a_plan_opens_at_its_beginning_whatever_width_it_gets(qtbot, opened, tab):
    assert opened.text.textCursor().position() == 0
    tab.resize(700, 300)
    qtbot.waitUntil(lambda: opened.text.verticalScrollBar().maximum() > 0)
    assert opened.text.verticalScrollBar().value() == 0
    assert marked(opened) == "Đầu văn bản"


def test_the_outline_stands_on_the_annex_while_its_tasks_are_shown(qtbot, opened):
    opened.go_to_page(TASKS)
    assert marked(opened).startswith("Phụ lục")
    opened.go_to_page(TEXT)
    assert not marked(opened).startswith("Phụ lục")
    opened.go_to_page(SOURCE)
    opened.source.show_lines([1])
    assert marked(opened) == "Đầu văn bản"
    opened.go_to_page(TASKS)
    click_row(qtbot, opened.tasks.table, 2)
    assert marked(opened).startswith("Phụ lục")


def test_every_line_of_the_source_belongs_to_a_part_of_the_outline(opened):
    keys = set(opened.outline.keys())
    found = [part_at(opened.shown.plan, line) for line in range(1, len(opened.shown.lines) + 1)]
    assert set(found) <= keys
    assert found[0] == "head"
    assert found[-1].startswith("annex")


def test_alt_and_a_number_turn_the_pages_also_after_another_plan(qtbot, tab, opened, tmp_path):
    save(qtbot, tab)
    tab.back()
    tab.read_file(write_plan(tmp_path / "khác.docx", extra_paragraphs=2))
    alt = Qt.KeyboardModifier.AltModifier
    for key, page in ((Qt.Key.Key_2, TASKS), (Qt.Key.Key_3, SOURCE), (Qt.Key.Key_1, TEXT)):
        qtbot.keyClick(tab.reader.outline, key, alt)
        qtbot.waitUntil(lambda page=page: tab.reader.page() == page)


def drop(tab, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tab.dropEvent(event)


def link(tab, words):
    """The newest one: those of the sentence before are gone when Qt finds time."""
    return [one for one in tab.waiting.findChildren(Button) if one.text() == words][-1]


def test_of_several_dropped_files_the_others_wait_a_click_away(
    tab, plan_file, tmp_path, quiet_door
):
    other = write_plan(tmp_path / "hai.docx", extra_paragraphs=3)
    drop(tab, plan_file, other, tmp_path / "ba.docx", other)
    assert tab.reader.shown.name == plan_file.name
    assert "Còn 2 tệp vừa thả vào chưa đọc: hai.docx, ba.docx." in tab.waiting.text()
    quiet_door.answers.append(False)  # stay, to save first
    link(tab, "Đọc tệp tiếp theo").click()
    assert tab.reader.shown.name == plan_file.name and "Còn 2 tệp" in tab.waiting.text()
    tab.reading.save()
    link(tab, "Đọc tệp tiếp theo").click()
    assert tab.reader.shown.name == "hai.docx" and "Còn 1 tệp" in tab.waiting.text()
    tab.reading.save()
    link(tab, "Đọc tệp tiếp theo").click()  # it is no longer there
    assert "ba.docx" in quiet_door.shown[-1][1] and not tab.waiting.isVisible()


def test_waiting_files_may_be_let_go(tab, plan_file, tmp_path):
    drop(tab, plan_file, *(tmp_path / f"{n}.docx" for n in range(5)))
    assert "Còn 5 tệp" in tab.waiting.text() and "2.docx và 2 tệp khác" in tab.waiting.text()
    link(tab, "Bỏ qua").click()
    assert not tab.waiting.isVisible()
    drop(tab, plan_file)  # one is shown that is not saved: asked, and stayed
    assert "Còn 1 tệp" in tab.waiting.text()
    tab.reading.save()
    link(tab, "Đọc tệp tiếp theo").click()
    assert not tab.waiting.isVisible()


def test_only_the_file_asked_for_last_is_shown(tab, plan_file, tmp_path, session, monkeypatch):
    waiting = []

    def later(_parent, op, on_done=None, _on_error=None, **_words):
        job = Job()
        waiting.append((job, op, on_done))
        return job

    monkeypatch.setattr(session.background, "run_file", later)
    other = write_plan(tmp_path / "khác.docx", extra_paragraphs=3)
    tab.read_file(plan_file)
    tab.read_file(other)
    (first, op_1, done_1), (second, op_2, done_2) = waiting
    assert first._cancelled
    assert not second._cancelled
    done_2(op_2(second))
    done_1(op_1(Job()))  # the first was too quick to be stopped
    assert tab.reader.shown.name == "khác.docx"


def test_the_original_is_not_half_written_over_another_file(
    qtbot, tab, opened, tmp_path, quiet_door
):
    save(qtbot, tab)
    target = tmp_path / "không có" / "tệp"
    target.parent.write_text("một tệp, không phải thư mục")
    quiet_door.answers.append(target / "x.docx")
    tab.original.keep()
    assert quiet_door.shown[-1][0] == "problem"


def test_an_empty_bin_says_so_and_an_empty_book_begins_at_its_button(qtbot, tab):
    assert not tab.list.open.isVisible()
    assert not tab.list.edit.isVisible()
    tab.take_focus()
    assert tab.list.empty_button.hasFocus()
    qtbot.mouseClick(tab.list.bin, Qt.MouseButton.LeftButton)
    assert not tab.list.records.shows_empty()
    assert not tab.list.records.shows_table()
    texts = [label.text() for label in tab.list.records._pages.currentWidget().findChildren(object)
             if hasattr(label, "text") and callable(label.text)]  # fmt: skip
    assert "Thùng rác trống" in texts


def test_what_a_writer_has_to_say_is_not_lost(tmp_path):
    def write(path):
        path.write_bytes(b"x")
        return Saved(path, "Một chữ không vẽ được.")

    request = PreviewRequest("t", write, "ten", {"docx": write})
    assert request.written("docx", tmp_path) == (b"x", "Một chữ không vẽ được.")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [("KH 12.3", "KH 12.3.docx"), ("a", "a.docx"), ("b.docx", "b.docx"), ("c.DOCX", "c.DOCX")],
)
def test_a_saved_file_has_its_ending(monkeypatch, tmp_path, chosen, kept):
    monkeypatch.setattr(
        dialogs.QFileDialog, "getSaveFileName", lambda *_words: (str(tmp_path / chosen), "")
    )
    assert dialogs.Door().choose_save_file(None, "Lưu", "x.docx") == tmp_path / kept


def test_an_ending_that_is_added_never_replaces_a_file_unasked(monkeypatch, tmp_path):
    (tmp_path / "a.docx").write_text("cũ")
    monkeypatch.setattr(
        dialogs.QFileDialog, "getSaveFileName", lambda *_words: (str(tmp_path / "a"), "")
    )
    door = dialogs.Door()
    monkeypatch.setattr(door, "ask", lambda *_words, **_more: False)
    assert door.choose_save_file(None, "Lưu", "x.docx") is None


def test_another_file_can_be_opened_from_the_reader(qtbot, tab, opened, tmp_path, quiet_door):
    other = write_plan(tmp_path / "khác.docx", extra_paragraphs=1)
    quiet_door.answers[:] = [other, True]  # the file; then: leave the unsaved one
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(tab.reader.outline, Qt.Key.Key_O, control)
    assert tab.reader.shown.name == "khác.docx"
    assert [kind for kind, _ in quiet_door.shown[-2:]] == ["open", "ask"]
