"""Heads are found by what they say: one to three rows, groups, codes, synonyms, other orders."""

import pytest

from desktop_app.old_books.heads import find_head, is_code_row, repeats_head
from desktop_app.old_books.sheet_words import left_out, place_of
from desktop_app.petitions.from_book import TARGET as PETITIONS
from desktop_app.receptions.from_book import TARGET as RECEPTIONS

OFFICIAL = ["STT", "Ngày tiếp", "Họ tên, địa chỉ", "CCCD/ Hộ chiếu", "Nội dung vụ việc",
            "Phân loại đơn", "Số người", "Cơ quan đã giải quyết", "Thuộc thẩm quyền", "Hướng dẫn",
            "Chuyển đơn", "Theo dõi kết quả giải quyết", "Ghi chú"]  # fmt: skip
KEYS = ["number", "received_on", "person", "id_number", "content", "content_kind", "persons",
        "earlier_body", "in_competence", "guided_to", "transferred_to", "result",
        "note"]  # fmt: skip


def keys(rows, target=RECEPTIONS):
    head = find_head(rows, target)
    assert head is not None
    return head, [one.key for one in head.columns]


def test_the_twelve_columns_and_the_note():
    rows = [["UBND XÃ"], ["SỔ TIẾP CÔNG DÂN"], OFFICIAL, [f"({i})" for i in range(1, 14)],
            ["1", "2/1/2024", "Nguyễn Văn An", "", "Đất", "KN", "1"]]  # fmt: skip
    head, found = keys(rows)
    assert found == KEYS
    assert (head.start, head.end) == (2, 4)


def test_the_order_does_not_matter():
    _, found = keys([OFFICIAL[::-1]])
    assert found == KEYS[::-1]


def test_capitals_breaks_and_signs_do_not_matter():
    _, found = keys([[text.upper().replace(" ", "\n") + " (*)" for text in OFFICIAL]])
    assert found == KEYS


def test_two_rows_with_a_group_that_is_not_merged():
    rows = [
        ["STT", "Ngày tiếp", "Họ tên - Địa chỉ - CMND/Hộ chiếu", "Nội dung vụ việc",
         "Phân loại đơn/Số người", "Cơ quan đã giải quyết", "Hướng xử lý", "", "", "Theo dõi"],
        ["", "", "", "", "", "", "Thụ lý để giải quyết", "Trả lại đơn và hướng dẫn",
         "Chuyển đơn đến cơ quan có thẩm quyền", ""],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    ]  # fmt: skip
    head, found = keys(rows)
    assert found == ["number", "received_on", "person", "content", "content_kind", "earlier_body",
                     "in_competence", "guided_to", "transferred_to", "result"]  # fmt: skip
    assert head.end == 3


def test_a_petition_book_with_ticked_kinds():
    rows = [
        ["Số TT", "Ngày, tháng, năm", "Người gửi đơn", "", "Nội dung đơn", "Phân loại đơn", "", "",
         "Hướng xử lý", "", "Cán bộ xử lý", "Số hộp lưu"],
        ["", "", "Họ và tên", "Địa chỉ", "", "Khiếu nại", "Tố cáo", "KN, PA", "Số văn bản",
         "Nơi nhận", "", ""],
    ]  # fmt: skip
    _, found = keys(rows, PETITIONS)
    assert found == ["number", "received_on", "full_name", "address", "content", "kind:complaint",
                     "kind:denunciation", "kind:proposal", "handled_number", "handled_to",
                     "officer", ""]  # fmt: skip


def test_the_lower_heading_of_a_group_weighs_more():
    rows = [
        ["TT", "Ngày tiếp", "Họ và tên, địa chỉ, số CMND", "Nội dung", "Kết quả xử lý", "", ""],
        ["", "", "", "", "Thuộc TQ", "Hướng dẫn", "Chuyển đơn"],
    ]
    _, found = keys(rows)
    assert found[4:] == ["in_competence", "guided_to", "transferred_to"]


@pytest.mark.parametrize("words", ["Hướng giải quyết", "Ý kiến giải quyết", "Đã giải quyết"])
def test_what_was_done_about_a_visit_is_its_result(words):
    _, found = keys([["STT", "Ngày", "Họ tên", "Nội dung", words]])
    assert found[-1] == "result"


def test_who_already_decided_on_two_lines_of_one_heading():
    rows = [["STT", "Ngày", "Họ tên", "Nội dung", "Cơ quan"], ["", "", "", "", "đã giải quyết"]]
    assert keys(rows)[1][-1] == "earlier_body"


def test_rows_of_words_are_no_head():
    assert find_head([["Nguyễn Văn An", "12/3/2024", "Xin cấp đất"]], RECEPTIONS) is None
    assert find_head([], RECEPTIONS) is None


def test_code_rows_and_heads_again():
    head, _ = keys([OFFICIAL])
    assert is_code_row(["A", "B", "1", "2", "3"])
    assert is_code_row(["(1)", "(2)", "(3)=(1)+(2)", "(4)"])
    assert not is_code_row(["1", "15/3/2024", "Nguyễn Văn An"])
    assert repeats_head(OFFICIAL, head)
    assert not repeats_head(["1", "2/1/2024", "Hướng dẫn"], head)


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (["SỔ TIẾP CÔNG DÂN NĂM 2024"], (2024, None)),
        (["T3-2024"], (2024, 3)),
        (["Tháng 12"], (None, 12)),
        (["Từ năm 2023 đến năm 2024"], (None, None)),
        (["Theo Nghị định 154/2026/NĐ-CP", "Năm 2025"], (2025, None)),
    ],
)
def test_years_and_months_around_the_table(texts, place):
    found = place_of(texts)
    assert (found.year, found.month) == place


@pytest.mark.parametrize(
    "texts",
    [["", "Tổng cộng", "", "12"], ["Cộng trang: 15"], ["Mang sang", "3"], ["NGƯỜI GHI SỔ"],
     ["Ghi chú: sổ này có 3 trang"], ["Tháng 3/2024"], ["", "(Ký, ghi rõ họ tên)"]],
)  # fmt: skip
def test_rows_that_are_no_entries(texts):
    assert left_out(texts)


@pytest.mark.parametrize(
    "texts",
    [["1", "2/1/2024", "Nguyễn Văn Cộng", "Đất"], ["2", "nt", "Tống Văn Sơn", "Nước"],
     ["3", "Cộng đồng dân cư thôn Đông kiến nghị sửa đường làng ngõ xóm năm nay", "x", "y", "z"]],
)  # fmt: skip
def test_entries_stay(texts):
    assert not left_out(texts)
