"""The list over a table of many records: pages, order, search, keys, place kept after a change."""

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from desktop_app.fields import Field, Kind
from desktop_app.jobs import Job
from desktop_app.pages import FIRST, Pages
from ui.background import Background
from ui.widgets import paged_model
from ui.widgets.filters import FilterBar
from ui.widgets.notes import EmptyState
from ui.widgets.paged_list import PagedList, PagedSource
from ui.widgets.paged_table import CHOSEN_LIMIT

ROWS = 1_300
FIELDS = (
    Field("number", "STT", Kind.NUMBER, width=6),
    Field("received_on", "Ngày tiếp", Kind.DATE, width=11),
    Field("full_name", "Họ tên", Kind.NAME, width=22),
    Field("content", "Nội dung", width=40),
    Field("outcome", "Tình trạng", Kind.CHOICE, choices=(("", "Đang xem"), ("answered", "Xong"))),
)
NAMES = ("Nguyễn Văn Ánh", "Trần Thị Bình", "Lê Đức Cường", "Phạm Ngọc Đạt")


def fill(services, rows=ROWS):
    with services.book.change(user="lan", label="Thêm") as change:
        for number in range(1, rows + 1):
            change.insert("receptions", visit(number))


def visit(number):
    return {
        "year": 2026,
        "number": number,
        "received_on": f"2026-{1 + number * 12 // 2000:02}-{1 + number % 28:02}",
        "full_name": NAMES[number % 4],
        "content": f"Việc thứ {number}",
        "outcome": "answered" if number % 3 else "",
    }


@pytest.fixture(scope="module")
def full(filled_once):
    """The office with all visits."""
    return filled_once(fill)


@pytest.fixture
def session(session_over, full):
    return session_over(full)


@pytest.fixture
def visits(session, qtbot):
    made = list_of(session)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.reload()
    return made


def list_of(session):
    return PagedList(
        FIELDS,
        PagedSource(
            lambda services: Pages(services.book, "receptions"),
            session.services,
            session.background,
        ),
        filters=FilterBar(FIELDS, lambda _key: (), lambda: date(2026, 11, 21)),
        search_hint="Tìm lượt tiếp",
        empty=EmptyState("book", "Chưa có lượt tiếp nào", "Bấm Thêm."),
    )


def shown(made, column, rows=3):
    return [made.table.records().text(row, column) for row in range(rows)]


def head(made, key):
    made.table.sort_by([field.key for field in FIELDS].index(key))


def test_all_rows_are_there_after_the_first_page(visits):
    assert visits.table.records().rowCount() == ROWS > FIRST
    assert visits.count.text() == "1.300 dòng"
    days = [visits.table.records().record(row)["received_on"] for row in range(ROWS)]
    assert days == sorted(days, reverse=True)


def test_only_rows_in_sight_are_read_and_old_ones_make_room(visits, monkeypatch):
    records, asked = visits.table.records(), []
    rows = records._pages.rows
    monkeypatch.setattr(records._pages, "rows", lambda places: asked.append(places) or rows(places))
    monkeypatch.setattr(paged_model, "KEPT", 100)
    records._blocks.clear()
    visits.table.verticalScrollBar().setValue(600 * visits.table.rowHeight(0))
    visits.table.viewport().repaint()
    sight = visits.table.viewport().height() / visits.table.rowHeight(0)
    assert len(asked) == 1 and sight <= len(asked[0]) <= sight + 2
    for row in range(300):
        assert records.text(row, 3) == records._source.rows([records.place(row)])[0]["content"]
    assert len(records._blocks) <= 100


def test_the_next_screen_is_read_before_it_is_seen(visits, session):
    waiting = Waiting(session.background)
    visits._background = waiting
    table, records = visits.table, visits.table.records()
    table.verticalScrollBar().setValue(600 * table.rowHeight(0))
    table.viewport().repaint()
    records.keep({}, [])
    unread = records.unread(620, 650)
    assert unread
    visits._read_ahead(620, 650)
    visits._read_ahead(620, 655)
    assert len(waiting.asked) == 1  # one question at a time
    waiting.answer(0)
    assert not records.unread(620, 650)
    assert records.record(620) == records._pages.rows([records.place(620)])[0]


def test_rows_read_ahead_for_an_older_answer_are_dropped(visits, session):
    waiting = Waiting(session.background)
    visits._background = waiting
    records = visits.table.records()
    records._blocks.clear()
    visits._read_ahead(620, 650)
    records.grow(records._ids)  # the book has changed: what was read may be what was sealed since
    waiting.answer(0)
    assert len(records.unread(620, 650)) == 31
    visits._read_ahead(620, 650)
    waiting.answer(1)
    assert not records.unread(620, 650)


def test_a_row_ahead_that_cannot_be_read_says_nothing_until_it_is_seen(visits, session):
    waiting = Waiting(session.background)
    visits._background = waiting
    records = visits.table.records()
    records._blocks.clear()
    places = list(records._ids)
    records._ids = [*places[:630], 999_999, *places[631:]]
    visits._read_ahead(620, 650)
    waiting.answer(0)
    assert len(records.unread(620, 650)) == 31
    assert records.text(630, 0) == "Không đọc được dòng này" and records.text(631, 3)


def test_every_head_sorts_up_down_and_back(visits):
    head(visits, "full_name")
    assert shown(visits, 2, 1) == ["Nguyễn Văn Ánh"]
    head(visits, "full_name")
    assert shown(visits, 2, 1) == ["Phạm Ngọc Đạt"]
    head(visits, "full_name")
    assert visits.table.records().query.order == ()
    head(visits, "number")
    assert shown(visits, 0) == ["1", "2", "3"]


def test_search_is_fold_aware_newest_first_and_knows_the_bin(visits, session, qtbot, type_text):
    visits.search.take_focus()
    type_text(visits.search, "dat viec")
    qtbot.keyClick(visits.search, Qt.Key.Key_Return)
    records = visits.table.records()
    assert records.rowCount() == ROWS // 4
    days = [records.record(row)["received_on"] for row in range(records.rowCount())]
    assert days == sorted(days, reverse=True)
    uid = records.uid(0)
    with session.background._own_services().book.change(user="lan", label="Xóa") as change:
        change.delete("receptions", uid)
    visits.reload()
    assert records.rowCount() == ROWS // 4 - 1
    visits.show_deleted(True)
    assert [records.uid(row) for row in range(records.rowCount())] == [uid]
    visits.search.clear_now()
    assert visits.shows_deleted() and records.rowCount() == 1


def test_nothing_found_and_nothing_there_say_so(session_over, made_once, qtbot):
    session = session_over(made_once)
    made = list_of(session)
    qtbot.addWidget(made)
    made.reload()
    assert made.shows_empty() and not made.shows_table()
    fill(session.background._own_services(), 3)
    made.reload()
    assert made.shows_table()
    made.search.setText("khong co ai")
    made.search._send()
    assert not made.shows_table() and not made.shows_empty()
    made.show_all()
    assert made.table.records().rowCount() == 3


def test_keys_walk_the_whole_list(visits, qtbot):
    table = visits.table
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == ROWS - 1
    qtbot.keyClick(table, Qt.Key.Key_PageUp)
    assert FIRST < table.currentIndex().row() < ROWS - 1
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0
    with qtbot.waitSignal(visits.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [table.records().uid(0)]


def test_letters_typed_in_the_list_go_into_the_search(visits, qtbot):
    visits.table.setFocus()
    qtbot.keyClick(visits.table, Qt.Key.Key_N)
    assert visits.search.text() == "n" and visits.search.hasFocus()


def test_a_change_keeps_the_choice_and_the_place(visits, session):
    table, records = visits.table, visits.table.records()
    table.select_uid(records.uid(700))
    uid, text = records.uid(700), records.text(700, 3)
    table.verticalScrollBar().setValue(695 * table.rowHeight(0) + 7)
    assert table.top()[1] == -7
    fill_one(session, ROWS + 1)
    visits.reload()
    assert records.rowCount() == ROWS + 1
    assert table.selected_uids() == [uid] and records.text(701, 3) == text
    assert table.rowAt(0) == 696 and table.top()[1] == -7


def fill_one(session, number):
    with session.background._own_services().book.change(user="lan", label="Thêm") as change:
        return change.insert("receptions", visit(number) | {"received_on": "2026-11-20"})


def test_a_new_record_is_selected_when_its_answer_comes(visits, session):
    uid = fill_one(session, ROWS + 1)
    visits.select_uid(uid)
    assert visits.table.selected_uids() == []
    visits.reload()
    assert visits.table.selected_uids() == [uid]


def test_choosing_all_stops_at_the_limit(visits):
    said = []
    visits.table.said.connect(said.append)
    visits.table.selectAll()
    assert len(visits.table.selected_rows()) == CHOSEN_LIMIT
    assert said == ["Mỗi lần chọn được tối đa 1.000 dòng."]


class Waiting:
    """Keeps questions until the test answers them, in any order."""

    def __init__(self, real):
        self.real, self.asked = real, []
        self.ended = real.ended

    def run_read(self, parent, op, on_done=None, on_error=None):
        job = Job()
        self.asked.append((op, on_done, on_error, job))
        return job

    def answer(self, number):
        op, on_done, _, job = self.asked[number]
        on_done(op(self.real._own_services(), job))


def test_answers_to_older_questions_are_dropped(visits, session, qtbot):
    waiting = Waiting(session.background)
    visits._background = waiting
    records = visits.table.records()
    head(visits, "full_name")
    head(visits, "full_name")
    assert waiting.asked[0][3].cancelled and not waiting.asked[1][3].cancelled
    assert records.query.order == (("full_name", True),)
    assert records.rowCount() == ROWS  # the old rows stay until the new ones are there
    waiting.answer(0)
    assert records.record(0)["received_on"] == max(visit(n)["received_on"] for n in range(1, 1301))
    waiting.answer(1)
    assert shown(visits, 2, 1) == ["Phạm Ngọc Đạt"] and records.rowCount() == FIRST
    waiting.answer(2)
    assert records.rowCount() == ROWS and len(waiting.asked) == 3


def test_a_question_that_fails_leaves_the_old_answer_and_its_arrow(visits, session):
    waiting = Waiting(session.background)
    visits._background = waiting
    head(visits, "full_name")
    waiting.asked[0][2](RuntimeError())
    assert visits.table.records().query.order == ()
    visits._background = session.background
    visits.reload()
    assert visits.table.records().rowCount() == ROWS


def test_real_threads_give_the_same_list(session, visits, qtbot):
    real = Background(session.office.services, open_reading=session.background._open_reading)
    made = list_of(SimpleNamespace(services=session.services, background=real))
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.reload()
    records = made.table.records()
    qtbot.waitUntil(lambda: records.rowCount() == ROWS)
    qtbot.waitUntil(
        lambda: bool(made.table._ahead._pictures)
    )  # the reader's thread read the next rows
    qtbot.waitUntil(lambda: not real.busy())
    beside = visits.table.records()
    for row in range(60):
        assert records.text(row, 3) == beside.text(row, 3)
    real.shutdown()
    made.table.verticalScrollBar().setValue(600 * made.table.rowHeight(0))
    asked = []
    real.run_read = lambda *given: asked.append(given)
    qtbot.waitUntil(lambda: not made.table._ahead._timer.isActive())
    assert not asked  # the book is about to be closed
