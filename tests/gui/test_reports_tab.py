"""What is due, begun by keys; the table of a form by keys, into the book and back."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from reports_rig import (
    CTRL,
    FORMS,
    fill,
    hand,
    keys,
    opened,
    quarter,
    shown_tab,
    visit,
    write,
)

from desktop_app.reports.filled import CellState
from ui.reports.due.groups import Standing
from ui.reports.form.model import Place
from ui.reports.report.page import ReportPage

ENTER, ESC, F2, DEL = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Delete
DOWN = Qt.Key.Key_Down


def test_the_year_is_shown_and_enter_begins_the_report(session, qtbot):
    tab = shown_tab(session, qtbot)
    heads = [row.standing for row in tab.due.list.rows.rows if row.due is None]
    assert Standing.SOON in heads  # quarter IV and the year are due on 17/12/2026
    assert "17/12/2026" in tab.due.list.rows.index(1).data()
    keys(qtbot, tab.due.list, ENTER)
    page = tab.pages.currentWidget()
    assert isinstance(page, ReportPage)
    assert tuple(page.filled.forms) == FORMS
    assert page.head.chip.text() == "Đang lập"
    keys(qtbot, page.pane.table, ESC)
    assert tab.pages.currentWidget() is tab.due
    chosen = tab.due.list.current()
    assert chosen.report_uid == page.uid
    assert "số chưa nhập" in tab.due.list.rows.second_line(chosen)
    assert tab.due.detail.go.text() == "Tiếp tục"


def test_today_leads_to_what_is_due(session, qtbot):
    tab = shown_tab(session, qtbot)
    key = next(one.key for one in tab.due.dues if one.period.type.value == "Y")
    tab.due.show_year(2030)
    tab.open_uid(key)
    assert tab.due.list.current().key == key


def test_a_missing_figure_is_typed_and_totals_follow_while_typing(session, qtbot):
    visit(session, date(2026, 7, 1))
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("06/QLKNTC", "4")
    keys(qtbot, page.pane.table, "1")
    editor = page.pane.table.look.editor
    keys(qtbot, editor, "2")
    qtbot.waitUntil(lambda: page.filled.cell(("06/QLKNTC", "4")).value == Decimal(12))
    assert hand(session, uid, "06/QLKNTC", "4") is None  # checked, not written yet
    keys(qtbot, editor, ENTER)
    assert hand(session, uid, "06/QLKNTC", "4").value == Decimal(12)
    assert page.key() == ("06/QLKNTC", "5")
    keys(qtbot, page.pane.table, F2)
    keys(qtbot, page.pane.table.look.editor, "7")
    qtbot.keyClick(page.pane.table.look.editor, Qt.Key.Key_S, CTRL)
    assert hand(session, uid, "06/QLKNTC", "5").value == Decimal(7)


def test_nonsense_stays_in_its_cell_with_a_hint(session, qtbot):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("06/QLKNTC", "4")
    keys(qtbot, page.pane.table, "1")
    editor = page.pane.table.look.editor
    keys(qtbot, editor, ",5", ENTER)
    assert editor.hint.text() == "Ô này chỉ nhận số nguyên."
    assert page.may_close() is False
    keys(qtbot, editor, ESC)
    assert page.may_close()
    assert hand(session, uid, "06/QLKNTC", "4") is None


def test_a_counted_figure_is_replaced_only_with_a_reason(session, qtbot, type_text):
    visit(session, date(2026, 7, 1))
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("01/TCD", "5")
    assert page.filled.cell(("01/TCD", "5")).value == Decimal(1)
    keys(qtbot, page.pane.table, "3")
    keys(qtbot, page.pane.table.look.editor, ENTER)
    assert page.reason.isVisible()
    assert page.reason.words.text() == "Mã 5: sổ tính ra 1, báo cáo ghi 3. Vì sao?"
    keys(qtbot, page.reason.entry, ENTER)  # nothing said: nothing written
    assert hand(session, uid, "01/TCD", "5") is None
    type_text(page.reason.entry, "Hai lượt vào sổ muộn")
    keys(qtbot, page.reason.entry, ENTER)
    assert hand(session, uid, "01/TCD", "5").why == "Hai lượt vào sổ muộn"
    cells = page.filled.forms["01/TCD"].cells
    assert cells["5"].state is CellState.REPLACED
    assert cells["1"].value == Decimal(3)  # the total follows
    page.go_to("01/TCD", "5")
    keys(qtbot, page.pane.table, DEL)
    assert hand(session, uid, "01/TCD", "5") is None
    assert page.filled.cell(("01/TCD", "5")).value == Decimal(1)


def test_esc_leaves_a_reason_and_the_figure_as_it_was(session, qtbot):
    visit(session, date(2026, 7, 1))
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("01/TCD", "5")
    keys(qtbot, page.pane.table, "3")
    keys(qtbot, page.pane.table.look.editor, ENTER)
    keys(qtbot, page.reason.entry, ESC)
    assert not page.reason.isVisible()
    assert page.isVisible()  # Esc was the line's own
    assert hand(session, uid, "01/TCD", "5") is None


def test_a_formula_is_not_typed_over(session, qtbot):
    page = opened(shown_tab(session, qtbot), quarter(session))
    page.go_to("01/TCD", "1")
    keys(qtbot, page.pane.table, "9")
    assert page.pane.table.look.editor is None
    assert "công thức" in page.pane.told.text()


def test_a_block_of_excel_is_one_action(session, qtbot):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("06/QLKNTC", "1")
    QGuiApplication.clipboard().setText("3\n1.250\n\n4")
    qtbot.keyClick(page.pane.table, Qt.Key.Key_V, CTRL)
    typed = session.services.reports.content(uid).hand
    assert {code: cell.value for (_form, code), cell in typed.items()} == {
        "1": Decimal(3), "2": Decimal(1250), "4": Decimal(4),
    }  # fmt: skip
    write(session, lambda s: s.undo())
    assert not session.services.reports.content(uid).hand
    assert page.filled.cell(("06/QLKNTC", "1")).value is None


def test_a_row_of_the_official_form_is_turned(session, qtbot):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("06/QLKNTC", "1")
    QGuiApplication.clipboard().setText("5\t6\t7")
    qtbot.keyClick(page.pane.table, Qt.Key.Key_V, CTRL)
    assert hand(session, uid, "06/QLKNTC", "3").value == Decimal(7)


def test_a_block_with_words_is_refused_whole(session, qtbot):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("06/QLKNTC", "1")
    QGuiApplication.clipboard().setText("3\nkhông có\n4")
    qtbot.keyClick(page.pane.table, Qt.Key.Key_V, CTRL)
    assert "mã 2" in page.pane.told.text()
    assert not session.services.reports.content(uid).hand


def test_figures_are_copied_as_figures(session, qtbot):
    uid = quarter(session)
    fill(session, uid)
    page = opened(shown_tab(session, qtbot), uid)
    page.go_to("06/QLKNTC", "1")
    qtbot.keyClick(page.pane.table, DOWN, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.pane.table, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "0\n0"
    assert 'x:num="0"' in data.html()


def test_forms_are_turned_and_what_is_missing_is_found_by_keys(session, qtbot):
    page = opened(shown_tab(session, qtbot), quarter(session))
    qtbot.keyClick(page.pane.table, Qt.Key.Key_PageDown, CTRL)
    assert page.pane.code() == "02/XLD"
    qtbot.keyClick(page.pane.table, Qt.Key.Key_F8)
    assert page.key() == ("06/QLKNTC", "1")
    qtbot.keyClick(page.pane.table, Qt.Key.Key_PageUp, CTRL)
    assert page.pane.code() == "05/KQTH"


def test_the_figures_of_last_year_are_typed_beside(session, qtbot):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.pane.table.go_to("5", Place.SAME)
    keys(qtbot, page.pane.table, "4")
    keys(qtbot, page.pane.table.look.editor, ENTER)
    kept = session.services.reports.content(uid).same_last_year
    assert kept == {("01/TCD", "5"): Decimal(4)}
    model, row = page.pane.table.figures, page.pane.table.figures.row_of("5")
    assert model.text(row, Place.CHANGE) == "−4"


def test_the_note_of_a_form_is_kept(session, qtbot, type_text):
    uid = quarter(session)
    page = opened(shown_tab(session, qtbot), uid)
    page.pane.remark.setFocus()
    type_text(page.pane.remark, "Không có đoàn đông người")
    keys(qtbot, page.pane.remark, ENTER)
    assert session.services.reports.content(uid).notes == {"01/TCD": "Không có đoàn đông người"}


def test_a_narrow_window_has_the_checks_behind_a_button(session, qtbot):
    page = opened(shown_tab(session, qtbot, 910, 640), quarter(session))
    assert not page.side.isVisible()
    assert page.checks_button.text() == "Kiểm tra (17)"
    qtbot.keyClick(page.pane.table, Qt.Key.Key_F6)
    assert page.side.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert page.pane.table.hasFocus()
