"""The form of a task by keys: what a time means while it is typed, saving, leaving, suggestions."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tasks_desk import ALL, CTRL, LATER, OFFICE, SHIFT, choose, focused, shown_tab, titles, uid_of

from desktop_app.tasks.model import Target, TaskValues
from ui.tasks.form.page import TaskForm
from ui.widgets.suggestions import Suggestions


@pytest.fixture
def tab(session, qtbot):
    def name_units(services):
        return services.office.add_names("departments", [OFFICE, "Phòng Văn hóa - Xã hội"])

    session.background.run(session.background, name_units)
    return shown_tab(session, qtbot, *ALL)


@pytest.fixture
def form(tab, qtbot) -> TaskForm:
    qtbot.keyClick(focused(), Qt.Key.Key_N, CTRL)
    made = tab.pages.currentWidget()
    assert isinstance(made, TaskForm)
    return made


@pytest.fixture
def press(tab, qtbot):
    def pressed(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(focused(), key, modifiers)

    return pressed


def newest(tab) -> TaskValues:
    tasks = tab.session.services.tasks
    return max(tasks.tasks(tasks.ids()), key=lambda task: task.uid).values


def say_when(form, type_text, words):
    entry = form.when.phrase.entry("schedule_text")
    entry.clear()
    type_text(entry, words)
    return form.when.tell()


def test_a_task_is_entered_by_keys_alone(tab, form, press, type_text):
    type_text(focused(), "Đối thoại với Nhân dân")
    press(Qt.Key.Key_Return)
    type_text(focused(), "IV. Dân bàn")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # past the number, over the choice of ways
    form.when.phrase.entry("schedule_text").setFocus()
    type_text(focused(), "Quý IV/2026")
    press(Qt.Key.Key_S, CTRL)
    assert tab.pages.currentWidget() is tab.list
    assert newest(tab).title == "Đối thoại với Nhân dân"
    assert newest(tab).group_title == "IV. Dân bàn"
    assert tab.list.selected() == [uid_of(tab, newest(tab))]
    due = tab.session.services.tasks.get(tab.list.selected()[0]).next_due
    assert due == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("words", "status", "first"),
    [
        ("hằng quý", "done", "Quý IV/2026: hạn Thứ Năm, 31/12/2026"),
        ("trước ngày 15/6", "done", "Năm 2026: hạn Thứ Sáu, 12/06/2026"),
        ("Quý II/2026", "done", "hạn Thứ Ba, 30/06/2026"),
        ("ngày 10 và 25 hằng tháng", "done", "hạn Thứ Tư, 25/11/2026"),
        ("thường xuyên", "done", "không có ngày đến hạn"),
        ("định kỳ", "soon", ""),
        ("vào một dịp thuận tiện", "soon", ""),
    ],
)
def test_the_meaning_and_the_days_are_told_while_typing(form, type_text, words, status, first):
    found = say_when(form, type_text, words)
    assert found.status == status
    assert first in "\n".join(found.days[:1]) if first else found.days == ()
    if status == "soon":
        assert "đề nghị" in form.when.result.text()


@pytest.mark.parametrize(
    "words", ["hằng quý", "Quý I/2026", "ngày 10 và 25 hằng tháng", "trước ngày 24/11/2026"]
)
def test_what_is_told_is_what_is_kept(tab, form, press, type_text, words):
    type_text(form.what.entry("title"), "Việc mới")
    first = say_when(form, type_text, words).days[0]
    press(Qt.Key.Key_S, CTRL)
    due = tab.session.services.tasks.get(uid_of(tab, newest(tab))).next_due
    assert f"{due:%d/%m/%Y}" in first


def test_the_day_off_rule_moves_the_day_at_once(form, type_text):
    say_when(form, type_text, "chậm nhất ngày 24/11/2026")
    assert "23/11/2026" in form.when.days.text()  # 24/11 is off: back
    choice = form.when.details.entry("day_off")
    choice.setCurrentIndex(choice.findData("forward"))
    form.when.tell()
    assert "25/11/2026" in form.when.days.text()


def test_days_of_the_month_may_be_given_apart(tab, form, press, type_text):
    type_text(form.what.entry("title"), "Tiếp công dân")
    say_when(form, type_text, "hằng tháng")
    type_text(form.when.details.entry("month_days"), "10; 25")
    assert "24 lần, 21 lần đã qua" in form.when.tell().words
    press(Qt.Key.Key_S, CTRL)
    assert newest(tab).month_days == (10, 25)


def test_days_that_no_month_has_are_refused_beside_the_field(tab, form, press, type_text):
    type_text(form.what.entry("title"), "Tiếp công dân")
    say_when(form, type_text, "hằng tháng")
    type_text(form.when.details.entry("month_days"), "10, 45")
    press(Qt.Key.Key_S, CTRL)
    assert tab.pages.currentWidget() is form
    assert "từ 1 đến 31" in form.when.details.error("month_days")


def test_the_day_that_the_law_gives_is_brought_into_sight(form, type_text, qtbot):
    form.window().resize(1366, 560)
    form.when.by_law.click()
    type_text(focused(), "kn.accept")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    type_text(focused(), "20/11/2026")
    shown = form._area.viewport()

    def in_sight(part) -> bool:
        return shown.rect().contains(part.mapTo(shown, part.rect().bottomLeft()))

    qtbot.waitUntil(lambda: "02/12/2026" in form.when.days.text() and in_sight(form.when.days))
    assert in_sight(focused())


def test_a_limit_of_the_law_gives_the_day(tab, form, press, type_text):
    type_text(form.what.entry("title"), "Thụ lý đơn khiếu nại")
    form.when.by_law.click()
    assert focused() is form.when.rules.search
    type_text(focused(), "kn.accept")
    press(Qt.Key.Key_Return)
    type_text(form.when.since.entry("event_on"), "20/11/2026")
    assert form.when.tell().days == ("hạn Thứ Tư, 02/12/2026",)
    press(Qt.Key.Key_S, CTRL)
    assert (newest(tab).rule, newest(tab).event_on) == ("kn.accept", date(2026, 11, 20))


def test_a_limit_without_its_day_is_asked_for(tab, form, press, type_text):
    type_text(form.what.entry("title"), "Thụ lý đơn")
    form.when.by_law.click()
    press(Qt.Key.Key_S, CTRL)
    assert tab.pages.currentWidget() is form
    assert form.when.since.error("event_on")


def test_without_a_title_nothing_is_saved(tab, form, press):
    press(Qt.Key.Key_S, CTRL)
    assert tab.pages.currentWidget() is form
    assert "nhiệm vụ" in form.what.error("title")
    assert len(titles(tab)) == len(ALL)


def test_a_target_in_numbers_asks_for_the_number(tab, form, press, type_text):
    type_text(form.what.entry("title"), "Họp thôn")
    choice = form.result.entry("target")
    choice.setCurrentIndex(choice.findData(Target.COUNT.value))
    press(Qt.Key.Key_S, CTRL)
    assert "tổng số" in form.result.error("target_total")
    type_text(form.result.entry("target_total"), "12")
    press(Qt.Key.Key_S, CTRL)
    assert (newest(tab).target, newest(tab).target_total) == (Target.COUNT, 12)


def test_esc_asks_only_when_something_would_be_lost(tab, form, press, type_text, quiet_door):
    press(Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert quiet_door.shown == []
    press(Qt.Key.Key_N, CTRL)
    type_text(focused(), "Việc dở")
    press(Qt.Key.Key_Escape)
    assert isinstance(tab.pages.currentWidget(), TaskForm)  # the answer was: stay
    quiet_door.answers.append(True)
    press(Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert len(titles(tab)) == len(ALL)


def test_save_and_add_another_keeps_group_and_units(tab, form, press, type_text):
    type_text(form.what.entry("title"), "Việc một")
    type_text(form.what.entry("group_title"), "II. Công khai")
    form.who.entry("lead").setPlainText("Đơn vị A\nĐơn vị B")
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert tab.pages.currentWidget() is form
    assert newest(tab).lead == ("Đơn vị A", "Đơn vị B")
    type_text(focused(), "Việc hai")
    press(Qt.Key.Key_S, CTRL)
    assert (newest(tab).title, newest(tab).group_title) == ("Việc hai", "II. Công khai")
    assert newest(tab).lead == ("Đơn vị A", "Đơn vị B")


def test_editing_keeps_what_the_form_does_not_show(tab, session, press, type_text):
    plan = TaskValues("Từ kế hoạch", plan_name="KH 15", year=2026, schedule_text="30/12/2026")
    session.background.run(tab, lambda s: s.tasks.add(plan))
    choose(tab, plan)
    press(Qt.Key.Key_E, CTRL)
    form = tab.pages.currentWidget()
    assert form.what.entry("title").toPlainText() == "Từ kế hoạch"
    type_text(form.who.entry("officer"), "Hòa")
    press(Qt.Key.Key_S, CTRL)
    assert (newest(tab).plan_name, newest(tab).officer) == ("KH 15", "Hòa")
    assert newest(tab).schedule_text == "30/12/2026"


def test_opening_and_leaving_a_task_changes_nothing(tab, press, quiet_door):
    for one in ALL:
        [uid] = choose(tab, one)
        tab.edit_task(uid)
        assert not tab.pages.currentWidget().is_dirty(), one.title
        press(Qt.Key.Key_Escape)
    assert quiet_door.shown == []


def test_a_task_like_another_is_a_new_one(tab, press, type_text):
    choose(tab, LATER)
    press(Qt.Key.Key_D, CTRL)
    form = tab.pages.currentWidget()
    form.what.entry("title").setPlainText("Hội nghị giữa năm")
    press(Qt.Key.Key_S, CTRL)
    assert len(titles(tab)) == len(ALL) + 1
    assert newest(tab).checklist == LATER.checklist


def test_units_are_suggested_without_marks_and_taken_line_by_line(form, type_text, qtbot):
    entry = form.who.entry("lead")
    entry.setFocus()
    offered = entry.findChild(Suggestions)
    type_text(entry, "van hoa")
    assert offered.matches("van hoa") == ["Phòng Văn hóa - Xã hội"]
    assert offered.popup().isVisible()
    assert entry.toPlainText() == "van hoa"  # what is typed is never rewritten
    offered._take("Phòng Văn hóa - Xã hội")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    type_text(entry, "Tổ hòa giải")
    assert form.who.values()["lead"] == "Phòng Văn hóa - Xã hội\nTổ hòa giải"


@pytest.mark.parametrize("width", [1366, 910])
def test_the_form_is_never_wider_than_the_screen(tab, form, width, qtbot):
    tab.resize(width, 480)
    assert tab.width() == width
    inside = form.what.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: inside.width() <= inside.parentWidget().width())


def test_office_departments_come_before_names_used_in_tasks(form):
    offered = form.who.entry("lead").findChild(Suggestions)
    assert list(offered.names())[:2] == [OFFICE, "Phòng Văn hóa - Xã hội"]
    assert "Thôn Đông" in offered.names()
