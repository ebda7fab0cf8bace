"""Made-up papers that the tests of the writers share, and how to read a PDF back."""

from io import BytesIO

import pdfplumber

from desktop_app.documents import pdf
from desktop_app.documents.model import (
    Align,
    Appendix,
    Document,
    HeadCell,
    Header,
    Heading,
    Paragraph,
    Run,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)

MM = 72 / 25.4
SENTENCE = (
    "Các thôn phối hợp với bộ phận chuyên môn niêm yết công khai những khoản đóng góp tự nguyện, "
    "bảo đảm mọi hộ gia đình được biết, được bàn và được kiểm tra theo quy định của pháp luật. "
)
NAMES = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")


def wide_table(rows: int = 12, *, long_row: int = 0) -> TableBlock:
    """Six columns under a nested head, in two groups; one row may be longer than a page."""
    head = (
        (
            HeadCell("STT", rowspan=2),
            HeadCell("Nội dung", rowspan=2),
            HeadCell("Trách nhiệm", colspan=2),
            HeadCell("Thời gian", rowspan=2),
            HeadCell("Sản phẩm", rowspan=2),
        ),
        (HeadCell("Chủ trì"), HeadCell("Phối hợp")),
    )
    lines = [TableRow(("I", "VIỆC THƯỜNG XUYÊN"), group=True)]
    for i in range(1, rows + 1):
        if i == rows // 2:
            lines.append(TableRow(("II", "VIỆC THEO QUÝ"), group=True))
        text = f"Việc {i}: {SENTENCE}" + SENTENCE * (60 if i == long_row else 0)
        lines.append(TableRow((str(i), text, "Tổ Mẫu", "Các thôn", "Quý I/2027", "Biên bản")))
    columns = (TableColumn(Align.CENTER), *[TableColumn()] * 5)
    return TableBlock(columns, head, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), tuple(lines))


def paper(paragraphs: int = 6, **changes: object) -> Document:
    """A plan of a commune that does not exist, with all parts of a paper."""
    body = [Heading("I.", rich("MỤC ĐÍCH, YÊU CẦU"), 1), Heading("1.", rich("Mục đích"), 2)]
    body += [
        Paragraph((Run(SENTENCE), Run("Chữ đậm ", True), Run("và nghiêng.", italic=True)), "-")
        for _ in range(paragraphs)
    ]
    parts: dict[str, object] = {
        "header": Header(
            "ỦY BAN NHÂN DÂN\nXÃ SUỐI MẪU",
            number_line="Số: 05/KH-UBND",
            place_date="Suối Mẫu, ngày 05 tháng 3 năm 2027",
        ),
        "type_name": "KẾ HOẠCH",
        "subject": "Thực hiện dân chủ ở cơ sở năm 2027 trên địa bàn xã Suối Mẫu và các thôn",
        "bases": (rich("Căn cứ Luật Thực hiện dân chủ ở cơ sở;", italic=True),),
        "body": tuple(body),
        "recipients": ("UBND tỉnh (b/c);", "Các thôn;", "Lưu: VT."),
        "signature": Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lò Thị Mẫu"),
        "appendices": (
            Appendix("Phụ lục I", ("Danh mục việc",), "(Kèm theo Kế hoạch)", (wide_table(),)),
            Appendix("Phụ lục II", ("Ghi chép",), "", (Paragraph(rich(SENTENCE)),)),
        ),
    }
    return Document(**(parts | changes))  # type: ignore[arg-type]


def opened(document: Document) -> pdfplumber.PDF:
    """The document written as PDF and read back."""
    data, _ = pdf.to_bytes(document)
    return pdfplumber.open(BytesIO(data))


def line_with(page: pdfplumber.page.Page, words: str) -> dict:
    """The line of a page that holds these words: its place and its characters."""
    cropped = page.extract_text_lines(x_tolerance=2, y_tolerance=2)
    found = [line for line in cropped if words in line["text"]]
    assert found, f"không thấy “{words}” trên trang"
    return found[0]


def chars_of(page: pdfplumber.page.Page, words: str) -> list[dict]:
    """The characters of the first place where these words stand."""
    found = page.search(words, regex=False, x_tolerance=2)
    assert found, f"không thấy “{words}” trên trang"
    return [char for char in found[0]["chars"] if char["text"].strip()]
