"""Bounds of a time phrase: "từ … đến …", "trước …", "chậm nhất …"."""

from desktop_app.law.phrase_cursor import RANGE, full_year_of
from desktop_app.law.phrase_dates import Dates
from desktop_app.law.phrase_parts import (
    Bound,
    Item,
    Stretch,
    day_stretch,
    month_stretch,
    quarter_stretch,
)
from desktop_app.law.phrase_remarks import Remarks

_LATEST = (("cham", "nhat"), ("muon", "nhat"), ("tre", "nhat"), ("han", "cuoi"), ("han", "chot"))
_NO_LATER = (("qua",), ("muon", "hon"), ("cham", "hon"), ("tre", "hon"))
_LONGEST_EVENT = 8


class Bounds(Dates, Remarks):
    """The rules for stretches with an open or exclusive end."""

    def _window(self) -> list[Item]:
        """ "từ … đến (trước, hết) …"."""
        if not self._take("tu"):
            return []
        if self._take("nay") or self._an_event():
            return self._bound()
        timed = self._hour()
        begin = self._begin()
        if begin is None:
            return []
        while self._take_one({",", "-", "cho"}):
            pass
        if not self._take_one({"den", "toi"}):
            self._take("tro", "di")
            return [] if timed else [Bound(begin)]
        exclusive = self._take("truoc")
        if self._hour():  # "đến trước 17 giờ ngày 15/6": that day still counts
            exclusive = False
        end = self._end()
        return [] if end is None else [Bound(begin, end, exclusive)]

    def _an_event(self) -> bool:
        """ "từ ngày ban hành kế hoạch đến …": a beginning that has no day of its own."""
        start = self._at
        if self._take_one({"ngay", "khi"}):
            first = self._at
            while self._peek().isalpha() and self._peek() not in {"den", "toi"}:
                self._at += 1
            if first < self._at <= first + _LONGEST_EVENT and self._peek() in {"den", "toi"}:
                return True
        self._at = start
        return False

    def _begin(self) -> Stretch | None:
        start = self._at
        self._take("ngay")
        number = self._number()
        if number is not None and self._peek() in RANGE and self._peek(1) != "":
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

    def _end(self) -> Stretch | None:
        whole = self._take("het")
        if whole and self._peek() == "nam" and full_year_of(self._peek(1)) is None:
            self._at += 1
            return Stretch((1, 1), (12, 0))  # "đến hết năm"
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
        if self._take("het"):
            day = self._day()
            return [] if day is None else [Bound(None, day)]
        exclusive = self._take("truoc") or self._take("den", "truoc")
        if not exclusive and not self._latest() and not self._until():
            return []
        exclusive = exclusive or self._take("truoc")
        if self._hour():  # "trước 17 giờ ngày 15/6": that day still counts
            exclusive = False
        self._beside_a_date()
        point = self._end()
        return [] if point is None else [Bound(None, day, exclusive) for day in self._more(point)]

    def _more(self, first: Stretch) -> list[Stretch]:
        """ "trước ngày 15/6 và 15/12": the days listed after a bound's first."""
        found = [first]
        start = self._at
        while first.is_day and self._take_one({",", "va", "&", "+"}):
            day = self._day()
            if day is None:
                break
            found.append(day)
            start = self._at
        self._at = start
        return found

    def _latest(self) -> bool:
        found = any(self._take(*words) for words in _LATEST)
        while found and self._take_one({"la", "vao", "den", "trong", "het", ":"}):
            pass
        return found

    def _until(self) -> bool:
        self._take("tinh")
        return bool(self._take_one({"den", "toi"})) or any(
            self._take("khong", *words) for words in _NO_LATER
        )
