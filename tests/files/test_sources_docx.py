"""Word files: lists, emphasis, boxes, revisions, notes, tables with merged cells."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
import source_makers as make
from PIL import Image

from desktop_app.errors import UserError
from desktop_app.plans.source import SourceKind, Span
from desktop_app.plans.sources import read_source
from desktop_app.plans.sources.word_numbering import as_number


def test_order_emphasis_and_place(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        title = document.add_paragraph()
        title.alignment = 1
        title.add_run("KẾ ").bold = True
        title.add_run("HOẠCH").bold = True
        document.add_table(1, 2).cell(0, 1).text = "ô"
        mixed = document.add_paragraph("Căn cứ ", style="Heading 1")
        mixed.add_run("thường").bold = False
        mixed.add_run(" nghiêng").italic = True

    source = read_source(make.word(tmp_path / "a.docx", build))
    assert source.kind is SourceKind.DOCX
    title, mixed = make.paragraphs(source)
    assert (title.text, title.centered, title.spans) == (
        "KẾ HOẠCH", True, (Span(0, 8, bold=True),)
    )  # fmt: skip
    assert mixed.spans == (
        Span(0, 7, bold=True),
        Span(13, 21, bold=True, italic=True),
    )
    assert source.lines == ("KẾ HOẠCH", "\tô", "Căn cứ thường nghiêng")
    assert [block.line for block in source.blocks] == [1, 2, 3]


def test_letter_and_its_mark_in_two_runs(tmp_path: Path) -> None:
    runs = [make.run_xml(text) for text in ("Thu", "\u031b\u0323c hie", "\u0323\u0302n")]
    xml = f"<w:p>{''.join(runs)}</w:p>"
    assert make.texts(read_source(make.word_body(tmp_path / "a.docx", xml))) == ["Thực hiện"]


def test_numbers_that_word_draws(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        levels = (
            make.level_xml(0, "upperRoman", "%1.")
            + make.level_xml(1, "decimal", "%1.%2.")
            + make.level_xml(2, "lowerLetter", "%3)")
        )
        outline = make.numbering(document, levels)
        from_five = make.numbering(
            document,
            make.level_xml(0, "decimal", "Điều %1."),
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
        )
        bullet = make.numbering(document, make.level_xml(0, "bullet", "\uf0b7"))
        dash = make.numbering(document, make.level_xml(0, "bullet", "-"))
        for text, num, level in (
            ("một", outline, 0), ("một một", outline, 1), ("điểm", outline, 2),
            ("điểm sau", outline, 2), ("một hai", outline, 1), ("điểm mới", outline, 2),
            ("hai", outline, 0), ("hai một", outline, 1), ("năm", from_five, 0),
            ("sáu", from_five, 0), ("chấm", bullet, 0), ("gạch", dash, 0),
        ):  # fmt: skip
            make.numbered(document, text, num, level)

    found = make.paragraphs(read_source(make.word(tmp_path / "a.docx", build)))
    assert [p.number for p in found] == [
        "I.", "I.1.", "a)", "b)", "I.2.", "a)", "II.", "II.1.", "Điều 5.", "Điều 6.", "•", "-",
    ]  # fmt: skip
    assert found[0].text == "một"


@pytest.mark.parametrize(
    ("count", "kind", "drawn"),
    [
        (4, "upperRoman", "IV"),
        (19, "lowerRoman", "xix"),
        (27, "lowerLetter", "aa"),
        (3, "decimalZero", "03"),
        (0, "upperRoman", "0"),
        (9, "somethingNew", "9"),
    ],
)
def test_kinds_of_numbers(count: int, kind: str, drawn: str) -> None:
    assert as_number(count, kind) == drawn


def test_line_breaks_tabs_and_signs(tmp_path: Path) -> None:
    xml = (
        "<w:p><w:r><w:t>TM. ỦY BAN</w:t><w:br/><w:t>CHỦ TỊCH</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Nơi nhận:</w:t><w:tab/><w:tab/><w:t>CHỦ TỊCH</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Mục</w:t><w:noBreakHyphen/><w:t>đích</w:t>"
        '<w:softHyphen/><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>'
    )
    found = make.paragraphs(read_source(make.word_body(tmp_path / "a.docx", xml)))
    assert [(p.text, p.line, p.continues_line) for p in found] == [
        ("TM. ỦY BAN", 1, False),
        ("CHỦ TỊCH", 2, False),
        ("Nơi nhận:", 3, False),
        ("CHỦ TỊCH", 3, True),
        ("1. Mục-đích•", 4, False),
    ]


def test_list_number_only_on_the_first_line(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        num = make.numbering(document, make.level_xml(0, "decimal", "%1."))
        make.numbered(document, "trên", num)
        document.paragraphs[-1].add_run().add_break()
        document.paragraphs[-1].add_run("dưới")

    assert make.texts(read_source(make.word(tmp_path / "a.docx", build))) == ["1. trên", "dưới"]


BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


def test_text_box_is_taken_once(tmp_path: Path) -> None:
    box = BOX.format("trong khung")
    xml = (
        "<w:p><w:r><w:t>trước</w:t></w:r><w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
        f"<w:p><w:r><w:pict><v:shape><v:textbox>{BOX.format('kiểu cũ')}</v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
    )
    found = make.paragraphs(read_source(make.word_body(tmp_path / "a.docx", xml)))
    assert [(p.text, p.in_box) for p in found] == [
        ("trước", False),
        ("trong khung", True),
        ("kiểu cũ", True),
    ]


def test_a_head_drawn_in_a_box_comes_before_the_paragraph_that_holds_it(tmp_path: Path) -> None:
    drawn = "<w:r><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></w:r>"
    head = drawn.format(BOX.format("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    aside = drawn.format(BOX.format("(ký)"))
    xml = f"<w:p>{make.run_xml('KẾ HOẠCH')}{head}</w:p><w:p>{make.run_xml('TM.')}{aside}</w:p>"
    assert make.texts(read_source(make.word_body(tmp_path / "a.docx", xml))) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH", "TM.", "(ký)",
    ]  # fmt: skip


def test_a_frame_of_one_cell_is_text(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_table(1, 1).cell(0, 0).text = "DỰ THẢO"
        document.add_paragraph("KẾ HOẠCH")
        document.add_table(1, 2).cell(0, 1).text = "hai ô"

    source = read_source(make.word(tmp_path / "a.docx", build))
    assert make.texts(source)[:2] == ["DỰ THẢO", "KẾ HOẠCH"]
    assert [make.cells(table) for table in make.tables(source)] == [[("", "hai ô")]]


def test_revisions_fields_links_controls(tmp_path: Path) -> None:
    run = make.run_xml
    xml = (
        f"<w:p>{run('giữ ')}<w:ins>{run('thêm ')}</w:ins>"
        "<w:del><w:r><w:delText>bỏ</w:delText></w:r>"
        f"</w:del><w:hyperlink>{run('liên kết')}</w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:sdt>"
        f"<w:sdtContent>{run('hộp')}</w:sdtContent></w:sdt></w:p>"
        "</w:sdtContent></w:sdt>"
        '<w:p><w:r><w:t>Trang </w:t><w:fldChar w:fldCharType="begin"/>'
        '<w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('nửa đầu ')}</w:p>"
        f"<w:p>{run('nửa sau')}</w:p>"
    )
    source = read_source(make.word_body(tmp_path / "a.docx", xml))
    assert make.texts(source) == ["giữ thêm liên kết", "hộp", "Trang 7", "nửa đầu nửa sau"]
    assert any("Track Changes" in problem for problem in source.problems)


def test_a_field_that_was_damaged_swallows_nothing(tmp_path: Path) -> None:
    run, mark = make.run_xml, '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, separate, end = (mark.format(kind) for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>IF 1 = 1</w:instrText></w:r>"
    xml = (
        f"<w:p>{run('một')}{begin}{code}{run(' hai')}</w:p>"
        f"<w:p>{begin}{run('ba ')}{begin}{code}{run('ẩn')}{separate}{run('bốn')}{end}</w:p>"
        f"<w:p>{run('năm ')}{begin}{code}{begin}{code}{separate}{run('ẩn')}{end}{separate}"
        f"{run('sáu')}{end}</w:p>"
        f"<w:p>{run('bảy')}{end}{end}{end}</w:p><w:p>{begin}{code}</w:p>"
        f"<w:p>{run('tám')}{separate}{run(' chín')}{end}</w:p>"
    )
    source = read_source(make.word_body(tmp_path / "a.docx", xml))
    assert make.texts(source) == ["một hai", "ba bốn", "năm sáu", "bảy", "tám chín"]


def test_what_word_keeps_in_odd_places_is_read_or_told(tmp_path: Path) -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    run = make.run_xml
    xml = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"/><mc:Fallback>'
        f"<w:p>{run('hai lần')}</w:p></mc:Fallback></mc:AlternateContent>"
        f'<w:p>{run("trước")}<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:textpath string="CHỮ VẼ"/></v:shape></w:pict></w:r></w:p>'
        f'<w:altChunk xmlns:r="{rel}" r:id="rId99"/>'
    )
    source = read_source(make.word_body(tmp_path / "a.docx", xml))
    assert make.texts(source) == ["hai lần", "trước", "CHỮ VẼ"]
    assert any("Sau dòng 3 có phần nằm ở tệp khác" in problem for problem in source.problems)


def test_a_scan_put_into_word_is_told(tmp_path: Path) -> None:
    picture = tmp_path / "trang.png"
    Image.new("RGB", (20, 20), "white").save(picture)
    path = make.word(tmp_path / "a.docx", lambda document: document.add_picture(str(picture)))
    with pytest.raises(UserError, match=r"không có chữ nào.*bản chụp.*vẫn nguyên.*bản có chữ"):
        read_source(path)


def test_capitals_and_hidden_text(tmp_path: Path) -> None:
    xml = (
        f"<w:p>{make.run_xml('mục đích', '<w:caps/>')}</w:p>"
        f"<w:p>{make.run_xml('hiện')}{make.run_xml(' ẩn', '<w:vanish/>')}</w:p>"
    )
    source = read_source(make.word_body(tmp_path / "a.docx", xml))
    assert make.texts(source) == ["MỤC ĐÍCH", "hiện"]
    assert any("chữ ẩn" in problem for problem in source.problems)


def test_footnotes_follow_their_paragraph(tmp_path: Path) -> None:
    path = make.word_body(
        tmp_path / "a.docx",
        '<w:p><w:r><w:t>Câu có chú thích</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        "<w:p><w:r><w:t>Câu sau</w:t></w:r></w:p>",
    )
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Lời chú</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    make.replace_part(
        path,
        "word/_rels/document.xml.rels",
        lambda data: data.replace(
            b"</Relationships>",
            f'<Relationship Id="rX" Type="{kind}" Target="footnotes.xml"/>'.encode()
            + b"</Relationships>",
        ),
    )
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    source = read_source(path)
    assert make.texts(source) == ["Câu có chú thích", "[1] Lời chú", "Câu sau"]


def test_merged_cells(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        table = document.add_table(4, 4)
        table.style = "Table Grid"
        for i, row in enumerate(table.rows):
            for j, cell in enumerate(row.cells):
                cell.text = f"{i}{j}"
        for cell in (table.cell(0, 2), table.cell(0, 3), table.cell(1, 0), table.cell(1, 1)):
            cell.text = ""
        table.cell(0, 1).text = "rộng"
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(2, 1).text, table.cell(2, 2).text = "khối", ""
        table.cell(3, 1).text, table.cell(3, 2).text = "", ""
        table.cell(2, 1).merge(table.cell(3, 2))

    (table,) = make.tables(read_source(make.word(tmp_path / "a.docx", build)))
    assert table.bordered is True
    assert make.cells(table) == [
        ("00", "rộng", None, ""),
        ("", "", "12", "13"),
        ("20", "khối", None, "23"),
        ("30", "", None, "33"),
    ]
    assert [row.covered_above for row in table.rows] == [
        (),
        (True, False, False, False),
        (),
        (False, True, True, False),
    ]


def test_grid_before_nested_table_and_lists_in_cells(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    p = make.paragraph_xml
    inner = f"<w:tbl><w:tr>{cell.format(p('trong'))}{cell.format(p('bảng'))}</w:tr></w:tbl>"
    xml = (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        f"<w:tr>{cell.format(p('A') + p('B'))}{cell.format(inner + p('sau'))}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell.format(p("lùi"))}</w:tr>'
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell.format(p('bỏ'))}</w:tr></w:tbl>"
    )
    source = read_source(make.word_body(tmp_path / "a.docx", xml))
    (table,) = make.tables(source)
    assert make.cells(table) == [("A\nB", "trong bảng\nsau"), ("", "lùi")]
    assert table.bordered is False
    assert source.lines == ("A B\ttrong bảng sau", "\tlùi")


def test_automatic_numbers_in_a_column(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        num = make.numbering(document, make.level_xml(0, "decimal", "%1"))
        table = document.add_table(2, 2)
        for i in range(2):
            paragraph = table.cell(i, 0).paragraphs[0]
            make.numbered(document, "x", num)
            moved = document.paragraphs[-1]
            paragraph._p.append(moved._p.pPr)
            moved._p.getparent().remove(moved._p)
            table.cell(i, 1).text = f"việc {i}"

    (table,) = make.tables(read_source(make.word(tmp_path / "a.docx", build)))
    assert make.cells(table) == [("1", "việc 0"), ("2", "việc 1")]


def test_picture_formula_and_page_head_are_told(tmp_path: Path) -> None:
    image = tmp_path / "dấu.png"
    Image.new("RGB", (8, 8), "red").save(image)

    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "BẢN DỰ THẢO"
        document.sections[0].footer.paragraphs[0].text = "Trang 2"
        document.add_paragraph("chữ")
        document.add_paragraph("hình").add_run().add_picture(str(image))

    source = read_source(make.word(tmp_path / "a.docx", build))
    assert len(source.problems) == 2
    assert "(có thể là bản chụp) ở dòng 2" in source.problems[0]
    assert "BẢN DỰ THẢO" in source.problems[1]


def test_styles_that_stand_on_themselves_do_not_hang(tmp_path: Path) -> None:
    path = make.word_plan(tmp_path / "a.docx")
    make.replace_part(
        path,
        "word/styles.xml",
        lambda data: data.replace(b'<w:basedOn w:val="Normal"/>', b'<w:basedOn w:val="Heading1"/>'),
    )
    assert "KẾ HOẠCH" in make.texts(read_source(path))


def test_whole_plan(tmp_path: Path) -> None:
    source = read_source(make.word_plan(tmp_path / "a.docx"))
    assert [table.bordered for table in make.tables(source)] == [False, True]
    assert "1. Phát huy quyền làm chủ của nhân dân." in make.texts(source)
    assert make.cells(make.tables(source)[1])[1] == ("I", "CÔNG KHAI", None, None)
    assert make.cells(make.tables(source)[0])[0][0] == "ỦY BAN NHÂN DÂN\nXÃ AN HÒA"
