"""Plans printed: wide tables, shared headings, whom a letter is for, the heads of other bodies."""

from io import BytesIO

import docx
import pytest
from documents_samples import MM, SENTENCE, chars_of, opened, paper

from desktop_app.documents import word
from desktop_app.documents.columns import column_widths, fitted, is_landscape
from desktop_app.documents.layout import LOOKS, Page
from desktop_app.documents.model import (
    Align,
    Appendix,
    Document,
    HeadCell,
    Header,
    Heading,
    Paragraph,
    Run,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.documents.typeset import Typesetter
from desktop_app.plans.body_tables import body_table
from desktop_app.plans.model import Annex, Grid, Plan
from desktop_app.plans.printing import plan_document

WORDS = ("STT", "Nghiệp vụ", "Chuyên môn", "Thường xuyên", "Trách nhiệm", "Nguyễn Thị Mẫu")


def _wide(columns: int) -> TableBlock:
    names = [f"{WORDS[i % len(WORDS)]} {i}" for i in range(columns)]
    head = tuple(HeadCell(name) for name in names)
    return TableBlock((TableColumn(),) * columns, (head,), (), (TableRow(tuple(names)),))


def _read(document: Document) -> docx.document.Document:
    stream = BytesIO()
    word.write(document, stream)
    return docx.Document(BytesIO(stream.getvalue()))


def test_a_table_of_many_columns_is_set_smaller_and_breaks_no_word() -> None:
    table = _wide(17)
    document = paper(1, appendices=(Appendix("Phụ lục", ("Rộng",), "", (table,)),))
    with opened(document) as book:
        page = book.pages[-1]
        words = {word["text"] for word in page.extract_words(x_tolerance=1, y_tolerance=1)}
        sizes = {round(char["size"]) for char in chars_of(page, "Nghiệp")}
    assert {w for name in WORDS for w in name.split()} <= words
    assert sizes == {10}
    (made,) = _read(document).tables[-1:]
    assert made.rows[0].cells[0].paragraphs[0].style.name == "Đầu sổ"


def test_a_table_that_has_room_keeps_its_size() -> None:
    table, setter = _wide(5), Typesetter()
    assert fitted(table, setter, Page().text_width) is table
    assert fitted(_wide(17), setter, Page().text_width).dense


def test_where_nothing_helps_the_short_words_stay_whole() -> None:
    long = "x" * 60
    rows = (TableRow(("100", *[long] * 9)),)
    table = TableBlock((TableColumn(),) * 10, (), (), rows, dense=True)
    widths = column_widths(table, Typesetter(), 300.0)
    assert sum(widths) == pytest.approx(300)
    assert widths[0] > Typesetter().width("100", LOOKS["dense_cell"]) + 8
    assert len({round(width, 3) for width in widths[1:]}) == 1


def test_no_column_has_its_words_one_below_the_other_beside_a_long_one() -> None:
    units = "; ".join(f"Phòng Văn hóa - Xã hội số {i}" for i in range(12))
    row = TableRow(("1", SENTENCE, "Văn phòng HĐND và UBND xã", units, "Quý I, quý III năm 2027"))
    table = TableBlock((TableColumn(),) * 5, (), (), (row,) * 6)
    widths = column_widths(table, Typesetter(), Page(landscape=True).text_width)
    assert min(widths[1:]) >= 20 * MM
    assert sum(widths) == pytest.approx(Page(landscape=True).text_width)


def test_a_table_of_the_text_gets_the_spans_of_its_head_back() -> None:
    rows = (
        ("STT", "Thôn", "Số hộ", "", "Ghi chú", "Kết quả", ""),
        ("", "", "Nghèo", "Cận nghèo", "", "Đạt", "Chưa"),
        ("1", "Thượng", "3", "5", "", "x", ""),
    )
    table = body_table(Grid(rows, 2))
    assert table.head == (
        (
            HeadCell("STT", 1, 2),
            HeadCell("Thôn", 1, 2),
            HeadCell("Số hộ", 2),
            HeadCell("Ghi chú", 1, 2),
            HeadCell("Kết quả", 2),
        ),
        (HeadCell("Nghèo"), HeadCell("Cận nghèo"), HeadCell("Đạt"), HeadCell("Chưa")),
    )
    assert [row.cells for row in table.rows] == [rows[2]]


@pytest.mark.parametrize(
    "rows",
    [
        (("", ""), ("a", "b")),
        (("a", ""), ("", "b")),
        (("a", "", "b"),),
        (("a", "b"), ("", ""), ("c", "")),
        (("", "a", ""), ("b", "", "c")),
    ],
)
def test_a_head_with_gaps_keeps_every_word_and_its_width(rows: tuple[tuple[str, ...], ...]) -> None:
    head = body_table(Grid(rows, len(rows))).head
    words = [cell.text for row in head for cell in row if cell.text]
    assert words == [text for row in rows for text in row if text]
    covered = sum(cell.colspan * cell.rowspan for row in head for cell in row)
    assert covered == len(rows) * len(rows[0])


def test_a_long_parent_body_takes_no_third_line_for_its_place() -> None:
    plan = Plan(parent_issuer="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Mẫu", issuer="Ban Thường trực")
    with opened(plan_document(plan)) as book:
        page = book.pages[0].crop((0, 0, 96 * MM, 40 * MM))
        lines = [line["text"] for line in page.extract_text_lines()]
    assert lines[:3] == ["ỦY BAN MẶT TRẬN TỔ", "QUỐC VIỆT NAM TỈNH MẪU", "BAN THƯỜNG TRỰC"]


def test_a_paper_that_a_decision_issues_keeps_its_own_head() -> None:
    annex = Annex("", "Thực hiện dân chủ năm 2027", "(Kèm theo Quyết định)", label="Kế hoạch")
    (made,) = plan_document(Plan(doc_type="decision", annexes=(annex,))).appendices
    assert (made.label, made.paper) == ("KẾ HOẠCH", True)
    with opened(Document(appendices=(made,))) as book:
        lines = [line["text"] for line in book.pages[0].extract_text_lines()]
        sizes = {round(char["size"]) for char in book.pages[0].chars}
    assert lines == ["KẾ HOẠCH", "Thực hiện dân chủ năm 2027", "(Kèm theo Quyết định)"]
    assert sizes == {14}
    title = next(p for p in _read(Document(appendices=(made,))).paragraphs if "dân chủ" in p.text)
    assert title.style.name == "Trích yếu"


def _letter(*names: str) -> Document:
    header = Header("UBND XÃ SUỐI MẪU", number_line="Số: 05/UBND", subject_line="V/v báo cáo")
    return Document(header, addressees=names, body=(Paragraph(rich(SENTENCE)),))


def test_dashes_of_addressees_stand_below_the_colon() -> None:
    long = (
        "Các phòng, ban, đơn vị sự nghiệp thuộc Ủy ban nhân dân và các đoàn thể chính trị của xã;"
    )
    with opened(_letter(long, "Các thôn.")) as book:
        page = book.pages[0]
        colon = chars_of(page, "Kính gửi:")[-1]
        dashes = [chars_of(page, words)[0] for words in ("- Các phòng", "- Các thôn")]
        first = chars_of(page, "Các phòng")[0]
        below = [c for c in page.chars if first["bottom"] < c["top"] < dashes[1]["top"] - 5]
    assert [dash["x0"] for dash in dashes] == pytest.approx([colon["x0"]] * 2, abs=1.5)
    assert min(c["x0"] for c in below) == pytest.approx(first["x0"], abs=1)
    items = [
        p for p in _read(_letter(long, "x")).paragraphs if p.style.name.startswith("Danh sách")
    ]
    assert len(items) == 2
    style = items[0].style.paragraph_format
    assert (style.left_indent.mm + style.first_line_indent.mm) == pytest.approx(42.8, abs=0.3)


def test_a_single_long_addressee_hangs_behind_the_colon() -> None:
    name = "Phòng Văn hóa - Xã hội " * 6
    with opened(_letter(name)) as book:
        lines = book.pages[0].extract_text_lines(x_tolerance=2)
    at = next(i for i, line in enumerate(lines) if line["text"].startswith("Kính gửi:"))
    begun = next(c for c in lines[at]["chars"] if c["text"] == "P")
    assert lines[at + 1]["x0"] == pytest.approx(begun["x0"], abs=1)


def test_what_announces_something_never_ends_a_page() -> None:
    table = TableBlock((TableColumn(Align.CENTER),) * 2, (), (), (TableRow(("a", "b")),) * 3)
    for fillers in range(20, 32):
        body = [Paragraph(rich("Một dòng.")) for _ in range(fillers)]
        body += [Paragraph(rich("Số hộ của các thôn như sau:")), table]
        with opened(Document(body=tuple(body))) as book:
            pages = [page for page in book.pages if page.search("như sau:", regex=False)]
            assert len(pages) == 1
            assert pages[0].find_tables(), fillers


def test_a_number_is_as_bold_as_the_words_behind_it() -> None:
    bold = Paragraph((Run("Phòng Nội vụ", True), Run(" chủ trì.")), "5.")
    assert bold.printed[0] == Run("5. ", True)
    assert Paragraph((Run("Chữ đậm", True),), "-").printed[0] == Run("- ")
    assert Paragraph((Run("thường"),), "5.").printed[0] == Run("5. ")
    with opened(Document(body=(bold, Heading("", rich("x"), 1)))) as book:
        assert "Bold" in chars_of(book.pages[0], "5.")[0]["fontname"]


def test_the_head_of_a_paper_of_the_party_has_its_sizes() -> None:
    plan = Plan(
        number="05-KH/ĐU",
        place="Suối Mẫu",
        date="2027-01-05",
        parent_issuer="Đảng bộ tỉnh Sơn Mẫu",
        issuer="Đảng ủy xã Suối Mẫu",
        title="Thực hiện quy chế dân chủ",
        type_text="Kế hoạch",
    )
    sizes = {
        "ĐẢNG CỘNG SẢN": 15,
        "ĐẢNG BỘ": 14,
        "ĐẢNG ỦY XÃ": 14,
        "Số 05-KH/ĐU": 14,
        "tháng 01": 14,
        "KẾ HOẠCH": 16,
    }
    document = plan_document(plan)
    with opened(document) as book:
        page = book.pages[0]
        found = {words: chars_of(page, words)[0]["size"] for words in sizes}
        (rule,) = [line for line in page.lines if line["x0"] > 96 * MM and line["top"] < 30 * MM]
        motto = chars_of(page, "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert found == pytest.approx(sizes, abs=0.5)
    assert rule["width"] == pytest.approx(motto[-1]["x1"] - motto[0]["x0"], abs=1)
    styles = {p.text: p.style.font.size.pt for c in _read(document).tables[0]._cells for p in c.paragraphs if p.text}  # fmt: skip # noqa: E501
    assert styles["ĐẢNG CỘNG SẢN VIỆT NAM"] == 15
    assert styles["ĐẢNG ỦY XÃ SUỐI MẪU"] == 14


@pytest.mark.parametrize("issuer", ["Ban Chấp hành Đoàn xã Suối Mẫu", "Đoàn TNCS Hồ Chí Minh"])
def test_the_youth_union_is_not_the_party(issuer: str) -> None:
    header = plan_document(Plan(number="12-KH/ĐTN", issuer=issuer)).header
    assert header is not None
    assert not header.party


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("Ủy ban MTTQ Việt Nam xã Lương Mẫu", "ỦY BAN MTTQ VIỆT NAM\nXÃ LƯƠNG MẪU"),
        ("Hội Liên hiệp Phụ nữ phường Hạ", "HỘI LIÊN HIỆP PHỤ NỮ\nPHƯỜNG HẠ"),
        ("Phòng Văn hóa - Xã hội và Thông tin", "PHÒNG VĂN HÓA - XÃ HỘI VÀ THÔNG TIN"),
        ("Hợp tác xã nông nghiệp Suối Mẫu", "HỢP TÁC XÃ NÔNG NGHIỆP SUỐI MẪU"),
        ("Bảo hiểm xã hội tỉnh Sơn Mẫu", "BẢO HIỂM XÃ HỘI\nTỈNH SƠN MẪU"),
        ("Ủy ban nhân dân thị xã Đông Mẫu tỉnh Q", "ỦY BAN NHÂN DÂN\nTHỊ XÃ ĐÔNG MẪU TỈNH Q"),
        ("Công an xã Suối Mẫu", "CÔNG AN XÃ SUỐI MẪU"),
    ],
)
def test_names_in_the_head_are_broken_before_their_place(body: str, printed: str) -> None:
    header = plan_document(Plan(issuer=body, parent_issuer=body)).header
    assert header is not None
    assert (header.issuer, header.parent_issuer) == (printed, printed)


@pytest.mark.parametrize(
    ("texts", "landscape"),
    [
        (("1", "Thôn Thượng", "12", "3", "5", "100%", "x"), False),
        (("1", SENTENCE, "Công an xã", "Các thôn", "Quý I", "Biên bản"), True),
        (("1", "", "", "", "", ""), True),
        (("1", "Một việc", "Các thôn", "Quý I", "Biên bản"), False),
    ],
)
def test_numbers_alone_do_not_turn_the_page(texts: tuple[str, ...], landscape: bool) -> None:
    head = tuple(HeadCell(f"Cột {i}") for i, _ in enumerate(texts))
    table = TableBlock((TableColumn(),) * len(texts), (head,), (), (TableRow(texts),) * 3)
    assert is_landscape(Appendix("Phụ lục", body=(table,)), Typesetter()) is landscape


def test_long_names_in_the_head_have_even_lines_in_word_too() -> None:
    name = "BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ"
    header = Header(name, number_line="Số: 05/KH-BCĐ", subject_line="V/v báo cáo " * 6)
    (left, _) = _read(Document(header)).tables[0].rows[0].cells
    long = next(p for p in left.paragraphs if p.text == name).paragraph_format
    assert long.left_indent == long.right_indent
    assert long.left_indent.mm > 1
    (short, *_) = _read(Document(Header("UBND XÃ MẪU"))).tables[0].rows[0].cells[0].paragraphs
    assert short.paragraph_format.left_indent is None


def test_an_annex_whose_title_is_its_label_has_both() -> None:
    with opened(Document(appendices=(Appendix("Phụ lục", ("Phụ lục",)),))) as book:
        lines = [line["text"] for line in book.pages[0].extract_text_lines()]
    assert lines == ["Phụ lục", "PHỤ LỤC"]


def test_a_paper_with_nothing_but_its_head_is_written() -> None:
    document = plan_document(Plan(doc_type="letter"))
    assert len(_read(document).tables) == 1
    with opened(document) as book:
        assert len(book.pages) == 1


@pytest.mark.parametrize("rows", [(), ((),), ((), ("a",))])
def test_a_table_without_cells_stops_no_file(rows: tuple[tuple[str, ...], ...]) -> None:
    table = body_table(Grid(rows))
    document = Document(body=(Paragraph(rich("Trước")), table))
    made = _read(document)
    assert [t.rows[-1].cells[0].text for t in made.tables] == [
        row[0] if row else "" for row in rows[-1:]
    ]
    with opened(document) as book:
        assert "Trước" in book.pages[0].extract_text()
