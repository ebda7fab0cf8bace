"""Text files: encodings, marks, tables of tabs and pipes, forced line ends, two blocks a line."""

from pathlib import Path

import pytest
import source_makers as make

from desktop_app.errors import UserError
from desktop_app.plans.source import SourceKind, Span
from desktop_app.plans.sources import read_source


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "kế hoạch.txt"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_every_dress(tmp_path: Path, encoding: str) -> None:
    source = read_source(write(tmp_path, "KẾ HOẠCH\r\n\r\nThực hiện dân chủ ở cơ sở", encoding))
    assert source.kind is SourceKind.TXT
    assert make.texts(source) == ["KẾ HOẠCH", "Thực hiện dân chủ ở cơ sở"]
    assert source.lines == ("KẾ HOẠCH", "", "Thực hiện dân chủ ở cơ sở")


def test_marks_of_their_own_become_letters(tmp_path: Path) -> None:
    apart = "Thu\u031b\u0323c hie\u0323\u0302n"
    assert make.texts(read_source(write(tmp_path, apart))) == ["Thực hiện"]


def test_windows_1258(tmp_path: Path) -> None:
    path = tmp_path / "cũ.txt"
    # "của các việc được thực hiện dân chủ" as Windows-1258 has it: letter, then tone.
    path.write_bytes(
        "cu\u0309a ca\u0301c viê\u0323c đươ\u0323c thư\u0323c hiê\u0323n dân chu\u0309".encode(
            "cp1258"
        )
    )
    assert make.texts(read_source(path)) == ["của các việc được thực hiện dân chủ"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("viÖc thùc hiÖn quy chÕ d©n chñ cña c¸c c¬ quan vµ x·", "TCVN3"),
        ("vieäc thöïc hieän quy cheá daân chuû cuûa caùc cô quan vaø xaõ", "VNI"),
    ],
)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_old_letters_are_named_and_not_guessed(
    tmp_path: Path, text: str, name: str, encoding: str
) -> None:
    with pytest.raises(UserError, match=name):
        read_source(write(tmp_path, text, encoding))


def test_a_few_broken_bytes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "hỏng.txt"
    path.write_bytes("Thực hiện dân chủ của các xã và phường. ".encode() * 30 + b"\xe1\xbb")
    source = read_source(path)
    assert "không đọc được chữ" in source.problems[0]
    assert make.texts(source)[0].startswith("Thực hiện dân chủ")


def test_markdown_and_html_become_emphasis(tmp_path: Path) -> None:
    text = (
        "**KẾ HOẠCH  \nThực hiện năm 2026**\n\n## I. MỤC ĐÍCH\n\n"
        "Căn cứ *(kèm theo)* &amp; <b>Luật</b> <i>dân chủ</i><br>dòng sau\n\n"
        "***\n\n\\- gạch\n\n(*) ghi chú (*)"
    )
    found = make.paragraphs(read_source(write(tmp_path, text)))
    assert [(p.text, p.line) for p in found] == [
        ("KẾ HOẠCH", 1),
        ("Thực hiện năm 2026", 2),
        ("I. MỤC ĐÍCH", 4),
        ("Căn cứ (kèm theo) & Luật dân chủ", 6),
        ("dòng sau", 6),
        ("- gạch", 10),
        ("(*) ghi chú (*)", 12),
    ]
    assert found[1].spans == (Span(0, 18, bold=True),)
    assert found[2].spans == (Span(0, 11, bold=True),)
    assert found[3].spans == (
        Span(7, 17, italic=True),
        Span(20, 24, bold=True),
        Span(25, 32, italic=True),
    )


def test_unclosed_tags_and_lone_stars_do_no_harm(tmp_path: Path) -> None:
    text = '<ul style="list-style-type: none"> - Văn phòng <b>xã\n\n5 * 3 = 15\n\nHĐND&UBND a < b'
    assert make.texts(read_source(write(tmp_path, text))) == [
        "- Văn phòng xã",
        "5 * 3 = 15",
        "HĐND&UBND a < b",
    ]


def test_table_of_tabs_with_uneven_rows(tmp_path: Path) -> None:
    text = (
        "PHỤ LỤC\nSTT\tNội dung\tThời gian\n<b>I. CÔNG KHAI</b>\t\t\n1\tNiêm yết\tQuý I\tthừa\n"
        "\nSTT\tNội dung\tThời gian\n2\tĐối thoại\t"
    )
    source = read_source(write(tmp_path, text))
    first, second = make.tables(source)
    assert make.cells(first) == [
        ("STT", "Nội dung", "Thời gian"),
        ("I. CÔNG KHAI", "", ""),
        ("1", "Niêm yết", "Quý I", "thừa"),
    ]
    assert [row.line for row in first.rows] == [2, 3, 4]
    assert make.cells(second)[1] == ("2", "Đối thoại", "")
    assert make.texts(source) == ["PHỤ LỤC"]


def test_heading_without_tab_inside_a_table_is_a_row(tmp_path: Path) -> None:
    text = "1\tNiêm yết\tVăn phòng\n**II. ĐỐI THOẠI**\n2\tTiếp dân\tChủ tịch"
    (table,) = make.tables(read_source(write(tmp_path, text)))
    assert make.cells(table)[1] == ("II. ĐỐI THOẠI",)


def test_tabs_behind_markers_are_no_table(tmp_path: Path) -> None:
    text = "1.\tMục đích\n-\tCông khai\n\n\tCăn cứ Luật\n\nSố:\t/KH-UBND"
    source = read_source(write(tmp_path, text))
    assert make.texts(source) == ["1. Mục đích", "- Công khai", "Căn cứ Luật", "Số: /KH-UBND"]


def test_table_of_pipes(tmp_path: Path) -> None:
    text = "| STT | Nội dung |\n|:---|---|\n| 1 | Niêm yết<br>công khai \\| mạng |\n\nHết"
    (table,) = make.tables(read_source(write(tmp_path, text)))
    assert make.cells(table) == [("STT", "Nội dung"), ("1", "Niêm yết\ncông khai | mạng")]


def test_table_in_html_with_spans(tmp_path: Path) -> None:
    text = (
        "PHỤ LỤC\n\n<table border=1>\n<thead><tr><th rowspan=2>STT</th>"
        "<th colspan=2>Trách nhiệm</th></tr>\n<tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>\n"
        "<tr><td>1</td><td>Văn phòng<br>xã</td><td>A &amp; B</td></tr>\n</table>\n\nHết"
    )
    source = read_source(write(tmp_path, text))
    (table,) = make.tables(source)
    assert make.cells(table) == [
        ("STT", "Trách nhiệm", None),
        ("", "Chủ trì", "Phối hợp"),
        ("1", "Văn phòng\nxã", "A & B"),
    ]
    assert table.rows[1].covered_above == (True, False, False)
    assert [row.line for row in table.rows] == [4, 5, 6]
    assert make.texts(source) == ["PHỤ LỤC", "Hết"]


@pytest.mark.parametrize("text", ["<table>", "<table><tr></table>", "<table>\n<td colspan=99999>"])
def test_odd_html_tables_do_no_harm(tmp_path: Path, text: str) -> None:
    source = read_source(write(tmp_path, f"trước\n\n{text}\n\nsau"))
    assert make.texts(source) == ["trước", "sau"]


def test_html_table_that_is_never_closed(tmp_path: Path) -> None:
    source = read_source(write(tmp_path, "<table>\n<td>1<td>Họp thôn\n\nsau"))
    assert make.cells(make.tables(source)[0]) == [("1", "Họp thôn")]
    assert make.texts(source) == ["sau"]


def test_forced_line_ends_are_told_from_meant_ones(tmp_path: Path) -> None:
    lines = [
        "- Phổ biến các nội dung nhân dân bàn và quyết định trực tiếp đến từng hộ gia",
        "đình trên địa bàn; niêm yết công khai tại nhà văn hóa, trên đài truyền thanh",
        "và trang thông tin của địa phương; tổng hợp ý kiến phản ánh gửi về bộ phận",
        "thường trực để xem xét, trả lời.",
    ]
    text = "I. MỤC ĐÍCH\n\n" + "\n\n".join(lines * 4)
    found = make.paragraphs(read_source(write(tmp_path, text)))
    assert [p.hard_break for p in found[:6]] == [False, True, True, True, False, True]
    whole = "I. MỤC ĐÍCH\n\n" + "\n\n".join([" ".join(lines)] * 4)
    assert not any(p.hard_break for p in make.paragraphs(read_source(write(tmp_path, whole))))


def test_two_blocks_on_a_line(tmp_path: Path) -> None:
    text = (
        "Nơi nhận:                              CHỦ TỊCH\n\n"
        "Số:        /KH-UBND            An Hòa, ngày       tháng       năm 2026"
    )
    found = make.paragraphs(read_source(write(tmp_path, text)))
    assert [(p.text, p.line, p.continues_line) for p in found] == [
        ("Nơi nhận:", 1, False),
        ("CHỦ TỊCH", 1, True),
        ("Số: /KH-UBND", 3, False),
        ("An Hòa, ngày tháng năm 2026", 3, True),
    ]
