"""Calendars: a month written once for the rows below it, and rows that only look like these."""

import pytest
from structure_rig import ENDING, HEAD, Row, plan_of

from desktop_app.plans.model import Plan

_WHO: Row = ("Tháng", "Nội dung", "Người thực hiện", "Ghi chú")


def _calendar(*rows: Row, head: Row = _WHO) -> Plan:
    return plan_of(*HEAD, *ENDING, "PHỤ LỤC", "LỊCH CÔNG TÁC", [head, *rows])


def _times(plan: Plan) -> list[str]:
    return [task.schedule_text for task in plan.tasks]


def _carried(plan: Plan) -> list[int]:
    found = [f for f in plan.findings if f.code == "period_carried_down"]
    return [line for f in found for line in (f.line, *f.also_lines)]


@pytest.mark.parametrize("month", ["Tháng 3", "Tháng 3/2026", "3", "03", "Quý II", "Tuần thứ 2"])
def test_a_month_stands_for_the_rows_below_it(month: str) -> None:
    plan = _calendar(
        (month, "Họp thôn", "Trưởng thôn", ""),
        ("", "Quét vôi nhà văn hóa", "Chi đoàn", "Cả ngày"),
        ("", "- Trồng cây", "Chi hội", ""),
        ("Tháng 4", "Tổng kết", "Trưởng thôn", ""),
    )
    assert _times(plan) == [month, month, month, "Tháng 4"]
    assert len(_carried(plan)) == 2


def test_the_month_is_understood_in_its_year() -> None:
    plan = _calendar(("Tháng 02", "Họp thôn", "Trưởng thôn", ""), ("", "Quét vôi", "Chi đoàn", ""))
    told = plan.tasks[1].schedule
    assert told is not None and (told.start, told.end) == ("2026-02-01", "2026-02-28")


def test_a_calendar_of_months_and_work_alone() -> None:
    plan = _calendar(("Tháng 3", "Họp"), ("", "Quét vôi"), head=("Tháng", "Nội dung"))
    assert _times(plan) == ["Tháng 3", "Tháng 3"]


@pytest.mark.parametrize(
    "row",
    [
        ("", "và dọn vệ sinh", "Chi đoàn", ""),  # goes on with the sentence above
        ("", "Quét vôi nhà văn hóa", "", ""),  # nobody does it: a heading, or a rest
        ("", "TUYÊN TRUYỀN", "Chi đoàn", ""),
    ],
)
def test_what_is_no_row_of_its_own_gets_no_month(row: Row) -> None:
    plan = _calendar(("Tháng 3", "Họp", "Trưởng thôn", ""), row)
    assert _carried(plan) == []


def test_no_month_above_the_first_row() -> None:
    plan = _calendar(("", "Họp", "Trưởng thôn", ""), ("Tháng 3", "Quét vôi", "Chi đoàn", ""))
    assert _times(plan) == ["", "Tháng 3"]


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "Nội dung", "Người thực hiện", "Tháng"),
        ("Tháng", "Nội dung", "Người thực hiện", "Thời hạn"),
    ],
)
def test_a_time_left_out_elsewhere_stays_left_out(head: Row) -> None:
    rows = [("Tháng 3", "Họp", "Trưởng thôn", ""), ("", "Quét vôi", "Chi đoàn", "")]
    if head[0] == "STT":
        rows = [("1", "Họp", "Trưởng thôn", "Tháng 3"), ("2", "Quét vôi", "Chi đoàn", "")]
    assert _times(_calendar(*rows, head=head))[1] == ""


def test_a_column_that_also_names_other_times_is_left_alone() -> None:
    plan = _calendar(
        ("Tháng 3", "Họp", "Trưởng thôn", ""),
        ("Thường xuyên", "Trực", "Dân quân", ""),
        ("", "Quét vôi", "Chi đoàn", ""),
    )
    assert _times(plan) == ["Tháng 3", "Thường xuyên", ""]
