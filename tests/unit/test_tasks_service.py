"""Tasks in a real book: kept, dated, ticked, changed many at once, undone; days that move."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Sign, Suspension
from desktop_app.services import Services
from desktop_app.tasks.model import Status, Target, TaskValues
from desktop_app.tasks.yearly import items_of, values_for

REPORT = TaskValues("Báo cáo quý", schedule_text="Trước ngày 20 tháng cuối hằng quý", year=2026)
LAW = TaskValues("Thụ lý đơn", rule="kn.accept", event_on=date(2026, 11, 20))


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    yield Services(book, user="lan", clock=clock)
    book.close()


@pytest.fixture
def put(services):
    """Puts one task into the book; returns its uid."""

    def added(values: TaskValues) -> str:
        return services.tasks.add(values).uid

    return added


def days(services, uid):
    return [one.due for one in services.tasks.occurrences(uid)]


def test_a_repeated_task_has_one_occurrence_for_each_quarter(services, put):
    uid = put(REPORT)
    found = services.tasks.occurrences(uid)
    assert [one.label for one in found] == [f"Quý {n}/2026" for n in ("I", "II", "III", "IV")]
    # 19/9 is a Saturday, 19/12 too: back to Friday.
    wanted = [date(2026, 3, 19), date(2026, 6, 19), date(2026, 9, 18), date(2026, 12, 18)]
    assert days(services, uid) == wanted
    task = services.tasks.get(uid)
    assert (task.next_due, task.occurrence_count, task.done_count) == (wanted[0], 4, 0)
    assert "Thứ Bảy" in found[2].moved_because
    why = services.tasks.why(found[2].uid)
    assert [day.sign for day in why.trace] == [Sign.COUNTED, Sign.WEEKEND, Sign.EXCLUDED]
    assert why.written == f"Thời gian ghi “{REPORT.schedule_text}”, lần Quý III/2026"
    services.task_work.set_due(found[2].uid, date(2026, 9, 21))
    assert services.tasks.why(found[2].uid).written == "Ngày do cơ quan tự đặt"


def test_a_limit_of_the_law_dates_a_task_and_keeps_its_trace(services, put):
    (one,) = services.tasks.occurrences(put(LAW))
    assert one.due == date(2026, 12, 2)
    why = services.tasks.why(one.uid)
    assert "27" in why.article
    assert any(day.date == date(2026, 11, 24) and not day.counted for day in why.trace)


def test_suspended_and_resumed_the_limit_goes_on(services, put):
    (one,) = services.tasks.occurrences(put(LAW))
    services.task_work.set_clock(one.uid, [Suspension(date(2026, 11, 23))])
    (stopped,) = services.tasks.occurrences(one.task_uid)
    assert stopped.due is None and services.tasks.get(one.task_uid).next_due is None
    services.task_work.set_clock(one.uid, [Suspension(date(2026, 11, 23), date(2026, 11, 26))])
    # 23 and 25 stood still (24 is a holiday): two working days later than 02/12.
    assert days(services, one.task_uid) == [date(2026, 12, 4)]
    services.undo()
    assert days(services, one.task_uid) == [None]


def test_ticking_sums_up_and_one_undo_takes_it_back(services, put):
    uids = [put(replace(LAW, title=f"Việc {n}")) for n in range(3)]
    occurrences = [services.tasks.occurrences(uid)[0].uid for uid in uids]
    services.task_work.tick(occurrences, done_on=date(2026, 11, 20), result="Đã gửi")
    assert all(services.tasks.get(uid).status is Status.DONE for uid in uids)
    assert services.tasks.get(uids[0]).next_due is None
    services.undo()
    assert all(services.tasks.get(uid).status is Status.OPEN for uid in uids)
    assert services.tasks.get(uids[0]).next_due == date(2026, 12, 2)


def test_evidence_is_asked_for_before_anything_is_ticked(services, put):
    first, second = put(LAW), put(replace(LAW, needs_evidence=True))
    both = [services.tasks.occurrences(uid)[0].uid for uid in (first, second)]
    with pytest.raises(UserError, match="minh chứng") as error:
        services.task_work.tick(both)
    assert error.value.field == "evidence"
    assert services.tasks.get(first).status is Status.OPEN
    services.task_work.add_evidence(second, both[1], number="15/TB-UBND")
    services.task_work.tick(both)
    (proof,) = services.task_work.evidence(second)
    services.task_work.remove_evidence(proof.uid)
    assert services.task_work.evidence(second) == []


def test_evidence_of_another_time_does_not_count(services, put):
    uid = put(replace(REPORT, needs_evidence=True))
    first, second = [one.uid for one in services.tasks.occurrences(uid)][:2]
    services.task_work.add_evidence(uid, first, file=("Báo cáo.pdf", b"%PDF-", "application/pdf"))
    services.task_work.tick([first])
    with pytest.raises(UserError, match="minh chứng"):
        services.task_work.tick([second])
    assert services.book.attachments.get(services.task_work.evidence(uid)[0].attachment_uid) == (
        "Báo cáo.pdf",
        b"%PDF-",
    )


def test_open_items_of_the_checklist_hold_the_tick_back(services, put):
    uid = put(replace(LAW, checklist=("Soạn", "Trình")))
    (one,) = services.tasks.occurrences(uid)
    services.task_work.tick_item(one.uid, "Trình", True)
    with pytest.raises(UserError, match="còn 1 mục") as error:
        services.task_work.tick([one.uid])
    assert error.value.field == "ticked"
    services.task_work.tick([one.uid], items_too=True)
    assert services.tasks.occurrences(uid)[0].ticked == ("Soạn", "Trình")


def test_progress_stays_within_the_target(services, put):
    uid = put(replace(LAW, target=Target.COUNT, target_total=11))
    (one,) = services.tasks.occurrences(uid)
    services.task_work.set_progress(one.uid, 5)
    assert services.tasks.occurrences(uid)[0].progress == 5
    with pytest.raises(UserError, match="0 đến 11"):
        services.task_work.set_progress(one.uid, 12)


def test_the_list_tells_how_far_a_measured_task_is(services, put):
    uids = [
        put(replace(LAW, target=Target.COUNT, target_total=5)),
        put(replace(LAW, target=Target.PERCENT)),
        put(REPORT),
        put(TaskValues("Khi cần", schedule_text="Đột xuất", target=Target.PERCENT)),
    ]
    for uid, far in zip(uids[:2], (3, 40), strict=True):
        services.task_work.set_progress(services.tasks.occurrences(uid)[0].uid, far)
    assert [row["progress"] for row in services.tasks.rows(uids)] == ["3/5", "40%", "0/4", "0%"]


def test_what_is_done_or_dated_by_hand_stays_when_the_schedule_changes(services, put):
    uid = put(REPORT)
    first, second, *_ = [one.uid for one in services.tasks.occurrences(uid)]
    services.task_work.tick([first], done_on=date(2026, 3, 10))
    services.task_work.set_due(second, date(2026, 6, 25))
    services.tasks.change(uid, replace(REPORT, schedule_text="Hằng quý"))
    found = {one.label: one for one in services.tasks.occurrences(uid)}
    assert found["Quý I/2026"].due == date(2026, 3, 19)
    assert found["Quý II/2026"].due == date(2026, 6, 25)
    assert found["Quý III/2026"].due == date(2026, 9, 30)
    services.undo()
    assert days(services, uid)[2] == date(2026, 9, 18)


def test_many_are_changed_as_one_and_keep_the_rest(services, put):
    uids = [put(replace(REPORT, title=f"Việc {n}", officer="A")) for n in range(3)]
    services.tasks.change_many(uids, {"officer": "B", "priority": "high"})
    assert {services.tasks.get(uid).values.officer for uid in uids} == {"B"}
    assert services.tasks.get(uids[1]).values.title == "Việc 1"
    services.undo()
    assert {services.tasks.get(uid).values.officer for uid in uids} == {"A"}


def test_deleted_with_its_times_and_restored_with_them(services, put):
    uid = put(REPORT)
    third = services.tasks.occurrences(uid)[2].uid
    services.task_work.drop([third], "Cấp trên không yêu cầu")
    services.tasks.delete([uid])
    assert sum(services.book.tasks.load(None, None).values()) == 0
    services.tasks.restore([uid])
    kept = services.tasks.occurrences(uid)
    assert [one.status for one in kept].count(Status.DROPPED) == 1 and len(kept) == 4


def test_units_are_found_one_by_one(services, put):
    put(replace(LAW, title="Một", lead=("Phòng Văn hóa - Xã hội", 'Trạm "Y tế"')))
    put(replace(LAW, title="Hai", lead=("Phòng Kinh tế",), coordinating=('Trạm "Y tế"',)))
    assert sorted(services.book.tasks.units()) == [
        ("Phòng Kinh tế", 1),
        ("Phòng Văn hóa - Xã hội", 1),
        ('Trạm "Y tế"', 1),
    ]
    found = services.tasks.ids(filters={"lead": ['Trạm "Y tế"']})
    assert [task.values.title for task in services.tasks.tasks(found)] == ["Một"]


def test_a_hand_over_is_on_record(services, put):
    uid = put(replace(LAW, officer="Bà Lan"))
    services.task_work.hand_over([uid], "Ông Mẫu", reason="Nghỉ phép")
    (handed,) = services.task_work.hand_overs(uid)
    assert (handed.from_officer, handed.to_officer, handed.reason) == (
        "Bà Lan",
        "Ông Mẫu",
        "Nghỉ phép",
    )
    assert services.tasks.get(uid).values.officer == "Ông Mẫu"


def test_days_that_the_calendar_moves_are_told_and_moved_only_when_asked(services, put):
    plan = put(TaskValues("Họp", schedule_text="Chậm nhất ngày 27/11/2026"))
    law = put(LAW)
    hand = put(TaskValues("Khác", schedule_text="Chậm nhất ngày 27/11/2026"))
    services.task_work.set_due(services.tasks.occurrences(hand)[0].uid, date(2026, 11, 27))
    assert services.recalculation.moved() == []
    with services.book.change(user="lan", label="Ngày nghỉ") as change:
        for off in ("2026-11-23", "2026-11-27"):
            change.insert("calendar_days", {"date": off, "kind": "swapped_off", "name": "Hoán đổi"})
    moved = services.recalculation.moved()
    assert {(one.title, one.old, one.new) for one in moved} == {
        ("Họp", date(2026, 11, 27), date(2026, 11, 26)),
        ("Thụ lý đơn", date(2026, 12, 2), date(2026, 12, 4)),
    }
    assert days(services, plan) == [date(2026, 11, 27)]
    services.recalculation.apply([one.uid for one in moved])
    assert days(services, plan) == [date(2026, 11, 26)]
    assert days(services, law) == [date(2026, 12, 4)]
    assert services.tasks.get(law).next_due == date(2026, 12, 4)
    assert services.recalculation.moved() == []
    services.undo()
    assert days(services, law) == [date(2026, 12, 2)]


def test_a_task_without_a_known_day_asks(services):
    assert "định kỳ" in services.tasks.question(
        services.tasks._checked(TaskValues("Giao ban", schedule_text="Định kỳ"))
    )
    with pytest.raises(UserError, match="nội dung"):
        services.tasks.add(TaskValues("  "))


def test_what_has_to_be_asked_is_kept_until_somebody_answers(services, put):
    uid = put(TaskValues("Giao ban", schedule_text="Định kỳ", year=2026))
    assert "định kỳ" in services.tasks.get(uid).question
    assert services.book.tasks.count_undated() == 1
    services.task_work.add_occurrence(uid, date(2026, 12, 10), "Lần 1")
    assert services.tasks.get(uid).question == ""
    assert services.book.tasks.count_undated() == 0
    services.undo()
    assert services.book.tasks.count_undated() == 1
    values = services.tasks.get(uid).values
    services.tasks.change(uid, replace(values, schedule_text="Hằng tháng"))
    assert services.tasks.get(uid).question == ""
    always = put(TaskValues("Tuyên truyền", schedule_text="Thường xuyên", year=2026))
    assert services.tasks.get(always).question == ""
    assert services.book.tasks.count_undated() == 0


def test_what_comes_back_begins_on_the_day_it_was_written_down(services, clock):
    uid = services.tasks.add(REPORT, clock.today()).uid
    found = services.tasks.occurrences(uid)
    assert [one.status for one in found] == [Status.DROPPED] * 3 + [Status.OPEN]
    assert services.tasks.get(uid).next_due == date(2026, 12, 18)
    services.tasks.change(uid, replace(REPORT, title="Báo cáo"))
    assert [one.status for one in services.tasks.occurrences(uid)][:3] == [Status.DROPPED] * 3
    once = TaskValues("Họp", schedule_text="Chậm nhất ngày 02/11/2026")
    late = services.tasks.add(once, clock.today()).uid
    assert services.tasks.get(late).next_due == date(2026, 11, 2)
    assert services.tasks.get(late).values.year == 2026


def test_two_times_of_one_name_are_both_kept(services, put):
    uid = put(TaskValues("Khi có yêu cầu", schedule_text="Đột xuất", year=2026))
    for day in (date(2026, 12, 1), date(2026, 12, 8)):
        services.task_work.add_occurrence(uid, day)
    values = services.tasks.get(uid).values
    services.tasks.change(uid, replace(values, schedule_text="Chậm nhất ngày 15/12/2026"))
    assert sorted(days(services, uid)) == [date(2026, 12, n) for n in (1, 8, 15)]


def test_a_day_of_the_ready_calendar_tells_its_article(services):
    item = next(one for one in items_of(2026) if one.article and one.default_on)
    uid = services.tasks.add_many(values_for([item], 2026)).uid
    why = services.tasks.why(services.tasks.occurrences(uid)[0].uid)
    assert (why.article, why.document) == (item.article, item.source)
