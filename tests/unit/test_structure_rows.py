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


@pytest.mark.parametrize(
    ("row", "group"),
    [
        (("A. Vòng đầu",) * 4, "A. Vòng đầu"),
        (("II", *("Vòng đầu",) * 3), "II. Vòng đầu"),
        (("1", *("Vòng đầu",) * 3), "1. Vòng đầu"),
        (("Tháng 3",) * 4, "Tháng 3"),
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 0, 2, 3), (0, 2, 1, 3)])
def test_a_merged_row_written_into_every_cell_is_a_group(
    row: tuple[str, ...], group: str, order: tuple[int, ...]
) -> None:
    rows = [
        ("STT", "Nội dung", "Chủ trì", "Thời gian"),
        row,
        ("1.1", "Phát tờ rơi", "Tổ A", "Quý I"),
    ]
    shuffled = [tuple(cells[i] for i in order) for cells in rows]
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", *ENDING, "PHỤ LỤC", shuffled)
    assert _tasks(plan) == [(group, "Phát tờ rơi", "Quý I")]
    assert [one.task for one in plan.annexes[0].rows] == [None, 0]


def test_a_title_written_into_every_cell_stands_above_the_head() -> None:
    title = ("Danh mục nhiệm vụ",) * 4
    rows = [
        title,
        ("STT", "Nội dung", "Chủ trì", "Thời gian"),
        ("1", "Phát tờ rơi", "Tổ A", "Quý I"),
    ]
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", *ENDING, "PHỤ LỤC", rows)
    assert _tasks(plan) == [("", "Phát tờ rơi", "Quý I")]
    assert plan.annexes[0].rows[0].title == "Danh mục nhiệm vụ"


def test_the_same_unit_and_time_in_a_row_with_its_own_words_stay_a_task() -> None:
    rows = [("STT", "Nội dung", "Chủ trì", "Phối hợp"), ("1", "Phát tờ rơi", "Tổ A", "Tổ A")]
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", *ENDING, "PHỤ LỤC", rows)
    assert [(task.content, task.lead) for task in plan.tasks] == [("Phát tờ rơi", ("Tổ A",))]


def test_the_group_column_names_the_group_also_of_the_rows_below() -> None:
    rows = [
        ("STT", "Nhóm nhiệm vụ", "Nội dung công việc", "Chủ trì"),
        ("I", "Đợt đầu", None, None),
        ("1", "Vườn cây", "Trồng hàng rào", "Tổ A"),
        ("2", "", "Tưới cây", "Tổ B"),
        ("3", "Sân chơi", "Sơn cầu trượt", "Tổ A"),
        ("II", "Đợt sau", None, None),
        ("4", "", "Quét lá", "Tổ B"),
    ]
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", *ENDING, "PHỤ LỤC", rows)
    assert [(task.group, task.content) for task in plan.tasks] == [
        ("I. Đợt đầu / Vườn cây", "Trồng hàng rào"),
        ("I. Đợt đầu / Vườn cây", "Tưới cây"),
        ("I. Đợt đầu / Sân chơi", "Sơn cầu trượt"),
        ("II. Đợt sau", "Quét lá"),
    ]
    assert plan.tasks[0].other == (("Nhóm nhiệm vụ", "Vườn cây"),)
    assert plan.tasks[1].other == ()


def test_words_alone_in_the_group_column_are_a_heading() -> None:
    rows = [
        ("STT", "Lĩnh vực", "Nội dung", "Chủ trì"),
        ("", "Vườn cây", "", ""),
        ("1", "", "Tưới cây", "Tổ B"),
    ]
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", *ENDING, "PHỤ LỤC", rows)
    assert [(task.group, task.content) for task in plan.tasks] == [("Vườn cây", "Tưới cây")]
