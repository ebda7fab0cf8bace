"""Work on several tasks at once, the state of a day, several days of a month, the history."""

from datetime import date

import pytest

from desktop_app.errors import UserError
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.services import Services
from desktop_app.tasks.at_once import Proof, TasksAtOnce
from desktop_app.tasks.history import task_history
from desktop_app.tasks.model import Status, TaskValues, Urgency
from desktop_app.tasks.urgency import DueDays


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="canbo", clock=clock)
    yield made
    made.close()


@pytest.fixture
def work(services, clock):
    return TasksAtOnce(services.book, "canbo", clock)


def add(services, title="Việc", phrase="hằng quý", **more):
    values = TaskValues(title=title, year=2026, schedule_text=phrase, **more)
    return services.tasks.add(values).uid


def statuses(services, uid):
    return [one.status.value for one in services.tasks.occurrences(uid)]


def test_the_turn_is_the_earliest_open_time_of_each_task(services, work):
    quarterly, single = add(services), add(services, phrase="20/11/2026")
    first = services.tasks.occurrences(quarterly)[0].uid
    services.task_work.tick([first])
    turn = work.turn([single, quarterly])
    assert turn.occurrences == (
        services.tasks.occurrences(single)[0].uid,
        services.tasks.occurrences(quarterly)[1].uid,
    )
    assert (turn.bare_tasks, turn.unproved) == ((), frozenset())


def test_ticking_many_is_one_step_of_undo_and_gives_bare_tasks_a_time(services, work):
    quarterly, bare = add(services), add(services, phrase="")
    turn = work.turn([quarterly, bare])
    assert turn.bare_tasks == (bare,)
    work.tick(turn)
    assert statuses(services, quarterly) == ["done", "open", "open", "open"]
    assert services.tasks.get(bare).status is Status.DONE
    services.undo()
    assert statuses(services, quarterly) == ["open"] * 4
    assert statuses(services, bare) == []
    assert services.book.verify_history().first_broken is None


def test_what_asks_for_evidence_is_told_before_anything_is_ticked(services, work):
    proved, unproved = (add(services, phrase="20/11/2026", needs_evidence=True) for _ in "ab")
    bare = add(services, phrase="", needs_evidence=True)
    services.task_work.add_evidence(proved, number="1/BC")
    turn = work.turn([proved, unproved, bare])
    assert turn.unproved == {services.tasks.occurrences(unproved)[0].uid, bare}


def test_evidence_of_one_time_does_not_prove_another(services, work):
    uid = add(services, needs_evidence=True)
    first, second = services.tasks.occurrences(uid)[:2]
    services.task_work.add_evidence(uid, second.uid, number="2/BC")
    assert work.turn([uid]).unproved == {first.uid}
    assert services.book.tasks.without_evidence([first.uid, second.uid]) == {first.uid}


def test_a_proof_and_the_tick_are_kept_together_or_not_at_all(services, work):
    uid = add(services, phrase="20/11/2026", needs_evidence=True, checklist=("Ký", "Gửi"))
    [one] = services.tasks.occurrences(uid)
    with pytest.raises(UserError) as refused:
        work.prove_and_tick(uid, one.uid, Proof(number="3/BC"))
    assert refused.value.field == "ticked"
    assert services.task_work.evidence(uid) == []
    work.prove_and_tick(uid, one.uid, Proof(number="3/BC"), items_too=True)
    assert [proof.number for proof in services.task_work.evidence(uid)] == ["3/BC"]
    assert services.tasks.get(uid).status is Status.DONE
    services.undo()
    assert (services.task_work.evidence(uid), statuses(services, uid)) == ([], ["open"])


def test_unticking_takes_the_last_mark_and_refuses_where_there_is_none(services, work):
    uid = add(services)
    times = [one.uid for one in services.tasks.occurrences(uid)]
    services.task_work.tick(times[:2])
    work.untick([uid])
    assert statuses(services, uid) == ["done", "open", "open", "open"]
    with pytest.raises(UserError):
        work.untick([add(services, title="Chưa làm")])


def test_dropping_tasks_keeps_what_was_done(services, work):
    uid = add(services)
    services.task_work.tick([services.tasks.occurrences(uid)[0].uid])
    work.drop([uid], "tỉnh bãi bỏ")
    assert statuses(services, uid) == ["done", "dropped", "dropped", "dropped"]
    assert services.tasks.get(uid).status is Status.DONE


def test_totals_and_counts(services, work):
    done, late = add(services, phrase="20/11/2026"), add(services, phrase="10/11/2026")
    add(services, phrase="30/11/2026", officer="Bình", lead=("A",))
    dropped, gone = add(services, phrase="1/12/2026"), add(services, phrase="10/10/2026")
    work.tick(work.turn([done]))
    work.drop([dropped], "thôi")
    services.tasks.delete([gone])
    reads = services.book.tasks
    assert tuple(reads.totals("2026-11-21"))[1:] == (3, 1, 1)
    assert reads.next_due_between("2026-11-01", "2026-11-30") == 2
    assert services.tasks.get(late).next_due == date(2026, 11, 10)
    assert dict(reads.counts("officer")) == {"": 3, "Bình": 1}
    assert dict(reads.counts("status")) == {"open": 2, "done": 1, "dropped": 1}
    with pytest.raises(ValueError, match="title"):
        reads.counts("title")


TODAY = date(2026, 11, 20)  # a Friday; Tue 24/11 is a holiday, so soon ends on Mon 30/11


@pytest.mark.parametrize(
    ("due", "urgency", "words"),
    [
        (date(2026, 11, 19), Urgency.LATE, "Quá hạn 1 ngày"),
        (TODAY, Urgency.TODAY, "Hạn hôm nay"),
        (date(2026, 11, 21), Urgency.SOON, "Hạn ngày mai, là ngày nghỉ"),
        (date(2026, 11, 25), Urgency.SOON, "Còn 2 ngày làm việc"),
        (date(2026, 11, 30), Urgency.SOON, "Còn 5 ngày làm việc"),
        (date(2026, 12, 1), Urgency.LATER, "Chưa đến hạn"),
        (None, Urgency.UNDATED, "Chưa rõ hạn"),
    ],
)
def test_how_a_day_stands_to_today(due, urgency, words):
    days = DueDays(TODAY, WorkCalendar())
    assert days.urgency(Status.OPEN, due) is urgency
    assert days.words(Status.OPEN, due) == words
    assert days.urgency(Status.DONE, due) is Urgency.DONE
    assert days.words(Status.DROPPED, due) == "Thôi làm"


def test_two_days_a_month_become_twenty_four_times(services):
    uid = add(services, phrase="ngày 10 và 25 hằng tháng", day_off="forward")
    times = services.tasks.occurrences(uid)
    assert len(times) == 24
    # Saturday 10/01 is worked in exchange; Sunday 25/01 moves on.
    assert [one.due for one in times[:2]] == [date(2026, 1, 10), date(2026, 1, 26)]
    assert services.tasks.get(uid).question == ""
    services.tasks.change_many([uid], {"officer": "Bình"})
    assert [one.uid for one in services.tasks.occurrences(uid)] == [one.uid for one in times]


def test_history_tells_what_was_done_newest_first(services, work, clock):
    uid = add(services, phrase="20/11/2026")
    [one] = services.tasks.occurrences(uid)
    services.tasks.change_many([uid], {"officer": "Bình"})
    services.task_work.set_due(one.uid, date(2026, 11, 27))
    services.task_work.add_evidence(uid, number="9/BC")
    work.tick(work.turn([uid]))
    told = task_history(services.book, uid)
    assert [event.label for event in told] == [
        "Đánh dấu xong 1 việc",
        "Thêm minh chứng",
        "Đổi hạn",
        "Sửa 1 nhiệm vụ",
        "Thêm nhiệm vụ “Việc”",
    ]
    assert "Hạn: 20/11/2026 → 27/11/2026" in told[2].changes
    assert "Người phụ trách: trống → “Bình”" in told[3].changes
    assert "Tình trạng: Đang làm → Đã xong" in told[0].changes
    assert told[4].changes == ()
    assert {event.user for event in told} == {"canbo"}
