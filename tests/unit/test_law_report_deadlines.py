"""Report dates that plans set."""

import pytest

from desktop_app.law.report_deadlines import read_report_deadlines

Row = tuple[str, str | None, str | None, str | None, bool]

CASES: list[tuple[str, list[Row]]] = [
    (
        "báo cáo 6 tháng trước ngày 10/6, báo cáo 9 tháng trước 15/9, báo cáo năm trước ngày"
        " 15/11 hằng năm",
        [
            ("6_months", "--06-10", "--06-09", None, True),
            ("9_months", "--09-15", "--09-14", None, True),
            ("year", "--11-15", "--11-14", None, True),
        ],
    ),
    (
        "chế độ thông tin báo cáo theo định kỳ (trước ngày 10/5 đối với báo cáo 6 tháng và trước"
        " ngày 10/11 đối với báo cáo năm) và báo cáo đột xuất",
        [
            ("6_months", "--05-10", "--05-09", None, False),
            ("year", "--11-10", "--11-09", None, False),
        ],
    ),
    (
        "Báo cáo 06 tháng gửi từ 01/6 đến trước ngày 15/6/2025.",
        [("6_months", "2025-06-15", "2025-06-14", "2025-06-01", False)],
    ),
    (
        "Báo cáo 01 năm gửi từ 01/12 đến hết ngày 15/12/2025.",
        [("year", "2025-12-15", "2025-12-15", "2025-12-01", False)],
    ),
    (
        "báo cáo quý gửi trước ngày 15 của tháng cuối quý; báo cáo tháng gửi trước ngày 20 hằng"
        " tháng",
        [("quarter", None, None, None, True), ("month", None, None, None, True)],
    ),
    (
        "Định kỳ 6 tháng (trước ngày 15/6), 01 năm (chậm nhất ngày 15/12) các thôn báo cáo kết quả",
        [
            ("6_months", "--06-15", "--06-14", None, False),
            ("year", "--12-15", "--12-15", None, False),
        ],
    ),
    (
        "gửi báo cáo trước 10/6 (báo cáo 6 tháng), trước 10/12 (báo cáo năm) về UBND xã",
        [
            ("6_months", "--06-10", "--06-09", None, False),
            ("year", "--12-10", "--12-09", None, False),
        ],
    ),
    (
        "Báo cáo quý I trước ngày 01/3/2024; báo cáo tổng kết năm 2024: trước ngày 01/01/2025",
        [
            ("quarter", "2024-03-01", "2024-02-29", None, False),
            ("year", "2025-01-01", "2024-12-31", None, False),
        ],
    ),
    ("báo cáo năm trước ngày 01/3", [("year", "--03-01", None, None, False)]),
    (
        "Báo cáo sơ kết 6 tháng,\nbáo cáo năm chậm nhất là ngày\n20 tháng 11 năm 2026.",
        [
            ("6_months", "2026-11-20", "2026-11-20", None, False),
            ("year", "2026-11-20", "2026-11-20", None, False),
        ],
    ),
    (
        "Các thôn gửi báo cáo kết quả thực hiện về UBND xã trước ngày 05/12/2026.",
        [
            (
                "gửi báo cáo kết quả thực hiện về UBND xã",
                "2026-12-05",
                "2026-12-04",
                None,
                False,
            )
        ],
    ),
    ("chủ động xây dựng kế hoạch (hoàn thành trước ngày 10/03/2025)", []),
    ("Theo Báo cáo số 12/BC-UBND ngày 15/3/2025 của UBND xã", []),
    ("Báo cáo năm trước ngày 31/11/2026", []),
    ("Thực hiện chế độ báo cáo định kỳ, đột xuất theo quy định", []),
    ("Xây dựng kế hoạch trước ngày 10/3. Báo cáo kết quả theo quy định.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:44] for text, _ in CASES])
def test_report_dates(text: str, expected: list[Row]) -> None:
    found = read_report_deadlines(text, 7)
    assert [
        (item.period, item.due, item.last_day, item.window_from, item.recurring) for item in found
    ] == expected


def test_the_phrase_and_its_line() -> None:
    first, second = read_report_deadlines(
        "Chế độ báo cáo:\nBáo cáo 6 tháng\ntrước ngày 10/6, báo cáo năm\ntrước ngày 10/12.", 20
    )
    assert (first.text, first.line) == ("Báo cáo 6 tháng trước ngày 10/6", 21)
    assert (second.text, second.line) == ("báo cáo năm trước ngày 10/12", 22)


def test_the_day_before_the_first_of_march_is_known_only_with_the_year() -> None:
    (item,) = read_report_deadlines("báo cáo năm trước ngày 01/3", 1, year=2028)
    assert (item.due, item.last_day) == ("--03-01", "--02-29")
    (item,) = read_report_deadlines("báo cáo năm trước ngày 01/3 hằng năm", 1, year=2028)
    assert item.last_day is None
