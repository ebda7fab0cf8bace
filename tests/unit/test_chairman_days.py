"""The chairman's calendar: planning, posting, postponing, holding, and what the law counts."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.errors import UserError
from desktop_app.receptions.days_rules import clock_time
from desktop_app.receptions.model import ChairmanDayValues, DayStatus
from desktop_app.services import Services

TODAY = date(2026, 11, 21)
DEC3, DEC17 = date(2026, 12, 3), date(2026, 12, 17)
VALUES = ChairmanDayValues(
    day=DEC3, presider="Trần Văn Mẫu", place="Trụ sở UBND xã", from_time="8h", to_time="11h30"
)


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", b"k" * 32, now=clock.now)
    made = Services(book, user="canbo", clock=clock)
    yield made
    made.close()


@pytest.fixture
def days(services):
    return services.chairman_days


@pytest.fixture
def uid(days):
    return days.add(VALUES).uid


def put(days, book_day, **values):
    """A day of the past or future, straight as given."""
    return days.add(replace(VALUES, day=book_day, **values)).uid


def visit(services, day_uid, day=TODAY, number=1):
    with services.book.change(user="canbo", label="Ghi lượt tiếp") as change:
        return change.insert(
            "receptions",
            {
                "year": day.year,
                "number": number,
                "received_on": day.isoformat(),
                "content": "hỏi về đường thôn",
                "kind": "scheduled",
                "day_uid": day_uid,
            },
        )


# Planning


def test_a_day_is_kept_as_it_was_entered(days, uid):
    kept = days.get(uid).values
    assert kept == replace(VALUES, from_time="08:00", to_time="11:30")
    assert [day.uid for day in days.between(DEC3, DEC3)] == [uid]
    assert [day.uid for day in days.on(DEC3)] == [uid]


def test_a_quarter_is_planned_at_once_and_undone_at_once(days, services):
    wanted = [one.day for one in days.proposals("thứ Năm tuần 1 và 3", DEC3, date(2027, 2, 28))]
    changes = days.plan(wanted, VALUES)
    assert changes.message == (
        "Đã lập lịch 6 ngày tiếp. Niêm yết chậm nhất 26/11/2026 cho ngày 03/12/2026."
    )
    planned = [day.values.day for day in days.between(None, None)]
    assert planned == wanted
    assert date(2027, 2, 11) in planned  # the first Thursday, the 4th, is Tết
    services.undo()
    assert days.between(None, None) == []


def test_a_plan_with_one_bad_day_writes_nothing(days):
    with pytest.raises(UserError, match="là ngày nghỉ"):
        days.plan([DEC3, date(2026, 12, 5)], VALUES)
    assert days.between(None, None) == []


def test_proposals_know_what_stands_already(days, uid):
    found = days.proposals("thứ Năm tuần 1 và 3", date(2026, 12, 1), date(2026, 12, 31))
    assert [(one.day, one.known) for one in found] == [(DEC3, True), (DEC17, False)]
    days.cancel(uid, "họp tỉnh")
    assert not days.proposals("ngày 3", DEC3, DEC3)[0].known


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ({"day": date(2026, 12, 5)}, "day", "là ngày nghỉ"),
        ({"day": date(2026, 11, 24)}, "day", "Ngày Văn hóa Việt Nam"),
        ({"day": date(2036, 12, 3)}, "day", "quá xa"),
        ({"day": date(1026, 12, 3)}, "day", "quá xa"),
        ({"from_time": "25h"}, "from_time", "Chưa hiểu giờ"),
        ({"from_time": "sáng"}, "from_time", "Chưa hiểu giờ"),
        ({"to_time": "7h"}, "to_time", "Giờ kết thúc"),
        ({"kind": "whatever"}, "kind", "không có trong danh sách"),
        ({"presider": "x" * 501}, "presider", "501 ký tự"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(days, change, field, told):
    with pytest.raises(UserError, match=told) as raised:
        days.add(replace(VALUES, **change))
    assert raised.value.field == field
    assert days.between(None, None) == []


def test_an_unscheduled_day_may_be_a_day_off(days):
    put(days, date(2026, 12, 5), kind="unscheduled")
    assert len(days.between(None, None)) == 1


def test_the_same_person_does_not_receive_twice_on_a_day(days, uid):
    with pytest.raises(UserError, match="Lịch đã có ngày tiếp 03/12/2026"):
        days.add(VALUES)
    days.add(replace(VALUES, presider="Lê Thị Mẫu", presider_role="deputy"))


def test_pasted_marks_go(days):
    uid = days.add(replace(VALUES, expected="<b>Đất đai</b>\u202e", place=" Hội trường ")).uid
    kept = days.get(uid).values
    assert (kept.expected, kept.place) == ("Đất đai", "Hội trường")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("8h", "08:00"), ("8h30", "08:30"), ("8:30", "08:30"), ("830", "08:30"), ("13.45", "13:45"),
     ("7 giờ 30 phút", "07:30"), ("1330", "13:30"), ("", "")],
)  # fmt: skip
def test_times_of_day(typed, kept):
    assert clock_time(typed) == kept


# Posting


def test_the_notice_is_due_five_working_days_before(days):
    posting = days.posting()
    assert posting.last_day(DEC3) == date(2026, 11, 26)
    # Tuesday 24/11 is a holiday, so one day earlier than it looks
    assert posting.last_day(date(2026, 11, 30)) == date(2026, 11, 20)
    why = posting.why(date(2026, 11, 30))
    assert (why.due, why.counted_back, why.article) == (date(2026, 11, 20), True, "Điều 24")
    assert sum(day.counted for day in why.trace) == 5


def test_posting_is_recorded_and_lateness_told(days, uid):
    soon = put(days, date(2026, 11, 25))
    changes = days.post([uid, soon], TODAY, "Bảng tin trụ sở")
    assert changes.message == (
        "Đã ghi niêm yết 2 ngày tiếp; 1 ngày niêm yết muộn"
        " (ngày 25/11/2026 phải niêm yết chậm nhất 17/11/2026)"
    )
    kept = days.get(uid).values
    assert (kept.posted_on, kept.posted_where) == (TODAY, "Bảng tin trụ sở")
    days.take_posting_back(uid)
    assert days.get(uid).values.posted_on is None


def test_posting_needs_a_place_and_no_future_day(days, uid):
    with pytest.raises(UserError, match="sau hôm nay"):
        days.post([uid], DEC3, "Bảng tin")
    with pytest.raises(UserError, match="nơi niêm yết"):
        days.post([uid], TODAY, "  ")


def test_a_posted_day_is_postponed_not_moved(days, uid):
    days.post([uid], TODAY, "Bảng tin")
    with pytest.raises(UserError, match="đã niêm yết"):
        days.change(uid, replace(VALUES, day=DEC17))
    with pytest.raises(UserError, match="hãy hoãn hoặc hủy"):
        days.delete(uid)
    changes = days.change(uid, replace(VALUES, place="Nhà văn hóa thôn"))
    assert "niêm yết lại" in changes.message
    assert days.get(uid).values.posted_on == TODAY


# What becomes of a day


def test_a_postponed_day_has_a_new_one_and_is_one_undo(days, uid, services):
    days.post([uid], TODAY, "Bảng tin")
    new = days.postpone(uid, DEC17, "họp Hội đồng nhân dân tỉnh").uid
    gone, fresh = days.get(uid).values, days.get(new).values
    assert (gone.status, gone.moved_to) == (DayStatus.POSTPONED, DEC17)
    assert gone.reason == "họp Hội đồng nhân dân tỉnh"
    assert (fresh.day, fresh.posted_on, fresh.place) == (DEC17, None, "Trụ sở UBND xã")
    assert "Thay ngày 03/12/2026" in fresh.note
    assert days.on(DEC3) == []
    services.undo()
    assert [day.values.status for day in days.between(None, None)] == [DayStatus.PLANNED]


@pytest.mark.parametrize(
    ("to", "reason", "field"),
    [
        (DEC17, " ", "reason"),
        (DEC3, "bận", "moved_to"),
        (date(2026, 11, 20), "bận", "moved_to"),
        (date(2026, 12, 20), "bận", "moved_to"),
    ],
)
def test_a_postponement_needs_a_reason_and_a_new_working_day(days, uid, to, reason, field):
    with pytest.raises(UserError) as raised:
        days.postpone(uid, to, reason)
    assert raised.value.field == field
    assert days.get(uid).values.status is DayStatus.PLANNED
    assert len(days.between(None, None)) == 1


def test_a_cancelled_day_needs_a_reason_and_can_come_back(days, uid):
    with pytest.raises(UserError):
        days.cancel(uid, "")
    days.cancel(uid, "bão")
    with pytest.raises(UserError, match="còn theo lịch"):
        days.postpone(uid, DEC17, "bão")
    days.reopen(uid)
    assert days.get(uid).values.status is DayStatus.PLANNED


def test_a_postponed_day_does_not_come_back(days, uid):
    days.postpone(uid, DEC17, "bão")
    with pytest.raises(UserError, match="có ngày mới thay"):
        days.reopen(uid)


def test_a_deputy_by_delegation(days, uid):
    with pytest.raises(UserError):
        days.delegate(uid, " ")
    changes = days.delegate(uid, "Lê Thị Mẫu", "Chủ tịch đi công tác")
    kept = days.get(uid).values
    assert (kept.presider_role, kept.presider) == ("deputy", "Lê Thị Mẫu")
    assert "không tính" in changes.message


def test_held_only_when_it_has_come(days, uid):
    for action in (days.hold, days.no_visitor):
        with pytest.raises(UserError, match="chưa đến"):
            action(uid)
    past = put(days, date(2026, 11, 5))
    days.hold(past)
    assert days.get(past).values.status is DayStatus.HELD


def test_nobody_came_only_without_visits(days, services):
    past = put(days, date(2026, 11, 5))
    days.no_visitor(past)
    assert days.get(past).values.no_visitor
    visit(services, past, date(2026, 11, 5))
    kept = days.get(past)
    assert (kept.visits, kept.values.no_visitor) == (1, False)
    with pytest.raises(UserError, match="1 lượt tiếp"):
        days.no_visitor(past)
    with pytest.raises(UserError, match="1 lượt tiếp"):
        days.delete(past)
    assert len(days.visits(past)) == 1


def test_a_day_is_deleted_and_restored(days, uid):
    days.delete(uid)
    assert days.between(None, None) == []
    assert [day.uid for day in days.between(None, None, deleted=True)] == [uid]
    days.restore(uid)
    assert [day.uid for day in days.on(DEC3)] == [uid]


def test_no_label_names_anybody(days, uid, services):
    days.delegate(uid, "Lê Thị Mẫu")
    days.cancel(uid, "bão")
    labels = {entry.label for entry in services.book.history()}
    assert labels
    assert not any("Mẫu" in label for label in labels)


# What the law counts


def test_two_days_a_month_since_july(days):
    put(days, date(2026, 11, 5))
    put(days, date(2026, 11, 19))
    put(days, date(2026, 11, 26))
    put(days, date(2026, 11, 12), presider_role="deputy")
    put(days, date(2026, 11, 13), kind="unscheduled")
    days.cancel(put(days, date(2026, 11, 10)), "bão")
    (quota,) = days.quotas(2026, 11)
    assert (quota.first, quota.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (quota.required, quota.done, quota.ahead) == (2, 2, 1)
    assert quota.met and quota.planned_enough
    (empty,) = days.quotas(2027, 1)
    assert (empty.required, empty.done, empty.planned_enough) == (2, 0, False)


def test_one_day_a_week_before_july(days):
    put(days, date(2026, 6, 3))
    put(days, date(2026, 5, 28))  # a week of May
    quotas = days.quotas(2026, 6)
    # The week from 29/6 has its Thursday in July, where two days a month are asked.
    assert [quota.first for quota in quotas] == [
        date(2026, 6, 1), date(2026, 6, 8), date(2026, 6, 15), date(2026, 6, 22)
    ]  # fmt: skip
    assert [(quota.required, quota.done) for quota in quotas] == [(1, 1), (1, 0), (1, 0), (1, 0)]
    assert [quota.required for quota in days.quotas(2026, 7)] == [2]


def test_announced_days_count_even_without_a_visitor(days):
    def posted(day, **values):
        uid = put(days, day, **values)
        days.post([uid], date(2026, 10, 20), "Bảng tin")
        return uid

    days.no_visitor(posted(date(2026, 11, 5)))
    posted(date(2026, 11, 6), kind="unscheduled")
    posted(date(2026, 11, 12), presider_role="deputy")
    days.postpone(posted(date(2026, 11, 26)), DEC3, "bão")
    put(days, date(2026, 11, 19))  # held, never announced
    assert days.announced(date(2026, 11, 1), date(2026, 11, 30)) == (2, 1)
