"""Our plan made from a made-up plan of a province, and from the five real ones."""

from pathlib import Path

import msgspec
import pytest
from derive_samples import UPPER, case_of

from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ScheduleKind
from desktop_app.office.model import Level, Office
from desktop_app.plans.derive import duties as duties_module
from desktop_app.plans.derive.build import derive
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.days import last_admissible, with_year
from desktop_app.plans.derive.model import Confidence, Proposal, TaskOffer
from desktop_app.plans.derive.propose import propose, with_margin, with_time
from desktop_app.plans.derive.questions import questions
from desktop_app.plans.model import Plan, Section, Task, Text, UpperTask
from desktop_app.plans.reader import read_plan
from desktop_app.plans.saving import writers

replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("trên") / "kế hoạch.txt"
    path.write_text(UPPER, encoding="utf-8")
    return case_of(path)


@pytest.fixture(scope="module")
def proposal(case: Case) -> Proposal:
    return propose(case, 10)


@pytest.fixture(scope="module")
def ours(case: Case, proposal: Proposal) -> Plan:
    return derive(case, proposal)


def by_content(proposal: Proposal, words: str) -> int:
    return next(at for at, task in enumerate(proposal.tasks) if words in task.content)


def test_each_task_with_its_tick_lead_and_time(proposal: Proposal) -> None:
    shown = [(task.content, task.ticked, task.lead, task.time.text) for task in proposal.tasks]
    assert shown == [
        (
            "Phối hợp với Sở Nội vụ kiểm tra công vụ tại cơ sở",
            True,
            "Phòng Văn hóa - Xã hội",
            "Quý III/2027, xong trước ngày 21/9/2027",
        ),
        (
            "Thẩm định dự toán của các sở",
            False,
            "Phòng Kinh tế",
            "Tháng 9/2027, xong trước ngày 21/9/2027",
        ),
        ("Tiếp công dân định kỳ tại trụ sở", True, "Văn phòng HĐND và UBND", "Thường xuyên"),
        ("Trồng cây xanh nơi công cộng", True, "", "Tháng 02/2027, xong trước ngày 19/02/2027"),
        (
            "Sinh hoạt cộng đồng cuối năm",
            True,
            "Các thôn",
            "Tháng 12 hằng năm, xong trước ngày 22/12",
        ),
        ("Rà soát việc phân công cán bộ", True, "", "Trước ngày 29/5"),
        ("Xây dựng và ban hành kế hoạch của địa phương", True, "", "trước ngày 09/01/2027"),
        (
            "Tổ chức tuyên truyền trên loa truyền thanh",
            True,
            "Phòng Văn hóa - Xã hội",
            "trước ngày 20/3/2027",
        ),
        (
            "Biên soạn tài liệu hỏi đáp pháp luật gửi các địa phương",
            False,
            "Văn phòng HĐND và UBND",
            "",
        ),
        (
            "Theo dõi, đôn đốc, tổng hợp kết quả thực hiện Kế hoạch trên toàn tỉnh",
            False,
            "Phòng Văn hóa - Xã hội",
            "",
        ),
        ("Bố trí kinh phí bảo đảm cho công tác dân chủ tại địa phương", True, "Phòng Kinh tế", ""),
    ]


def test_bases_that_hold_are_proposed_the_upper_plan_last(proposal: Proposal) -> None:
    ticked = [(basis.text[:40], basis.ticked) for basis in proposal.bases]
    assert ticked == [
        ("Căn cứ Luật Thực hiện dân chủ ở cơ sở ng", True),
        ("Căn cứ Nghị định số 64/2014/NĐ-CP ngày 2", False),
        ("Căn cứ đề nghị của Giám đốc Sở Nội vụ tạ", False),
        ("Căn cứ Kế hoạch số 112/KH-UBND ngày 15/1", True),
    ]
    assert "154/2026/NĐ-CP" in proposal.bases[1].reason
    assert proposal.bases[-1].text == (
        "Căn cứ Kế hoạch số 112/KH-UBND ngày 15/12/2026 của UBND tỉnh Thanh Mẫu về thực hiện dân"
        " chủ ở cơ sở trên địa bàn tỉnh Thanh Mẫu năm 2027"
    )


def test_head_title_and_opening_are_ours(ours: Plan) -> None:
    assert (ours.issuer, ours.place, ours.symbol, ours.number, ours.date) == (
        "Ủy ban nhân dân xã Đồng Mẫu",
        "Đồng Mẫu",
        "KH-UBND",
        None,
        None,
    )
    assert ours.title == "Thực hiện dân chủ ở cơ sở trên địa bàn xã Đồng Mẫu năm 2027"
    assert ours.opening == (
        Text(
            "Để triển khai Kế hoạch số 112/KH-UBND ngày 15/12/2026 của UBND tỉnh Thanh Mẫu, Ủy ban"
            " nhân dân xã Đồng Mẫu ban hành Kế hoạch thực hiện dân chủ ở cơ sở trên địa bàn xã Đồng"
            " Mẫu năm 2027, với các nội dung cụ thể như sau:",
            ours.opening[0].line,
        ),
    )
    assert [basis.text[-1] for basis in ours.legal_bases] == [";", "."]


def test_the_chairman_signs_and_the_upper_body_is_told(ours: Plan) -> None:
    assert ours.signer is not None
    assert (ours.signer.authority, ours.signer.title, ours.signer.name) == (
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Hoàng Văn Mẫu",
    )
    names = [recipient.text for recipient in ours.recipients]
    assert names[:2] == ["UBND tỉnh Thanh Mẫu (b/c)", "Sở Nội vụ (b/c)"]
    assert "Các thôn trên địa bàn xã (t/h)" in names
    assert names[-1] == "Lưu: VT, VHXH."


def test_every_task_is_linked_to_the_one_above(proposal: Proposal, ours: Plan) -> None:
    assert [task.upper for task in ours.tasks] == [
        UpperTask("trên", task.uid)
        for task in sorted(proposal.chosen, key=lambda task: _group_order(proposal, task.group))
    ]
    assert len({task.uid for task in ours.tasks}) == len(ours.tasks) == 8


def _group_order(proposal: Proposal, group: tuple[str, ...]) -> int:
    return list(dict.fromkeys(task.group for task in proposal.chosen)).index(group)


def test_the_text_names_our_place_and_leaves_out_what_others_do(ours: Plan) -> None:
    text = "\n".join(
        [section.title for section in ours.all_sections()]
        + [b.text for s in ours.all_sections() for b in s.body if isinstance(b, Text)]
    )
    assert "Phát huy quyền làm chủ của Nhân dân trên địa bàn xã." in text
    assert "cơ quan, đơn vị, thôn chịu trách nhiệm" in text
    assert "Sở Tư pháp biên soạn" not in text
    assert "trước ngày 10/6" not in text  # their dates of reports: ours stand at the end
    assert "Báo cáo 6 tháng: trước ngày 31/5 hằng năm" in text
    assert [section.number for section in ours.sections] == ["I", "II", "III"]


def test_departments_answer_for_what_they_lead(ours: Plan) -> None:
    parts = {part.title: part for part in ours.sections[-1].children}
    assert list(parts) == [
        "Văn phòng HĐND và UBND",
        "Phòng Kinh tế",
        "Phòng Văn hóa - Xã hội",
        "Các phòng, cơ quan, đơn vị thuộc xã",
        "Các thôn",
        "Đề nghị Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội",
        "Chế độ thông tin, báo cáo",
    ]
    middle = parts["Phòng Văn hóa - Xã hội"].body
    assert any("đầu mối" in body.text for body in middle if isinstance(body, Text))


def test_report_dates_are_ours_and_go_where_the_upper_plan_wants(ours: Plan) -> None:
    assert [(d.period, d.last_day, d.recurring) for d in ours.report_deadlines] == [
        ("6_months", "--05-30", True),
        ("year", "--11-04", True),
    ]
    intro = ours.sections[-1].children[-1].body[0]
    assert isinstance(intro, Text)
    assert "báo cáo UBND tỉnh Thanh Mẫu (qua Sở Nội vụ)" in intro.text


def test_what_is_not_certain_is_asked(case: Case, proposal: Proposal) -> None:
    asked = {question.code: question.message for question in questions(case, proposal)}
    assert (
        asked["lead_unknown"].startswith("Chưa xác định") or "3 nhiệm vụ" in asked["lead_unknown"]
    )
    assert "19/01/2027" in asked["makes_plan"]
    assert "Chưa chắc là việc của ta" in asked["perhaps"]
    assert {"holidays", "left_out", "adapted", "times_missing"} <= set(asked)


def test_a_day_already_past_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(UPPER, encoding="utf-8")
    late = case_of(path, day="2027-03-25")
    offers = propose(late, 10).tasks
    assert [task.content[:9] for task in offers if task.past] == [
        "Trồng cây",
        "Xây dựng ",
        "Tổ chức t",
    ]
    assert "past" in {question.code for question in questions(late, propose(late, 10))}


def test_another_margin_moves_all_but_what_the_person_wrote(case: Case, proposal: Proposal) -> None:
    tasks = list(proposal.tasks)
    tasks[0] = with_time(case, tasks[0], "Trước ngày 01/7/2027")
    moved = with_margin(case, replace(proposal, tasks=tuple(tasks)), 30)
    assert moved.tasks[0].time.text == "Trước ngày 01/7/2027"
    assert moved.tasks[5].time.text == "Trước ngày 11/5"
    assert with_margin(case, moved, 0).tasks[5].time.text == "Trước ngày 10/6"


def test_without_tasks_there_is_no_annex_and_it_is_said(case: Case, proposal: Proposal) -> None:
    none = replace(proposal, tasks=tuple(replace(t, ticked=False) for t in proposal.tasks))
    plan = derive(case, none)
    assert (plan.annexes, plan.tasks) == ((), ())
    assert "no_task" in {question.code for question in questions(case, none)}


def test_the_printed_draft_read_again_is_the_same_plan(ours: Plan, tmp_path: Path) -> None:
    path = tmp_path / "dự thảo.docx"
    writers(ours)["docx"](path)
    again = read_plan(path).plan
    assert [(t.content, t.lead, t.schedule, t.group) for t in again.tasks] == [
        (t.content, t.lead, t.schedule, t.group) for t in ours.tasks
    ]
    assert [d.last_day for d in again.report_deadlines] == [
        d.last_day for d in ours.report_deadlines
    ]
    assert [s.title for s in again.all_sections()] == [s.title for s in ours.all_sections()]
    assert [b.text for b in again.legal_bases] == [b.text for b in ours.legal_bases]


def test_an_upper_plan_without_number_leaves_room_for_it(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(UPPER.replace("Số: 112", "Số: ").replace("số 112/", "số /"), encoding="utf-8")
    bare = case_of(path)
    proposal = propose(bare, 10)
    assert "Kế hoạch số …/KH-UBND" in proposal.bases[-1].text
    assert "blank_reference" in {question.code for question in questions(bare, proposal)}


def test_our_own_plan_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(UPPER, encoding="utf-8")
    own = case_of(path, office=Office(Level.XA, "Khác", "Tỉnh"))
    own.plan = replace(own.plan, issuer="UBND xã Khác")
    proposal = propose(own, 10)
    assert proposal.bases[-1].ticked is False
    assert "own_plan" in {question.code for question in questions(own, proposal)}
    assert "Để triển khai" not in proposal.opening


# The five real plans: how many tasks are offered and chosen, counted on the files by hand.
# 000: 17 rows (2 where we only may help), 10 duties of which 2 name UBND các xã, phường; 001: 3
# duties of a ward, 13 paragraphs naming nobody; 002: 10 + 23 + 3 rows, 10 duties of a commune;
# 003: 17 duties, 10 of UBND phường, the council or the Front; 004: of a department.
SEEDS = {"000": (27, 17), "001": (16, 3), "002": (46, 46), "003": (17, 10), "004": (15, 0)}


@pytest.mark.seeds
@pytest.mark.parametrize("name", SEEDS)
def test_the_real_plans_become_drafts(name: str, seeds: Path, tmp_path: Path) -> None:
    case = case_of(next(seeds.glob(f"{name}*.txt")), day="2026-11-21")
    proposal = propose(case, 10)
    assert (len(proposal.tasks), len(proposal.chosen)) == SEEDS[name]
    assert all(task.confidence is Confidence.SURE for task in proposal.chosen)
    plan = derive(case, proposal)
    assert all(task.upper and task.upper.plan_uid == "trên" for task in plan.tasks)
    for offer, task in zip(_in_order(proposal), plan.tasks, strict=True):
        _never_later(case, offer.upper_time, task.schedule_text)
    path = tmp_path / "dự thảo.docx"
    writers(plan)["docx"](path)
    again = read_plan(path).plan
    assert [(t.content, t.schedule, t.lead) for t in again.tasks] == [
        (t.content, t.schedule, t.lead) for t in plan.tasks
    ]
    assert len(list(again.all_sections())) == len(list(plan.all_sections()))


def _in_order(proposal: Proposal) -> list[TaskOffer]:
    chosen = proposal.chosen
    outer = list(dict.fromkeys(task.group[0] for task in chosen))
    groups = list(dict.fromkeys(task.group for task in chosen))
    return sorted(
        chosen,
        key=lambda t: (outer.index(t.group[0]), len(t.group) > 1, groups.index(t.group)),
    )


def _never_later(case: Case, upper: str, ours: str) -> None:
    theirs, mine = read_schedule(upper, case.year), read_schedule(ours, case.year)
    if theirs is None or mine is None or theirs.kind is ScheduleKind.TEXT:
        return
    last, own = last_admissible(theirs, case.year), last_admissible(mine, case.year)
    if last and own:
        assert with_year(own, case.year) <= with_year(last, case.year)
    assert mine.kind is not ScheduleKind.TEXT


@pytest.mark.seeds
def test_papers_no_longer_in_force_are_named_in_an_old_plan(seeds: Path) -> None:
    case = case_of(next(seeds.glob("001*.txt")), day="2026-11-21")
    said = " ".join(q.message for q in questions(case, propose(case, 10)))
    assert "04/2015/NĐ-CP hết hiệu lực" in said
    assert "01/2016/TT-BNV hết hiệu lực" in said


def test_the_words_of_a_duty_are_taken_apart_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking them apart anew for every task made long plans wait for minutes."""
    taken_apart: list[str] = []
    words = duties_module._words
    monkeypatch.setattr(
        duties_module, "_words", lambda text: taken_apart.append(text) or words(text)
    )
    told = tuple(Text(f"Tổ chức thực hiện việc số {i} tại địa phương.", i) for i in range(1, 31))
    section = Section("1", "UBND các xã, phường", 1, body=told)
    tasks = tuple(Task("", "", str(i), f"Việc khác hẳn {i}") for i in range(30))
    duties_module.duties(Plan(sections=(section,), tasks=tasks))
    assert len(taken_apart) <= len(told) + len(tasks)
