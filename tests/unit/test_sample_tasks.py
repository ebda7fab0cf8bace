"""The sample's tasks: alive on whatever day it is made, and nothing in them that cannot be."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import resources
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.safety import accounts
from desktop_app.sample import SETUP, create_sample, open_sample
from desktop_app.sample.plans import sample_files, sample_plan
from desktop_app.sample.written import written
from desktop_app.services import Services
from desktop_app.tasks.model import Status, Target, Task
from desktop_app.tasks.yearly import items_of
from desktop_app.today.horizon import Group

# A Saturday in November, the first days of a year, Tết, a day behind a long holiday, a year's end.
DAYS = ["2026-11-21", "2027-01-02", "2027-02-08", "2028-05-02", "2026-12-31"]


@pytest.fixture(scope="module", params=DAYS)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample_folder: Path
) -> Iterator[Services]:
    """The sample as it is made on a day; the first of them is the one made once a run."""
    day = date.fromisoformat(request.param)
    clock = FixedClock(datetime(day.year, day.month, day.day, 8, 30, tzinfo=VIETNAM))
    folder = sample_folder
    if request.param != DAYS[0]:
        folder = tmp_path_factory.mktemp("sample") / "mau"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
            create_sample(folder, clock)
    office = open_sample(folder, clock)
    services = office.services()
    yield services
    services.close()
    office.close()


def test_something_stands_in_every_group_of_today(made: Services) -> None:
    board = made.today.board()
    counts = {group.span.group: group.count for group in board.groups}
    assert all(counts.values()), counts
    assert counts[Group.LATE] <= 6, "một cơ quan làm việc tốt không có nhiều việc quá hạn"


def test_the_charts_have_figures(made: Services) -> None:
    horizon = made.today.horizon()
    bars = made.today.progress(horizon)
    # In the first weeks of a year nothing of it is done yet.
    assert any(0 < bar.done < bar.total for bar in bars) or horizon.today.month < 3
    assert sum(bar.total for bar in bars) >= 10
    assert sum(week.count for week in made.today.weeks(horizon)) > 5
    known = {department.name for department in SETUP.departments}
    assert len(known & {bar.label for bar in made.today.units(horizon)}) >= 3


def test_every_limit_of_the_law_began_before_today_and_can_be_explained(made: Services) -> None:
    today = made.clock.today()
    ruled = [task for task in _tasks(made) if task.values.rule]
    assert len({task.values.rule for task in ruled}) >= 5
    for task in ruled:
        assert task.values.event_on and task.values.event_on <= today, task.values.title
        (one,) = made.tasks.occurrences(task.uid)
        why = made.tasks.why(one.uid)
        assert why.article and why.trace
    assert any(one.suspensions for task in ruled for one in made.tasks.occurrences(task.uid))


def test_work_done_lies_behind_and_has_its_proof(made: Services) -> None:
    done = 0
    for task in _tasks(made):
        proofs = {proof.occurrence_uid for proof in made.task_work.evidence(task.uid)}
        for one in made.tasks.occurrences(task.uid):
            if one.status is Status.DONE:
                done += 1
                assert one.done_on and one.done_on <= made.clock.today()
                assert not task.values.needs_evidence or one.uid in proofs
    assert done > 8


def test_notes_hand_over_targets_and_a_photo_are_there(made: Services) -> None:
    tasks = _tasks(made)
    targets = {task.values.target for task in tasks}
    assert targets >= {Target.COUNT, Target.PERCENT, Target.NONE}
    assert sum(bool(made.task_work.notes(task.uid)) for task in tasks) >= 4
    assert any(made.task_work.hand_overs(task.uid) for task in tasks)
    kinds = {proof.kind for task in tasks for proof in made.task_work.evidence(task.uid)}
    assert kinds == {"document", "photo"} or (made.clock.today().month < 4 and kinds)
    statuses = {task.status for task in tasks}
    assert statuses == {Status.OPEN, Status.DONE, Status.DROPPED}


def test_no_plan_is_signed_after_today(made: Services) -> None:
    today = made.clock.today().isoformat()
    for uid in made.plans.ids():
        plan = made.plans.get(uid).plan
        assert plan.date and plan.date <= today, plan.number


def test_plans_move_whole_years_and_keep_their_findings() -> None:
    for path in sample_files():
        now = sample_plan(path, date(2026, 12, 31)).plan
        later = sample_plan(path, date(2028, 12, 31)).plan
        assert later.date and now.date and int(later.date[:4]) == int(now.date[:4]) + 2
        assert len(later.tasks) == len(now.tasks)
        assert [f.code for f in later.findings] == [f.code for f in now.findings]
        assert "2026" not in later.title + (later.date_text or "")


def test_the_file_names_what_there_is() -> None:
    text = written()
    keys = {item.key for item in items_of(2026)}
    assert {key for some in text.calendar.values() for key in some} <= keys
    assert resources.path("sample", text.photo).read_bytes().startswith(b"\x89PNG")
    units = {unit.name for unit in (*SETUP.departments, *SETUP.villages)} | {"Các thôn"}
    assert {unit for task in text.task for unit in task.lead} <= units
    people = {unit.head for unit in (*SETUP.departments, *SETUP.villages)}
    assert {task.officer for task in text.task if task.officer} <= people
    assert text.symbol("Sổ tay") == text.symbols[""]


def _tasks(services: Services) -> list[Task]:
    return services.tasks.tasks(services.tasks.ids())
