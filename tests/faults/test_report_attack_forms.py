"""Forms that mean harm, or that nobody thought through: refused in a sentence, or worked out."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from desktop_app.errors import UserError
from desktop_app.reports.checks import recheck
from desktop_app.reports.forms.decode import read_forms
from desktop_app.reports.forms.expressions import parse, parse_identity
from desktop_app.reports.forms.faults import Known, check_form
from desktop_app.reports.forms.model import Form, Identity, Item
from desktop_app.reports.forms.shelf import fault_of_pack
from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.periods import period_of

H1 = period_of(PeriodType.H1, 2026)
SENT = date(2026, 11, 20)


def form(*items, **more):
    values = {
        "code": "01/NB",
        "name": "Biểu thử",
        "title": "BIỂU THỬ",
        "regime": "kntc",
        "shape": "wide",
    }
    return Form(**(values | more), items=tuple(items))


def item(code, formula="", **more):
    return Item(code=code, label=f"Chỉ tiêu {code}", formula=formula, **more)


def begun(services, made):
    services.report_forms.add(made)
    return services.reports.begin("", "kntc", H1, (made.code,)).uid


# The small language


@pytest.mark.parametrize(
    "rule",
    [
        "+".join(["1"] * 10_000),
        "(" * 10_000 + "1" + ")" * 10_000,
        "(" * 400 + "1" + ")" * 400,
        "((((" * 5 + "(1" + ")))))" * 5,
        "9**9**9",
        "#9E999999",
        "#1e9",
        "#9999999999999999",
        "__class__",
        "1.__class__.__mro__",
        "__import__('os')",
        "lambda: 1",
        "1;2",
        "1\x00+2",
        "🙂",
        "-1",
        "=1+1",
        "",
        "   ",
        "#",
        "1 2",
        "A1:A9",
        "SUM(1,2)",
    ],
)
def test_what_is_no_arithmetic_of_columns_is_refused(rule):
    for read in (parse, parse_identity):
        with pytest.raises(UserError):
            read(rule, "01/NB")
    with pytest.raises(UserError):
        check_form(form(item("1"), item("2", rule.strip() or "+")), Known(None, ()))


def test_the_longest_rule_is_worked_out_and_written():
    rule = "+".join(["1"] * 500)
    found = parse(rule, "F")
    assert found.value(lambda _key: Decimal(2)) == 1000
    assert found.codes == (("F", "1"),)
    assert len(found.written(lambda _key: "A1").split("+")) == 500
    chain = parse_identity(f"2 = {'+'.join(['1'] * 490)}", "F")
    assert chain.holds(lambda _key: Decimal(0))
    assert chain.printed and chain.figures(lambda _key: Decimal(0), lambda _k, v: str(v))


@pytest.mark.parametrize("backwards", [True, False])
def test_a_chain_of_three_hundred_formulas_is_worked_out(services, backwards):
    """Each column is the next one and one more; the last is typed in."""
    codes = [str(place) for place in range(1, 301)]
    items = [item(code, f"{int(code) + 1}+#1") for code in codes[:-1]] + [item("300")]
    uid = begun(services, form(*(items if backwards else reversed(items))))
    services.reports.set_cells(uid, {("01/NB", "300"): HandCell(Decimal(5))})
    filled = services.reports.filled(uid)
    assert filled.cell(("01/NB", "1")).value == 304
    again = recheck(filled, {("01/NB", "300"): HandCell(Decimal(6))})
    assert again.cell(("01/NB", "1")).value == 305


def test_circles_are_refused_however_long():
    codes = [str(place) for place in range(1, 301)]
    items = [item(code, codes[int(code) % 300]) for code in codes]
    with pytest.raises(UserError, match="vòng tròn"):
        check_form(form(*items), Known(None, ()))
    with pytest.raises(UserError, match="chính"):
        check_form(form(item("1", "1+#1")), Known(None, ()))


def test_figures_beyond_all_measure_are_told_and_not_sent(services):
    """Every column is the square of the one before: after ten there is no paper wide enough."""
    items = [item("1"), *(item(str(n), f"{n - 1}*{n - 1}") for n in range(2, 60))]
    uid = begun(services, form(*items))
    services.reports.set_cells(uid, {("01/NB", "1"): HandCell(Decimal(10**14))})
    filled = services.reports.filled(uid)
    assert filled.in_the_way
    with pytest.raises(UserError, match="01/NB"):
        services.reports.send(uid, SENT)


def test_a_product_of_two_large_figures_is_a_figure(services):
    uid = begun(services, form(item("1"), item("2"), item("3", "1*2")))
    cells = {("01/NB", code): HandCell(Decimal(9_999_999_999)) for code in ("1", "2")}
    services.reports.set_cells(uid, cells)
    assert services.reports.filled(uid).cell(("01/NB", "3")).value == Decimal(9_999_999_999) ** 2


def test_a_share_of_nothing_is_no_figure_and_hinders_nothing(services):
    uid = begun(services, form(item("1"), item("2"), item("3", "1/2*#100", unit="%", decimals=1)))
    cells = {("01/NB", code): HandCell(Decimal(0)) for code in ("1", "2")}
    services.reports.set_cells(uid, cells)
    filled = services.reports.filled(uid)
    assert filled.cell(("01/NB", "3")).value is None
    assert not filled.in_the_way
    services.reports.send(uid, SENT)


def test_a_formula_that_reads_a_form_that_is_not_there_is_told(services):
    """Else its figure would go out empty and nobody would know why."""
    uid = begun(services, form(item("1"), item("2", "1+02/XLD.1")))
    services.reports.set_cells(uid, {("01/NB", "1"): HandCell(Decimal(1))})
    filled = services.reports.filled(uid)
    assert filled.cell(("01/NB", "2")).value is None
    (told,) = [one for one in filled.in_the_way if ("01/NB", "2") in one.cells]
    assert "02/XLD" in told.words
    with pytest.raises(UserError, match="02/XLD"):
        services.reports.send(uid, SENT)
    why = "Lấy từ báo cáo khác"
    services.reports.set_cells(uid, {("01/NB", "2"): HandCell(Decimal(3), why)})
    services.reports.send(uid, SENT)


def test_an_identity_with_missing_figures_is_never_called_fulfilled(services):
    made = form(item("1"), item("2"), item("3"), identities=(Identity(rule="1 = 2+3"),))
    uid = begun(services, made)
    told = [one for one in services.reports.filled(uid).findings if one.rule]
    assert told == []
    services.reports.set_cells(uid, {("01/NB", "1"): HandCell(Decimal(3))})
    told = [one for one in services.reports.filled(uid).findings if one.rule]
    assert not [one for one in told if one.holds]


# Sizes


LONG = "Ă" * 300_000


@pytest.mark.parametrize(
    "made",
    [
        form(item("1"), name=LONG),
        form(item("1"), title=LONG),
        form(item("1"), document=LONG),
        form(item("1"), confidence=LONG),
        form(item("1"), note_code=LONG),
        form(item("1"), base=LONG),
        form(item("1"), lines=(LONG,)),
        form(item("1"), lines=("x",) * 10_000),
        form(Item(code="1", label=LONG)),
        form(Item(code="1", label="x", groups=(LONG,))),
        form(Item(code="1", label="x", unit=LONG)),
        form(Item(code="1", label="x", note=LONG)),
        form(Item(code="1", label="x", printed=LONG)),
        form(Item(code="1", label="x", measure=LONG)),
        form(Item(code="1", label="x", formula=LONG)),
        form(Item(code="1", label="x", target=LONG)),
        form(item("1"), identities=(Identity(rule=LONG),)),
        form(item("1"), identities=(Identity(rule="1 = 1", words=LONG),)),
        form(item("1"), identities=(Identity(rule="1 = 1", source=LONG),)),
        form(item("1"), identities=(Identity(rule="1 = 1"),) * 10_000),
        form(*(item(str(place)) for place in range(301))),
        form(Item(code="__class__", label="x")),
        form(Item(code="1.2", label="x")),
        form(Item(code="=1", label="x")),
        form(item("1"), code="../../etc"),
        form(item("1"), code="01\\NB"),
        form(Item(code="1", label="x", decimals=99)),
        form(Item(code="1", label="x", decimals=-1)),
    ],
)
def test_what_no_form_can_bear_is_refused_shortly(made):
    with pytest.raises(UserError) as refused:
        check_form(made, Known(None, ()))
    assert len(refused.value.message) < 2_500
    assert len(fault_of_pack((made,), ())) < 2_500


@pytest.mark.parametrize(
    "text",
    [
        "",
        "form = 1",
        "[[form]]\ncode = 1",
        "[[form]]\n" + 'code = "1"\n' * 2,
        "x" * 300_000,
        "[[form]]\nitems = " + "[" * 500 + "]" * 500,
        "\ufeff[[form]]",
        '[[form]]\ncode="1"\nname="x"\ntitle="x"\nregime="kntc"\nshape="round"\nitems=[]',
    ],
)
def test_texts_that_are_no_forms_are_refused_in_a_sentence(text):
    with pytest.raises(UserError):
        read_forms(text, set())


# Excel


def test_words_that_look_like_formulas_stay_words_in_excel(services, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    bad = '=HYPERLINK("http://x","y")'
    made = form(
        Item(code="1", label=bad, groups=("+1+1", "@SUM(1)")),
        item("2", "1+#1"),
        title="=1+1",
        lines=("-2+3", bad),
    )
    uid = begun(services, made)
    services.reports.set_cells(uid, {("01/NB", "1"): HandCell(Decimal(4), "x")})
    services.reports.set_cells(uid, {("01/NB", "2"): HandCell(Decimal(5), bad)})
    services.reports.set_note(uid, "01/NB", bad)
    paths = services.report_papers.bundle(uid, tmp_path, formats=("xlsx",))
    book = openpyxl.load_workbook(paths[0])
    formulas = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert not [one for one in formulas if "HYPERLINK" in str(one) or "http" in str(one)]
    assert msgspec
