"""Tasks under attack: nothing done is lost, no day moves unasked, nothing stands there twice."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.workdays.day import DayKind
from desktop_app.services import Services
from desktop_app.tasks.at_once import Proof, TasksAtOnce
from desktop_app.tasks.model import Status, Target, TaskValues


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    yield Services(book, user="lan", clock=clock)
    book.close()


def put(services, values: TaskValues) -> str:
    return services.tasks.add(values).uid


def only(services, uid):
    (one,) = services.tasks.occurrences(uid)
    return one


def test_a_corrected_event_moves_a_day_whose_clock_was_stopped(services):
    law = TaskValues("Giải quyết", rule="kn.resolve", event_on=date(2026, 12, 2))
    uid = put(services, law)
    stop = (Suspension(date(2026, 12, 10), date(2026, 12, 20)),)
    services.task_work.set_clock(only(services, uid).uid, stop)
    assert only(services, uid).due == date(2027, 1, 11)
    services.tasks.change(uid, replace(law, event_on=date(2026, 12, 1)))
    found = only(services, uid)
    assert (found.raw_due, found.due) == (date(2027, 1, 10), date(2027, 1, 11))
    assert found.suspensions == stop
    services.tasks.change(uid, replace(law, event_on=date(2026, 11, 30)))
    assert only(services, uid).raw_due == date(2027, 1, 9)
    assert services.recalculation.moved() == []


def test_a_task_that_runs_by_law_no_more_has_no_stopped_clock(services):
    law = TaskValues("Giải quyết", rule="kn.resolve", event_on=date(2026, 12, 2), year=2026)
    uid = put(services, law)
    services.task_work.set_clock(only(services, uid).uid, (), 5)
    by_words = replace(law, rule="", event_on=None, schedule_text="Chậm nhất ngày 18/12/2026")
    services.tasks.change(uid, by_words)
    found = only(services, uid)
    assert (found.due, found.suspensions, found.extended) == (date(2026, 12, 18), (), 0)


def test_another_officer_moves_no_day(services):
    uid = put(services, TaskValues("Việc", schedule_text="Chậm nhất ngày 16/12/2026", year=2026))
    services.days_off.set_day(date(2026, 12, 16), DayKind.SWAPPED_OFF)
    services.tasks.change_many([uid], {"officer": "Lan"})
    values = services.tasks.get(uid).values
    services.tasks.change(uid, replace(values, title="Việc ấy", deliverable="Báo cáo"))
    assert only(services, uid).due == date(2026, 12, 16)  # asked for, not taken
    (moved,) = services.recalculation.moved()
    assert moved.new == date(2026, 12, 15)
    services.recalculation.apply([moved.uid])
    assert only(services, uid).due == date(2026, 12, 15)


def test_what_was_done_for_a_time_stays_when_its_words_change(services):
    values = TaskValues(
        "Họp thôn", schedule_text="Hằng quý", year=2026, target=Target.COUNT, target_total=11
    )
    uid = put(services, values)
    last = services.tasks.occurrences(uid)[-1]
    services.task_work.set_progress(last.uid, 7)
    services.task_work.add_evidence(uid, last.uid, number="12/BC")
    services.tasks.change(uid, replace(values, schedule_text="Chậm nhất ngày 15/12/2026"))
    found = {one.uid: one for one in services.tasks.occurrences(uid)}
    assert found[last.uid].progress == 7
    assert len(found) == 2  # and the new one


def test_the_same_time_under_other_words_is_the_same_time(services):
    values = TaskValues("Báo cáo", schedule_text="Quý IV hằng năm", year=2026, needs_evidence=True)
    uid = put(services, values)
    before = only(services, uid)
    services.task_work.add_evidence(uid, before.uid, number="12/BC")
    services.tasks.change(uid, replace(values, schedule_text="Chậm nhất ngày 15/12/2026"))
    after = only(services, uid)
    assert (after.uid, after.due) == (before.uid, date(2026, 12, 15))
    services.task_work.tick([after.uid])
    assert only(services, uid).status is Status.DONE


def test_before_a_day_is_never_that_day_when_reckoned_anew(services):
    values = TaskValues(
        "Báo cáo", schedule_text="Trước ngày 15/6/2026", year=2026, day_off="forward"
    )
    uid = put(services, values)
    assert only(services, uid).due == date(2026, 6, 12)  # 15/6 is a Monday
    assert services.recalculation.moved() == []
    services.days_off.set_day(date(2026, 6, 12), DayKind.SWAPPED_OFF)
    (moved,) = services.recalculation.moved()
    assert moved.new == date(2026, 6, 11)


def test_what_was_dropped_is_not_ticked_with_the_others(services, clock):
    at_once = TasksAtOnce(services.book, "lan", clock)
    uids = [
        put(services, TaskValues(title, schedule_text="Quý IV/2026", year=2026))
        for title in ("Một", "Hai")
    ]
    at_once.drop(uids[:1], "không còn cần")
    turn = at_once.turn(uids)
    assert (len(turn.occurrences), turn.bare_tasks) == (1, ())
    at_once.tick(turn)
    assert [services.tasks.get(uid).status for uid in uids] == [Status.DROPPED, Status.DONE]
    with pytest.raises(UserError, match="thôi làm"):
        at_once.drop(uids[:1], "lần nữa")
    assert len(services.tasks.occurrences(uids[0])) == 1


def test_one_proof_given_from_the_list_proves_one_time(services, clock):
    at_once = TasksAtOnce(services.book, "lan", clock)
    uid = put(
        services, TaskValues("Báo cáo", schedule_text="Hằng quý", year=2026, needs_evidence=True)
    )
    at_once.prove(uid, "", Proof(number="12/BC"))
    at_once.tick(at_once.turn([uid]))
    turn = at_once.turn([uid])
    assert turn.unproved == {*turn.occurrences}
    with pytest.raises(UserError, match="minh chứng"):
        at_once.tick(turn)
    assert services.tasks.get(uid).done_count == 1
