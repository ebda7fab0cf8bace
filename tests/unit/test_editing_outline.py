"""The outline changed step by step: what was in order stays in order, gaps stay the writer's."""

import pytest
from editing_samples import outline, para, plans, sketch
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.plans.editing.lines import lines_of
from desktop_app.plans.editing.numerals import ALPHABET, read_numeral
from desktop_app.plans.editing.outline import (
    demote,
    make_heading,
    make_text,
    move,
    promote,
    with_run_in,
)
from desktop_app.plans.editing.renumbering import level_marks, renumbered, settled
from desktop_app.plans.editing.tree import leveled

PLAN = outline(
    "I Mục đích",
    "  1 Một",
    ". lời",
    "  2 Hai",
    "    a A",
    "    b B",
    "II Nhiệm vụ",
    "  1 Ba",
    "  2 Bốn",
    "III Kinh phí",
)


@pytest.mark.parametrize(
    ("number", "following"),
    [
        ("I", "II"),
        ("XXXVIII", "XXXIX"),
        ("9", "10"),
        ("d", "đ"),
        ("đ", "e"),
        ("e", "g"),
        ("i", "k"),
        ("(2)", "(3)"),
        ("1)", "2)"),
        ("PHẦN I", "PHẦN II"),
        ("Phần thứ nhất", "Phần thứ hai"),
        ("PHẦN THỨ BA", "PHẦN THỨ TƯ"),
        ("Chương IV", "Chương V"),
        ("Điều 9", "Điều 10"),
        ("A", "B"),
        ("1.9", "1.10"),
    ],
)
def test_numbers_count_on_in_their_own_style(number, following):
    numeral = read_numeral(number)
    assert numeral is not None
    above = number.rpartition(".")[0]
    assert numeral.style.number(numeral.value + 1, above) == following


def test_points_have_no_letters_that_vietnamese_lacks():
    style = read_numeral("a").style
    assert [style.number(i) for i in range(1, len(ALPHABET) + 1)] == list(
        "a b c d đ e g h i k l m n o p q r s t u v x y".split()  # noqa: SIM905
    )
    assert style.number(len(ALPHABET) + 1) == ""


@pytest.mark.parametrize("number", ["", "2a", "IIX", "?", "0", "IVX"])
def test_what_does_not_count_is_left_alone(number):
    assert read_numeral(number) is None


def test_a_demoted_section_takes_all_below_it_along():
    assert sketch(demote(PLAN, 6)) == [
        "I Mục đích",
        "  1 Một",
        sketch([para("lời")])[0],
        "  2 Hai",
        "    a A",
        "    b B",
        "  3 Nhiệm vụ",
        "    a Ba",
        "    b Bốn",
        "II Kinh phí",
    ]


def test_a_promoted_section_takes_those_behind_it_along():
    found = promote(PLAN, 3)
    assert sketch(found)[3:6] == ["II Hai", "  1 A", "  2 B"]
    assert [line.number for line in found if line.level == 1] == ["I", "II", "III", "IV"]


def test_the_first_heading_of_a_group_cannot_be_demoted_nor_the_outermost_promoted():
    assert demote(PLAN, 0) == PLAN
    assert demote(PLAN, 1) == PLAN
    assert promote(PLAN, 0) == PLAN


def test_below_the_points_comes_a_dash():
    found = demote(PLAN, 5)
    assert found[5] == para("B", "-")
    assert promote(found, 5)[5].number == "b"


def test_dash_plus_and_back():
    lines = (*PLAN, para("việc"))
    dash = demote(lines, 10)
    assert dash[10].marker == "-"
    plus = demote(dash, 10)
    assert plus[10].marker == "+"
    assert promote(plus, 10) == dash
    assert promote(dash, 10)[10].number == "1"


def test_sections_move_past_each_other():
    found, place = move(PLAN, 0, down=True)
    assert place == 3
    assert sketch(found)[:4] == ["I Nhiệm vụ", "  1 Ba", "  2 Bốn", "II Mục đích"]
    back, place = move(found, place, down=False)
    assert (back, place) == (PLAN, 0)


def test_the_last_child_moves_into_the_next_section_and_the_first_into_the_one_before():
    found, place = move(PLAN, 3, down=True)
    assert sketch(found)[3:9] == [
        "II Nhiệm vụ",
        "  1 Hai",
        "    a A",
        "    b B",
        "  2 Ba",
        "  3 Bốn",
    ]
    back, _ = move(found, place, down=False)
    assert back == PLAN
    assert move(PLAN, 0, down=False) == (PLAN, 0)


def test_a_paragraph_becomes_a_heading_and_its_followers_count_on():
    found = make_heading(PLAN, 2, 2)
    assert [line.number for line in found if line.level == 2][:3] == ["1", "2", "3"]
    assert make_text(found, 2) == PLAN


def test_no_level_is_leapt_over():
    lines = (*outline("I Mục", ". lời"),)
    assert make_heading(lines, 1, 4)[1].level == 2


@pytest.mark.parametrize(
    ("lines", "at", "level", "number"),
    [
        (outline("I A", "  1.1 B", ". lời"), 2, 2, "1.2"),
        (outline("1 A", "  1.1 B", "2 C", ". lời"), 3, 2, "2.1"),
        (outline("1 A", "  1.1 B", "    1.1.1 D", "  1.2 C", ". lời"), 4, 3, "1.2.1"),
        (outline("A Một", ". lời"), 1, 2, "I"),
        (outline("1 Một", "  a Hai", "2 Ba", ". lời"), 3, 2, "a"),
    ],
)
def test_a_new_heading_is_numbered_as_the_plan_numbers(lines, at, level, number):
    assert make_heading(lines, at, level)[at].number == number


def test_named_numbers_of_parts():
    part = outline("I A")[0]
    first = part.__class__(part.kind, "Một", level=1, number="PHẦN THỨ NHẤT")
    found = make_heading((first, para("Hai")), 1, 1)
    assert found[1].number == "PHẦN THỨ HAI"


def test_a_group_with_a_gap_keeps_it_and_the_newcomer_counts_on():
    lines = outline("I A", "II B", ". mới", "IV C", "V D")
    assert [line.number for line in make_heading(lines, 2, 1)] == ["I", "II", "III", "IV", "V"]
    lines = outline("I A", ". mới", "II B", "IV C")
    assert [line.number for line in make_heading(lines, 1, 1)] == ["I", "II", "III", "IV"]
    lines = outline("I A", "II B", "II C", "III D")
    assert [line.number for line in renumbered(lines)] == ["I", "II", "III", "IV"]


def test_headings_without_numbers_stay_without():
    lines = outline("I A")[0]
    named = lines.__class__(lines.kind, "MỤC ĐÍCH", level=1)
    found = make_heading((named, para("Yêu cầu")), 1, 1)
    assert found[1].number == ""
    assert renumbered(found) == found


def test_nested_numbers_follow_the_heading_above():
    lines = outline("1 A", "  1.1 B", "2 C", "  2.1 D", "  2.2 E")
    found, _ = move(lines, 2, down=False)
    assert [line.number for line in found] == ["1", "1.1", "1.2", "2", "2.1"]


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        ((), ("I", "1", "a", "-")),
        (outline("A Một"), ("A", "I", "1", "a")),
        (outline("1 Một", "  1.1 Hai"), ("1", "1.1", "a", "-")),
        (outline("I Một", "  1 Hai", "    1) Ba"), ("I", "1", "1)", "-")),
    ],
)
def test_how_each_level_is_numbered(lines, marks):
    assert level_marks(lines) == marks


def test_a_deleted_heading_closes_the_row():
    after = (*PLAN[:6], *PLAN[9:])
    assert sketch(settled(PLAN, after))[-1] == "II Kinh phí"


def test_pasted_numbers_with_a_gap_are_left_as_they_are():
    pasted = outline("I A", "II B", "IV C")
    assert settled((), pasted) == pasted


def test_a_numbered_sentence_has_no_title():
    line = outline("1 Thủ trưởng các cơ quan, đơn vị có trách nhiệm thực hiện kế hoạch này.")[0]
    assert with_run_in(line).run_in
    assert not with_run_in(outline("1 Mục đích")[0]).run_in


@given(plans, st.data())
@settings(max_examples=40, deadline=None)
def test_no_step_loses_a_word_or_a_table(plan, data):
    lines = lines_of(plan)
    if not lines:
        return
    at = data.draw(st.integers(0, len(lines) - 1))
    for found in (
        demote(lines, at),
        promote(lines, at),
        move(lines, at, down=True)[0],
        move(lines, at, down=False)[0],
        make_heading(lines, at, data.draw(st.integers(1, 5))),
        make_text(lines, at),
        renumbered(lines),
    ):
        assert sorted(map(words, found)) == sorted(map(words, lines))
        assert leveled(found) == leveled(leveled(found))


def words(line) -> str:
    return f"{line.text}|{line.grid}|{line.spans}"


@given(plans, st.data())
@settings(max_examples=30, deadline=None)
def test_moving_there_and_back_changes_nothing_in_an_orderly_plan(plan, data):
    lines = renumbered(lines_of(plan))
    lines = renumbered(lines)
    heads = [i for i, line in enumerate(lines) if line.is_heading]
    if not heads:
        return
    at = data.draw(st.sampled_from(heads))
    moved, place = move(lines, at, down=True)
    back, again = move(moved, place, down=False)
    if place != at:
        assert [words(line) for line in back] == [words(line) for line in lines]
        assert again == at
