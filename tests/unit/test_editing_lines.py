"""The flat view of a plan's text: it loses nothing, and puts every line where it belongs."""

import msgspec
import pytest
from editing_samples import heading, para, plans, read, sample_plans
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.plans.editing.lines import (
    Line,
    LineKind,
    LinePart,
    annex_lines,
    in_parts,
    lines_of,
    with_annex_lines,
    with_lines,
    without_empty,
)
from desktop_app.plans.model import Plan


def check_round_trip(plan: Plan) -> None:
    assert with_lines(plan, lines_of(plan)) == plan
    assert in_parts(lines_of(plan)) == lines_of(plan)
    for index in range(len(plan.annexes)):
        assert with_annex_lines(plan, index, annex_lines(plan, index)) == plan


@pytest.mark.seeds
def test_the_real_plans_come_back_as_they_were(seeds):
    files = sorted(seeds.glob("*.txt"))
    assert len(files) == 5
    for path in files:
        plan = read(path)
        assert len(lines_of(plan)) > 20
        check_round_trip(plan)


def test_the_sample_plans_come_back_as_they_were():
    found = sample_plans()
    assert found
    for plan in found:
        check_round_trip(plan)


@given(plans)
@settings(max_examples=30, deadline=None)
def test_any_plan_comes_back_as_it_was(plan):
    check_round_trip(plan)


@given(plans, st.data())
@settings(max_examples=30, deadline=None)
def test_any_lines_are_kept_in_any_order(plan, data):
    lines = data.draw(st.permutations(lines_of(plan)))
    found = lines_of(with_lines(plan, lines))
    assert [bare(line) for line in found] == [bare(line) for line in lines]


def bare(line: Line) -> Line:
    return msgspec.structs.replace(line, part=LinePart.SECTION)


def test_a_paragraph_before_the_first_heading_is_the_opening():
    plan = with_lines(Plan(), [para("Mở đầu"), heading(1, "I", "Mục đích"), para("Lời")])
    assert [body.text for body in plan.opening] == ["Mở đầu"]
    assert plan.sections[0].body[0].text == "Lời"


def test_the_plain_ending_stays_behind_the_last_heading():
    ending = Line(text="Trên đây là kế hoạch", part=LinePart.CLOSING)
    plan = with_lines(Plan(), [heading(1, "I", "Mục"), para("Lời"), ending])
    assert [body.text for body in plan.closing] == ["Trên đây là kế hoạch"]
    as_heading = msgspec.structs.replace(ending, kind=LineKind.HEADING, level=1, number="II")
    plan = with_lines(Plan(), [heading(1, "I", "Mục"), ending, as_heading, ending])
    assert plan.sections[0].body[0].text == "Trên đây là kế hoạch"
    assert plan.sections[1].title == "Trên đây là kế hoạch"
    assert [body.text for body in plan.closing] == ["Trên đây là kế hoạch"]


def test_the_ending_of_an_annex_belongs_to_its_last_section():
    plan = sample_with_annex()
    ending = Line(text="Cuối phụ lục", part=LinePart.CLOSING)
    found = with_annex_lines(plan, 0, [heading(1, "I", "Mục"), ending])
    assert found.annexes[0].sections[0].body[0].text == "Cuối phụ lục"


def sample_with_annex() -> Plan:
    return next(plan for plan in sample_plans() if plan.annexes)


def test_empty_paragraphs_can_be_left_out_but_never_an_empty_heading():
    lines = [para(""), heading(1, "I", ""), para("Lời"), para("  ")]
    assert without_empty(lines) == (lines[1], lines[2])
