"""Numbers of documents: one series per symbol and year, from 01 on 1 January (NĐ 30/2020 Đ.15)."""

import re
from collections.abc import Callable, Iterable

import msgspec

from db.book import Book
from db.change import Change
from db.records import Record
from db.text import nfc
from desktop_app.changes import Changes
from desktop_app.dates import show
from desktop_app.errors import UserError

TABLE = "numbers"
HIGHEST = 99_999
OUTSIDE = "Số cuối đã cấp ngoài chương trình"


class UsedNumber(msgspec.Struct, frozen=True):
    """A number in use: what for, and the record that has it ("": given outside the program).

    `on_paper`: the number only stands on a paper read in; it was not given out here.
    """

    number: int
    date: str = ""
    subject: str = ""
    owner_table: str = ""
    owner_uid: str = ""
    on_paper: bool = False

    @property
    def holder(self) -> str:
        """Who has it, in words."""
        if not self.owner_uid:
            return "văn thư đã báo là số cuối cấp cho văn bản khác"
        day = f" ngày {show(self.date)}" if self.date else ""
        return f"đang dùng cho {self.subject}{day}"


Papers = Callable[[str, int], Iterable[UsedNumber]]


class NumberService:
    """Which numbers of a series are used, which comes next, and giving one out.

    `papers` tells of numbers of a series and year that stand on papers in the book without having
    been given out here. The registry gives numbers to other papers too, so every free number may
    be taken, not only the next.
    """

    def __init__(self, book: Book, user: str, papers: Papers | None = None) -> None:
        self._book = book
        self._user = user
        self._papers = papers or (lambda _series, _year: ())

    def used(self, series: str, year: int) -> tuple[UsedNumber, ...]:
        """The numbers in use, lowest first; one that was given out hides papers that bear it."""
        found = {used.number: used for used in self._papers(series_key(series), year)}
        found |= {used.number: used for used in self._given(series, year)}
        return tuple(found[number] for number in sorted(found))

    def next(self, series: str, year: int) -> int:
        """The number after the highest one in use; 1 in a new year."""
        return max((used.number for used in self.used(series, year)), default=0) + 1

    def gaps(self, series: str, year: int) -> tuple[int, ...]:
        """Numbers below the highest one that nobody in the book has.

        Those up to the last one given outside are not counted: the registry knows them.
        """
        used = self.used(series, year)
        taken = {each.number for each in used}
        known = max((each.number for each in used if not each.owner_uid), default=0)
        return tuple(n for n in range(known + 1, max(taken, default=0)) if n not in taken)

    def holder(
        self, series: str, year: int, number: int, *, owner: str = "", date: str = ""
    ) -> UsedNumber | None:
        """Who has a number; None when it is free, or its owner's own.

        A paper read in with this number and just this `date` is a copy of the same paper.
        """
        for used in self.used(series, year):
            if used.number != number or (owner and used.owner_uid == owner):
                continue
            if not (used.on_paper and date and used.date == date):
                return used
        return None

    def take(
        self,
        change: Change,
        series: str,
        year: int,
        number: int,
        *,
        date: str,
        subject: str,
        owner: tuple[str, str],
    ) -> None:
        """Give a number to a record (table, uid) within a change; UserError when it is in use."""
        held = self.holder(series, year, number, owner=owner[1], date=date)
        if held:
            raise UserError(
                f"Số {written(number, series)} năm {year} không dùng được: {held.holder}."
                f" Số tiếp theo chưa dùng là {written(self.next(series, year), series)}.",
                "number",
            )
        values: Record = {
            "series": series_key(series),
            "year": year,
            "number": number,
            "date": date,
            "subject": subject,
            "owner_table": owner[0],
            "owner_uid": owner[1],
        }
        change.insert(TABLE, values)

    def note_outside(self, series: str, year: int, last: int) -> Changes:
        """Note the last number that the registry gave to other papers; 0 forgets the note."""
        if not 0 <= last <= HIGHEST:
            raise UserError(f"Số văn bản phải từ 1 đến {HIGHEST}.", "number")
        key = series_key(series)
        label = f"Ghi số cuối đã cấp: {written(last, key)}" if last else "Bỏ ghi số cuối đã cấp"
        in_use = any(u.number == last and u.owner_uid for u in self._given(series, year))
        with self._book.change(user=self._user, label=label) as change:
            for uid in self._book.ids(TABLE, filters={"series": key, "year": year}):
                if not self._book.rows(TABLE, [uid])[0]["owner_uid"]:
                    change.delete(TABLE, uid)
            if last and not in_use:
                values: Record = {"series": key, "year": year, "number": last, "subject": OUTSIDE}
                change.insert(TABLE, {**values, "owner_table": "", "owner_uid": ""})
        return Changes.of("plans", message=label)

    def _given(self, series: str, year: int) -> list[UsedNumber]:
        uids = self._book.ids(TABLE, filters={"series": series_key(series), "year": year})
        keys = ("number", "date", "subject", "owner_table", "owner_uid")
        return [
            UsedNumber(*(row[key] or "" for key in keys))  # type: ignore[arg-type]
            for row in self._book.rows(TABLE, uids)
        ]


def series_key(symbol: str) -> str:
    """A symbol as the name of its series: no blanks, plain strokes."""
    return re.sub(r"[‐‑‒–—]", "-", re.sub(r"\s+", "", nfc(symbol)))


def written(number: int, symbol: str) -> str:
    """A number with its symbol as printed: "05/KH-UBND"; the Party writes "05-KH/ĐU"."""
    key = series_key(symbol)
    joint = "-" if re.match(r"[^\W\d_]+/", key) else "/"
    return f"{number:02d}{joint}{key}" if key else f"{number:02d}"


def typed_number(text: str) -> int:
    """The number that a person typed: "5", "05", "05/KH-UBND"; UserError when it is none."""
    bare = re.sub(r"\s+", "", nfc(text))
    found = re.fullmatch(r"(\d{1,5})(?P<letter>[^\W\d_])?(?:[/-].*)?", bare)
    if found and found["letter"]:
        raise UserError(
            f"Chương trình chưa nhận số có chữ kèm như “{bare}”; hãy dùng một số nguyên.", "number"
        )
    number = int(found[1]) if found else 0
    if not number:
        raise UserError(
            f"“{text.strip()}” không phải là số văn bản; hãy gõ một số như 5.", "number"
        )
    return number


def apart(number: str) -> tuple[int, str] | None:
    """A whole number taken apart: "05/KH-UBND" is (5, "KH-UBND"); None for any other text."""
    found = re.fullmatch(r"(\d{1,5})[/-](.+)", series_key(number))
    return (int(found[1]), found[2]) if found and is_symbol(found[2]) else None


def is_symbol(symbol: str) -> bool:
    """Whether a series can bear this symbol: "KH-UBND", "KH/ĐU", "2026/NQ-HĐND"."""
    return re.fullmatch(r"(?:\d{4}/)?[^\W\d_][\w&./-]{0,59}", series_key(symbol)) is not None
