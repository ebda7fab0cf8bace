"""A plan and its tasks in the checklist: written twice, edited meanwhile, re-issued, deleted."""

from dataclasses import replace

import msgspec
import pytest
from life_samples import PLAN, SIGNED, office_of, read_in, with_plan

from desktop_app.law.schedule import ReportDeadline
from desktop_app.plans.kept import decode, encode
from desktop_app.plans.service import plan_columns
from desktop_app.plans.to_tasks.service import Standing
from desktop_app.tasks.model import Status


def report(period: str, day: str) -> ReportDeadline:
    text = f"Báo cáo trước ngày {day[8:]}/{day[5:7]}/{day[:4]}"
    return ReportDeadline(period, day, day, None, False, text, 1)


HALF, YEAR, QUARTER = (
    report("6_months", "2026-06-10"),
    report("year", "2026-11-15"),
    report("quarter", "2026-03-10"),
)


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    yield office_of(book, clock)
    book.close()


@pytest.fixture
def plan_uid(services):
    return read_in(services, with_plan(SIGNED, report_deadlines=(HALF, YEAR)))


def taken_in(services, plan_uid):
    services.plan_tasks.write(plan_uid, services.plan_tasks.propose(plan_uid))
    tasks = services.tasks.tasks(services.tasks.ids())
    return {task.values.title: task for task in tasks}


def rewrite(services, plan_uid, change):
    kept = decode(str(services.book.get("plans", plan_uid)["content"]))
    plan = change(kept.plan)
    kept = msgspec.structs.replace(kept, plan=plan)
    with services.book.change(user="Lan", label="Sửa") as writing:
        writing.update("plans", plan_uid, {**plan_columns(kept), "content": encode(kept)})


def test_what_was_proposed_twice_is_put_there_once(services, plan_uid):
    proposals = services.plan_tasks.propose(plan_uid)
    services.plan_tasks.write(plan_uid, proposals)
    services.plan_tasks.write(plan_uid, proposals)  # a second window, a second press
    assert len(services.tasks.ids()) == len(proposals) == 4


def test_what_the_office_changed_after_the_proposal_stays(services, plan_uid):
    task = taken_in(services, plan_uid)["Niêm yết công khai"]
    services.tasks.change(task.uid, replace(task.values, title="Tên cũ"))
    proposals = [p for p in services.plan_tasks.propose(plan_uid) if p.differences]
    now = services.tasks.get(task.uid).values
    services.tasks.change(task.uid, replace(now, officer="Hoa", priority="high"))
    services.plan_tasks.write(plan_uid, proposals)
    kept = services.tasks.get(task.uid).values
    assert (kept.title, kept.officer, kept.priority) == ("Niêm yết công khai", "Hoa", "high")


def test_one_more_report_makes_no_other_report_of_those_done(services, plan_uid):
    before = taken_in(services, plan_uid)
    (half,) = [task for title, task in before.items() if title.startswith("Báo cáo 6 tháng")]
    (one,) = services.tasks.occurrences(half.uid)
    services.task_work.add_evidence(half.uid, number="10/BC-UBND")
    services.task_work.tick([one.uid])
    with_one_more = (QUARTER, HALF, YEAR)
    rewrite(services, plan_uid, lambda plan: with_plan(plan, report_deadlines=with_one_more))
    found = services.plan_tasks.propose(plan_uid)
    assert [p.values.title[:11] for p in found if p.standing is Standing.NEW] == ["Báo cáo quý"]
    assert [p for p in found if p.standing in (Standing.CHANGED, Standing.GONE)] == []
    services.plan_tasks.write(plan_uid, found)
    kept = services.tasks.get(half.uid)
    assert (kept.values.title, kept.status) == (half.values.title, Status.DONE)


def test_tasks_in_another_order_stay_the_same_tasks(services, plan_uid):
    before = taken_in(services, plan_uid)
    first, second = PLAN.tasks

    def turned(plan):
        one, two = plan.tasks
        return with_plan(
            plan,
            tasks=(
                msgspec.structs.replace(two, ordinal="1"),
                msgspec.structs.replace(one, ordinal="2"),
            ),
        )

    rewrite(services, plan_uid, turned)
    found = services.plan_tasks.propose(plan_uid)
    assert {p.standing for p in found} == {Standing.SAME}
    assert {p.task.uid for p in found if p.task} == {task.uid for task in before.values()}
    assert {first.content, second.content} <= {p.values.title for p in found}


def test_a_deleted_plan_leaves_its_tasks_and_takes_them_up_again(services, plan_uid):
    before = taken_in(services, plan_uid)
    services.plans.delete([plan_uid])
    assert {task.uid for task in before.values()} == {*services.tasks.ids()}
    services.plans.restore([plan_uid])
    assert {p.standing for p in services.plan_tasks.propose(plan_uid)} == {Standing.SAME}


def test_what_is_taken_in_is_one_step_back(services, plan_uid):
    before = services.tasks.ids()
    taken_in(services, plan_uid)
    services.undo()
    assert services.tasks.ids() == before == []
    services.redo()
    assert len(services.tasks.ids()) == 4
    assert {p.standing for p in services.plan_tasks.propose(plan_uid)} == {Standing.SAME}
