"""A fresh draft's findings: told honestly, led to their fields, with room for what can be done."""

import pytest
from editor_rig import ALT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.plans.model import Severity
from ui.plans.actions import NEW_ACTIONS


@pytest.fixture
def editor(tab):
    next(action for action in NEW_ACTIONS if action.label == "Trang trắng").run(tab)
    page = tab.pages.currentWidget()
    yield page
    page.work.stop()


def choose(qtbot, editor, code):
    findings = editor.panes.findings
    for _ in range(findings.model.rowCount()):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        if findings.list.finding().code == code:
            return findings
    raise AssertionError(f"không có {code}")


def test_a_blank_number_is_only_good_to_know_in_a_draft(editor):
    found = {f.code: f.severity for f in editor.panes.findings.model.findings}
    assert found["number_blank"] is Severity.INFO
    assert found["title_missing"] is Severity.WARNING
    weighty = sum(severity is not Severity.INFO for severity in found.values())
    assert editor.panes._tabs["findings"].text() == f"Cần xem lại ({weighty})"


def test_a_missing_title_is_told_by_its_own_field(qtbot, editor):
    findings = choose(qtbot, editor, "title_missing")
    finding = findings.list.finding()
    assert editor.panes.words.where(finding) == "Đến trích yếu"
    assert QApplication.focusWidget() is editor.pages.currentWidget().form.entry("title")


def test_a_finding_without_mends_still_shows_that_it_may_stand(qtbot, editor):
    findings = choose(qtbot, editor, "title_missing")
    leave = findings.panel.leave
    assert not findings.panel.offers.buttons
    qtbot.waitUntil(lambda: leave.height() > 0)
    qtbot.waitUntil(lambda: leave.visibleRegion().boundingRect().height() == leave.height())


def test_on_a_narrow_screen_the_outline_gives_way_to_the_findings(qtbot, tab, editor):
    tab.resize(910, 512)
    qtbot.waitUntil(lambda: tab.width() == 910 and not editor.panes.side_is_open())
    outline = editor.panes.outline
    assert outline.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    assert editor.panes.side_is_open()
    assert not outline.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, ALT)
    assert not editor.panes.side_is_open()
    assert outline.isVisible()
