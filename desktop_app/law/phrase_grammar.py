"""The whole grammar of time phrases: what is ongoing or comes back, and calendar stretches."""

from desktop_app.law.phrase_cursor import ROMAN, WORDS, full_year_of
from desktop_app.law.phrase_dates import THIRDS
from desktop_app.law.phrase_labels import Labels
from desktop_app.law.phrase_parts import Bound, Item, Repeat, Stretch
from desktop_app.law.schedule import Recurrence as Every
from desktop_app.law.schedule import ScheduleKind as Kind

_MARKS = frozenset(",;.:/-+&()[]*\"'…“”")
_JOINING = frozenset("./-")
_JOINTS = frozenset({"va", "hoac", "hay", "gom", "ket", "hop"})
_FILLERS = (
    ("thoi", "gian"), ("hoan", "thanh"), ("thuc", "hien"), ("to", "chuc"), ("trien", "khai"),
    ("bao", "cao"), ("so", "ket"), ("tong", "ket"), ("gio", "hanh", "chinh"), ("du", "kien"),
    ("it", "nhat"), ("toi", "thieu"), ("trong",), ("vao",), ("dip",), ("xong",), ("gui",),
    ("cua",), ("cac",), ("duoc",), ("bat", "dau"), ("doi", "voi"), ("thoi", "han"),
)  # fmt: skip
_MAKING = (("ban", "hanh"), ("xay", "dung"))
_PAPERS = (
    ("ke", "hoach"), ("van", "ban"), ("quyet", "dinh"), ("chuong", "trinh"), ("huong", "dan"),
    ("cong", "van"), ("quy", "che"), ("de", "an"), ("thong", "bao"),
)  # fmt: skip
_LIMITS = frozenset({"truoc", "cham", "muon"})
_HALF = 6
_NO_THINGS = {*_LIMITS, "ngay", "tuan", "thang", "quy", "nam", "lan", "gio", "moi", "hang", "khi"}
_MOST_WORDS = 4  # of what is counted
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
    ("hang", "ngay"), ("trong", "nam"), ("ngay", "lam", "viec", "trong", "tuan"),
)  # fmt: skip
_BETWEEN = {",", "/", "-", ";", "va", "hoac", "hang", "moi"}
_STARTS = frozenset({"dinh", "hang", "thuong", "dot", "quy", "thang", "nam", "truoc", "theo"})


class Grammar(Labels):
    """A reader over the tokens of one phrase."""

    def items(self) -> list[Item]:
        """The parts of the phrase in order; empty when a word of it is not understood."""
        found: list[Item] = []
        making = self._making()
        while self._skip(bool(found)):
            items = self._first_of(
                self._labelled, self._weekly, self._end_of_each, self._half_and_year,
                self._ongoing, self._frequency, self._recurring, self._periodic, self._per_term,
                self._ad_hoc, self._from_year, self._window, self._bound, self._stretches,
                self._day_of_month, self._periods,
            )  # fmt: skip
            if not items:
                return []
            found.extend(items)
            if isinstance(items[-1], Repeat) and items[-1].every:
                self._amount()
            self._for_a_report()
        return [] if making and len(found) > 1 else found

    def _making(self) -> bool:
        """ "Ban hành kế hoạch xong trước …": the work that the time is about, before its limit."""
        start = self._at
        if any(self._take(*words) for words in _MAKING) and any(self._take(*w) for w in _PAPERS):
            self._take("xong")
            if self._peek() in {"truoc", "cham", "muon", "trong", "vao"}:
                return True
        self._at = start
        return False

    def _skip(self, found: bool) -> bool:
        """Passes marks, joints and words without a meaning in time; false at the end."""
        while self._at < len(self._tokens):
            if self._remark(found):
                continue
            if self._within_numbers():
                break
            if self._peek() in _MARKS or self._peek() in _JOINTS:
                self._at += 1
            elif (self._peek() == "trong" and self._in_the_year()) or not self._filler():
                break
        return self._at < len(self._tokens)

    def _within_numbers(self) -> bool:
        """Whether the mark here joins two numbers: "3.6.9", "2026/15"."""
        joins = self._peek() in _JOINING and self._at > 0
        return joins and self._tokens[self._at - 1].isdigit() and self._peek(1).isdigit()

    def _in_the_year(self) -> bool:
        return self._peek(1) == "nam" and full_year_of(self._peek(2)) is None

    def _filler(self) -> bool:
        if self._peek() == "theo" and self._peek(1) == "dinh":
            return self._take("theo")  # "theo định kỳ"
        if self._peek() == "ke" and self._peek(1) == "tu":
            return self._take("ke")  # "kể từ ngày"
        if self._peek() == "luc" and self._peek(1).isdigit():
            return self._take("luc")  # "vào lúc 8 giờ ngày 15/6"
        if self._peek() == "ngay" and self._peek(1) in {"thang", "quy"}:
            return self._take("ngay")  # a day left blank before its month
        return any(self._take(*words) for words in _FILLERS)

    def _ongoing(self) -> list[Item]:
        if self._peek(1) == "nam" and full_year_of(self._peek(2)):  # "cả năm 2026": the year stays
            found = bool(self._take_one({"quanh", "ca", "suot"}))
        else:
            found = any(self._take(*words) for words in _ONGOING)
            if found and self._peek() == "trong" and self._peek(1) in {"tuan", "thang", "quy"}:
                self._at += 0 if self._peek(2).isdigit() or self._peek(2) in ROMAN else 2
        return [Repeat(Kind.ONGOING)] if found else []

    def _half_and_year(self) -> list[Item]:
        """ "6 tháng đầu năm và cả năm (2026)": two reports a year."""
        if self._number() != _HALF or not self._take("thang", "dau", "nam"):
            return []
        year = self._year()
        mark = self._take_one({",", "/", "-", ";", "va"})
        if not mark or not (self._take("ca", "nam") or (mark == "va" and self._take("nam"))):
            return []
        ends = self._year()
        if year and ends and year != ends:
            return []
        every: list[Item] = [_repeat(Every.HALF_YEARLY), _repeat(Every.YEARLY)]
        named = ends or year
        return [*every, Stretch((1, 1), (12, 0), named)] if named else every

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
            if self._peek() in _LIMITS and self._peek(1) != "khi":
                return []  # "theo yêu cầu của tỉnh trước ngày 15/6": its day may not be passed over
            if self._peek() in _JOINTS and self._peek(1) in _STARTS:
                break
            self._at += 1
        return [Repeat(Kind.AD_HOC)]

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
        if number is None and (token.isdigit() or (unit == "quy" and token in ROMAN)):
            return self._peek(1) != "lan"
        return unit == "thang" and (token in THIRDS or (token == "nam" and number is not None))

    def _recurring(self) -> list[Item]:
        if not self._take_one({"hang", "moi", "tung"}):
            return []
        return self._periods_after_word()

    def _periods_after_word(self) -> list[Item]:
        """One or several periods: "hằng tháng, quý, năm", "định kỳ 6 tháng, 1 năm"."""
        found: list[Item] = []
        end = self._at
        while (every := self._listed_period(bool(found))) is not None:
            found.append(_repeat(every))
            end = self._at
            self._skip_any(_BETWEEN)
            self._report_words()
        self._at = end
        self._take("mot", "lan")
        return found

    def _listed_period(self, further: bool) -> Every | None:
        """A period, or "cả năm", "cuối năm" after another one ("6 tháng, cuối năm")."""
        if further and self._peek(1) == "nam" and full_year_of(self._peek(2)) is None:
            self._take_one({"ca", "cuoi"})
        return self._period()

    def _periods(self) -> list[Item]:
        """ "06 tháng", "6 tháng, năm", "quý, 6 tháng, năm" alone: the periods of reports."""
        if self._peek() in {"quy", "thang", "tuan"}:
            found = self._periods_after_word()
            return found if len(found) > 1 else []
        if not (self._peek().isdigit() or self._peek() in WORDS):
            return []
        first = int(self._peek()) if self._peek().isdigit() else WORDS[self._peek()]
        return self._periods_after_word() if first in {6, 9} else []

    def _frequency(self) -> list[Item]:
        """ "02 lần/năm", "mỗi quý một lần", "6 tháng/lần", "một năm hai lần"."""
        return self._first_of(
            self._times_per_period, self._period_by_times, self._amount_per_period
        )

    def _amount_per_period(self) -> list[Item]:
        """ "02 bài/tháng": how much of something in each period."""
        if not self._things() or not self._take_one({"/", "moi", "hang"}):
            return []
        every = self._period()
        return [_repeat(every)] if every else []

    def _amount(self) -> None:
        """ "mỗi tháng ít nhất 02 bài": how much, which says nothing of when."""
        start = self._at
        while self._take("it", "nhat") or self._take("toi", "thieu") or self._take("tu"):
            pass
        if not self._things() or self._peek() not in {"", ",", ";", ".", ")"}:
            self._at = start

    def _things(self) -> bool:
        """A number and the one to four words of what it counts."""
        if self._number() is None:
            return False
        if self._take_one({"-", "den"}) and self._number() is None:
            return False
        first = self._at
        while self._peek().isalpha() and self._peek() not in _NO_THINGS:
            self._at += 1
        return first < self._at <= first + _MOST_WORDS

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


def _repeat(every: Every) -> Repeat:
    return Repeat(Kind.YEARLY if every is Every.YEARLY else Kind.RECURRING, every)


def _times(every: Every | None, times: int) -> list[Item]:
    found = _TIMES.get((every, times)) if every else None
    if every is Every.WEEKLY:
        found = every  # "02 lần/tuần": nothing comes back more often
    return [] if found is None else [_repeat(found)]
