"""Items of a form added, renamed, moved, taken away; its rules stay true."""

import pytest
from msgspec.structs import replace

from desktop_app.reports.forms import editing
from desktop_app.reports.forms.editing import Origin, renamed
from desktop_app.reports.forms.model import Form, Identity, Item

ONE, TWO = ("I",), ("II",)
FORM = Form(
    code="01/NB",
    name="Biểu",
    title="BIỂU",
    regime="other",
    shape="long",
    items=(
        Item(code="A", label="một", groups=ONE, formula="B+C*#2"),
        Item(code="B", label="hai", groups=ONE, measure="tcd.1"),
        Item(code="C", label="ba", groups=TWO),
    ),
    identities=(Identity(rule="A = B + C"), Identity(rule="02/XLD.B <= B")),
)


def codes(form: Form) -> str:
    return "".join(item.code for item in form.items)


@pytest.mark.parametrize(
    ("rule", "old", "new", "expected"),
    [
        ("5+11+17", "11", "12", "5+12+17"),
        ("5+11+17", "1", "99", "5+11+17"),
        ("9 >= #5*8", "5", "6", "9 >= #5*8"),
        ("1 = 02/XLD.1", "1", "T", "T = 02/XLD.1"),
        ("CQ1/CQT*#100", "CQT", "TONG", "CQ1/TONG*#100"),
        ("a/b", "b", "c", "a/c"),
        ("#0,5*B", "5", "6", "#0,5*B"),
        ("(Ă+B)-Ă", "Ă", "Â", "(Â+B)-Â"),
    ],
)
def test_a_code_is_renamed_in_a_rule_and_nothing_else(rule, old, new, expected) -> None:
    assert renamed(rule, old, new) == expected


def test_a_new_code_is_followed_by_formulas_and_rules() -> None:
    made = editing.changed(FORM, 1, replace(FORM.items[1], code="B2"))
    assert made.items[0].formula == "B2+C*#2"
    assert [one.rule for one in made.identities] == ["A = B2 + C", "02/XLD.B <= B2"]


@pytest.mark.parametrize("code", ["", "C"])
def test_rules_keep_the_old_code_where_the_new_one_is_none_or_another_items(code: str) -> None:
    made = editing.changed(FORM, 1, replace(FORM.items[1], code=code))
    assert made.items[0].formula == "B+C*#2"
    back = editing.changed(made, 1, replace(made.items[1], code="B"))
    assert back == FORM


def test_an_item_is_added_under_the_same_head_with_a_code_of_its_own() -> None:
    made, place = editing.added(FORM, 1)
    assert (codes(made), place, made.items[place].groups) == ("ABCT1C", 2, ONE)
    again, place = editing.added(made, 2)
    assert (again.items[place].code, place) == ("CT2", 3)
    first, place = editing.added(replace(FORM, items=()), 0)
    assert (codes(first), place) == ("CT1", 0)


def test_numbers_go_on_after_the_last_one() -> None:
    numbered = replace(FORM, items=(Item(code="1", label="x"), Item(code="2", label="y")))
    assert editing.fresh_code(numbered) == "3"
    odd = replace(FORM, items=(Item(code="KT2", label="x"), Item(code="KT1", label="y")))
    assert editing.fresh_code(odd) == "KT3"


def test_an_item_moves_and_first_goes_under_its_neighbours_head() -> None:
    made, place = editing.moved(FORM, 0, 1)
    assert (codes(made), place) == ("BAC", 1)
    made, place = editing.moved(made, 1, 1)
    assert (codes(made), place, made.items[1].groups) == ("BAC", 1, TWO)
    made, place = editing.moved(made, 1, 1)
    assert (codes(made), place) == ("BCA", 2)
    assert editing.moved(made, 2, 1) == (made, 2)
    assert editing.moved(made, 0, -1) == (made, 0)


def test_items_and_rules_are_taken_away() -> None:
    assert codes(editing.removed(FORM, 1)) == "AC"
    assert editing.with_identity(FORM, 0, None).identities == FORM.identities[1:]
    more = editing.with_identity(FORM, 2, Identity(rule="A >= B"))
    assert [one.rule for one in more.identities][2:] == ["A >= B"]
    changed = editing.with_identity(FORM, 0, Identity(rule="A >= B"))
    assert [one.rule for one in changed.identities] == ["A >= B", "02/XLD.B <= B"]


def test_where_a_figure_comes_from() -> None:
    found = [editing.origin_of(item) for item in FORM.items]
    assert found == [Origin.FORMULA, Origin.COUNTED, Origin.TYPED]
    both = replace(FORM.items[0], measure="tcd.1")
    assert editing.origin_of(both) is Origin.FORMULA
