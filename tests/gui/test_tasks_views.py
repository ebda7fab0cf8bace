"""The board by unit and the timeline: walked, opened and changed by keys."""

from datetime import date

import pypdf
import pytest
from PySide6.QtCore import Qt

from desktop_app.tasks.model import TaskValues
from ui.tasks.actions import VIEWS
from ui.tasks.files.printing import progress_request
from ui.tasks.tab import TasksTab
from ui.tasks.views.board import UnitBoard
from ui.tasks.views.progress import ProgressView
from ui.tasks.views.timeline import TimelineView

CTRL = Qt.KeyboardModifier.ControlModifier
CULTURE, LAND, STATION = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Trạm Y tế"


def made(title: str, *lead: str, when: str = "Quý IV/2026", **values) -> TaskValues:
    return TaskValues(title, lead=lead, schedule_text=when, year=2026, **values)


MANY = [
    made("Niêm yết", CULTURE, when="Chậm nhất ngày 20/11/2026"),
    made("Họp thôn", CULTURE, STATION),
    made("Đo đất", LAND, when="Trước ngày 10/12/2026"),
    made("Báo cáo quý", LAND, when="Hằng quý"),
    made("Giao ban", when="Hằng tháng"),
]


@pytest.fixture
def tasks_tab(session, qtbot):
    session.background.run(None, lambda s: s.tasks.add_many(MANY))
    tab = TasksTab(session)
    session.background.changed.connect(lambda _changes: tab.refresh())
    qtbot.addWidget(tab)
    tab.resize(1366, 640)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab


def shown(tab, kind):
    (view,) = [v for v in tab.findChildren(kind) if v.isVisible()]
    return view


@pytest.fixture
def board(tasks_tab) -> UnitBoard:
    tasks_tab._view_button(next(v for v in VIEWS if v.name == "board")).click()
    return shown(tasks_tab, UnitBoard)


@pytest.fixture
def timeline(tasks_tab) -> TimelineView:
    tasks_tab._view_button(next(v for v in VIEWS if v.name == "timeline")).click()
    return shown(tasks_tab, TimelineView)


def titles(board) -> dict[str, list[str]]:
    return {
        col.unit: [str(col.model.row(n)["title"]) for n in range(len(col.model.uids))]
        for col in board.columns
    }


def test_a_column_for_each_unit_and_a_task_of_two_units_in_both(board):
    assert titles(board) == {
        LAND: ["Báo cáo quý", "Đo đất"],  # the first quarter is long past
        CULTURE: ["Niêm yết", "Họp thôn"],
        STATION: ["Họp thôn"],
        "": ["Giao ban"],
    }


def test_walking_giving_to_the_next_unit_and_undoing(board, tasks_tab, qtbot, session):
    first = board.columns[0]
    assert first.unit == LAND and first.cards.hasFocus()
    carried = str(first.model.row(0)["title"])
    qtbot.keyClick(first.cards, Qt.Key.Key_Right, CTRL)
    assert carried in titles(board)[CULTURE] and carried not in titles(board)[LAND]
    second = board.columns[1]
    assert second.cards.hasFocus()
    assert second.model.row(second.cards.currentIndex().row())["title"] == carried
    session.background.run(None, lambda s: s.undo())
    assert carried in titles(board)[LAND]
    qtbot.keyClick(board.columns[0].cards, Qt.Key.Key_Right)
    assert board.columns[1].cards.hasFocus()
    qtbot.keyClick(board.columns[1].cards, Qt.Key.Key_Left)
    qtbot.keyClick(board.columns[0].cards, Qt.Key.Key_Left)  # no column there: nothing happens
    assert board.columns[0].cards.hasFocus()


def test_a_task_of_nobody_is_given_to_a_unit_and_back(board, qtbot, session):
    nobody = board.columns[-1]
    nobody.cards.setFocus()
    nobody.cards.setCurrentIndex(nobody.model.index(0))
    qtbot.keyClick(nobody.cards, Qt.Key.Key_Left, CTRL)
    assert titles(board)[STATION] == ["Giao ban", "Họp thôn"]
    assert titles(board)[""] == []
    qtbot.keyClick(board.columns[-2].cards, Qt.Key.Key_Right, CTRL)  # nobody's column has gone
    assert titles(board)[STATION] == ["Giao ban", "Họp thôn"]


def test_enter_opens_the_task_and_esc_goes_back_to_the_board_then_to_the_list(
    board, tasks_tab, qtbot
):
    qtbot.keyClick(board.columns[0].cards, Qt.Key.Key_Return)
    assert tasks_tab.pages.guests()
    qtbot.keyClick(tasks_tab.pages.currentWidget(), Qt.Key.Key_Escape)
    assert board.isVisible()
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert tasks_tab.pages.currentWidget() is tasks_tab.list


def test_the_board_shows_what_the_list_is_narrowed_to(tasks_tab):
    tasks_tab.list.filters.set_filter("lead", [STATION])
    tasks_tab._view_button(next(v for v in VIEWS if v.name == "board")).click()
    board = shown(tasks_tab, UnitBoard)
    assert titles(board) == {STATION: ["Họp thôn"]}


def test_the_timeline_tells_each_line_and_turns_the_year(timeline, qtbot, tasks_tab):
    chart = timeline.chart
    assert chart.hasFocus() and len(chart._uids) == len(MANY)
    places = {chart.line(n)[0]["title"]: n for n in range(len(MANY))}
    assert chart.words(places["Báo cáo quý"]).count("\n") == 4
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current == 1 and chart.accessibleDescription() == chart.words(1)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert timeline.year == 2027 and chart.current == 1
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert tasks_tab.pages.guests()


def test_a_day_stands_where_it_belongs(timeline):
    chart = timeline.chart
    right = chart.viewport().width() - chart._x(date(2026, 12, 31))
    width = chart._x(date(2026, 12, 31)) - chart._x(date(2026, 1, 1))
    assert abs(chart._x(date(2026, 7, 2)) - chart._x(date(2026, 1, 1)) - width / 2) < 2
    assert chart._x(date(2026, 1, 1)) == chart._titles() and right > 0


@pytest.fixture
def progress(tasks_tab) -> ProgressView:
    tasks_tab._view_button(next(v for v in VIEWS if v.name == "progress")).click()
    return shown(tasks_tab, ProgressView)


def test_progress_by_unit_and_enter_shows_those_tasks(progress, tasks_tab, qtbot, session):
    tasks = session.services.tasks
    uid = next(u for u in tasks.ids() if tasks.get(u).values.title == "Niêm yết")
    times = [one.uid for one in tasks.occurrences(uid)]
    session.background.run(None, lambda s: s.task_work.tick(times))
    progress.by.setCurrentIndex(progress.by.findData("unit"))
    found = {group.key: (group.total, group.done, group.late) for group in progress.groups()}
    assert found == {LAND: (2, 0, 1), CULTURE: (2, 1, 0), STATION: (1, 0, 0), "": (1, 0, 1)}
    assert progress.groups()[-1].key == ""
    progress.table.selectRow(1)
    qtbot.keyClick(progress.table, Qt.Key.Key_Return)
    assert tasks_tab.pages.currentWidget() is tasks_tab.list
    titles = [tasks.get(u).values.title for u in tasks_tab.shown_uids()]
    assert sorted(titles) == ["Họp thôn", "Niêm yết"]


def test_every_grouping_counts_every_task_and_prints(progress, session, tmp_path):
    for place in range(progress.by.count()):
        progress.by.setCurrentIndex(place)
        total = sum(group.total for group in progress.groups())
        assert total == len(MANY) + (progress.by.currentData() == "unit")
    request = progress_request(session, progress.groups(), "Người phụ trách", "Chưa có")
    (tmp_path / "p.pdf").write_bytes(request.written("pdf", tmp_path)[0])
    text = pypdf.PdfReader(tmp_path / "p.pdf").pages[0].extract_text()
    assert "TIẾN ĐỘ" in text and "Chưa có" in text
