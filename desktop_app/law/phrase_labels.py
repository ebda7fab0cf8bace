"""Reports named beside their dates: "báo cáo 6 tháng trước ngày 10/6", "Quý I: 17/3"."""

import msgspec

from desktop_app.law.phrase_cursor import full_year_of
from desktop_app.law.phrase_month_days import MonthDays
from desktop_app.law.phrase_parts import Bound, Item, Stretch, with_year

_REPORT = (
    ("bao", "cao"), ("so", "ket"), ("tong", "ket"), ("dinh", "ky"), ("gui",), ("nop",), ("xong",),
    ("hoan", "thanh"), ("ky",),
)  # fmt: skip
_A_REPORT = ["bao", "cao"]
_LIMITS = {"truoc", "cham", "muon", "tu"}
_MONTHS = {6, 9}


class Labels(MonthDays):
    """The rules that take a report's name away, so that its date alone is the time."""

    def _labelled(self) -> list[Item]:
        """ "6 tháng: trước 10/6", "báo cáo năm (trước ngày 15/11)", "Quý I: 17/3"."""
        told = self._report_words() or self._tokens[max(0, self._at - 2) : self._at] == _A_REPORT
        label = self._label(generic=told)
        if label is None:
            return []
        year, plain = label
        colon = self._take(":")
        if not colon and not plain:
            return []
        self._take("(")
        self._report_words()
        if self._peek() in _LIMITS:
            found = self._first_of(self._window, self._bound, self._day_of_month)
        else:
            found = self._days() if colon else []
        return [_of_year(_as_bound(item), year) for item in found]

    def _for_a_report(self) -> None:
        """ "đối với báo cáo 6 tháng", "(báo cáo năm)" after a date."""
        start = self._at
        bracket = self._take("(")
        led = self._take("doi", "voi") or self._take_one({"cho", "voi"})
        told = self._report_words()
        named = (led or (bracket and told)) and self._label(generic=True) is not None
        if not named or (bracket and not self._take(")")):
            self._at = start

    def _report_words(self) -> bool:
        start = self._at
        while any(self._take(*words) for words in _REPORT):
            pass
        return self._at > start

    def _label(self, *, generic: bool = False) -> tuple[int | None, bool] | None:
        """A report's period: its year, and whether it is told plainly ("6 tháng", "năm")."""
        start = self._at
        found = self._label_words(generic=generic)
        if found is None:
            self._at = start
        return found

    def _label_words(self, *, generic: bool) -> tuple[int | None, bool] | None:
        if self._take_one({"ca", "cuoi", "tong"}):
            return (self._year(), True) if self._take("nam") else None
        months = self._number()
        if months is not None:
            return self._numbered_label(months)
        if self._take("nam"):
            year = full_year_of(self._peek())
            self._at += 1 if year else 0
            return year, year is None
        for words, number in (
            ({"quy", "q"}, self._quarter_number),
            ({"thang"}, self._number),
        ):
            if self._take_one(words):
                if number() is not None:
                    return self._year(), False
                return (None, True) if generic else None
        return None

    def _numbered_label(self, months: int) -> tuple[int | None, bool] | None:
        if months == 1 and self._take("nam"):
            return self._year(), True
        if months in _MONTHS and self._take("thang"):
            half = self._take_one({"dau", "cuoi"})
            self._take("nam")
            return self._year(), not half
        return None


def _as_bound(item: Item) -> Item:
    """A day named after a label is the last one: "Quý I: 17/3"."""
    return Bound(None, item) if isinstance(item, Stretch) and item.is_day else item


def _of_year(item: Item, year: int | None) -> Item:
    if not isinstance(item, Bound) or year is None:
        return item
    start, end = (side and with_year(side, year) for side in (item.start, item.end))
    return msgspec.structs.replace(item, start=start, end=end)
