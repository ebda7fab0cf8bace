"""The board over a real book: exact counts, limited rows, what an action changes."""

from datetime import date, timedelta

import pytest

from desktop_app.services import Services
from desktop_app.tasks.model import Source, TaskValues, Urgency
from desktop_app.today.horizon import Group

TODAY = date(2026, 11, 21)


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="Lan Anh", clock=clock)
    yield made
    made.close()


def due(title, days, **more):
    day = TODAY + timedelta(days=days)
    words = f"ngày {day:%d/%m/%Y}"
    return TaskValues(title, year=2026, schedule_text=words, day_off="stays", **more)


def counts(services):
    return [group.count for group in services.today.board().groups]


def test_each_thing_stands_in_one_group(services):
    offsets = (-300, -1, 0, 0, 1, 9, 10, 40, 41)
    services.tasks.add_many([due(f"Việc {days}", days) for days in offsets])
    board = services.today.board()
    assert [[item.title for item in group.items] for group in board.groups] == [
        ["Việc -300", "Việc -1"],
        ["Việc 0", "Việc 0"],
        ["Việc 1", "Việc 9"],
        ["Việc 10", "Việc 40"],
    ]
    assert board.count == 8
    assert services.today.next_after(board.horizon).title == "Việc 41"
    assert [item.urgency for item in board.group(Group.LATE).items] == [Urgency.LATE] * 2


def test_counts_are_exact_where_rows_are_limited(services):
    services.tasks.add_many([due(f"Việc {n}", -1 - n % 3) for n in range(30)])
    late = services.today.board({Group.LATE: 7}).group(Group.LATE)
    assert (late.count, len(late.items), late.more) == (30, 7, 23)
    assert {item.due for item in late.items} == {TODAY - timedelta(days=3)}, "the oldest first"


def test_what_is_done_dropped_or_deleted_leaves_the_board(services):
    services.tasks.add_many([due(f"Việc {n}", 0) for n in range(4)])
    items = services.today.board().group(Group.TODAY).items
    services.task_work.tick([items[0].occurrence_uid])
    services.task_work.drop([items[1].occurrence_uid], "không còn")
    services.tasks.delete([items[2].uid])
    left = services.today.board().group(Group.TODAY)
    assert [item.title for item in left.items] == ["Việc 3"]
    services.undo()
    assert counts(services) == [0, 2, 0, 0]


def test_the_second_line_says_where_it_comes_from(services):
    services.tasks.add_many(
        [
            due("a", 0, lead=("Phòng Kinh tế", "Công an xã"), plan_name="Kế hoạch 15/KH-UBND"),
            due("b", 0, source=Source.CALENDAR, officer="Vi Thị Lan Anh"),
            due("c", 0),
        ]
    )
    assert [item.source for item in services.today.board().group(Group.TODAY).items] == [
        "Nhiệm vụ · Kế hoạch 15/KH-UBND · Phòng Kinh tế và 1 đơn vị",
        "Nhiệm vụ · Lịch việc trong năm · Vi Thị Lan Anh",
        "Nhiệm vụ · Tự thêm",
    ]


def test_a_limit_of_the_law_is_told_in_the_second_line(services):
    received = date(2026, 11, 20)
    values = TaskValues("Thụ lý đơn khiếu nại", rule="kn.accept", event_on=received)
    services.tasks.add_many([values])
    item = services.today.board().group(Group.MONTH).items[0]
    assert item.due == date(2026, 12, 2)
    assert item.source == "Nhiệm vụ · 07 ngày làm việc kể từ 20/11"


def test_one_time_of_many_tells_which(services):
    quarterly = TaskValues("Lập danh sách", year=2026, schedule_text="hằng quý")
    services.tasks.add_many([quarterly])
    board = services.today.board()
    assert [item.source.split(" · ")[2] for item in board.group(Group.LATE).items] == [
        "Quý I/2026",
        "Quý II/2026",
        "Quý III/2026",
    ]
    assert board.group(Group.MONTH).items[0].source.split(" · ")[2] == "Quý IV/2026"


def test_a_day_that_was_moved_says_so_in_short(services):
    values = TaskValues("Gửi báo cáo", year=2026, schedule_text="trước ngày 30/11/2026")
    services.tasks.add_many([values])
    item = services.today.board().group(Group.SOON).items[0]
    assert item.due == date(2026, 11, 27)
    assert item.reason == "định ngày 29/11, là ngày nghỉ nên lùi về trước"


def test_things_whose_day_must_be_asked_for_are_counted_apart(services):
    asked = TaskValues("Tuyên truyền", schedule_text="định kỳ")
    assert services.tasks.question(asked)
    services.tasks.add_many([asked, due("a", 0)])
    board = services.today.board()
    assert (board.undated, board.count) == (1, 1)
    services.tasks.delete(services.tasks.ids(search="tuyên truyền"))
    assert services.today.board().undated == 0


def test_the_month_holds_the_same_items(services):
    services.tasks.add_many([due("a", 0), due("b", 3), due("c", 3), due("d", 12)])
    horizon = services.today.horizon()
    month = services.today.month(TODAY, horizon)
    assert {day.date.day: day.count for day in month.days if day.count and day.inside} == {
        21: 1,
        24: 2,
    }
    on_day = services.today.on_day(date(2026, 11, 24), 5, horizon)
    assert [item.title for item in on_day] == ["b", "c"]
    assert [week.count for week in services.today.weeks(horizon)][:3] == [1, 2, 1]


def test_progress_by_plan_or_by_the_parts_of_a_single_one(services):
    with services.book.change(user="x", label="kế hoạch") as change:
        plans = [change.insert("plans", {"number": f"{n}/KH-UBND"}) for n in (15, 16)]
    first = [
        due(f"a{n}", n, plan_uid=plans[0], group_title=f"{['II', 'I'][n % 2]}. Phần")
        for n in range(4)
    ]
    services.tasks.add_many(first)
    horizon = services.today.horizon()
    assert [bar.label for bar in services.today.progress(horizon)] == ["II. Phần", "I. Phần"]
    services.tasks.add_many([due("b", -1, plan_uid=plans[1]), due("c", -1)])
    services.task_work.tick([services.today.board().group(Group.TODAY).items[0].occurrence_uid])
    assert [bar.words for bar in services.today.progress(horizon)] == [
        "15/KH-UBND: xong 1/4 (25 %)",
        "16/KH-UBND: xong 0/1 (0 %), 1 quá hạn",
        "Ngoài kế hoạch: xong 0/1 (0 %), 1 quá hạn",
    ]


def test_units_with_most_left_come_first(services):
    services.tasks.add_many(
        [
            due("a", 1, lead=("Phòng Kinh tế",)),
            due("b", 2, lead=("Công an xã", "Phòng Kinh tế")),
            due("c", 3),
        ]
    )
    bars = services.today.units(services.today.horizon())
    assert [(bar.label, bar.total) for bar in bars] == [
        ("Phòng Kinh tế", 2),
        ("Chưa giao đơn vị", 1),
        ("Công an xã", 1),
    ]


def test_the_board_moves_with_the_clock(services, clock):
    services.tasks.add_many([due("a", 1)])
    assert counts(services) == [0, 0, 1, 0]
    clock.advance(timedelta(days=1))
    assert counts(services) == [0, 1, 0, 0]
    clock.advance(timedelta(days=1))
    assert counts(services) == [1, 0, 0, 0]
