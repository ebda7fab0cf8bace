"""Citations in the middle of real sentences: what they take in, where they end, on which line."""

import pytest

from desktop_app.law.citations import DocumentRef, find_citations

Ref = tuple[str, str | None, str | None, str | None]


def _refs(text: str) -> list[Ref]:
    return [(ref.kind, ref.number, ref.date, ref.issuer) for ref in find_citations(text, 1)]


def _only(text: str) -> DocumentRef:
    (ref,) = find_citations(text, 1)
    return ref


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Quyết định số 1/QĐ-UBND, số 2/QĐ-UBND và số 3/QĐ-UBND ngày 05/3/2026 của UBND xã về",
            [("Quyết định", f"{n}/QĐ-UBND", "2026-03-05", "UBND xã") for n in (1, 2, 3)],
            "whole numbers in a list share their day and issuer",
        ),
        (
            "Quy định số 217; 219; 218-QĐ/TW ngày 12/12/2013",
            [("Quy định", f"{n}-QĐ/TW", "2013-12-12", None) for n in (217, 219, 218)],
            "bare numbers take the symbol of the last",
        ),
        (
            "số 218a-QĐ/TW và Quy định số 217, 218a-QĐ/TW",
            [
                ("Quyết định", "218a-QĐ/TW", None, None),
                ("Quy định", "217-QĐ/TW", None, None),
                ("Quy định", "218a-QĐ/TW", None, None),
            ],
            "the letter belongs to its own number only",
        ),
        (
            "theo 12/2024/QH15 và 45/QĐ-UBND, 7/AB-X",
            [
                ("Luật", "12/2024/QH15", None, None),
                ("Quyết định", "45/QĐ-UBND", None, None),
                ("Văn bản", "7/AB-X", None, None),
            ],
            "without a word for the kind each symbol tells its own",
        ),
        (
            "12/KH-UBND; 15/BC-UBND; 346/QĐ-TTg",
            [
                ("Kế hoạch", "12/KH-UBND", None, None),
                ("Báo cáo", "15/BC-UBND", None, None),
                ("Quyết định", "346/QĐ-TTg", None, None),
            ],
            "no kind is taken over where “số” is not repeated",
        ),
        (
            "Kế hoạch số 5 ngày 01/02/2026; số 9/AB-UBND",
            [("Kế hoạch", "5", "2026-02-01", None), ("Kế hoạch", "9/AB-UBND", None, None)],
            "the kind goes on where “số” is repeated",
        ),
        (
            "Hướng dẫn số 9/AB-UBND. Số 10/2022/QH15",
            [("Hướng dẫn", "9/AB-UBND", None, None), ("Hướng dẫn", "10/2022/QH15", None, None)],
            "with a capital as well",
        ),
        ("Số 61/2023/NĐ-CP", [("Nghị định", "61/2023/NĐ-CP", None, None)], "nothing stood before"),
        (
            "12/KH-UBND ngày 05/01/2026; số 9/AB-UBND",
            [("Kế hoạch", "12/KH-UBND", "2026-01-05", None), ("Kế hoạch", "9/AB-UBND", None, None)],
            "the kind that a symbol told goes on as well",
        ),
        (
            "Kế hoạch số 25/KH–UBND ngày 02–02–2026; Kế hoạch số 26/KH‑UBND ngày 2.2.2026.",
            [
                ("Kế hoạch", "25/KH-UBND", "2026-02-02", None),
                ("Kế hoạch", "26/KH-UBND", "2026-02-02", None),
            ],
            "other dashes are the same number",
        ),
        (
            "thực hiện Kế hoạch số 25/KH-UBND. Giao các thôn",
            [("Kế hoạch", "25/KH-UBND", None, None)],
            "a full stop ends the number",
        ),
        (
            "theo Nghị quyết số 02-NQ.",
            [("Nghị quyết", "02-NQ", None, None)],
            "a mark at the end is not of the number",
        ),
        (
            "Quyết định ngày 03/02/2026 của Chủ tịch UBND xã về việc; Quyết định, ngày 04/02/2026",
            [("Quyết định", None, "2026-02-03", "Chủ tịch UBND xã")],
            "a day may stand for the number, right after the kind",
        ),
        ("Quyết định ngày mai; Hướng dẫn ban hành ngày 3/2/2026", [], "no day, not right after"),
        (
            "Kế hoạch số 25 của UBND xã ngày 02/02/2026",
            [("Kế hoạch", "25", "2026-02-02", "UBND xã")],
            "the day after the issuer",
        ),
        (
            "Quyết định số 5/QĐ-UBND của UBND xã\nAn Thử ngày 03/02/2026",
            [("Quyết định", "5/QĐ-UBND", "2026-02-03", "UBND xã An Thử")],
            "an issuer broken over two lines",
        ),
        ("Kế hoạch số 100/KH-UBND của", [("Kế hoạch", "100/KH-UBND", None, None)], "cut off"),
        (
            "Kế hoạch số 7/KH-UBND của Ủy ban nhân dân xã",
            [("Kế hoạch", "7/KH-UBND", None, "Ủy ban nhân dân xã")],
            "an issuer to the end of the text",
        ),
    ],
)
def test_documents_in_a_sentence(text: str, expected: list[Ref], why: str) -> None:
    assert _refs(text) == expected, why


@pytest.mark.parametrize(
    ("text", "name", "excerpt"),
    [
        ("theo Luật Đất đai năm 2024,", "Đất đai", "Luật Đất đai năm 2024"),
        ("theo Luật đất đai năm 2024,", "Đất đai", "Luật đất đai năm 2024"),
        (
            "Luật Bảo vệ\nmôi trường năm 2020",
            "Bảo vệ môi trường",
            "Luật Bảo vệ môi trường năm 2020",
        ),
        (
            "Luật Hoạt động giám sát của\nQuốc hội và Hội đồng nhân dân",
            "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
        ),
        ("Bộ luật Dân sự năm 2015", "Dân sự", "Bộ luật Dân sự năm 2015"),
        ("Luật Đầu tư công và", "Đầu tư công", "Luật Đầu tư công"),
        ("Luật Hộ tịch", "Hộ tịch", "Luật Hộ tịch"),
        ("Luật Thủ đô năm 2024 và", "Thủ đô", "Luật Thủ đô năm 2024"),
        ("Luật Nhà giáo, Nghị định", "Nhà giáo", "Luật Nhà giáo"),
        ("Luật Nhà  giáo", "Nhà giáo", "Luật Nhà giáo"),
        ("Luật Nhà giáo,", "Nhà giáo", "Luật Nhà giáo,"),
        ("(Luật Nhà giáo) và Luật", "Nhà giáo", "Luật Nhà giáo"),
        ("Luật Hộ tịchs mới của tỉnh", "Hộ tịchs mới", "Luật Hộ tịchs mới"),
        ("Hiến pháp năm 2013", "", "Hiến pháp năm 2013"),
        ("Hiến pháp ngày 28 tháng 11 năm 2013", "", "Hiến pháp ngày 28 tháng 11 năm 2013"),
        ("LUẬT BÌNH ĐẲNG GIỚI", "Bình đẳng giới", "LUẬT BÌNH ĐẲNG GIỚI"),
        (
            "Luật An toàn, vệ sinh lao động số 84/2015/QH13 ngày 25/6/2015",
            "An toàn, vệ sinh lao động",
            "Luật An toàn, vệ sinh lao động số 84/2015/QH13 ngày 25/6/2015",
        ),
    ],
)
def test_a_law_is_cited_by_its_name(text: str, name: str, excerpt: str) -> None:
    ref = _only(text)
    assert (ref.name, ref.excerpt) == (name, excerpt)


@pytest.mark.parametrize(("letters", "found"), [(90, 1), (91, 0)])
def test_what_is_longer_than_any_law_s_name_is_no_name(letters: int, found: int) -> None:
    assert len(find_citations(f"Luật {'Ab' * (letters // 2)}{'c' * (letters % 2)}", 1)) == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nghị định số 1/2020/NĐ-CP quy định Luật Đất đai", ["Nghị định"]),
        ("Nghị định số 1/2020/NĐ-CP quy định; Luật Đất đai", ["Nghị định", "Luật"]),
        ("Nghị định số 1/2020/NĐ-CP. Luật Đất đai", ["Nghị định", "Luật"]),
        ("Nghị định số 1/2020/NĐ-CP, Luật Đất đai năm 2024", ["Nghị định", "Luật"]),
        ("Nghị định số 1/2020/NĐ-CP, Luật Đất đai ngày 18/01/2024", ["Nghị định", "Luật"]),
        ("Nghị định số 1/2020/NĐ-CP, Luật Đất đai số 31/2024/QH15", ["Nghị định", "Luật"]),
        ("Kế hoạch số 5 triển khai Luật Đất đai", ["Kế hoạch"]),
        ("Kế hoạch số 5 triển khai Luật Đất đai; giao các thôn", ["Kế hoạch"]),
        ("Luật Đất đai, Luật Nhà ở năm 2023", ["Luật", "Luật"]),
    ],
)
def test_a_law_in_the_title_of_the_document_before_is_not_cited(
    text: str, kinds: list[str]
) -> None:
    assert [ref.kind for ref in find_citations(text, 1)] == kinds


def test_every_kind_of_citation_knows_its_own_line() -> None:
    text = (
        "\nKế hoạch số 5 ngày 01/02/2026;\nQuyết định ngày 03/02/2026;\nLuật Đất đai;"
        "\nLuật Nhà ở năm 2023;\nNghị định số 1/2020/NĐ-CP"
    )
    assert [ref.line for ref in find_citations(text, 10)] == [11, 12, 13, 14, 15]


def test_the_first_letter_of_a_text_may_be_a_line_break_or_a_citation() -> None:
    assert _only("\nLuật Đất đai").line == 2
    assert _only("Luật Đất đai").line == 1


def test_few_words_in_capitals_are_a_name_and_stay_as_they_are() -> None:
    assert find_citations("theo LUẬT ĐẤT ĐAI", 1) == ()


def test_letters_that_grow_when_made_small_do_not_shift_what_is_quoted() -> None:
    text = "İİ CĂN CỨ KẾ HOẠCH SỐ 25/KH-UBND NGÀY 02/02/2026"
    ref = _only(text)
    assert (ref.kind, ref.number) == ("Kế hoạch", "25/KH-UBND")
    assert ref.excerpt in text
    assert ref.excerpt.startswith("25/KH-UBND")


def test_only_a_law_bears_a_name() -> None:
    assert {ref.name for ref in find_citations("Kế hoạch số 5/KH-UBND; 6/BC-UBND", 1)} == {""}


def test_a_symbol_is_that_of_a_law_only_at_its_end() -> None:
    assert _only("số 12/QH15-VP").kind == "Văn bản"
