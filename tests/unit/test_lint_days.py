"""Days in the cells of a task table, terms of years, and what a Party paper need not have."""

from pathlib import Path

import pytest
from lint_texts import CLEAN, findings

PARTY = CLEAN.replace(
    "ỦY BAN NHÂN DÂN\nXÃ SÔNG MỚI\n",
    "ĐẢNG BỘ TỈNH MẪU          ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ SÔNG MỚI\n*\n",
    1,
).replace("thực hiện./.", "thực hiện.")


def _found(tmp_path: Path, right: str, wrong: str) -> list[tuple[str, str]]:
    assert right in CLEAN
    text = CLEAN.replace(right, wrong, 1)
    return [(f.code, text.splitlines()[f.line - 1]) for f in findings(tmp_path, text)]


@pytest.mark.parametrize("cell", ["Trước 31/6/2026", "31/6/2026", "Xong 30/02/2026", "đến 31/11"])
def test_an_impossible_day_of_a_task_is_named_in_its_row(tmp_path: Path, cell: str) -> None:
    (found,) = _found(tmp_path, "Quý III/2026", cell)
    assert found[0] == "impossible_date"
    assert found[1].endswith(cell)


@pytest.mark.parametrize("cell", ["Trước 30/6/2026", "Tháng 3/2026", "01/7/2026 - 31/7/2026"])
def test_possible_days_are_not_named(tmp_path: Path, cell: str) -> None:
    assert _found(tmp_path, "Quý III/2026", cell) == []


def test_a_beginning_after_the_end_in_columns_of_their_own(tmp_path: Path) -> None:
    head, row = "Đơn vị phối hợp\tThời gian\n1\tHọp", "Phòng Kinh tế\tTháng 3/2026"
    text = CLEAN.replace(head, "Đơn vị phối hợp\tBắt đầu\tHoàn thành\n1\tHọp", 1)
    text = text.replace(row, "Phòng Kinh tế\t12/8/2026\t25/5/2026", 1)
    text = text.replace("Phòng Kinh tế\tHằng quý", "Phòng Kinh tế\t12/5/2026\t25/8/2026", 1)
    assert [f.code for f in findings(tmp_path, text)] == ["stretch_reversed"]


def test_columns_from_and_to_under_one_heading_are_one_time(tmp_path: Path) -> None:
    head = "Đơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n1\tHọp"
    columns = "Đơn vị chủ trì\tThời gian thực hiện\t\tSản phẩm\n\t\t\tTừ ngày\tĐến ngày\t\n1\tHọp"
    text = CLEAN.replace(head, columns, 1)
    text = text.replace("Phòng Kinh tế\tTháng 3/2026", "12/8/2026\t25/5/2026\tBiên bản", 1)
    text = text.replace("Phòng Kinh tế\tHằng quý", "12/5/2026\t25/8/2026\tBiên bản", 1)
    (found,) = findings(tmp_path, text)
    assert found.code == "stretch_reversed"
    assert found.excerpt == "12/8/2026 - 25/5/2026"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Đại hội nhiệm kỳ 2030 - 2025", ["stretch_reversed"]),
        ("Chương trình giai đoạn 2026–2026", ["stretch_reversed"]),
        ("Đại hội nhiệm kỳ 2025 - 2030", []),
        ("Nghị quyết của khóa trước, giai đoạn 2021-2025", []),
    ],
)
def test_a_term_ends_after_it_begins(tmp_path: Path, words: str, codes: list[str]) -> None:
    assert [code for code, _ in _found(tmp_path, "Giữ gìn đoàn kết", words)] == codes


def test_a_party_paper_needs_no_end_mark(tmp_path: Path) -> None:
    codes = {f.code for f in findings(tmp_path, PARTY)}
    assert "end_mark_missing" not in codes


def test_a_sentence_about_the_party_makes_no_party_paper(tmp_path: Path) -> None:
    text = CLEAN.replace("thực hiện./.", "thực hiện.").replace(
        "Giữ gìn đoàn kết", "Giữ vững sự lãnh đạo của ĐẢNG CỘNG SẢN VIỆT NAM"
    )
    assert [f.code for f in findings(tmp_path, text)] == ["end_mark_missing"]


def test_the_missing_end_mark_is_named_at_the_last_paragraph(tmp_path: Path) -> None:
    closing = (
        "Trên đây là Kế hoạch thực hiện dân chủ ở cơ sở năm 2026, đề nghị các đơn vị thực hiện./."
    )
    (found,) = _found(tmp_path, closing, "")
    assert found[0] == "end_mark_missing"
    assert found[1].startswith("2. Phòng Văn hóa")


@pytest.mark.parametrize(
    ("heading", "codes"),
    [("Nội dung phải niêm yết", []), ("Nội dung", ["no_schedule_column"])],
)
def test_a_list_of_what_is_made_public_needs_no_column_of_times(
    tmp_path: Path, heading: str, codes: list[str]
) -> None:
    head = "STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n1\tHọp"
    text = CLEAN.replace(head, f"STT\t{heading}\tĐơn vị chủ trì\tHình thức\n1\tHọp", 1)
    text = text.replace("Phòng Kinh tế\tTháng 3/2026", "Bảng tin")
    text = text.replace("Phòng Kinh tế\tHằng quý", "Loa truyền thanh")
    assert [f.code for f in findings(tmp_path, text)] == codes


def _said(tmp_path: Path, words: str) -> list[str]:
    return [code for code, _ in _found(tmp_path, "Giữ gìn đoàn kết", words)]


@pytest.mark.parametrize(
    "words",
    [
        "Các thôn hoàn thành việc lấy phiếu trước ngày 05/01/2026",
        "Gửi danh sách về Văn phòng chậm nhất ngày 10 tháng 12 năm 2025",
    ],
)
def test_a_limit_before_the_plan_itself_is_named(tmp_path: Path, words: str) -> None:
    assert _said(tmp_path, words) == ["task_before_plan"]


@pytest.mark.parametrize(
    "words",
    [
        "Các thôn hoàn thành việc lấy phiếu trước ngày 05/02/2026",
        "Việc lấy phiếu đã hoàn thành trước ngày 05/01/2026",
        "Hồ sơ được gửi trước ngày 01/7/2025 thì không phải nộp lại",
        "Các bản hương ước ban hành trước ngày 01/7/2023 cần rà soát",
    ],
)
def test_what_is_told_of_the_past_is_no_limit(tmp_path: Path, words: str) -> None:
    assert _said(tmp_path, words) == []


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Trước 15/9/2062", ["task_outside_year"]),
        ("Trước 15/9/2029", ["task_outside_year"]),
        ("Trước 15/01/2027", []),
        ("Năm 2029", []),
    ],
)
def test_a_day_years_behind_a_yearly_plan(tmp_path: Path, cell: str, codes: list[str]) -> None:
    assert [code for code, _ in _found(tmp_path, "Quý III/2026", cell)] == codes


def test_a_plan_of_several_years_may_look_far(tmp_path: Path) -> None:
    text = CLEAN.replace("cơ sở trên địa bàn xã năm 2026", "cơ sở giai đoạn 2026 - 2030")
    text = text.replace("dân chủ ở cơ sở năm 2026", "dân chủ ở cơ sở giai đoạn 2026 - 2030")
    text = text.replace("Quý III/2026", "Trước 15/9/2030")
    assert [f.code for f in findings(tmp_path, text)] == []


DECREE = "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết một số điều;"
WHOLE = DECREE.replace("điều;", "điều của Luật Thực hiện dân chủ ở cơ sở;")


def test_a_known_decree_under_another_number(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, DECREE, WHOLE.replace("59/", "69/"))
    assert found[0] == "known_number_differs"


@pytest.mark.parametrize(
    "cited",
    [
        WHOLE,
        DECREE.replace("59/", "69/"),  # which decree is meant is not told
        WHOLE.replace("59/2023", "15/2023").replace("14/8/2023", "20/4/2023"),
        "Nghị định số 69/2023/NĐ-CP ngày 14/8/2023 của Chính phủ về cán bộ, công chức;",
    ],
)
def test_other_decrees_of_the_day_are_right(tmp_path: Path, cited: str) -> None:
    assert _found(tmp_path, DECREE, cited) == []


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Dự toán 25.500.000 đồng (Hai mươi lăm triệu năm trăm nghìn đồng)", []),
        ("Dự toán 25.500.000 đồng (Hai mươi tám triệu năm trăm nghìn đồng)", ["amount"]),
        ("Trong 15 (mười lăm) ngày, tại 03 (ba) thôn, gồm 105 (một trăm linh năm) hộ", []),
        ("Trong 05 (sáu) ngày", ["amount"]),
        ("Cấp 1.200.000.000 đồng (Một tỷ hai trăm triệu đồng chẵn)", []),
        ("Có 12 (trong đó ba thôn) điểm họp; 20 (tổ) viên", []),
    ],
)
def test_amounts_in_digits_and_in_words(tmp_path: Path, words: str, codes: list[str]) -> None:
    assert [code.partition("_")[0] for code in _said(tmp_path, words)] == codes


def test_a_centre_of_politics_of_the_commune_is_no_slip(tmp_path: Path) -> None:
    assert _said(tmp_path, "Phối hợp với Trung tâm Chính trị xã mở lớp") == []
    assert _said(tmp_path, "Các tổ chức chính trị - xã tham gia") == ["phrase_slip"]


def test_only_the_annex_with_the_other_day_is_named(tmp_path: Path) -> None:
    """The annex behind it agrees with the head, so it is right."""
    (found,) = _found(tmp_path, "ngày 20/01/2026 của", "ngày 20/01/2025 của")
    assert found[0] == "caption_date_differs"
    assert "20/01/2025" in found[1]


def test_the_name_of_a_law_is_no_place_of_today(tmp_path: Path) -> None:
    assert _said(tmp_path, "Chương về thực hiện dân chủ ở xã, phường, thị trấn") == []
    assert _said(tmp_path, "Họp với các xã, phường, thị trấn") == ["district_body"]
