"""The annex "Phụ lục giải trình thời hạn", written as PDF and Word and read back."""

from datetime import date, datetime, timedelta

import docx
import pytest
from pypdf import PdfReader

from desktop_app.clock import VIETNAM
from desktop_app.dates import show
from desktop_app.deadline_papers.annex import annex_document, file_name, writers
from desktop_app.deadline_papers.calculation import Asked, calculated
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.deadline_papers.words import headline, method
from desktop_app.documents import stamp
from desktop_app.documents.model import TableBlock
from desktop_app.documents.printed import Printed
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import fixed_day
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.workdays.calendar import WorkCalendar

CALENDAR = WorkCalendar()
PRINTED = Printed(
    issuer="ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MẪU",
    user="canbo",
    at=datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM),
)
STOP = Suspension(date(2026, 12, 10), date(2026, 12, 20))


def law(code: str, start: date, *stops: Suspension) -> Explanation:
    return calculated(Asked(start, code, None, stops), RuleBook(shipped_rules()), CALENDAR)


def pdf_text(path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def docx_text(path) -> str:
    book = docx.Document(path)
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(p.text for p in book.paragraphs), *cells]).split())


@pytest.fixture(params=["pdf", "docx"])
def read_back(request, tmp_path):
    def read(explained: Explanation) -> str:
        path = tmp_path / f"phụ lục.{request.param}"
        writers(explained, PRINTED)[request.param](path)
        return pdf_text(path) if request.param == "pdf" else docx_text(path)

    return read


def covered(explained: Explanation) -> list[date]:
    """Every day of the days table, ranges counted out."""
    days: list[date] = []
    tables = [b for b in annex_document(explained, PRINTED).body if isinstance(b, TableBlock)]
    for row in tables[1].rows:
        ends = [datetime.strptime(end, "%d/%m/%Y").date() for end in row.cells[0].split(" – ")]  # noqa: DTZ007
        days += [ends[0] + timedelta(n) for n in range((ends[-1] - ends[0]).days + 1)]
    return days


def test_every_day_and_the_article_are_on_paper(read_back):
    explained = law("kn.accept", date(2026, 11, 20))
    text = read_back(explained)
    assert "PHỤ LỤC GIẢI TRÌNH THỜI HẠN" in text
    assert headline(explained) in text
    for day in explained.trace:
        assert show(day.date) in text
        assert day.why in text
    for words in (
        explained.source,
        explained.basis,
        "thứ 7",
        "Thứ Tư, 02/12/2026",
        *method(explained),
    ):
        assert words in text
    assert "ỦY BAN NHÂN DÂN" in text
    assert "In từ Sổ Dân chủ lúc 08:30 ngày 21/11/2026, người in: canbo." in text


def test_long_equal_stretches_are_ranges_and_suspensions_are_listed(read_back):
    explained = law("kn.resolve", date(2026, 12, 2), STOP)
    text = read_back(explained)
    for words in (
        "03/12/2026 – 09/12/2026",
        "thứ 1 – 7",
        "10/12/2026 – 19/12/2026",
        "10 ngày: tạm đình chỉ",
        "20/12/2026 – 10/01/2027",
        "thứ 8 – 29",
        "ngày thứ 30 – HẠN",
        "Những lần tạm đình chỉ",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("code", "start", "stops"),
    [
        ("kn.accept", date(2026, 11, 20), ()),
        ("kn.resolve", date(2026, 12, 2), (STOP,)),
        ("kn.resolve", date(2026, 12, 2), (Suspension(date(2026, 12, 10)),)),
        ("kn.filing", date(2026, 1, 15), ()),
        ("meeting.notice", date(2026, 12, 7), ()),
        ("tcd.schedule", date(2027, 2, 17), ()),
        ("pib.term", date(2026, 7, 1), ()),
    ],
)
def test_the_table_holds_exactly_the_days_of_the_trace(code, start, stops):
    explained = law(code, start, *stops)
    assert covered(explained) == [day.date for day in explained.trace]


def test_a_moved_end_shows_both_days_and_why(read_back):
    text = read_back(law("kn.resolve", date(2026, 12, 2)))
    assert "Ngày cuối theo cách đếm Thứ Sáu, 01/01/2027" in text
    assert "Hạn Thứ Hai, 04/01/2027" in text
    assert "Điều 148 khoản 5 Bộ luật Dân sự 2015" in text
    assert "ngày cuối theo cách đếm" in text


def test_an_expected_holiday_is_warned_of(read_back):
    text = read_back(law("kn.accept", date(2028, 1, 20)))
    assert "Còn dự kiến" in text
    assert "chưa có văn bản chính thức" in text


def test_a_suspension_without_an_end_has_no_deadline(read_back):
    text = read_back(law("kn.resolve", date(2026, 12, 2), Suspension(date(2026, 12, 10))))
    assert "Hạn chưa xác định" in text
    assert "chưa tiếp tục" in text


def test_a_day_of_a_plan_has_no_article(read_back):
    found = fixed_day(date(2026, 12, 6), CALENDAR, exclusive=True)
    explained = Explanation(
        title="Báo cáo quý IV",
        due=found.due,
        raw_due=found.raw_due,
        moved_because=found.moved_because,
        trace=found.trace,
    )
    text = read_back(explained)
    assert "Trước ngày 06/12/2026 → Thứ Sáu, 04/12/2026" in text
    assert "Căn cứ" not in text


@pytest.mark.parametrize("mark", ["", stamp.REHEARSAL])
def test_a_rehearsal_is_marked_on_every_page(tmp_path, mark):
    paths = {kind: tmp_path / f"in.{kind}" for kind in ("pdf", "docx")}
    stamp.put(mark)
    try:
        for kind, write in writers(law("kn.accept", date(2027, 1, 29)), PRINTED).items():
            write(paths[kind])
    finally:
        stamp.put("")
    pages = PdfReader(paths["pdf"]).pages
    assert len(pages) > 1
    assert all((stamp.REHEARSAL in page.extract_text()) == bool(mark) for page in pages)
    header = docx.Document(paths["docx"]).sections[0].header
    assert (stamp.REHEARSAL in header._element.xml) == bool(mark)


def test_a_day_set_by_hand_has_a_short_annex(read_back):
    text = read_back(Explanation(title="Việc", due=date(2026, 12, 4), raw_due=date(2026, 12, 4)))
    assert "Ngày đã định: Thứ Sáu, 04/12/2026" in text
    assert "Từng ngày" not in text


def test_the_file_name_says_what_and_when_without_marks():
    name = file_name(law("kn.accept", date(2026, 11, 20)))
    assert name == "Giai-trinh-thoi-han_2026-12-02_Thu-ly-khieu-nai-lan-dau"
