"""The productions of the small grammar for time phrases; each takes its tokens or none at all."""

from collections.abc import Callable

import msgspec

from desktop_app.law.phrase_parts import (
    Bound,
    ImpossibleDateError,
    Item,
    LoneDay,
    Repeat,
    Stretch,
    day_stretch,
    full_year,
    month_stretch,
    quarter_stretch,
)
from desktop_app.law.schedule import Recurrence as Every
from desktop_app.law.schedule import ScheduleKind as Kind

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "sau": 6, "chin": 9}
_MARKS = frozenset(",;.:/-+&()[]*\"'…“”")
_JOINTS = frozenset({"va", "hoac", "hay", "gom", "ket", "hop"})
_FILLERS = (
    ("thoi", "gian"), ("hoan", "thanh"), ("thuc", "hien"), ("to", "chuc"), ("trien", "khai"),
    ("bao", "cao"), ("du", "kien"), ("it", "nhat"), ("toi", "thieu"), ("trong",), ("vao",),
    ("xong",), ("gui",), ("cua",), ("theo", "dinh"), ("cac",), ("duoc",),
)  # fmt: skip
_RANGE = frozenset({"-", "den", "toi"})
_UNITS = {
    "tuan": Every.WEEKLY, "thang": Every.MONTHLY, "quy": Every.QUARTERLY, "nam": Every.YEARLY,
}  # fmt: skip
_MONTHS = {3: Every.QUARTERLY, 6: Every.HALF_YEARLY, 9: Every.NINE_MONTHLY, 12: Every.YEARLY}
_TIMES = {
    (Every.YEARLY, 1): Every.YEARLY, (Every.YEARLY, 2): Every.HALF_YEARLY,
    (Every.YEARLY, 4): Every.QUARTERLY, (Every.YEARLY, 12): Every.MONTHLY,
    (Every.HALF_YEARLY, 1): Every.HALF_YEARLY, (Every.HALF_YEARLY, 2): Every.QUARTERLY,
    (Every.QUARTERLY, 1): Every.QUARTERLY, (Every.QUARTERLY, 3): Every.MONTHLY,
    (Every.MONTHLY, 1): Every.MONTHLY, (Every.MONTHLY, 4): Every.WEEKLY,
    (Every.WEEKLY, 1): Every.WEEKLY, (Every.NINE_MONTHLY, 1): Every.NINE_MONTHLY,
}  # fmt: skip
_ONGOING = (
    ("thuong", "xuyen"), ("quanh", "nam"), ("ca", "nam"), ("suot", "nam"), ("lien", "tuc"),
    ("hang", "ngay"), ("trong", "nam"),
)  # fmt: skip
_STARTS = frozenset({"dinh", "hang", "thuong", "dot", "quy", "thang", "nam", "truoc", "theo"})
# The parts of a month in days, of a quarter in months and of a year in months.
_THIRDS = {"dau": 0, "giua": 1, "cuoi": 2}


class Grammar:
    """A reader over the tokens of one phrase."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def items(self) -> list[Item]:
        """The parts of the phrase in order; empty when a word of it is not understood."""
        found: list[Item] = []
        while self._skip():
            items = self._first_of(
                self._ongoing, self._frequency, self._recurring, self._periodic, self._per_term,
                self._ad_hoc, self._from_year, self._window, self._bound, self._day_of_month,
                self._stretches, self._periods,
            )  # fmt: skip
            if not items:
                return []
            found.extend(items)
        return found

    # --- moving over the tokens

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def _take(self, *words: str) -> bool:
        """Takes these words when they all stand next, in this order."""
        if tuple(self._tokens[self._at : self._at + len(words)]) != words:
            return False
        self._at += len(words)
        return True

    def _take_one(self, words: frozenset[str] | set[str]) -> str:
        token = self._peek()
        if token not in words:
            return ""
        self._at += 1
        return token

    def _number(self) -> int | None:
        token = self._peek()
        if token.isdigit() and len(token) <= 2:
            self._at += 1
            return int(token)
        if token in _WORDS and self._peek(1) in {"thang", "lan", "nam", "quy", "tuan"}:
            self._at += 1
            return _WORDS[token]
        return None

    def _skip(self) -> bool:
        """Passes marks, joints and words without a meaning in time; false at the end."""
        while self._at < len(self._tokens):
            if self._peek() in _MARKS or self._peek() in _JOINTS:
                self._at += 1
            elif (self._peek() == "trong" and self._in_the_year()) or not self._filler():
                break
        return self._at < len(self._tokens)

    def _in_the_year(self) -> bool:
        return self._peek(1) == "nam" and full_year_of(self._peek(2)) is None

    def _filler(self) -> bool:
        return any(self._take(*words) for words in _FILLERS if words != ("theo", "dinh")) or (
            self._peek() == "theo" and self._peek(1) == "dinh" and self._take("theo")
        )

    def _first_of(self, *rules: Callable[[], list[Item]]) -> list[Item]:
        start = self._at
        for rule in rules:
            items = rule()
            if items:
                return items
            self._at = start
        return []

    # --- kinds without days

    def _ongoing(self) -> list[Item]:
        for words in _ONGOING:
            year_follows = words[-1] == "nam" and full_year_of(self._peek(2))
            if not year_follows and self._take(*words):
                return [Repeat(Kind.ONGOING)]
        return []

    def _periodic(self) -> list[Item]:
        if not self._take("dinh", "ky"):
            return []
        self._take(":")
        return self._first_of(self._frequency, self._recurring, self._periods_after_word) or [
            Repeat(Kind.PERIODIC)
        ]

    def _per_term(self) -> list[Item]:
        self._take_one({"theo", "dau", "cuoi", "giua", "ca", "moi", "het", "tung"})
        if not self._take("nhiem", "ky"):
            return []
        if full_year_of(self._peek()) and self._peek(1) == "-" and full_year_of(self._peek(2)):
            self._at += 3
        return [Repeat(Kind.PER_TERM, Every.PER_TERM)]

    def _ad_hoc(self) -> list[Item]:
        """ "đột xuất", and "khi …" or "theo yêu cầu …" to the end of its clause."""
        if self._take("dot", "xuat"):
            return [Repeat(Kind.AD_HOC)]
        if not (self._take("khi") or self._take("theo", "yeu", "cau") or self._take("luc")):
            return []
        while self._peek() and self._peek() not in ",;()":
            if self._peek() in _JOINTS and self._peek(1) in _STARTS:
                break
            self._at += 1
        return [Repeat(Kind.AD_HOC)]

    # --- what comes back

    def _period(self) -> Every | None:
        """A period of recurrence: "quý", "6 tháng", "1 năm"."""
        start = self._at
        number = self._number()
        unit = self._take_one(set(_UNITS))
        every: Every | None = None
        if unit == "thang" and number is not None and number != 1:
            every = _MONTHS.get(number)
        elif unit and number in {None, 1}:
            every = _UNITS[unit]
        if every is None or self._names_a_date(unit, number):
            self._at = start
            return None
        return every

    def _names_a_date(self, unit: str, number: int | None) -> bool:
        """ "quý I", "tháng 3", "năm 2026", "6 tháng đầu năm" are dates, not periods."""
        token = self._peek()
        if number is None and (token.isdigit() or (unit == "quy" and token in _ROMAN)):
            return self._peek(1) != "lan"
        return unit == "thang" and (token in _THIRDS or (token == "nam" and number is not None))

    def _recurring(self) -> list[Item]:
        if not self._take_one({"hang", "moi", "tung"}):
            return []
        return self._periods_after_word()

    def _periods_after_word(self) -> list[Item]:
        """One or several periods: "hằng tháng, quý, năm", "định kỳ 6 tháng, 1 năm"."""
        found: list[Item] = []
        while (every := self._period()) is not None:
            found.append(_repeat(every))
            start = self._at
            while self._take_one({",", "/", "-", "va", "hoac", ";", "hang", "moi"}):
                pass
            if self._period() is None:
                self._at = start
                break
            self._at = start
            while self._take_one({",", "/", "-", "va", "hoac", ";", "hang", "moi"}):
                pass
        self._take("mot", "lan")
        return found

    def _periods(self) -> list[Item]:
        """ "06 tháng" or "6 tháng, năm" alone: the periods of reports."""
        if not (self._peek().isdigit() or self._peek() in _WORDS):
            return []
        first = int(self._peek()) if self._peek().isdigit() else _WORDS[self._peek()]
        return self._periods_after_word() if first in {6, 9} else []

    def _frequency(self) -> list[Item]:
        """ "02 lần/năm", "mỗi quý một lần", "6 tháng/lần", "một năm hai lần"."""
        return self._first_of(self._times_per_period, self._period_by_times)

    def _times_per_period(self) -> list[Item]:
        times = self._number()
        if times is None or not self._take("lan"):
            return []
        self._take_one({"/", "moi", "trong", "tren", "hang"})
        every = self._period()
        return _times(every, times)

    def _period_by_times(self) -> list[Item]:
        self._take_one({"moi", "hang", "cu"})
        every = self._period()
        if every is None:
            return []
        slash = self._take("/")
        while self._take("it", "nhat") or self._take("toi", "thieu") or self._take_one({",", "-"}):
            pass
        times = self._number()
        if not self._take("lan") or (times is None and not slash):
            return []
        return _times(every, times or 1)

    def _day_of_month(self) -> list[Item]:
        """ "trước ngày 20 hằng tháng", "ngày 25 tháng cuối quý", "ngày 15 của tháng cuối quý"."""
        exclusive = self._take("truoc")
        if not exclusive:
            self._latest()
        if not self._take("ngay"):
            return []
        day = self._number()
        if day is None or not 1 <= day <= 31:
            return []
        self._take_one({"cua"})
        if self._take("thang", "cuoi"):
            self._take_one({"cua"})
            self._take_one({"moi", "hang"})
            every = Every.QUARTERLY if self._take("quy") else None
            named = self._peek().isdigit() or self._peek() in _ROMAN
            if every is None or named:
                return []
            return [Repeat(Kind.RECURRING, every, day, exclusive)]
        if self._take_one({"hang", "moi"}):
            return [Repeat(Kind.RECURRING, Every.MONTHLY, day, exclusive)] if self._month() else []
        return (
            []
            if self._peek() in {"/", "-", "."} and self._peek(1).isdigit()
            else [LoneDay(day, exclusive)]
            if self._peek() != "thang"
            else []
        )

    def _month(self) -> bool:
        return self._take("thang")

    # --- days, months, quarters, years

    def _year(self) -> int | None:
        """A year after its unit: "/2025", "năm 2025", " 2025"."""
        start = self._at
        while self._take_one({"/", "-", ".", ",", "nam", "trong", "cua"}):
            pass
        year = full_year_of(self._peek())
        if year is None:
            self._at = start
            return None
        self._at += 1
        return year

    def _stretches(self) -> list[Item]:
        return self._first_of(
            self._part, self._quarters, self._half_year, self._days, self._months, self._years
        )

    def _part(self) -> list[Item]:
        """ "đầu tháng 3", "giữa tháng 6/2026", "cuối quý I"."""
        word = self._take_one({*_THIRDS, "het"})
        if not word:
            return []
        if self._peek() == "nam" and full_year_of(self._peek(1)) is None:
            self._at += 1
            return [_year_part(word, None)] if word != "giua" else []
        items = self._first_of(self._quarters, self._months, self._years)
        if len(items) != 1 or not isinstance(items[0], Stretch):
            return []
        return [_third(items[0], word)]

    def _quarters(self) -> list[Item]:
        if not self._take_one({"quy", "q"}):
            return []
        return self._numbered(self._quarter_number, quarter_stretch, {"quy", "q"})

    def _quarter_number(self) -> int | None:
        token = self._peek()
        if token in _ROMAN:
            self._at += 1
            return _ROMAN[token]
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
            last = self._range_end(number, words) or first
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
        if self._take_one(_RANGE):
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
        """One day, a list or a range of days of one month: "15/6", "ngày 15 - 20/6/2026"."""
        self._take_one({"ngay"})
        start = self._at
        first = self._number()
        if first is not None and self._take_one({*_RANGE, ",", "va"}):
            self._take_one({"ngay"})
            last = self._day()
            if last is not None:
                month = last.last[0]
                begin = day_stretch(first, month, last.year)
                return [Stretch(begin.first, last.last, last.year)]
        self._at = start
        day = self._day()
        return [] if day is None else [day]

    def _day(self) -> Stretch | None:
        start = self._at
        self._take_one({"ngay"})
        day = self._number()
        mark = self._take_one({"/", "-", ".", "thang"})
        if day is not None and mark and full_year_of(self._peek(), digits=4) is None:
            if mark != "thang":
                self._take("thang")
            month = self._number()
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
        if self._take_one({*_RANGE, ",", "va"}):
            self._take("nam")
            last = full_year_of(self._peek())
            if last is not None and last > first:
                self._at += 1
                return [Stretch((1, 1), (12, 0), first, last - first + 1)]
        self._at = start
        return [Stretch((1, 1), (12, 0), first)]

    def _from_year(self) -> list[Item]:
        """ "Năm 2026 và các năm tiếp theo", "từ năm 2026 (trở đi)"."""
        since = self._take("tu")
        self._take("nam")
        year = full_year_of(self._peek())
        if year is None:
            return []
        self._at += 1
        onward = self._take("tro", "di")
        if self._take_one({"va", ",", "-"}):
            self._take_one({"cac", "nhung"})
            self._take("nam")
            onward = self._take("tiep", "theo") or self._take("sau") or self._take("ke", "tiep")
        ends = self._peek() in {"", ".", ";", ",", ")"}
        if not onward and not (since and ends):
            return []
        return [Repeat(Kind.FROM_YEAR), Bound(Stretch((1, 1), (12, 0), year))]

    # --- bounds

    def _window(self) -> list[Item]:
        """ "từ … đến (trước, hết) …"."""
        if not self._take("tu"):
            return []
        if self._take("nay"):
            return self._bound()
        begin = self._side()
        if begin is None:
            return []
        while self._take_one({",", "-", "cho"}):
            pass
        if not self._take_one({"den", "toi"}):
            return [Bound(begin)]
        exclusive = self._take("truoc")
        end = self._side()
        return [] if end is None else [Bound(begin, end, exclusive)]

    def _side(self) -> Stretch | None:
        self._take("het")
        start = self._at
        self._take("ngay")
        number = self._number()
        if number is not None and self._peek() in _RANGE and self._peek(1) != "":
            ahead = self._at
            self._at += 1
            self._take("truoc")
            self._take("het")
            day = self._day()
            self._at = ahead
            if day is not None:  # "từ 15 đến 20/6": the month stands with the second day
                return day_stretch(number, day.last[0], day.year)
        self._at = start
        return self._point()

    def _point(self) -> Stretch | None:
        """One day, month, quarter, half-year or year without a range of its own."""
        start = self._at
        day = self._day()
        if day is not None:
            return day
        for words, number, stretch in (
            ({"quy", "q"}, self._quarter_number, quarter_stretch),
            ({"thang", "t"}, self._number, month_stretch),
        ):
            if self._take_one(words):
                value = number()
                if value is not None:
                    return stretch(value, value, self._year())
            self._at = start
        items = self._first_of(self._part, self._months, self._half_year, self._one_year)
        return items[0] if items and isinstance(items[0], Stretch) else None

    def _one_year(self) -> list[Item]:
        self._take("nam")
        year = full_year_of(self._peek())
        if year is None:
            return []
        self._at += 1
        return [Stretch((1, 1), (12, 0), year)]

    def _bound(self) -> list[Item]:
        """ "trước …" (that day no longer counts), "chậm nhất …", "đến hết …"."""
        exclusive = self._take("truoc") or self._take("den", "truoc")
        if not exclusive and not self._latest() and not self._until():
            return []
        exclusive = exclusive or self._take("truoc")
        point = self._side()
        return [] if point is None else [Bound(None, point, exclusive)]

    def _latest(self) -> bool:
        found = self._take("cham", "nhat") or self._take("muon", "nhat")
        while found and self._take_one({"la", "vao", "den", "trong", "het", ":"}):
            pass
        return found

    def _until(self) -> bool:
        self._take("tinh")
        return bool(self._take_one({"den", "toi"})) or self._take("khong", "qua")


def full_year_of(token: str, digits: int = 4) -> int | None:
    """The year a token names, or None."""
    return full_year(token) if token.isdigit() and len(token) == digits else None


def _repeat(every: Every) -> Repeat:
    return Repeat(Kind.YEARLY if every is Every.YEARLY else Kind.RECURRING, every)


def _times(every: Every | None, times: int) -> list[Item]:
    found = _TIMES.get((every, times)) if every else None
    return [] if found is None else [_repeat(found)]


def _year_part(word: str, year: int | None) -> Stretch:
    return quarter_stretch(1, 1, year) if word == "dau" else quarter_stretch(4, 4, year)


def _third(stretch: Stretch, word: str) -> Stretch:
    first, last = stretch.first[0], stretch.last[0]
    if word == "het" or last - first not in {0, 2, 11}:
        return stretch
    part = _THIRDS[word]
    if last - first == 11:
        return stretch if word == "giua" else _year_part(word, stretch.year)
    if last - first == 2:
        return month_stretch(first + part, first + part, stretch.year)
    end = (last, 0) if part == 2 else (last, part * 10 + 10)
    return msgspec.structs.replace(stretch, first=(first, part * 10 + 1), last=end)
