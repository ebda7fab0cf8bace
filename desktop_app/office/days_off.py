"""The office's own days: edits of the working-day calendar, and the years that were checked."""

from collections.abc import Sequence
from datetime import date, timedelta

from db.book import Book
from db.change import Change
from db.records import Record
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import Day, DayEdit, DayKind
from desktop_app.law.workdays.holidays import special_days
from desktop_app.office.day_lists import PLAIN, DayList, checked_edit, read_days
from desktop_app.office.law_pack_shelf import force

REMIND_FROM_MONTH = 10  # the days of the next year are usually announced before its Tết
CONFIRMED = "calendar_confirmed"
OWN_SOURCE = "cơ quan tự đặt"
_TABLE = "calendar_days"
_MAY_MOVE = "Hạn của việc chưa xong có thể dời theo."


def day_edits(book: Book) -> tuple[DayEdit, ...]:
    """The days that the office has set itself."""
    rows = book.rows(_TABLE, book.ids(_TABLE, order=(("date", False),)))
    return tuple(_edit(row) for row in rows)


def office_calendar(book: Book) -> WorkCalendar:
    """The days by law, those that packs in force announce, then the office's own before them."""
    announced = force(book)
    edits = (*announced.days, *day_edits(book))
    return WorkCalendar(edits, announced.years | years_confirmed(book))


def years_confirmed(book: Book) -> frozenset[int]:
    """The years whose days the office has checked against the announcements."""
    kept = book.setting(CONFIRMED).split(",")
    return frozenset(int(year) for year in kept if year.strip().isdecimal())


class DaysOffService:
    """Shows and changes which days are worked; every action is one step of undo."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock

    def calendar(self) -> WorkCalendar:
        """The working-day calendar with the days that packs announce and the office's own."""
        return office_calendar(self._book)

    def edited(self, year: int) -> dict[date, DayEdit]:
        """The days of a year that the office has set itself."""
        return {edit.date: edit for edit in day_edits(self._book) if edit.date.year == year}

    def years_confirmed(self) -> frozenset[int]:
        """The years that the office has checked."""
        return years_confirmed(self._book)

    def set_day(self, day: date, kind: DayKind, name: str = "", document: str = "") -> Changes:
        """Say what a day is; UserError when a day of that weekday cannot be that.

        A plain kind takes away what the program ships for the day.
        """
        edit = checked_edit(DayEdit(day, kind, name, document))
        with self._book.change(user=self._user, label=f"Đặt ngày {day:%d/%m/%Y}") as change:
            self._put(change, edit)
        done = f"Đã đặt ngày {day:%d/%m/%Y}: {edit.kind.words}. {_MAY_MOVE}"
        return Changes.of("calendar", message=done)

    def clear_day(self, day: date) -> Changes:
        """Take back what the office has set for a day: the day of the program holds again."""
        uid = self._uid_of(day)
        if not uid:
            raise UserError(f"Cơ quan chưa đặt gì cho ngày {day:%d/%m/%Y}.")
        with self._book.change(user=self._user, label=f"Bỏ sửa ngày {day:%d/%m/%Y}") as change:
            change.delete(_TABLE, uid)
        done = f"Ngày {day:%d/%m/%Y} trở lại theo lịch có sẵn. {_MAY_MOVE}"
        return Changes.of("calendar", message=done)

    def read_list(self, text: str, year: int) -> DayList:
        """What a pasted announcement says, for a look before it is taken over."""
        return read_days(text, year, self.calendar())

    def add_days(self, edits: Sequence[DayEdit]) -> Changes:
        """Set the days of a pasted list, as one step."""
        if not edits:
            raise UserError("Danh sách chưa có ngày nào đọc được.")
        checked = [checked_edit(edit) for edit in edits]
        with self._book.change(user=self._user, label="Dán danh sách ngày nghỉ") as change:
            for edit in checked:
                self._put(change, edit)
        return Changes.of("calendar", message=f"Đã đặt {len(checked)} ngày. {_MAY_MOVE}")

    def confirm(self, year: int) -> Changes:
        """Note that the days of a year were compared with the announcements."""
        years = self.years_confirmed() | {year}
        done = f"Đã xác nhận: lịch nghỉ năm {year} đã đối chiếu thông báo"
        return self._keep_confirmed(years, f"Xác nhận lịch nghỉ năm {year}", done)

    def unconfirm(self, year: int) -> Changes:
        """Take that back: the expected days are "dự kiến" again."""
        years = self.years_confirmed() - {year}
        done = f"Lịch nghỉ năm {year} trở lại là chưa đối chiếu"
        return self._keep_confirmed(years, f"Bỏ xác nhận lịch nghỉ năm {year}", done)

    def reminder(self, today: date) -> str:
        """What to check: expected days still to come this year, from October those of the next.

        "" when there is nothing to check.
        """
        calendar = self.calendar()
        ahead = [day for day in calendar.expected_days(today.year) if day.date >= today]
        if not ahead and today.month >= REMIND_FROM_MONTH:
            ahead = calendar.expected_days(today.year + 1)
        if not ahead:
            return ""
        year = ahead[0].date.year
        return (
            f"Lịch nghỉ năm {year} còn là dự kiến: {expected_words(ahead)}."
            " Khi có thông báo chính thức, hãy đối chiếu rồi xác nhận trong Lịch ngày nghỉ."
        )

    def _keep_confirmed(self, years: frozenset[int] | set[int], label: str, done: str) -> Changes:
        with self._book.change(user=self._user, label=label) as change:
            change.set_setting(CONFIRMED, ",".join(map(str, sorted(years))))
        return Changes.of("calendar", "settings", message=done)

    def _put(self, change: Change, edit: DayEdit) -> None:
        uid = self._uid_of(edit.date)
        if edit.kind in PLAIN and edit.date not in special_days(edit.date.year):
            if uid:
                change.delete(_TABLE, uid)
            return
        values = {"kind": edit.kind.value, "name": edit.name, "document": edit.document}
        if uid:
            change.update(_TABLE, uid, values)
        else:
            change.insert(_TABLE, {"date": edit.date.isoformat(), **values})

    def _uid_of(self, day: date) -> str:
        found = self._book.ids(_TABLE, filters={"date": day.isoformat()})
        return found[0] if found else ""


def expected_words(days: Sequence[Day]) -> str:
    """Expected days in short: "Tết Nguyên đán 04–10/02, Quốc khánh (ngày liền kề) 03/09"."""
    return ", ".join(f"{_short_name(run[0])} {_span(run)}" for run in _runs(days))


def _short_name(day: Day) -> str:
    named = day.kind is DayKind.HOLIDAY and day.name
    return day.name.split(",")[0] if named else day.kind.words


def _runs(days: Sequence[Day]) -> list[list[Day]]:
    """The days in stretches without a gap."""
    runs: list[list[Day]] = []
    for day in days:
        if runs and day.date - runs[-1][-1].date == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _span(run: Sequence[Day]) -> str:
    first, last = run[0].date, run[-1].date
    if first == last:
        return f"{first:%d/%m}"
    start = f"{first:%d}" if first.month == last.month else f"{first:%d/%m}"
    return f"{start}–{last:%d/%m}"


def _edit(row: Record) -> DayEdit:
    day, kind = date.fromisoformat(str(row["date"])), DayKind(str(row["kind"]))
    return DayEdit(day, kind, str(row["name"] or ""), str(row["document"] or OWN_SOURCE))
