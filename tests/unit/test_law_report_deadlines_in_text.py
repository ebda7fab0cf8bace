"""Report dates in the middle of real sentences: which report, which day, which words and line."""

import pytest

from desktop_app.law.report_deadlines import read_report_deadlines

Row = tuple[str, str | None]


def _rows(text: str) -> list[Row]:
    return [(item.period, item.last_day) for item in read_report_deadlines(text, 1)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "6 tháng (trước ngày 15/6) các thôn báo cáo",
            [("6_months", "--06-14")],
            "the period may be the first word",
        ),
        (
            "Các thôn trước ngày 15/12 gửi báo cáo năm",
            [("year", "--12-14")],
            "and the last one",
        ),
        (
            "trước ngày 15/6 gửi báo cáo 6 tháng, trước ngày 15/12 gửi báo cáo năm",
            [("6_months", "--06-14"), ("year", "--12-14")],
            "each date has the report behind it",
        ),
        (
            "chậm nhất 15/6 các thôn gửi về xã đối với báo cáo năm",
            [("year", "--06-15")],
            "the report stands far behind its date",
        ),
        (
            "chậm nhất 15/6 các thôn gửi về xã; đối với báo cáo năm thực hiện theo hướng dẫn",
            [],
            "a semicolon ends what belongs to the date",
        ),
        (
            "chậm nhất 15/6 các thôn gửi về xã. đối với báo cáo năm thực hiện theo hướng dẫn",
            [],
            "and so does a full stop",
        ),
        (
            "trước ngày 10/6 đối với báo cáo 6 tháng, trước ngày 10/12 gửi hồ sơ",
            [("6_months", "--06-09")],
            "a report that has its date gets no second one",
        ),
        (
            "báo cáo quý theo mẫu và năm trước ngày 10/12",
            [("year", "--12-09")],
            "only periods that are listed together share a date",
        ),
        (
            "báo cáo quý + 6 tháng + năm trước ngày 10/12",
            [("quarter", "--12-09"), ("6_months", "--12-09"), ("year", "--12-09")],
            "a list with plus signs",
        ),
        (
            "báo cáo 6 tháng và báo cáo năm trước ngày 10/12",
            [("6_months", "--12-09"), ("year", "--12-09")],
            "a list with the word repeated",
        ),
        (
            "định kỳ năm trước ngày 10/12, 6 tháng trước ngày 10/6 báo cáo",
            [("year", "--12-09"), ("6_months", "--06-09")],
            "the word for a report may come last",
        ),
        (
            "sơ kết 6 tháng trước ngày 10/6, tổng kết năm trước ngày 10/12 bằng báo cáo",
            [("6_months", "--06-09"), ("year", "--12-09")],
            "summing up is reporting",
        ),
        (
            "kết quả trồng cây của 6 tháng trước ngày 10/6 nêu trong báo cáo",
            [],
            "six months of something else are no report",
        ),
        (
            "báo cáo quýt trước ngày 10/6",
            [("báo cáo quýt", "--06-09")],
            "a word that only begins like a period is none",
        ),
        ("Báo cáo năm: 10/12", [("year", "--12-10")], "a colon before the day"),
        ("Báo cáo năm (10/12)", [("year", "--12-10")], "a bracket before the day"),
        ("Báo cáo năm vào ngày 10/12/2026", [("year", "2026-12-10")], "vào"),
        ("Hạn báo cáo năm là 10/12/2026", [("year", "2026-12-10")], "là"),
        ("Thời hạn báo cáo: 10/12", [], "a bare day without a period may be anything"),
        ("báo cáo năm trước ngày 01/01/2027", [("year", "2026-12-31")], "New Year"),
        ("báo cáo năm trước ngày 01/01", [("year", "--12-31")], "New Year without a year"),
        ("báo cáo năm trước ngày 29/02", [("year", "--02-28")], "a leap day"),
        ("nộp báo cáo trước ngày 10/12", [("nộp báo cáo", "--12-09")], "the words name it"),
        ("Gửi báo cáo, trước ngày 10/12", [("Gửi báo cáo", "--12-09")], "without the comma"),
        ("báo cáo số 12 trước ngày 10/12", [], "a report that has a number is there already"),
        ("báo cáo kế hoạch trước ngày 10/12", [], "the plan is due, not the report"),
        ("báo cáo việc xây dựng quy ước trước ngày 10/12", [], "what is built is due"),
        ("báo cáo kết quả hoàn thành trước ngày 10/12", [], "the work is due"),
        ("báo cáo năm trước ngày 31/6/2026", [], "no calendar has the day"),
    ],
)
def test_reports_and_their_last_days(text: str, expected: list[Row], why: str) -> None:
    assert _rows(text) == expected, why


@pytest.mark.parametrize(
    ("text", "recurring"),
    [
        ("báo cáo quý gửi trước ngày 15 của tháng cuối quý", True),
        ("báo cáo gửi trước ngày 05 hằng tháng", True),
        ("báo cáo hằng tháng trước ngày 10/12", True),
        ("báo cáo năm 2026 trước ngày 10/12 hằng năm", True),
        ("báo cáo năm trước ngày 10/12/2026 hằng năm", False),
        ("báo cáo năm trước ngày 10/12", False),
    ],
)
def test_a_date_comes_back_when_its_words_say_so_and_no_year_stands_in_it(
    text: str, recurring: bool
) -> None:
    (item,) = read_report_deadlines(text, 1)
    assert item.recurring is recurring


def test_a_window_of_one_day_is_no_window() -> None:
    (one,) = read_report_deadlines("báo cáo năm từ ngày 10/12 đến ngày 10/12/2026", 1)
    (more,) = read_report_deadlines("báo cáo năm từ ngày 09/12 đến ngày 10/12/2026", 1)
    assert (one.window_from, one.due) == (None, "2026-12-10")
    assert (more.window_from, more.due) == ("2026-12-09", "2026-12-10")


def test_sentences_alike_stand_each_on_its_own_line() -> None:
    text = "Xã báo cáo.\nThôn báo cáo năm trước ngày 10/12.\nThôn báo cáo năm trước ngày 10/12."
    assert [item.line for item in read_report_deadlines(text, 5)] == [6, 7]


def test_a_line_break_before_the_first_word_counts() -> None:
    (item,) = read_report_deadlines("\nMở đầu. Báo cáo năm trước ngày 10/12", 1)
    assert item.line == 2
    (item,) = read_report_deadlines("\nbáo cáo năm trước ngày 10/12", 1)
    assert item.line == 2


def test_line_breaks_within_a_phrase_are_spaces() -> None:
    (item,) = read_report_deadlines("thống kê\nvà báo cáo\nnăm trước\nngày 10/12", 3)
    assert (item.period, item.due, item.line) == ("year", "--12-10", 4)
    assert item.text == "báo cáo năm trước ngày 10/12"
