"""The Plans tab driven by keys and mouse over a real book and a real Word file."""

import shutil
import time
from collections.abc import Callable
from datetime import datetime

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QPushButton

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.paths import Paths
from desktop_app.safety.lock import FolderLock
from ui.background import InlineBackground
from ui.look import Look
from ui.plans.plan_list import COLUMNS_KEY
from ui.plans.reader_page import SOURCE, TASKS, TEXT
from ui.plans.tab import PlansTab
from ui.session import Session

TASK_ROWS = [
    ("I", "CÔNG TÁC CHỈ ĐẠO", "", "", ""),
    ("1", "Ban hành văn bản chỉ đạo", "Văn phòng", "Các thôn", "Quý I/2026"),
    ("2", "Tổ chức hội nghị quân dân", "Phòng Kinh tế; Công an xã", "", "Tháng 12/2026"),
    ("3", "Duy trì hòm thư góp ý", "", "Các thôn", "theo lịch riêng"),
]


def write_plan(path, number="15/KH-UBND", extra_paragraphs=0):
    paper = Document()
    head = paper.add_table(1, 2)
    head.cell(0, 0).text = f"ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MẪU\nSố: {number}"
    head.cell(0, 1).text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Đồng Mẫu, ngày 20 tháng 01 năm 2026"
    )
    for text in (
        "KẾ HOẠCH",
        "Thực hiện dân chủ ở cơ sở trên địa bàn xã Đồng Mẫu năm 2026",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;",
        "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "Phát huy quyền làm chủ của Nhân dân.",
        "2. Yêu cầu",
        "Bám sát tình hình thực tế của từng thôn.",
        "III. TỔ CHỨC THỰC HIỆN",
        "Giao Văn phòng theo dõi, báo cáo trước ngày 10/6/2026.",
        *(f"Đoạn bổ sung thứ {n} của kế hoạch đường dài." for n in range(extra_paragraphs)),
    ):
        paper.add_paragraph(text)
    end = paper.add_table(1, 2)
    end.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    end.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNông Văn Mẫu"
    paper.add_page_break()
    paper.add_paragraph("PHỤ LỤC")
    paper.add_paragraph("DANH MỤC NHIỆM VỤ NĂM 2026")
    table = paper.add_table(1, 5)
    table.style = "Table Grid"
    heads = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for row in TASK_ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paper.save(str(path))
    return path


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """An office and its key: making them costs a second of Argon2, which is tested elsewhere."""
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    folder = tmp_path_factory.mktemp("office") / "sổ"
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    create_office(folder, setup, Account("canbo", "mat-khau-dai-1"), clock)
    office = open_office(folder, "canbo", "mat-khau-dai-1", clock)
    office.close()
    return folder, office.key


@pytest.fixture
def session(tmp_path, clock, made_once):
    folder = tmp_path / "sổ"
    shutil.copytree(made_once[0], folder)
    lock = FolderLock.acquire(folder, user="canbo", now=clock.now())
    office = OpenOffice(folder, made_once[1], "canbo", clock, lock)
    made = Session.over(office, Paths(tmp_path / "goc", tmp_path), Look(), InlineBackground)
    yield made
    made.close()


@pytest.fixture
def tab(session, qtbot):
    made = PlansTab(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def plan_file(tmp_path):
    return write_plan(tmp_path / "Kế hoạch 15.docx")


@pytest.fixture
def opened(tab, plan_file, quiet_door, qtbot) -> Callable[..., None]:
    """Opens the file as a person does: Ctrl+O, then the file dialog."""
    quiet_door.answers.append(plan_file)
    qtbot.keyClick(tab, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is tab.reader)
    return tab.reader


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)


def save(qtbot, tab):
    press(qtbot, tab.reader, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not tab.reader.is_unsaved())


def click_row(qtbot, view, row, column=0):
    index = view.model().index(row, column)
    view.scrollTo(index)
    where = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def outline_texts(reader):
    found = []

    def walk(item):
        for place in range(item.childCount()):
            found.append(item.child(place).text(0))
            walk(item.child(place))

    walk(reader.outline.invisibleRootItem())
    return found


def test_an_empty_book_teaches_and_has_one_primary_button(tab):
    assert tab.list.records.shows_empty()
    shown = [
        button
        for button in tab.findChildren(QPushButton)
        if button.isVisible() and button.property("role") == "primary"
    ]
    assert [button.text() for button in shown] == ["Mở kế hoạch từ tệp…"]


def test_a_word_file_is_read_and_shown_in_its_parts(opened):
    reader = opened
    texts = outline_texts(reader)
    assert "Căn cứ (1)" in texts
    assert "I. MỤC ĐÍCH, YÊU CẦU" in texts
    assert "2. Yêu cầu" in texts
    assert any(text.startswith("Phụ lục") and "3 nhiệm vụ" in text for text in texts)
    assert "15/KH-UBND" in reader.head.title.accessibleName()
    assert reader.head.state.text() == "Đã đọc, chưa lưu"
    assert "Bám sát tình hình" in reader.text.toPlainText()
    assert reader._segments[TASKS].text() == "Nhiệm vụ (3)"


def test_tasks_show_what_is_written_beside_what_was_understood(qtbot, opened):
    reader = opened
    qtbot.mouseClick(reader._segments[TASKS], Qt.MouseButton.LeftButton)
    tasks = reader.tasks.table.tasks
    lines = [[tasks.text(row, column) for column in (0, 1, 4, 5)] for row in range(4)]
    assert lines[0][0] == "I. CÔNG TÁC CHỈ ĐẠO"
    assert lines[1] == ["1", "Ban hành văn bản chỉ đạo", "Quý I/2026", "01/01 – 31/03/2026"]
    assert lines[2][2:] == ["Tháng 12/2026", "01/12 – 31/12/2026"]
    assert lines[3][2:] == ["theo lịch riêng", "chưa hiểu, giữ nguyên lời"]
    assert tasks.text(2, 2) == "Phòng Kinh tế; Công an xã"
    assert reader.tasks.table.currentIndex().row() == 1


def test_a_chosen_task_marks_its_source_lines(qtbot, opened):
    reader = opened
    reader.go_to_page(TASKS)
    click_row(qtbot, reader.tasks.table, 2)
    task = reader.tasks.table.tasks.task(2)
    assert reader.source.marked() == tuple(task.lines)
    line = reader.shown.lines[task.lines[0] - 1]
    assert "hội nghị quân dân" in line


def test_a_finding_leads_to_its_source_line(qtbot, opened):
    reader = opened
    model = reader.findings.model
    gap = next(n for n, f in enumerate(model.findings) if f.code == "numbering_gap")
    click_row(qtbot, reader.findings.list, gap)
    line = model.findings[gap].line
    assert reader.source.isVisible()
    assert line in reader.source.marked()
    assert reader.source.textCursor().blockNumber() == line - 1
    assert reader.shown.lines[line - 1].startswith("III.")


def test_findings_are_counted_and_filtered_by_weight(qtbot, opened):
    view = opened.findings
    before = view.model.rowCount()
    assert before == len(opened.shown.plan.findings) > 0
    chip = next(chip for chip in view.filters.values() if chip.isVisible())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert view.model.rowCount() < before
    assert f"/{before} điều" in view.count.text()


def test_the_outline_leads_through_the_text(qtbot, opened):
    reader = opened
    reader.resize(1366, 320)
    items = reader.outline.findItems("III.", Qt.MatchFlag.MatchStartsWith)
    reader.go_to_page(SOURCE)
    where = reader.outline.visualItemRect(items[0]).center()
    reader.outline.scrollToItem(items[0])
    where = reader.outline.visualItemRect(items[0]).center()
    qtbot.mouseClick(reader.outline.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert reader.page() == TEXT
    assert reader.text.textCursor().block().text().startswith("III.")


def test_a_paragraph_marks_its_source_line(qtbot, opened):
    reader = opened
    cursor = reader.text.document().find("Bám sát tình hình")
    reader.text.setTextCursor(cursor)
    reader.text.ensureCursorVisible()
    where = reader.text.cursorRect(cursor).center()
    cursor.clearSelection()
    reader.text.setTextCursor(cursor)
    qtbot.mouseClick(reader.text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    (line,) = reader.source.marked()
    assert "Bám sát" in reader.shown.lines[line - 1]


def test_save_find_without_marks_delete_restore_undo(qtbot, tab, opened, session, type_text):
    save(qtbot, tab)
    assert tab.reader.head.state.text() == "Đã lưu vào sổ"
    assert not tab.reader.head.save.isVisible()
    qtbot.keyClick(tab.reader, Qt.Key.Key_Escape)
    records = tab.list.records
    assert records.table.records().rowCount() == 1
    assert records.table.records().text(0, 0) == "15/KH-UBND"

    records.search.take_focus()
    with qtbot.waitSignal(records.search.searched, timeout=2000):
        type_text(records.search, "hoi nghi quan dan")
    assert records.table.records().rowCount() == 1
    with qtbot.waitSignal(records.search.searched, timeout=2000):
        type_text(records.search, " khongcochunay")
    assert not records.shows_table()
    records.show_all()

    click_row(qtbot, records.table, 0)
    qtbot.keyClick(records.table, Qt.Key.Key_Delete)
    assert records.table.records().rowCount() == 0
    qtbot.mouseClick(tab.list.bin, Qt.MouseButton.LeftButton)
    assert records.table.records().rowCount() == 1
    click_row(qtbot, records.table, 0)
    qtbot.mouseClick(tab.list.restore, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tab.list.bin, Qt.MouseButton.LeftButton)
    assert records.table.records().rowCount() == 1

    click_row(qtbot, records.table, 0)
    qtbot.keyClick(records.table, Qt.Key.Key_Delete)
    assert records.table.records().rowCount() == 0
    session.background.run(tab, lambda s: s.undo())
    assert records.table.records().rowCount() == 1


def test_a_saved_plan_opens_as_it_was_read(qtbot, tab, opened):
    plan, lines = tab.reader.shown.plan, tuple(tab.reader.shown.lines)
    save(qtbot, tab)
    tab.back()
    qtbot.keyClick(tab.list.records.table, Qt.Key.Key_Return)
    assert tab.pages.currentWidget() is tab.reader
    assert tab.reader.shown.plan == plan
    assert tuple(tab.reader.shown.lines) == lines
    assert not tab.reader.is_unsaved()


def test_leaving_an_unsaved_plan_asks(qtbot, tab, opened, quiet_door):
    quiet_door.answers.append(False)
    qtbot.keyClick(tab.reader, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.reader
    assert quiet_door.shown[-1][0] == "ask"
    quiet_door.answers.append(False)
    assert not tab.may_close()
    quiet_door.answers.append(True)
    qtbot.mouseClick(tab.reader.head.back, Qt.MouseButton.LeftButton)
    assert tab.pages.currentWidget() is tab.list
    assert tab.may_close()


def test_the_same_file_again_is_told_and_leads_to_the_kept_one(
    qtbot, tab, opened, plan_file, quiet_door
):
    save(qtbot, tab)
    uid = tab.reader.shown.uid
    tab.read_file(plan_file)
    assert "đã có trong sổ" in tab.reader.note.text()
    link = next(b for b in tab.reader.note.findChildren(QPushButton) if b.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert tab.reader.shown.uid == uid
    assert quiet_door.shown[-1][0] != "ask"


def test_the_original_file_comes_back_byte_for_byte(
    qtbot, tab, opened, plan_file, tmp_path, quiet_door, monkeypatch
):
    save(qtbot, tab)
    target = tmp_path / "lấy ra.docx"
    quiet_door.answers.append(target)
    actions = {a.text(): a for a in tab.reader.head.original.menu().actions()}
    actions["Lưu tệp gốc ra…"].trigger()
    assert target.read_bytes() == plan_file.read_bytes()
    seen = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(url) or True)
    actions["Mở tệp gốc"].trigger()
    assert seen[0].toLocalFile().endswith("tam/Kế hoạch 15.docx")


def test_a_dropped_file_is_read(tab, plan_file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan_file))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tab.dropEvent(event)
    assert tab.pages.currentWidget() is tab.reader


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tab, tmp_path, quiet_door):
    bad = tmp_path / "giả.docx"
    bad.write_bytes(b"MZ" + bytes(300))
    tab.read_file(bad)
    assert tab.pages.currentWidget() is tab.list
    kind, text = quiet_door.shown[-1]
    assert kind == "tell" and "chương trình" in text


def test_a_plan_in_the_recycle_bin_says_so(qtbot, tab, opened, session):
    save(qtbot, tab)
    uid = tab.reader.shown.uid
    session.background.run(tab, lambda s: s.plans.delete([uid]))
    assert "thùng rác" in tab.reader.note.text()
    link = next(b for b in tab.reader.note.findChildren(QPushButton) if b.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert tab.reader.note.text() == ""


@pytest.mark.parametrize(("width", "height"), [(1366, 650), (910, 400)])
def test_the_reader_fits_the_screen(qtbot, tab, opened, width, height):
    tab.resize(width, height)
    assert tab.minimumSizeHint().width() <= width
    assert tab.minimumSizeHint().height() <= height
    assert tab.reader.outline.isVisible() == (width > 1000)
    qtbot.waitUntil(lambda: tab.width() == width)
    model = tab.reader.findings.model
    click_row(qtbot, tab.reader.findings.list, 0)
    if model.findings[0].line:
        assert tab.reader.source.isVisible()
    beside = tab.reader.page() != SOURCE
    assert beside == (width >= 1200)
    corner = tab.reader.head.save.mapTo(tab, QPoint(0, 0))
    assert corner.x() + tab.reader.head.save.width() <= width


def test_a_long_plan_opens_at_once(qtbot, tab, tmp_path):
    path = write_plan(tmp_path / "dài.docx", extra_paragraphs=3000)
    tab.read_file(path)
    shown = tab.reader.shown
    began = time.perf_counter()
    tab.reader.show_plan(shown)
    tab.grab()
    assert time.perf_counter() - began < 2.0
    assert "Đoạn bổ sung thứ 2999" in tab.reader.text.toPlainText()


def test_the_words_from_the_head_of_the_desk_are_looked_for(qtbot, tab, opened):
    save(qtbot, tab)
    tab.search("quan dan")
    assert tab.pages.currentWidget() is tab.list
    assert tab.list.records.table.records().rowCount() == 1
    tab.search("khongcogi")
    assert tab.list.records.table.records().rowCount() == 0


def test_columns_are_remembered_on_this_machine(tab, session):
    tab.list.records.table.show_column(9, True)
    assert session.look[COLUMNS_KEY]
