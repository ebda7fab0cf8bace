"""Each rule of the lint, on a clean made-up plan into which one slip is put."""

import functools
from collections.abc import Callable
from pathlib import Path

import pytest
from lint_texts import CLEAN, findings

from desktop_app.plans.lint import RULES
from desktop_app.plans.model import Finding

# ruff: noqa: E501 - lines of a document, and a table of one slip a line

# What is written instead of what, the code expected, and words of the line where it must stand.
SLIPS: list[tuple[str, str, str, str]] = [
    ("III. TỔ CHỨC", "IV. TỔ CHỨC", "numbering_gap", "IV. TỔ CHỨC"),
    ("Giữ gìn đoàn kết", "Họp vào thứ Sáu, ngày 22/9/2026", "weekday_differs", "22/9/2026"),
    ("Giữ gìn đoàn kết", "Họp ngày 22 tháng 9 năm 2026 (thứ 6)", "weekday_differs", "22 tháng 9"),
    ("Giữ gìn đoàn kết", "Kiểm tra từ 21/3 - 11/3/2026", "stretch_reversed", "21/3"),
    ("Quý III/2026", "Từ 21/3 - 11/3/2026", "stretch_reversed", "21/3"),
    ("Giữ gìn đoàn kết", "Xong trước ngày l0/6/2026", "letter_in_number", "l0/6"),
    ("Giữ gìn đoàn kết", "Đạt l00%", "letter_in_number", "l00%"),
    ("cơ sở năm 2026, đề nghị", "cơ sở năm 2025, đề nghị", "closing_year_differs", "năm 2025"),
    ("Giữ gìn đoàn kết", "Quyền lợi cuả dân", "impossible_syllable", "cuả"),
    ("Giữ gìn đoàn kết", "Cần xem xét xem xét kỹ", "repeated_word", "xem xét xem xét"),
    ("Giữ gìn đoàn kết", "Thỏa thỏa thuận với dân", "repeated_word", "Thỏa thỏa"),
    ("Giữ gìn đoàn kết", "Tăng cường dám sát", "phrase_slip", "dám sát"),
    ("Giữ gìn đoàn kết", "Đội ngũ công chứt của xã", "phrase_slip", "công chứt"),
    ("Giữ gìn đoàn kết", "Phổ biếng rộng rãi", "phrase_slip", "Phổ biếng"),
    ("Giữ gìn đoàn kết", "Chọn ra ba ba thôn thôn làm mẫu", "repeated_word", "thôn thôn"),
    ("Giữ gìn đoàn kết", "Có 90% 90% số hộ tham gia", "repeated_word", "90% 90%"),
    ("Giữ gìn đoàn kết", "Bố chí người phụ trách", "phrase_slip", "Bố chí"),
    ("Giữ gìn đoàn kết", "Không để trồng chéo nhiệm vụ", "phrase_slip", "trồng chéo"),
    ("Giữ gìn đoàn kết", "Kịp thời thống báo cho dân", "phrase_slip", "thống báo"),
    ("STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n1\tHọp thôn bàn việc làm đường", "STT\tThôn được kiểm tra\tNơi họp\tSố người\tThời gian kiểm tra\n1\tHọp thôn bàn việc làm đường", "table_not_read", "PHỤ LỤC II"),
    ("III. TỔ CHỨC", "II. TỔ CHỨC", "numbering_duplicate", "II. TỔ CHỨC"),
    ("đ) Giữ gìn", "e) Giữ gìn", "numbering_gap", "e) Giữ gìn"),
    (
        "c) Gắn với chuyển đổi số, luôn luôn lắng nghe kiến nghị, phản ánh (nhất là của người cao tuổi).\n\nd)",
        "d) Gắn với chuyển đổi số.\n\nc)",
        "numbering_order",
        "c) Tạo sự",
    ),
    (
        "2. Phòng Văn hóa",
        "2. Các thôn niêm yết công khai.\n\n1. Công an xã giữ trật tự.\n\n2. Phòng Văn hóa",
        "numbering_restart",
        "1. Công an",
    ),
    ("STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n1\tHọp thôn bàn việc làm đường\tCác thôn\tPhòng Kinh tế\tTháng 3/2026\n2\tNiêm yết các khoản đóng góp\tCác thôn\tPhòng Kinh tế\tHằng quý", "STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\n1\tHọp thôn bàn việc làm đường\tCác thôn\tPhòng Kinh tế\n2\tNiêm yết các khoản đóng góp\tCác thôn\tPhòng Kinh tế", "no_schedule_column", "PHỤ LỤC II"),
    ("STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n1\tHọp thôn bàn việc làm đường\tCác thôn\tPhòng Kinh tế\tTháng 3/2026\n2\tNiêm yết các khoản đóng góp\tCác thôn\tPhòng Kinh tế\tHằng quý", "STT\tNội dung\tThời gian\n1\tHọp thôn bàn việc làm đường\tTháng 3/2026\n2\tNiêm yết các khoản đóng góp\tHằng quý", "no_lead_column", "PHỤ LỤC II"),
    ("PHỤ LỤC II\n", "PHỤ LỤC\n", "annex_without_number", "PHỤ LỤC"),
    ("Thực hiện dân chủ ở cơ sở trên địa bàn xã năm 2026\n\n", "", "title_missing", ""),
    ("Nơi nhận:\n- UBND tỉnh (b/c);\n- Các thôn (T/h);\n- Lưu: VT, VHXH.\n\n", "", "recipients_missing", ""),
    ("- Lưu: VT, VHXH.", "- Lưu: VT, VHXH;\n- Công an xã.", "archive_line_not_last", "Lưu: VT"),
    ("2\tPhát tin", "3\tPhát tin", "numbering_gap", "3\tPhát tin"),
    ("2\tNiêm yết", "1\tNiêm yết", "numbering_duplicate", "1\tNiêm yết"),
    ("năm 2026\n\nKẾ HOẠCH", "năm 2025\n\nKẾ HOẠCH", "plan_before_cited", "20 tháng 01 năm 2025"),
    ("ngày 14/8/2023", "ngày 15/8/2023", "known_date_differs", "ngày 15/8/2023"),
    ("59/2023/NĐ-CP ngày 14/8/2023", "04/2015/NĐ-CP ngày 09/01/2015", "basis_not_in_force", "04/2015"),
    (
        "Các nhiệm vụ cụ thể",
        "Theo Nghị quyết số 64/NQ-HĐND ngày 06/12/2025, các nhiệm vụ cụ thể",
        "document_two_dates",
        "06/12/2025",
    ),
    (
        "Các nhiệm vụ cụ thể",
        "Theo Kế hoạch số 64/NQ-HĐND, các nhiệm vụ cụ thể",
        "number_two_kinds",
        "Theo Kế hoạch số 64",
    ),
    ("số 64/NQ-HĐND", "số 64/ NQ-HĐND", "number_spacing", "64/ NQ"),
    ("Giữ gìn đoàn kết", "Xong trước ngày 31/6/2026", "impossible_date", "31/6/2026"),
    ("số 12/KH-UBND ngày 20/01/2026", "số 13/KH-UBND ngày 20/01/2026", "caption_number_differs", "13/KH"),
    ("KH-UBND ngày 20/01/2026", "KH-UBND ngày 20/02/2026", "caption_date_differs", "20/02/2026"),
    ("Phụ lục I và Phụ lục II", "Phụ lục I và Phụ lục III", "annex_missing", "Phụ lục III"),
    ("cụ thể theo Phụ lục I và Phụ lục II", "do các thôn làm", "annex_not_mentioned", "PHỤ LỤC I"),
    ("\tQuý III/2026", "\t", "task_without_date", "Tự kiểm tra"),
    ("Tự kiểm tra\tCác thôn", "Tự kiểm tra\t", "task_without_lead", "Tự kiểm tra"),
    ("Quý III/2026", "Quý III/2025", "task_outside_year", "Quý III/2025"),
    ("Tháng 3/2026", "trước ngày 05/01/2026", "task_before_plan", "05/01/2026"),
    ("10/6/2026", "10/01/2026", "report_before_plan", "10/01/2026"),
    ("Phòng Văn hóa - Xã hội\tQuý", "Phòng VH-XH\tQuý", "unit_several_names", "Phòng VH-XH"),
    ("Phòng Văn hóa - Xã hội\tQuý", "Phòng Văn hóa - Văn hóa\tQuý", "unit_odd_name", "Văn hóa - Văn"),
    ("đồng thuận", "đồng 同 thuận", "foreign_character", "同"),
    ("đồng thuận", "đồng thuậո", "foreign_character", "thuậո"),
    ("đồng thuận", "đồng \uf0b7 thuận", "private_character", "\uf0b7"),
    ("đồng thuận", "đ\ufffdng thuận", "broken_character", "\ufffd"),
    ("đồng thuận", "đồng\u200b thuận", "hidden_character", "\u200b"),
    ("đồng thuận", "đồng thuạ\u0302\u0301n", "lone_mark", "Tạo sự"),
    ("đồng thuận", "Ä‘á»“ng thuận", "mojibake", "Tạo sự"),
    ("đoàn kết", "![](anh.png) đoàn kết", "source_problem", "Giữ gìn"),
    ("thụ hưởng”", "thụ hưởng", "unbalanced_quotes", "thụ hưởng"),
    ("người cao tuổi)", "người cao tuổi", "unbalanced_brackets", "người cao tuổi"),
    ("quyền làm chủ của", "quyền làm chủ của của", "repeated_word", "của của"),
    (
        "2. Phòng Văn hóa",
        "2. Các thôn báo cáo 6 tháng trước ngày 10/6/2026, báo cáo năm trước ngày 10/11/2026.\n\n"
        "3. Phòng Văn hóa",
        "repeated_paragraph",
        "1. Các thôn báo cáo",
    ),
    ("Các thôn (T/h)", "Các ĐVSNN (T/h)", "abbreviation_slip", "ĐVSNN"),
    ("bố trí cán bộ", "bổ trí cán bộ", "phrase_slip", "bổ trí"),
    ("cải cách hành chính", "cải cách hánh chính", "phrase_slip", "hánh chính"),
    ("bố trí cán bộ", "được ở triển khai đến cán bộ", "stray_word", "được ở triển khai"),
    ("đồng thuận", "đồng thuậnn", "impossible_syllable", "Tạo sự"),
    ("Triển khai thực hiện", "Triển thực hiện", "phrase_slip", "Triển thực hiện"),
    ("Số: 12/KH-UBND\n\n", "", "number_from_annex", "PHỤ LỤC I"),
    ("Sông Mới, ngày 20 tháng 01 năm 2026\n\n", "", "date_missing", "ỦY BAN"),
    ("thực hiện./.", "thực hiện.", "end_mark_missing", "Trên đây"),
    ("Nguyễn Văn Mẫu", "", "signer_missing", ""),
    ("- Lưu: VT, VHXH.\n", "", "archive_line_missing", "Các thôn (T/h)"),
    ("- UBND tỉnh (b/c);", "- Lưu: VT;\n- UBND tỉnh (b/c);", "", ""),
    ("Giữ gìn đoàn kết", "Gửi về UBND huyện", "district_body", "UBND huyện"),
    ("dân làm, ", "", "motto_incomplete", "dân biết"),
]  # fmt: skip


def test_a_clean_plan_has_nofindings(tmp_path: Path) -> None:
    assert findings(tmp_path, CLEAN) == ()


@pytest.fixture(scope="module")
def found_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Finding, ...]]:
    """The findings for a plan with this text, read once for all that look at them."""
    return functools.cache(functools.partial(findings, tmp_path_factory.mktemp("lint")))


@pytest.mark.parametrize(
    ("right", "wrong", "code", "place"), SLIPS, ids=[f"{s[2]}-{s[1][:16]}" for s in SLIPS]
)
def test_a_slip_is_named_at_its_line(
    found_once: Callable[[str], tuple[Finding, ...]], right: str, wrong: str, code: str, place: str
) -> None:
    assert right in CLEAN
    text = CLEAN.replace(right, wrong, 1)
    found = found_once(text)
    assert ([code] if code else []) == sorted({item.code for item in found} - _side_effects(code))
    if place:
        first = next(item for item in found if item.code == code)
        assert place in text.splitlines()[first.line - 1]
        assert first.message.endswith(".")


@pytest.mark.parametrize(
    ("words", "offered"),
    [("quyền làm chủ của của dân", "của"), ("Chọn ra ba thôn thôn làm mẫu", "")],
)
def test_what_may_be_a_reduplication_is_told_and_never_taken_out(
    tmp_path: Path, words: str, offered: str
) -> None:
    found = findings(tmp_path, CLEAN.replace("Giữ gìn đoàn kết", words, 1))
    (twice,) = (item for item in found if item.code == "repeated_word")
    assert twice.suggestion == offered
    assert ("từ láy" in twice.message) is not bool(offered)


def test_an_issuer_named_nowhere(tmp_path: Path) -> None:
    text = CLEAN.replace("ỦY BAN NHÂN DÂN\nXÃ SÔNG MỚI\n\n", "").replace(
        "TM. ỦY BAN NHÂN DÂN\n", ""
    )
    text = text.replace(" của Ủy ban nhân dân xã Sông Mới)", ")")
    text = text.replace("Ủy ban nhân dân xã ban hành Kế hoạch", "Ban hành Kế hoạch")
    assert [(item.code, item.line) for item in findings(tmp_path, text)] == [("issuer_missing", 1)]


def _side_effects(code: str) -> set[str]:
    """What the same slip makes the reader or another rule say as well."""
    return {
        "plan_before_cited": {"caption_date_differs"},
        "numbering_gap": {"numbering_order"},
        "mojibake": {"unbalanced_quotes"},
    }.get(code, set())


@pytest.mark.parametrize(
    "words",
    [
        "Người dân ở cơ sở giám sát; hướng dẫn chủ đầu tư công khai dự án",
        "Các cơ quan quan trọng, thực hiện hiện đại hóa, năm năm một lần, ngày ngày, đời đời",
        "Căn cứ tình hình thực tế, quy chế chi tiêu nội bộ, chỉ tiêu được giao",
        "Ủy ban Dân tộc, địa phương dân chủ, lịch tiếp dân, các đơn thuộc thẩm quyền",
        "Phân công cộng tác viên; tố cáo, tổ chức; chuyển số tiền; văn bản chỉ đạo",
        "Uỷ ban nhân dân xã, hoá đơn, thuỷ lợi, khoẻ mạnh, thực hiện dân chủ cơ sở",
        "Theo Phụ lục I Nghị định số 30/2020/NĐ-CP; mục 1) và điểm a) nêu trên",
        "Cán bộ, công chức, viên chức, lao động hợp đồng; Hội đồng xét khen thưởng",
        "Tổ thực hiện nhiệm vụ; hội nghị, hội nghị trực tuyến; từng bước, từng việc",
        "Gửi báo cáo cho bà Trần Thị Bố và ông Lê Dân Chủ (nếu có)",
        "Số liệu tính đến ngày 31/12/2025; tỷ lệ 7/10 hộ; mã QR; 100% thôn",
        "Bản tin trên bảng tin; xa xa, nhè nhẹ, gần gần; giảm 5% 10% so với năm trước; hàng hàng lớp lớp",
        "Công thức α = 0,05; nhiệt độ 30°C; diện tích 12 m²; ≥ 2 lần; → kết quả",
    ],
)
def test_right_words_are_no_slips(tmp_path: Path, words: str) -> None:
    text = CLEAN.replace("Giữ gìn đoàn kết", words)
    assert findings(tmp_path, text) == ()


def test_every_rule_says_what_and_why() -> None:
    codes = [code for rule in RULES for code in rule.codes]
    assert len(codes) == len(set(codes))
    for rule in RULES:
        assert rule.why.endswith((".", ")"))
        assert all(words for _, words in rule.codes.values())


def test_findings_have_the_severity_that_the_list_states(
    found_once: Callable[[str], tuple[Finding, ...]],
) -> None:
    stated = {code: severity for rule in RULES for code, (severity, _) in rule.codes.items()}
    seen = set()
    for right, wrong, _, _ in SLIPS:
        for item in found_once(CLEAN.replace(right, wrong, 1)):
            if item.code in stated:
                seen.add(item.code)
                assert item.severity == stated[item.code], item.code
    assert len(seen) > 30
