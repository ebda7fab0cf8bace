"""The days off of a year on one page of paper, for the notice board and the file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from desktop_app.dates import weekday
from desktop_app.documents import atomic
from desktop_app.documents.model import (
    Align,
    Document,
    HeadCell,
    Header,
    TableBlock,
    TableColumn,
    TableRow,
)
from desktop_app.documents.papers import Writer, printed_foot, writers
from desktop_app.documents.printed import Printed
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import Day, DayKind

_EXPECTED = "dự kiến"


def days_document(calendar: WorkCalendar, year: int, printed: Printed) -> Document:
    """The special days of a year; stretches of one holiday are one line."""
    heads = ("Ngày", "Thứ", "Nội dung", "Căn cứ")
    columns = (
        TableColumn(Align.CENTER, 34),
        TableColumn(Align.CENTER, 24),
        TableColumn(),
        TableColumn(width_mm=60),
    )
    rows = tuple(_row(run) for run in _runs(calendar.special_days(year)))
    table = TableBlock(columns, (tuple(HeadCell(text) for text in heads),), rows=rows)
    note = _note(calendar, year)
    return Document(
        header=Header(issuer=printed.issuer, motto=False),
        type_name=f"LỊCH NGHỈ LỄ, TẾT NĂM {year}",
        subject=note,
        body=(table,),
        after=(printed_foot(printed.user, printed.at),),
    )


def days_writers(calendar: WorkCalendar, year: int, printed: Printed) -> Mapping[str, Writer]:
    """How the list is written, by the file's ending."""
    return writers(partial(days_document, calendar, year, printed))


def days_file_name(year: int) -> str:
    """The name its files get, without ending and diacritics."""
    return atomic.safe_name("Lịch nghỉ", str(year))


def _runs(days: Sequence[Day]) -> Iterator[list[Day]]:
    run: list[Day] = []
    for day in days:
        if run and not _goes_on(run[-1], day):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _goes_on(before: Day, day: Day) -> bool:
    same = (before.kind, before.tentative, _base(before)) == (day.kind, day.tentative, _base(day))
    return same and day.date - before.date == timedelta(days=1)


def _base(day: Day) -> str:
    return day.name.split(",")[0]


def _row(run: Sequence[Day]) -> TableRow:
    first, last = run[0], run[-1]
    return TableRow((_dates(first, last), _weekdays(first, last), _words(run), first.source))


def _dates(first: Day, last: Day) -> str:
    one = _shown(first.date)
    return one if first is last else f"{one} – {_shown(last.date)}"


def _shown(day: date) -> str:
    return f"{day:%d/%m}"


def _weekdays(first: Day, last: Day) -> str:
    one = weekday(first.date)
    return one if first is last else f"{one} – {weekday(last.date)}"


def _words(run: Sequence[Day]) -> str:
    first, last = run[0], run[-1]
    words = first.words if first is last else _base(first)
    if len(run) > 1 and first.kind is not DayKind.HOLIDAY:
        words = f"{first.kind.words}: {words}" if words else first.kind.words
    if len(run) > 1:
        words += f" ({len(run)} ngày)"
    words = f"{words[:1].upper()}{words[1:]}"
    return f"{words} – {_EXPECTED}" if first.tentative else words


def _note(calendar: WorkCalendar, year: int) -> str:
    expected = calendar.expected_days(year)
    if not expected:
        return "Cùng các ngày thứ Bảy, Chủ nhật hằng tuần"
    return (
        f"Còn {len(expected)} ngày dự kiến, chờ đối chiếu với thông báo của cơ quan có thẩm quyền"
    )
