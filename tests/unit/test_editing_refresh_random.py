"""Whatever is done to a plan, a refresh can follow: lines, names and places stay whole."""

import random
from pathlib import Path

import msgspec
import pytest

from desktop_app.jobs import Job
from desktop_app.plans.editing.as_source import own_lines
from desktop_app.plans.editing.lines import Line, LineKind, LinePart, lines_of, with_lines
from desktop_app.plans.editing.places import in_places, place_of_finding, place_words
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan, decode, encode
from desktop_app.plans.model import Grid, Plan, Section, UpperTask
from desktop_app.plans.reader import read_plan

replace = msgspec.structs.replace
PLANS = Path(__file__).resolve().parents[2] / "resources" / "sample" / "plans"
WORDS = (
    "Cơ quan chủ trì: Phòng Kinh tế.",
    "Thời gian thực hiện: Quý II.",
    "Báo cáo 6 tháng trước ngày 31/6",
    "theo Kế hoạch số 12- KH/ĐU ngày 01/02/2026",
    "dân chủ ở ở cơ sở (chưa đóng",
    "滋生\t*đậm*  hai  dấu cách",
    "",
)


def test_a_refresh_follows_random_work() -> None:
    for seed, path in enumerate(sorted(PLANS.glob("*.txt"))):
        chance = random.Random(seed)
        kept = refresh(KeptPlan(read_plan(path, Job()).plan)).kept
        for _ in range(12):
            plan = chance.choice((in_text, in_annex, in_lists))(kept.plan, chance)
            made = refresh(replace(kept, plan=plan))
            assert_whole(made.kept)
            kept = made.kept
        assert decode(encode(kept)) == kept


def assert_whole(kept: KeptPlan) -> None:
    plan = kept.plan
    lines = own_lines(plan)
    assert kept.lines == lines
    assert len({task.uid for task in plan.tasks} - {""}) == len(plan.tasks)
    for section in plan.all_sections():
        assert section.title.split() == [] or section.title.split()[0] in lines[section.line - 1]
    for finding in plan.findings:
        place = place_of_finding(plan, finding)
        if lines and 1 <= finding.line <= len(lines):
            assert place is not None
            assert place_words(plan, place)
        assert in_places(plan, finding.message)
    for annex in plan.annexes:
        for row in annex.rows:
            assert 1 <= row.line <= len(lines)
            if row.task is not None:
                assert plan.tasks[row.task].lines == (row.line,)
                assert plan.tasks[row.task].appendix == annex.number
    assert refresh(kept).kept == kept


def in_text(plan: Plan, chance: random.Random) -> Plan:
    """One line more, less, elsewhere, or with other words."""
    lines = list(lines_of(plan))
    at = chance.randrange(len(lines) + 1)
    line = lines[at] if at < len(lines) else Line()
    new: tuple[Line, ...] = (
        Line(text=chance.choice(WORDS), marker=chance.choice(("", "-", "+", "a)"))),
        Line(LineKind.HEADING, chance.choice(WORDS), level=chance.randint(1, 3), number="1"),
        Line(LineKind.TABLE, grid=Grid((("TT", "Nội dung"), ("1", chance.choice(WORDS))), 1)),
        replace(line, text=f"{line.text} {chance.choice(WORDS)}"),
    )
    kind = chance.randrange(len(new) + 2)
    if kind < 3:
        lines.insert(at, new[kind])
    elif lines and at < len(lines):
        lines[at : at + 1] = [new[3]] if kind == 3 else []
        if kind == 5:
            lines.insert(chance.randrange(len(lines) + 1), line)
    return with_lines(plan, [replace(one, part=one.part or LinePart.SECTION) for one in lines])


def in_annex(plan: Plan, chance: random.Random) -> Plan:
    """Another number, other words in a task, a text below the table."""
    if not plan.annexes or not plan.tasks:
        return plan
    annex = plan.annexes[0]
    texts = (*annex.body, *(s for s in plan.opening[:1]))
    section = Section("1", chance.choice(WORDS), 1)
    annex = replace(annex, number=chance.choice(("", "I", "V")), body=texts, sections=(section,))
    at = chance.randrange(len(plan.tasks))
    task = replace(
        plan.tasks[at],
        lead_text=chance.choice(WORDS),
        schedule_text=chance.choice(WORDS),
        upper=UpperTask("kế hoạch trên", "t1"),
    )
    tasks = (*plan.tasks[:at], task, *plan.tasks[at + 1 :])
    return replace(plan, annexes=(annex, *plan.annexes[1:]), tasks=tasks)


def in_lists(plan: Plan, chance: random.Random) -> Plan:
    """The head, the bases or the recipients."""
    part = chance.randrange(4)
    if part == 0:
        return replace(plan, title=chance.choice(WORDS), date=None, date_text="ngày tháng năm")
    if part == 1:
        return replace(plan, legal_bases=plan.legal_bases[::-1], number=None)
    if part == 2:
        return replace(plan, recipients=plan.recipients[1:], signer=None)
    return replace(plan, end_mark=not plan.end_mark, leftovers=plan.closing)


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_lines_of_an_untouched_plan_stand_where_they_are_counted(path: Path) -> None:
    kept = refresh(KeptPlan(read_plan(path, Job()).plan)).kept
    assert_whole(kept)
    for line in lines_of(kept.plan):
        assert " ".join(line.text.split()) in kept.lines[line.line - 1]
