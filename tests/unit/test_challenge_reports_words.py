"""Words with links under attack: braces, backslashes, shares of nothing, gone columns."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from case_desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.narrative.compare_words import comparison, share
from desktop_app.reports.narrative.drifts import drifts, update
from desktop_app.reports.narrative.markup import parsed, printed
from desktop_app.reports.narrative.model import Link, LinkKind, Run, joined, words
from desktop_app.reports.periods import period_of

H1 = period_of(PeriodType.H1, 2026)
NASTY = st.text(alphabet="{}\\=.|:!@a1 ắ\n\x00", max_size=12)
PART = NASTY.filter(bool)
LINKS = st.builds(
    Link,
    st.tuples(PART.filter(lambda one: one != "@"), PART),
    st.sampled_from(LinkKind),
    NASTY,
    st.booleans(),
)


@given(st.lists(st.builds(Run, NASTY, st.none() | LINKS), max_size=5))
def test_whatever_is_written_is_read_back(runs):
    paragraph = joined(runs)
    assert parsed(printed(paragraph)) == paragraph


@given(st.text(alphabet="{}\\=.|:!@a1 ", max_size=40))
def test_what_people_type_loses_no_letter(text):
    found = parsed(text)
    if all(run.link is None for run in found) and "\\" not in text:
        assert words(found) == text


@pytest.mark.parametrize(
    ("now", "before"), [(0, 0), (5, 0), (0, 5), (10**14, 1), (1, 10**14), (3, 3)]
)
def test_comparisons_with_nought_and_with_very_much(now, before):
    told = comparison(Decimal(now), Decimal(before), "cùng kỳ năm trước")
    assert told
    for wrong in ("nan", "inf", "E+", "∞", "None"):
        assert wrong not in told


def test_shares_are_rounded_to_sense():
    assert share(Decimal(1), Decimal(3)).startswith("33,3")
    assert share(Decimal(0), Decimal(7)).startswith("0")
    assert share(Decimal(7), Decimal(7)).startswith("100")


def test_a_link_to_a_column_that_is_gone_is_told_and_the_report_still_goes_out(services):
    desk = Desk(services)
    reports, narratives = services.reports, services.narratives
    uid = reports.begin("", "kntc", H1, ("02/XLD", "06/QLKNTC")).uid
    opened = narratives.open(uid)
    section = next(one for one in opened.narrative.sections if one.level)
    bad = (
        Run("Có "),
        Run("58", Link(("99/X", "1"))),
        Run(" và "),
        Run("12 %", Link(("06/QLKNTC", "4"), LinkKind.SHARE, "khong-co")),
    )
    told = opened.narrative.with_section(replace(section, paragraphs=(bad,)))
    narratives.save(uid, told, opened.kept)
    filled = narratives.filled(uid)
    assert len([one for one in drifts(told, filled) if one.now is None]) == 2
    assert "58" not in words(update(told, filled).section(section.key).paragraphs[0])
    reports.fill_zeros(uid, "06/QLKNTC")
    reports.set_cells(uid, {("06/QLKNTC", "4"): HandCell(Decimal(3))})
    reports.send(uid, date(2026, 11, 20), files=services.report_papers.files())
    assert len(reports.files(uid)) == 3
    assert desk.today


SIGNS = ("\x00", "\x07", "\x0b", "\x1f", "\ufffe", "\u2028", "\u202e")


def test_signs_that_no_paper_bears_do_not_keep_a_report_here(services, tmp_path):
    """What is pasted from Word carries them. Each stands in a paragraph and a word of its own."""
    reports, narratives = services.reports, services.narratives
    uid = reports.begin("", "kntc", H1, ("02/XLD",)).uid
    opened = narratives.open(uid)
    section = next(one for one in opened.narrative.sections if one.level)
    said = tuple((Run(f"Một{sign}hai"),) for sign in SIGNS)
    narratives.save(
        uid, opened.narrative.with_section(replace(section, paragraphs=said)), opened.kept
    )
    reports.set_note(uid, "02/XLD", " ".join(f"Ghi{sign}chú" for sign in SIGNS))
    reports.set_title(uid, " ".join(f"Báo cáo{sign}thử" for sign in SIGNS))
    why = " ".join(f"Vì{sign}sao" for sign in SIGNS)
    reports.set_cells(uid, {("02/XLD", "1"): HandCell(Decimal(0), why)})
    folder = tmp_path / "ra"
    folder.mkdir()
    assert len(services.report_papers.bundle(uid, folder)) == 3
    reports.send(uid, date(2026, 11, 20), files=services.report_papers.files())
    assert len(reports.files(uid)) == 3
