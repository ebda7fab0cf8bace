"""PDF files: words, paragraphs, columns side by side, ruled tables, page numbers, turned pages."""

from pathlib import Path

import pytest
import source_makers as make
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop_app.plans.source import SourceKind
from desktop_app.plans.sources import read_source

WIDTH, HEIGHT = A4
WIDE = "đây là dòng chữ dài cho rõ mép phải của trang giấy này"


def test_paragraphs_are_put_together_over_lines_and_pages(tmp_path: Path) -> None:
    wanted = [f"{i}. " + make.LONG[2:] for i in range(1, 25)]
    source = read_source(make.pdf_story(tmp_path / "a.pdf", [make.body(text) for text in wanted]))
    assert source.kind is SourceKind.PDF
    assert make.texts(source) == wanted
    assert not any(p.hard_break for p in make.paragraphs(source))
    assert {p.page for p in make.paragraphs(source)} == {1, 2, 3}


def test_paragraphs_without_indent_and_ragged(tmp_path: Path) -> None:
    wanted = [make.LONG, make.LONG, "2. Yêu cầu", make.LONG]
    story = [make.body(text, firstLineIndent=0, alignment=0) for text in wanted]
    assert make.texts(read_source(make.pdf_story(tmp_path / "a.pdf", story))) == wanted


def test_centered_and_emphasis(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(True, False), 14)
        canvas.drawCentredString(WIDTH / 2, 700, "KẾ HOẠCH")
        canvas.setFont(family.face(False, True), 13)
        canvas.drawString(85, 660, "Căn cứ Luật;")
        for i in range(8):
            canvas.setFont(family.face(False, False), 13)
            canvas.drawString(85, 640 - 16 * i, WIDE)

    title, basis, *_ = make.paragraphs(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert (title.text, title.centered, title.spans[0].bold) == ("KẾ HOẠCH", True, True)
    assert basis.spans[0].italic and not basis.centered


def test_head_and_foot_in_two_columns(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 13)
        for y, left, right in (
            (780, "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (764, "XÃ AN HÒA", "Độc lập - Tự do - Hạnh phúc"),
            (740, "Số:         /KH-UBND", "An Hòa, ngày        tháng       năm 2026"),
        ):
            canvas.drawCentredString(160, y, left)
            canvas.drawCentredString(410, y, right)
        canvas.drawCentredString(WIDTH / 2, 700, "KẾ HOẠCH")
        canvas.drawString(85, 660, make.LONG[2:90])
        canvas.drawString(85, 500, "Nơi nhận:")
        canvas.drawCentredString(430, 496, "TM. ỦY BAN NHÂN DÂN")
        for i, text in enumerate(("- Đảng ủy xã;", "- Các thôn;", "- Lưu: VT.")):
            canvas.drawString(85, 486 - 14 * i, text)
        canvas.drawCentredString(430, 480, "CHỦ TỊCH")
        canvas.drawCentredString(430, 400, "Trần Thị Mẫu")

    found = make.paragraphs(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert [p.text for p in found] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ AN HÒA",
        "Số: /KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Hòa, ngày tháng năm 2026",
        "KẾ HOẠCH",
        make.LONG[2:90].strip(),
        "Nơi nhận:",
        "- Đảng ủy xã;",
        "- Các thôn;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Thị Mẫu",
    ]
    assert [p.text for p in found if p.continues_line] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TM. ỦY BAN NHÂN DÂN",
    ]


def test_ruled_table_with_merged_cells_and_meant_breaks(tmp_path: Path) -> None:
    rows = [
        ["STT", "Nội dung", "Trách nhiệm", "", "Thời gian"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["I", "CÔNG KHAI", "", "", ""],
        ["1", "Niêm yết danh mục các khoản đóng góp của nhân dân", "- Văn phòng<br/>- Công an",
         "", "Quý I/2026"],
    ]  # fmt: skip
    spans = [
        ((0, 0), (0, 1)),
        ((1, 0), (1, 1)),
        ((2, 0), (3, 0)),
        ((4, 0), (4, 1)),
        ((1, 2), (4, 2)),
    ]
    table = make.grid(rows, [35, 150, 100, 90, 80], spans)
    source = read_source(make.pdf_story(tmp_path / "a.pdf", [make.centered("PHỤ LỤC"), table]))
    (found,) = make.tables(source)
    assert make.cells(found) == [
        ("STT", "Nội dung", "Trách nhiệm", None, "Thời gian"),
        ("", "", "Chủ trì", "Phối hợp", ""),
        ("I", "CÔNG KHAI", None, None, None),
        ("1", "Niêm yết danh mục các khoản đóng góp của nhân dân", "- Văn phòng\n- Công an", "",
         "Quý I/2026"),
    ]  # fmt: skip
    assert found.rows[1].covered_above == (True, True, False, False, True)
    assert found.bordered is True


def test_row_split_over_a_page_comes_as_two_rows(tmp_path: Path) -> None:
    story = [make.body(make.LONG) for _ in range(9)]
    rows = [[str(i), make.LONG, "Thường xuyên"] for i in range(1, 6)]
    source = read_source(
        make.pdf_story(tmp_path / "a.pdf", [*story, make.grid(rows, [35, 300, 120])])
    )
    parts = make.tables(source)
    assert len(parts) > 1
    last, first = parts[0].rows[-1], parts[1].rows[0]
    assert (last.page, first.page) == (last.page, (last.page or 0) + 1)
    assert last.cells[0] and first.cells[0] == ""
    assert f"{last.cells[1]} {first.cells[1]}" == make.LONG


def test_tables_set_close_together_are_two(tmp_path: Path) -> None:
    one = make.grid([["a", "b", "c"], ["1", "2", "3"]], [100, 200, 150])
    two = make.grid([["d", "e", "f", "g"], ["4", "5", "6", "7"]], [60, 110, 150, 130])
    found = make.tables(
        read_source(make.pdf_story(tmp_path / "a.pdf", [one, two, make.body("chữ " * 9)]))
    )
    assert [make.cells(table)[0] for table in found] == [("a", "b", "c"), ("d", "e", "f", "g")]


def test_table_without_lines_where_columns_are_plain(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 13)
        canvas.drawString(85, 720, "Danh mục các việc công khai trong năm của xã:")
        for y, row in (
            (690, ("STT", "Nhiệm vụ", "Chủ trì")),
            (665, ("1", "Niêm yết danh mục", "Văn phòng")),
            (649, ("", "các khoản thu", "")),
            (624, ("2", "Họp thôn", "Trưởng thôn")),
        ):
            for x, text in zip((85, 150, 380), row, strict=True):
                canvas.drawString(x, y, text)
        canvas.drawString(85, 590, "Các thôn gửi kết quả về xã.")

    source = read_source(make.pdf(tmp_path / "a.pdf", draw))
    (table,) = make.tables(source)
    assert table.bordered is None
    assert make.cells(table) == [
        ("STT", "Nhiệm vụ", "Chủ trì"),
        ("1", "Niêm yết danh mục các khoản thu", "Văn phòng"),
        ("2", "Họp thôn", "Trưởng thôn"),
    ]
    assert len(make.texts(source)) == 2


def test_page_numbers_go_and_other_numbers_stay(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        for page in (1, 2, 3):
            canvas.setFont(family.face(False, False), 13)
            if page > 1:
                canvas.drawCentredString(WIDTH / 2, HEIGHT - 40, str(page))
            canvas.drawString(85, 700, f"Đoạn chữ của trang thứ {page} nằm ở đây.")
            canvas.drawString(85, 680, "2026")
            canvas.showPage()

    found = make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert found.count("2026") == 3
    assert len(found) == 6


@pytest.mark.parametrize("turn", [90, 270])
def test_pages_drawn_lying_are_turned(tmp_path: Path, turn: int) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        if turn == 90:
            canvas.translate(WIDTH, 0)
        else:
            canvas.translate(0, HEIGHT)
        canvas.rotate(turn)
        canvas.setFont(family.face(False, False), 13)
        canvas.drawString(100, 400, "Phụ lục nằm ngang của kế hoạch")
        canvas.drawString(100, 380, "dòng thứ hai cũng nằm ngang")
        canvas.grid([100, 200, 400], [250, 280, 310])
        for x, y, text in (
            (105, 290, "STT"),
            (205, 290, "Nhiệm vụ"),
            (105, 260, "1"),
            (205, 260, "Họp"),
        ):
            canvas.drawString(x, y, text)

    source = read_source(make.pdf(tmp_path / "a.pdf", draw))
    assert make.texts(source)[0].startswith("Phụ lục nằm ngang của kế hoạch")
    assert make.cells(make.tables(source)[0]) == [("STT", "Nhiệm vụ"), ("1", "Họp")]


def test_landscape_annex_and_turned_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 13)
        canvas.drawString(85, 700, "Phần lời của kế hoạch ở trang đứng.")
        canvas.showPage()
        canvas.setPageSize(landscape(A4))
        canvas.setFont(family.face(False, False), 13)
        canvas.drawString(85, 400, "Phần phụ lục ở trang ngang.")
        canvas.showPage()
        canvas.setPageRotation(90)
        canvas.setFont(family.face(False, False), 13)
        canvas.saveState()
        canvas.rotate(90)
        canvas.drawString(200, -300, "Trang xoay bằng thuộc tính của tệp.")
        canvas.restoreState()

    assert make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw))) == [
        "Phần lời của kế hoạch ở trang đứng.",
        "Phần phụ lục ở trang ngang.",
        "Trang xoay bằng thuộc tính của tệp.",
    ]


def test_letters_set_one_by_one_still_make_words(tmp_path: Path) -> None:
    """No space characters at all, false bold by drawing twice, words placed one by one."""
    words = "Thực hiện quyền dân chủ ở cơ sở và công khai việc làm"

    def draw(canvas: Canvas, family: make.Family) -> None:
        face = family.face(False, False)
        canvas.setFont(face, 13)
        for y in (700, 680):
            x = 85.0
            for word in words.split():
                for shift in (0, 0.3):
                    canvas.drawString(x + shift, y, word)
                x += canvas.stringWidth(word, face, 13) + 3.2

    found = make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert " ".join(found) == " ".join(
        ["Thực hiện quyền dân chủ ở cơ sở và công khai việc làm"] * 2
    )


def test_slanted_watermark_is_left_out_and_told(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 13)
        canvas.drawString(85, 700, "Nội dung chính của văn bản kế hoạch.")
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "BẢN SAO")

    source = read_source(make.pdf(tmp_path / "a.pdf", draw))
    assert make.texts(source) == ["Nội dung chính của văn bản kế hoạch."]
    assert any("hình mờ" in problem for problem in source.problems)


def test_lines_cut_by_force_stay_lines(tmp_path: Path) -> None:
    lines = [
        "- Phổ biến các nội dung nhân dân bàn và quyết định trực tiếp đến từng hộ gia",
        "đình trên địa bàn; niêm yết công khai tại nhà văn hóa, trên đài truyền thanh",
        "và trang thông tin của địa phương; tổng hợp ý kiến phản ánh gửi về bộ phận",
        "thường trực để xem xét, trả lời.",
    ] * 4
    story = [make.body(t, firstLineIndent=0, fontSize=12) for t in lines]
    source = read_source(make.pdf_story(tmp_path / "a.pdf", story))
    assert make.texts(source) == lines
    assert [p.hard_break for p in make.paragraphs(source)][:4] == [True, True, True, False]


def test_whole_plan(tmp_path: Path) -> None:
    source = read_source(make.pdf_plan(tmp_path / "a.pdf"))
    assert make.texts(source)[:2] == ["KẾ HOẠCH", "Thực hiện dân chủ ở cơ sở năm 2026"]
    assert sum(1 for t in make.tables(source) for row in t.rows if row.cells[0]) == 8


def test_words_keep_their_spaces_beside_a_column_half_a_line_lower(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        for i, (left, right) in enumerate(
            (
                ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
                ("- Đảng ủy, HĐND xã (b/c);", "KT. CHỦ TỊCH"),
                ("- Các thôn, tổ dân phố;", "PHÓ CHỦ TỊCH"),
                ("- Lưu: VT.", ""),
            )
        ):
            canvas.setFont(family.face(False, False), 11)
            canvas.drawString(85, 500 - 15 * i, left)
            canvas.setFont(family.face(False, False), 14)
            canvas.drawString(350, 493 - 15 * i, right)

    found = make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert {"- Đảng ủy, HĐND xã (b/c);", "- Các thôn, tổ dân phố;", "KT. CHỦ TỊCH"} <= {*found}


def test_a_tab_behind_a_list_number_parts_nothing(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 13)
        lines = (("I.", "MỤC ĐÍCH"), ("1.", "Yêu cầu"), ("a)", "Nội dung"), ("-", "Một việc"))
        for i, (marker, text) in enumerate(lines):
            canvas.drawString(120, 700 - 30 * i, marker)
            canvas.drawString(175, 700 - 30 * i, text)

    found = make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert found == ["I. MỤC ĐÍCH", "1. Yêu cầu", "a) Nội dung", "- Một việc"]


def test_an_indented_line_behind_a_full_one_opens_a_paragraph(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 13)
        paragraphs = [("Một câu dài vừa hết dòng" + " nữa" * 9 + ".", "Đoạn sau bắt đầu ở đây")] * 4
        for i, (first, second) in enumerate(paragraphs):
            width = canvas.stringWidth(first, family.face(False, False), 13)
            canvas.drawString(120, 760 - 60 * i, first)
            canvas.drawString(120, 744 - 60 * i, second + " và còn dài đến hết dòng này")
            canvas.drawString(85, 728 - 60 * i, "đi tiếp")
            assert 120 + width < WIDTH - 40

    found = make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert sum(text.startswith("Đoạn sau") for text in found) == 4


def test_a_number_written_by_an_electronic_signature_is_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        face = family.face(False, False)
        canvas.setFont(face, 13)
        blank = canvas.stringWidth("Số: ", face, 13)
        canvas.drawString(85, 740, "Số:        /KH-UBND")
        for i, text in enumerate(("KẾ HOẠCH", "Thực hiện dân chủ ở cơ sở năm 2026")):
            canvas.drawCentredString(WIDTH / 2, 690 - 18 * i, text)
        canvas.acroForm.textfield(
            value="125", name="so", x=85 + blank, y=735, width=24, height=18, fontSize=12,
            borderWidth=0, maxlen=4,
        )  # fmt: skip

    first = make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw)))[0]
    assert first.replace(" /", "/") == "Số: 125/KH-UBND"


def test_the_number_of_a_lying_page_is_no_text(tmp_path: Path) -> None:
    wide, high = landscape(A4)

    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 14)
        canvas.drawCentredString(wide / 2, high - 46, "3")
        canvas.drawCentredString(wide / 2, high - 70, "PHỤ LỤC")
        for i in range(4):
            canvas.drawString(85, high - 110 - 18 * i, WIDE)

    source = read_source(make.pdf(tmp_path / "a.pdf", draw, pagesize=(wide, high)))
    assert make.texts(source)[0] == "PHỤ LỤC"


def test_a_name_between_two_lines_of_the_list_beside_it(tmp_path: Path) -> None:
    wanted = [f"- Phòng chuyên môn thứ {i} của xã;" for i in range(4)]

    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 11)
        for i, text in enumerate(wanted):
            canvas.drawString(85, 500 - 12 * i, text)
        canvas.setFont(family.face(True, False), 14)
        canvas.drawString(370, 481, "Trần Thị Mẫu")

    found = make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert found == [*wanted, "Trần Thị Mẫu"]
