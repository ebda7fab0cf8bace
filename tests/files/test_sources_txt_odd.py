"""Text files that lost their tables' shape: strokes, tabs, one cell a line, page numbers."""

from pathlib import Path

from desktop_app.plans.source import Source, SourceParagraph, SourceTable
from desktop_app.plans.sources import read_source


def read(folder: Path, text: str) -> Source:
    path = folder / "kế hoạch.txt"
    path.write_text(text, "utf-8")
    return read_source(path)


def tables(source: Source) -> list[list[tuple[str | None, ...]]]:
    return [
        [row.cells for row in block.rows]
        for block in source.blocks
        if isinstance(block, SourceTable)
    ]


def paragraphs(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, SourceParagraph)]


def test_a_head_of_two_cells_with_a_stroke_between(tmp_path: Path) -> None:
    text = """\
UBND XÃ BA TƠ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 |
Số: 07/KH-UBND | Ba Tơ, ngày 02 tháng 3 năm 2026

KẾ HOẠCH"""
    source = read(tmp_path, text)
    assert tables(source)[0][::2] == [
        ("UBND XÃ BA TƠ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Số: 07/KH-UBND", "Ba Tơ, ngày 02 tháng 3 năm 2026"),
    ]
    assert paragraphs(source) == ["KẾ HOẠCH"]


def test_a_signature_beside_the_recipients(tmp_path: Path) -> None:
    text = """\
Nơi nhận:
- Các thôn;
- Lưu: VT. | TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
Lê Văn Mẫu |"""
    source = read(tmp_path, text)
    assert paragraphs(source) == ["Nơi nhận:", "- Các thôn;"]
    assert tables(source) == [
        [("- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"), ("", "KT. CHỦ TỊCH"), ("", "Lê Văn Mẫu")]
    ]


def test_an_agenda_with_a_stroke_between(tmp_path: Path) -> None:
    source = read(tmp_path, "THỜI GIAN | NỘI DUNG\n8h00 | Khai mạc\n9h00 | Thảo luận")
    assert tables(source) == [
        [("THỜI GIAN", "NỘI DUNG"), ("8h00", "Khai mạc"), ("9h00", "Thảo luận")]
    ]


def test_a_lone_stroke_in_a_sentence_is_none_of_a_table(tmp_path: Path) -> None:
    source = read(tmp_path, "Điện thoại: 0255 000 000 | Thư: vanphong@example.vn\n\nTrân trọng.")
    assert tables(source) == []


def test_a_tab_left_at_the_end_of_a_line(tmp_path: Path) -> None:
    text = "UBND XÃ\tCỘNG HÒA\tx\nV/v họp dân\t\nKính gửi:\t\n- Các thôn;"
    source = read(tmp_path, text)
    assert len(tables(source)[0]) == 1
    assert paragraphs(source) == ["V/v họp dân", "Kính gửi:", "- Các thôn;"]


def test_cells_each_on_its_line(tmp_path: Path) -> None:
    cells = ["TT", "Công việc", "Chủ trì", "Thời gian", "I", "CÔNG KHAI"]
    cells += ["1", "Niêm yết danh sách", "Văn phòng", "Hằng quý"]
    cells += ["2", "Họp dân bàn việc làm đường", "Trưởng thôn", "Tháng 5/2026"]
    source = read(tmp_path, "PHỤ LỤC\n\n" + "\n\n".join(cells) + "\n")
    assert paragraphs(source) == ["PHỤ LỤC"]
    assert tables(source) == [
        [
            ("TT", "Công việc", "Chủ trì", "Thời gian"),
            ("I", "CÔNG KHAI"),
            ("1", "Niêm yết danh sách", "Văn phòng", "Hằng quý"),
            ("2", "Họp dân bàn việc làm đường", "Trưởng thôn", "Tháng 5/2026"),
        ]
    ]


def test_cells_that_cannot_be_counted_off_stay_text_and_are_told(tmp_path: Path) -> None:
    cells = ["TT", "Công việc", "Chủ trì", "Thời gian", "1", "Niêm yết", "Hằng quý"]
    cells += ["2", "Họp dân", "Trưởng thôn", "Tháng 5/2026", "3", "Tổng kết"]
    source = read(tmp_path, "\n\n".join(cells) + "\n")
    assert tables(source) == []
    assert paragraphs(source) == cells
    assert "Ở dòng 1 có bảng" in source.problems[0]


def test_page_numbers_are_no_text_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    text = "Dòng một\n- Lưu: VT.\n\f                              2\nPHỤ LỤC\n"
    source = read(tmp_path, text)
    assert paragraphs(source) == ["Dòng một", "- Lưu: VT.", "PHỤ LỤC"]
    assert source.blocks[-1].line == 4
    assert source.lines[2].strip() == "2"


def test_a_number_that_is_not_the_pages_stays(tmp_path: Path) -> None:
    assert "7" in paragraphs(read(tmp_path, "Dòng một\n\f                    7\nDòng ba\n"))


_APART = "TT\nViệc\nChủ trì\nPhối hợp\nThời gian\nSản phẩm\n"
_FULL_ROWS = (
    "1\nHọp thôn\nTrưởng thôn\nChi bộ\nQuý I/2026\nBiên bản\n"
    "2\nQuét vôi\nChi đoàn\nCác hộ\nTháng 5/2026\nẢnh\n"
)


def test_an_empty_cell_of_a_table_with_one_cell_a_line(tmp_path: Path) -> None:
    last = read(tmp_path, f"{_APART}{_FULL_ROWS}3\nTrực\nDân quân\nCông an\nTháng 6/2026\n\nHết.")
    (rows,) = tables(last)
    assert rows[3] == ("3", "Trực", "Dân quân", "Công an", "Tháng 6/2026", "")
    assert paragraphs(last) == ["Hết."]
    assert any("thiếu ô ở dòng 19" in problem for problem in last.problems)


def test_an_empty_cell_before_the_time(tmp_path: Path) -> None:
    short = "3\nTrực\nDân quân\nTháng 6/2026\nSổ trực\n4\nHọp\nChi bộ\nXã\nQuý II\nBiên bản\n"
    (rows,) = tables(read(tmp_path, f"{_APART}{_FULL_ROWS}{short}"))
    assert rows[3] == ("3", "Trực", "Dân quân", "", "Tháng 6/2026", "Sổ trực")
    assert rows[4] == ("4", "Họp", "Chi bộ", "Xã", "Quý II", "Biên bản")


def test_more_empty_cells_than_whole_rows_are_no_table(tmp_path: Path) -> None:
    short = "1\nTrực\nDân quân\nTháng 6\n2\nGác\nDân quân\nTháng 7\n3\nHọp\nChi bộ\nQuý I\n"
    source = read(tmp_path, f"{_APART}{short}")
    assert tables(source) == []
    assert len(paragraphs(source)) == 18
