"""Beside the words of a report: drifts, hints, the report before, the outline."""

from decimal import Decimal

import pytest
from narrative_rig import (
    RECEPTION,
    begin,
    filled_report,
    opened_page,
    put,
    put_cursor,
    text,
    titles,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog

from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.narrative.model import GAP
from ui.reports.narrative.page import NarrativePage


@pytest.fixture
def report(session):
    return filled_report(session)


@pytest.fixture
def page(session, report, qtbot):
    return opened_page(session, report, qtbot)


def test_figures_that_change_are_shown_and_put_right_keeping_the_words(
    page, session, report, type_text
):
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Công tác tiếp dân có nền nếp.")
    page.save()
    put(session, report, c5=205)
    found = page.work.drifts()
    assert {one.written for one in found} == {"200"}
    assert {one.now for one in found} == {"205"}
    assert page.side.drifts.isVisible()
    tip = page.outline._items[RECEPTION].toolTip(0)
    assert "chỗ khác với biểu" in tip
    page.update_figures()
    assert "đã tiếp 205 lượt" in text(page)
    assert "nền nếp." in text(page)
    page.edit.undo()
    assert "đã tiếp 200 lượt" in text(page)


def test_a_new_draft_asks_before_it_replaces_what_was_written(page, type_text, quiet_door):
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Của tôi.")
    page.acts.redraft()
    assert "Của tôi." in text(page)
    quiet_door.answers.append(True)
    page.acts.redraft()
    assert "Của tôi." not in text(page)
    assert not page.work.is_edited(RECEPTION)
    page.edit.undo()
    assert "Của tôi." in text(page)


def test_the_words_of_the_report_before_come_with_the_figures_of_now(
    session, report, qtbot, type_text
):
    old = begin(session, 2026, PeriodType.Q1)
    put(session, old, c5=90, c6=91, c7=92)
    first = NarrativePage(session, old)
    qtbot.addWidget(first)
    first.show()
    first.go_to(RECEPTION)
    first.edit.moveCursor(QTextCursor.MoveOperation.End)
    type_text(first.edit, " Có 17 buổi trực.")
    first.save()
    page = NarrativePage(session, report)
    qtbot.addWidget(page)
    page.go_to(RECEPTION)
    assert page.work.before.report.uid == old
    page.acts.use_before()
    assert "đã tiếp 200 lượt" in text(page)
    assert "Có 17 buổi trực." in text(page)
    assert page.work.drifts() == []


def test_sections_are_hidden_and_numbered_anew(page):
    page.menu.switch("results.protection", True)
    assert any(one.startswith("5. Công tác quản lý nhà nước") for one in titles(page))
    page.menu.switch("results.protection", False)
    assert any(one.startswith("6. Công tác quản lý nhà nước") for one in titles(page))


def test_gaps_stand_out_until_somebody_gives_the_figure(session, report, page):
    page.go_to("results.management.documents")
    assert GAP in text(page)
    cells = {("06/QLKNTC", code): HandCell(Decimal(3)) for code in ("1", "2", "3", "4", "5")}
    session.background.run(page, lambda s: s.reports.set_cells(report, cells))
    page.work.load()
    assert GAP not in text(page) or page.work.drifts()
    page.update_figures()
    assert GAP not in text(page)


def test_a_quarter_of_forms_alone_says_so(session, qtbot):
    uid = begin(session, 2026, PeriodType.Q3)
    page = NarrativePage(session, uid)
    qtbot.addWidget(page)
    assert page._pages.currentIndex() == 1


def test_a_section_without_anything_that_gets_something_is_drafted_anew(page, session, report):
    page.save()
    assert page.work.kept
    assert "Không phát sinh đoàn đông người" in text(page)
    put(session, report, c8=2, c9=11)
    found = page.work.stale()
    assert [one.section.key for one in found] == [RECEPTION]
    assert (("01/TCD", "8"), "2") in {(link.key, told) for link, told in found[0].untold}
    page.update_figures()
    assert "Đã tiếp 2 đoàn đông người, trong đó tiếp thường xuyên 2 đoàn, 11 người" in text(page)
    assert page.work.stale() == page.work.drifts() == []


def test_an_officers_section_is_kept_when_agreed_with(page, session, report, type_text):
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Của tôi.")
    page.save()
    put(session, report, c8=2, c9=11)
    page.update_figures()
    assert "Không phát sinh đoàn đông người" in text(page)
    page.work.agree(page.work.stale()[0])
    assert page.work.stale() == []
    page.save()
    assert page.side.drifts.isHidden()


def test_a_heading_that_is_no_name_stays_open(page, qtbot):
    page.menu.add(RECEPTION)
    asked = page.findChildren(QDialog)[-1]
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.error.isVisible()
    asked.line.setText("Công tác đối thoại")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert "2. Công tác đối thoại" in titles(page)
    assert page.work.unsaved


def test_a_sent_report_is_only_read(page, session, report):
    page.save()

    def send(services):
        with services.book.change(user="canbo", label="thử") as change:
            change.update("reports", report, {"status": "entered"})

    session.background.run(page, send)
    page.refresh()
    assert page.edit.isReadOnly()
    assert page.head.save.isHidden()


def test_a_print_is_offered_where_somebody_prints(session, report, qtbot):
    page = NarrativePage(session, report)
    qtbot.addWidget(page)
    page.show()
    assert page.head.print.isHidden()
    page.hide()
    asked = []
    page.print_wanted.connect(asked.append)
    page.show()
    page.head.print.click()
    assert asked == [page.work.narrative]
