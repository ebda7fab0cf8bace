"""Blocks as Excel and Word put them on the clipboard, and where they land in the grid."""

import unicodedata

import pytest

from desktop_app.plans.annex_tables import USUAL_COLUMNS
from desktop_app.plans.editing.clipboard_block import Block, paste_from
from desktop_app.plans.editing.grid import AnnexGrid, RowKind
from desktop_app.plans.editing.grid_ops import MOST_ROWS, clean, set_cell
from desktop_app.plans.editing.grid_paste import (
    NEW_COLUMN,
    fill_selection,
    paste_block,
    paste_table,
    read_head,
)

EMPTY = AnnexGrid(USUAL_COLUMNS)

EXCEL_TEXT = (
    "STT\tNội dung\tĐơn vị chủ trì\tThời gian\r\n"
    'I\t"CÔNG TÁC\nTUYÊN TRUYỀN"\t\t\r\n'
    '1\t"Treo ""băng rôn""\ntại trụ sở"\t"Phòng VHXH\nCông an xã"\tQuý I\r\n'
    '2\t"Dân vận khéo" là mô hình\tThôn 1\tTháng 6\r\n'
)

EXCEL_HTML = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\.";}
.xl65 {mso-style-parent:style0;} --></style>
</head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=768>
<!--StartFragment-->
 <col width=64 style='width:48pt'><col width=200>
 <tr height=20><td height=20 class=xl65 rowspan=2>TT</td><td rowspan=2>Nhiệm vụ</td>
  <td colspan=2>Trách nhiệm</td><td rowspan=2>Thời hạn<br>
    hoàn thành</td></tr>
 <tr><td>Chủ trì</td><td>Phối hợp</td></tr>
 <tr><td colspan=5 class=xl66 style='mso-ignore:colspan'>I. TUYÊN TRUYỀN</td></tr>
 <tr><td align=right>1</td><td>Phát thanh&nbsp;trên đài<br>
   mỗi tuần</td><td rowspan=2>Phòng VHXH</td><td></td><td>Thường xuyên</td></tr>
 <tr><td align=right>2</td><td>In tờ gấp &amp; áp phích</td><td>Thôn 1</td><td>Quý II</td></tr>
<!--EndFragment--></table></body></html>"""

WORD_HTML = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><title>x</title>
<style><!-- @font-face {font-family:"Times New Roman";} --></style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>
<body lang=VI><!--StartFragment-->
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'>
<td width=40><p class=MsoNormal align=center><b><span lang=VI>I<o:p></o:p></span></b></p></td>
<td width=400 colspan=5><p class=MsoNormal><b>CÔNG KHAI</b><span>&nbsp;</span></p></td></tr>
<tr><td><p class=MsoNormal>1<o:p></o:p></p></td>
<td><p class=MsoNormal>Niêm yết<span style='mso-spacerun:yes'>   </span>danh sách</p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>-<span>&nbsp;&nbsp;
</span></span><![endif]>tại nhà văn hóa</p></td>
<td><p class=MsoNormal>Phòng Kinh tế</p><p class=MsoNormal>Công an xã</p></td>
<td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
<td><table><tr><td>Quý I</td></tr></table></td><td><p>Biên bản</p></td></tr></table>
<!--EndFragment--></body></html>"""


def test_excels_text_keeps_line_breaks_and_quotes_inside_cells() -> None:
    rows = paste_from(EXCEL_TEXT).texts()
    assert rows[1] == ["I", "CÔNG TÁC\nTUYÊN TRUYỀN", "", ""]
    assert rows[2][1:3] == ['Treo "băng rôn"\ntại trụ sở', "Phòng VHXH\nCông an xã"]
    assert rows[3][1] == '"Dân vận khéo" là mô hình'
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\r\n", [["a"]]),
        ("a\tb\r\nc", [["a", "b"], ["c", ""]]),
        ("\t\n\tb", [["", ""], ["", "b"]]),
        ('"chưa đóng\tb', [['"chưa đóng', "b"]]),
        ('"Sạch làng"\tb', [['"Sạch làng"', "b"]]),
        ("a\u00a0\u200b b", [["a b"]]),
    ],
)
def test_texts_by_tab(text: str, rows: list[list[str]]) -> None:
    assert paste_from(text).texts() == rows


def test_everything_is_composed() -> None:
    loose = unicodedata.normalize("NFD", "Đề án\tThực hiện")
    assert paste_from(loose).texts() == [["Đề án", "Thực hiện"]]
    html = f"<table><tr><td>{loose}</td></tr></table>"
    assert unicodedata.is_normalized("NFC", paste_from("", html).texts()[0][0])


def test_excels_html_lands_under_its_own_nested_head() -> None:
    block = paste_from("x", EXCEL_HTML)
    mapping = read_head(block, EMPTY)
    assert mapping is not None
    assert mapping.differs
    keys = [column.key for column in mapping.table.columns]
    assert keys == ["ordinal", "content", "lead", "coordinating", "schedule"]
    assert mapping.table.columns[2].parent == "Trách nhiệm"
    grid = paste_table(EMPTY, 0, mapping).grid
    assert [(row.kind, row.cells) for row in grid.rows] == [
        (RowKind.GROUP, ("I", "TUYÊN TRUYỀN", "", "", "", "")),
        (
            RowKind.TASK,
            ("1", "Phát thanh trên đài mỗi tuần", "Phòng VHXH", "", "Thường xuyên", ""),
        ),
        (RowKind.TASK, ("2", "In tờ gấp & áp phích", "Phòng VHXH", "Thôn 1", "Quý II", "")),
    ]


def test_words_html_with_paragraphs_bullets_and_an_inner_table() -> None:
    block = paste_from("", WORD_HTML)
    assert block.rows[0] == ("I", "CÔNG KHAI", None, None, None, None)
    assert block.rows[1][1] == "Niêm yết danh sách\n- tại nhà văn hóa"
    assert block.rows[1][3:] == ("", "Quý I", "Biên bản")
    outcome = paste_block(EMPTY, 0, 0, block)
    assert outcome.grid.rows[0].kind is RowKind.GROUP
    assert outcome.grid.rows[1].cells[2] == "Phòng Kinh tế; Công an xã"
    assert outcome.notes == ()


def test_a_foreign_order_of_columns_lands_right() -> None:
    block = paste_from("Nội dung\tThời gian\tSTT\tChủ trì\tDự toán\nViệc\tQuý I\t1\tThôn 2\t5\n")
    mapping = read_head(block, EMPTY)
    assert mapping is not None
    assert mapping.targets == (1, 4, 0, 2, NEW_COLUMN)
    pasted = paste_table(EMPTY, 0, mapping)
    assert pasted.grid.rows[0].cells == ("1", "Việc", "Thôn 2", "", "Quý I", "", "5")
    assert pasted.grid.columns[-1].heading == "Dự toán"
    left = paste_table(EMPTY, 0, mapping, [1, 4, 0, 2, None])
    assert left.notes == ("Không dán cột “Dự toán”.",)
    assert left.grid.width == 6


def test_units_on_lines_of_their_own_stay_apart_under_a_head() -> None:
    text = 'Nội dung\tChủ trì\tThời gian\nViệc\t"Phòng Kinh tế\nCông an xã"\tQuý I\n'
    mapping = read_head(paste_from(text), EMPTY)
    assert mapping is not None
    grid = paste_table(EMPTY, 0, mapping).grid
    assert grid.rows[0].cells[2] == "Phòng Kinh tế; Công an xã"


def test_the_same_order_needs_no_preview() -> None:
    head = "\t".join(column.heading for column in USUAL_COLUMNS)
    mapping = read_head(paste_from(f"{head}\n1\tViệc\tA\tB\tQuý I\tC"), EMPTY)
    assert mapping is not None
    assert not mapping.differs


def test_a_block_without_a_head_is_no_table() -> None:
    assert read_head(paste_from("1\tViệc a\tPhòng A\n2\tViệc b\tPhòng B"), EMPTY) is None
    assert read_head(paste_from("Phòng A"), EMPTY) is None
    assert read_head(Block(()), EMPTY) is None


def test_a_block_grows_the_table_and_tells_what_does_not_fit() -> None:
    grid = set_cell(EMPTY, 0, 1, "Cũ")
    outcome = paste_block(grid, 0, 4, paste_from("Quý I\tBáo cáo\tthừa\nQuý II\tBiên bản\t\n"))
    assert [row.cells[4:] for row in outcome.grid.rows] == [
        ("Quý I", "Báo cáo"),
        ("Quý II", "Biên bản"),
    ]
    assert outcome.grid.rows[0].uid == grid.rows[0].uid
    assert outcome.notes == ("1 ô không dán được vì bảng không có cột ở đó.",)


def test_headings_in_a_block_without_a_head_are_recognised() -> None:
    text = "I\tCÔNG TÁC CHỈ ĐẠO\t\n1\tBan hành kế hoạch\tUBND xã\nII\tKiểm tra\t\n"
    kinds = [row.kind for row in paste_block(EMPTY, 0, 0, paste_from(text)).grid.rows]
    assert kinds == [RowKind.GROUP, RowKind.TASK, RowKind.GROUP]


def test_too_many_rows_are_told_not_pasted() -> None:
    outcome = paste_block(EMPTY, 0, 1, paste_from("\n".join(["a"] * (MOST_ROWS + 3))))
    assert len(outcome.grid.rows) == MOST_ROWS
    assert outcome.notes[0].startswith("3 dòng cuối không dán được")


def test_one_cell_fills_a_selection() -> None:
    grid = set_cell(set_cell(EMPTY, 0, 1, "a"), 1, 1, "b")
    filled = fill_selection(grid, 0, 2, 1, 3, "Thôn 1")
    assert [row.cells[2:4] for row in filled.rows] == [("Thôn 1", "Thôn 1")] * 2


@pytest.mark.parametrize(
    ("text", "key", "kept"),
    [
        ("một\nhai", "content", "một hai"),
        ("Phòng A\nPhòng B", "lead", "Phòng A; Phòng B"),
        ("Phòng Văn hóa\n- Xã hội", "lead", "Phòng Văn hóa - Xã hội"),
        ("  a \t b ", "", "a b"),
        ("31-\nNQ/TU", "content", "31-NQ/TU"),
    ],
)
def test_a_cell_is_kept_on_one_line(text: str, key: str, kept: str) -> None:
    assert clean(text, key) == kept


def test_hostile_html_takes_no_time() -> None:
    wide = "<table>" + "<tr><td rowspan=9999 colspan=9999>a</td></tr>" * 400 + "</table>"
    block = paste_from("", wide)
    assert block.width <= 64
    assert len(block.rows) <= 5000
    assert paste_from("chữ", "<table><tr><td><![lạ[ x]]>y</td></tr></table>").texts() == [["chữ"]]
    assert paste_from("chữ", "<p>không có bảng</p>").texts() == [["chữ"]]
    assert paste_from("chữ", "<table><td>").texts() == [["chữ"]]
