"""Annexes as workbooks: nothing is cut off, the first page bears no number, texts stay texts."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from documents_samples import SENTENCE, paper, wide_table
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents import stamp, workbook, xlsx
from desktop_app.documents.layout import LOOKS
from desktop_app.documents.model import HeadCell, Sheet, TableBlock, TableColumn, TableRow, rich
from desktop_app.documents.typeset import Typesetter
from desktop_app.documents.xlsx_widths import row_height

LINE = 15.75  # what Excel gives a line of Times New Roman 12
HIGHEST = 409


def _sheet(*rows: TableRow, **changes: object) -> Sheet:
    columns = tuple(TableColumn() for _ in rows[0].cells)
    head = (tuple(HeadCell(f"Cột {i}") for i, _ in enumerate(columns)),)
    return Sheet("Phụ lục", TableBlock(columns, head, (), rows), **changes)  # type: ignore[arg-type]


def _bytes(*sheets: Sheet) -> bytes:
    stream = BytesIO()
    xlsx.write(sheets, stream)
    return stream.getvalue()


def _page(*sheets: Sheet) -> Worksheet:
    page = openpyxl.load_workbook(BytesIO(_bytes(*sheets))).active
    assert page is not None
    return page


def _high(page: Worksheet, first: int, last: int) -> float:
    return sum(page.row_dimensions[row].height or 15 for row in range(first, last + 1))


def test_a_text_longer_than_a_row_may_be_high_is_shown_whole() -> None:
    long = SENTENCE * 40
    page = _page(_sheet(TableRow(("1", long, "x")), TableRow(("2", "ngắn", "y"))))
    first = next(cell.row for cell in page["B"] if cell.value == long.strip() or cell.value == long)
    area = next(a for a in page.merged_cells.ranges if a.min_row == first and a.min_col == 2)
    wide = page.column_dimensions["B"].width * 5.25
    lines = len(Typesetter().lines(rich(long), LOOKS["table_cell"], wide))
    assert _high(page, area.min_row, area.max_row) >= lines * LINE
    assert all(page.row_dimensions[r].height <= HIGHEST for r in range(first, area.max_row + 1))
    assert page.cell(area.max_row + 1, 2).value == "ngắn"
    spans = {(a.min_col, a.min_row, a.max_row) for a in page.merged_cells.ranges}
    assert {(c, first, area.max_row) for c in (1, 2, 3)} <= spans


def test_rows_behind_a_high_one_are_read_where_they_stand(tmp_path) -> None:
    path = tmp_path / "a.xlsx"
    rows = (TableRow(("1", SENTENCE * 40), mark="a1"), TableRow(("2", "ngắn"), mark="b2"))
    path.write_bytes(_bytes(_sheet(*rows)))
    (sheet,) = workbook.read_workbook(path)
    found = [row.texts for row in sheet.rows if row.texts[0] in ("1", "2")]
    assert [(texts[0], texts[-1]) for texts in found] == [("1", "#a1"), ("2", "#b2")]
    assert len(sheet.rows) == 3  # the head too


@pytest.mark.parametrize("bold", [False, True])
def test_rows_are_high_enough_and_not_much_higher(bold: bool) -> None:
    setter, look = Typesetter(), LOOKS["table_head" if bold else "table_cell"]
    texts = [SENTENCE[:n] for n in range(20, len(SENTENCE), 7)] + ["NIÊM YẾT CÔNG KHAI " * 5]
    texts += ["a" * 90, "Một\nHai\nBa", "Phòng Văn hóa và Xã hội; " * 6]
    needed = given = 0
    for text in texts:
        for wide in (9, 14, 22, 35, 48):
            broken = (setter.lines(rich(line), look, wide * 5.25) for line in text.split("\n"))
            lines = sum(max(len(made), 1) for made in broken)
            height = row_height(text, wide, 12, bold=bold)
            assert height >= lines * LINE, (text, wide)
            needed, given = needed + lines * LINE, given + height
    assert given <= 1.15 * needed


def test_rich_texts_count_for_the_height_too() -> None:
    page = _page(_sheet(TableRow((rich(SENTENCE * 3), "x"))))
    assert page.row_dimensions[3].height > 3 * LINE


def test_a_row_of_numbers_alone_is_seen() -> None:
    assert _page(_sheet(TableRow((1, 2)))).row_dimensions[3].height >= LINE


def test_the_first_page_bears_no_number() -> None:
    data = _bytes(Sheet("Phụ lục", wide_table(), ("Phụ lục",), header=paper().header))
    page = openpyxl.load_workbook(BytesIO(data)).active
    assert page is not None
    assert page.HeaderFooter.differentFirst
    assert "&P" in (page.oddHeader.center.text or "")
    assert not page.firstHeader.center.text
    assert b"<firstHeader" not in ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_a_rehearsal_is_marked_on_the_first_page_too() -> None:
    stamp.put("TẬP DƯỢT")
    try:
        page = _page(_sheet(TableRow(("a",))))
    finally:
        stamp.put("")
    assert page.firstHeader.right.text == page.oddHeader.right.text == "TẬP DƯỢT"


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("ngắn", "@"),
        ("x" * 255, "@"),
        ("x" * 256, "General"),  # older Excels show "####" for a long text in text format
        ("=" + "x" * 300, "@"),
        ("-" + "x" * 300, "@"),
    ],
)
def test_long_texts_are_not_in_text_format(text: str, pattern: str) -> None:
    cell = _page(_sheet(TableRow((text,))))["A3"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", pattern)


def test_the_rule_below_the_motto_is_as_long_as_its_words() -> None:
    page = _page(Sheet("Phụ lục", wide_table(), header=paper().header))
    cells = {cell.value: cell.font.underline for row in page.iter_rows(max_row=4) for cell in row}
    assert cells["Độc lập - Tự do - Hạnh phúc"] == "single"
    assert cells["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] is None


def test_totals_of_a_page_add_up_rows_behind_a_high_one() -> None:
    rows = tuple(TableRow((SENTENCE * (40 if i == 1 else 1), i)) for i in range(4))
    columns = (TableColumn(), TableColumn())
    head = ((HeadCell("Việc"), HeadCell("Số")),)
    table = TableBlock(columns, head, (), rows, page_totals=(1,))
    page = _page(Sheet("Sổ", table))
    at = {cell.value: cell.row for cell in page["B"] if isinstance(cell.value, int)}
    sums = [cell.value for cell in page["B"] if str(cell.value).startswith("=SUM")]
    spans = [tuple(int(part[1:]) for part in s[5:-1].split(":")) for s in sums]
    for value, row in at.items():
        assert sum(first <= row <= last for first, last in spans) == 1, value


def test_signs_that_xml_has_no_place_for_stop_no_workbook() -> None:
    odd = "Phụ\x07 lục\n\ud800 1\ufffe"
    sheet = _sheet(TableRow((odd,)), title=(odd,))
    book = openpyxl.load_workbook(BytesIO(_bytes(replace(sheet, name=odd))))
    assert book.sheetnames == ["Phụ lục 1"]
    assert book.properties.title == "Phụ lục\n 1"
    assert book.active is not None
    assert "Phụ lục\n 1" in [cell.value for row in book.active.iter_rows() for cell in row]
