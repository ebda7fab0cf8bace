"""Days of duties as people type them; cut-offs taken over with a plan; the province's day."""

from dataclasses import replace
from datetime import date

import pytest
from life_samples import SIGNED, read_in, with_plan

from desktop_app.errors import UserError
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.plans.model import Text
from desktop_app.reports.duties import basis
from desktop_app.reports.duties_model import DutyPeriod
from desktop_app.reports.duties_typed import shown_day, typed_day
from desktop_app.services import Services

P = DutyPeriod
TEXT = "Báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 15/11 hằng năm."
PLAN = with_plan(
    SIGNED,
    title="Thực hiện dân chủ ở cơ sở năm 2026",
    closing=(Text(TEXT, 7),),
    report_deadlines=read_report_deadlines(TEXT, 7, 2026),
)


@pytest.mark.parametrize(
    ("words", "period", "kept", "shown"),
    [
        ("10/6", P.H1, "--06-10", "10/6"),
        (" ngày 10 tháng 6 ", P.H1, "--06-10", "10/6"),
        ("10-6", P.H1, "--06-10", "10/6"),
        ("10/6 hằng năm", P.YEAR, "--06-10", "10/6"),
        ("29/2", P.H1, "--02-29", "29/2"),
        ("20", P.MONTH, "---20", "20"),
        ("ngày 5 hằng tháng", P.MONTH, "---05", "5"),
        ("10/6/2026", P.ONCE, "2026-06-10", "10/06/2026"),
        ("ngày 10 tháng 6 năm 2026", P.ONCE, "2026-06-10", "10/06/2026"),
        ("10.6.26", P.H1, "2026-06-10", "10/06/2026"),
        ("", P.H1, "", ""),
    ],
)
def test_days_are_read_and_shown_as_they_are_typed(words, period, kept, shown) -> None:
    assert typed_day(words, period) == kept
    assert shown_day(kept) == shown
    assert typed_day(shown, period) == kept


@pytest.mark.parametrize(
    ("words", "period", "said"),
    [
        ("31/2", P.H1, "Không có ngày"),
        ("32", P.MONTH, "Không có ngày"),
        ("10/6", P.MONTH, "một ngày trong tháng"),
        ("10/6", P.ONCE, "đủ ngày, tháng, năm"),
        ("giữa tháng", P.H1, "Ghi ngày và tháng"),
        ("1/2/3/4", P.H1, "Ghi ngày và tháng"),
    ],
)
def test_what_is_no_day_is_told_with_what_to_type(words, period, said) -> None:
    with pytest.raises(UserError) as caught:
        typed_day(words, period, "cut_last")
    assert (caught.value.field, said in caught.value.message) == ("cut_last", True)


def test_cut_offs_are_taken_over_in_the_same_step(services: Services) -> None:
    read_in(services, PLAN)
    found = services.report_duties.from_plans()
    half = next(one for one in found if one.values.period is P.H1)
    services.report_duties.accept(found, {half.place: ("--12-15", "--05-31")})
    own = {one.values.period: one.values for one in services.report_duties.duties() if one.uid}
    assert (own[P.H1].cut_first, own[P.H1].cut_last) == ("--12-15", "--05-31")
    assert own[P.YEAR].cut_first == ""
    services.undo()
    assert not [one for one in services.report_duties.duties() if one.uid]


def test_a_cut_off_after_the_report_is_refused_and_nothing_is_taken_over(
    services: Services,
) -> None:
    read_in(services, PLAN)
    found = services.report_duties.from_plans()
    half = next(one for one in found if one.values.period is P.H1)
    with pytest.raises(UserError):
        services.report_duties.accept(found, {half.place: ("--12-15", "")})
    assert not [one for one in services.report_duties.duties() if one.uid]


def test_a_day_of_the_province_names_the_provinces_text(services: Services) -> None:
    law = services.report_duties.get("kntc.H1")
    assert basis(law.values) == "khoản 1 Điều 7 Thông tư 06/2025/TT-TTCP"
    told = replace(law.values, due="--06-14", article="Công văn số 12 của UBND tỉnh")
    changed = services.report_duties.get(services.report_duties.change("kntc.H1", told).uid)
    assert basis(changed.values) == "Công văn số 12 của UBND tỉnh"
    (due,) = [
        one
        for one in services.report_duties.calendar(date(2027, 1, 1), date(2027, 12, 31))
        if one.duty.key == changed.key
    ]
    assert (due.written, due.limit.document) == (date(2027, 6, 14), "")
    assert due.period.last == date(2027, 6, 14)
    services.report_duties.reset(changed.key)
    assert basis(services.report_duties.get("kntc.H1").values) == basis(law.values)
