"""Finds the dates on which a plan wants its reports."""

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.law.report_words import (
    LONGEST_QUOTE,
    REPORT_KINDS,
    Period,
    When,
    cleaned,
    flattened,
    last_day,
    periods,
    short_name,
    undated,
    whens,
)
from desktop_app.law.schedule import ReportDeadline

_REPORT = re.compile(r"báo\s+cáo(?!\s+(?:số|viên)\b)")
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[Tt][Pp]\.)(?<!\b[Tt][Xx]\.)\s+(?=[^\W\d_a-zà-ỹđ])")
_STOP = re.compile(r";|(?<!\btp)(?<!\btx)\.(?=\s|$)")
_JOINED = re.compile(
    r"\s*(?:,|;|và|hoặc|hay)?\s*(?:và\s+)?(?:(?:lần|đợt)\s+(?:thứ\s+)?\w+\s*:?\s*)?"
)
_TURN = re.compile(r"\s*\b(?:lần|đợt)\s+(?:thứ\s+)?\w+\s*:?\s*$")
_LISTED = re.compile(r"\s*(?:,|;|và|\+|/|-|hoặc)?\s*(?:báo\s+cáo\s+)?(?:và\s+)?")
_LISTED_WIDE = re.compile(
    r"\s*(?:,|;|và|\+|/|-|hoặc)?\s*(?:(?:báo\s+cáo|sơ\s+kết|tổng\s+kết|và)\s+)*"
)
_ONCE_A_YEAR = {"year", "9_months"}
# The report told behind its date: "… đối với báo cáo 6 tháng", "… (báo cáo năm)".
_LED_BY_DATE = re.compile(
    rf"[\s)]*,?\s*(?:\(\s*)?(?:(?:đối\s+với|cho|với)\s+)?(?:các\s+)?(?:báo\s+cáo{REPORT_KINDS}\s+)?"
)
_SENT_AFTER = re.compile(
    rf"\s*,?\s*(?:gửi|nộp|(?!và\b|,)[^,;:.()]{{0,60}}?)\s*báo\s+cáo{REPORT_KINDS}\s*"
    r"|[^,;:.()]{1,60}\s(?:đối\s+với|cho|với)\s+(?:báo\s+cáo\s+)?"
)
_SENT_AT_ONCE = re.compile(rf"\s*(?:phải\s+)?(?:gửi|nộp)?\s*báo\s+cáo{REPORT_KINDS}\s*")
_OTHER_WORK = re.compile(
    r"hoàn\s+thành|(?:,|\bvà)\s+(?:xây\s+dựng|tổ\s+chức|triển\s+khai|ban\s+hành|lập|niêm\s+yết"
    r"|rà\s+soát|kiểm\s+tra|tuyên\s+truyền|công\s+khai|thẩm\s+định|phê\s+duyệt|khắc\s+phục|họp)\b"
)
_PLANNED = re.compile(r"kế\s+hoạch|xây\s+dựng")
_ABOUT_WORK = re.compile(r"báo\s+cáo\s+(?:nhanh\s+)?(?:kết\s+quả|tình\s+hình|tiến\s+độ)\b")
_CLAUSE_BEGINS = re.compile(r"(?:^|[;:.+\-–*]|định\s+kỳ)\s*(?:vào\s+)?$")
_JOINS = re.compile(r"(?:^|[,;:.]|\bvà)\s*(?:(?:gửi|nộp)\s+)?$")
_INSIDE = re.compile(r"(?:trong|tại|theo|kèm)\s+(?:các\s+|bản\s+)?$")
_OFTEN = re.compile(
    r"(?:\s*(?:0?1|một)\s+lần)?(?:\s*\([^()]*\))?(?:\s*,?\s*vào\s+ngày\s+\d+)?"
    r"\s*,?\s*[^,;:.()]{0,90}(?:,[^,;:.()]{0,40})?$"
)
_TO_WHOM = re.compile(
    r"\s+(?:lãnh\s+đạo|cấp\s+(?:trên|ủy)|kết\s+quả|tình\s+hình|tiến\s+độ|về|cho|lên|với|bằng|gửi)\b"
)
# "định kỳ hằng năm gửi báo cáo …": said before all the reports of a clause.
_YEARLY_BEFORE = re.compile(
    r"(?:định\s+kỳ\s+(?:hằng|hàng|mỗi)\s+năm|(?:hằng|hàng|mỗi)\s+năm\s*,?\s+(?:gửi|nộp|báo\s+cáo))\b"
)
_BEHIND = re.compile(r"\s*\)?\s*(?:,|;|và)\s*(?:và\s+)?")
_SENT_LAST = re.compile(r"(?<=\w)\s+(?:gửi|nộp)(?:\s+vào)?\s*$")
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)")
_MOST = 8  # periods of one list
_NEAR = 80  # how far back the words before a place are looked at


def read_report_deadlines(
    text: str, line: int, year: int | None = None
) -> tuple[ReportDeadline, ...]:
    """The report dates of a paragraph: period and date in either order, one for each pair.

    Only sentences that speak of a report count. A day without a year stays "--MM-DD", whatever the
    plan's year is. The last day before "--03-01" depends on the year: it is known only where
    `year` (the plan's) is given and the date does not come back, else None. Days off are not moved.
    A report told with how often and no day ("hằng quý báo cáo …") has no `due`.
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
    """One sentence: its periods and dates are paired in the order in which they are told."""

    def __init__(self, text: str, line: int, year: int | None) -> None:
        self._text = text
        self._flat = flattened(text)
        self._line = line
        self._year = year
        self._used: set[int] = set()
        self._dates: list[When] = []
        self._stops = [found.start() for found in _STOP.finditer(self._flat)]
        self._last_again = -1

    def deadlines(self) -> list[ReportDeadline]:
        if not re.search(r"báo\s+cáo", self._flat):
            return []
        self._dates = list(whens(self._flat))
        self._last_again = max((one.start for one in self._dates if one.again), default=-1)
        groups = self._groups()
        told: list[tuple[int, ReportDeadline]] = []
        before = 0
        for at, group in enumerate(groups):
            after = groups[at + 1][0].start if at + 1 < len(groups) else len(self._flat)
            pairs = self._pairs(group, before, after)
            told += [(date.start, self._made(period, date)) for period, date in pairs]
            if pairs and group[-1].every:
                told += self._listed_behind(group[-1].end, after)
            before = max([group[-1].end, *(period.end for period, _ in pairs)])
        told += self._without_date()
        return [deadline for _, deadline in sorted(told, key=lambda one: one[0])]

    def _groups(self) -> list[list[When]]:
        """Dates with nothing but a joint between them: "trước ngày 15/6 và trước ngày 15/12"."""
        groups: list[list[When]] = []
        for date in self._dates:
            between = self._flat[groups[-1][-1].end : date.start] if groups else "x"
            if _JOINED.fullmatch(between):
                groups[-1].append(date)
            else:
                groups.append([date])
        return groups

    def _pairs(self, group: list[When], before: int, after: int) -> list[tuple[Period, When]]:
        found = self._periods_of(group, before, after)
        # "trước ngày 20" means a day of each month only where the report is the month's
        group = [date for date in group if not date.lone or {"month"} == {p.key for p in found}]
        once = len(group) > 1 and bool({period.key for period in found} & _ONCE_A_YEAR)
        if (len(found) == 1 and not once) or len(group) == 1:
            pairs = list(itertools.product(found, group))
        elif len(found) == len(group):
            pairs = list(zip(found, group, strict=True))
        else:
            pairs = []
        self._used |= {period.start for period, _ in pairs}
        return pairs or list(self._by_words(group, before, after))

    def _periods_of(self, group: list[When], before: int, after: int) -> list[Period]:
        start, end = group[0].start, group[-1].end
        listed = _LISTED_WIDE if len(group) > 1 else _LISTED  # a day for each of the list
        earlier = self._nearest(self._periods(self._from(before, start), start), listed)
        later = _listed(self._flat, self._periods(end, self._stop(end, after)))
        if later and self._led_by_date(end, later, bool(earlier)):
            return later[: len(group)]
        if earlier or not later:
            return earlier
        intro = self._flat[:start].rfind(":") + 1
        spoken = re.search(r"báo\s+cáo|sơ\s+kết|tổng\s+kết", self._flat[intro:start])
        if spoken or (self._used and before):
            return []
        return later[:1]

    def _led_by_date(self, end: int, later: list[Period], earlier: bool) -> bool:
        between = self._flat[end : later[0].start]
        bracket = "(" in between or re.search(r"đối\s+với|\bcho\b|\bvới\b", between)
        if bracket and _LED_BY_DATE.fullmatch(between):
            return True
        if earlier:  # "báo cáo quý trước 10/3, báo cáo năm …": the second is another report
            return bool(_SENT_AT_ONCE.fullmatch(between))
        return bool(_SENT_AFTER.fullmatch(between)) and not re.search(r"\bvà\s", between)

    def _from(self, before: int, start: int) -> int:
        """What a new clause with a report of its own says is not about the periods before it."""
        clause = self._clause(before, start)
        return clause if _REPORT.search(self._flat, clause, start) else before

    def _clause(self, before: int, start: int) -> int:
        """Where the clause begins that a place stands in."""
        at = bisect.bisect_left(self._stops, start)
        return max(before, self._stops[at - 1] + 1) if at else before

    def _stop(self, start: int, end: int) -> int:
        at = bisect.bisect_left(self._stops, start)
        return min(end, self._stops[at]) if at < len(self._stops) else end

    def _periods(self, start: int, end: int) -> list[Period]:
        return [one for one in periods(self._flat, start, end) if one.start not in self._used]

    def _nearest(self, found: list[Period], listed: re.Pattern[str]) -> list[Period]:
        """The last period before a date, with those that are listed with it."""
        chosen = found[-1:]
        for period in reversed(found[:-1]):
            between = self._flat[period.end : chosen[0].start]
            if len(chosen) == _MOST or not listed.fullmatch(between):
                break
            chosen.insert(0, period)
        return chosen

    def _by_words(
        self, group: list[When], before: int, after: int
    ) -> Iterator[tuple[Period, When]]:
        """ "gửi báo cáo về … trước ngày 15/12/2026": the words themselves name the report."""
        if not group or all(date.plain or date.lone for date in group):
            return
        named = self._words_before(group[0].start, before) or self._words_after(group, after)
        if named and len(group) > 1:  # "đợt 1 trước …, đợt 2 trước …": the name is of both
            named = msgspec.structs.replace(named, key=_TURN.sub("", named.key))
        for date in group if named else ():
            if named and not date.plain and not date.lone:
                key = date.every or named.key
                yield Period(key, named.start, named.end), date

    def _words_before(self, start: int, before: int) -> Period | None:
        clause = self._clause(before, start)
        found = [
            report.start()
            for report in _REPORT.finditer(self._flat, clause, start)
            if self._is_of(report.start(), start)
        ]
        if not found:
            return None
        joined = [at for at in found if _JOINS.search(self._before(at))]
        at = joined[-1] if joined else found[0]
        sent = re.search(r"(?:gửi|nộp)\s*$", self._before(at))
        first = max(clause, at - len(sent[0])) if sent else at
        name = _SENT_LAST.sub("", self._text[first:start])
        return Period(short_name(name), first, start)

    def _is_of(self, report: int, date: int) -> bool:
        """Whether the date is the report's, and of no other work told between the two."""
        tail = self._flat[report:date]
        planned = _PLANNED.search(tail) and not _ABOUT_WORK.match(tail)
        return not planned and not _OTHER_WORK.search(tail) and "(" not in tail.rstrip(" (")

    def _words_after(self, group: Sequence[When], after: int) -> Period | None:
        """ "Trước ngày 30/11, các thôn báo cáo kết quả": a clause that begins with its date."""
        end = self._stop(group[-1].end, after)
        report = _REPORT.search(self._flat, group[-1].end, end)
        begins = _CLAUSE_BEGINS.search(self._before(group[0].start))
        if report is None or not begins or not self._is_told(report):
            return None
        if ":" in self._flat[group[-1].end : report.start()]:
            return None
        name = re.split(r"[,:]", self._text[report.start() : end])[0]
        return Period(short_name(name), group[0].start, report.start() + len(name))

    def _is_told(self, report: re.Match[str]) -> bool:
        """Whether the word is the deed and no thing: "báo cáo kết quả", "báo cáo UBND xã"."""
        if _INSIDE.search(self._before(report.start())):
            return False
        rest = self._text[report.end() :].lstrip()
        sent = re.search(r"(?:gửi|nộp)\s*$", self._before(report.start()))
        return bool(sent or _TO_WHOM.match(self._flat, report.end()) or rest[:1].isupper())

    def _listed_behind(self, end: int, after: int) -> Iterator[tuple[int, ReportDeadline]]:
        """ "hằng quý (ngày 15 tháng cuối quý), 6 tháng và hằng năm": reports without a day."""
        stop = self._stop(end, after)
        listed = _listed(self._flat, self._periods(end, stop)) if after == len(self._flat) else []
        if listed and _BEHIND.fullmatch(self._flat[end : listed[0].start]):
            self._used |= {period.start for period in listed}
            for period in listed:
                yield period.start, undated(self._text, self._line, period, period.end)

    def _without_date(self) -> Iterator[tuple[int, ReportDeadline]]:
        """ "Định kỳ hằng quý, 6 tháng báo cáo kết quả": how often, but no day."""
        at = 0
        starts = [date.start for date in self._dates]
        for end in [*self._stops, len(self._flat)]:
            if bisect.bisect_left(starts, at) == bisect.bisect_left(starts, end):
                for period in self._often(at, end):
                    yield period.start, undated(self._text, self._line, period, end)
            at = end + 1

    def _often(self, start: int, end: int) -> list[Period]:
        listed = _listed(self._flat, self._periods(start, end))
        report = listed and _REPORT.search(self._flat, listed[-1].end, end)
        if not listed or not report or not self._is_told(report):
            return []
        lead = re.search(r"định\s+kỳ\s*:?\s*$", self._before(listed[0].start))
        first = self._flat[listed[0].start : listed[0].end]
        gap = self._flat[listed[-1].end : report.start()]
        if not (lead or _YEARLY.match(first)) or not _OFTEN.match(gap):
            return []
        begin = listed[0].start - (len(lead[0]) if lead else 0)
        return [Period(period.key, begin, period.end) for period in listed]

    def _made(self, period: Period, date: When) -> ReportDeadline:
        start = self._with_report(min(period.start, date.start))
        end = max(period.end, date.end)
        recurring = self._comes_back(period, date)
        schedule = date.schedule
        due = (schedule.end or schedule.start) if schedule and not date.every else None
        exclusive = bool(schedule and schedule.exclusive)
        begin = schedule.start if schedule and due else None
        return ReportDeadline(
            period=self._title(period),
            due=due,
            last_day=last_day(due, exclusive, None if recurring else self._year),
            window_from=begin if begin != due else None,
            recurring=recurring,
            text=cleaned(self._text[start:end]),
            line=self._line + self._text.count("\n", 0, start),
        )

    def _title(self, period: Period) -> str:
        if period.key != "study":
            return period.key
        lead = re.search(
            r"(?:báo\s+cáo\s+)?(?:sơ\s+kết|tổng\s+kết)\s*$", self._before(period.start)
        )
        start = period.start - len(lead[0]) if lead else period.start
        return cleaned(self._text[start : period.end])

    def _with_report(self, start: int) -> int:
        """Where "báo cáo" begins when it stands just before."""
        lead = re.search(r"báo\s+cáo(?:\s+[^\W\d]+){0,4}\s*$", self._before(start))
        return start - len(lead[0]) if lead else start

    def _before(self, place: int) -> str:
        return self._flat[max(0, place - _NEAR) : place]

    def _comes_back(self, period: Period, date: When) -> bool:
        """ "hằng năm" after the last date of a list counts for all of it."""
        if date.every or date.lone:
            return True
        if re.search(r"\d{4}", self._flat[date.start : date.end]):
            return False
        after = self._last_again >= date.start
        words = self._flat[period.start : period.end]
        clause = self._flat[date.start : self._stop(date.end, date.end + LONGEST_QUOTE)]
        begin = max(self._clause(0, period.start), period.start - LONGEST_QUOTE)
        before = self._flat[begin : period.start]
        told = _YEARLY.search(words) or _YEARLY.search(clause) or _YEARLY_BEFORE.search(before)
        return after or bool(told)


def _listed(flat: str, found: list[Period]) -> list[Period]:
    """The first period after a date, with those that are listed with it."""
    chosen = found[:1]
    for period in found[1:]:
        if not _LISTED.fullmatch(flat[chosen[-1].end : period.start]):
            break
        chosen.append(period)
    return chosen
