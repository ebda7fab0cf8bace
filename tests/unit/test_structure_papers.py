"""Papers issued with a decision: their sections, their tasks, and the decision's own ending."""

import pytest
from structure_rig import ENDING, HEAD, Row, numbers, plan_of

from desktop_app.plans.as_json import plan_json
from desktop_app.plans.editing.as_source import lay_out
from desktop_app.plans.model import Plan

_TABLE: list[Row] = [
    ("STT", "Nội dung", "Chủ trì", "Thời gian"),
    ("1", "Họp thôn", "Trưởng thôn", "Quý I"),
]
_DECISION = (
    "ỦY BAN NHÂN DÂN",
    "XÃ BÌNH TÂN",
    "Số: 31/QĐ-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Bình Tân, ngày 05 tháng 02 năm 2026",
    "QUYẾT ĐỊNH",
    "Về việc ban hành Kế hoạch dân chủ năm 2026",
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở;",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch dân chủ năm 2026.",
    "Điều 2. Văn phòng, các thôn chịu trách nhiệm thi hành./.",
    *ENDING,
)
_CAPTION = "(Ban hành kèm theo Quyết định số 31/QĐ-UBND ngày 05/02/2026 của UBND xã Bình Tân)"
_TEXT = (
    "I. NỘI DUNG",
    "1. Công khai",
    "- Cơ quan chủ trì: Văn phòng.",
    "- Thời gian: Trước ngày 15/3/2026.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Các thôn báo cáo kết quả.",
)


@pytest.mark.parametrize(
    "head",
    [
        ("KẾ HOẠCH", "Thực hiện dân chủ năm 2026"),
        ("KẾ HOẠCH Thực hiện dân chủ năm 2026",),
        ("QUY CHẾ", "Thực hiện dân chủ năm 2026"),
    ],
)
@pytest.mark.parametrize("cut", [False, True])
def test_the_paper_behind_a_decision(head: tuple[str, ...], cut: bool) -> None:
    plan = plan_of(*_DECISION, *head, _CAPTION, *_TEXT, cut=cut)
    assert [r.text for r in plan.recipients] == ["Như trên", "Lưu: VT."]
    assert plan.signer is not None and plan.signer.name == "Nguyễn Văn An"
    assert numbers(plan.sections) == ["Điều 1", "Điều 2"]
    (paper,) = plan.annexes
    assert (paper.title, paper.caption) == ("Thực hiện dân chủ năm 2026", _CAPTION)
    assert numbers(paper.sections) == ["I", "1", "II"]
    assert [s["number"] for s in plan_json(plan)["sections"]] == ["Điều 1", "Điều 2", "I", "II"]
    _is_its_task(plan)


def _is_its_task(plan: Plan) -> None:
    (task,) = plan.tasks
    assert (task.content, task.lead, task.group) == ("Công khai", ("Văn phòng",), "I. NỘI DUNG")
    assert task.schedule is not None and task.schedule.end == "2026-03-15"


def test_an_edit_finds_the_same_tasks_again() -> None:
    plan = plan_of(*_DECISION, "KẾ HOẠCH", "Thực hiện dân chủ năm 2026", _CAPTION, *_TEXT)
    headings = [passage.heading.title for passage in lay_out(plan).passages]
    assert headings.count("Công khai") == 1


def test_annexes_of_the_paper_follow_it() -> None:
    rows = [("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), ("1", "Họp dân", "Thôn 1", "Quý I")]
    plan = plan_of(*_DECISION, "KẾ HOẠCH", "Năm 2026", _CAPTION, *_TEXT, "PHỤ LỤC", rows)
    assert [annex.label for annex in plan.annexes] == ["KẾ HOẠCH", "PHỤ LỤC"]
    assert [task.content for task in plan.tasks] == ["Họp dân", "Công khai"]


def test_a_kind_in_the_title_of_an_annex_is_no_paper() -> None:
    plan = plan_of(*_DECISION, "PHỤ LỤC", "CHƯƠNG TRÌNH HỘI NGHỊ", _CAPTION, "1. Khai mạc")
    assert [(annex.label, annex.title) for annex in plan.annexes] == [
        ("PHỤ LỤC", "CHƯƠNG TRÌNH HỘI NGHỊ")
    ]


def test_nothing_of_the_paper_is_lost() -> None:
    plan = plan_of(*_DECISION, "KẾ HOẠCH", "Năm 2026", _CAPTION, *_TEXT)
    shown = str(plan.annexes)
    assert all(line.lstrip("-1I. ") in shown for line in _TEXT)


@pytest.mark.parametrize(
    ("lines", "label", "title"),
    [
        (
            ("BIỂU GIAO VIỆC", "DANH SÁCH VIỆC CỦA THÔN"),
            "BIỂU GIAO VIỆC",
            "DANH SÁCH VIỆC CỦA THÔN",
        ),
        (("BIỂU GIAO VIỆC", "CHO CÁC THÔN"), "", "BIỂU GIAO VIỆC CHO CÁC THÔN"),
        (("DANH MỤC VIỆC CỦA THÔN",), "", "DANH MỤC VIỆC CỦA THÔN"),
        (("BIỂU 02", "DANH MỤC VIỆC"), "BIỂU 02", "DANH MỤC VIỆC"),
    ],
)
def test_the_name_of_a_form_above_a_title(lines: tuple[str, ...], label: str, title: str) -> None:
    plan = plan_of(*HEAD, *ENDING, *lines, "(Kèm theo Kế hoạch số 12/KH-UBND)", _TABLE)
    assert [(annex.label, annex.title) for annex in plan.annexes] == [(label, title)]
