"""Tables of report dates: the rows become report deadlines, wherever the columns stand."""

import pytest

from desktop_app.plans.structure.report_tables import read_report_rows, report_columns

Told = list[tuple[str, str | None, str | None]]


def _read(*rows: str, year: int | None = 2027) -> Told:
    cells = [(row.split("|"), at) for at, row in enumerate(rows, 1)]
    return [(one.period, one.due, one.last_day) for one in read_report_rows(cells, year)]


def test_each_row_tells_its_report_and_the_day_of_sending_not_that_of_the_figures() -> None:
    assert _read(
        "STT|Tên báo cáo|Thời điểm chốt số liệu||Hạn nộp về Văn phòng",
        "||Từ|Đến|",
        "1|Báo cáo sơ kết 6 tháng|01/01/2027|31/5/2027|Trước ngày 05/6/2027",
        "2|Báo cáo tổng kết năm|01/01/2027|30/11/2027|10/12/2027",
    ) == [("6_months", "2027-06-05", "2027-06-04"), ("year", "2027-12-10", "2027-12-10")]


def test_a_period_alone_is_that_of_a_report_and_a_day_without_year_stays_without() -> None:
    assert _read("Kỳ báo cáo|Thời hạn gửi", "9 tháng|chậm nhất 12/9", "Năm|") == [
        ("9_months", "--09-12", "--09-12")
    ]


def test_a_report_of_another_kind_is_called_by_its_words() -> None:
    assert _read("Loại báo cáo|Thời hạn", "Báo cáo giám sát chuyên đề|trong tháng 8/2027") == [
        ("Báo cáo giám sát chuyên đề", "2027-08-31", "2027-08-31")
    ]


@pytest.mark.parametrize(
    "head",
    [
        "TT|Nội dung công việc|Thời gian thực hiện",
        "TT|Loại báo cáo|Thời điểm chốt số liệu",
        "TT|Loại báo cáo|Đơn vị nhận",
        "TT|Người báo cáo|Thời gian",
    ],
)
def test_no_other_table_gives_report_deadlines(head: str) -> None:
    assert report_columns([head.split("|")]) is None
    assert _read(head, "1|Báo cáo 6 tháng|Trước ngày 15/6/2027") == []


def test_a_row_without_a_day_gives_none() -> None:
    assert _read("Loại báo cáo|Hạn gửi", "Báo cáo năm|Theo hướng dẫn của tỉnh") == []
