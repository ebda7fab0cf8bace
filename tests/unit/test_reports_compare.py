"""Figures of other periods: as sent, typed in, or counted again; what is far from them."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from case_desk import Desk

from desktop_app.errors import UserError
from desktop_app.reports.filled import CheckKind
from desktop_app.reports.model import PeriodType, ReportPeriod, Status
from desktop_app.reports.periods import period_of, same_last_year

H1 = period_of(PeriodType.H1, 2026)
Q2 = period_of(PeriodType.Q2, 2026)
Q3 = period_of(PeriodType.Q3, 2026)
XLD = ("02/XLD",)
TOTAL = ("02/XLD", "1")
SENT = date(2026, 11, 21)


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.r = services.reports
    return made


def report(desk, period, forms=XLD):
    return desk.r.begin("", "kntc", period, forms).uid


def papers(desk, *days):
    return [desk.paper("feedback", day) for day in days]


def test_the_last_period_comes_from_its_sent_report_and_not_from_the_books(desk):
    papers(desk, date(2026, 5, 4))
    desk.r.send(report(desk, Q2), SENT)
    papers(desk, date(2026, 5, 5))
    uid = report(desk, Q3)
    desk.r.set_compared(uid, "last", {TOTAL: Decimal(77)})
    filled = desk.r.filled(uid)
    assert filled.cell(TOTAL).last_period == 1
    assert filled.compared["last"].startswith("theo báo cáo đã gửi ngày 21/11/2026")


def test_a_corrected_version_is_what_is_compared_with(desk):
    old = report(desk, Q2)
    desk.r.send(old, SENT)
    papers(desk, date(2026, 5, 4))
    new = desk.r.correct(old, "Sót").uid
    uid = report(desk, Q3)
    assert desk.r.filled(uid).cell(TOTAL).last_period == 0
    desk.r.send(new, SENT)
    assert desk.r.filled(uid).cell(TOTAL).last_period == 1


def test_without_a_sent_report_a_typed_figure_comes_first_and_the_books_next(desk):
    papers(desk, date(2026, 3, 15), date(2026, 5, 4))
    uid = report(desk, Q3)
    filled = desk.r.filled(uid)
    assert filled.cell(TOTAL).last_period == 2
    assert filled.compared["last"] == "tính lại từ sổ"
    desk.r.set_compared(uid, "last", {TOTAL: Decimal(5)})
    filled = desk.r.filled(uid)
    assert filled.cell(TOTAL).last_period == 5
    assert filled.cell(("02/XLD", "2")).last_period == 0
    assert filled.compared["last"] == "số nhập tay; tính lại từ sổ"
    desk.r.set_compared(uid, "last", {TOTAL: None})
    assert desk.r.filled(uid).cell(TOTAL).last_period == 2


def test_a_book_that_begins_late_in_the_period_says_since_when(desk):
    papers(desk, date(2026, 4, 2))
    filled = desk.r.filled(report(desk, Q3))
    assert filled.cell(TOTAL).last_period == 1
    assert filled.compared["last"] == "tính lại từ sổ (sổ có từ ngày 02/04/2026)"


def test_no_figure_stands_where_nobody_knows_one(desk):
    papers(desk, date(2026, 5, 4))
    filled = desk.r.filled(report(desk, Q3))
    assert filled.cell(TOTAL).last_period is None
    assert filled.cell(TOTAL).same_last_year is None
    assert filled.compared == {"last": "", "same": ""}


def test_totals_of_typed_figures_follow_from_their_parts(desk):
    uid = report(desk, H1)
    parts = {("02/XLD", code): Decimal(code) for code in ("7", "8", "13", "14", "20", "21", "22")}
    desk.r.set_compared(uid, "same", parts)
    filled = desk.r.filled(uid)
    told = {code: filled.cell(("02/XLD", code)).same_last_year for code in ("6", "12", "19", "4")}
    assert told == {"6": 15, "12": 27, "19": 63, "4": 105}
    assert filled.cell(("02/XLD", "3")).same_last_year is None  # 23 is not known


def test_an_old_report_is_entered_for_comparison_and_added_to(desk):
    last_year = same_last_year(H1)
    uid = desk.r.enter_old("kntc", last_year, {TOTAL: Decimal(40)}).uid
    assert desk.r.get(uid).status is Status.ENTERED
    assert desk.r.enter_old("kntc", last_year, {("02/XLD", "2"): Decimal(39)}).uid == uid
    filled = desk.r.filled(report(desk, H1))
    assert filled.cell(TOTAL).same_last_year == 40
    assert filled.cell(("02/XLD", "2")).same_last_year == 39
    assert filled.compared["same"].startswith("theo báo cáo cũ nhập tay")
    desk.r.delete(uid)
    with pytest.raises(UserError):
        desk.r.enter_old("kntc", last_year, {})


def test_figures_older_than_any_form_are_typed_in_by_the_codes_of_today(desk):
    uid = desk.r.enter_old("kntc", period_of(PeriodType.H1, 2019), {TOTAL: Decimal(40)}).uid
    filled = desk.r.filled(uid)
    assert filled.cell(TOTAL).value == 40
    assert filled.cell(("02/XLD", "2")).value is None  # nobody typed it, and no book is asked


def test_a_sent_report_goes_before_an_old_one_typed_in(desk):
    desk.r.enter_old("kntc", Q2, {TOTAL: Decimal(40)})
    desk.r.send(report(desk, Q2), SENT)
    assert desk.r.filled(report(desk, Q3)).cell(TOTAL).last_period == 0


def test_a_code_that_meant_something_else_is_not_compared(desk):
    uid = report(desk, Q2)
    desk.r.send(uid, SENT)
    frozen = desk.r.frozen(uid)
    items = tuple(
        type(item)(code=item.code, label="Việc khác") if item.code == "1" else item
        for item in frozen.forms[0].form.items
    )
    # The shelf keeps what it read: put the other form in its place.
    form = msgspec.structs.replace(frozen.forms[0].form, items=items)
    other = msgspec.structs.replace(
        frozen, forms=[msgspec.structs.replace(frozen.forms[0], form=form)]
    )
    desk.r._frozen._read[desk.r.get(uid).frozen_uid] = other
    filled = desk.r.filled(report(desk, Q3))
    assert filled.cell(TOTAL).last_period is None
    assert filled.cell(("02/XLD", "2")).last_period == 0


def test_an_own_period_is_compared_with_the_duty_s_report_before(desk):
    first = ReportPeriod(date(2025, 11, 1), date(2026, 4, 30), 2026)
    second = ReportPeriod(date(2026, 5, 1), date(2026, 10, 31), 2026)
    desk.r.send(report(desk, first), SENT)
    papers(desk, date(2026, 4, 2))
    filled = desk.r.filled(report(desk, second))
    assert filled.cell(TOTAL).last_period == 0
    assert filled.compared["last"].startswith("theo báo cáo")


# Far from other periods


def outliers(desk, uid):
    found = desk.r.filled(uid).findings
    return [one for one in found if one.kind is CheckKind.OUTLIER and TOTAL in one.cells]


def test_a_figure_far_from_three_earlier_ones_is_pointed_out_with_the_rule(desk):
    for year, value in ((2023, 1), (2024, 2), (2025, 1)):
        desk.r.enter_old("kntc", period_of(PeriodType.Q3, year), {TOTAL: Decimal(value)})
    papers(desk, *[date(2026, 7, 1)] * 4)
    uid = report(desk, Q3)
    assert outliers(desk, uid) == []
    papers(desk, *[date(2026, 7, 1)] * 2)
    (found,) = outliers(desk, uid)
    assert not found.holds and not found.error
    assert "khác hẳn 3 kỳ cùng loại trước đây (từ 1 đến 2)" in found.words
    assert "3,5 lần" in found.rule


def test_two_earlier_figures_tell_of_no_outlier(desk):
    for year in (2024, 2025):
        desk.r.enter_old("kntc", period_of(PeriodType.Q3, year), {TOTAL: Decimal(1)})
    papers(desk, *[date(2026, 7, 1)] * 20)
    assert outliers(desk, report(desk, Q3)) == []
