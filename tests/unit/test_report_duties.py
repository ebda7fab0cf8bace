"""Duties in the book: those of the law, typed in ones, how their reports stand."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import StaleRecord
from desktop_app.errors import UserError
from desktop_app.reports import periods
from desktop_app.reports.duties_model import DueReport, DueStatus, DutyPeriod, DutyValues
from desktop_app.reports.forms.shelf import FormShelf
from desktop_app.services import Services

YEAR_2026 = (date(2026, 1, 1), date(2026, 12, 31))
DEMOCRACY = DutyValues(
    name="Báo cáo kết quả thực hiện dân chủ ở cơ sở",
    forms=("DC",),
    due="--11-30",
    recipient="Sở Nội vụ",
)


def kept(services: Services, first: date, last: date, **values: object) -> str:
    """A report as the report service keeps it."""
    columns = {
        "regime": "kntc", "period": "Y", "year": 2026, "title": "Báo cáo", "status": "draft",
        "version": 1, "first_day": first.isoformat(), "last_day": last.isoformat(), **values,
    }  # fmt: skip
    with services.book.change(user="lan", label="Lập báo cáo") as change:
        return change.insert("reports", columns)


def the_year(services: Services) -> DueReport:
    found = services.report_duties.calendar(*YEAR_2026)
    return next(one for one in found if one.key == "kntc.Y@2026-12-17")


# The law's duties


def test_an_office_has_the_seven_of_the_circular_ready(services: Services) -> None:
    found = services.report_duties.duties()
    assert [one.values.period.value for one in found] == ["Q1", "Q2", "H1", "Q3", "M9", "Q4", "Y"]
    assert all(one.shipped and one.active and not one.uid for one in found)
    assert {one.values.recipient for one in found} == {"Ủy ban nhân dân tỉnh Bình Mẫu"}
    outlines = {one.values.period.value for one in found if one.values.outline}
    assert outlines == {"Q1", "H1", "M9", "Y"}
    assert found[0].values.forms[0] == "01/TCD"
    assert len(found[0].values.forms) == 6


def test_a_year_has_its_days_in_order(services: Services) -> None:
    found = services.report_duties.calendar(*YEAR_2026)
    days = [(periods.key(one.period), str(one.due)) for one in found]
    assert days == [
        ("2026-Q1", "2026-03-17"),
        ("2026-Q2", "2026-06-17"),
        ("2026-H1", "2026-06-17"),
        ("2026-Q3", "2026-09-17"),
        ("2026-M9", "2026-09-17"),
        ("2026-Q4", "2026-12-17"),
        ("2026-Y", "2026-12-17"),
    ]
    assert {one.status for one in found} == {DueStatus.NOT_BEGUN}


def test_the_forms_of_a_duty_are_on_the_shelf(services: Services) -> None:
    for one in services.report_duties.calendar(*YEAR_2026):
        for code in one.duty.values.forms:
            assert FormShelf(services.book).form(code, one.period.last).code == code


def test_a_province_may_set_another_day_and_the_rest_stays_the_law(services: Services) -> None:
    duties = services.report_duties
    values = duties.get("kntc.Y").values
    wanted = replace(values, due="--12-16", via="Văn phòng", name="khác", forms=("DC",))
    duties.change("kntc.Y", wanted)
    changed = duties.duties()[-1]
    assert (changed.values.due, changed.values.via) == ("--12-16", "Văn phòng")
    assert (changed.values.name, changed.values.forms) == (values.name, values.forms)
    found = [one for one in duties.calendar(*YEAR_2026) if one.period.type.value == "Y"]
    assert [(str(one.due), one.cut_known) for one in found] == [("2026-12-16", True)]
    assert len(duties.duties()) == 7
    duties.reset(changed.key)
    assert duties.duties()[-1].values == values
    services.undo()
    assert duties.duties()[-1].values.due == "--12-16"


def test_a_day_before_the_cut_off_of_the_law_has_to_be_settled(services: Services) -> None:
    duties = services.report_duties
    duties.change("kntc.Y", replace(duties.get("kntc.Y").values, due="--12-10"))
    (found,) = [one for one in duties.calendar(*YEAR_2026) if one.period.type.value == "Y"]
    assert not found.cut_known
    assert found.period.last < found.due
    duties.settle(found.duty.key, "--12-01", "--11-30")
    (found,) = [one for one in duties.calendar(*YEAR_2026) if one.period.type.value == "Y"]
    assert found.cut_known
    assert (found.period.first, found.period.last) == (date(2025, 12, 1), date(2026, 11, 30))


def test_duties_are_switched_off_and_on(services: Services) -> None:
    duties = services.report_duties
    quarters = [f"kntc.Q{number}" for number in (1, 2, 3, 4)]
    changes = duties.switch(quarters, on=False)
    assert changes.features == {"reports"}
    left = [periods.key(one.period) for one in duties.calendar(*YEAR_2026)]
    assert left == ["2026-H1", "2026-M9", "2026-Y"]
    off = [one.key for one in duties.duties() if not one.active]
    assert len(off) == 4
    duties.switch(off, on=True)
    assert len(duties.calendar(*YEAR_2026)) == 7
    services.undo()
    services.undo()
    assert len(duties.calendar(*YEAR_2026)) == 7
    assert all(not one.uid for one in duties.duties())


def test_a_duty_of_the_law_is_there_once_whatever_is_restored(services: Services) -> None:
    duties = services.report_duties
    law = duties.get("kntc.H1").values
    first = duties.change("kntc.H1", replace(law, due="--06-15")).uid
    duties.delete([first])
    assert duties.get("kntc.H1").values == law
    second = duties.change("kntc.H1", replace(law, due="--06-16")).uid
    duties.restore([first])
    standing = [one for one in duties.duties() if one.values.period is DutyPeriod.H1]
    assert [(one.uid, one.values.due) for one in standing] == [(first, "--06-15")]
    assert [one.uid for one in duties.duties(deleted=True)] == [second]
    with pytest.raises(UserError, match="theo luật"):
        duties.reset(duties.add(DEMOCRACY).uid)


def test_a_book_without_an_office_owes_nothing(tmp_path, clock, new_book) -> None:  # type: ignore[no-untyped-def]
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="lan", clock=clock)
    assert made.report_duties.duties() == []
    assert made.report_duties.calendar(*YEAR_2026) == []
    made.close()


# Duties typed in


def test_a_duty_is_added_changed_deleted_and_taken_back(services: Services) -> None:
    duties = services.report_duties
    uid = duties.add(DEMOCRACY).uid
    assert duties.get(uid).values == DEMOCRACY
    duties.change(uid, replace(DEMOCRACY, due="--11-15", exclusive=True), duties.get(uid).rev)
    (found,) = [one for one in duties.calendar(*YEAR_2026) if one.duty.uid == uid]
    assert (str(found.last_day), str(found.due)) == ("2026-11-14", "2026-11-13")
    duties.delete([uid])
    assert not [one for one in duties.calendar(*YEAR_2026) if one.duty.uid == uid]
    assert [one.uid for one in duties.duties(deleted=True)] == [uid]
    duties.restore([uid])
    assert duties.get(uid).values.due == "--11-15"


def test_who_changes_an_old_state_is_told(services: Services) -> None:
    duties = services.report_duties
    uid = duties.add(DEMOCRACY).uid
    seen = duties.get(uid).rev
    duties.change(uid, replace(DEMOCRACY, via="Văn phòng"), seen)
    with pytest.raises(StaleRecord):
        duties.change(uid, replace(DEMOCRACY, via="Phòng khác"), seen)
    assert duties.get(uid).values.via == "Văn phòng"


def test_the_report_states_the_days_that_were_settled(services: Services) -> None:
    duties = services.report_duties
    uid = duties.add(DEMOCRACY).uid
    (open_one,) = [one for one in duties.calendar(*YEAR_2026) if one.duty.uid == uid]
    assert not open_one.cut_known
    assert "đề nghị chọn và xác nhận" in open_one.cut_note
    duties.settle(uid, "--11-16", "--11-15")
    found = duties.due(open_one.key)
    assert found.cut_known
    assert periods.data_words(found.period).endswith("từ ngày 16/11/2025 đến ngày 15/11/2026")


def test_other_reports_of_the_regime_begin_where_the_year_begins(services: Services) -> None:
    duties = services.report_duties
    year = duties.add(DEMOCRACY).uid
    duties.settle(year, "--11-16", "--11-15")
    half = duties.add(replace(DEMOCRACY, period=DutyPeriod.H1, due="--07-10")).uid
    (found,) = [one for one in duties.calendar(*YEAR_2026) if one.duty.uid == half]
    assert (found.period.first, found.period.last) == (date(2025, 11, 16), date(2026, 6, 14))


def test_what_is_due_is_found_by_its_key_until_nothing_asks_for_it(services: Services) -> None:
    duties = services.report_duties
    uid = duties.add(DEMOCRACY).uid
    found = duties.due(f"{uid}@2026-11-30")
    assert found.key == f"{uid}@2026-11-30"
    for wrong in (f"{uid}@2026-11-29", f"{uid}@gì", "không@2026-11-30", "", "kntc.Y"):
        with pytest.raises(UserError):
            duties.due(wrong)


def test_why_a_day_is_that_day_is_told_with_its_source(services: Services) -> None:
    why = services.report_duties.why("kntc.H1@2028-06-17")
    assert why.due == date(2028, 6, 16)
    assert why.raw_due == date(2028, 6, 17)
    assert why.source == "khoản 1 Điều 7 Thông tư 06/2025/TT-TTCP"
    assert why.written.startswith("Gửi chậm nhất ngày 17/6 hằng năm; số liệu tính từ ngày 15/12")
    assert [str(day.date) for day in why.trace] == ["2028-06-16", "2028-06-17"]


# How their reports stand


def test_a_report_is_begun_sent_in_time_or_late(services: Services) -> None:
    first, last = date(2025, 12, 15), date(2026, 12, 14)
    uid = kept(services, first, last)
    due = the_year(services)
    assert (due.status, due.report_uid) == (DueStatus.DRAFT, uid)
    assert due.status.is_open
    with services.book.change(user="lan", label="Gửi") as change:
        change.update("reports", uid, {"status": "sent", "sent_on": "2026-12-17"})
    assert the_year(services).status is DueStatus.ON_TIME
    with services.book.change(user="lan", label="Sửa") as change:
        change.update("reports", uid, {"sent_on": "2026-12-18"})
    due = the_year(services)
    assert (due.status, due.sent_on) == (DueStatus.LATE, date(2026, 12, 18))
    assert not due.status.is_open


def test_a_corrected_version_leaves_the_first_day_of_sending(services: Services) -> None:
    first, last = date(2025, 12, 15), date(2026, 12, 14)
    old = kept(services, first, last, status="superseded", sent_on="2026-12-16")
    new = kept(services, first, last, version=2, status="sent", sent_on="2026-12-20",
               replaces_uid=old)  # fmt: skip
    due = the_year(services)
    assert (due.status, due.report_uid) == (DueStatus.ON_TIME, new)
    assert due.sent_on == date(2026, 12, 16)


def test_other_periods_years_and_regimes_are_no_answer(services: Services) -> None:
    first, last = date(2025, 12, 15), date(2026, 12, 14)
    kept(services, first, last, period="Q4", status="sent", sent_on="2026-12-16")
    kept(services, first, last, year=2025, status="sent", sent_on="2025-12-16")
    kept(services, first, last, regime="democracy", status="sent", sent_on="2026-12-16")
    assert the_year(services).status is DueStatus.NOT_BEGUN


def test_an_old_report_typed_in_is_neither_sent_nor_missing(services: Services) -> None:
    kept(services, date(2025, 12, 15), date(2026, 12, 14), status="entered")
    due = the_year(services)
    assert due.status is DueStatus.ENTERED
    assert not due.status.is_open


def test_a_report_sent_on_the_day_off_itself_is_in_time(services: Services) -> None:
    """17/6/2028 is a Saturday: we go by Friday, the circular only says "chậm nhất 17/6"."""
    values = {"period": "H1", "year": 2028, "status": "sent", "sent_on": "2028-06-17"}
    kept(services, date(2027, 12, 15), date(2028, 6, 14), **values)
    assert services.report_duties.due("kntc.H1@2028-06-17").status is DueStatus.ON_TIME


def test_reports_of_own_duties_are_told_apart_by_their_duty(services: Services) -> None:
    duties = services.report_duties
    one, other = (duties.add(replace(DEMOCRACY, recipient=to)).uid for to in ("Sở", "Huyện"))
    kept(services, date(2025, 11, 1), date(2026, 10, 31), regime="democracy", duty_uid=one)
    states = {
        due.duty.uid: due.status
        for due in duties.calendar(*YEAR_2026)
        if due.duty.uid in (one, other)
    }
    assert states == {one: DueStatus.DRAFT, other: DueStatus.NOT_BEGUN}


def test_monthly_reports_are_told_apart_by_their_days(services: Services) -> None:
    duties = services.report_duties
    monthly = replace(DEMOCRACY, period=DutyPeriod.MONTH, due="---20", cut_first="---15",
                      cut_last="---14")  # fmt: skip
    uid = duties.add(monthly).uid
    kept(services, date(2026, 2, 15), date(2026, 3, 14), regime="democracy", period="other",
         duty_uid=uid, due="2026-03-20")  # fmt: skip
    open_months = [
        due.period.last.month
        for due in duties.calendar(*YEAR_2026)
        if due.duty.uid == uid and due.status is DueStatus.NOT_BEGUN
    ]
    assert open_months == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12]


def test_what_is_written_meanwhile_is_seen(services: Services) -> None:
    assert the_year(services).status is DueStatus.NOT_BEGUN
    uid = kept(services, date(2025, 12, 15), date(2026, 12, 14))
    assert the_year(services).status is DueStatus.DRAFT
    with services.book.change(user="lan", label="Xóa") as change:
        change.delete("reports", uid)
    assert the_year(services).status is DueStatus.NOT_BEGUN
