"""The morning's sheet: what is late, due today and due soon on one printed page (Tờ sáng)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from desktop_app.dates import official_date, show_long
from desktop_app.documents import atomic
from desktop_app.documents.model import (
    Align,
    Document,
    HeadCell,
    Header,
    Paragraph,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.documents.pages import lay_out
from desktop_app.documents.papers import Writer, printed_foot, writers
from desktop_app.documents.printed import Printed
from desktop_app.documents.typeset import Typesetter
from desktop_app.law.deadlines.trace_words import off_words
from desktop_app.law.workdays.calendar import days
from desktop_app.today.head_words import lunar_words
from desktop_app.today.horizon import Group
from desktop_app.today.items import DueGroup, DueItem
from desktop_app.today.service import Board

MOST_ROWS = 34  # a page does not hold more, however short they are
LONGEST_TITLE = 170
_PRINTED = (Group.LATE, Group.TODAY, Group.SOON)
_COLUMNS = (
    TableColumn(Align.CENTER, 10),
    TableColumn(Align.CENTER, 13),
    TableColumn(),
    TableColumn(Align.LEFT, 41),
)
_HEADS = ("TT", "Xong", "Việc cần làm", "Hạn")


def sheet_document(board: Board, printed: Printed) -> Document:
    """The sheet with as many rows as one page holds; what is left out is counted on it."""
    setter = Typesetter()
    low, high = 0, min(MOST_ROWS, sum(len(group.items) for group in _groups(board)))
    while low < high:  # the most rows that still fit
        middle = (low + high + 1) // 2
        if _fits(_document(board, printed, middle), setter):
            low = middle
        else:
            high = middle - 1
    return _document(board, printed, low)


def _fits(document: Document, setter: Typesetter) -> bool:
    # A line to spare: another program may break a text once more than we do.
    spared = replace(document, after=(*document.after, Paragraph(rich(" "))))
    return len(lay_out(spared, setter)) == 1


def sheet_writers(board: Board, printed: Printed) -> Mapping[str, Writer]:
    """How the sheet is written, by the file's ending; it is fitted when it is first written."""
    return writers(partial(sheet_document, board, printed))


def sheet_file_name(board: Board) -> str:
    """The name its files get, without ending and diacritics."""
    return atomic.safe_name("To sang", f"{board.today:%Y-%m-%d}")


def shares(counts: Mapping[Group, int], rows: int) -> dict[Group, int]:
    """How many rows each group gets: today's first, then what is late and what comes, in turn."""
    given = dict.fromkeys(counts, 0)
    given[Group.TODAY] = min(counts[Group.TODAY], rows)
    left = rows - given[Group.TODAY]
    while left and any(given[group] < counts[group] for group in (Group.LATE, Group.SOON)):
        for group in (Group.LATE, Group.SOON):
            if left and given[group] < counts[group]:
                given[group] += 1
                left -= 1
    return given


def _groups(board: Board) -> list[DueGroup]:
    return [board.group(which) for which in _PRINTED]


def _document(board: Board, printed: Printed, rows: int) -> Document:
    today = board.today
    place = f"{printed.place}, {official_date(today)}"
    counts = {group.span.group: len(group.items) for group in _groups(board)}
    given = shares(counts, rows)
    table = TableBlock(
        _COLUMNS,
        (tuple(HeadCell(text) for text in _HEADS),),
        rows=tuple(_rows(board, given)),
    )
    foot = Paragraph(rich(" ".join(_foot_lines(board))), align=Align.LEFT)
    return Document(
        header=Header(issuer=printed.issuer, motto=False, place_date=place),
        type_name="TỜ SÁNG",
        subject=f"Việc của {show_long(today)} ({lunar_words(today)})",
        body=(table,),
        after=(foot, printed_foot(printed.user, printed.at)),
    )


def _rows(board: Board, given: Mapping[Group, int]) -> Iterator[TableRow]:
    number = 0
    for group in _groups(board):
        words = f"{group.count} việc" if group.count else "không có việc"
        yield TableRow((f"{group.span.title}: {words}",), group=True, bold=True)
        shown = given[group.span.group]
        for item in group.items[:shown]:
            number += 1
            yield _row(number, item)
        if group.count > shown:
            yield TableRow((f"và {group.count - shown} việc nữa, xem trong sổ",), group=True)


def _row(number: int, item: DueItem) -> TableRow:
    title = item.title
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 1].rstrip() + "…"
    source = item.source.removeprefix("Nhiệm vụ · ")
    what = (*rich(title, bold=item.important), *rich(f" – {source}", italic=True))
    due = f"{item.when}\n{item.left}"
    return TableRow((number, "", what, due + (f"\n({item.reason})" if item.reason else "")))


def _foot_lines(board: Board) -> Iterator[str]:
    rest = board.group(Group.MONTH)
    if rest.count:
        title = rest.span.title
        yield f"{title[:1].upper()}{title[1:]} còn {rest.count} việc khác đến hạn."
    if board.undated:
        yield f"{board.undated} nhiệm vụ chưa rõ hạn."
    off = [
        f"{day.date:%d/%m} ({off_words(day)})"
        for one in days(board.today, board.horizon.soon_until)
        if not (day := board.horizon.calendar.day(one)).works and day.name
    ]
    if off:
        yield f"Ngày nghỉ: {', '.join(off)}."
