"""Nothing that was written is lost: a crash, a full disk, another change, the window closed."""

import contextlib
import shutil

import msgspec
import pytest
from editor_rig import edit, field, link, opened_editor, put_in_book, stored
from plan_paper import write_plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.errors import KnownProblem
from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from desktop_app.plans.drafting import DraftService
from desktop_app.plans.editing.place import Part, Place
from desktop_app.safety.lock import FolderLock
from ui.background import InlineBackground
from ui.look import Look
from ui.plans.editor.page import EditorPage
from ui.plans.tab import PlansTab
from ui.session import Session


@pytest.fixture
def uid(session, plan_file):
    return put_in_book(session, plan_file)


@pytest.fixture
def editor(qtbot, tab, uid):
    yield from opened_editor(qtbot, tab, uid)


@pytest.fixture
def broken(monkeypatch):
    """A disk on which nothing can be kept; calling it mends the disk."""

    def refuse(*_args, **_more):
        raise KnownProblem("Ổ đĩa đã đầy.", "Hãy dọn bớt.")

    with monkeypatch.context() as patch:
        patch.setattr(DraftService, "autosave", refuse)
        yield patch.undo


def leave(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def crash(qtbot, tab, session):
    """The program dies with the editor open: a new window over the same book."""
    for page in tab.pages.guests():
        page.work.stop()
    tab.hide()
    again = PlansTab(session)
    qtbot.addWidget(again)
    again.resize(1366, 700)
    again.show()
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    return again


def test_after_a_crash_the_work_is_there_again(qtbot, tab, editor, session, uid, type_text):
    type_text(field(editor, "place"), " Hạ")
    qtbot.waitUntil(lambda: editor.work.keeper.all_safe)
    again = edit(qtbot, crash(qtbot, tab, session), uid)
    assert again.work.plan.place == "Đồng Mẫu Hạ"
    assert again.note.text() == "Đã mở lại phần đang soạn, giữ lúc 08:30:00 ngày 21/11/2026."
    leave(qtbot)
    assert stored(session, uid).place == "Đồng Mẫu Hạ"


def test_found_work_may_be_thrown_away(qtbot, tab, editor, session, uid, type_text, quiet_door):
    type_text(field(editor, "place"), " Hạ")
    qtbot.waitUntil(lambda: editor.work.keeper.all_safe)
    again = edit(qtbot, crash(qtbot, tab, session), uid)
    quiet_door.answers.append(True)
    link(again.note, "Bỏ phần đang soạn").click()
    assert again.work.plan.place == "Đồng Mẫu"
    assert session.services.drafts.waiting() == {}
    assert not again.note.isVisible()


def test_typing_without_a_pause_is_kept_all_the_same(qtbot, editor, session, uid, type_text):
    entry = field(editor, "place")
    times = 0
    while session.services.drafts.work_in_hand(uid) is None:
        type_text(entry, "a")
        qtbot.wait(100)  # a letter every tenth of a second, never a pause of 0.7 s
        times += 1
        assert times < 25  # two and a half seconds on a busy machine


def test_a_cell_written_without_a_pause_is_kept_too(qtbot, editor, type_text):
    editor.go_to(Place(Part.ANNEX, field="grid", row=1, column=1))
    press = QApplication.focusWidget()
    qtbot.keyClick(press, Qt.Key.Key_F2)
    before, times = editor.work.plan, 0
    while editor.work.plan == before:
        type_text(QApplication.focusWidget(), "a")
        qtbot.wait(100)
        times += 1
        assert times < 12


def test_a_full_disk_is_told_and_tried_again(qtbot, editor, session, uid, type_text, broken):
    type_text(field(editor, "place"), " Hạ")
    qtbot.waitUntil(lambda: editor.head.state.text() == "Chưa giữ được")
    assert "Ổ đĩa đã đầy." in editor.note.text()
    assert "vẫn còn trên màn hình" in editor.note.text()
    assert editor.work.plan.place == "Đồng Mẫu Hạ"
    broken()
    qtbot.waitUntil(lambda: editor.work.keeper.all_safe, timeout=8000)
    assert editor.head.state.text().startswith("Đã giữ lúc")
    assert not editor.note.isVisible()


def test_closing_on_a_full_disk_asks(qtbot, tab, editor, type_text, broken, quiet_door):
    type_text(field(editor, "place"), " Hạ")
    qtbot.waitUntil(lambda: editor.work.keeper.failed)
    assert not tab.may_close()
    assert "Máy chưa giữ được" in quiet_door.shown[-1][1]
    quiet_door.answers.append(True)
    assert tab.may_close()


@pytest.fixture
def session_on_small_disk(small_disk, made_once, clock):
    folder = small_disk / "sổ"
    shutil.copytree(made_once[0], folder)
    lock = FolderLock.acquire(folder, user="canbo", now=clock.now())
    office = OpenOffice(folder, made_once[1], "canbo", clock, lock)
    made = Session.over(office, Paths(small_disk, small_disk), Look(), InlineBackground)
    yield made
    made.close()


def fill(disk):
    """A file that takes every block that is left."""
    filler = disk / "đầy"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def test_a_really_full_disk(qtbot, small_disk, session_on_small_disk, plan_file):
    """The book itself lies on a disk of two megabytes that is filled to the last block."""
    session = session_on_small_disk
    page = EditorPage(session)
    qtbot.addWidget(page)
    uid = put_in_book(session, plan_file)
    page.open(uid)
    page.show()
    filler = fill(small_disk)
    words = "thêm " * 20_000
    field(page, "title").insertPlainText(words)
    qtbot.waitUntil(lambda: page.head.state.text() == "Chưa giữ được", timeout=8000)
    assert session.services.drafts.work_in_hand(uid) is None
    filler.unlink()
    qtbot.waitUntil(lambda: page.work.keeper.all_safe, timeout=8000)
    draft = session.services.drafts.work_in_hand(uid)
    assert draft is not None and words.strip() in draft.content
    page.work.stop()


def change_elsewhere(session, uid):
    """The record gets other words behind the editor's back."""

    def op(services):
        draft = services.drafts.open(uid)
        kept = services.plans.get(uid)
        plan = msgspec.structs.replace(kept.plan, title="Chỗ khác sửa")
        changed = msgspec.structs.replace(kept, plan=plan)
        return services.drafts.commit(uid, draft.base_rev, changed, over=True)

    session.background.run(session.background, op)


def test_a_change_elsewhere_is_never_written_over_unasked(
    qtbot, tab, editor, session, uid, type_text
):
    type_text(field(editor, "place"), " Hạ")
    change_elsewhere(session, uid)
    leave(qtbot)
    assert tab.pages.currentWidget() is editor
    assert "sửa ở nơi khác" in editor.note.text()
    assert stored(session, uid).title == "Chỗ khác sửa"
    assert session.services.drafts.work_in_hand(uid) is not None
    link(editor.note, "Ghi đè bản trong sổ").click()
    assert tab.pages.currentWidget() is tab.list
    assert stored(session, uid).place == "Đồng Mẫu Hạ"
    assert stored(session, uid).title != "Chỗ khác sửa"


def test_the_other_change_may_win(qtbot, tab, editor, session, uid, type_text, quiet_door):
    type_text(field(editor, "place"), " Hạ")
    change_elsewhere(session, uid)
    leave(qtbot)
    quiet_door.answers.append(True)
    link(editor.note, "Bỏ phần đang soạn").click()
    assert editor.work.plan.title == "Chỗ khác sửa"
    assert editor.work.plan.place == "Đồng Mẫu"
    leave(qtbot)
    assert tab.pages.currentWidget() is tab.list


def test_closing_commits_without_a_question(
    qtbot, tab, editor, session, uid, type_text, quiet_door
):
    type_text(field(editor, "place"), " Hạ")
    assert tab.may_close()
    assert quiet_door.shown == []
    assert stored(session, uid).place == "Đồng Mẫu Hạ"


def test_keeping_the_work_stays_in_the_editor(qtbot, tab, editor, session, uid, type_text):
    type_text(field(editor, "place"), " Hạ")
    tab.keep_work()
    assert stored(session, uid).place == "Đồng Mẫu Hạ"
    assert tab.pages.currentWidget() is editor
    type_text(field(editor, "place"), " 2")
    leave(qtbot)
    assert stored(session, uid).place == "Đồng Mẫu Hạ 2"


def test_a_file_dropped_on_the_editor_leaves_it_first(
    qtbot, tab, editor, session, uid, type_text, tmp_path
):
    type_text(field(editor, "place"), " Hạ")
    tab.read_file(write_plan(tmp_path / "khác.docx", number="16/KH-UBND"))
    assert tab.pages.currentWidget() is tab.reader
    assert stored(session, uid).place == "Đồng Mẫu Hạ"


def test_words_from_the_head_of_the_desk_leave_the_editor_too(
    qtbot, tab, editor, session, uid, type_text
):
    type_text(field(editor, "place"), " Hạ")
    tab.search("quan dan")
    assert tab.pages.currentWidget() is tab.list
    assert stored(session, uid).place == "Đồng Mẫu Hạ"
