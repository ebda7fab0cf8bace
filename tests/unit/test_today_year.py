"""The ready calendar switched on and off."""

from datetime import date

import pytest

from desktop_app.services import Services
from desktop_app.tasks.keeping import PAST
from desktop_app.tasks.model import Source, Status
from desktop_app.today.horizon import Group


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="Lan Anh", clock=clock)
    yield made
    made.close()


def on(services, year=2026):
    return {row.item.key: row for row in services.year_calendar.rows(year) if row.is_on}


def quarterly(services):
    """An item that comes back in the year, partly behind us."""
    today = date(2026, 11, 21)
    rows = services.year_calendar.rows(2026)
    return next(r for r in rows if r.days and min(r.days) < today <= max(r.days))


def test_the_year_is_there_with_days_and_articles(services):
    rows = services.year_calendar.rows(2026)
    assert len(rows) >= 20
    assert all(row.item.article or row.item.source for row in rows)
    assert [row.item.month for row in rows] == sorted(row.item.month for row in rows)
    assert not any(row.is_on for row in rows)
    assert sum(bool(row.days) for row in rows) >= len(rows) * 3 // 4


def test_on_makes_tasks_in_one_step_and_undo_takes_them_back(services):
    keys = {row.item.key for row in services.year_calendar.rows(2027) if row.item.default_on}
    services.year_calendar.switch(2027, keys)
    assert set(on(services, 2027)) == keys
    tasks = services.tasks.tasks(services.tasks.ids())
    assert {task.values.source for task in tasks} == {Source.CALENDAR}
    services.undo()
    assert not on(services, 2027) and not services.tasks.ids()


def test_switching_on_twice_adds_nothing(services):
    key = services.year_calendar.rows(2027)[0].item.key
    services.year_calendar.switch(2027, {key})
    changes = services.year_calendar.switch(2027, {key})
    assert len(services.tasks.ids()) == 1 and not changes.undoable


def test_what_lay_before_today_is_not_late(services):
    row = quarterly(services)
    services.year_calendar.switch(2026, {row.item.key})
    assert services.today.board().group(Group.LATE).count == 0
    times = services.tasks.occurrences(on(services)[row.item.key].task_uid)
    past = [one for one in times if one.due < date(2026, 11, 21)]
    assert past and all(one.status is Status.DROPPED and one.result == PAST for one in past)
    assert any(one.status is Status.OPEN for one in times)
    assert not on(services)[row.item.key].touched, "dropping it was our own doing"


def test_off_takes_untouched_tasks_away_and_keeps_the_others(services):
    rows = [row for row in services.year_calendar.rows(2027) if row.days][:4]
    services.year_calendar.switch(2027, {row.item.key for row in rows})
    kept = [on(services, 2027)[row.item.key].task_uid for row in rows]
    services.task_work.add_note(kept[0], "đã hỏi Sở Nội vụ")
    services.tasks.change_many([kept[1]], {"officer": "Vi Thị Lan Anh"})
    services.task_work.set_due(services.tasks.occurrences(kept[2])[0].uid, date(2027, 6, 1))
    changes = services.year_calendar.switch(2027, set())
    assert {row.task_uid for row in on(services, 2027).values()} == set(kept[:3])
    assert all(row.touched for row in on(services, 2027).values())
    assert changes.message == (
        "Lịch việc năm 2027: bỏ 1 nhiệm vụ; 3 việc đã có người làm hoặc sửa nên được giữ"
    )


def test_years_do_not_mix(services):
    key = services.year_calendar.rows(2027)[0].item.key
    services.year_calendar.switch(2027, {key})
    assert not on(services, 2026)
    services.year_calendar.switch(2026, set())
    assert set(on(services, 2027)) == {key}
