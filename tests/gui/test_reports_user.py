"""A report found from anywhere, numbered where it is sent; what changed later, record by record."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from reports_rig import CTRL, dialog, fill, keys, opened, quarter, shown_tab, visit, write

from desktop_app.reports import periods
from desktop_app.reports.model import PeriodType, Status
from ui import theme
from ui.reports.form.model import Place
from ui.reports.report.questions import SendDialog
from ui.reports.since.by_record import by_record
from ui.reports.since.page import SincePage
from ui.reports.tab import ReportsTab
from ui.shell.desk import Desk

ENTER = Qt.Key.Key_Return


def test_a_report_is_found_from_another_tab(session, qtbot, type_text):
    quarter(session)
    desk = Desk(session)
    qtbot.addWidget(desk)
    desk.resize(1366, 768)
    desk.show()
    type_text(desk.head.search, "quy iii nam 2026")
    keys(qtbot, desk.head.search, ENTER)
    tab = desk.pages.currentWidget()
    assert isinstance(tab, ReportsTab)
    assert tab.pages.currentWidget() is tab.made
    rows = tab.made.records.table.records()
    assert [rows.record(at)["period"] for at in range(rows.rowCount())] == ["Q3"]


def test_the_number_is_typed_where_the_report_is_sent(session, qtbot, type_text):
    uid = quarter(session)
    fill(session, uid)
    page = opened(shown_tab(session, qtbot), uid)
    qtbot.keyClick(page.pane.table, ENTER, CTRL)
    asked = dialog(SendDialog, qtbot)
    assert asked.form.entry("number").hasFocus()
    type_text(asked.form.entry("number"), "35")
    qtbot.keyClick(asked.form.entry("number"), ENTER, CTRL)
    report = session.services.reports.get(uid)
    assert report.status is Status.SENT
    assert (report.head.number, report.head.symbol) == ("35", "BC-UBND")
    assert report.head.dated_on == report.sent_on == date(2026, 11, 21)
    numbers = session.services.life.numbers
    assert numbers.next("BC-UBND", 2026) == 36


def test_a_report_without_a_number_is_sent_without_a_day(session, qtbot):
    uid = quarter(session)
    fill(session, uid)
    page = opened(shown_tab(session, qtbot), uid)
    qtbot.keyClick(page.pane.table, ENTER, CTRL)
    qtbot.keyClick(dialog(SendDialog, qtbot).form.entry("number"), ENTER, CTRL)
    report = session.services.reports.get(uid)
    assert report.status is Status.SENT
    assert (report.head.number, report.head.dated_on) == ("", None)


def test_each_record_stands_once_with_the_figures_it_changed(session, qtbot):
    visit(session, date(2026, 7, 1))
    uid = quarter(session)
    fill(session, uid)
    write(session, lambda s: s.reports.send(uid, date(2026, 9, 16), "UBND tỉnh"))
    late = [visit(session, date(2026, 9, 1)), visit(session, date(2026, 9, 2), "Lò Thị Mai")]
    tab = shown_tab(session, qtbot)
    page = SincePage(tab, uid)
    tab.show_page(page)
    records = by_record(page.drifts)
    assert [one.ref for one in records] == [("receptions", one) for one in late]
    assert list(records[0].lines()) == ["Nay tính vào: 01/TCD (1, 2, 3, 5, 6, 7)"]
    titles = [one for one in page.findChildren(QLabel) if one.text() == "2 hồ sơ"]
    assert len(titles) == 1
    figures = [one.text() for one in page.findChildren(QLabel)]
    assert figures.count("+2") == len(page.drifts)


def test_long_codes_are_shown_whole(session, qtbot):
    period = periods.period_of(PeriodType.H1, 2026)
    uid = write(session, lambda s: s.reports.begin("", "democracy", period, ("DC",))).uid
    table = opened(shown_tab(session, qtbot), uid).pane.table
    codes = [row.item.code for row in table.figures.rows if row.item]
    widest = max(table.fontMetrics().horizontalAdvance(code) for code in codes)
    assert table.columnWidth(Place.CODE) > widest + theme.px(16)


def test_a_low_list_keeps_the_head_of_what_is_chosen(session, qtbot):
    tab = shown_tab(session, qtbot, 910, 660)
    place = tab.due.list.currentIndex().row()
    assert tab.due.list.rows.rows[place - 1].due is None
    tab.resize(910, 420)
    head = tab.due.list.visualRect(tab.due.list.rows.index(place - 1))
    assert tab.due.list.viewport().rect().contains(head)
