"""Sentences from figures, the outlines they stand in, and how many days the law asks for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_report_narrative_links import filled

from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.office.model import Level, Office
from desktop_app.reports.filled import Cell, CellState, FilledForm, FilledReport
from desktop_app.reports.forms.decode import shipped_forms
from desktop_app.reports.model import PeriodType, Report, ReportPeriod, Status
from desktop_app.reports.narrative.compare_words import comparison, share
from desktop_app.reports.narrative.drafting import draft, is_edited, names_of
from desktop_app.reports.narrative.drifts import drifts
from desktop_app.reports.narrative.markup import link_of, parsed
from desktop_app.reports.narrative.model import GAP, SELF, words
from desktop_app.reports.narrative.outline import numbers, outline_for, shipped
from desktop_app.reports.narrative.quota import required_days
from desktop_app.reports.narrative.sections import switched
from desktop_app.reports.narrative.stale import agreed, redone, stale
from desktop_app.reports.narrative.template import BadTemplate, fill, links, read
from desktop_app.reports.numbers import number
from desktop_app.reports.periods import period_of

OFFICE = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
AGAINST = "cùng kỳ năm trước"


def said(text, *args, **more):
    found = fill(text, filled(*args, **more), names_of(OFFICE))
    return None if found is None else words(found)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (213, 190, "tăng 12,1 % so với cùng kỳ năm trước"),
        (112, 100, "tăng 12 % so với cùng kỳ năm trước"),
        (50, 100, "giảm 50 % so với cùng kỳ năm trước"),
        (100, 100, "bằng cùng kỳ năm trước"),
        (0, 0, "bằng cùng kỳ năm trước"),
        (5, 0, "cùng kỳ năm trước không phát sinh"),
        (0, 5, "cùng kỳ năm trước là 5 đơn"),
        (300, 100, "tăng 200 % so với cùng kỳ năm trước"),
        (2001, 2000, "tăng 0,1 % so với cùng kỳ năm trước"),
        (20001, 20000, "tăng dưới 0,1 % so với cùng kỳ năm trước"),
        (2, 3, "giảm 33,3 % so với cùng kỳ năm trước"),
    ],
)
def test_comparisons(now, before, expected):
    assert comparison(Decimal(now), Decimal(before), AGAINST, unit="đơn") == expected


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_comparison_tells_the_direction_and_a_percentage_that_is_near(now, before):
    told = comparison(Decimal(now), Decimal(before), AGAINST)
    assert told.startswith("tăng") == (now > before)
    assert told.startswith("giảm") == (0 < now < before)
    if told.startswith(("tăng", "giảm")) and "dưới" not in told:
        shown = Decimal(told.split()[1].replace(".", "").replace(",", "."))
        assert abs(shown - abs(Decimal(now - before)) * 100 / before) <= Decimal("0.05")


def test_figures_are_written_as_here():
    assert number(Decimal("1234567")) == "1.234.567"
    assert number(Decimal("0.125"), 2) == "0,13"
    assert number(Decimal("10"), 1) == "10"
    assert share(Decimal(7), Decimal(12)) == "58,3 %"
    assert share(Decimal(7), Decimal(0)) == ""


def test_brackets_go_when_their_figures_are_zero_or_nothing_compares():
    text = "Có {A.1} đơn[ ({cmp:A.1})][, trong đó {A.2} gấp]."
    assert said(text, {"1": 4, "2": 0}) == "Có 4 đơn."
    assert said(text, {"1": 4, "2": 1}, {"1": 2}) == (
        "Có 4 đơn (tăng 100 % so với cùng kỳ năm trước), trong đó 1 gấp."
    )


def test_lists_name_what_is_not_zero_and_are_parted_by_a_sign_that_cannot_mislead():
    text = "Gồm[: <đất đai {A.1}|chế độ, chính sách {A.2}|khác {A.3}>]."
    assert said(text, {"1": 1, "2": 0, "3": 2}) == "Gồm: đất đai 1, khác 2."
    assert said(text, {"1": 1, "2": 3, "3": 2}) == ("Gồm: đất đai 1; chế độ, chính sách 3; khác 2.")
    assert said(text, {"1": 0, "2": 0, "3": 0}) == "Gồm."


def test_a_missing_figure_is_a_gap_and_one_on_no_form_ends_the_sentence():
    assert said("Có {A.1} đơn[, {A.2} gấp].", {"2": 0}) == f"Có {GAP} đơn."
    assert said("Có {B.1} đơn.", {}) is None
    assert said("Có {A.1} đơn[, {B.1} gấp].", {"1": 3}) == "Có 3 đơn."


def test_the_days_of_the_law_stand_beside_those_of_the_chairman():
    text = "{@head} tiếp {A.1}[/{law:A.1} ngày theo quy định]"
    assert said(text, {"1": 11}, required=12) == (
        "Chủ tịch Ủy ban nhân dân xã tiếp 11/12 ngày theo quy định"
    )
    assert said(text, {"1": 11}) == "Chủ tịch Ủy ban nhân dân xã tiếp 11"


@pytest.mark.parametrize("bad", ["[a", "<a|b", "a]", "a>", "{nói}", "a|b", "[a>", "{x:A.1}"])
def test_bad_sentences_are_refused(bad):
    with pytest.raises(BadTemplate):
        read(bad)


def test_signs_after_a_backslash_are_letters():
    assert said(r"\[{A.1}\] \<b\>", {"1": 1}) == "[1] <b>"


# The outlines that are shipped


def sentences():
    for outline in shipped():
        for section in outline.section:
            for one in section.sentences:
                yield outline, section, one


def test_every_link_of_the_outlines_is_on_a_form_of_their_regime():
    forms = {(form.regime, form.code): form for form in shipped_forms()}
    seen = 0
    for outline, section, one in sentences():
        asked = [link for text in (one.text, one.zero) for link in links(read(text))]
        asked += [link_of(one.on)] if one.on else []
        for link in asked:
            assert link is not None, (section.key, one.on)
            if link.key[0] == SELF:
                continue
            known = {item.code for item in forms[outline.regime, link.key[0]].items}
            assert link.key[1] in known, (section.key, link)
            assert not link.whole or link.whole in known, (section.key, link)
            seen += 1
    assert seen > 300


def test_all_columns_of_the_forms_that_can_be_told_are_told():
    told = {link.key for _, _, one in sentences() for link in links(read(one.text))}
    every = {(form.code, item.code) for form in shipped_forms() for item in form.items}
    assert every - told <= {("DC", "BQ3H"), ("DC", "BQ3T"), ("06/QLKNTC", "13")}


def test_the_headings_of_mau_02_are_numbered_as_in_the_circular():
    outline = next(one for one in shipped() if one.code == "OUTLINE-KNTC")
    numbered = dict(
        zip(
            (one.key for one in outline.section),
            numbers([one.level for one in outline.section]),
            strict=True,
        )
    )
    assert [numbered[key] for key in ("situation", "results", "assessment", "forecast")] == [
        "I",
        "II",
        "III",
        "IV",
    ]
    assert numbered["results.papers.others"] == "c"
    assert numbered["results.management"] == "6"
    assert numbered["opening"] == ""
    assert numbered["proposals"] == "VI"


def test_letters_follow_the_alphabet_of_decree_30():
    assert list(numbers([1, 2, *[3] * 7])) == ["I", "1", "a", "b", "c", "d", "đ", "e", "g"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (PeriodType.Q1, "OUTLINE-KNTC"),
        (PeriodType.H1, "OUTLINE-KNTC"),
        (PeriodType.M9, "OUTLINE-KNTC"),
        (PeriodType.YEAR, "OUTLINE-KNTC"),
        (PeriodType.Q2, ""),
        (PeriodType.Q3, ""),
        (PeriodType.Q4, ""),
    ],
)
def test_quarters_two_to_four_have_no_narrative(kind, code):
    found = outline_for(shipped(), "kntc", kind, date(2026, 12, 14))
    assert (found.code if found else "") == code


def report_of(regime, values):
    """A report with all forms of a regime; `values(form, code)` gives value and last year's."""
    forms = {}
    for form in shipped_forms():
        if form.regime == regime:
            cells = {}
            for item in form.items:
                value, before = values(form.code, item.code)
                state = CellState.MISSING if value is None else CellState.COUNTED
                cells[item.code] = Cell(item, state, value, same_last_year=before)
            forms[form.code] = FilledForm(form, cells)
    period = period_of(PeriodType.H1, 2027)
    report = Report(
        uid="r",
        rev=1,
        title="Báo cáo",
        regime=regime,
        period=period,
        due=None,
        forms=tuple(forms),
        status=Status.DRAFT,
        version=1,
    )
    return FilledReport(report, forms, required_days=12)


@pytest.fixture(params=[one.code for one in shipped()])
def outline(request):
    return next(one for one in shipped() if one.code == request.param)


def whole(outline, values):
    told = draft(outline, report_of(outline.regime, values), OFFICE)
    return told, "\n".join(words(one) for s in told.sections for one in s.paragraphs)


def test_a_period_in_which_nothing_came_says_so_and_guesses_no_comparison(outline):
    told, text = whole(outline, lambda *_: (Decimal(0), None))
    assert "không phát sinh" in text
    assert AGAINST not in text
    assert GAP not in text
    assert "từ ngày 15/12/2026 đến ngày 14/06/2027" in text
    assert "6 tháng đầu năm 2027" in text
    assert drifts(told, report_of(outline.regime, lambda *_: (Decimal(0), None))) == []


def test_figures_nobody_has_given_are_gaps(outline):
    _, text = whole(outline, lambda *_: (None, None))
    assert text.count(GAP) > 10
    assert AGAINST not in text


@settings(max_examples=30)
@given(st.randoms(use_true_random=False), st.sampled_from([one.code for one in shipped()]))
def test_drafts_of_any_figures_are_clean_sentences(random, code):
    chosen = next(one for one in shipped() if one.code == code)
    known = {}

    def values(form, item):
        some = (None, Decimal(0), Decimal(1), Decimal(random.randint(0, 3000)))
        return known.setdefault((form, item), (random.choice(some), random.choice(some)))

    told, text = whole(chosen, values)
    for bad in (
        "  ",
        " ,",
        " ;",
        " .",
        "()",
        "( ",
        " )",
        ",.",
        ";.",
        ":.",
        "..",
        "{",
        "}",
        "[",
        "<",
    ):
        assert bad not in text.replace(GAP, "0"), bad
    assert drifts(told, report_of(chosen.regime, values)) == []
    assert not any(is_edited(section) for section in told.sections)
    for line in text.splitlines():
        assert line.endswith((".", ":", ".)")), line


def test_a_rate_of_nothing_is_left_out_and_not_a_gap():
    outline = next(one for one in shipped() if one.code == "OUTLINE-DC")
    rates = {item.code for form in shipped_forms() for item in form.items if item.unit == "%"}

    def values(_form, code):
        return (None if code in rates else Decimal(code not in ("DON6", "NV1")), None)

    _, text = whole(outline, values)
    assert GAP not in text
    assert "%" not in text
    assert "Đã công khai 1/1 nội dung phải công khai trong kỳ; đúng hạn 1 nội dung." in text


# How many days the law asks for


@pytest.fixture(scope="module")
def versions():
    return [one for one in shipped_rules() if one.code == "tcd.chairman"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 12, 15), date(2027, 6, 14), 12),  # two a month
        (date(2026, 12, 15), date(2027, 12, 14), 24),
        (date(2026, 12, 15), date(2027, 3, 14), 6),
        (date(2025, 12, 15), date(2026, 6, 14), 26),  # one a week, by its Thursday
        (date(2026, 6, 15), date(2026, 9, 14), 2 + 4),  # 18/6, 25/6; July, August
        (date(2026, 7, 1), date(2026, 7, 30), 0),
    ],
)
def test_days_the_chairman_has_to_receive(versions, first, last, expected):
    assert required_days(ReportPeriod(first, last, last.year), versions) == expected


def test_without_a_rule_nothing_is_guessed():
    assert required_days(ReportPeriod(date(2026, 1, 1), date(2026, 6, 30), 2026), []) is None


# Sections that want other sentences


def two_drafts(before, now):
    """What was drafted from one complaint count, and what would be drafted from another."""
    outline = next(one for one in shipped() if one.code == "OUTLINE-KNTC")

    def values(count):
        return lambda form, code: (
            Decimal(count) if (form, code) in (("02/XLD", "6"), ("02/XLD", "9")) else Decimal(0),
            None,
        )

    return (
        draft(outline, report_of("kntc", values(before)), OFFICE),
        draft(outline, report_of("kntc", values(now)), OFFICE),
    )


def test_what_was_nothing_and_has_come_is_told_though_no_link_could():
    then, now = two_drafts(0, 3)
    assert drifts(then, report_of("kntc", lambda *_: (Decimal(0), None))) == []
    found = stale(then, now)
    assert [one.section.key for one in found] == ["situation.complaints", "results.papers.own"]
    assert {(link.key, text) for link, text in found[0].untold} == {
        (("02/XLD", "6"), "3"),
        (("02/XLD", "9"), "3"),
    }
    assert not found[0].edited
    assert redone(then, found) == now
    assert stale(redone(then, found), now) == []


def test_other_figures_in_the_same_sentences_are_no_reason_to_draft_again():
    then, now = two_drafts(2, 3)
    assert stale(then, now) == []


def test_words_of_an_officer_are_not_drafted_over_and_can_be_agreed_with():
    then, now = two_drafts(0, 3)
    section = then.section("situation.complaints")
    told = then.with_section(replace(section, paragraphs=(*section.paragraphs, parsed("Của tôi."))))
    found = stale(told, now)
    assert [one.edited for one in found] == [True, False]
    right = redone(told, found)
    assert right.section("situation.complaints") == told.section("situation.complaints")
    assert stale(agreed(right, found[0]), now) == []
    hidden = switched(told, "situation.complaints", off=True)
    assert [one.section.key for one in stale(hidden, now)] == ["results.papers.own"]
