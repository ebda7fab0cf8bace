"""The list of tasks by keys: narrow, sort, tick, change many, delete, saved views."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractButton
from tasks_desk import (
    ALL,
    CTRL,
    CULTURE,
    LATE,
    LATER,
    OFFICE,
    QUARTERLY,
    SHIFT,
    SOON,
    UNCLEAR,
    choose,
    dialog,
    focused,
    shown_tab,
    status,
    titles,
    uid_of,
    undo,
)

from desktop_app.filters import Between
from desktop_app.tasks.model import TaskValues
from ui.tasks.form.page import TaskForm
from ui.widgets.quick_filters import ValuesPanel
from ui.widgets.search_field import DELAY_MS


@pytest.fixture
def tab(session, qtbot):
    return shown_tab(session, qtbot, *ALL)


@pytest.fixture
def press(tab, qtbot):
    """Presses a key where the cursor is."""

    def pressed(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(focused(), key, modifiers)

    return pressed


def cell(tab, values, key):
    table = tab.list.table
    row = table.records().row_of(uid_of(tab, values))
    return table.records().record(row)[key]


def test_an_empty_book_teaches_and_its_button_works(session, qtbot):
    empty = shown_tab(session, qtbot)
    assert empty.list.records.shows_empty()
    assert focused() is empty.list.empty_button
    assert not any(made.isVisible() for made in (empty.list.new, empty.list.views.button))
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert isinstance(empty.pages.currentWidget(), TaskForm)


def test_the_state_of_each_row_follows_from_its_next_day(tab):
    assert titles(tab)[:3] == ["Lập danh mục đã công khai", "Niêm yết dự toán", "Báo cáo năm"]
    states = {one.title: (cell(tab, one, "look"), cell(tab, one, "state")) for one in ALL}
    assert states == {
        "Niêm yết dự toán": ("late", "Quá hạn 11 ngày"),
        "Báo cáo năm": ("soon", "Còn 2 ngày làm việc"),  # 24/11 is off
        "Lập danh mục đã công khai": ("late", "Quá hạn 235 ngày"),
        "Kiểm tra hương ước": ("note", "Chưa rõ hạn"),
        "Hội nghị cuối năm": ("info", "Chưa đến hạn"),
    }
    assert tab.list.quick.strip.words.text() == "5 nhiệm vụ · 0 đã xong · 2 quá hạn"


@pytest.mark.parametrize(
    ("quick", "expected"),
    [
        ("late", [QUARTERLY, LATE]),
        ("soon", [SOON]),
        ("month", [LATE, SOON]),
        ("undated", [UNCLEAR]),
    ],
)
def test_quick_buttons_narrow_and_tell_how_many(tab, quick, expected):
    made = tab.list.quick.buttons[quick]
    assert made.text().endswith(f" {len(expected)}")
    made.click()
    assert titles(tab) == [one.title for one in expected]
    assert made.isChecked()
    tab.list.quick.buttons[""].click()
    assert len(titles(tab)) == len(ALL)
    assert not made.isChecked()


def test_nothing_in_a_narrowing_is_not_an_empty_book(tab, qtbot):
    choose(tab, SOON)
    tab.list.filters.choose_quick("soon")
    tab.list.filters.set_filter("officer", ["Bình"])
    assert titles(tab) == []
    assert not tab.list.records.shows_empty()
    tab.list.records.show_all()
    assert len(titles(tab)) == len(ALL)
    assert tab.list.quick.buttons[""].isChecked()


def test_search_needs_no_marks_and_finds_units(tab):
    tab.search("cong khai")
    assert set(titles(tab)) == {LATE.title, QUARTERLY.title}
    tab.search("thon dong")
    assert titles(tab) == [QUARTERLY.title]


def test_a_unit_filter_takes_single_units_with_their_counts(tab):
    counted = tab.list.rows.counted("lead")
    assert counted == [
        ("Phòng Kinh tế", "Phòng Kinh tế", 1),
        (CULTURE, CULTURE, 2),
        (OFFICE, OFFICE, 2),
    ]
    tab.list.filters.set_filter("lead", ["Phòng Kinh tế"])
    assert titles(tab) == [LATE.title]


def test_the_panel_of_values_is_used_by_keys(tab, qtbot, type_text):
    panel = ValuesPanel(tab.list.rows.counted("officer"), [])
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()  # else Space goes to the table behind it
    qtbot.waitUntil(panel.isActiveWindow)
    applied = []
    panel.applied.connect(applied.append)
    type_text(panel.search, "duc")
    hidden = [panel.list.item(n).isHidden() for n in range(panel.list.count())]
    assert hidden == [True, False, True]  # Bình, Đức, nobody
    panel.list.setCurrentRow(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert applied == [["Đức"]]


def test_a_range_of_days_ends_the_quick_narrowing(tab):
    tab.list.filters.choose_quick("late")
    tab.list.filters.set_filter("next_due", Between("2026-12-01", None))
    assert titles(tab) == [LATER.title]
    assert tab.list.filters.quick == ""
    tab.list.filters.choose_quick("late")
    assert "next_due" not in tab.list.filters.chosen()


def test_every_head_sorts_and_priority_by_its_meaning(tab):
    keys = [field.key for field in tab.list.table.records().fields]
    for place in range(len(keys)):
        tab.list.table.sort_by(place)
        assert len(titles(tab)) == len(ALL), keys[place]
    tab.list.table.sort_by(keys.index("priority"))
    assert (titles(tab)[0], titles(tab)[-1]) == (SOON.title, LATE.title)
    tab.list.table.sort_by(keys.index("priority"))
    assert (titles(tab)[0], titles(tab)[-1]) == (LATE.title, SOON.title)


def test_space_ticks_and_takes_the_mark_away(tab, press):
    choose(tab, LATE)
    press(Qt.Key.Key_Space)
    assert status(tab, LATE) == "done"
    press(Qt.Key.Key_Space)
    assert status(tab, LATE) == "open"


def test_several_are_ticked_as_one_step(tab, press):
    choose(tab, LATE, QUARTERLY, UNCLEAR)
    press(Qt.Key.Key_Space)
    assert (status(tab, LATE), status(tab, UNCLEAR)) == ("done", "done")
    assert cell(tab, QUARTERLY, "progress") == "1/4"
    undo(tab)
    assert (status(tab, LATE), status(tab, UNCLEAR)) == ("open", "open")
    assert cell(tab, QUARTERLY, "progress") == "0/4"


def test_evidence_is_asked_for_and_then_it_is_ticked(tab, press, qtbot, type_text):
    choose(tab, SOON)
    press(Qt.Key.Key_Space)
    ask = dialog(qtbot)
    qtbot.keyClick(ask.go, Qt.Key.Key_Space)
    assert "số văn bản" in ask.form.error("number")  # nothing entered yet
    assert status(tab, SOON) == "open"
    type_text(ask.form.entry("number"), "25/BC-UBND")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert status(tab, SOON) == "done"
    [proof] = tab.session.services.task_work.evidence(uid_of(tab, SOON))
    assert proof.number == "25/BC-UBND"
    undo(tab)
    assert status(tab, SOON) == "open"
    assert tab.session.services.task_work.evidence(uid_of(tab, SOON)) == []


def test_of_several_those_without_evidence_stay_open_after_a_question(tab, press, quiet_door):
    choose(tab, LATE, SOON)
    press(Qt.Key.Key_Space)
    assert "1 việc cần minh chứng" in quiet_door.shown[-1][1]
    assert status(tab, LATE) == "open"
    quiet_door.answers.append(True)
    press(Qt.Key.Key_Space)
    assert (status(tab, LATE), status(tab, SOON)) == ("done", "open")


def test_open_items_are_asked_about(tab, press, quiet_door):
    choose(tab, LATER)
    press(Qt.Key.Key_Space)
    assert "2 mục việc" in quiet_door.shown[-1][1]
    assert status(tab, LATER) == "open"
    quiet_door.answers.append(True)
    press(Qt.Key.Key_Space)
    assert status(tab, LATER) == "done"


def test_handing_over_several_keeps_who_had_them(tab, press, qtbot, type_text):
    uids = choose(tab, LATE, LATER)
    press(Qt.Key.Key_G, CTRL)
    ask = dialog(qtbot)
    type_text(ask.form.entry("to_officer"), "Hòa")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    work = tab.session.services.task_work
    given = [(one.from_officer, one.to_officer) for uid in uids for one in work.hand_overs(uid)]
    assert given == [("Bình", "Hòa"), ("Đức", "Hòa")]
    assert cell(tab, LATER, "officer") == "Hòa"
    undo(tab)
    assert (cell(tab, LATE, "officer"), cell(tab, LATER, "officer")) == ("Bình", "Đức")


@pytest.mark.parametrize(
    ("label", "key", "typed", "stored"),
    [
        ("Người phụ trách…", "officer", "Hòa", "Hòa"),
        ("Nhóm…", "group_title", "Nhóm mới", "Nhóm mới"),
        ("Đơn vị chủ trì…", "lead", "Công an xã", "Công an xã"),
        ("Người phụ trách…", "officer", "", ""),
    ],
)
def test_many_get_the_same_value_as_one_step(tab, qtbot, type_text, label, key, typed, stored):
    uids = choose(tab, LATE, LATER)
    before = cell(tab, LATE, key)
    action = next(one for one in tab.actions_on.fitting(uids) if one.label == label)
    action.run(tab, uids)
    type_text(dialog(qtbot).form.entry(key), typed)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert (cell(tab, LATE, key), cell(tab, LATER, key)) == (stored, stored)
    undo(tab)
    assert cell(tab, LATE, key) == before


def test_days_off_and_priority_of_many(tab):
    uids = choose(tab, LATE, LATER)
    by_label = {one.label: one for one in tab.actions_on.fitting(uids)}
    by_label["Ưu tiên: Cao"].run(tab, uids)
    by_label["Gặp ngày nghỉ: sang ngày làm việc sau"].run(tab, uids)
    values = [task.values for task in tab.session.services.tasks.tasks(uids)]
    assert {(one.priority, one.day_off) for one in values} == {("high", "forward")}


def test_delete_restore_and_undo_by_keys(tab, press):
    choose(tab, LATE, UNCLEAR)
    press(Qt.Key.Key_Delete)
    assert len(titles(tab)) == 3
    undo(tab)
    assert len(titles(tab)) == 5
    choose(tab, LATE, UNCLEAR)
    press(Qt.Key.Key_Delete)
    tab.list.bin.click()
    assert set(titles(tab)) == {LATE.title, UNCLEAR.title}
    tab.list.table.setFocus()
    press(Qt.Key.Key_A, CTRL)
    assert tab.list.restore.isVisible()
    assert not tab.list.tick.isVisible()
    tab.list.restore.click()
    tab.list.bin.click()
    assert len(titles(tab)) == 5


def test_shift_and_ctrl_a_choose_several(tab, press):
    tab.list.table.selectRow(0)
    press(Qt.Key.Key_Down, SHIFT)
    assert len(tab.list.selected()) == 2
    press(Qt.Key.Key_A, CTRL)
    assert len(tab.list.selected()) == 5


def test_a_saved_view_brings_search_filters_order_and_columns_back(tab, qtbot, type_text):
    keys = [field.key for field in tab.list.table.records().fields]
    tab.list.table.show_column(keys.index("group_title"), True)
    tab.list.table.sort_by(keys.index("title"))
    tab.list.filters.set_filter("lead", [OFFICE])
    tab.list.filters.choose_quick("month")
    tab.list.views.save()
    type_text(dialog(qtbot).form.entry("name"), "Của Văn phòng")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    expected = titles(tab)
    tab.list.table.reset_columns()
    tab.list.table.sort_by(keys.index("next_due"))
    tab.list.records.show_all()
    assert tab.list.table.isColumnHidden(keys.index("group_title"))
    [view] = tab.list.views.saved()
    tab.list.put_view(view.state)
    assert titles(tab) == expected == [SOON.title, LATE.title]
    assert tab.list.quick.buttons["month"].isChecked()
    assert not tab.list.table.isColumnHidden(keys.index("group_title"))


def test_views_are_renamed_and_deleted_from_the_menu(tab, qtbot, type_text, quiet_door):
    menu = tab.list.views
    tab.session.background.run(tab, lambda s: s.views.save("tasks", "Cũ", menu._state()))
    menu.rename(menu.saved()[0])
    entry = dialog(qtbot).form.entry("name")
    entry.selectAll()
    type_text(entry, "Mới")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert [view.name for view in menu.saved()] == ["Mới"]
    menu.delete(menu.saved()[0])
    assert len(menu.saved()) == 1  # the answer was no
    quiet_door.answers.append(True)
    menu.delete(menu.saved()[0])
    assert menu.saved() == []


def test_ready_views_all_work(tab):
    tab.list.views.fill()
    for action in tab.list.views.menu.actions()[:7]:
        action.trigger()
        assert not tab.list.records.shows_empty(), action.text()


def test_opened_from_elsewhere_and_narrowed_from_elsewhere(tab):
    tab.open_uid(uid_of(tab, LATER))
    assert tab.pages.currentWidget().task.values.title == LATER.title
    tab.show_narrowed("late")
    assert tab.pages.currentWidget() is tab.list
    assert titles(tab) == [QUARTERLY.title, LATE.title]


def test_rows_are_read_in_blocks(session, qtbot, monkeypatch):
    many = [TaskValues(f"Việc {n}", year=2026, schedule_text="30/12/2026") for n in range(250)]
    tab = shown_tab(session, qtbot, *many)
    read = []
    rows = session.services.tasks.rows
    monkeypatch.setattr(session.services.tasks, "rows", lambda u: read.append(len(u)) or rows(u))
    tab.refresh()
    table = tab.list.table
    table.selectAll()
    flag = QItemSelectionModel.SelectionFlag.NoUpdate
    table.selectionModel().setCurrentIndex(table.records().index(249, 0), flag)
    table.scrollToBottom()
    table.viewport().repaint()
    assert read, "the last rows are in sight"
    assert len(read) <= 3  # a block of a hundred at a time, never one row by one


@pytest.mark.parametrize("width", [1366, 910])
def test_the_list_fits_its_screen(tab, width):
    tab.resize(width, 480)
    assert tab.width() == width
    right = tab.list.bin.mapTo(tab, tab.list.bin.rect().topRight()).x()
    assert right < width


def test_a_search_that_still_waits_is_dropped_when_the_book_is_closed(tab, session, qtbot):
    search = tab.list.records.search
    search.setText("nộp")
    with qtbot.assertNotEmitted(search.searched, wait=2 * DELAY_MS):
        session.background.shutdown()


def test_an_empty_list_leads_to_the_plans(session, qtbot):
    tab = shown_tab(session, qtbot)
    asked = []
    tab.open_wanted.connect(lambda *where: asked.append(where))
    (made,) = [one for one in tab.findChildren(QAbstractButton) if one.text() == "Từ kế hoạch…"]
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert asked == [("plans", "")]
