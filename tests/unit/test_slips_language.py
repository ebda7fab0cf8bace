"""The language of templates: what a line is, what is filled in, what is wrong and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.model import Align, Heading, Paragraph, TableBlock, plain
from desktop_app.slips.catalogue import shipped_text, slips
from desktop_app.slips.compose import EMPTY_ROWS, Filling, document
from desktop_app.slips.language import Mark, parse
from desktop_app.slips.templates import TemplateShelf

faults = TemplateShelf.faults


def made(text: str, lists=None, signer=("CHỦ TỊCH",), **values: str):
    named = {name.replace("_", " "): value for name, value in values.items()}
    return document(parse(text), Filling(named, lists or {}, signer, "Đinh Văn Trưởng"))


def test_each_mark_has_its_place():
    paper = made(
        "Cấp trên: Tỉnh Mẫu\nCơ quan: Xã Mẫu\nSố: {số}/TB-UBND\nV/v: trả lời\n"
        "Nơi, ngày: Mẫu, {ngày ban hành}\nTên: thông báo\nTrích yếu: Về một việc\n"
        "Kính gửi: Ông A\nKính gửi: Bà B\nCăn cứ: Luật X;\nMục: I. PHẦN MỘT\nGiữa: QUYẾT ĐỊNH:\n"
        "1. Một *đậm* và _nghiêng_.\nNơi nhận: Như trên;\nNgười ký: TM. ủy ban\nMẫu: Mẫu số 01",
        số="05",
        ngày_ban_hành="ngày 05 tháng 11 năm 2026",
    )
    head = paper.header
    assert head is not None
    assert (head.parent_issuer, head.issuer) == ("TỈNH MẪU", "XÃ MẪU")
    assert (head.number_line, head.subject_line) == ("Số: 05/TB-UBND", "V/v trả lời")
    assert head.place_date == "Mẫu, ngày 05 tháng 11 năm 2026"
    assert (paper.type_name, paper.subject) == ("THÔNG BÁO", "Về một việc")
    assert paper.addressees == ("Ông A", "Bà B")
    assert plain(paper.bases[0]) == "Căn cứ Luật X;"
    heading, middle, text = paper.body
    assert isinstance(heading, Heading) and heading.number == "I."
    assert isinstance(middle, Paragraph) and middle.align is Align.CENTER and middle.runs[0].bold
    assert isinstance(text, Paragraph) and text.marker == "1."
    assert [(run.text, run.bold, run.italic) for run in text.runs][1::2] == [
        ("đậm", True, False),
        ("nghiêng", False, True),
    ]
    assert paper.recipients == ("Như trên;",)
    assert paper.signature is not None
    assert paper.signature.lines == ("TM. ỦY BAN", "CHỦ TỊCH")
    assert plain(paper.after[0].runs) == "Mẫu số 01"


def test_bases_below_the_issuing_authority_stay_below_it():
    paper = made("Giữa: CHỦ TỊCH\nCăn cứ: Luật X;\nGiữa: QUYẾT ĐỊNH:\nĐiều 1.")
    assert paper.bases == ()
    told = [plain(block.runs) for block in paper.body if isinstance(block, Paragraph)]
    assert told == ["CHỦ TỊCH", "Căn cứ Luật X;", "QUYẾT ĐỊNH:", "Điều 1."]


def test_a_missing_value_is_dots_and_with_a_question_mark_no_line():
    paper = made("Họ tên: {họ tên}\nĐiện thoại: {điện thoại?}\nCủa {họ tên}, ở đây.")
    first, second = (plain(block.runs) for block in paper.body)
    assert first.startswith("Họ tên: …………") and len(first) > len(second.split(",")[0])
    assert second.startswith("Của ……")


def test_a_full_stop_of_the_value_meets_that_of_the_template():
    assert plain(made("Nội dung: {nội dung}.", nội_dung="Đất đai.").body[0].runs) == (
        "Nội dung: Đất đai."
    )


def test_a_table_repeats_over_the_list_and_an_empty_one_has_rows_to_write_on():
    text = "Bảng: tài liệu\n| TT | Tên |\n| {thứ tự} | {tên tài liệu} |"
    rows = [{"thứ tự": str(n), "tên tài liệu": f"Tờ {n}"} for n in (1, 2, 3)]
    (full,) = made(text, {"tài liệu": rows}).body
    (empty,) = made(text).body
    assert isinstance(full, TableBlock) and isinstance(empty, TableBlock)
    assert [row.cells for row in full.rows] == [("1", "Tờ 1"), ("2", "Tờ 2"), ("3", "Tờ 3")]
    assert [row.cells for row in empty.rows] == [(str(n), "") for n in range(1, EMPTY_ROWS + 1)]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("Chào\n{họ và tên}", 2, "không có giá trị “{họ và tên}”; có phải “{họ tên}”?"),
        ("{zzz}", 1, "hãy chọn trong danh sách giá trị"),
        ("{}", 1, "để trống"),
        ("Chào {họ tên", 1, "chưa đóng hoặc chưa mở"),
        ("Tên: A\nTên: B\nChào", 2, "“Tên:” chỉ được ghi một lần"),
        ("| a | b |", 1, "ngay dưới một dòng “Bảng: …”"),
        ("Bảng: đồ vật\n| a |\n| b |", 1, "không có danh sách “đồ vật”; có: tài liệu, đơn"),
        ("Bảng: tài liệu\n| a | b |\n| c |", 3, "dòng mẫu có 1 ô, đầu bảng có 2 ô"),
        ("Bảng: tài liệu\n| a |\nChào", 1, "bảng cần hai dòng"),
        ("Bảng: tài liệu\n| a |\n| b |\n| c |", 4, "một bảng chỉ có hai dòng"),
        ("Chào {tên tài liệu}", 1, "không có giá trị “{tên tài liệu}”"),
        ("; chỉ có ghi chú", 1, "chưa có nội dung"),
        ("a" * 60_001, 1, "dài hơn"),
    ],
)
def test_every_fault_has_its_line_and_a_sentence(text, line, says):
    found = faults(text)
    assert found, text[:40]
    assert any(fault.line == line and says in str(fault) for fault in found), found


def test_decomposed_letters_and_any_spacing_are_understood():
    assert parse("Te\u0302n: THÔNG BÁO").of(Mark.TITLE)[0].text == "THÔNG BÁO"
    assert not faults("Chào {  Họ   TÊN  ? }")


@given(st.text(alphabet="{}|*_:;?.\n abcĐớ", max_size=200))
def test_no_text_breaks_the_language(text):
    if not faults(text):
        document(parse(text), Filling({}))


@pytest.mark.parametrize("code", [slip.code for slip in slips()])
def test_every_shipped_template_is_sound(code):
    text = shipped_text(code)
    assert faults(text) == []
    assert text.endswith("\n")


def test_form_numbers_stand_only_where_the_decree_was_read():
    forms = {slip.code: parse(shipped_text(slip.code)).of(Mark.FORM) for slip in slips()}
    printed = {code: lines[0].text for code, lines in forms.items() if lines}
    assert {code: form.split(",")[0] for code, form in printed.items()} == {
        "receipt": "Mẫu số 02/TCD",
        "refusal": "Mẫu số 01/TCD",
        "proposal_to_accept": "Mẫu số 01",
        "transfer_denunciation": "Mẫu số 03",
        "accept_complaint": "Mẫu số 03",
        "decline_complaint": "Mẫu số 04",
        "suspend_complaint": "Mẫu số 14a",
        "resume_complaint": "Mẫu số 14b",
        "dialogue_minutes": "Mẫu số 14",
        "withdrawal_denunciation": "Mẫu số 03",
    }
