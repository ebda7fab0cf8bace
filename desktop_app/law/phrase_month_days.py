"""Days of a month, of a quarter's last month and of the week that come back."""

from desktop_app.law.phrase_bounds import Bounds
from desktop_app.law.phrase_cursor import ROMAN
from desktop_app.law.phrase_parts import Item, LoneDay, Repeat
from desktop_app.law.schedule import Recurrence as Every
from desktop_app.law.schedule import ScheduleKind as Kind

_LAST = 31
_AND = {",", "va", "&", "+"}
_EVERY = {"hang", "moi", "tung"}
_NEXT_MONTH = (("sau",), ("ke", "tiep"), ("tiep", "theo"), ("lien", "ke"))


class MonthDays(Bounds):
    """The rules for days that come back in every month, quarter or week."""

    def _day_of_month(self) -> list[Item]:
        """ "trước ngày 20 hằng tháng", "ngày 10 và 25 hằng tháng", "ngày 25 tháng cuối quý".

        "ngày 20" may stand alone.
        """
        exclusive = self._take("truoc")
        if not exclusive:
            self._latest()
        if self._clock():  # "trước 10 giờ ngày 30 hằng tháng": that day still counts
            exclusive = False
        self._take("cac")
        named = self._take("ngay")
        days = self._last_day() if named else ()
        days = days or self._day_list()
        if not days or not all(1 <= day <= _LAST for day in days):
            return []
        of = self._take("cua")
        if named and self._of_the_period():
            return [LoneDay(days, exclusive)]
        if named and self._take("thang", "cuoi"):
            return self._last_month_of_quarter(days, exclusive)
        if named and self._next_quarter():
            return [Repeat(Kind.RECURRING, Every.QUARTERLY)]
        if self._take_one(_EVERY) or (of and named and self._month_alone()):
            monthly = self._take("thang")
            return [_monthly(days, exclusive)] if monthly else []
        if self._take("thang") and any(self._take(*words) for words in _NEXT_MONTH):
            return [LoneDay(days, exclusive)] if named else []
        month_follows = self._peek() == "thang" or self._peek(1).isdigit()
        return [] if month_follows or not named else [LoneDay(days, exclusive)]

    def _next_quarter(self) -> bool:
        """ "tháng đầu (của) quý sau": behind the quarter, so no day of it."""
        start = self._at
        if self._take("thang", "dau"):
            self._take("tien")
            self._take("cua")
            if self._take("quy") and any(self._take(*words) for words in _NEXT_MONTH):
                return True
        self._at = start
        return False

    def _of_the_period(self) -> bool:
        """ "của tháng cuối kỳ báo cáo", "của tháng báo cáo": how often is told elsewhere."""
        if self._take("thang", "cuoi", "ky"):
            self._take("bao", "cao")
            return True
        return self._take("thang", "bao", "cao")

    def _last_day(self) -> tuple[int, ...]:
        """ "ngày (làm việc) cuối cùng": the last day; the calendar moves it when it is off."""
        start = self._at
        self._take("lam", "viec")
        if self._take("cuoi"):
            self._take("cung")
            if self._peek() in {"cua", *_EVERY}:
                return (_LAST,)
        self._at = start
        return ()

    def _day_list(self) -> tuple[int, ...]:
        """ "10", "mùng 5", "10, 20 và ngày 25"; a date with its month is no such day."""
        days: list[int] = []
        end = self._at
        while True:
            self._take("ngay")
            self._take_one({"mung", "mong"})
            day = self._number()
            if day is None or self._peek() in {"/", "."}:
                break
            days.append(day)
            end = self._at
            if not self._take_one(_AND):
                break
        self._at = end
        return tuple(days)

    def _month_alone(self) -> bool:
        after = self._peek(1)
        return self._peek() == "thang" and not after.isalnum()

    def _last_month_of_quarter(self, days: tuple[int, ...], exclusive: bool) -> list[Item]:
        self._take("cua")
        self._take_one(_EVERY)
        named = self._peek(1).isdigit() or self._peek(1) in ROMAN
        if named or not self._take("quy"):
            return []
        return [Repeat(Kind.RECURRING, Every.QUARTERLY, days, exclusive)]

    def _weekly(self) -> list[Item]:
        """ "thứ 5 hằng tuần", "thứ Ba và thứ Năm trong tuần", "hằng tuần, chiều thứ Sáu"."""
        limited = self._take("truoc") or self._latest()
        timed = self._clock()
        if limited and not timed:  # "trước thứ Sáu": whether Friday counts is not known
            return []
        week_first = not timed and bool(self._take_one(_EVERY)) and self._take("tuan")
        if week_first:
            self._skip_any({",", "vao", "("})
        days = self._weekdays()
        if not days:
            return []
        each = week_first or (self._take_one({*_EVERY, "trong", "cua"}) and self._take("tuan"))
        return [Repeat(Kind.RECURRING, Every.WEEKLY, tuple(days))] if each else []

    def _weekdays(self) -> list[int]:
        days: list[int] = []
        self._skip_any({"cac", "ngay", "sang", "chieu"})
        end = self._at
        while (day := self._weekday()) is not None:
            days.append(day)
            end = self._at
            self._take_one(_AND)
            self._skip_any({"ngay", "sang", "chieu"})
        self._at = end
        return days

    def _end_of_each(self) -> list[Item]:
        """ "cuối mỗi quý", "tháng cuối của quý", "cuối hằng tháng"."""
        if self._take("thang", "cuoi"):
            self._take("cung")
            self._take("cua")
            self._take_one(_EVERY)
            alone = self._take("quy") and not self._peek().isdigit() and self._peek() not in ROMAN
            return [Repeat(Kind.RECURRING, Every.QUARTERLY)] if alone else []
        if self._take("cuoi") and self._take_one(_EVERY):
            for word, every in (("thang", Every.MONTHLY), ("quy", Every.QUARTERLY)):
                if self._take(word):
                    return [Repeat(Kind.RECURRING, every)]
        return []


def _monthly(days: tuple[int, ...], exclusive: bool) -> Repeat:
    return Repeat(Kind.RECURRING, Every.MONTHLY, days, exclusive)
