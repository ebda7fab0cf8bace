"""Linked text: as it is kept, as it is put right, as it is printed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.model import Heading, Paragraph
from desktop_app.law.report_forms import Form, Item
from desktop_app.reports.filled import Cell, CellState, FilledForm, FilledReport
from desktop_app.reports.model import PeriodType, Report, ReportPeriod, Status
from desktop_app.reports.narrative.body import body
from desktop_app.reports.narrative.drifts import (
    drifts,
    freed,
    gaps,
    link_words,
    loose_numbers,
    relinked,
    unfinished,
    update,
)
from desktop_app.reports.narrative.markup import address, link_of, parsed, printed
from desktop_app.reports.narrative.model import (
    GAP,
    Link,
    LinkKind,
    Narrative,
    Place,
    Run,
    Section,
    joined,
    words,
)
from desktop_app.reports.narrative.packed import packed, unpacked

PERIOD = ReportPeriod(date(2025, 12, 15), date(2026, 6, 14), 2026, PeriodType.H1)


def filled(values=None, before=None, required=None):
    """A report whose form A has the items 1, 2, 3 (3 with two decimals)."""
    items = [Item(code=code, label=f"Cột {code}", unit="đơn") for code in "12"]
    items.append(Item(code="3", label="Tiền", unit="triệu đồng", decimals=2))
    values, before = values or {}, before or {}
    cells = {}
    for item in items:
        value = values.get(item.code)
        cells[item.code] = Cell(
            item,
            CellState.MISSING if value is None else CellState.TYPED,
            None if value is None else Decimal(value),
            same_last_year=Decimal(before[item.code]) if item.code in before else None,
        )
    form = Form(code="A", name="A", title="A", regime="kntc", shape="wide", items=tuple(items))
    report = Report(
        uid="r",
        rev=1,
        title="Báo cáo",
        regime="kntc",
        period=PERIOD,
        due=None,
        forms=("A",),
        status=Status.DRAFT,
        version=1,
    )
    return FilledReport(report, {"A": FilledForm(form, cells)}, required_days=required)


def narrative(*lines, key="s", **more):
    return Narrative("X", (Section(key, 1, "MỤC", tuple(parsed(line) for line in lines), **more),))


def lines(told):
    return [words(one) for section in told.sections for one in section.paragraphs]


texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
codes = st.text(st.sampled_from("0123/XLDđ.:|={}\\!@ "), min_size=1, max_size=8)
own = st.builds(
    Link,
    st.tuples(codes, codes),
    st.sampled_from(LinkKind),
    st.just("") | codes,
    st.booleans(),
)
itself = st.builds(Link, st.tuples(st.just("@"), st.sampled_from(("days", "period"))))
runs = st.builds(Run, texts, st.none() | own | itself)
paragraphs = st.lists(runs, max_size=6).map(joined)


@given(paragraphs)
def test_what_is_kept_comes_back(paragraph):
    assert parsed(printed(paragraph)) == paragraph


@given(st.text(max_size=60))
def test_any_text_is_read_as_something_that_is_kept_the_same_way(text):
    once = parsed(text)
    assert parsed(printed(once)) == once


def test_the_markup_is_that_of_the_contract():
    told = parsed("Có {02/XLD.1=58} đơn, {cmp:02/XLD.1=tăng 12 % so với cùng kỳ năm trước}.")
    assert told == (
        Run("Có "),
        Run("58", Link(("02/XLD", "1"))),
        Run(" đơn, "),
        Run("tăng 12 % so với cùng kỳ năm trước", Link(("02/XLD", "1"), LinkKind.LAST_YEAR)),
        Run("."),
    )


def test_braces_of_a_person_are_letters():
    assert words(parsed(r"tập hợp \{a\} và {b}")) == "tập hợp {a} và {b}"
    assert printed((Run("{02/XLD.1=58}"),)) == r"\{02/XLD.1=58\}"
    assert parsed(r"\{02/XLD.1=58\}") == (Run("{02/XLD.1=58}"),)


@pytest.mark.parametrize("bad", ["", "02", "nonsense:A.1", "A.", ".1", "A.1|", "a:b:A.1"])
def test_an_address_that_is_none(bad):
    assert link_of(bad) is None


def test_a_figure_written_over_says_so_in_its_address():
    assert address(Link(("A", "1"), typed=True)) == "A.1!"
    assert link_of("share:A.1|2!") == Link(("A", "1"), LinkKind.SHARE, "2", typed=True)


def test_only_links_that_say_something_else_have_drifted():
    told = narrative("Có {A.1=58} và {A.2=3}, tính {@days=từ ngày 01/01/2026 đến ngày 02/01/2026}.")
    found = drifts(told, filled({"1": 60, "2": 3}))
    assert [(one.written, one.now) for one in found] == [
        ("58", "60"),
        ("từ ngày 01/01/2026 đến ngày 02/01/2026", "từ ngày 15/12/2025 đến ngày 14/06/2026"),
    ]
    assert found[0].place == Place("s", 0, 1)


def test_hidden_sections_do_not_drift_and_are_left_alone():
    told = narrative("Có {A.1=58}.", off=True)
    now = filled({"1": 60})
    assert drifts(told, now) == []
    assert update(told, now) == told


def test_putting_right_keeps_the_words_and_what_was_written_over():
    told = narrative("Tôi viết {A.1=58} đơn.", "Còn {A.2!=7}, cũ {A.2=1}.")
    now = filled({"1": 1260, "2": 3})
    assert lines(update(told, now)) == ["Tôi viết 1.260 đơn.", "Còn 7, cũ 3."]
    assert [one.typed for one in drifts(update(told, now), now)] == [True]
    assert lines(update(told, now, Place("s", 1, 1))) == ["Tôi viết 58 đơn.", "Còn 3, cũ 1."]
    assert drifts(update(told, now, typed=True), now) == []


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_what_was_put_right_has_not_drifted(first, second):
    told = narrative("Có {A.1=5}, ({cmp:A.1=x}) {share:A.1|2=y}; {A.2=……}.")
    now = filled({"1": first, "2": second}, {"1": 7})
    right = update(told, now)
    assert drifts(right, now) == []
    assert update(right, now) == right


def test_a_comparison_that_can_no_longer_be_made_goes_with_its_signs():
    now = filled({"1": 58})
    told = narrative(
        "Có {A.1=58} đơn ({cmp:A.1=tăng 12 %}) trong kỳ.",
        "Có {A.1=58} đơn, {cmp:A.1=tăng 12 %}.",
        "Có {A.1=58} đơn; {prev:A.1=tăng 12 %}.",
    )
    assert [one.now for one in drifts(told, now)] == [None, None, None]
    assert lines(update(told, now)) == [
        "Có 58 đơn trong kỳ.",
        "Có 58 đơn.",
        "Có 58 đơn.",
    ]


def test_a_figure_that_no_form_has_becomes_a_gap():
    right = update(narrative("Có {B.9=58} đơn."), filled())
    assert lines(right) == [f"Có {GAP} đơn."]
    assert [one.key for one in unfinished(right)] == ["s"]


def test_gaps_are_told_until_the_figure_is_there():
    told = narrative("Có {A.1=……} đơn.")
    assert gaps(told) == [Place("s", 0, 1)]
    assert drifts(told, filled()) == []
    assert gaps(update(told, filled({"1": 0}))) == []


def test_a_freed_figure_is_mere_words():
    told = freed(narrative("Có {A.1!=60} đơn."), Place("s", 0, 1))
    assert told.sections[0].paragraphs == ((Run("Có 60 đơn."),),)


def test_words_taken_over_have_the_figures_of_now():
    old = narrative("Có {A.1=58}, {A.2!=9}.").sections[0].paragraphs
    assert [words(one) for one in relinked(old, filled({"1": 2, "2": 3}))] == ["Có 2, 3."]


def test_numbers_that_no_form_gives_are_named_but_not_those_of_documents_and_days():
    told = narrative(
        "Có {A.1=58} đơn, 17 buổi, 12,5 % theo Kế hoạch số 15/KH-UBND ngày 3/2/2026, 1.200 lượt."
    )
    assert loose_numbers(told.sections[0].paragraphs) == ["17", "12,5", "1.200"]


def test_money_and_land_are_printed_without_idle_zeros():
    assert lines(update(narrative("{A.3=x}"), filled({"3": "1234.50"}))) == ["1.234,5"]
    assert lines(update(narrative("{A.3=x}"), filled({"3": "1234"}))) == ["1.234"]


def test_what_a_link_speaks_of():
    now = filled({"1": 1})
    assert link_words(Link(("A", "1")), now) == "Biểu A, cột 1: Cột 1"
    assert "không còn trên biểu" in link_words(Link(("B", "1")), now)


def test_the_print_has_numbers_markers_and_visible_gaps():
    told = Narrative(
        "X",
        (
            Section("o", 0, "Mở đầu", (parsed("Báo cáo như sau:"),)),
            Section("a", 1, "KẾT QUẢ"),
            Section("b", 2, "Đơn", (parsed("- Có {A.1=58} đơn, đạt 12,5 %."), ())),
            Section("c", 2, "Ẩn", (parsed("x"),), off=True),
            Section("d", 3, "Không viết"),
            Section("e", 1, "KIẾN NGHỊ", (parsed("Không."),)),
        ),
    )
    blocks = body(told)
    shown = [
        (one.number, "".join(run.text for run in one.title))
        if isinstance(one, Heading)
        else (one.marker, "".join(run.text for run in one.runs))
        for one in blocks
    ]
    assert shown == [
        ("", "Báo cáo như sau:"),
        ("I.", "KẾT QUẢ"),
        ("1.", "Đơn"),
        ("-", "Có 58 đơn, đạt 12,5\N{NO-BREAK SPACE}%."),
        ("a)", "Không viết"),
        ("", GAP),
        ("II.", "KIẾN NGHỊ"),
        ("", "Không."),
    ]
    assert all(isinstance(one, Heading | Paragraph) for one in blocks)


def test_a_narrative_is_kept_whole():
    told = Narrative(
        "OUTLINE-DC",
        (
            Section("a", 1, "MỘT", (parsed("Có {A.1!=58}."), ()), "f00"),
            Section("own-1", 2, "Hai", off=True, own=True),
        ),
    )
    assert unpacked(packed(told)) == told
    assert unpacked("") == Narrative() == unpacked(None)
