"""Report dates under headings and lists that speak of reports."""

from desktop_app.plans.structure.deadlines import read_deadlines
from desktop_app.plans.structure.paragraphs import Para


def _rows(text: str) -> list[tuple[int, str, str | None]]:
    lines = enumerate(text.splitlines(), 1)
    paragraphs = [Para(line, at, (at,)) for at, line in lines]
    found = read_deadlines(paragraphs, 2026)
    assert all(item.text in text for item in found)
    return [(item.line, item.period, item.last_day) for item in found]


def test_periods_under_a_heading_about_reports_are_reports() -> None:
    assert _rows(
        "IV. CHẾ ĐỘ THÔNG TIN, BÁO CÁO\n"
        "Hai bên sơ kết 6 tháng trước ngày 20/6/2026 và tổng kết năm trước ngày 05/12/2026.\n"
        "1. Các thôn rà soát danh sách xong trước ngày 15/3/2026.\n"
        "2. Năm: trước ngày 10/12.\n"
        "V. TỔ CHỨC THỰC HIỆN\n"
        "Kiểm tra 6 tháng trước ngày 20/6/2026."
    ) == [
        (2, "6_months", "2026-06-19"),
        (2, "year", "2026-12-04"),
        (4, "year", "--12-09"),
    ]


def test_the_next_heading_of_the_same_rank_ends_it() -> None:
    assert _rows(
        "3. Thời gian báo cáo\n- 6 tháng: trước ngày 10/6.\n4. Kinh phí\n- Năm: trước ngày 12/12."
    ) == [(2, "6_months", "--06-09")]


def test_a_lettered_list_below_a_colon() -> None:
    assert _rows(
        "Thời hạn gửi báo cáo như sau:\na) Quý: trước ngày 15 tháng cuối quý;\nb) Năm: trước 10/12."
    ) == [(2, "quarter", None), (3, "year", "--12-09")]


def test_a_list_of_days_of_sending_needs_no_limits() -> None:
    assert _rows(
        "Thời hạn gửi báo cáo về xã như sau:\n- Báo cáo 6 tháng ngày 10/6/2026;\n"
        "- Báo cáo năm - ngày 10/12/2026;\n- Quý I: ngày 10/3/2026;\n- Báo cáo đột xuất.\n"
        "Báo cáo năm ngày 10/12/2025 của xã được lưu."
    ) == [
        (2, "6_months", "2026-06-10"),
        (3, "year", "2026-12-10"),
        (4, "quarter", "2026-03-10"),
    ]


def test_a_list_about_reports_that_tells_no_sending_takes_no_bare_days() -> None:
    assert _rows("Các đơn vị dùng số liệu của các báo cáo:\n- Báo cáo năm ngày 10/12/2025;") == []


def test_a_sentence_about_reports_is_no_heading() -> None:
    assert (
        _rows(
            "3. Thực hiện nghiêm chế độ báo cáo theo quy định.\nQuyết toán năm: trước ngày 12/12."
        )
        == []
    )
