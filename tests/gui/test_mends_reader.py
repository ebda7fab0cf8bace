"""Findings in the reader by keyboard: mended, let stand, mentioned again, corrected there."""

import pytest
from docx import Document
from plan_paper import save, write_plan
from PySide6.QtCore import Qt

from desktop_app.office.model import Department
from desktop_app.plans.model import Severity
from ui.plans.editor.page import EditorPage
from ui.plans.findings_desk import May
from ui.widgets.basics import Button

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SLIP = "Các đơn vị đầy mạnh công tác tuyên truyền."
TWICE = "Báo cáo kết quả của của đơn vị và các các thôn."


@pytest.fixture
def plan_file(tmp_path):
    """The made-up plan with a slip, words said twice, no archive line and odd names of units."""
    path = write_plan(tmp_path / "Kế hoạch 15.docx")
    paper = Document(str(path))
    for paragraph in paper.paragraphs:
        if paragraph.text.startswith("Phát huy"):
            paragraph.text = SLIP
        if paragraph.text.startswith("Bám sát"):
            paragraph.text = TWICE
    paper.tables[1].cell(0, 0).text = "Nơi nhận:\n- Như trên."
    for row, lead in enumerate(("Phòng Kinh tế", "Phòng Kinh tế", "Phòng Kin tế"), start=2):
        paper.tables[2].cell(row, 2).text = lead
    paper.save(str(path))
    return path


@pytest.fixture
def units(session):
    """The office has a department."""
    values = {"name": "Phòng Kinh tế", "short_name": "KT"}
    session.background.run(session.background, lambda s: s.office.save_item("departments", values))
    values = {"name": "Văn phòng HĐND và UBND", "short_name": "VP"}
    session.background.run(session.background, lambda s: s.office.save_item("departments", values))


@pytest.fixture
def reader(qtbot, units, tab, opened):
    save(qtbot, tab)
    return opened


def choose(qtbot, reader, code):
    """F8 until a finding of this code is chosen."""
    findings = reader.findings
    for _ in range(findings.model.rowCount()):
        qtbot.keyClick(reader.outline, Qt.Key.Key_F8)
        if findings.list.finding().code == code:
            return findings.list.finding()
    raise AssertionError(f"không có {code}: {[f.code for f in findings.model.findings]}")


def codes(reader):
    return [finding.code for finding in reader.findings.model.findings]


def kept(session, reader):
    return session.services.plans.get(reader.shown.uid)


def words(reader):
    return reader.text.toPlainText()


def test_the_first_mend_is_done_by_alt_enter_and_the_next_is_chosen(qtbot, reader, session, tab):
    said = []
    session.background.said.connect(said.append)
    before = kept(session, reader)
    finding = choose(qtbot, reader, "phrase_slip")
    (offer,) = reader.findings.panel.offers.buttons
    assert offer.accessibleName() == "Thay bằng “đẩy mạnh”"
    assert offer.preview() == "Các đơn vị đầy → đẩy mạnh công tác tuyên…"
    after = reader.findings.model.findings[reader.findings.list.currentIndex().row() + 1 :]
    qtbot.keyClick(reader.outline, Qt.Key.Key_Return, ALT)
    assert "đẩy mạnh công tác" in words(reader)
    assert finding.code not in codes(reader)
    assert reader.source.accessibleName() == "Từng dòng"
    assert said[-1] == "Đã sửa: Thay “đầy mạnh” bằng “đẩy mạnh”; tệp gốc giữ nguyên"
    chosen = reader.findings.list.finding()
    assert chosen is not None
    assert not after or (chosen.code, chosen.excerpt) == (after[0].code, after[0].excerpt)
    session.background.run(tab, lambda s: s.undo())
    assert kept(session, reader) == before
    assert SLIP in words(reader)
    assert reader.source.accessibleName() == "Văn bản gốc"


def test_the_count_is_of_what_nobody_decided_about(qtbot, reader, session):
    count = len(codes(reader))
    wanting = sum(f.severity is not Severity.INFO for f in reader.findings.model.findings)
    assert reader.middle.show_findings.accessibleName() == f"Cần xem lại ({wanting})"
    choose(qtbot, reader, "phrase_slip")
    qtbot.keyClick(reader.outline, Qt.Key.Key_N, ALT)
    qtbot.keyClick(reader.findings.panel.reason.entry, Qt.Key.Key_Escape)
    assert len(codes(reader)) == count
    assert reader.isVisible()
    qtbot.keyClick(reader.outline, Qt.Key.Key_N, ALT)
    entry = reader.findings.panel.reason.entry
    assert entry.hasFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert len(codes(reader)) == count, "không có lý do thì chưa để nguyên"
    entry.setText("Tên gọi đã dùng từ trước")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert "phrase_slip" not in codes(reader)
    assert reader.middle.show_findings.accessibleName() == f"Cần xem lại ({wanting - 1})"
    (standing,) = kept(session, reader).let_stand
    assert (standing.reason, standing.by) == ("Tên gọi đã dùng từ trước", "canbo")


def test_what_was_let_stand_is_shown_and_mentioned_again(qtbot, reader, session):
    choose(qtbot, reader, "phrase_slip")
    qtbot.keyClick(reader.outline, Qt.Key.Key_N, ALT)
    usual = reader.findings.panel.reason.usual
    assert [each.text() for each in usual] == ["Đúng theo bản gốc", "Tên riêng", "Đã kiểm tra"]
    qtbot.keyClick(usual[0], Qt.Key.Key_Space)
    view = reader.findings
    assert view.show_kept.text() == "Đã để nguyên (1)"
    qtbot.keyClick(view.show_kept, Qt.Key.Key_Space)
    assert view.kept.isVisible()
    (again,) = view.kept.buttons
    qtbot.keyClick(again, Qt.Key.Key_Space)
    assert "phrase_slip" in codes(reader)
    assert not view.show_kept.isVisible()
    assert view.list.isVisible()
    assert kept(session, reader).let_stand == ()


def test_all_safe_mends_are_listed_then_done_as_one(qtbot, reader, session, tab):
    before = kept(session, reader)
    qtbot.keyClick(reader.outline, Qt.Key.Key_S, ALT | SHIFT)
    safe = reader.findings.panel.safe
    told = [each.accessibleName() for each in safe.told]
    assert "Thay “của của” bằng “của”" in told
    assert "Thêm dòng “Lưu: VT.”" in told
    assert "Thay “đầy mạnh” bằng “đẩy mạnh”" not in told
    assert safe.do_all.text() == f"Sửa {len(told)} chỗ"
    assert safe.do_all.hasFocus()
    qtbot.keyClick(safe.do_all, Qt.Key.Key_Space)
    assert "Báo cáo kết quả của đơn vị và các thôn." in words(reader)
    assert not set(codes(reader)) & {"repeated_word", "archive_line_missing", "end_mark_missing"}
    session.background.run(tab, lambda s: s.undo())
    assert kept(session, reader) == before


def test_escape_leaves_the_list_of_safe_mends(qtbot, reader):
    qtbot.keyClick(reader.outline, Qt.Key.Key_S, ALT | SHIFT)
    assert reader.findings.panel.safe.isVisible()
    qtbot.keyClick(reader.findings.panel.safe.do_all, Qt.Key.Key_Escape)
    assert not reader.findings.panel.safe.isVisible()
    assert reader.isVisible()


def test_the_editor_opens_at_the_place(qtbot, reader, tab):
    choose(qtbot, reader, "phrase_slip")
    qtbot.keyClick(reader.outline, Qt.Key.Key_S, ALT)
    page = tab.pages.currentWidget()
    assert isinstance(page, EditorPage)
    cursor = page.focusWidget().textCursor()
    assert cursor.block().text()[cursor.positionInBlock() :].startswith("đầy mạnh")


def test_another_name_is_told_to_the_directory(qtbot, reader, session, tab, type_text):
    finding = choose(qtbot, reader, "unit_odd_name")
    assert finding.excerpt == "Phòng Kin tế"
    qtbot.keyClick(reader.outline, Qt.Key.Key_D, ALT)
    names = reader.findings.panel.names
    assert names.list.count() == 2
    type_text(names.entry, "kinh")
    assert [names.list.item(i).text() for i in range(names.list.count())] == ["Phòng Kinh tế"]
    qtbot.keyClick(names.entry, Qt.Key.Key_Return)
    assert session.services.office.departments()[0].aliases == "Phòng Kin tế"
    leads = {task.lead_text for task in kept(session, reader).plan.tasks}
    assert "Phòng Kin tế" not in leads
    assert "unit_odd_name" not in codes(reader)
    session.background.run(tab, lambda s: s.undo())
    assert session.services.office.departments()[0] == Department("Phòng Kinh tế", "KT")
    assert "unit_odd_name" in codes(reader)


def test_a_plan_not_yet_in_the_book_is_saved_first(qtbot, units, opened):
    choose(qtbot, opened, "phrase_slip")
    panel = opened.findings.panel
    assert panel.do_first.text() == "Lưu vào sổ"
    assert not panel.offers.isVisible()
    qtbot.keyClick(opened.outline, Qt.Key.Key_Return, ALT)
    assert SLIP in words(opened)
    qtbot.keyClick(panel.do_first, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not opened.is_unsaved())
    assert opened.findings.list.finding().code == "phrase_slip"
    assert panel.offers.isVisible()


def test_with_work_in_hand_the_way_leads_to_it(qtbot, reader, session, tab):
    drafts = session.services.drafts
    uid = reader.shown.uid
    found = drafts.open(uid)
    session.background.run(
        tab, lambda s: s.drafts.autosave(uid, found.base_rev, found.kept), lambda _moment: None
    )
    tab.refresh()
    choose(qtbot, reader, "phrase_slip")
    panel = reader.findings.panel
    assert panel.do_first.text() == "Soạn tiếp"
    assert not panel.offers.isVisible()
    qtbot.keyClick(panel.do_first, Qt.Key.Key_Space)
    assert isinstance(tab.pages.currentWidget(), EditorPage)


def test_an_issued_plan_offers_no_mend_but_tells_what_stood(qtbot, reader, session, tab):
    choose(qtbot, reader, "phrase_slip")
    qtbot.keyClick(reader.outline, Qt.Key.Key_N, ALT)
    qtbot.keyClick(reader.findings.panel.reason.usual[2], Qt.Key.Key_Space)
    uid = reader.shown.uid

    def issue(services):
        with services.book.change(user="canbo", label="Khóa") as change:
            change.update("plans", uid, {"status": "issued"})

    session.background.run(tab, issue)
    tab.refresh()
    assert reader.desk_of(reader.shown).may is May.LOOK
    view = reader.findings
    qtbot.keyClick(reader.outline, Qt.Key.Key_F8)
    assert not view.panel.isVisible()
    assert not view.all_safe.isVisible()
    before = kept(session, reader)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_S):
        qtbot.keyClick(reader.outline, key, ALT)
    assert tab.pages.currentWidget() is reader
    assert kept(session, reader) == before
    assert view.show_kept.text() == "Đã để nguyên (1)"
    qtbot.keyClick(view.show_kept, Qt.Key.Key_Space)
    assert view.kept.isVisible()
    assert view.kept.buttons == []


def test_a_name_in_a_task_is_told_to_the_directory(qtbot, reader, session):
    reader.go_to_page("tasks")
    reader.tasks.choose_task(2)
    (way,) = [
        each
        for each in reader.tasks.detail.findChildren(Button)
        if each.text().startswith("“Phòng Kin tế” chưa có trong danh bạ")
    ]
    qtbot.keyClick(way, Qt.Key.Key_Space)
    names = reader.findings.panel.names
    assert names.entry.hasFocus()
    names.write.setChecked(False)
    qtbot.keyClick(names.entry, Qt.Key.Key_Return)
    assert session.services.office.departments()[0].aliases == "Phòng Kin tế"
    assert kept(session, reader).plan.tasks[2].lead == ("Phòng Kin tế",)
    reader.tasks.choose_task(1)
    reader.tasks.choose_task(2)
    texts = [each.text() for each in reader.tasks.detail.findChildren(Button)]
    assert not any("chưa có trong danh bạ" in text for text in texts)
