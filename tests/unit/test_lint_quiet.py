"""What looks like a slip and is none, and things that are said once, not many times."""

from pathlib import Path

import pytest
from lint_texts import CLEAN, findings

from desktop_app.plans.lint import lint
from desktop_app.plans.model import Annex, Plan, Section, Severity, Text
from desktop_app.plans.source import Source, SourceKind

# ruff: noqa: E501 - lines of a document
LONG = "Phối hợp với các ngành, đoàn thể của xã để tuyên truyền, vận động Nhân dân thực hiện tốt các nội dung của kế hoạch này"
FORM = """
Mẫu số 01/BBTH
BIÊN BẢN HỌP THÔN

1. Thành phần dự họp:
1. ……………………
2. ……………………
2. Nội dung cuộc họp:
(1) Tên thôn.
(2) Nơi họp.

BIÊN BẢN KIỂM PHIẾU
1. Ban kiểm phiếu gồm:
2. Kết quả kiểm phiếu:
(1) Tên thôn.
(2) Nơi họp.
"""


def _codes(tmp_path: Path, text: str) -> list[str]:
    return [item.code for item in findings(tmp_path, text)]


def _with(words: str) -> str:
    assert "d) Tạo sự đồng thuận." in CLEAN
    return CLEAN.replace("d) Tạo sự đồng thuận.", f"d) Tạo sự đồng thuận.\n\n{words}")


@pytest.mark.parametrize(
    "words",
    [
        "Người có quan điểm khác, có quan hệ gia đình thì được phát biểu trước.",
        "Chi hội trưởng các đoàn thể mời hội viên dự họp ở hội trường xã.",
        "Theo Mẫu số 01/HNCT và Mẫu số 02/HNCD; Quyết định số 15/QĐ-UBBC; Thông tri số 04/TT-MTTW-BTT.",
        "Người dân được ở nơi cũ, phải ở xa, cần của ăn của để, sẽ ở cơ sở, đã ở tổ chức khác.",
        "Mời Trưởng phòng Phòng Văn hóa - Xã hội; tổ chuyên môn môn Toán; Phó Trưởng phòng Phòng Kinh tế.",
        "Mỗi trường, mỗi trạm cử một người; tạo công ăn, việc làm; theo hệ thống báo cáo; dạy GDPT, GDĐT.",
        "Họp thứ Ba, ngày 22/9/2026; từ ngày 20/12 đến ngày 10/01/2027; từ 01/3/2026 đến 31/3/2026.",
        "Nước H2O, khí CO2, đường l, điểm O, tổ 1A, tỷ lệ 100%, số 10/6.",
        "Gồm các việc: 1) họp thôn; 2) lấy ý kiến; a) công khai; b) niêm yết.",
        "Theo các bước: (1) họp thôn; (2) lấy ý kiến.",
    ],
)
def test_right_words(tmp_path: Path, words: str) -> None:
    assert _codes(tmp_path, _with(words)) == []


def test_a_bracket_closed_on_a_neighbouring_line(tmp_path: Path) -> None:
    text = CLEAN.replace("- UBND tỉnh (b/c);\n", "- UBND tỉnh; (Để\n- Sở Nội vụ; báo cáo)\n")
    assert _codes(tmp_path, text) == []
    text = CLEAN.replace("- UBND tỉnh (b/c);\n", "- UBND tỉnh; (Để\n- Sở Nội vụ; báo cáo\n")
    assert _codes(tmp_path, text) == ["unbalanced_brackets"]


def test_a_quotation_of_two_paragraphs(tmp_path: Path) -> None:
    assert _codes(tmp_path, _with("Luật quy định: “Nhân dân bàn.\n\nNhân dân quyết định”.")) == []
    assert _codes(tmp_path, _with("Luật quy định: “Nhân dân bàn.")) == ["unbalanced_quotes"]


def test_lines_of_a_label_repeat_under_each_task(tmp_path: Path) -> None:
    label = f"- Thành phần tham dự: {LONG}."
    text = CLEAN.replace("d) Tạo sự đồng thuận.", f"d) Tạo sự đồng thuận.\n\n{label}")
    text = text.replace("đ) Giữ gìn đoàn kết.", f"đ) Giữ gìn đoàn kết.\n\n{label}")
    assert _codes(tmp_path, text) == []


def test_a_paragraph_of_two_sections_is_one_hint(tmp_path: Path) -> None:
    other = LONG.replace("tuyên truyền", "kiểm tra")
    text = CLEAN.replace("2. Yêu cầu\n", f"2. Yêu cầu\n\n- {LONG}.\n\n- {other}.\n")
    text = text.replace("II. NỘI DUNG\n", f"II. NỘI DUNG\n\n- {LONG}.\n\n- {other}.\n")
    found = findings(tmp_path, text)
    assert [(item.code, item.severity) for item in found] == [
        ("parallel_paragraphs", Severity.INFO)
    ]
    assert [text.splitlines()[line - 1][:5] for line in found[0].also_lines] == ["- Phố"] * 3


def test_a_paragraph_three_times_in_a_section_is_one_warning(tmp_path: Path) -> None:
    text = CLEAN.replace(
        "2. Yêu cầu\n", f"2. Yêu cầu\n\n- {LONG}.\n\n- {LONG}.\n\n- Tiết kiệm.\n\n- {LONG}.\n"
    )
    found = findings(tmp_path, text)
    assert [item.code for item in found] == ["repeated_paragraph"]
    lines = text.splitlines()
    places = [i for i, line in enumerate(lines, start=1) if line == f"- {LONG}."]
    assert (found[0].line, *found[0].also_lines) == tuple(places)


def test_numbers_begin_again_in_forms_and_under_headings_without_number(tmp_path: Path) -> None:
    assert _codes(tmp_path, CLEAN + "\nPHỤ LỤC III\nBIỂU MẪU\n" + FORM) == []
    parts = "1. Bước đầu.\n\n2. Bước sau.\n\nGIAI ĐOẠN HAI\n\n1. Làm tiếp.\n\n2. Kết thúc.\n"
    assert _codes(tmp_path, CLEAN.replace("II. NỘI DUNG\n", f"II. NỘI DUNG\n\n{parts}")) == []


def test_numbers_that_begin_again_are_one_warning(tmp_path: Path) -> None:
    parts = "\n\n".join(f"{n}. Việc {word}." for word in ("một", "hai") for n in (1, 2, 3, 4))
    found = findings(tmp_path, CLEAN.replace("II. NỘI DUNG\n", f"II. NỘI DUNG\n\n{parts}\n"))
    assert [(item.code, item.severity) for item in found] == [
        ("numbering_restart", Severity.WARNING)
    ]
    assert "1 đến 4" in found[0].message


def test_the_second_of_two_numbers_is_perhaps_the_next(tmp_path: Path) -> None:
    text = CLEAN.replace("đ) Giữ gìn", "d) Giữ gìn")
    (found,) = findings(tmp_path, text)
    assert (found.code, found.suggestion) == ("numbering_duplicate", "đ")
    text = CLEAN.replace("III. TỔ CHỨC", "II. TỔ CHỨC").replace(
        "Trên đây là", "IV. KINH PHÍ\n\nNgân sách xã.\n\nTrên đây là"
    )
    (found,) = findings(tmp_path, text)
    assert (found.code, found.suggestion) == ("numbering_duplicate", "III")


def test_a_list_that_a_footnote_cut_goes_on() -> None:
    plan = Plan(
        title="x",
        sections=(
            Section("2", "Hội nghị", 1, 1, children=(Section("2.1", "a", 2, 2), Section("2.2", "b", 2, 3))),
            Section("1", "Chú thích của trang", 1, 4, children=(Section("2.3", "c", 2, 5),)),
        ),
    )  # fmt: skip
    lines = ("2. Hội nghị", "2.1. a", "2.2. b", "1 Chú thích của trang", "2.3. c")
    codes = {item.code: item.message for item in lint(plan, Source(SourceKind.PDF, lines, ()))}
    assert "numbering_order" not in codes
    assert "2.1" not in codes.get("numbering_gap", "")


@pytest.mark.parametrize(
    ("first", "second", "alarm"),
    [
        ("Nghị quyết", "Nghị quyết liên tịch", False),
        ("Nghị quyết", "Kế hoạch", True),
        ("Nghị quyết", "nội dung của", False),
    ],
)
def test_two_kinds_of_one_number(tmp_path: Path, first: str, second: str, alarm: bool) -> None:
    text = _with(f"Theo {first} số 9/CT-HĐT và theo {second} số 9/CT-HĐT.")
    assert ("number_two_kinds" in _codes(tmp_path, text)) is alarm


def test_footnotes_are_only_told() -> None:
    note = "Có chú thích cuối trang hoặc cuối văn bản, đã đặt ngay sau đoạn ở dòng 3."
    picture = "Có hình ảnh ở dòng 4; chương trình không đọc hình ảnh."
    found = lint(Plan(), Source(SourceKind.DOCX, ("x",), (), (note, picture)))
    told = {item.code: item.severity for item in found if item.message in {note, picture}}
    assert told == {"source_note": Severity.INFO, "source_problem": Severity.WARNING}


def test_several_annexes_without_number_are_one_finding() -> None:
    annexes = tuple(Annex("", title, line=line) for line, title in ((2, "CÁC VIỆC"), (3, "BẢNG"), (4, "Mẫu số 01/X")))  # fmt: skip
    plan = Plan(opening=(Text("Xem phụ lục.", 1),), annexes=annexes)
    source = Source(SourceKind.TXT, ("Theo phụ lục", "PHỤ LỤC", "Phụ lục", "PHỤ LỤC"), ())
    (found,) = [item for item in lint(plan, source) if item.code == "annex_without_number"]
    assert (found.line, found.also_lines) == (2, (3,))


def test_the_same_wrong_date_of_two_captions_is_one_finding(tmp_path: Path) -> None:
    text = CLEAN.replace("KH-UBND ngày 20/01/2026", "KH-UBND ngày 21/01/2026")
    (found,) = findings(tmp_path, text)
    lines = text.splitlines()
    assert found.code == "caption_date_differs"
    assert all("21/01" in lines[line - 1] for line in (found.line, *found.also_lines))
    assert len(found.also_lines) == 1
