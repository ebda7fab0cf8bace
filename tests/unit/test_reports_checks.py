"""The check panel: rules of the forms while typing, records that fall nowhere."""

import random
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from case_desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.reports.checks import checked, recheck
from desktop_app.reports.compiling import settled
from desktop_app.reports.filled import (
    Cell,
    CellState,
    CheckKind,
    FilledForm,
    FilledReport,
)
from desktop_app.reports.forms.decode import shipped_forms
from desktop_app.reports.forms.expressions import parse_identity
from desktop_app.reports.forms.model import Form, Identity, Item
from desktop_app.reports.model import HandCell, PeriodType, Report, Status
from desktop_app.reports.periods import period_of

H1 = period_of(PeriodType.H1, 2026)
REPORT = Report(
    uid="r",
    rev=1,
    title="Báo cáo thử",
    regime="kntc",
    period=H1,
    due=None,
    forms=(),
    status=Status.DRAFT,
    version=1,
)
FORMS = {form.code: form for form in shipped_forms() if form.regime == "kntc"}
SMALL = st.integers(0, 3).map(Decimal)


def filled_of(forms, counted, **more) -> FilledReport:
    """A report with these counted figures, "FORM.CODE": value, and nothing typed in."""
    return settled(
        FilledReport(
            REPORT,
            {
                form.code: FilledForm(
                    form,
                    {
                        item.code: Cell(
                            item,
                            CellState.MISSING,
                            None,
                            counted=counted.get((form.code, item.code)),
                        )
                        for item in form.live
                    },
                )
                for form in forms
            },
            **more,
        ),
        {},
    )


def made_form(items, *rules, code="X") -> Form:
    return Form(
        code=code,
        name="n",
        title="t",
        regime="kntc",
        shape="wide",
        items=tuple(items),
        identities=tuple(Identity(rule=rule) for rule in rules),
    )


def item(code, formula="", measure="", **more) -> Item:
    return Item(code=code, label=f"Chỉ tiêu {code}", formula=formula, measure=measure, **more)


# Formulas


def test_totals_are_added_up_through_other_totals_and_other_forms():
    forms = [
        made_form([item("1", "2+Y.1"), item("2", "3+4"), item("3"), item("4")]),
        made_form([item("1", "2+2"), item("2")], code="Y"),
    ]
    counted = {("X", "3"): Decimal(5), ("X", "4"): Decimal(6), ("Y", "2"): Decimal(7)}
    filled = filled_of(forms, counted)
    assert filled.cell(("X", "1")).value == 25
    assert filled.cell(("X", "1")).state is CellState.ADDED


def test_a_total_whose_parts_are_in_no_report_is_what_the_books_count():
    form = made_form([item("1", "Y.1+Y.2", measure="m"), item("2", "Y.1")])
    filled = filled_of([form], {("X", "1"): Decimal(9)})
    assert (filled.cell(("X", "1")).value, filled.cell(("X", "1")).state) == (9, CellState.COUNTED)
    assert filled.cell(("X", "2")).value is None
    assert filled.forms["X"].missing == ()


def test_a_figure_switched_off_adds_nothing_and_a_ring_of_formulas_has_no_value():
    form = made_form(
        [item("1", "2+3"), item("2"), item("3", off=True), item("4", "5"), item("5", "4")]
    )
    filled = filled_of([form], {("X", "2"): Decimal(2)})
    assert filled.cell(("X", "1")).value == 2
    assert filled.cell(("X", "4")).value is None
    assert "3" not in filled.forms["X"].cells


def test_a_share_has_no_more_decimals_than_are_printed():
    form = made_form([item("1", "2/3*#100", decimals=1), item("2"), item("3")])
    filled = filled_of([form], {("X", "2"): Decimal(1), ("X", "3"): Decimal(3)})
    assert filled.cell(("X", "1")).value == Decimal("33.3")
    nothing = filled_of([form], {("X", "2"): Decimal(1), ("X", "3"): Decimal(0)})
    assert nothing.cell(("X", "1")).value is None


# Checks


def broken(filled):
    return [one for one in filled.findings if not one.holds]


def test_a_rule_of_the_form_tells_its_numbers_and_its_place_in_the_law():
    form = replace_identities(
        made_form([item("1"), item("2")]),
        Identity(rule="2 <= 1", source="Biểu X", words="Không nhiều hơn", level="warning"),
    )
    filled = checked(filled_of([form], {("X", "1"): Decimal(3), ("X", "2"): Decimal(4)}))
    (found,) = broken(filled)
    assert (found.rule, found.figures) == ("X: 2 ≤ 1", "4 > 3")
    assert (found.words, found.source, found.error) == ("Không nhiều hơn", "Biểu X", False)
    assert found.cells == (("X", "2"), ("X", "1"))
    assert filled.in_the_way == ()


def replace_identities(form, *identities):
    return msgspec.structs.replace(form, identities=identities)


def test_a_rule_about_a_form_that_is_not_in_the_report_is_left_out():
    form = made_form([item("1")], "1 = 02/XLD.6")
    assert checked(filled_of([form], {("X", "1"): Decimal(3)})).findings == ()


def test_a_total_that_the_books_count_otherwise_is_told_but_forbids_nothing():
    form = made_form([item("1", "2", measure="m"), item("2")])
    filled = checked(filled_of([form], {("X", "1"): Decimal(3), ("X", "2"): Decimal(2)}))
    (found,) = broken(filled)
    assert (found.kind, found.error, found.figures) == (CheckKind.BOOKS, False, "2 ≠ 3")


def test_a_typed_total_that_is_not_the_sum_forbids_sending():
    form = made_form([item("1", "2"), item("2")])
    filled = filled_of([form], {("X", "2"): Decimal(2)})
    typed = recheck(filled, {("X", "1"): HandCell(Decimal(3), "x")})
    (found,) = typed.in_the_way
    assert (found.rule, found.figures) == ("X: 1 = 2", "3 ≠ 2")
    assert recheck(typed, {("X", "1"): None}).in_the_way == ()


def holds_by_itself(rule: str, form: str, filled: FilledReport) -> bool | None:
    """A rule of a form evaluated by Python itself, not by the program's own arithmetic."""
    parts = re.split(r"(<=|>=|=|<|>)", rule)
    values = []
    for part in parts[::2]:
        unknown = False

        def put(found: re.Match[str]) -> str:
            nonlocal unknown
            other, dot, code = found[0].rpartition(".")
            cell = filled.forms.get(other if dot else form)
            value = cell.cells[code].value if cell and code in cell.cells else None
            unknown = unknown or value is None
            return f"Fraction('{value}')"

        text = re.sub(r"#(\d+)|(?:\d\d/\w+\.)?\d+", lambda m: m[1] or put(m), part)
        values.append(None if unknown else eval(text, {"Fraction": Fraction}))
    if None in values:
        return None
    signs = {
        "=": lambda a, b: a == b,
        "<=": lambda a, b: a <= b,
        ">=": lambda a, b: a >= b,
        "<": lambda a, b: a < b,
        ">": lambda a, b: a > b,
    }
    return all(
        signs[sign](a, b) for a, sign, b in zip(values, parts[1::2], values[1:], strict=False)
    )


@st.composite
def reports(draw) -> FilledReport:
    """The six forms of the circular with any figures, some of them not known."""
    counted = {
        (form.code, one.code): draw(SMALL)
        for form in FORMS.values()
        for one in form.live
        if draw(st.integers(0, 9))
    }
    return filled_of(FORMS.values(), counted)


@settings(max_examples=25)
@given(reports())
def test_a_report_that_may_be_sent_satisfies_every_rule_of_its_forms(filled):
    found = checked(filled)
    told = {(one.rule, one.holds) for one in found.findings if one.kind is CheckKind.IDENTITY}
    for form in FORMS.values():
        for identity in form.identities:
            holds = holds_by_itself(identity.rule, form.code, filled)
            printed = parse_identity(identity.rule, form.code).printed
            mine = [h for r, h in told if r == f"{form.code}: {printed}"]
            assert mine == ([] if holds is None else [holds]), identity.rule
            if not found.in_the_way and identity.level == "error":
                assert holds is not False


CELLS = st.dictionaries(
    st.sampled_from(sorted((form.code, one.code) for form in FORMS.values() for one in form.live)),
    st.none() | SMALL.map(lambda value: HandCell(value, "lý do")),
    max_size=8,
)


@settings(max_examples=15)
@given(reports(), CELLS, CELLS)
def test_checking_while_typing_is_the_whole_check(filled, first, second):
    """Step by step or at once, with what was taken away again: the same."""
    stepwise = recheck(recheck(checked(filled), first), second)
    hand = {key: cell for key, cell in {**first, **second}.items() if cell}
    assert stepwise == checked(settled(filled, hand))


def test_checking_while_typing_gives_what_the_service_gives(services):
    desk, reports, chance = Desk(services), services.reports, random.Random(6)
    for day, field in ((date(2026, 2, 2), ""), (date(2026, 3, 3), "land"), (date(2026, 6, 1), "")):
        paper = desk.paper("complaint", day, field=field, instance="first", qualified="yes")
        desk.do(paper.case_uid, "accepted", day)
    for year in (2023, 2024, 2025):
        reports.enter_old("kntc", period_of(PeriodType.H1, year), {("02/XLD", "1"): Decimal(99)})
    uid = reports.begin("", "kntc", H1, tuple(FORMS)).uid
    keys = [(form.code, one.code) for form in FORMS.values() for one in form.live]
    filled = reports.filled(uid)
    for _ in range(8):
        cells = {
            key: chance.choice([None, HandCell(Decimal(chance.randint(0, 40)), "lý do")])
            for key in chance.sample(keys, 12)
        }
        reports.set_cells(uid, cells)
        mine, filled = recheck(filled, cells), reports.filled(uid)
        assert replace(mine, report=filled.report) == filled
    assert {one.kind for one in filled.findings} >= {
        CheckKind.IDENTITY,
        CheckKind.BRIDGE,
        CheckKind.MISSING,
        CheckKind.OUTLIER,
    }


# Records by name


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.r = services.reports
    return made


def told_of(desk, kind):
    uid = desk.r.begin("", "kntc", H1, ("02/XLD",)).uid
    return [one for one in desk.r.filled(uid).findings if one.kind is kind and not one.holds]


def test_records_that_are_in_a_total_and_in_no_part_are_named(desk):
    papers = [
        desk.paper("complaint", date(2026, 3, 2), field=field, instance="first", qualified="yes")
        for field in ("land", "", "")
    ]
    for paper in papers:
        desk.do(paper.case_uid, "accepted", date(2026, 3, 2))
    (found,) = told_of(desk, CheckKind.IDENTITY)
    assert found.figures == "3 = 3 + 0 ≠ 1 + 0 + 0"
    assert found.because == tuple(
        f"Đơn số {paper.number}/2026 chưa ghi lĩnh vực" for paper in papers[1:]
    )
    assert found.refs == tuple(("petitions", paper.uid) for paper in papers[1:])


def test_a_period_that_is_not_over_says_so_and_forbids_nothing(desk):
    for kind, told in ((PeriodType.YEAR, 1), (PeriodType.Q3, 0)):
        uid = desk.r.begin("", "kntc", period_of(kind, 2026), ("02/XLD",)).uid
        filled = desk.r.filled(uid)
        words = [one.words for one in filled.findings if "mới kết thúc" in one.words]
        assert len(words) == told and filled.in_the_way == ()
        assert not words or "14/12/2026" in words[0]


def test_records_that_fit_in_no_column_are_told(desk):
    paper = desk.paper("mixed", date(2026, 3, 2))
    (found,) = told_of(desk, CheckKind.RECORD)
    assert found.because == (f"Đơn số {paper.number}/2026",)
    assert "chưa tách" in found.words
    assert not found.error
