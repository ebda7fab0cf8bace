"""Documents cited in running text."""

import pytest

from desktop_app.law.citations import find_citations
from desktop_app.law.known_documents import known_documents, law_names

Ref = tuple[str, str | None, str | None, str | None]

CASES: list[tuple[str, list[Ref]]] = [
    (
        "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết;",
        [("Nghị định", "59/2023/NĐ-CP", "2023-08-14", "Chính phủ")],
    ),
    (
        "theo Quy định số 217, số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị; phối hợp",
        [
            ("Quy định", "217-QĐ/TW", "2013-12-12", "Bộ Chính trị"),
            ("Quy định", "218-QĐ/TW", "2013-12-12", "Bộ Chính trị"),
        ],
    ),
    ("Kết luận số 120- KL/TW ngày 07/01/2016", [("Kết luận", "120-KL/TW", "2016-01-07", None)]),
    (
        "Nghị quyết số 31-\nNQ/TU của Ban Chấp hành Đảng bộ tỉnh và Nghị quyết số 7/NQ-HĐND",
        [
            ("Nghị quyết", "31-NQ/TU", None, "Ban Chấp hành Đảng bộ tỉnh"),
            ("Nghị quyết", "7/NQ-HĐND", None, None),
        ],
    ),
    (
        "Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ",
        [("Nghị định", "59/2023/NĐ-CP", "2023-08-14", "Chính phủ")],
    ),
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        [("Luật", None, "2025-06-16", None)],
    ),
    ("Luật Thực hiện dân chủ ở cơ sở năm 2022;", [("Luật", None, None, None)]),
    (
        "Căn cứ Luật Tiếp công dân số 42/2013/QH13 ngày 25/11/2013;",
        [("Luật", "42/2013/QH13", "2013-11-25", None)],
    ),
    ("Luật số 72/2025/QH15 ngày 16/6/2025", [("Luật", "72/2025/QH15", "2025-06-16", None)]),
    ("Công văn số 412/SNV-CCVC ngày 3/2/2026", [("Công văn", "412/SNV-CCVC", "2026-02-03", None)]),
    (
        "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023; số 61/2023/NĐ-CP ngày 16/8/2023",
        [
            ("Nghị định", "59/2023/NĐ-CP", "2023-08-14", None),
            ("Nghị định", "61/2023/NĐ-CP", "2023-08-16", None),
        ],
    ),
    (
        "Nghị quyết số 22-NQ/TU của Ban Chấp hành Đảng bộ tỉnh ngày 22/12/2024",
        [("Nghị quyết", "22-NQ/TU", "2024-12-22", "Ban Chấp hành Đảng bộ tỉnh")],
    ),
    ("Kế hoạch số 25 ngày 02/02/2026 của xã", [("Kế hoạch", "25", "2026-02-02", "xã")]),
    ("Quyết định số 12/QĐ-UBND ngày 31/4/2026", [("Quyết định", "12/QĐ-UBND", None, None)]),
    ("Thông tư số 01/2016/TT-BNV", [("Thông tư", "01/2016/TT-BNV", None, None)]),
    ("xây dựng kế hoạch và báo cáo kết quả, quyết định khen thưởng", []),
    ("trong khuôn khổ Hiến pháp và pháp luật", []),
    ("số 15 đường Hòa Bình, 12/4/2026, tỷ lệ 5/10 hộ", []),
    ("theo quy định của pháp luật; Luật sư tham gia", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_documents_are_found(text: str, expected: list[Ref]) -> None:
    found = [(ref.kind, ref.number, ref.date, ref.issuer) for ref in find_citations(text, 3)]
    assert found == expected


def test_the_line_moves_with_line_breaks() -> None:
    found = find_citations("Quyết định số 1/QĐ-UBND\nvà Kế hoạch số 2/KH-UBND", 10)
    assert [ref.line for ref in found] == [10, 11]


def test_a_law_named_in_the_title_of_another_document_is_not_cited() -> None:
    text = "Nghị định số 59/2023/NĐ-CP quy định chi tiết một số điều của Luật Tiếp công dân."
    assert [ref.kind for ref in find_citations(text, 1)] == ["Nghị định"]


def test_a_paragraph_in_capitals_says_as_much_as_one_in_small_letters() -> None:
    text = "CĂN CỨ NGHỊ QUYẾT SỐ 82/NQ-HĐND NGÀY 11 THÁNG 12 NĂM 2025 CỦA HĐND TỈNH VỀ DÂN CHỦ;"
    (ref,) = find_citations(text, 1)
    assert (ref.kind, ref.number, ref.date) == ("Nghị quyết", "82/NQ-HĐND", "2025-12-11")
    assert ref.issuer == "HĐND TỈNH"
    assert ref.excerpt == "NGHỊ QUYẾT SỐ 82/NQ-HĐND NGÀY 11 THÁNG 12 NĂM 2025"


def test_a_law_cited_by_name_keeps_its_name_with_its_comma() -> None:
    (ref,) = find_citations("thực hiện Luật Phòng, chống tham nhũng, các nghị quyết", 1)
    assert ref.name == "Phòng, chống tham nhũng"


def test_the_data_file_is_complete_where_it_carries_findings() -> None:
    for document in known_documents().values():
        assert document.confidence in {"H", "H-", "M"}
        assert not document.valid_to or document.replaced_by, document.number
    assert law_names()[0] == max(law_names(), key=len)
