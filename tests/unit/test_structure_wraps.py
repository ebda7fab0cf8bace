"""Lines cut by force: what goes on with the line above, what is a page's number, what a heading."""

import msgspec
import pytest
from structure_rig import ENDING, HEAD, numbers, plan_of, source_of

from desktop_app.plans.model import Text
from desktop_app.plans.source import SourceParagraph
from desktop_app.plans.structure.page_numbers import page_numbers

_BODY = ("I. MỤC ĐÍCH", "Phát huy quyền làm chủ của Nhân dân.", *ENDING)


def _bases(*lines: str, cut: bool = False) -> list[str]:
    return [basis.text for basis in plan_of(*HEAD, *lines, *_BODY, cut=cut).legal_bases]


@pytest.mark.parametrize(
    "lines",
    [
        ("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày", "10/11/2022;"),
        ("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày", "l0/11/2022;"),
        ("Thực hiện Kế hoạch số 5/KH-UBND ngày 08/3/2026 của Ủy ban nhân dân", "huyện Tân Bình;"),
        (
            "Thực hiện Chương trình số 5-CTr/TU, ngày 08/3/2026 của Ban Thường vụ",
            "Tỉnh ủy An Bình;",
        ),
        ("- Căn cứ Quyết định số 5/QĐ-UBND ngày 08/3/2026 của Chủ tịch", "Ủy ban nhân dân xã;"),
    ],
)
def test_a_basis_goes_on_until_its_mark(lines: tuple[str, str]) -> None:
    assert _bases(*lines, "Căn cứ Luật Tổ chức chính quyền;") == [
        " ".join(lines),
        "Căn cứ Luật Tổ chức chính quyền;",
    ]


def test_bases_in_one_paragraph_are_told_apart() -> None:
    assert _bases("Căn cứ Luật A năm 2025; Căn cứ Luật B; Luật C; Theo đề nghị của Văn phòng,") == [
        "Căn cứ Luật A năm 2025;",
        "Căn cứ Luật B; Luật C;",
        "Theo đề nghị của Văn phòng,",
    ]


def test_an_unmarked_basis_does_not_swallow_the_opening() -> None:
    assert _bases("Căn cứ Luật Thực hiện dân chủ", "UBND xã xây dựng Kế hoạch như sau:") == [
        "Căn cứ Luật Thực hiện dân chủ"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Các thôn gửi báo cáo kết quả thực hiện về xã trước ngày", "15/11 hằng năm."),
        ("Các thôn gửi báo cáo kết quả thực hiện về xã trước ngày", "05 tháng 12 năm 2026."),
        ("Ban Chỉ đạo tiến hành kiểm tra tại ba thôn trong quý", "III/2026."),
        ("Đoàn giám sát làm việc với lãnh đạo của toàn bộ các", "17 thôn, khu phố."),
    ],
)
def test_a_number_that_the_word_before_waits_for(first: str, second: str) -> None:
    plan = plan_of(*HEAD, "I. NỘI DUNG", first, second, "II. TỔ CHỨC", *ENDING)
    assert numbers(plan.sections) == ["I", "II"]
    (body,) = plan.sections[0].body
    assert isinstance(body, Text)
    assert body.text == f"{first} {second}"


def test_a_quarter_is_no_heading_but_a_roman_number_is() -> None:
    plan = plan_of(*HEAD, "I/ NỘI DUNG", "III/2026 là quý kiểm tra.", "II/ TỔ CHỨC", *ENDING)
    assert numbers(plan.sections) == ["I", "II"]


def test_the_number_of_a_page_is_no_words() -> None:
    long = "Các thôn tổ chức họp dân để bàn và quyết định những việc của thôn mình. " * 10
    plan = plan_of(*HEAD, "I. NỘI DUNG", long + "của", "2", "toàn thôn.", long, "- 3 -", *ENDING)
    assert [str(b.text) for b in plan.sections[0].body if isinstance(b, Text)] == [
        f"{long}của toàn thôn.",
        long.strip(),
    ]


@pytest.mark.parametrize("lines", [("1", "Họp dân", "2", "Bầu ban"), ("2 ………", "3 ………")])
def test_numbers_of_lists_are_no_pages(lines: tuple[str, ...]) -> None:
    source = source_of(*HEAD, "I. NỘI DUNG", *lines, *ENDING)
    assert page_numbers(source) == frozenset()


def test_a_page_number_that_its_page_tells() -> None:
    source = source_of("Lưu: VT.", "3", "PHỤ LỤC")
    first, number, last = source.blocks
    assert isinstance(number, SourceParagraph)
    paged = SourceParagraph("3", 2, page=3)
    assert page_numbers(msgspec.structs.replace(source, blocks=(first, paged, last)))


def test_a_heading_of_two_lines_ends_where_its_text_begins() -> None:
    title = (
        "1. Tiếp tục quán triệt, tuyên truyền, triển khai các chủ trương của Đảng về",
        "dân chủ",
    )
    body = "Tiếp tục lãnh đạo, chỉ đạo thực hiện tốt công tác tuyên truyền đến từng hộ dân."
    plan = plan_of(*HEAD, "I. NỘI DUNG", *title, body, *ENDING)
    assert plan.sections[0].children[0].title == " ".join(title)[3:]
