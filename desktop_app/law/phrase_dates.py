"""Days, months, quarters and years of a time phrase, alone, in lists and in ranges."""

from collections.abc import Callable

import msgspec

from desktop_app.law.phrase_cursor import RANGE, ROMAN, Cursor, full_year_of
from desktop_app.law.phrase_parts import (
    LAST_YEAR,
    Bound,
    ImpossibleDateError,
    Item,
    Stretch,
    day_stretch,
    full_year,
    month_length,
    month_stretch,
    quarter_stretch,
)

_DECEMBER = 12
_QUARTERS = 4
# The parts of a month in days, of a quarter in months and of a year in quarters.
THIRDS = {"dau": 0, "giua": 1, "cuoi": 2}
# The weeks of a month, by convention of seven days each; the last one counts from its end.
_WEEKS = {
    "dau": (1, 7), "1": (1, 7), "mot": (1, 7), "nhat": (1, 7), "2": (8, 14), "hai": (8, 14),
    "3": (15, 21), "ba": (15, 21), "4": (22, 28), "tu": (22, 28), "cuoi": (-6, 0),
}  # fmt: skip


class Dates(Cursor):
    """The rules for stretches of the calendar."""

    def _stretches(self) -> list[Item]:
        """One or several stretches; two with "-" or "đến" between are the ends of one window."""
        found = self._one_or_more()
        start = self._at
        if len(found) == 1 and isinstance(found[0], Stretch) and self._take_one(RANGE):
            exclusive = self._take("truoc")
            self._take("het")
            last = self._one_or_more()
            if len(last) == 1 and isinstance(last[0], Stretch):
                return [Bound(found[0], last[0], exclusive)]
        self._at = start
        return found

    def _one_or_more(self) -> list[Item]:
        return self._first_of(
            self._part, self._month_piece, self._quarters, self._half_year, self._days,
            self._months, self._years,
        )  # fmt: skip

    def _part(self) -> list[Item]:
        """ "đầu tháng 3", "giữa tháng 6/2026", "cuối quý I"."""
        word = self._take_one({*THIRDS, "het"})
        if not word:
            return []
        if self._peek() == "nam" and full_year_of(self._peek(1)) is None:
            self._at += 1
            return _third(Stretch((1, 1), (12, 0)), word)
        items = self._first_of(self._quarters, self._months, self._years)
        if len(items) != 1 or not isinstance(items[0], Stretch):
            return []
        return _third(items[0], word)

    def _month_piece(self) -> list[Item]:
        """ "nửa đầu tháng 6", "tuần thứ 2 của tháng 5": half months, and weeks of seven days."""
        piece: tuple[int, int] | None = None
        if self._take("nua"):
            piece = {"dau": (1, 15), "cuoi": (16, 0)}.get(self._take_one({"dau", "cuoi"}))
        elif self._take("tuan"):
            self._take("le") or self._take("thu")
            word = self._take_one({*_WEEKS})
            piece = _WEEKS.get(word)
            self._take("tien") or self._take("cung")
        self._take("cua")
        months = self._months() if piece else []
        if piece is None or len(months) != 1 or not isinstance(months[0], Stretch):
            return []
        month = months[0]
        if month.first[0] != month.last[0]:
            return []
        first, last = piece
        first = month_length(month.first[0], month.year) + first if first < 0 else first
        return [
            msgspec.structs.replace(
                month, first=(month.first[0], first), last=(month.first[0], last)
            )
        ]

    def _quarters(self) -> list[Item]:
        if not self._take_one({"quy", "q"}):
            return []
        side = self._take_one({"dau", "cuoi"})
        if side:  # "quý cuối năm 2026"
            number = 1 if side == "dau" else _QUARTERS
            named = self._take("cua") or self._peek() == "nam"
            year = self._year() if named else None
            return [quarter_stretch(number, number, year)] if year or self._take("nam") else []
        return self._numbered(self._quarter_number, quarter_stretch, {"quy", "q"})

    def _quarter_number(self) -> int | None:
        token = self._peek()
        if token in ROMAN:
            self._at += 1
            return ROMAN[token]
        return self._number() if token.isdigit() else None

    def _months(self) -> list[Item]:
        if self._take_one({"thang", "t"}):
            return self._numbered(self._number, month_stretch, {"thang", "t"})
        month, slash, year = self._peek(), self._peek(1), full_year_of(self._peek(2))
        if month.isdigit() and len(month) <= 2 and slash in {"/", "-", "."} and year:
            self._at += 3
            return [month_stretch(int(month), int(month), year)]
        return []

    def _numbered(
        self,
        number: Callable[[], int | None],
        stretch: Callable[[int, int, int | None], Stretch],
        words: set[str],
    ) -> list[Item]:
        """Numbers after their unit, in a list or a range: "Quý I, II/2026", "tháng 3-5/2026"."""
        found: list[Item] = []
        first = number()
        while first is not None:
            last = self._range_end(number, words)
            last = first if last is None else last
            if last < first:
                raise ImpossibleDateError
            found.append(stretch(first, last, self._year()))
            start = self._at
            if not self._take_one({",", "va", "+", "&", ";"}):
                break
            self._take_one(words)
            first = None if self._peek(1) in {"thang", "lan"} else number()
            if first is None or self._is_day(first):
                self._at = start
                break
        return found

    def _is_day(self, number: int) -> bool:
        return number > 12 or (self._peek() == "/" and full_year_of(self._peek(1)) is None)

    def _range_end(self, number: Callable[[], int | None], words: set[str]) -> int | None:
        start = self._at
        if self._take_one(RANGE):
            self._take("het")
            self._take_one(words)
            last = number() if full_year_of(self._peek()) is None else None
            if last is not None:
                return last
        self._at = start
        return None

    def _half_year(self) -> list[Item]:
        """ "6 tháng đầu năm 2026", "06 tháng cuối năm", "9 tháng năm 2026"."""
        months = self._number()
        if months is None or not 1 < months < 12 or not self._take("thang"):
            return []
        side = self._take_one({"dau", "cuoi"})
        self._take("cua")
        if not side and self._peek() != "nam":
            return []
        year = self._year()
        if year is None and not self._take("nam") and not side:
            return []
        if side == "cuoi":
            return [month_stretch(13 - months, 12, year)]
        return [month_stretch(1, months, year)] if side or year else []

    def _days(self) -> list[Item]:
        """One day, a list or a range of days of one month: "15, 20/6", "ngày 15 - 20/6/2026"."""
        self._take("ngay")
        start = self._at
        numbers: list[int] = []
        mark = ""
        while mark not in RANGE and (number := self._number()) is not None:
            mark = self._take_one({",", "va"} if numbers else {*RANGE, ",", "va"})
            if not mark:
                break
            numbers.append(number)
            self._take("ngay")
            last = self._day()
            if last is not None:
                return _days_to(numbers, last, mark)
        self._at = start
        day = self._day()
        return [] if day is None else [day]

    def _day(self) -> Stretch | None:
        start = self._at
        self._take_one({"ngay"})
        self._take_one({"mung", "mong"})
        day = self._number()
        mark = self._take_one({"/", "-", ".", "thang"})
        if day is not None and mark and full_year_of(self._peek(), digits=4) is None:
            if mark != "thang":
                self._take("thang")
            month = self._number()
            if month is not None and mark == "-" and self._peek() == "/" and day <= _DECEMBER:
                raise ImpossibleDateError  # "03-06/2026": days, or months?
            if month is not None:
                return day_stretch(day, month, self._year_of_day(mark))
        self._at = start
        return None

    def _year_of_day(self, mark: str) -> int | None:
        token = self._peek(1)
        if mark == self._peek() and token.isdigit():
            year = full_year(token)
            if year is None:
                raise ImpossibleDateError
            self._at += 2
            return year
        return self._year()

    def _years(self) -> list[Item]:
        self._take("giai", "doan") or self._take("cac")
        self._take("tu")
        self._take("nam")
        first = full_year_of(self._peek())
        if first is None:
            return []
        self._at += 1
        start = self._at
        if mark := self._take_one({*RANGE, ",", "va"}):
            self._take("nam")
            last = full_year_of(self._peek())
            furthest = LAST_YEAR if mark in RANGE else first + 1  # "2026, 2028": two years
            if last is not None and first <= last <= furthest:
                self._at += 1
                return [Stretch((1, 1), (12, 0), first, last - first + 1)]
        self._at = start
        return [Stretch((1, 1), (12, 0), first)]


def _days_to(numbers: list[int], last: Stretch, mark: str) -> list[Item]:
    """Numbers before a whole day are days of its month: a window, or each of a list."""
    days = [day_stretch(number, last.last[0], last.year) for number in numbers]
    if mark in RANGE:
        return [Stretch(days[0].first, last.last, last.year)]
    return [*days, last]


def _third(stretch: Stretch, word: str) -> list[Item]:
    """The beginning, middle or end of one month, quarter or year; of nothing else."""
    first, last = stretch.first[0], stretch.last[0]
    if word == "het":
        return [stretch]
    part = THIRDS[word]
    if stretch.years == 1 and last - first == 11 and word != "giua":
        return [month_stretch(*((1, 3) if word == "dau" else (10, 12)), stretch.year)]
    if last - first == 2:
        return [month_stretch(first + part, first + part, stretch.year)]
    if last != first:
        return []
    end = (last, 0) if part == 2 else (last, part * 10 + 10)
    return [msgspec.structs.replace(stretch, first=(first, part * 10 + 1), last=end)]
