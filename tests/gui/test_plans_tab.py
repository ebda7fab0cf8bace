"""The Plans tab driven by keys and mouse over a real book and a real Word file."""

from openpyxl import load_workbook
from plan_paper import click_row, save
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QPushButton

from desktop_app.plans.reader import read_plan
from ui.plans.plan_list import COLUMNS_KEY
from ui.plans.printing import preview_request
from ui.preview.window import PreviewWindow


def test_an_empty_book_teaches_and_has_one_primary_button(tab):
    assert tab.list.records.shows_empty()
    shown = [
        button
        for button in tab.findChildren(QPushButton)
        if button.isVisible() and button.property("role") == "primary"
    ]
    assert [button.text() for button in shown] == ["Mở kế hoạch từ tệp…"]


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


def test_the_printed_plan_and_its_twins_are_real_files(opened, tmp_path):
    request = preview_request(opened.shown.plan)
    assert request.file_name == "Ke-hoach_15-KH-UBND_2026-01-20"
    paper, twin, sheet = (tmp_path / f"ra.{kind}" for kind in ("pdf", "docx", "xlsx"))
    request.make(paper)
    request.save_as["docx"](twin)
    request.save_as["xlsx"](sheet)
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "hội nghị quân dân" in text
    again = read_plan(twin).plan
    assert [t.content for t in again.tasks] == [t.content for t in opened.shown.plan.tasks]
    cells = {
        cell for row in load_workbook(sheet).active.iter_rows(values_only=True) for cell in row
    }
    assert "Tổ chức hội nghị quân dân" in cells


def test_control_p_opens_the_preview(qtbot, tab, opened, qapp):
    qtbot.keyClick(opened, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(isinstance(w, PreviewWindow) for w in qapp.topLevelWidgets()))
    window = next(w for w in qapp.topLevelWidgets() if isinstance(w, PreviewWindow))
    assert "15/KH-UBND" in window.windowTitle()
    assert window.canvas.count() >= 2
    window.close()


def test_an_undone_save_leads_back_to_what_is_true(qtbot, tab, opened, session):
    save(qtbot, tab)
    session.background.run(tab, lambda s: s.undo())
    assert tab.list.records.table.records().rowCount() == 0
    assert "không còn trong sổ" in tab.reader.note.text()
    session.background.run(tab, lambda s: s.redo())
    assert tab.reader.note.text() == ""
    assert tab.list.records.table.records().rowCount() == 1


def test_a_filter_by_year_is_a_chip(qtbot, tab, opened):
    save(qtbot, tab)
    tab.back()
    filters = tab.list.records.filters
    filters.set_filter("year", [2026])
    assert filters.chips.isVisible()
    assert tab.list.records.table.records().rowCount() == 1
    filters.set_filter("year", [1999])
    assert tab.list.records.table.records().rowCount() == 0


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


def test_coming_to_the_list_a_plan_is_chosen_and_its_issuer_is_named_in_short(qtbot, tab, opened):
    save(qtbot, tab)
    tab.back()
    table = tab.list.records.table
    table.clearSelection()
    assert not tab.list.open.isEnabled()
    tab.take_focus()
    assert len(tab.list.selected()) == 1
    assert tab.list.open.isEnabled()
    assert tab.session.services.plans.rows(tab.list.selected())[0]["issuer"].startswith("ỦY BAN")
    assert table.records().record(0)["issuer"] == "UBND xã Đồng Mẫu"
