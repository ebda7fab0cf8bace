"""Report duties as offices write them (report_phrases.txt): each sentence means what it says."""

from pathlib import Path
from time import process_time

import pytest

from desktop_app.law.phrases import read_schedule
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.law.report_words import day_told
from desktop_app.law.schedule import ReportDeadline, ScheduleKind
from desktop_app.plans.wording import coming_back, deadline_words

TABLE = Path(__file__).with_name("report_phrases.txt")
KEYS = {"week", "month", "quarter", "6_months", "9_months", "year"}


def _rows() -> list[tuple[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return [(text, meaning) for text, _, meaning in (line.rpartition(" | ") for line in lines)]


ROWS = _rows()


def _told(item: ReportDeadline) -> str:
    period = item.period if item.period in KEYS else "words"
    return f"{period} {item.last_day or '-'}{' r' if item.recurring else ''}"


@pytest.mark.parametrize(("text", "meaning"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_every_sentence_means_what_a_clerk_reads(text: str, meaning: str) -> None:
    found = read_report_deadlines(text, 1)
    assert "; ".join(map(_told, found)) == ("" if meaning == "none" else meaning)
    assert all(item.text in text for item in found)


def test_the_table_is_large_and_tells_each_sentence_once() -> None:
    assert len({text for text, _ in ROWS}) == len(ROWS) >= 100


def test_a_report_without_a_day_never_becomes_one_by_its_own_words() -> None:
    """What is offered as a task asks for the day, or comes back by its day within each period."""
    for text, _ in ROWS:
        for item in read_report_deadlines(text, 1):
            if item.due is None:
                meant = read_schedule(item.text, 2026)
                assert meant is None or meant.kind is ScheduleKind.TEXT or meant.recurrence, text


def test_a_report_of_a_school_year_is_called_by_its_words() -> None:
    found = read_report_deadlines(
        "Tổ Văn phòng báo cáo UBND xã: sơ kết học kỳ I trước ngày 10/01/2027, tổng kết năm học"
        " trước ngày 25/5/2027.",
        3,
    )
    assert [item.period for item in found] == ["sơ kết học kỳ I", "tổng kết năm học"]


def test_a_long_name_is_cut_at_a_word_and_the_phrase_is_kept_whole() -> None:
    many = "tình hình tổ chức hội nghị lấy ý kiến cử tri nơi cư trú và nơi công tác" * 3
    (item,) = read_report_deadlines(f"Báo cáo {many} trước ngày 09/02/2026.", 1)
    assert item.period.endswith("…") and len(item.period) <= 121
    assert item.text == f"Báo cáo {many} trước ngày 09/02/2026"


def test_a_day_within_each_period_is_understood_and_can_be_a_task() -> None:
    (item,) = read_report_deadlines("ngày 05 hằng tháng báo cáo Chủ tịch UBND kết quả tháng", 1)
    assert (item.period, item.due) == ("month", None)
    assert deadline_words(item) == "Báo cáo tháng: ngày 5 hằng tháng"
    assert coming_back(item) == "ngày 5 hằng tháng"
    (item,) = read_report_deadlines("Báo cáo quý gửi trước ngày 05 của tháng đầu quý sau", 1)
    assert coming_back(item) == item.text  # no day is guessed
    assert deadline_words(item) == f"Báo cáo quý: {item.text}"


def test_the_day_of_sending_is_told_and_not_the_day_up_to_which_figures_count() -> None:
    text = "Báo cáo về xã; số liệu quý chốt đến ngày 10 tháng cuối quý và gửi trước ngày 15 tháng"
    (item,) = read_report_deadlines(f"{text} cuối quý.", 1)
    told = day_told(item.text)
    assert told is not None and told.day == 15
    assert item.text.startswith("số liệu quý chốt")


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo trước 1/1 " * 3000,
        "báo cáo năm trước 10/6, " * 2000,
        "báo cáo 6 tháng, năm " * 1000 + "trước 1/1",
        "báo cáo " + "ngày 1, " * 4000,
        "thời hạn gửi báo cáo: " + "6 tháng - ngày 10/6; " * 2000,
        "báo cáo số liệu năm chốt " * 2000,
    ],
)
def test_long_hostile_paragraphs_are_read_in_linear_time(text: str) -> None:
    begin = process_time()
    read_report_deadlines(text, 1)
    assert process_time() - begin < 5
