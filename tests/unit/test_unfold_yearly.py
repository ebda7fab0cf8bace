"""The ready calendar of the year: whole, readable, dated, and honest about what is not known."""

from datetime import date

import pytest

from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ScheduleKind
from desktop_app.law.unfold import unfold
from desktop_app.tasks.model import Source, Target
from desktop_app.tasks.yearly import YearItem, items_of, values_for

YEARS = range(2024, 2036)


def _item(key: str, year: int) -> YearItem | None:
    return next((item for item in items_of(year) if item.key == key), None)


def _due(key: str, year: int) -> list[date]:
    item = _item(key, year)
    assert item is not None, key
    (values,) = values_for([item], year)
    spans, _ = unfold(values.schedule, date(year, 1, 1), date(year, 12, 31), values.month_days)
    return [span.due for span in spans if span.due]


@pytest.mark.parametrize("year", YEARS)
def test_every_item_has_dates_of_its_year_and_no_question(year: int) -> None:
    items = items_of(year)
    assert len({item.key for item in items}) == len(items) >= 20
    for item, values in zip(items, values_for(items, year), strict=True):
        assert values.schedule is not None
        assert values.schedule.kind is not ScheduleKind.TEXT, item.when_words
        spans, question = unfold(values.schedule, date(year, 1, 1), date(year, 12, 31))
        assert question == ""
        assert spans, item.key
        assert {span.due.year for span in spans if span.due} == {year}
        if item.month:
            assert item.month in {span.due.month for span in spans if span.due}, item.key


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_every_item_names_its_source_and_how_sure_it_is(year: int) -> None:
    for item in items_of(year):
        assert item.title
        assert item.article
        assert item.source
        assert item.certainty
        assert item.deliverable
        assert "{" not in item.title + item.when_words + item.deliverable


def test_what_differs_by_province_is_off_and_says_so() -> None:
    examples = [item for item in items_of(2026) if item.confidence == "S"]
    assert {item.key for item in examples} == {"reports.h1", "reports.m9", "reports.year"}
    for item in examples:
        assert not item.default_on
        assert "ngày do cấp trên quy định" in item.note.lower()


def test_inspection_reports_are_cut_on_the_14th_and_sent_by_the_17th() -> None:
    for key, month in (("q1", 3), ("h1", 6), ("m9", 9), ("year", 12)):
        item = _item(f"petitions.{key}", 2027)
        assert item is not None
        assert item.confidence == "H"
        assert item.default_on
        assert f"đến hết 14/{month}/2027" in item.title
        assert _due(item.key, 2027) == [date(2027, month, 17)]
        schedule = read_schedule(item.when_words)
        assert schedule is not None
        assert schedule.start == f"2027-{month:02d}-15"


def test_the_reports_of_a_circular_are_not_asked_before_it_held() -> None:
    keys = {item.key for item in items_of(2025)}
    assert "petitions.year" in keys
    assert not keys & {"petitions.q1", "petitions.h1", "petitions.m9"}
    assert not any(item.key.startswith("petitions.") for item in items_of(2024))


def test_the_chairmans_days_change_on_the_first_of_july_2026() -> None:
    weeks, months = "receptions.chairman.week", "receptions.chairman.month"
    assert _item(months, 2025) is None
    assert _item(weeks, 2027) is None
    assert len(_due(weeks, 2025)) == 52
    assert max(_due(weeks, 2026)) == date(2026, 6, 30)
    assert _due(months, 2026) == [date(2026, m, d) for m, d in zip(
        range(7, 13), (31, 31, 30, 31, 30, 31), strict=True)]  # fmt: skip
    assert len(_due(months, 2027)) == 12


def test_two_days_a_month_are_counted_or_dated() -> None:
    item = _item("receptions.chairman.month", 2027)
    assert item is not None
    (values,) = values_for([item], 2027)
    assert (values.target, values.target_total) == (Target.COUNT, 2)
    spans, _ = unfold(values.schedule, date(2027, 1, 1), date(2027, 12, 31), (10, 25))
    assert len(spans) == 24
    assert spans[0].due == date(2027, 1, 10)


def test_the_conference_is_by_the_end_of_march_and_the_list_each_quarter() -> None:
    assert _due("agency.conference", 2027) == [date(2027, 3, 31)]
    assert _due("publicity.list", 2027) == [
        date(2027, 3, 31), date(2027, 6, 30), date(2027, 9, 30), date(2027, 12, 31)
    ]  # fmt: skip


def test_switched_on_items_become_tasks_that_nobody_leads_yet() -> None:
    items = items_of(2026)
    tasks = values_for(items, 2026)
    assert {task.source for task in tasks} == {Source.CALENDAR}
    assert not any(task.lead or task.coordinating or task.officer for task in tasks)
    assert [task.source_key for task in tasks] == [item.key for item in items]
    assert {task.year for task in tasks} == {2026}
