"""What the board of the day tells of the chairman's calendar, and does not tell twice."""

from datetime import date

import pytest

from desktop_app.receptions.model import ChairmanDayValues
from desktop_app.services import Services
from desktop_app.today.horizon import Group

TODAY = date(2026, 11, 21)


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="canbo", clock=clock)
    yield made
    made.close()


def put(services, day, **values):
    return services.chairman_days.add(ChairmanDayValues(day=day, **values)).uid


def told(services):
    groups = services.today.board().groups
    return {
        group.span.group: [item.title for item in group.items] for group in groups if group.items
    }


def test_a_notice_is_asked_for_before_its_last_day_and_gone_when_posted(services):
    uid = put(services, date(2026, 12, 3))
    assert told(services) == {
        Group.SOON: ["Niêm yết lịch tiếp công dân ngày 03/12/2026"],
        Group.MONTH: ["Chủ tịch tiếp công dân"],
    }
    (item,) = services.today.board().group(Group.SOON).items
    assert (item.due, item.has_trace, item.feature) == (date(2026, 11, 26), True, "receptions")
    assert services.chairman_days.why(item.uid).due == item.due
    services.chairman_days.post([uid], TODAY, "Bảng tin")
    assert told(services) == {Group.MONTH: ["Chủ tịch tiếp công dân"]}


def test_a_missed_notice_is_late_until_the_day_itself(services):
    put(services, date(2026, 11, 25))
    assert told(services)[Group.LATE] == ["Niêm yết lịch tiếp công dân ngày 25/11/2026"]


def test_today_the_chairman_receives(services):
    put(services, TODAY, kind="unscheduled")
    board = services.today.board()
    titles = [item.title for item in board.group(Group.TODAY).items]
    assert titles == ["Hôm nay Chủ tịch tiếp công dân"]
    assert board.group(Group.TODAY).items[0].important


def test_a_deputy_is_called_a_deputy(services):
    put(services, TODAY, kind="unscheduled", presider_role="deputy")
    assert told(services)[Group.TODAY] == ["Hôm nay Phó Chủ tịch (ủy quyền) tiếp công dân"]


def test_a_day_that_passed_asks_for_its_outcome_and_never_for_its_notice(services):
    uid = put(services, date(2026, 11, 19))
    assert told(services) == {Group.LATE: ["Ghi kết quả buổi tiếp công dân ngày 19/11/2026"]}
    services.chairman_days.no_visitor(uid)
    assert told(services) == {}


def test_counts_are_exact_where_rows_are_limited(services):
    for number in range(2, 20):
        put(services, date(2026, 11, number), kind="unscheduled")
    late = services.today.board({Group.LATE: 5}).group(Group.LATE)
    assert (late.count, len(late.items)) == (18, 5)
    assert late.items[0].due == date(2026, 11, 2)


@pytest.fixture
def yearly(services):
    """The ready calendar's task for November."""
    services.year_calendar.switch(2026, {"receptions.chairman.month"})
    (task,) = services.tasks.ids()
    return next(one for one in services.tasks.occurrences(task) if one.label == "Tháng 11/2026")


def test_on_the_day_of_the_yearly_task_only_the_task_is_told(services, yearly):
    uid = put(services, yearly.due)
    services.chairman_days.post([uid], TODAY, "Bảng tin")
    assert [title for title in told(services)[Group.SOON] if "Chủ tịch" in title] == [
        "Chủ tịch UBND trực tiếp tiếp công dân (ít nhất 02 ngày trong một tháng)"
    ]


def test_the_yearly_task_is_done_when_two_days_were_held_and_undone_with_them(services, yearly):
    days = services.chairman_days

    def status():
        found = services.tasks.occurrences(services.tasks.ids()[0])
        return next(one.status for one in found if one.uid == yearly.uid)

    first, second = put(services, date(2026, 11, 5)), put(services, date(2026, 11, 19))
    deputy = put(services, date(2026, 11, 12), presider_role="deputy")
    days.hold(deputy)
    assert status() == "open"
    days.hold(first)
    changes = days.no_visitor(second)
    assert status() == "done"
    assert "tasks" in changes.features
    services.undo()
    assert status() == "open"
    assert days.get(second).values.status == "planned"
