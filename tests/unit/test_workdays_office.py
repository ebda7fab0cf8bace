"""The office's own days: set, cleared, pasted, confirmed, remembered; each one step of undo."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from db.book import Book
from desktop_app.clock import FixedClock
from desktop_app.errors import UserError
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.office.days_off import OWN_SOURCE, day_edits, years_confirmed
from desktop_app.services import Services

H, L = DayKind.HOLIDAY, DayKind.IN_LIEU
OFF, MADE_UP = DayKind.SWAPPED_OFF, DayKind.SWAPPED_WORKING
MONDAY, CULTURE_DAY = date(2026, 11, 23), date(2026, 11, 24)

NOTICE_2027 = """\
Thông báo nghỉ Tết
từ ngày 03/02/2027 đến hết ngày 09/02/2027  nghỉ  Tết Nguyên đán

Thứ Bảy, 20/02/2027: làm bù  thay ngày 03/02
- 02/9 – 03/9\tnghỉ lễ\tQuốc khánh
10.03.2027 nghỉ hoán đổi
Ngày 13/03/27 đi làm (thay ngày 10/03)
"""


@pytest.fixture
def services(
    tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]
) -> Iterator[Services]:
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="canbo", clock=clock)
    yield made
    made.close()


def test_a_day_that_is_set_holds_everywhere_and_is_undone(services):
    changes = services.days_off.set_day(MONDAY, OFF, " làm bù  ngày 28/11 ", "CV 12/VPCP")
    assert changes.features == {"calendar"}
    assert "có thể dời" in changes.message
    day = services.law.calendar().day(MONDAY)
    assert (day.kind, day.name, day.source) == (OFF, "làm bù ngày 28/11", "CV 12/VPCP")
    assert services.undo().features == {"calendar"}
    assert services.law.calendar().works(MONDAY)
    services.redo()
    assert not services.law.calendar().works(MONDAY)


def test_a_day_set_twice_is_one_day(services):
    services.days_off.set_day(MONDAY, OFF)
    services.days_off.set_day(MONDAY, H, "Lễ của tỉnh")
    assert day_edits(services.book) == (DayEdit(MONDAY, H, "Lễ của tỉnh", OWN_SOURCE),)
    services.undo()
    assert day_edits(services.book) == (DayEdit(MONDAY, OFF, "", OWN_SOURCE),)


def test_a_shipped_holiday_can_be_taken_away_and_given_back(services):
    services.days_off.set_day(CULTURE_DAY, DayKind.WEEKEND)  # on a Tuesday: a working day
    assert services.days_off.calendar().day(CULTURE_DAY).kind is DayKind.WORKING
    assert services.days_off.edited(2026)[CULTURE_DAY].kind is DayKind.WORKING
    services.days_off.clear_day(CULTURE_DAY)
    assert services.days_off.calendar().day(CULTURE_DAY).kind is H
    with pytest.raises(UserError, match="chưa đặt gì"):
        services.days_off.clear_day(CULTURE_DAY)


def test_an_ordinary_day_made_ordinary_again_leaves_nothing_behind(services):
    services.days_off.set_day(MONDAY, OFF)
    services.days_off.set_day(MONDAY, DayKind.WORKING)
    assert day_edits(services.book) == ()


@pytest.mark.parametrize(
    ("day", "kind", "words", "field"),
    [
        (MONDAY, MADE_UP, "không phải thứ Bảy", "kind"),
        (date(2026, 11, 28), OFF, "ngày nghỉ hằng tuần", "kind"),
        (date(2026, 11, 29), L, "ngày nghỉ hằng tuần", "kind"),
        (date(1994, 12, 31), H, "từ năm 1995", "date"),
        (date(2151, 1, 1), H, "đến năm 2150", "date"),
    ],
)
def test_what_a_day_cannot_be_is_refused(services, day, kind, words, field):
    with pytest.raises(UserError, match=words) as refused:
        services.days_off.set_day(day, kind)
    assert refused.value.field == field
    assert day_edits(services.book) == ()


def test_a_year_that_was_compared_is_expected_no_more(services):
    days_off = services.days_off
    tet = date(2027, 2, 6)
    assert days_off.calendar().day(tet).tentative
    assert days_off.confirm(2027).features == {"calendar", "settings"}
    days_off.confirm(2026)
    assert years_confirmed(services.book) == {2026, 2027}
    assert not services.law.calendar().day(tet).tentative
    services.undo()
    assert days_off.years_confirmed() == {2027}
    days_off.unconfirm(2027)
    assert days_off.calendar().day(tet).tentative
    services.undo()
    assert not days_off.calendar().day(tet).tentative


def test_a_notice_is_read_line_by_line(services):
    read = services.days_off.read_list(NOTICE_2027, 2027)
    assert [(e.date.day, e.date.month, e.kind, e.name) for e in read.edits] == [
        *((day, 2, H, "Tết Nguyên đán") for day in range(3, 10)),
        (20, 2, MADE_UP, "thay ngày 03/02"),
        (10, 3, OFF, ""),
        (13, 3, MADE_UP, "(thay ngày 10/03)"),
        (2, 9, H, "Quốc khánh"),
        (3, 9, H, "Quốc khánh"),
    ]
    assert read.problems == ("Dòng 1: Chưa thấy ngày; hãy ghi như 04/02/2027 nghỉ Tết Nguyên đán.",)
    # The pattern of other years expected a day in lieu on 10/02, which this notice does not name.
    assert [day.date for day in read.left_out] == [date(2027, 2, 10)]


def test_a_notice_is_one_step(services):
    days_off = services.days_off
    edits = days_off.read_list(NOTICE_2027, 2027).edits
    assert "12 ngày" in days_off.add_days(edits).message
    calendar = services.law.calendar()
    assert calendar.day(date(2027, 2, 3)).name == "Tết Nguyên đán"
    assert calendar.works(date(2027, 2, 20))
    assert [day.date for day in calendar.expected_days(2027)] == [date(2027, 2, 10)]
    services.undo()
    assert day_edits(services.book) == ()
    with pytest.raises(UserError, match="chưa có ngày nào"):
        days_off.add_days(())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("04/02/2027 Tết", "Dòng 1: Chưa rõ là “nghỉ” hay “làm bù”."),
        ("30/02/2027 nghỉ", "Dòng 1: Không có ngày “30/02/2027” trong lịch."),
        ("10/02 - 04/02 nghỉ", "Dòng 1: Khoảng 10/02 – 04/02 không hợp lý."),
        ("01/01 - 05/03 nghỉ", "Dòng 1: Khoảng 01/01 – 05/03 không hợp lý."),
        ("04/02 làm bù", "Dòng 1: Ngày 04/02/2027 không phải thứ Bảy, Chủ nhật nên không làm bù."),
        ("04/02 nghỉ\n4/2 nghỉ bù", "Dòng 2: Ngày 04/02/2027 đã có ở dòng trên."),
    ],
)
def test_a_line_that_makes_no_sense_is_told_and_left_out(services, line, problem):
    read = services.days_off.read_list(line, 2027)
    assert read.problems == (problem,)
    assert len(read.edits) == line.count("\n")


def test_a_day_without_a_name_keeps_the_one_it_has(services):
    edits = services.days_off.read_list("24/11 nghỉ", 2026).edits
    assert edits == (DayEdit(CULTURE_DAY, H, "Ngày Văn hóa Việt Nam"),)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 9, 30), ""),
        (
            date(2026, 10, 1),
            "Lịch nghỉ năm 2027 còn là dự kiến: Tết Nguyên đán 04–10/02,"
            " Quốc khánh (ngày liền kề) 03/09.",
        ),
        (date(2026, 8, 22), "Lịch nghỉ năm 2026 còn là dự kiến: làm bù 22/08."),
        (date(2027, 2, 8), "Lịch nghỉ năm 2027 còn là dự kiến: Tết Nguyên đán 08–10/02, Quốc"),
        (date(2027, 2, 9), "Lịch nghỉ năm 2027 còn là dự kiến: nghỉ bù 09–10/02, Quốc khánh"),
        (date(2027, 9, 4), ""),
    ],
)
def test_the_reminder_comes_in_october_and_names_what_is_ahead(services, today, words):
    told = services.days_off.reminder(today)
    assert told.startswith(words)
    assert bool(told) == bool(words)


def test_the_reminder_is_silent_once_the_year_is_confirmed(services):
    services.days_off.confirm(2027)
    assert services.days_off.reminder(date(2026, 11, 21)) == ""
    services.undo()
    assert services.days_off.reminder(date(2026, 11, 21))
