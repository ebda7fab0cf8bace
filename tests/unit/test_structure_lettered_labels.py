"""Tasks told point by point: "a) Nội dung: …", "b) Cơ quan chủ trì: …", "c) Thời gian: …"."""

from pathlib import Path

import pytest
from derive_samples import UPPER, case_of

from desktop_app.plans.derive.build import derive
from desktop_app.plans.derive.propose import propose
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.reader import read_plan

POINTS = """
3. Đối thoại

a) Nội dung: Tổ chức đối thoại với Nhân dân.
b) Cơ quan chủ trì: UBND các xã, phường, đặc khu.
c) Cơ quan phối hợp: Ủy ban MTTQ Việt Nam cấp xã.
d) Thời gian hoàn thành: trước ngày 30/10/2027.

4. Kiểm tra

a) Đơn vị chủ trì: Sở Nội vụ.
b) Thời gian: Quý III/2027.

III. TỔ CHỨC THỰC HIỆN
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "Kế hoạch.txt"
    file.write_text(UPPER.replace("\nIII. TỔ CHỨC THỰC HIỆN\n", POINTS), encoding="utf-8")
    return file


def test_lettered_labels_are_one_task(path: Path) -> None:
    plan = read_plan(path).plan
    told = [task for task in plan.tasks if task.appendix is None]
    talk = next(task for task in told if "đối thoại" in task.content)
    assert talk.content == "Tổ chức đối thoại với Nhân dân"
    assert talk.lead == ("UBND các xã, phường, đặc khu",)
    assert talk.coordinating == ("Ủy ban MTTQ Việt Nam cấp xã",)
    assert talk.schedule_text == "trước ngày 30/10/2027"
    check = next(task for task in told if task.schedule_text == "Quý III/2027")
    assert (check.content, check.lead) == ("Kiểm tra", ("Sở Nội vụ",))
    kept = refresh(KeptPlan(plan)).kept
    assert [task.content for task in kept.plan.tasks] == [task.content for task in plan.tasks]
    assert refresh(kept).kept == kept


def test_such_a_task_is_derived_with_its_day_pulled_in(path: Path) -> None:
    case = case_of(path)
    ours = derive(case, propose(case, 7))
    talk = next(task for task in ours.tasks if "đối thoại" in task.content.lower())
    assert talk.schedule_text == "Trước ngày 23/10/2027"
    words = str(ours.sections)
    assert "30/10/2027" not in words
    assert "Thời gian hoàn thành" not in words
