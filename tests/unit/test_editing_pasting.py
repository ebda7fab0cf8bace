"""What was copied in Word, LibreOffice or a plain text becomes lines, and nothing of it is lost."""

import pytest
from editing_samples import outline, para, read, sketch

from desktop_app.plans.editing.copying_out import html_of, lines_between, text_of
from desktop_app.plans.editing.lines import LineKind, lines_of
from desktop_app.plans.editing.pasting import (
    is_inline,
    lines_from_html,
    lines_from_text,
    pasted_into,
)
from desktop_app.plans.source import Span

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>Nháp</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml>
<![endif]--><style><!-- p.MsoNormal, li.MsoNormal {margin:0cm; font-family:"Times New Roman";}
@list l0:level1 {mso-level-text:"%1\\.";} --></style></head>
<body lang=EN-US style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify;text-indent:36.0pt'><b><span lang=VI
style='font-size:14.0pt;mso-ansi-language:VI'>II. NHIỆM VỤ,
GIẢI PHÁP<o:p></o:p></span></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><b><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></b><![endif]><b><span lang=VI>Công tác tuyên truyền<o:p></o:p></span></b></p>
<p class=MsoNormal><span lang=VI>- Tuyên truyền <i>Luật Thực hiện dân chủ</i>&nbsp; ở cơ sở
&amp; các văn bản; <b>hoàn thành trước ngày 15/3/2026</b>.<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span><![endif]><span lang=VI>Niêm yết tại nhà văn hóa thôn<o:p></o:p></span></p>
<table class=MsoTableGrid border=1 cellspacing=0><tr><td rowspan=2><p class=MsoNormal>STT</p></td>
<td colspan=2><p class=MsoNormal>Kinh phí</p></td></tr><tr><td><p>Xã</p></td><td><p>Huy động</p>
</td></tr><tr><td><p>1</p></td><td><p>5 triệu</p><p>đồng</p></td><td><p>0</p></td></tr></table>
<p class=MsoNormal align=center style='text-align:center'><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""


def test_a_clipping_of_word_keeps_numbers_emphasis_bullets_and_table():
    lines = lines_from_html(WORD)
    assert [(li.kind, li.number or li.marker) for li in lines] == [
        (LineKind.HEADING, "II"),
        (LineKind.HEADING, "1"),
        (LineKind.TEXT, "-"),
        (LineKind.TEXT, "-"),
        (LineKind.TABLE, ""),
    ]
    assert lines[0].text == "NHIỆM VỤ, GIẢI PHÁP"
    assert lines[1].level == 2
    text = lines[2].text
    assert text.startswith("Tuyên truyền Luật Thực hiện dân chủ ở cơ sở & các văn bản;")
    assert [(text[s.start : s.end], s.bold, s.italic) for s in lines[2].spans] == [
        ("Luật Thực hiện dân chủ", False, True),
        ("hoàn thành trước ngày 15/3/2026", True, False),
    ]
    assert lines[4].grid.rows == (
        ("STT", "Kinh phí", ""),
        ("", "Xã", "Huy động"),
        ("1", "5 triệu đồng", "0"),
    )


def test_lists_of_a_browser_are_numbered():
    html = "<ol start=3 type=a><li>Ba<li>Bốn</ol><ul><li>Một<ul><li>Nhỏ</li></ul></li></ul>"
    lines = lines_from_html(html)
    assert [(li.number or li.marker, li.text) for li in lines] == [
        ("c", "Ba"),
        ("d", "Bốn"),
        ("-", "Một"),
        ("+", "Nhỏ"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<p",
        "<table>",
        "<table><tr><td rowspan=99999 colspan=99999>x",
        "</p></table></td>",
        "<b><p>đậm</b> thường</p>",
        "<style>p{}</style>",
        "<table><tr><td><table><tr><td>trong</td></tr></table></td></tr></table>",
        "<ol start=x><li>1",
        "&#0;&nbsp;&#x1F600; <p>\u0000",
    ],
)
def test_broken_html_is_read_as_far_as_it_goes(html):
    said = " ".join(text_of(lines_from_html(html)).split())
    for word in ("đậm", "thường", "trong"):
        assert (word in html) == (word in said)


def test_marks_of_two_code_points_become_one():
    assert lines_from_html("<p>Kê\u0301 hoa\u0323ch\u200b</p>")[0].text == "Kế hoạch"


def test_plain_text_is_read_as_a_plan_is():
    text = "I. MỤC ĐÍCH\r\n1. Chung\r\nLời của mục.\r\n- Một\r\n\r\na) Điểm a\r\n"
    assert sketch(lines_from_text(text)) == [
        "I MỤC ĐÍCH",
        "  1 Chung",
        sketch([para("Lời của mục.")])[0],
        sketch([para("Một", "-")])[0],
        "    a Điểm a",
    ]


@pytest.mark.seeds
def test_no_letter_of_the_real_plans_is_lost(seeds):
    for path in sorted(seeds.glob("*.txt")):
        lines = lines_of(read(path))
        again = lines_from_text(text_of(lines))
        assert letters(text_of(again)) == letters(text_of(lines))


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.seeds
def test_what_is_copied_out_comes_back(seeds):
    for path in sorted(seeds.glob("*.txt")):
        lines = lines_of(read(path))
        again = lines_from_html(html_of(lines))
        assert [(li.number, li.marker, li.text) for li in again if li.grid is None] == [
            (li.number, li.marker, li.text) for li in lines if li.grid is None
        ]


def test_one_paragraph_goes_in_at_the_cursor():
    assert is_inline(lines_from_text("chỉ vài chữ"))
    assert not is_inline(lines_from_text("- một gạch"))
    assert not is_inline(lines_from_text("1. Một mục"))


PLAN = outline("I A", "  1 B", ". đầu cuối", "  2 C", "II D")


def test_headings_pasted_take_the_level_of_their_like():
    found, row, char = pasted_into(PLAN, 2, 10, lines_from_text("1. Mới\nlời mới\na) Điểm"))
    assert [(li.level, li.number, li.text) for li in found] == [
        (1, "I", "A"),
        (2, "1", "B"),
        (0, "", "đầu cuối"),
        (2, "2", "Mới"),
        (0, "", "lời mới"),
        (3, "a", "Điểm"),
        (2, "3", "C"),
        (1, "II", "D"),
    ]
    assert (row, char) == (5, 4)


def test_a_paragraph_is_parted_where_lines_are_pasted_into_it():
    found, row, _ = pasted_into(PLAN, 2, 4, lines_from_text("- một\n- hai"))
    assert [li.text for li in found[2:6]] == ["đầu", "một", "hai", "cuối"]
    assert row == 4


def test_the_rest_of_a_parted_heading_is_a_paragraph():
    found, *_ = pasted_into(outline("I Trước Sau"), 0, 5, lines_from_text("- một\n- hai"))
    assert [(li.number, li.text) for li in found] == [
        ("I", "Trước"),
        ("", "một"),
        ("", "hai"),
        ("", "Sau"),
    ]


def test_an_empty_text_takes_the_numbers_as_they_are():
    found, *_ = pasted_into((), 0, 0, lines_from_text("I. A\nII. B\nIV. C"))
    assert [li.number for li in found] == ["I", "II", "IV"]


def test_a_piece_of_a_line_is_copied_without_its_number():
    lines = outline("I Mục đích")
    assert text_of(lines_between(lines, (0, 4), (0, 8))) == "đích"
    assert text_of(lines_between(lines, (0, 0), (0, 8))) == "I. Mục đích"
    lines = (*outline("I Mục đích"), para("lời", "-"))
    assert text_of(lines_between(lines, (0, 4), (1, 3))) == "đích\n- lời"


def test_copied_html_is_safe_and_marked():
    line = para("<b> & lời")
    html = html_of((line.__class__(text=line.text, spans=(Span(0, 3, italic=True),)),))
    assert "<i>&lt;b&gt;</i> &amp; lời" in html
