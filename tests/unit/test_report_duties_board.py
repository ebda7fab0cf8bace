"""Reports on the board of the day, beside the tasks that say the same: nobody is told twice."""

from dataclasses import replace
from datetime import date, datetime

import msgspec
import pytest
from life_samples import SIGNED, read_in, with_plan

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.law.phrases import read_schedule
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.reports.duties_model import DueStatus, DutyValues
from desktop_app.services import Services
from desktop_app.tasks.model import Status
from desktop_app.today.horizon import Group
from desktop_app.today.report_items import is_told

YEAR = date(2026, 12, 17)
PLAN = with_plan(SIGNED, title="Thực hiện dân chủ ở cơ sở năm 2026", tasks=())
TEXT = "Báo cáo năm trước ngày 15/12 hằng năm."


def on_day(services: Services, day: date) -> list[tuple[str, str]]:
    horizon = services.today.horizon()
    return [(one.feature, one.title) for one in services.today.on_day(day, 50, horizon)]


def features(services: Services, day: date) -> list[str]:
    return [feature for feature, _title in on_day(services, day)]


def sent(services: Services, key: str, on: str, **values: object) -> str:
    """A report for what is due, sent; the tasks that say the same follow."""
    due = services.report_duties.due(key)
    columns = {
        "regime": due.duty.values.regime, "period": due.period.type.value, "version": 1,
        "year": due.period.year, "title": "Báo cáo", "status": "sent", "sent_on": on,
        "duty_uid": due.duty.uid or None, "check_code": "ABCD2345", **values,
    }  # fmt: skip
    with services.book.change(user="lan", label="Gửi") as change:
        uid = change.insert("reports", columns)
        services.report_duties.report_sent(uid)
    return uid


@pytest.fixture
def december(services: Services) -> Services:
    """The same book on 10/12/2026."""
    clock = FixedClock(datetime(2026, 12, 10, 8, 0, tzinfo=VIETNAM))
    return Services(services.book, user="lan", clock=clock)


def test_the_year_s_reports_stand_on_the_board_with_their_reason(december: Services) -> None:
    board = december.today.board()
    items = board.group(Group.SOON).items
    assert [one.title for one in items] == [
        "Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo Quý IV năm 2026".replace(
            "Quý", "quý"
        ),
        "Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo năm 2026",
    ]
    year = items[1]
    assert (year.feature, year.due, year.has_trace) == ("reports", YEAR, True)
    assert year.source == ("Báo cáo · Thông tư 06/2025/TT-TTCP · gửi Ủy ban nhân dân tỉnh Bình Mẫu")
    assert december.report_duties.why(year.uid).due == YEAR
    assert december.today.month(YEAR, board.horizon) is not None
    assert board.group(Group.SOON).count == 2


def test_what_was_due_before_the_book_began_is_not_late(december: Services) -> None:
    assert december.today.board().group(Group.LATE).count == 0
    late = Services(
        december.book,
        user="lan",
        clock=FixedClock(datetime(2026, 12, 21, 8, 0, tzinfo=VIETNAM)),
    )
    assert late.today.board().group(Group.LATE).count == 2


def test_a_duty_kept_since_later_was_not_missed_before(services: Services) -> None:
    due = services.report_duties.due("kntc.Y@2026-12-17")
    since = [replace(due, duty=replace(due.duty, since=day)) for day in (YEAR, date(2026, 12, 18))]
    assert [is_told(one) for one in since] == [True, False]


def test_a_day_that_moved_tells_why(services: Services) -> None:
    services.report_duties.add(DutyValues(name="Báo cáo năm", due="--12-06", cut_first="--12-01",
                                          cut_last="--11-30"))  # fmt: skip
    (item,) = services.today.on_day(date(2026, 12, 4), 9, services.today.horizon())
    assert item.reason == "hạn 06/12, là ngày nghỉ nên lùi về trước"
    assert item.source == "Báo cáo · Tự đặt"


def test_a_cut_off_that_is_open_is_told(services: Services) -> None:
    services.report_duties.add(DutyValues(name="Báo cáo năm", due="--12-22"))
    (item,) = services.today.on_day(date(2026, 12, 22), 9, services.today.horizon())
    assert item.source.endswith("chưa chốt số liệu đến ngày nào")


def test_a_sent_report_leaves_the_board(services: Services) -> None:
    sent(services, "kntc.Y@2026-12-17", "2026-11-20")
    assert [title for _f, title in on_day(services, YEAR)] == [
        "Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo quý IV năm 2026"
    ]


def test_a_switched_off_duty_is_silent(services: Services) -> None:
    services.report_duties.switch(["kntc.Y", "kntc.Q4"], on=False)
    assert on_day(services, YEAR) == []


# Beside tasks


def test_the_ready_calendar_and_the_duty_say_it_once(services: Services) -> None:
    assert features(services, YEAR) == ["reports", "reports"]
    services.year_calendar.switch(2026, {"petitions.year"})
    assert features(services, YEAR) == ["tasks"]
    load = services.today.weeks(services.today.horizon())
    assert sum(week.count for week in load) == 1
    told = services.report_duties.due("kntc.Y@2026-12-17").told_by
    assert told is not None
    assert services.tasks.get(told[0]).values.source_key == "petitions.year"
    services.tasks.delete([told[0]])
    assert features(services, YEAR) == ["reports", "reports"]


def test_a_task_is_done_when_all_its_reports_are_sent(services: Services) -> None:
    services.year_calendar.switch(2026, {"petitions.year"})
    (task,) = services.tasks.ids()
    sent(services, "kntc.Y@2026-12-17", "2026-11-20", number="45", symbol="BC-UBND")
    assert services.tasks.get(task).status is Status.OPEN  # quarter IV is still to be sent
    sent(services, "kntc.Q4@2026-12-17", "2026-11-21")
    assert services.tasks.get(task).status is Status.DONE
    (once,) = services.tasks.occurrences(task)
    assert (once.done_on, once.result) == (
        date(2026, 11, 21),
        "Đã gửi báo cáo mã đối chiếu ABCD2345",
    )
    assert [one.number for one in services.task_work.evidence(task)] == ["mã đối chiếu ABCD2345"]
    assert on_day(services, YEAR) == []
    services.undo()  # one step: the report and its task together
    assert services.tasks.get(task).status is Status.OPEN
    assert services.task_work.evidence(task) == []


def test_a_task_that_is_done_speaks_for_its_report(services: Services) -> None:
    services.year_calendar.switch(2026, {"petitions.year"})
    (task,) = services.tasks.ids()
    (once,) = services.tasks.occurrences(task)
    services.task_work.add_evidence(task, once.uid, number="45/BC-UBND")
    services.task_work.tick([once.uid], items_too=True)
    due = services.report_duties.due("kntc.Y@2026-12-17")
    assert due.status is DueStatus.TICKED
    assert on_day(services, YEAR) == []


def test_a_task_that_need_not_be_done_too(services: Services) -> None:
    services.year_calendar.switch(2026, {"petitions.year"})
    (once,) = services.tasks.occurrences(services.tasks.ids()[0])
    services.task_work.drop([once.uid], "Tỉnh không yêu cầu")
    assert services.report_duties.due("kntc.Y@2026-12-17").status is DueStatus.DROPPED
    assert on_day(services, YEAR) == []


def test_a_plan_s_task_and_its_duty_say_it_once(services: Services) -> None:
    plan = with_plan(PLAN, report_deadlines=read_report_deadlines(TEXT, 3, 2026))
    uid = read_in(services, plan)
    services.report_duties.accept(services.report_duties.from_plans())
    day = date(2026, 12, 14)
    assert features(services, day) == ["reports"]
    services.plan_tasks.write(uid, services.plan_tasks.propose(uid))
    assert features(services, day) == ["tasks"]
    (key,) = [one.key for one in services.report_duties.calendar(day, day)]
    sent(services, key, "2026-11-20")
    assert on_day(services, day) == []
    assert services.tasks.get(services.tasks.ids()[0]).status is Status.DONE
    # the plan's duty comes back; the task of the plan is that of one year
    assert services.report_duties.calendar(date(2027, 12, 1), date(2027, 12, 14))[0].told_by is None


def test_a_row_of_the_plan_s_annex_that_asks_for_the_report_is_that_report(
    services: Services,
) -> None:
    rows = [
        ("Báo cáo kết quả thực hiện dân chủ năm", "Trước ngày 15/12/2026"),
        ("Báo cáo kết quả rà soát hương ước", "Trước ngày 16/12/2026"),
        ("Niêm yết danh mục công khai", "Trước ngày 15/12/2026"),
    ]
    tasks = tuple(
        msgspec.structs.replace(
            SIGNED.tasks[0],
            uid=f"row-{n}",
            content=words,
            schedule_text=when,
            schedule=read_schedule(when),
        )
        for n, (words, when) in enumerate(rows)
    )
    plan = with_plan(PLAN, tasks=tasks, report_deadlines=read_report_deadlines(TEXT, 3, 2026))
    uid = read_in(services, plan)
    services.report_duties.accept(services.report_duties.from_plans())
    proposed = services.plan_tasks.propose(uid)
    asked = {words for words, _ in rows}
    services.plan_tasks.write(uid, [one for one in proposed if one.values.title in asked])
    day = date(2026, 12, 14)
    (due,) = services.report_duties.calendar(day, day)
    assert due.told_by is not None
    sent(services, due.key, "2026-11-20")
    found = [services.tasks.get(one) for one in services.tasks.ids()]
    assert {task.values.title: task.status for task in found} == {
        rows[0][0]: Status.DONE,
        rows[1][0]: Status.OPEN,
        rows[2][0]: Status.OPEN,
    }


def test_a_task_that_is_due_later_does_not_silence_the_report(services: Services) -> None:
    """The plan says 10/11, the ready calendar "trước 15/11": the later one would be too late."""
    services.report_duties.add(DutyValues(name="Báo cáo năm", due="--12-10"))
    services.year_calendar.switch(2026, {"reports.year"})
    (task,) = services.tasks.ids()
    (once,) = services.tasks.occurrences(task)
    services.task_work.set_due(once.uid, date(2026, 12, 15))
    assert features(services, date(2026, 12, 10)) == ["reports"]
    assert features(services, date(2026, 12, 15)) == ["tasks"]
    services.task_work.set_due(once.uid, date(2026, 12, 9))
    assert features(services, date(2026, 12, 10)) == []
    assert features(services, date(2026, 12, 9)) == ["tasks"]


def test_a_task_of_another_year_says_nothing(services: Services) -> None:
    services.year_calendar.switch(2027, {"petitions.year"})
    assert features(services, YEAR) == ["reports", "reports"]
    assert features(services, date(2027, 12, 17)) == ["tasks"]


def test_two_windows_of_a_duty_changed_by_its_province(services: Services) -> None:
    duties = services.report_duties
    duties.change("kntc.Y", replace(duties.get("kntc.Y").values, due="--12-15"))
    services.year_calendar.switch(2026, {"petitions.year"})
    # the task's 17/12 is later than the province's 15/12: both stand
    assert features(services, date(2026, 12, 15)) == ["reports"]
    assert features(services, YEAR) == ["tasks"]


def test_sending_a_real_report_does_its_task_in_one_step(services: Services) -> None:
    services.report_duties.switch(["kntc.Q4"], on=False)
    services.year_calendar.switch(2026, {"petitions.year"})
    (task,) = services.tasks.ids()
    period = services.report_duties.due("kntc.Y@2026-12-17").period
    uid = services.reports.begin("", "kntc", period, ["01/TCD"]).uid
    assert services.report_duties.due("kntc.Y@2026-12-17").report_uid == uid
    changes = services.reports.send(uid, date(2026, 11, 20))
    assert changes.features == {"reports", "tasks"}
    assert services.tasks.get(task).status is Status.DONE
    assert services.report_duties.due("kntc.Y@2026-12-17").status is DueStatus.ON_TIME
    services.undo()
    assert services.tasks.get(task).status is Status.OPEN
    assert services.report_duties.due("kntc.Y@2026-12-17").status is DueStatus.DRAFT
