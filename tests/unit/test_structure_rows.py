"""Group rows wherever their words stand, and tables that follow each other in one section."""

import pytest
from structure_rig import ENDING, HEAD, plan_of

from desktop_app.plans.model import Plan

_TIME_SECOND = ("STT", "Thời gian", "Nội dung", "Chủ trì")


def _tasks(plan: Plan) -> list[tuple[str, str, str]]:
    return [(task.group, task.content, task.schedule_text) for task in plan.tasks]


@pytest.mark.parametrize(
    "group",
    [
        ("I", "Tuyên truyền", None, None),
        ("I", "Tuyên truyền", "", ""),
        ("1", "Tuyên truyền", None, None),
        ("", "Tuyên truyền", None, None),
        ("Tuyên truyền", None, None, None),
    ],
)
def test_a_group_whose_words_begin_before_the_content(group: tuple[str | None, ...]) -> None:
    rows = [_TIME_SECOND, group, ("1.1", "Quý I", "Phát tờ rơi", "Ban A")]
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", *ENDING, "PHỤ LỤC", rows)
    assert _tasks(plan) == [
        (
            f"{group[0]}. Tuyên truyền" if group[0] in ("I", "1") else "Tuyên truyền",
            "Phát tờ rơi",
            "Quý I",
        )
    ]
    assert plan.annexes[0].rows[0].title == "Tuyên truyền"


def test_a_row_with_a_time_alone_is_no_group() -> None:
    rows = [_TIME_SECOND, ("1", "Quý I", "Phát tờ rơi", "Ban A"), ("2", "Quý II", "", "")]
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", *ENDING, "PHỤ LỤC", rows)
    assert [task.schedule_text for task in plan.tasks] == ["Quý I", "Quý II"]


def test_the_parts_of_a_day_are_groups_of_its_programme() -> None:
    head = ("Thời gian", "Nội dung", "Đơn vị/ cá nhân phụ trách")
    first = [head, ("Buổi sáng - Tại hội trường", None, None), ("7h00 - 7h15", "Đón khách", "Tổ A")]
    second = [head, ("8h00 - 9h00", "Thảo luận", "Bà B")]
    plan = plan_of(
        *HEAD, "I. CHƯƠNG TRÌNH", "NGÀY 1: 24/8/2026", first, "NGÀY 2: 25/8/2026", second, *ENDING
    )
    assert [(task.group, task.content, task.lead) for task in plan.tasks] == [
        (
            "I. CHƯƠNG TRÌNH / NGÀY 1: 24/8/2026 / Buổi sáng - Tại hội trường",
            "Đón khách",
            ("Tổ A",),
        ),
        ("I. CHƯƠNG TRÌNH / NGÀY 2: 25/8/2026", "Thảo luận", ("Bà B",)),
    ]
