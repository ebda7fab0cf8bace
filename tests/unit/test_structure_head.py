"""Heads whose bodies' names look like something else, or stand in a wrong place."""

import pytest
from structure_rig import ENDING, plan_of

from desktop_app.plans.structure.kinds import kind_of, leading_kind

_REST = ("KẾ HOẠCH", "Thực hiện dân chủ ở cơ sở năm 2026", "I. MỤC ĐÍCH", "Cụ thể hóa Luật.")
_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@pytest.mark.parametrize(
    "body",
    [
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG AN THỚI"),
        ("ĐẢNG ỦY", "PHƯỜNG AN LỘC"),
        ("BAN QUẢN LÝ", "DỰ ÁN ĐẦU TƯ XÂY DỰNG"),
        ("BAN CHỈ ĐẠO", "ĐỀ ÁN 06 XÃ TÂN AN"),
        ("BAN CHỈ ĐẠO", "CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA", "XÃ TÂN AN"),
    ],
)
def test_a_name_that_looks_like_a_kind_stays_in_the_issuer(body: tuple[str, ...]) -> None:
    plan = plan_of(*body, "Số: 7/KH-BQL", *_STATE, *_REST, *ENDING)
    assert plan.issuer == " ".join(body)
    assert (plan.doc_type, plan.type_text, plan.number) == ("plan", "KẾ HOẠCH", "7/KH-BQL")
    assert plan.title == "Thực hiện dân chủ ở cơ sở năm 2026"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("KẾ HOẠCH", "plan"),
        ("KẾ HỌACH", "plan"),
        ("KÊ HOẠCH", "plan"),
        ("KE HOACH", "plan"),
        ("PHƯƠNG ÁN", "other"),
        ("PHƯỜNG AN", ""),
        ("PHUONG AN", "other"),
        ("ĐỀ ÁN", "other"),
        ("ĐÊ AN", ""),
    ],
)
def test_kinds_are_told_by_their_marks(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_leading_kind() -> None:
    assert leading_kind("CHƯƠNG TRÌNH HÀNH ĐỘNG Thực hiện nghị quyết") == "CHƯƠNG TRÌNH HÀNH ĐỘNG"
    assert leading_kind("PHƯỜNG AN KHÁNH") == ""


@pytest.mark.parametrize(
    ("lines", "parent", "issuer"),
    [
        (("SỞ Y TẾ TỈNH AN BÌNH", "BỆNH VIỆN ĐA KHOA KHU VỰC TÂN AN"), 0, 1),
        (("UBND XÃ TÂN AN", "TRƯỜNG TIỂU HỌC TÂN AN A"), 0, 1),
        (("ỦY BAN BẦU CỬ XÃ TÂN AN", "TIỂU BAN TUYÊN TRUYỀN"), 0, 1),
        (("ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG ỦY XÃ TÂN AN"), 0, 1),
    ],
)
def test_parent_and_issuer(lines: tuple[str, str], parent: int, issuer: int) -> None:
    apart = plan_of(*lines, "Số: 7/KH-XX", *_STATE, *_REST, *ENDING)
    assert (apart.parent_issuer, apart.issuer) == (lines[parent], lines[issuer])
    together = plan_of(" ".join(lines), "Số: 7/KH-XX", *_STATE, *_REST, *ENDING)
    if "TIỂU BAN" not in lines[1]:
        assert (together.parent_issuer, together.issuer) == (lines[parent], lines[issuer])


@pytest.mark.parametrize(
    "body",
    [
        ("BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC,", "CÔNG NGHỆ XÃ TÂN AN"),
        ("VĂN PHÒNG HĐND VÀ", "UBND XÃ TÂN AN"),
        ("BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM", "XÃ TRƯỜNG LONG"),
        ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
    ],
)
def test_one_name_over_two_lines(body: tuple[str, str]) -> None:
    plan = plan_of(*body, "Số: 7/KH-XX", *_STATE, *_REST, *ENDING)
    assert (plan.parent_issuer, plan.issuer) == (None, " ".join(body))


@pytest.mark.parametrize(
    ("lines", "parent", "issuer"),
    [
        (
            ("ĐẢNG BỘ TỈNH AN BÌNH ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY XÃ TÂN AN Tân An, {day}"),
            "ĐẢNG BỘ TỈNH AN BÌNH",
            "ĐẢNG ỦY XÃ TÂN AN",
        ),
        (
            ("ĐẢNG ỦY XÃ TÂN AN ĐẢNG CỘNG SẢN VIỆT NAM", "BAN CHỈ ĐẠO Tân An, {day}", "QUY CHẾ XÃ"),
            "ĐẢNG ỦY XÃ TÂN AN",
            "BAN CHỈ ĐẠO QUY CHẾ XÃ",
        ),
    ],
)
def test_two_columns_of_a_party_head_on_one_line(
    lines: tuple[str, ...], parent: str, issuer: str
) -> None:
    day = "ngày 24 tháng 02 năm 2026"
    plan = plan_of(*(line.format(day=day) for line in lines), "*", "Số 9-KH/ĐU", *_REST, *ENDING)
    assert (plan.parent_issuer, plan.issuer) == (parent, issuer)
    assert (plan.place, plan.date) == ("Tân An", "2026-02-24")


def test_letters_read_for_digits_of_the_date() -> None:
    plan = plan_of("UBND XÃ TÂN AN", "Tân An, ngày l1 tháng O2 năm 2026", *_REST, *ENDING)
    assert (plan.place, plan.date) == ("Tân An", "2026-02-11")
    assert plan.date_text == "ngày l1 tháng O2 năm 2026"


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("Sổ: 31/KH-UBND", "31/KH-UBND", ["Sổ"]),
        ("So: 31/KH-UBND", "31/KH-UBND", ["So"]),
        ("Sô 31-KH/ĐU", "31-KH/ĐU", ["Sô"]),
        ("Số: 31/KH-UBND", "31/KH-UBND", []),
        ("Số 31-KH/ĐU", "31-KH/ĐU", []),
    ],
)
def test_a_number_whose_sign_was_read_wrongly(line: str, number: str, words: list[str]) -> None:
    plan = plan_of("ĐẢNG ỦY XÃ TÂN AN", line, *_REST, *ENDING)
    told = [f for f in plan.findings if f.code == "head_word_misread"]
    assert plan.number == number
    assert [f.excerpt for f in told] == words
    assert all(f.suggestion == "Số" and f.line == 2 for f in told)


@pytest.mark.parametrize("line", ["Sổ tay: 31 trang", "So: sánh", "Sổ: 31"])
def test_other_words_are_no_number(line: str) -> None:
    assert plan_of("ĐẢNG ỦY XÃ TÂN AN", line, *_REST, *ENDING).number is None


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("ngảy 24 tháng 02 năm 2026", ["ngảy"]),
        ("ngay 24 thảng 02 nâm 2026", ["ngay", "thảng", "nâm"]),
        ("ngáy 24/02/2026", ["ngáy"]),
        ("Ngày 24 tháng 02 năm 2026", []),
    ],
)
def test_a_date_whose_marks_were_read_wrongly(written: str, words: list[str]) -> None:
    plan = plan_of("UBND XÃ TÂN AN", f"Tân An, {written}", *_REST, *ENDING)
    assert (plan.place, plan.date, plan.date_text) == ("Tân An", "2026-02-24", written)
    assert [f.excerpt for f in plan.findings if f.code == "head_word_misread"] == words


@pytest.mark.parametrize("sign", ["Số 9-KH/BTGXU", "Số: 9-KH/BTGXU", "Sổ: 9-KH/BTGXU"])
@pytest.mark.parametrize("place", ["Tân An", "Bình Tân Hưng", "Long"])
def test_number_and_place_on_one_line_of_a_party_head(sign: str, place: str) -> None:
    day = "ngày 24 tháng 02 năm 2026"
    plan = plan_of(
        "ĐẢNG ỦY XÃ LONG AN ĐẢNG CỘNG SẢN VIỆT NAM",
        "BAN TUYÊN GIÁO",
        "*",
        f"{sign} {place}, {day}",
        *_REST,
        *ENDING,
    )
    assert (plan.number, plan.place, plan.date) == ("9-KH/BTGXU", place, "2026-02-24")
    assert (plan.parent_issuer, plan.issuer) == ("ĐẢNG ỦY XÃ LONG AN", "BAN TUYÊN GIÁO")
