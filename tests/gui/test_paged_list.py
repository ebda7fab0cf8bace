"""The list over a table of many records: pages, order, search, keys, place kept after a change."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.fields import Field, Kind
from desktop_app.pages import FIRST, Pages
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


@pytest.fixture
def visits(session, qtbot):
    services = session.background._own_services()
    fill(services)
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
    assert len(visits.table.records()._blocks) <= 40


def test_every_head_sorts_up_down_and_back(visits):
    head(visits, "full_name")
    assert shown(visits, 2, 1) == ["Nguyễn Văn Ánh"]
    head(visits, "full_name")
    assert shown(visits, 2, 1) == ["Phạm Ngọc Đạt"]
    head(visits, "full_name")
    assert visits.table.records().query.order == ()
    head(visits, "number")
    assert shown(visits, 0) == ["1", "2", "3"]
