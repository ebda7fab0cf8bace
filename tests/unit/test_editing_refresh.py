"""A refresh understands what the reader did, counts lines anew and knows tasks again."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from refresh_plan import PLAN, edited, fresh, names, replace, told

from desktop_app.plans.editing.as_source import own_lines
from desktop_app.plans.editing.lines import Line, LineKind, lines_of, with_lines
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.places import (
    place_of_finding,
)
from desktop_app.plans.editing.refresh import refresh, same_words
from desktop_app.plans.kept import KeptFinding, KeptPlan
from desktop_app.plans.model import (
    AnnexRow,
    Finding,
    Grid,
    Plan,
    Section,
    Severity,
    Task,
    Text,
    UpperTask,
)
from desktop_app.plans.reader import ReadPlan

SAMPLES = sorted(
    (Path(__file__).resolve().parents[2] / "resources" / "sample" / "plans").glob("*.txt")
)
UNDERSTOOD = (
    "opening",
    "sections",
    "closing",
    "legal_bases",
    "tasks",
    "report_deadlines",
    "citations",
    "annexes",
    "recipients",
    "signer",
    "leftovers",
)
# What is said about the reading of a file, not about the plan's words.
ABOUT_THE_FILE = {
    "paragraph_joined",
    "row_joined",
    "number_from_annex",
    "source_problem",
    "source_note",
}


def without_lines(value: object) -> object:
    """Plain data without the numbers of lines."""
    plain = msgspec.to_builtins(value) if isinstance(value, msgspec.Struct) else value
    if isinstance(plain, dict):
        return {k: without_lines(v) for k, v in plain.items() if k not in ("line", "lines")}
    if isinstance(plain, list | tuple):
        return [without_lines(item) for item in plain]
    return plain


def assert_understood_alike(read: ReadPlan) -> None:
    made = refresh(KeptPlan(read.plan, read.source.lines))
    plan = made.kept.plan
    for part in UNDERSTOOD:
        before, after = getattr(read.plan, part), getattr(plan, part)
        assert without_lines(before) == without_lines(after), part
    said = {(f.code, f.excerpt) for f in read.plan.findings if f.code not in ABOUT_THE_FILE}
    again = {(f.code, f.excerpt) for f in plan.findings}
    # A space that the page of a PDF may have stretched is the plan's own once it is ours.
    assert {one for one in again - said if one[0] != "number_spacing"} == set()
    assert said - again == set()
    assert refresh(made.kept).kept == made.kept


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_plan_is_understood_as_read(
    path: Path, read_once: Callable[[Path], ReadPlan]
) -> None:
    assert_understood_alike(read_once(path))


@pytest.mark.seeds
@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_real_plan_is_understood_as_read(
    seeds: Path, number: str, kind: str, read_once: Callable[[Path], ReadPlan]
) -> None:
    folder = seeds if kind == "txt" else seeds / "office"
    (path,) = folder.glob(f"{number}_*.{kind}")
    assert_understood_alike(read_once(path))


def test_tasks_in_the_text_are_found_and_named() -> None:
    plan = fresh(PLAN)
    assert [(task.content, task.lead_text) for task in told(plan)] == [
        ("Công khai", "Văn phòng HĐND và UBND"),
        ("Đối thoại", "Phòng Văn hóa - Xã hội"),
    ]
    assert len({task.uid for task in plan.tasks} - {""}) == 3
    assert fresh(plan) == plan


def test_an_annex_task_whose_understanding_is_missing_gets_it() -> None:
    task = fresh(PLAN).tasks[0]
    assert task.lead == ("Phòng Kinh tế", "Công an xã")
    assert task.appendix == ""


def test_the_year_of_the_title_dates_every_task_anew() -> None:
    plan = fresh(PLAN)
    schedule = told(plan)[0].schedule
    assert schedule is not None
    assert schedule.start == "2027-01-01"
    later = fresh(replace(plan, title="Thực hiện dân chủ ở cơ sở năm 2028"))
    schedule = told(later)[0].schedule
    assert schedule is not None
    assert schedule.start == "2028-01-01"


def test_a_task_keeps_its_name_and_its_upper_task_through_edits() -> None:
    plan = fresh(PLAN)
    upper = UpperTask("kế hoạch trên", "t9")
    first, second = names(plan)
    tasks = tuple(replace(t, upper=upper) if t.uid == second else t for t in plan.tasks)
    plan = replace(plan, tasks=tasks)
    plan = fresh(edited(plan, "Văn hóa - Xã hội", "Kinh tế"))
    plan = fresh(edited(plan, "Đối thoại", "Đối thoại với người dân các thôn"))
    assert names(plan) == [first, second]
    task = told(plan)[1]
    assert (task.lead_text, task.upper) == ("Phòng Kinh tế", upper)
    assert task.content == "Đối thoại với người dân các thôn"


def test_tasks_that_change_places_keep_their_names() -> None:
    plan = fresh(PLAN)
    before = names(plan)
    one, two = plan.sections[1].children
    swapped = replace(plan.sections[1], children=(two, one))
    plan = fresh(replace(plan, sections=(plan.sections[0], swapped)))
    assert names(plan) == before[::-1]


def test_a_new_task_gets_a_name_of_its_own_and_a_deleted_one_is_gone() -> None:
    plan = fresh(PLAN)
    lines = list(lines_of(plan))
    at = next(i for i, line in enumerate(lines) if line.text == "Công khai")
    more = [
        Line(LineKind.HEADING, "Kiểm tra", level=2, number="1"),
        Line(text="Đơn vị chủ trì: Ban Thanh tra nhân dân.", marker="-"),
        Line(text="Thời gian: Quý III.", marker="-"),
    ]
    before = names(plan)
    plan = fresh(with_lines(plan, [*lines[:at], *more, *lines[at:]]))
    assert [task.content for task in told(plan)] == ["Kiểm tra", "Công khai", "Đối thoại"]
    assert names(plan)[1:] == before
    new = names(plan)[0]
    assert new not in before
    plan = fresh(with_lines(plan, lines))
    assert names(plan) == before
    # A name that was free once more is given to no other task.
    other = [replace(line, text=line.text.replace("Kiểm tra", "Rà soát")) for line in more]
    plan = fresh(with_lines(plan, [*lines[:at], *other, *lines[at:]]))
    assert names(plan)[1:] == before
    assert names(plan)[0] not in (new, *before)


def test_a_deadline_and_a_citation_follow_the_words() -> None:
    plan = fresh(PLAN)
    assert [item.due for item in plan.report_deadlines] == ["2027-06-15"]
    plan = fresh(edited(plan, "15/6/2027", "20/6/2027"))
    assert [item.due for item in plan.report_deadlines] == ["2027-06-20"]
    plan = fresh(edited(plan, "người dân.", "người dân theo Kế hoạch số 31/KH-UBND."))
    assert [ref.number for ref in plan.citations] == ["31/KH-UBND"]
    line = own_lines(plan)[plan.citations[0].line - 1]
    assert "31/KH-UBND" in line


def test_a_finding_comes_and_goes_with_its_words() -> None:
    plan = fresh(PLAN)
    codes = {finding.code for finding in plan.findings}
    assert {"number_blank", "date_incomplete"} <= codes
    assert "impossible_date" not in codes
    plan = fresh(edited(plan, "15/6/2027", "31/6/2027"))
    (finding,) = [finding for finding in plan.findings if finding.code == "impossible_date"]
    place = place_of_finding(plan, finding)
    assert place is not None
    row = next(i for i, line in enumerate(lines_of(plan)) if "31/6" in line.text)
    words = lines_of(plan)[row].text
    assert place == Place(Part.TEXT, row, words.index(finding.excerpt))
    plan = fresh(edited(plan, "31/6/2027", "30/6/2027"))
    assert "impossible_date" not in {finding.code for finding in plan.findings}


def test_a_table_with_merged_cells_in_the_text_keeps_its_tasks() -> None:
    rows = (
        ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian"),
        ("1", "Niêm yết danh mục", "Văn phòng UBND", "Quý I"),
        ("2", "Thông báo trên đài", "", "Quý II"),
    )
    first = replace(PLAN.sections[0], body=(Grid(rows, 1),))
    base = replace(PLAN, sections=(first,))
    inherited = Task(
        None, "I. MỤC ĐÍCH", "2", "Thông báo trên đài", ("Văn phòng UBND",), (), "Quý II",
        lead_text="Văn phòng UBND", uid="t7",
    )  # fmt: skip
    plan = fresh(replace(base, tasks=(base.tasks[0], inherited)))
    assert [(t.content, t.lead_text) for t in told(plan)] == [
        ("Niêm yết danh mục", "Văn phòng UBND"),
        ("Thông báo trên đài", "Văn phòng UBND"),
    ]
    assert names(plan)[1] == "t7"
    # Nobody had inherited it: the cell is simply empty.
    assert [task.lead_text for task in told(fresh(base))] == ["Văn phòng UBND", ""]


def test_units_that_the_lines_of_a_cell_parted_stay_parted_until_the_words_change() -> None:
    task = replace(PLAN.tasks[0], lead_text="Công an xã Đoàn xã", lead=("Công an xã", "Đoàn xã"))
    plan = fresh(replace(PLAN, tasks=(task,)))
    assert plan.tasks[0].lead == ("Công an xã", "Đoàn xã")
    changed = replace(plan.tasks[0], lead_text="Công an xã Đoàn xã, Hội Phụ nữ xã")
    plan = fresh(replace(plan, tasks=(changed,)))
    assert plan.tasks[0].lead == ("Công an xã Đoàn xã", "Hội Phụ nữ xã")


def test_a_finding_let_stand_is_known_again_when_lines_move() -> None:
    said = Finding("numbering_duplicate", Severity.ERROR, "… ở dòng 5 và dòng 9.", 9, excerpt="2")
    kept = KeptFinding(said.code, said.excerpt, said.message, "cố ý", "Lan", "")
    moved = replace(said, message="… ở dòng 15 và dòng 19.", line=19)
    assert kept.covers(moved)
    assert not kept.covers(replace(moved, message="… ở dòng 15 và mục 19."))


def test_the_same_words_are_the_same_whatever_follows_from_them() -> None:
    kept = KeptPlan(PLAN, ("dòng của tệp",))
    made = refresh(kept).kept
    assert made.lines == own_lines(made.plan)
    assert made != kept
    assert same_words(made, kept)
    assert not same_words(made, KeptPlan(edited(PLAN, "Lắng nghe", "Nghe")))
    linked = tuple(replace(t, upper=UpperTask("k", "t1")) for t in made.plan.tasks)
    assert not same_words(made, KeptPlan(replace(made.plan, tasks=linked)))
    reason = KeptFinding("x", "", "", "cố ý", "Lan", "")
    assert not same_words(made, replace(made, let_stand=(reason,)))


def test_a_blank_plan_can_be_refreshed() -> None:
    plan = fresh(Plan())
    assert {"title_missing", "signer_missing", "date_missing"} <= {f.code for f in plan.findings}
    assert own_lines(Plan()) == ()


def _long_plan(paragraphs: int, tasks: int) -> Plan:
    """A plan of about forty pages whose paragraphs are all different."""
    words = (  # noqa: SIM905
        "công khai minh bạch dân chủ ở cơ sở tổ chức tuyên truyền vận động nhân dân tham gia ý"
        " kiến giám sát kiểm tra đôn đốc báo cáo kết quả thực hiện kế hoạch của ủy ban nhân dân xã"
        " phối hợp với mặt trận tổ quốc và các đoàn thể chính trị xã hội các thôn"
    ).split()
    texts = [
        Text(f"Bảo đảm {' '.join(words[(i * j) % len(words)] for j in range(1, 70))} đợt {i}.")
        for i in range(paragraphs)
    ]
    sections = tuple(
        Section(str(at + 1), f"Nội dung thứ {at + 1}", 1, body=tuple(texts[at * 10 : at * 10 + 10]))
        for at in range(paragraphs // 10)
    )
    rows = tuple(AnnexRow(str(i + 1), task=i) for i in range(tasks))
    made = tuple(
        Task(
            "", "", str(i + 1), " ".join(words[(i + j) % len(words)] for j in range(20)),
            lead_text="Văn phòng HĐND và UBND xã", schedule_text=f"Trước ngày {i % 28 + 1}/6",
        )
        for i in range(tasks)
    )  # fmt: skip
    annex = replace(PLAN.annexes[0], rows=rows)
    return replace(PLAN, sections=sections, annexes=(annex,), tasks=made)


def test_a_plan_of_forty_pages_is_refreshed_while_a_person_pauses() -> None:
    plan = _long_plan(300, 120)
    assert sum(len(line) for line in own_lines(plan)) > 100_000
    kept = refresh(KeptPlan(plan)).kept
    changed = KeptPlan(edited(kept.plan, "đợt 7.", "đợt bảy."))
    start = time.process_time()  # of this process alone: other work must not fail the test
    refresh(changed)
    assert time.process_time() - start < 1.0
