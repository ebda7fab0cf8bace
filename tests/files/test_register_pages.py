"""An official book on paper: head rows and page totals on each page, the whole at the end."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pypdfium2

from desktop_app.documents import pdf, xlsx
from desktop_app.documents.model import Align, Signature
from desktop_app.registers import paper
from desktop_app.registers.paper import Column

HEADING = paper.Heading(
    issuer="ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MẪU",
    title="SỔ TIẾP CÔNG DÂN",
    period="Từ ngày 01/01/2026 đến ngày 31/12/2026",
    form="Mẫu số 03/TCD",
    place_date="Đồng Mẫu, ngày 21 tháng 11 năm 2026",
    signature=Signature(("CHỦ TỊCH",), "Nguyễn Văn Mẫu"),
)
COLUMNS = (
    Column("STT", lambda row: row["number"], 12, Align.CENTER),
    Column("Nội dung", lambda row: row["content"]),
    Column("Số người", lambda row: row["persons"], 20, Align.RIGHT, added=True),
)


def lines(count: int) -> list[dict[str, object]]:
    return [
        {"year": 2026, "number": n, "content": "Đề nghị " * (n % 30 + 1), "persons": n % 7 + 1}
        for n in range(1, count + 1)
    ]


def pages(count: int) -> list[str]:
    data, _ = pdf.to_bytes(paper.document(HEADING, COLUMNS, lines(count)))
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def numbers_after(text: str, words: str) -> list[int]:
    """The whole numbers on the line that begins with the words."""
    (line,) = (one for one in text.replace("\r", "").split("\n") if one.startswith(words))
    return [int(part.replace(".", "")) for part in line.split() if part.replace(".", "").isdigit()]


def test_each_page_has_the_head_and_adds_up_its_own_lines() -> None:
    texts = pages(120)
    assert len(texts) > 3
    counts, sums = [], []
    for text in texts:
        assert "Số người" in text and "(3)" in text
        count, added = numbers_after(text, "Cộng trang")
        counts.append(count)
        sums.append(added)
    assert sum(counts) == 120
    assert sum(sums) == sum(n % 7 + 1 for n in range(1, 121))
    assert all(counts)


def test_the_grand_total_stands_once_with_the_last_lines_and_the_signer() -> None:
    texts = pages(120)
    assert [("Tổng cộng: 120 dòng" in text) for text in texts] == [False] * (len(texts) - 1) + [
        True
    ]
    assert "Nguyễn Văn Mẫu" in texts[-1]
    assert texts[-1].index("Cộng trang") < texts[-1].index("Tổng cộng")


def test_an_empty_book_is_printed_without_totals() -> None:
    (text,) = pages(0)
    assert "Cộng" not in text
    assert "SỔ TIẾP CÔNG DÂN" in text


def test_the_workbook_has_the_lines_as_numbers_and_one_total() -> None:
    stream = BytesIO()
    xlsx.write([paper.sheet(HEADING, COLUMNS, lines(120))], stream)
    page = openpyxl.load_workbook(BytesIO(stream.getvalue())).active
    assert page is not None
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    (total,) = (row for row in rows if any("Tổng cộng" in str(value) for value in row))
    assert total[2] == sum(n % 7 + 1 for n in range(1, 121))
    assert page.print_title_rows


def test_the_workbook_adds_up_each_printed_page_in_formulas() -> None:
    stream = BytesIO()
    xlsx.write([paper.sheet(HEADING, COLUMNS, lines(120))], stream)
    page = openpyxl.load_workbook(BytesIO(stream.getvalue())).active
    cached = openpyxl.load_workbook(BytesIO(stream.getvalue()), data_only=True).active
    assert page is not None and cached is not None
    feet = [row for row in page.iter_rows() if str(row[0].value or "").startswith("Cộng trang")]
    breaks = [one.id for one in page.row_breaks.brk]
    assert len(feet) == len(breaks) + 1 > 2
    assert breaks == [row[0].row for row in feet[:-1]]  # the page ends below its foot
    counts = [int(str(row[0].value).split()[2]) for row in feet]
    assert sum(counts) == 120
    for row, count in zip(feet, counts, strict=True):
        at = row[0].row
        assert row[2].value == f"=SUM(C{at - count}:C{at - 1})"
        told = [cached.cell(line, 3).value for line in range(at - count, at)]
        assert cached.cell(at, 3).value == sum(told)


def test_a_deleted_number_is_told_between_the_lines() -> None:
    kept = [{"year": 2026, "number": n} for n in (1, 2, 5)] + [{"year": 2027, "number": 1}]
    told = list(paper.with_gaps(kept))
    assert [row["number"] for row in told] == [1, 2, 3, 4, 5, 1]
    assert [isinstance(row, paper.MissingLine) for row in told] == [False] * 2 + [True] * 2 + [
        False
    ] * 2
    assert paper.told(told[2], "content") == "(đã xóa)"


def test_a_line_below_the_book_is_printed() -> None:
    heading = replace(HEADING, after="Căn cứ Thông tư của Bộ Tài chính.")
    data, _ = pdf.to_bytes(paper.document(heading, COLUMNS, lines(1)))
    document = pypdfium2.PdfDocument(data)
    try:
        assert "Căn cứ Thông tư" in document[0].get_textpage().get_text_range()
    finally:
        document.close()
