"""Workbooks read back by another library: texts stay texts, dates are dates, heads repeat."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from documents_samples import paper, wide_table

from desktop_app.documents import xlsx
from desktop_app.documents.model import (
    Align,
    HeadCell,
    Sheet,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
)
from desktop_app.jobs import Cancelled, Job


def _written(*sheets: Sheet) -> openpyxl.Workbook:
    stream = BytesIO()
    xlsx.write(sheets, stream)
    return openpyxl.load_workbook(BytesIO(stream.getvalue()))


def _table(*values: object) -> TableBlock:
    columns = tuple(TableColumn(decimals=1) for _ in values)
    head = (tuple(HeadCell(f"Cột {i}") for i, _ in enumerate(values)),)
    return TableBlock(columns, head, (), (TableRow(values),))  # type: ignore[arg-type]


def _official() -> openpyxl.worksheet.worksheet.Worksheet:
    sheet = Sheet(
        "Phụ lục I",
        wide_table(),
        ("Phụ lục I", "Danh mục việc"),
        "(Kèm theo Kế hoạch)",
        paper().header,
        Signature(("CHỦ TỊCH",), "Lò Thị Mẫu"),
    )
    return _written(sheet).active


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 912", "-5", "@SUM(A1)", '=HYPERLINK("http://a","b")', "007", "0123456789",
     "{=1}", "http://a.vn", "1/3", "'a", "=cmd|' /C calc'!A0"],
)  # fmt: skip
def test_text_stays_text(text: str) -> None:
    cell = _written(Sheet("Sổ", _table(text))).active["A3"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None


def test_dates_and_numbers_keep_their_kind() -> None:
    page = _written(Sheet("Sổ", _table(date(2027, 3, 5), 1234, Decimal("2.5"), None))).active
    assert page["A3"].value == datetime(2027, 3, 5)  # noqa: DTZ001
    assert page["A3"].number_format.lower() == "dd/mm/yyyy"
    assert page["B3"].value == 1234
    assert page["C3"].value == 2.5
    assert page["D3"].value is None


def test_official_look() -> None:
    page = _official()
    texts = {cell.value: cell for row in page.iter_rows() for cell in row if cell.value}
    assert texts["ỦY BAN NHÂN DÂN XÃ SUỐI MẪU"].column == 1
    assert texts["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"].column == 4
    title = texts["DANH MỤC VIỆC"]
    assert title.font.b and title.font.name == "Times New Roman"
    merged = {str(area) for area in page.merged_cells.ranges}
    assert f"A{title.row}:F{title.row}" in merged
    stt, task = texts["STT"], texts["Trách nhiệm"]
    assert f"A{stt.row}:A{stt.row + 1}" in merged
    assert f"C{task.row}:D{task.row}" in merged
    assert texts["Chủ trì"].row == stt.row + 1
    assert texts["(1)"].row == stt.row + 2
    assert texts["(1)"].border.left.style == "thin"
    assert texts["CHỦ TỊCH"].row < texts["Lò Thị Mẫu"].row


def test_page_setup() -> None:
    page = _official()
    head = next(row for row in range(1, 30) if page.cell(row, 1).value == "STT")
    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize) == 9
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToWidth in (None, 1)  # 1 is what a missing value means
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == f"${head}:${head + 2}"
    assert page.freeze_panes == f"A{head + 3}"


def test_a_group_spans_the_columns_that_remain() -> None:
    page = _official()
    row = next(c.row for c in page["A"] if c.value == "I")
    assert f"B{row}:F{row}" in {str(area) for area in page.merged_cells.ranges}
    assert page.cell(row, 2).value == "VIỆC THƯỜNG XUYÊN"


def test_names_of_sheets() -> None:
    table = _table("a")
    book = _written(Sheet("Sổ [1]: a/b?" + "x" * 40, table), Sheet("Trùng", table),
                    Sheet("TRÙNG", table), Sheet("", table))  # fmt: skip
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len(set(book.sheetnames)) == 4


def test_long_registers_keep_heads_and_rows_in_constant_memory() -> None:
    columns = (TableColumn(Align.CENTER), TableColumn())
    head = ((HeadCell("STT", rowspan=2), HeadCell("Nhóm")), (HeadCell("Tên"),))
    rows = tuple(TableRow((str(i), f"Tên {i}")) for i in range(6000))
    page = _written(Sheet("Sổ", TableBlock(columns, head, (), rows), ("Sổ dài",))).active
    values = [(a.value, b.value) for a, b in zip(page["A"], page["B"], strict=True)]
    assert ("STT", "Nhóm") in values
    assert values[-1] == ("5999", "Tên 5999")
    assert len([v for v in values if v[1] and v[1].startswith("Tên ")]) == 6000


def test_writing_can_be_stopped() -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        xlsx.write([Sheet("Sổ", _table("a"))], BytesIO(), job)
