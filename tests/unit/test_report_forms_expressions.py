"""The small language of forms against Python's own arithmetic."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.reports.forms.expressions import parse, parse_identity

D = Decimal
FIGURES = {"a": D("12"), "b": D("7"), "c": D("3.5"), "d": D("0"), "e": D("-4.25"), "7": D("9")}
NAMES = st.sampled_from(list(FIGURES))
NUMBERS = st.decimals(min_value=0, max_value=999, places=2).map(lambda n: f"#{n}")


def lookup(key):
    assert key[0] == "F"
    return FIGURES[key[1]]


def _joined(inner):
    sides = st.tuples(inner, st.sampled_from("+-*/"), inner, st.sampled_from(["", " "]))
    return sides.map(lambda s: f"({s[0]}{s[3]}{s[1]}{s[3]}{s[2]})") | sides.map(
        lambda s: f"{s[0]}{s[3]}{s[1]}{s[3]}{s[2]}"
    )


RULES = st.recursive(NAMES | NUMBERS, _joined, max_leaves=12)


def _python(rule: str) -> Fraction | None:
    """The same by Python: every figure and number becomes a fraction, then eval."""
    text = rule.replace("(", " ( ").replace(")", " ) ")
    for sign in "+-*/":
        text = text.replace(sign, f" {sign} ")
    made = [
        f"F('{FIGURES[w]}')" if w in FIGURES else f"F('{w[1:]}')" if w[0] == "#" else w
        for w in text.split()
    ]
    try:
        return eval("".join(made), {"F": Fraction})
    except ZeroDivisionError:
        return None


@given(RULES)
def test_it_reckons_as_python_does(rule):
    assert parse(rule, "F").exact(lookup) == _python(rule)


@given(RULES)
def test_what_is_written_is_read_back_the_same(rule):
    once = parse(rule, "F")
    again = parse(str(once), "F")
    assert str(again) == str(once)
    assert again.exact(lookup) == once.exact(lookup)
    assert again.codes == once.codes


@given(RULES)
def test_without_its_numbers_a_rule_has_no_value(rule):
    found = parse(rule, "F")
    value = found.value(lambda _key: None)
    assert (value is None) or not found.codes


@given(st.lists(st.decimals(0, 10**12, places=6), min_size=1, max_size=30))
def test_sums_of_money_are_exact(amounts):
    rule = "+".join(f"i{n}" for n in range(len(amounts)))
    found = parse(rule, "F")
    assert found.value(lambda key: amounts[int(key[1][1:])]) == sum(amounts)
    assert [code for _form, code in found.added] == [f"i{n}" for n in range(len(amounts))]


@given(RULES, RULES, st.sampled_from(["=", "<", ">", "<=", ">="]))
def test_neighbours_stand_as_python_says(left, right, sign):
    chain = parse_identity(f"{left} {sign} {right}", "F")
    one, other = _python(left), _python(right)
    if one is None or other is None:
        assert chain.holds(lookup) is None
    else:
        wanted = {"=": one == other, "<": one < other, ">": one > other, "<=": one <= other}
        assert chain.holds(lookup) is wanted.get(sign, one >= other)
    refuted = chain.holds(lookup) is False
    told = chain.figures(lookup, lambda _key, value: f"n{value}")
    shown = {"<=": "≤", ">=": "≥"}.get(sign, sign)
    assert (f" {shown} " in told) is not refuted


def test_codes_of_the_form_and_of_others_are_told_apart():
    found = parse_identity("1 = 02/XLD.6 + CK1/CK4đ", "03/GQKN")
    assert found.codes == (
        ("03/GQKN", "1"), ("02/XLD", "6"), ("03/GQKN", "CK1"), ("03/GQKN", "CK4đ"),
    )  # fmt: skip
    assert str(found) == "1 = 02/XLD.6+CK1/CK4đ"


@pytest.mark.parametrize(
    ("rule", "printed"),
    [
        ("6= 7+8= 9+10+11", "6 = 7+8 = 9+10+11"),
        ("2<=1", "2 ≤ 1"),
        ("1 ≥ 03/GQKN.7", "1 ≥ 03/GQKN.7"),
        ("9 >= #5*8", "(9) ≥ 5×(8)"),
        ("CK3 / CK1 * #100 = A", "CK3/CK1×100 = A"),
        ("a - (b - c) = a-b+c", "a-(b-c) = a-b+c"),
        ("a/(b*c) < #0.5", "a/(b×c) < 0,5"),
    ],
)
def test_a_rule_is_printed_as_people_write_it(rule, printed):
    assert parse_identity(rule, "F").printed == printed


def test_a_broken_chain_shows_its_figures_where_it_breaks():
    figures = {"6": D(12), "7": D(7), "8": D(5), "9": D(7), "10": D(3), "11": D(1)}
    chain = parse_identity("6 = 7+8 = 9+10+11", "F")
    shown = chain.figures(lambda key: figures[key[1]], lambda _key, value: str(value))
    assert shown == "12 = 7 + 5 ≠ 7 + 3 + 1"
    assert chain.holds(lambda key: figures[key[1]]) is False


def test_what_is_wrong_is_wrong_whatever_is_missing():
    figures = {"6": D(12), "7": D(7), "8": D(4)}
    chain = parse_identity("6 = 7+8 = 9+10", "F")
    assert chain.holds(lambda key: figures.get(key[1])) is False
    told = chain.figures(lambda key: figures.get(key[1]), lambda _key, value: str(value))
    assert told == "12 ≠ 7 + 4 = … + …"
    figures["8"] = D(5)
    assert chain.holds(lambda key: figures.get(key[1])) is None


def test_a_share_of_nothing_has_no_value_and_any_other_has_28_digits():
    share = parse("a / b * #100", "F")
    assert share.value(lambda key: {"a": D(1), "b": D(0)}[key[1]]) is None
    assert share.value(lambda key: {"a": D(1), "b": D(4)}[key[1]]) == D(25)
    third = share.value(lambda key: {"a": D(1), "b": D(3)}[key[1]])
    assert third == D("33.33333333333333333333333333")


def test_cells_of_a_spreadsheet_take_the_place_of_codes():
    names = {"5": "F13", "11": "L13", "17": "R13"}
    assert parse("5+11+17", "F").written(lambda key: names[key[1]]) == "F13+L13+R13"
    assert parse("5/11*#0,5", "F").written(lambda key: names[key[1]]) == "F13/L13*0.5"
    assert parse("5-11", "F").added == ()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "thiếu một mã hoặc một số"),
        ("   ", "thiếu một mã hoặc một số"),
        ("5+", "thiếu một mã hoặc một số"),
        ("+5", "không hiểu “+”"),
        ("5 6", "thừa “6”"),
        ("(5", "thiếu dấu đóng ngoặc"),
        ("5)", "thừa “)”"),
        ("5 = 6", "không có dấu so sánh"),
        ("#", "không hiểu “#”"),
        ("#5a", "không hiểu “#”"),
        ("5 $ 6", "thừa “$”"),
        ("a_b", "thừa “_”"),
        ("(" * 30 + "5" + ")" * 30, "quá nhiều ngoặc"),
        ("5+" * 600 + "5", "dài quá"),
    ],
)
def test_a_wrong_formula_is_told_in_a_sentence(rule, said):
    with pytest.raises(UserError, match="Công thức") as caught:
        parse(rule, "F")
    assert said in caught.value.message


def test_an_identity_needs_a_comparison():
    with pytest.raises(UserError, match="thiếu dấu so sánh"):
        parse_identity("5+6", "F")
    with pytest.raises(UserError, match="thiếu một mã"):
        parse_identity("5 = ", "F")


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    for read in (parse, parse_identity):
        try:
            read(text, "F")
        except UserError as error:
            assert error.message.startswith("Công thức")
