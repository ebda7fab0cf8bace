"""What a schedule was understood as, in words."""

import pytest

from desktop_app.law.schedule import Recurrence, ReportDeadline, Schedule, ScheduleKind
from desktop_app.plans.wording import deadline_words, schedule_words, short_issuer, with_dots

K = ScheduleKind


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (Schedule(K.WINDOW, "2025-01-01", "2025-03-31"), "01/01 – 31/03/2025"),
        (Schedule(K.WINDOW, "2025-12-15", "2026-06-14"), "15/12/2025 – 14/06/2026"),
        (Schedule(K.WINDOW, "--06-10", "--06-15"), "10/06 – 15/06"),
        (Schedule(K.WINDOW, "2025-01-01", "2025-04-01", True), "01/01 – trước 01/04/2025"),
        (Schedule(K.DAY, None, "2025-06-17"), "chậm nhất 17/06/2025"),
        (Schedule(K.DAY, "2025-06-17", "2025-06-17"), "17/06/2025"),
        (Schedule(K.DAY, None, "--05-10", True), "trước 10/05"),
        (Schedule(K.ONGOING), "thường xuyên"),
        (Schedule(K.ONGOING, "2025-01-01", "2025-12-31"), "thường xuyên, 01/01 – 31/12/2025"),
        (Schedule(K.RECURRING, recurrence=Recurrence.QUARTERLY), "hằng quý"),
        (Schedule(K.PERIODIC, also=(K.AD_HOC,)), "định kỳ, đột xuất"),
        (Schedule(K.YEARLY, recurrence=Recurrence.YEARLY), "hằng năm"),
        (Schedule(K.FROM_YEAR, "2026-01-01"), "từ năm 2026 trở đi"),
        (Schedule(K.TEXT), ""),
        (
            Schedule(K.RECURRING, exclusive=True, recurrence=Recurrence.MONTHLY, day=20),
            "trước ngày 20 hằng tháng",
        ),
        (
            Schedule(K.RECURRING, recurrence=Recurrence.QUARTERLY, day=25),
            "ngày 25 tháng cuối hằng quý",
        ),
        (
            Schedule(
                K.RECURRING,
                recurrence=Recurrence.HALF_YEARLY,
                also_every=(Recurrence.YEARLY,),
            ),
            "6 tháng một lần, hằng năm",
        ),
        (
            Schedule(
                K.WINDOW,
                "2026-06-01",
                "2026-12-31",
                parts=(("2026-06-01", "2026-06-30"), ("2026-12-01", "2026-12-31")),
            ),
            "01/06 – 30/06; 01/12 – 31/12/2026",
        ),
        (
            Schedule(
                K.WINDOW,
                "--06-01",
                "--12-20",
                parts=(("--06-01", "--06-01"), ("--12-20", "--12-20")),
            ),
            "01/06; 20/12",
        ),
        (None, ""),
    ],
)
def test_schedules_in_words(schedule: Schedule | None, words: str) -> None:
    assert schedule_words(schedule) == words


def test_report_deadlines_say_the_last_day_that_counts() -> None:
    before = ReportDeadline("6_months", "--06-10", "--06-09", None, True, "trước ngày 10/6", 5)
    assert deadline_words(before) == "Báo cáo 6 tháng: trước 10/06 (hết 09/06), hằng năm"
    until = ReportDeadline("year", "2025-12-15", "2025-12-15", None, False, "15/12", 6)
    assert deadline_words(until) == "Báo cáo năm: chậm nhất 15/12/2025"
    window = ReportDeadline("year", "--12-12", "--12-12", "--12-10", True, "", 6)
    assert deadline_words(window) == "Báo cáo năm: 10/12 – 12/12, hằng năm"
    open_end = ReportDeadline(
        "6_months", "2025-06-15", "2025-06-14", "2025-06-01", False, "đến trước ngày 15/6/2025", 6
    )
    words = "Báo cáo 6 tháng: 01/06 – trước 15/06/2025 (hết 14/06/2025)"
    assert deadline_words(open_end) == words
    unknown = ReportDeadline("quarter", None, None, None, False, "cuối quý", 6)
    assert deadline_words(unknown) == "Báo cáo quý: cuối quý"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ngày tháng năm 2027", "ngày … tháng … năm 2027"),
        ("ngày    tháng 01 năm 2025", "ngày … tháng 01 năm 2025"),
        ("ngày … tháng … năm 2026", "ngày … tháng … năm 2026"),
        ("ngày 30 tháng 2 năm 2026", "ngày 30 tháng 2 năm 2026"),
        ("ngày /01/2026", "ngày /01/2026"),
        ("", ""),
    ],
)
def test_a_day_with_blanks_is_shown_with_dots(written: str, shown: str) -> None:
    assert with_dots(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU", "UBND xã Đồng Mẫu"),
        ("UỶ BAN NHÂN DÂN THÀNH PHỐ BÌNH MẪU", "UBND thành phố Bình Mẫu"),
        ("Ủy ban nhân dân đặc khu Mẫu Đảo", "UBND đặc khu Mẫu Đảo"),
        ("UBND phường Mẫu", "UBND phường Mẫu"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("", ""),
    ],
)
def test_an_issuer_in_a_column_is_named_in_short(written: str, shown: str) -> None:
    assert short_issuer(written) == shown
