"""Files that are no plans, files too large, hands that never leave the keyboard."""

import pytest
from docx import Document
from PIL import Image
from plan_paper import save, write_plan
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.plans import service
from desktop_app.plans.saving import writers
from ui.plans.reader_middle import SOURCE, TASKS


def make_scan(folder, _plan):
    path = folder / "bản quét.pdf"
    Image.new("RGB", (600, 800), "white").save(path)
    return path


def make_locked(folder, plan):
    path = folder / "có mật khẩu.pdf"
    dict(writers(plan))["pdf"](path)
    locked = PdfWriter(clone_from=PdfReader(path))
    locked.encrypt("người nhận", "người gửi")
    locked.write(str(path))
    return path


def make_program(folder, _plan):
    path = folder / "kế hoạch.docx"
    path.write_bytes(b"MZ" + bytes(2000))
    return path


def make_huge(folder, _plan):
    path = folder / "to.txt"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    return path


def make_folder(folder, _plan):
    path = folder / "thư mục.docx"
    path.mkdir()
    return path


def make_gone(folder, _plan):
    return folder / "thẻ nhớ đã rút" / "kế hoạch.docx"


def drop(tab, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tab.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, none))


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (make_scan, "scan"),
        (make_locked, "mật khẩu"),
        (make_program, "chương trình"),
        (make_huge, "quá lớn"),
        (make_folder, "thư mục"),
        (make_gone, "Không tìm thấy"),
    ],
)
def test_what_is_no_plan_is_told_and_the_plan_shown_stays(
    qtbot, tab, opened, quiet_door, tmp_path, make, word
):
    save(qtbot, tab)
    before = tab.reader.shown.uid
    drop(tab, make(tmp_path, tab.reader.shown.plan))
    kind, told = quiet_door.shown[-1]
    assert kind == "tell" and word in told.split("\n", 1)[1]
    assert "vẫn nguyên" in told
    tab.open_plan(before)
    assert tab.reader.shown.uid == before


def test_a_plan_too_large_to_attach_is_kept_without_its_file(
    qtbot, tab, opened, quiet_door, monkeypatch
):
    monkeypatch.setattr(service, "LIMIT_BYTES", 100)
    quiet_door.answers.append(False)
    qtbot.keyClick(tab.reader, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert tab.reader.is_unsaved()
    assert "20 MB" in quiet_door.shown[-1][1]
    quiet_door.answers.append(True)
    save(qtbot, tab)
    uid, plan = tab.reader.shown.uid, tab.reader.shown.plan
    kept = tab.session.services.plans.get(uid)
    assert kept.plan.tasks[0].content == plan.tasks[0].content and kept.lines
    assert not tab.reader.head.original.isVisible()
    tab.session.background.run(tab, lambda s: s.plans.delete([uid]))
    tab.session.background.run(tab, lambda s: s.plans.restore([uid]))
    assert tab.session.services.plans.ids() == [uid]


def test_a_whole_morning_by_keys_alone(qtbot, tab, quiet_door, tmp_path, session):
    """Open, read, look at a finding and back, keep; another one; delete, undo, open again."""
    key, ctrl, alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

    def press(code, held=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(tab.window().focusWidget(), code, held)

    tab.resize(1000, 700)  # the source is a page of its own
    tab.take_focus()
    for number in ("15/KH-UBND", "16/KH-UBND", "17/KH-UBND"):
        quiet_door.answers.append(write_plan(tmp_path / f"{number[:2]}.docx", number=number))
        press(key.Key_O, ctrl)
        assert tab.reader.shown.plan.number == number
        press(key.Key_2, alt)
        assert tab.reader.page() == TASKS
        press(key.Key_F8)
        assert tab.reader.page() == SOURCE
        press(key.Key_Left, alt)
        assert tab.reader.page() == TASKS
        press(key.Key_S, ctrl)
        qtbot.waitUntil(lambda: not tab.reader.is_unsaved())
        press(key.Key_Escape)
        assert tab.pages.currentWidget() is tab.list
    table = tab.list.records.table
    first = tab.list.selected()
    press(key.Key_Delete)
    assert table.records().rowCount() == 2
    assert len(tab.list.selected()) == 1 and tab.list.selected() != first
    session.background.run(tab, lambda s: s.undo())
    assert table.records().rowCount() == 3
    press(key.Key_Return)
    assert tab.pages.currentWidget() is tab.reader


def test_a_wide_annex_with_columns_of_its_own_is_shown_whole(qtbot, tab, tmp_path):
    path = write_plan(tmp_path / "rộng.docx")
    paper = Document(str(path))
    table = paper.tables[-1]
    for head in ("Sản phẩm", "Kinh phí (triệu đồng)", "Ghi chú"):
        table.add_column(700_000).cells[0].text = head
    for at, words in enumerate(("Công văn", "12,5", "Phối hợp thôn Đông"), 5):
        table.cell(2, at).text = words
    paper.save(str(path))
    tab.read_file(path)
    reader = tab.reader
    reader.go_to_page(TASKS)
    reader.tasks.choose_task(0)
    told = {label.text() for label in reader.tasks.detail.widget().findChildren(QLabel)}
    assert {"Công văn", "12,5", "Phối hợp thôn Đông", "Kinh phí (triệu đồng)"} <= told
    room = reader.tasks.table.viewport().width()
    assert reader.tasks.table.horizontalHeader().length() <= room
