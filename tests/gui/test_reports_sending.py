"""A report checked, sent and locked; what changes afterwards; corrected, compared, old figures."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from reports_rig import (
    CTRL,
    dialog,
    fill,
    hand,
    keys,
    opened,
    quarter,
    shown_tab,
    visit,
    write,
)

from desktop_app.reports.model import PeriodType, Status
from ui.preview.window import PreviewWindow
from ui.receptions.tab import ReceptionsTab
from ui.reports.compare.page import ComparePage
from ui.reports.duties.plans import PlanDutiesDialog
from ui.reports.narrative.page import NarrativePage
from ui.reports.old.page import OldFigures
from ui.reports.report.questions import RefusedDialog, SendDialog
from ui.reports.side.checks import FindingLine
from ui.reports.since.page import SincePage
from ui.widgets.ask import AskDialog

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def sent(session):
    """A report of quarter III with two visits, sent."""
    for day in (date(2026, 7, 1), date(2026, 8, 3)):
        visit(session, day)
    uid = quarter(session)
    fill(session, uid)
    write(session, lambda s: s.reports.send(uid, date(2026, 9, 16), "UBND tỉnh"))
    return uid


def act(page, words: str) -> None:
    """Do what the menu "Việc khác" offers under these words."""
    found = [one for one in page.head.more.menu().actions() if one.text().startswith(words)]
    assert len(found) == 1, [one.text() for one in page.head.more.menu().actions()]
    found[0].trigger()


def test_a_failing_rule_is_shown_with_its_figures_and_leads_to_its_cell(session, qtbot):
    for day in (date(2026, 7, 1), date(2026, 8, 3)):
        visit(session, day)
    uid = quarter(session)
    fill(session, uid)
    tab = shown_tab(session, qtbot)
    page = opened(tab, uid)
    page.go_to("06/QLKNTC", "8")  # inspections with a conclusion: no more than inspections (6)
    keys(qtbot, page.pane.table, "2")
    keys(qtbot, page.pane.table.look.editor, ENTER)
    wrong = [one for one in page.side.checks.findChildren(FindingLine) if not one.finding.holds]
    assert any("8 ≤ 6" in one.accessibleName() and "2" in one.accessibleName() for one in wrong)
    page.go_to("01/TCD", "5")
    line = next(one for one in wrong if "8 ≤ 6" in one.accessibleName())
    keys(qtbot, line, ENTER)
    assert page.key()[0] == "06/QLKNTC"


def test_sending_is_refused_with_what_fails_and_a_way_there(session, qtbot):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    qtbot.keyClick(page.pane.table, ENTER, CTRL)
    refused = dialog(RefusedDialog, qtbot)
    keys(qtbot, refused.go, ENTER)
    assert page.key() == ("06/QLKNTC", "1")
    assert session.services.reports.get(uid).status is Status.DRAFT


def test_what_is_sent_is_locked(session, qtbot):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("06/QLKNTC", "1")
    act(page, "Điền 0 vào các ô trống của biểu 06/QLKNTC")
    qtbot.keyClick(page.pane.table, ENTER, CTRL)
    asked = dialog(SendDialog, qtbot)
    code = asked.code.text().replace(" ", "")
    qtbot.keyClick(asked.form.entry("sent_on"), ENTER, CTRL)
    report = session.services.reports.get(uid)
    assert report.status is Status.SENT
    assert report.check_code == code
    assert page.head.chip.text() == "Đã gửi"
    page.go_to("06/QLKNTC", "1")
    keys(qtbot, page.pane.table, "5")
    assert page.pane.table.look.editor is None
    assert "bản đính chính" in page.pane.told.text()


def test_the_records_behind_a_figure_open_by_keys(session, qtbot, sent):
    tab = shown_tab(session, qtbot)
    page = opened(tab, sent)
    page.go_to("01/TCD", "5")
    assert page.side.why.title.text() == "Vì sao cột 5 là 2?"
    qtbot.waitUntil(lambda: len(page.side.why.list.rows.rows) == 2)
    asked = []
    tab.open_wanted.connect(lambda *where: asked.append(where))
    qtbot.keyClick(page.pane.table, Qt.Key.Key_F6)
    keys(qtbot, QApplication.focusWidget(), ENTER)
    assert asked[0][0] == "receptions"
    assert asked[0][1] == page.side.why.list.rows.rows[0].ref[1]


def test_the_list_of_records_is_printed(session, qtbot, sent):
    page = opened(shown_tab(session, qtbot), sent)
    page.go_to("01/TCD", "5")
    qtbot.waitUntil(page.side.why.print.isVisible)
    page.side.why.print.click()
    preview = dialog(PreviewWindow, qtbot)
    assert preview.canvas.count() == 1
    preview.close()


def test_what_the_books_say_later_is_told_by_name(session, qtbot, sent):
    tab = shown_tab(session, qtbot)
    late = visit(session, date(2026, 9, 1))  # belongs to the period, entered after it was sent
    tab.show_made()
    row = tab.made.records.table.records().record(0)
    assert row["drift"] == "+1"
    keys(qtbot, tab.made.records.table, ENTER)
    page = tab.pages.currentWidget()
    assert page.banner.text() == "Sổ đã thay đổi sau khi gửi: +1 hồ sơ."
    act(page, "Thay đổi sau khi gửi")
    since = tab.pages.currentWidget()
    assert isinstance(since, SincePage)
    assert since.chip.text() == "Đã thay đổi sau khi gửi: +1 hồ sơ"
    assert {moved.ref for one in since.drifts for moved in one.more} == {("receptions", late)}
    since.go.click()
    preview = dialog(PreviewWindow, qtbot)
    preview.close()


def test_a_corrected_version_is_begun_and_held_beside_the_old_one(session, qtbot, type_text, sent):
    tab = shown_tab(session, qtbot)
    visit(session, date(2026, 9, 1))
    page = opened(tab, sent)
    qtbot.keyClick(page.pane.table, ENTER, CTRL)
    asked = dialog(AskDialog, qtbot)
    type_text(asked.form.entry("reason"), "Bổ sung lượt tiếp vào sổ muộn")
    qtbot.keyClick(asked.form.entry("reason"), ENTER, CTRL)
    newer = tab.pages.currentWidget()
    assert newer.uid != sent
    assert newer.filled.report.version == 2
    act(newer, "So với bản gửi lần 1")
    beside = tab.pages.currentWidget()
    assert isinstance(beside, ComparePage)
    beside.only.setChecked(True)
    shown = {item.text(0): item.text(4) for item in beside.list.items()}
    assert shown["5"] == "+1"
    assert "8" not in shown


def test_old_figures_stand_beside_the_new_ones(session, qtbot):
    tab = shown_tab(session, qtbot)
    tab.due.old.click()
    asked = dialog(AskDialog, qtbot)
    asked.form.entry("period").put("Q3")
    asked.form.entry("year").put("2025")
    qtbot.keyClick(asked.form.entry("year"), ENTER, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, OldFigures)
    page.pane.table.go_to("5")
    keys(qtbot, page.pane.table, "9")
    keys(qtbot, page.pane.table.look.editor, ENTER)
    kept = session.services.reports.get(page.uid)
    assert kept.status is Status.ENTERED
    assert hand(session, page.uid, "01/TCD", "5").value == Decimal(9)
    page.pane.table.go_to("5")
    keys(qtbot, page.pane.table, Qt.Key.Key_Delete)
    assert hand(session, page.uid, "01/TCD", "5") is None
    keys(qtbot, page.pane.table, "8")
    keys(qtbot, page.pane.table.look.editor, ENTER)
    tab.leave_page()
    new = opened(tab, quarter(session, PeriodType.Q3))
    assert new.filled.cell(("01/TCD", "5")).same_last_year == Decimal(8)


def test_number_symbol_and_signer_are_kept(session, qtbot, type_text):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    act(page, "Số, ký hiệu")
    asked = dialog(AskDialog, qtbot)
    type_text(asked.form.entry("number"), "35")
    qtbot.keyClick(asked.form.entry("number"), ENTER, CTRL)
    head = session.services.reports.get(uid).head
    assert (head.number, head.symbol) == ("35", "BC-UBND")
    assert "Số 35/BC-UBND" in page.head.under.accessibleName()


def test_a_deleted_report_leaves_the_screen_and_comes_back(session, qtbot, quiet_door):
    tab = shown_tab(session, qtbot)
    uid = quarter(session)
    page = opened(tab, uid)
    quiet_door.answers.append(True)
    act(page, "Chuyển vào thùng rác")
    assert tab.pages.currentWidget() is tab.due
    write(session, lambda s: s.undo())
    assert not session.services.reports.get(uid).deleted


def test_the_words_of_a_report_are_a_page_of_its_own(session, qtbot):
    tab = shown_tab(session, qtbot)
    page = opened(tab, quarter(session, PeriodType.YEAR))
    page.words.click()
    assert isinstance(tab.pages.currentWidget(), NarrativePage)
    tab.pages.currentWidget().figure_wanted.emit("02/XLD", "6")
    assert tab.pages.currentWidget() is page
    assert page.key() == ("02/XLD", "6")


def test_a_draft_says_what_it_lacks_before_it_is_opened(session, qtbot):
    uid = quarter(session, PeriodType.YEAR)
    fill(session, uid)
    tab = shown_tab(session, qtbot)
    year = next(one for one in tab.due.dues if one.report_uid == uid)
    assert "mục chưa viết" in tab.due.list.rows.second_line(year)


def test_days_that_plans_name_are_taken_over(session, qtbot, tmp_path):
    tab = shown_tab(session, qtbot)
    write(session, lambda s: s.plans.save(_plan(tmp_path)))
    assert "1 ngày gửi báo cáo" in tab.due.notice.text()
    tab.due.plans_wanted.emit()
    asked = dialog(PlanDutiesDialog, qtbot)
    asked.rows.ticks.tick([0], True)
    qtbot.keyClick(asked.rows, Qt.Key.Key_S, CTRL)
    tab.due.show_year(2027)
    assert any(one.due == date(2027, 6, 9) for one in tab.due.dues)
    assert tab.due.notice.text() == ""


def _plan(folder):
    """A plan that asks for a report before 10/6 of each year."""
    from desktop_app.plans.reader import read_plan  # noqa: PLC0415

    path = folder / "Kế hoạch.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return read_plan(path)


_TEXT = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG MẪU
Số: 12/KH-UBND
Đồng Mẫu, ngày 15 tháng 01 năm 2027
KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2027
I. MỤC ĐÍCH
Phát huy quyền làm chủ của Nhân dân.
II. TỔ CHỨC THỰC HIỆN
Báo cáo kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm gửi Sở Nội vụ trước ngày 10/6 hằng năm.
"""


def test_a_form_and_the_whole_report_are_seen_as_printed(session, qtbot):
    uid = quarter(session)
    fill(session, uid)
    tab = shown_tab(session, qtbot)
    page = opened(tab, uid)
    qtbot.keyClick(page.pane.table, Qt.Key.Key_P, CTRL)
    form = dialog(PreviewWindow, qtbot)
    pages = form.canvas.count()
    assert form.mark.isVisible()  # a draft bears its mark until it is let up
    form.close()
    shift = Qt.KeyboardModifier.ShiftModifier
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    qtbot.keyClick(page.pane.table, Qt.Key.Key_P, CTRL | shift)
    whole = dialog(PreviewWindow, qtbot)
    assert whole.canvas.count() > pages
    whole.close()


def test_the_whole_is_saved_into_a_folder(session, qtbot, quiet_door, tmp_path):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    folder = tmp_path / "gửi tỉnh"
    folder.mkdir()
    quiet_door.answers.append(folder)
    page.save.click()
    kinds = sorted(path.suffix for path in folder.iterdir())
    assert kinds == [".docx", ".pdf", ".xlsx"]
    assert all(path.name.isascii() for path in folder.iterdir())
    assert "Đã lưu 3 tệp" in page.banner.text()


def test_the_files_that_went_out_are_kept(session, qtbot, quiet_door, tmp_path):
    uid = quarter(session)
    fill(session, uid)
    page = opened(shown_tab(session, qtbot), uid)
    qtbot.keyClick(page.pane.table, ENTER, CTRL)
    asked = dialog(SendDialog, qtbot)
    qtbot.keyClick(asked.form.entry("sent_on"), ENTER, CTRL)
    names = [name for _uid, name in session.services.reports.files(uid)]
    assert len(names) == 3
    quiet_door.answers.append(tmp_path / "lưu.pdf")
    act(page, "Lưu tệp đã gửi: PDF")
    assert (tmp_path / "lưu.pdf").read_bytes().startswith(b"%PDF")


def test_a_record_tells_in_which_reports_it_was_counted(session, qtbot, sent):
    counted = session.services.reports.why(sent, ("01/TCD", "5"))[0].ref[1]
    tab = ReceptionsTab(session)
    qtbot.addWidget(tab)
    tab.resize(1366, 660)
    tab.show()
    asked = []
    tab.open_wanted.connect(lambda *where: asked.append(where))
    tab.open_uid(counted)
    line = tab.pane.counted
    assert line.isVisible()
    said = " ".join(one.text() for one in line.findChildren(QLabel))
    assert "01/TCD (1, 2, 3, 5, 6, 7)" in said
    line.findChild(QPushButton).click()
    assert asked == [("reports", sent)]
    tab.open_uid(visit(session, date(2026, 9, 20)))  # after it was sent
    assert not line.isVisible()
