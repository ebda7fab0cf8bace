"""The year's days off on paper: one page, every special day, PDF and Word alike."""

from datetime import date, datetime, timedelta

import docx
import pytest
from pypdf import PdfReader

from desktop_app.clock import VIETNAM
from desktop_app.documents.printed import Printed
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.office.days_paper import days_document, days_file_name, days_writers

PRINTED = Printed(
    "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MẪU", "canbo", datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM)
)


def rows(calendar: WorkCalendar, year: int) -> list[tuple[str, ...]]:
    table = days_document(calendar, year, PRINTED).body[0]
    return [tuple(str(cell) for cell in row.cells) for row in table.rows]


def test_stretches_of_one_holiday_are_one_line():
    assert rows(WorkCalendar(), 2027)[:3] == [
        ("01/01", "Thứ Sáu", "Tết Dương lịch", WorkCalendar().day(date(2027, 1, 1)).source),
        (
            "04/02 – 08/02",
            "Thứ Năm – Thứ Hai",
            "Tết Nguyên đán (5 ngày) – dự kiến",
            WorkCalendar().day(date(2027, 2, 4)).source,
        ),
        (
            "09/02 – 10/02",
            "Thứ Ba – Thứ Tư",
            "Nghỉ bù: Tết Nguyên đán (2 ngày) – dự kiến",
            "khoản 3 Điều 111 Bộ luật Lao động 45/2019/QH14",
        ),
    ]


@pytest.mark.parametrize("year", range(2024, 2031))
def test_every_day_is_within_a_line_and_nothing_else_is(year):
    told = set()
    for dates, *_ in rows(WorkCalendar(), year):
        first, _, last = dates.partition(" – ")
        a, b = (date(year, int(d[3:]), int(d[:2])) for d in (first, last or first))
        told |= {a + timedelta(days=n) for n in range((b - a).days + 1)}
    assert told == {day.date for day in WorkCalendar().special_days(year)}


@pytest.mark.parametrize("year", [2024, 2026, 2029])
def test_it_is_one_page_in_pdf_with_everything_on_it(year, tmp_path):
    path = tmp_path / "lich.pdf"
    days_writers(WorkCalendar(), year, PRINTED)["pdf"](path)
    pages = PdfReader(path).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    assert f"LỊCH NGHỈ LỄ, TẾT NĂM {year}" in text
    assert "Giỗ Tổ Hùng Vương" in text
    assert "08:30 ngày 21/11/2026, người in: canbo" in text


def test_word_has_the_same_lines(tmp_path):
    path = tmp_path / "lich.docx"
    days_writers(WorkCalendar(), 2026, PRINTED)["docx"](path)
    table = docx.Document(str(path)).tables[-1]
    found = [tuple(" ".join(cell.text.split()) for cell in row.cells) for row in table.rows]
    assert found[1:] == rows(WorkCalendar(), 2026)


def test_what_the_office_set_is_on_it_and_a_checked_year_expects_nothing():
    day = date(2027, 11, 26)
    edit = DayEdit(day, DayKind.SWAPPED_OFF, "làm bù ngày 27/11", "Công văn 12")
    calendar = WorkCalendar([edit], confirmed=[2027])
    document = days_document(calendar, 2027, PRINTED)
    assert ("26/11", "Thứ Sáu", "Nghỉ hoán đổi: làm bù ngày 27/11", "Công văn 12") in rows(
        calendar, 2027
    )
    assert document.subject == "Cùng các ngày thứ Bảy, Chủ nhật hằng tuần"
    assert days_document(WorkCalendar(), 2027, PRINTED).subject.startswith("Còn 8 ngày dự kiến")


def test_the_file_has_a_plain_name():
    assert days_file_name(2027) == "Lich-nghi_2027"
