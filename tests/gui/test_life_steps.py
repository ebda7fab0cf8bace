"""A plan from draft to issued and on to a new version, as a person does it in the window."""

from datetime import date

import msgspec
import pytest
from life_plans import changed, done, new_plan, row
from plan_paper import save
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ui.plans.compare.page import ComparePage
from ui.plans.editor.page import EditorPage
from ui.plans.life.history_page import HistoryPage
from ui.plans.life.issue_dialog import IssueDialog
from ui.plans.life.step_dialogs import GiveBackDialog, SubmitDialog

DAY = date(2026, 11, 21)


@pytest.fixture
def plan(session, tab):
    uid = new_plan(session)
    tab.open_plan(uid)
    return uid


def dialog(tab, kind):
    found = [each for each in tab.findChildren(QDialog) if isinstance(each, kind)]
    assert len(found) == 1
    return found[0]


def fitting(tab, uid):
    return [action.label for action in tab.actions_on.fitting(uid)]


def test_each_status_offers_its_own_steps(tab, session, plan):
    assert {"Sửa", "Trình…", "Ban hành…", "So sánh…"} <= set(fitting(tab, plan))
    assert "Trả lại dự thảo…" not in fitting(tab, plan)
    done(session, lambda s: s.life.submit(plan))
    assert {"Trả lại dự thảo…", "Ban hành…"} <= set(fitting(tab, plan))
    assert "Sửa" not in fitting(tab, plan)
    done(session, lambda s: s.life.issue(plan, 1, DAY))
    assert {"Lập bản sửa đổi, bổ sung", "Lập bản thay thế"} <= set(fitting(tab, plan))
    assert not {"Sửa", "Trình…", "Ban hành…"} & set(fitting(tab, plan))


def test_submitting_names_the_signer_and_can_be_given_back(tab, session, plan, qtbot, type_text):
    tab.actions_on.run("Trình…", plan)
    submit = dialog(tab, SubmitDialog)
    assert submit.form.editors["to"].text() == "Chủ tịch Trần Văn Mẫu"
    assert "reason" not in submit.form.editors
    qtbot.mouseClick(submit.go, Qt.MouseButton.LeftButton)
    assert row(session, plan)["status"] == "submitted"
    assert "tạm khóa" in tab.reader.note.text()
    tab.actions_on.run("Trả lại dự thảo…", plan)
    back = dialog(tab, GiveBackDialog)
    type_text(back.form.editors["reason"], "thiếu kinh phí")
    back.submit()
    assert row(session, plan)["status"] == "draft"
    assert "thiếu kinh phí" in session.services.life.history(plan).events[0].label


def test_issuing_fits_a_small_screen(tab, plan):
    """1366×768 at 150 % leaves 512 lines; the buttons must be among them."""
    tab.actions_on.run("Ban hành…", plan)
    assert dialog(tab, IssueDialog).minimumSizeHint().height() <= 512 - 40


def test_what_is_not_in_order_asks_for_a_reason(tab, session, qtbot, type_text):
    uid = new_plan(session, recipients=())
    tab.actions_on.run("Trình…", uid)
    submit = dialog(tab, SubmitDialog)
    submit.submit()
    assert "nơi nhận" in submit.form.error("reason")
    assert row(session, uid)["status"] == "draft"
    type_text(submit.form.editors["reason"], "xin ý kiến trước")
    submit.submit()
    assert row(session, uid)["status"] == "submitted"


def test_issuing_by_keyboard_locks_the_plan_and_says_so(tab, session, plan, qtbot):
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(tab.reader, Qt.Key.Key_B, modifiers)
    issue = dialog(tab, IssueDialog)
    assert (issue.number.text(), issue.symbol.text()) == ("01", "KH-UBND")
    assert issue.day.text() == "21/11/2026"
    issue.number.setText("7")
    issue.look()
    issue.submit()
    assert (row(session, plan)["number"], row(session, plan)["status"]) == ("07/KH-UBND", "issued")
    assert "khóa sửa đổi" in tab.reader.note.text()
    assert "07/KH-UBND" in tab.reader.head.title.toolTip()
    done(session, lambda s: s.undo())
    assert row(session, plan)["status"] == "draft"
    assert "khóa" not in tab.reader.note.text()


@pytest.mark.parametrize(
    ("number", "day", "field", "words"),
    [
        ("12a", "21/11", "number", "chữ kèm"),
        ("", "21/11", "number", "không phải là số"),
        ("2", "99/99", "day", "99/99"),
        ("2", "", "day", "ngày ban hành"),
        ("1", "21/11", "number", "Việc khác"),
    ],
)
def test_a_wrong_number_or_day_stands_beside_its_field(
    tab, session, plan, number, day, field, words
):
    other = new_plan(session, title="Việc khác năm 2027")
    done(session, lambda s: s.life.issue(other, 1, DAY))
    tab.actions_on.run("Ban hành…", plan)
    issue = dialog(tab, IssueDialog)
    issue.number.setText(number)
    issue.day.setText(day)
    issue.submit()
    assert words in issue.form.error(field)
    assert row(session, plan)["status"] == "draft"
    issue.reject()


def test_a_number_in_use_is_pointed_out_while_typing(tab, session, plan, qtbot):
    other = new_plan(session, title="Việc khác năm 2027")
    done(session, lambda s: s.life.issue(other, 3, DAY))
    tab.actions_on.run("Ban hành…", plan)
    issue = dialog(tab, IssueDialog)
    assert issue.number.text() == "04"
    issue.number.setText("3")
    qtbot.waitUntil(lambda: "Việc khác" in _shown_in(issue.checks))
    issue.number.setText("2")
    qtbot.waitUntil(lambda: "Việc khác" not in _shown_in(issue.checks))
    issue.reject()


def _shown_in(widget):
    return " ".join(
        child.accessibleName() for child in widget.findChildren(object) if child.isWidgetType()
    )


def test_an_amendment_opens_in_the_editor_and_the_old_plan_says_so(tab, session, plan, quiet_door):
    done(session, lambda s: s.life.issue(plan, 1, DAY))
    tab.actions_on.run("Lập bản sửa đổi, bổ sung", plan)
    assert isinstance(tab.pages.currentWidget(), EditorPage)
    tab.leave_page()
    tab.open_plan(plan)
    waiting = session.services.life.open_version(plan)
    quiet_door.answers.append(True)
    tab.actions_on.run("Lập bản thay thế", plan)
    assert tab.reader.shown.uid == waiting
    assert "Phiên bản 2" in tab.reader.note.text()
    done(session, lambda s: s.life.issue(waiting, 2, DAY))
    tab.open_plan(plan)
    assert "đã được sửa đổi, bổ sung bằng kế hoạch 02/KH-UBND" in tab.reader.note.text()


def test_a_file_of_the_own_office_is_recorded_or_adopted(tab, session, opened, qtbot, quiet_door):
    save(qtbot, tab)
    uid = tab.reader.shown.uid
    assert {"Dùng làm dự thảo", "Ghi nhận đã ban hành"} <= set(fitting(tab, uid))
    quiet_door.answers.append(True)
    tab.actions_on.run("Ghi nhận đã ban hành", uid)
    assert (row(session, uid)["status"], row(session, uid)["number"]) == ("issued", "15/KH-UBND")
    done(session, lambda s: s.undo())
    tab.actions_on.run("Dùng làm dự thảo", uid)
    assert row(session, uid)["status"] == "draft"


def test_a_step_that_is_refused_is_told_in_words(tab, session, quiet_door, monkeypatch):
    uid = new_plan(session)
    with session.office.services().book.change(user="canbo", label="Đọc") as change:
        change.update("plans", uid, {"status": "read", "issuer": "UBND tỉnh Bình Mẫu"})
    quiet_door.answers.append(True)
    tab.actions_on.run("Ghi nhận đã ban hành", uid)
    assert quiet_door.shown[-1][0] == "tell"


def test_the_history_shows_who_did_what_and_leads_to_the_change(tab, session, plan, qtbot):
    first, second = session.services.plans.get(plan).plan.tasks
    tasks = (msgspec.structs.replace(first, content="Niêm yết tại trụ sở"), second)
    changed(session, plan, tasks=tasks)
    done(session, lambda s: s.life.issue(plan, 1, DAY))
    tab.actions_on.run("Lịch sử, phiên bản", plan)
    page = tab.pages.currentWidget()
    assert isinstance(page, HistoryPage)
    assert page.events.topLevelItemCount() == 3
    assert "đúng như khi ban hành" in page.seal.text()
    assert page.events.topLevelItem(0).text(1) == "canbo"
    assert "nhiệm vụ" in page.events.topLevelItem(1).text(3)
    page.events.choose(1)
    qtbot.keyClick(page.events, Qt.Key.Key_Return)
    shown = tab.pages.currentWidget()
    assert isinstance(shown, ComparePage)
    assert shown.comparison.task_counts.changed == 1
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is page
