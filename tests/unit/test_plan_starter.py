"""The skeleton of a first plan: own names, nothing invented, every line with its law."""

import pytest

from desktop_app.law.schedule import ScheduleKind
from desktop_app.office.model import Department, Level, Office, Officer, Village
from desktop_app.office.rules import proposed_departments
from desktop_app.plans.derive.counterparts import Home
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan, with_task_uids
from desktop_app.plans.model import Plan, Severity
from desktop_app.plans.starter import starter_plan, starter_tasks
from desktop_app.plans.starter.skeleton import skeleton

CHAIR = Officer("Nguyễn Thị Mẫu", "Chủ tịch", "", "TM.")


def home(level: Level = Level.XA, departments: tuple[Department, ...] | None = None) -> Home:
    own = proposed_departments(level) if departments is None else departments
    return Home(Office(level, "Đồng Mẫu", "Tỉnh Bình Mẫu"), own, (Village("Đông"),))


def plan(of: Home) -> Plan:
    return starter_plan(of, 2027, starter_tasks(of, 2027), (CHAIR,))


def test_every_task_cites_where_the_law_asks_for_it() -> None:
    tasks = [task for group in skeleton().group for task in group.task]
    assert len(tasks) > 20
    assert all("Điều" in task.article or "Luật" in task.article for task in tasks)


def test_tasks_bear_the_year_and_the_units_of_the_office() -> None:
    own = home()
    names = {department.name for department in own.departments}
    tasks = starter_tasks(own, 2027)
    led = [task.lead for task in tasks]
    assert "" not in led
    assert {"Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Các thôn"} <= set(led)
    assert set(led) - names == {"Ban Chỉ huy Quân sự xã", "Các thôn"}
    assert any(task.schedule == "Tháng 01/2027" for task in tasks)


def test_an_office_without_departments_gets_no_invented_leads() -> None:
    own = home(departments=())
    tasks = starter_tasks(own, 2027)
    assert {task.lead for task in tasks} == {"", "Ban Chỉ huy Quân sự xã", "Các thôn"}
    made = plan(own)
    assert made.issuer == own.office.issuer


@pytest.mark.parametrize("level", list(Level))
def test_the_words_fit_the_level_and_no_place_is_left_open(level: Level) -> None:
    made = plan(home(level))
    words = str(made)
    assert "{" not in words.replace("{}", "")
    assert made.title.endswith(f"địa bàn {level.word} Đồng Mẫu năm 2027")
    others = {other.word for other in Level} - {level.word}
    assert not any(f"UBND {word}" in words or f"nhân dân {word}" in words for word in others)


def test_the_plan_has_only_the_findings_of_an_open_number_and_date() -> None:
    kept = refresh(KeptPlan(with_task_uids(plan(home())))).kept
    serious = {f.code for f in kept.plan.findings if f.severity is not Severity.INFO}
    assert serious <= {"number_blank", "date_incomplete"}
    unread = [
        task.schedule_text
        for task in kept.plan.tasks
        if task.schedule is None or task.schedule.kind is ScheduleKind.TEXT
    ]
    assert unread == ["Kỳ họp thường lệ của Hội đồng nhân dân xã"]


def test_only_chosen_tasks_stand_in_the_annex_and_groups_are_counted_anew() -> None:
    own = home()
    chosen = [task for task in starter_tasks(own, 2027) if task.group_number in ("II", "VIII")]
    made = starter_plan(own, 2027, chosen, (CHAIR,))
    groups = [(row.number, row.title) for row in made.annexes[0].rows if row.task is None]
    assert groups == [("I", "CÔNG KHAI THÔNG TIN"), ("II", "BÁO CÁO")]
    assert len(made.tasks) == len(chosen)
    assert [basis.text[-1] for basis in made.legal_bases] == [";", ";", "."]
