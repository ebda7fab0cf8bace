"""Finds the dates on which a plan wants its reports."""

import datetime
import re
from collections.abc import Iterator

import msgspec

from desktop_app.law.phrase_parts import LEAP_YEAR
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ReportDeadline, Schedule, ScheduleKind

_PERIODS = (
    ("6_months", r"(?:0?6|sáu)\s+tháng(?:\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?)?"),
    ("9_months", r"(?:0?9|chín)\s+tháng(?:\s+đầu\s+năm)?(?:\s+\d{4})?"),
    ("quarter", r"(?:(?:hằng|hàng)\s+)?(?:quý|qúy)(?:\s+(?:i{1,3}|iv|[1-4])\b)?"),
    ("month", r"(?:(?:hằng|hàng)\s+)?tháng(?!\s*(?:\d|cuối|đầu|sau|tiếp|liền|trước))"),
    ("year", r"(?:(?:0?1|một|cả|cuối|hằng|hàng)\s+)?năm(?:\s+\d{4})?"),
)
_PERIOD = re.compile("|".join(f"(?P<p{key}>{words})" for key, words in _PERIODS))
# What may stand before a period that is a report's: "báo cáo (sơ kết) 6 tháng", "…, năm".
_REPORT_LEAD = re.compile(
    r"(?:báo\s+cáo(?:\s+(?:định\s+kỳ|sơ\s+kết|tổng\s+kết|kết\s+quả|thống\s+kê|số\s+liệu|công\s+tác"
    r"|tổng\s+hợp|tình\s+hình|kết\s+quả\s+thực\s+hiện))*|định\s+kỳ|sơ\s+kết|tổng\s+kết|đối\s+với"
    r"|^|[,;:(+\-–]|\bvà|\bcho|\bkỳ)\s*$"
)
_DAY = (
    r"(?:ngày\s*)?(?:\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{4})?"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?)(?![\d/])(?:\s+năm\s+\d{4})?"
)
_MONTH_DAY = (
    r"ngày\s+\d{1,2}\s+(?:(?:của\s+)?tháng\s+cuối\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|hàng\s+)?quý"
    r"|(?:hằng|hàng)\s+tháng)"
)
_LIMIT = (
    r"(?:trước|chậm\s+nhất(?:\s+(?:là|vào|đến|trong))?|muộn\s+nhất(?:\s+là)?|không\s+quá"
    r"|đến(?:\s+(?:trước|hết))?|hết)"
)
_WHEN = re.compile(
    rf"(?:từ\s+{_DAY}\s+đến\s+(?:trước\s+|hết\s+)?{_DAY}|(?:{_LIMIT}\s+)?{_MONTH_DAY}"
    rf"|{_LIMIT}\s+{_DAY}|(?P<plain>(?<=[:(])\s*{_DAY}|(?<=vào\s){_DAY}|(?<=là\s){_DAY}))"
    r"(?P<again>\s*,?\s*(?:hằng|hàng)\s+(?:năm|quý|tháng))?"
)
_DATE_FIRST = re.compile(r"^[\s,)]*(?:đối\s+với|cho|với|gửi|nộp|\()")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ỹđ])")
_AGAIN = re.compile(r"(?:hằng|hàng)\s+(?:năm|quý|tháng)")


class _Period(msgspec.Struct, frozen=True):
    key: str
    start: int
    end: int


def read_report_deadlines(
    text: str, line: int, year: int | None = None
) -> tuple[ReportDeadline, ...]:
    """The report dates of a paragraph: period and date in either order, one for each pair.

    Only sentences that speak of a report count. A day without a year stays "--MM-DD", whatever the
    plan's year is. The last day before "--03-01" depends on the year: it is known only where
    `year` (the plan's) is given and the date does not come back, else None. Days off are not moved.
    """
    found: list[ReportDeadline] = []
    at = 0
    for sentence in _SENTENCE.split(text):
        at = text.index(sentence, at)
        lines = line + text.count("\n", 0, at)
        found.extend(_Sentence(sentence, lines, year).deadlines())
        at += len(sentence)
    return tuple(found)


class _Sentence:
    """One sentence: its periods and dates are paired from left to right."""

    def __init__(self, text: str, line: int, year: int | None) -> None:
        self._text = text
        self._flat = text.lower().replace("\n", " ")
        self._line = line
        self._year = year
        self._used: set[int] = set()

    def deadlines(self) -> Iterator[ReportDeadline]:
        if not re.search(r"báo\s+cáo", self._flat):
            return
        dates = list(_WHEN.finditer(self._flat))
        edges = [0, *(date.end() for date in dates)]
        nexts = [*(date.start() for date in dates[1:]), len(self._flat)]
        for date, before, after in zip(dates, edges, nexts, strict=False):
            yield from self._deadline(date, before, after)

    def _deadline(self, date: re.Match[str], before: int, after: int) -> Iterator[ReportDeadline]:
        schedule = read_schedule(_clean(self._flat[date.start() : date.end()]))
        if schedule is None or schedule.kind is ScheduleKind.TEXT:
            return
        periods = self._periods_of(date, before, after)
        for period in periods:
            self._used.add(period.start)
            yield self._made(period, date, schedule)
        told = any(before <= start < date.start() for start in self._used)
        if not periods and not told and not date["plain"]:
            yield from self._without_period(date, before, schedule)

    def _periods_of(self, date: re.Match[str], before: int, after: int) -> list[_Period]:
        earlier = self._periods(before, date.start())
        later = self._periods(date.end(), self._stop(date.end(), after))[:1]
        if later and _DATE_FIRST.match(self._flat[date.end() : later[0].start]):
            return later
        return self._nearest(earlier) or later

    def _stop(self, start: int, end: int) -> int:
        found = re.search(r"[;.]\s", self._flat[start:end])
        return start + found.start() if found else end

    def _periods(self, start: int, end: int) -> list[_Period]:
        found = []
        for match in _PERIOD.finditer(self._flat, start, end):
            alone = match.end() == len(self._flat) or not self._flat[match.end()].isalpha()
            lead = _REPORT_LEAD.search(self._flat[max(0, match.start() - 60) : match.start()])
            if alone and lead and match.start() not in self._used:
                key = str(match.lastgroup)[1:]
                found.append(_Period(key, match.start(), match.end()))
        return found

    def _nearest(self, periods: list[_Period]) -> list[_Period]:
        """The last period before a date, with those that are listed with it."""
        chosen = periods[-1:]
        for period in reversed(periods[:-1]):
            between = self._flat[period.end : chosen[0].start]
            if not re.fullmatch(r"\s*(?:,|và|\+|/|-)?\s*(?:báo\s+cáo\s+)?(?:và\s+)?", between):
                break
            chosen.insert(0, period)
        return chosen

    def _without_period(
        self, date: re.Match[str], before: int, schedule: Schedule
    ) -> Iterator[ReportDeadline]:
        """ "gửi báo cáo về … trước ngày 15/12/2026": the words themselves name the report."""
        lead = re.search(
            r"(?:gửi|nộp)?\s*báo\s+cáo(?!\s+số)[^;.()]{0,90}$", self._flat[before : date.start()]
        )
        if lead and not re.search(r"kế\s+hoạch|xây\s+dựng|hoàn\s+thành", lead[0]):
            start = before + lead.start()
            words = _clean(self._text[start : date.start()])
            yield self._made(_Period(words, start, date.start()), date, schedule)

    def _made(self, period: _Period, date: re.Match[str], schedule: Schedule) -> ReportDeadline:
        start = self._with_report(min(period.start, date.start()))
        end = max(period.end, date.end())
        recurring = self._comes_back(period, date)
        due = schedule.end or schedule.start
        year = None if recurring else self._year
        return ReportDeadline(
            period=period.key,
            due=due,
            last_day=_last_day(due, schedule.exclusive, year),
            window_from=schedule.start if schedule.start != due else None,
            recurring=recurring,
            text=_clean(self._text[start:end]),
            line=self._line + self._text.count("\n", 0, start),
        )

    def _with_report(self, start: int) -> int:
        """Where "báo cáo" begins when it stands just before."""
        lead = re.search(r"báo\s+cáo(?:\s+[^\W\d]+){0,4}\s*$", self._flat[:start])
        return lead.start() if lead else start

    def _comes_back(self, period: _Period, date: re.Match[str]) -> bool:
        """ "hằng năm" after the last date of a list counts for all of it."""
        if re.search(r"\d{4}", date[0]):
            return False
        words = self._flat[period.start : period.end] + self._flat[date.start() :]
        return bool(_AGAIN.search(words)) or bool(re.search(_MONTH_DAY, date[0]))


def _last_day(due: str | None, exclusive: bool, year: int | None) -> str | None:
    if due is None or not exclusive:
        return due
    unknown = due.startswith("--")
    if due == "--03-01":
        day = datetime.date(year, 3, 1) if year else None
    else:
        day = datetime.date.fromisoformat(f"{LEAP_YEAR}{due[1:]}" if unknown else due)
    if day is None:
        return None
    last = day - datetime.timedelta(days=1)
    return f"--{last:%m-%d}" if unknown else last.isoformat()


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:.(")
