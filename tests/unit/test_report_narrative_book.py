"""Narratives in a real book: kept, refused when changed elsewhere, the one before, own outlines."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop_app.errors import UserError
from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.narrative import sections
from desktop_app.reports.narrative.body import body
from desktop_app.reports.narrative.markup import parsed
from desktop_app.reports.narrative.model import words
from desktop_app.reports.narrative.packed import unpacked
from desktop_app.reports.periods import period_of

KNTC = ("01/TCD", "02/XLD")


def begin(services, kind=PeriodType.H1, year=2026, regime="kntc", forms=KNTC):
    period = period_of(kind, year)
    return services.reports.begin("", regime, period, forms).uid


def write(services, uid, text="Lời của tôi."):
    opened = services.narratives.open(uid)
    section = replace(opened.narrative.section("forecast"), paragraphs=(parsed(text),))
    narrative = opened.narrative.with_section(section)
    services.narratives.save(uid, narrative, opened.kept)
    return narrative


def test_nothing_is_kept_until_somebody_saves_and_printing_has_words_all_the_same(services):
    uid = begin(services)
    opened = services.narratives.open(uid)
    assert opened.kept.sections == ()
    assert opened.narrative.outline == "OUTLINE-KNTC"
    assert services.narratives.words(opened.filled) == opened.narrative
    assert len(body(opened.narrative)) > 20


def test_kept_words_come_back_and_one_step_of_undo_takes_them_away(services):
    uid = begin(services)
    narrative = write(services, uid)
    assert services.narratives.get(uid) == narrative
    assert services.narratives.open(uid).narrative == narrative
    services.undo()
    assert services.narratives.get(uid).sections == ()


def test_words_changed_meanwhile_are_not_written_over(services):
    uid = begin(services)
    opened = services.narratives.open(uid)
    kept = write(services, uid)
    with pytest.raises(UserError, match="ở nơi khác"):
        services.narratives.save(uid, opened.narrative, opened.kept)
    assert services.narratives.get(uid) == kept


def test_figures_typed_meanwhile_are_in_nobodys_way(services):
    uid = begin(services)
    opened = services.narratives.open(uid)
    services.reports.set_cells(uid, {("01/TCD", "5"): HandCell(Decimal(7), "thử")})
    services.narratives.save(uid, opened.narrative, opened.kept)
    assert services.narratives.get(uid) == opened.narrative


def test_the_report_before_is_the_newest_of_its_kind_then_of_its_regime(services):
    now = begin(services, PeriodType.M9)
    assert services.narratives.previous(now) is None
    first = begin(services, PeriodType.Q1)
    begin(services, PeriodType.H1)  # nobody wrote in it
    write(services, first, "Quý I.")
    assert services.narratives.previous(now).report.uid == first
    later = begin(services, PeriodType.M9, 2027)
    write(services, now, "9 tháng.")
    half = begin(services, PeriodType.H1, 2027)
    write(services, half, "Nửa năm.")
    before = services.narratives.previous(later)
    assert before.report.uid == now  # of the same kind, though another is newer
    assert words(before.narrative.section("forecast").paragraphs[0]) == "9 tháng."
    assert services.narratives.previous(half).report.uid == now  # 14/9/2026 is nearer than 14/3


def test_the_days_of_the_law_are_part_of_the_figures(services):
    uid = begin(services, PeriodType.H1, 2027)
    assert services.narratives.open(uid).filled.required_days == 12


def test_an_office_keeps_its_own_democracy_outline_and_takes_it_back(services):
    uid = begin(services, regime="democracy", forms=("DC",))
    told = services.narratives.open(uid).narrative
    told, key = sections.added(told, "results.reform", "Dân chủ ở trường học")
    told = sections.renamed(told, "results.units", "Ở các phòng, đơn vị")
    told = sections.switched(told, "results.conventions", off=True)
    services.narratives.outlines.keep(told)
    later = begin(services, PeriodType.YEAR, regime="democracy", forms=("DC",))
    fresh = services.narratives.open(later).narrative
    assert [(one.key, one.heading, one.off) for one in fresh.sections] == [
        (one.key, one.heading, one.off) for one in told.sections
    ]
    assert fresh.section(key).own
    assert fresh.section("results.publicity").paragraphs  # its sentences are still there
    services.narratives.outlines.reset("OUTLINE-DC")
    again = services.narratives.open(later).narrative
    assert "Dân chủ ở trường học" not in {one.heading for one in again.sections}
    with pytest.raises(UserError):
        services.narratives.outlines.reset("OUTLINE-DC")


def test_an_outline_of_the_law_is_not_changed_for_later_reports(services):
    told = services.narratives.open(begin(services)).narrative
    with pytest.raises(UserError, match="06/2025/TT-TTCP"):
        services.narratives.outlines.keep(told)


def test_a_part_added_stands_behind_all_that_is_under_the_one_before(services):
    told = services.narratives.open(begin(services)).narrative
    told, key = sections.added(told, "results", "  MỤC   MỚI ")
    keys = [one.key for one in told.sections]
    assert keys.index(key) == keys.index("assessment") - 1
    assert told.section(key).heading == "MỤC MỚI"
    other, second = sections.added(told, key, "Mục nữa")
    assert second != key
    assert sections.removed(other, second) == told


@pytest.mark.parametrize("heading", ["", "   "])
def test_a_part_needs_a_name(services, heading):
    told = services.narratives.open(begin(services)).narrative
    with pytest.raises(UserError):
        sections.added(told, "results", heading)


def test_parts_of_the_outline_are_hidden_with_what_is_under_them_and_never_removed(services):
    told = services.narratives.open(begin(services)).narrative
    hidden = sections.switched(told, "results.papers", off=True)
    off = {one.key for one in hidden.sections if one.off}
    assert off == {
        "results.papers",
        "results.papers.total",
        "results.papers.own",
        "results.papers.others",
    }
    shown = sections.switched(hidden, "results.papers.own", off=False)
    assert not shown.section("results.papers").off
    assert shown.section("results.papers.total").off
    with pytest.raises(UserError):
        sections.removed(told, "results.papers")


def test_a_sent_report_takes_no_other_words(services):
    uid = begin(services)
    opened = services.narratives.open(uid)
    with services.book.change(user="lan", label="thử") as change:
        change.update("reports", uid, {"status": "sent"})
    with pytest.raises(UserError):
        services.narratives.save(uid, opened.narrative, opened.kept)


def test_what_goes_out_is_what_is_printed(services):
    uid = begin(services)
    told = services.narratives.open(uid).narrative
    assert unpacked(services.narratives.going_out(services.reports.filled(uid))) == told


def test_forms_sent_without_words_have_none_to_keep(services):
    uid = begin(services, PeriodType.Q3)
    assert services.narratives.going_out(services.reports.filled(uid)) == ""


def test_what_is_still_missing_is_told_in_one_line(services):
    uid = begin(services, forms=(*KNTC, "06/QLKNTC"))
    told = services.narratives.lacking(services.reports.filled(uid))
    assert told.startswith("Lời văn: ")
    assert "mục chưa viết" in told
    assert "mục còn chỗ trống số liệu" in told
    write(services, uid)
    services.reports.set_cells(uid, {("01/TCD", "5"): HandCell(Decimal(7), "thử")})
    told = services.narratives.lacking(services.reports.filled(uid))
    assert "mục có số liệu mới chưa nói đến" in told
