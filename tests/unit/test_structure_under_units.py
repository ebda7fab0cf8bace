"""Tasks told under a heading that is nothing but the unit which does them."""

import pytest
from structure_rig import ENDING, HEAD, plan_of

from desktop_app.plans.structure.prose_tasks import heading_unit


def _tasks(*lines: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    plan = plan_of(*HEAD, "I. NHIỆM VỤ", *lines, *ENDING)
    return [(t.content, t.lead, t.schedule.end if t.schedule else None) for t in plan.tasks]


@pytest.mark.parametrize(
    ("lines", "content", "end"),
    [
        (("1. Văn phòng", "a) Rà soát hồ sơ còn tồn đọng. Hoàn thành trước ngày 20/3/2026."),
         "Rà soát hồ sơ còn tồn đọng", "2026-03-20"),
        (("2. Giao Văn phòng:", "- Ban hành quy chế phối hợp, hoàn thành trong tháng 4/2026."),
         "Ban hành quy chế phối hợp", "2026-04-30"),
        (("1. Văn phòng", "Kiểm tra các thôn. Hoàn thành kiểm tra chậm nhất ngày 05/5/2026."),
         "Kiểm tra các thôn", "2026-05-05"),
    ],
)  # fmt: skip
def test_the_unit_of_the_heading_leads(lines: tuple[str, ...], content: str, end: str) -> None:
    assert _tasks(*lines) == [(content, ("Văn phòng",), end)]


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Văn phòng", "a) Rà soát hồ sơ còn tồn đọng của các thôn thường xuyên."),
        ("1. Công tác tuyên truyền", "a) Phát tờ rơi, hoàn thành trước ngày 20/3/2026."),
        ("1. Tổ chức thực hiện", "a) Phát tờ rơi, hoàn thành trước ngày 20/3/2026."),
        ("1. Hội nghị cử tri", "a) Phát giấy mời, hoàn thành trước ngày 20/3/2026."),
        (
            "1. Văn phòng",
            "a) Đợt một hoàn thành trước ngày 20/3/2026, đợt hai xong trước ngày 05/5.",
        ),
    ],
)
def test_less_is_no_task(lines: tuple[str, ...]) -> None:
    assert _tasks(*lines) == []


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("1. Sở Tư pháp", "Sở Tư pháp"),
        ("b) Giao Ban Xây dựng Đảng:", "Ban Xây dựng Đảng"),
        ("3. Các thôn, khu phố", "Các thôn, khu phố"),
        ("3. Các nhiệm vụ trọng tâm", ""),
        ("2. Phòng, chống tham nhũng", ""),
        ("2. Ban hành văn bản", ""),
        ("4. Trường hợp đặc biệt", ""),
        ("5. Văn phòng tham mưu kế hoạch", ""),
    ],
)
def test_headings_that_are_units(heading: str, unit: str) -> None:
    assert heading_unit(("I. NHIỆM VỤ", heading)) == unit
