"""The words of report duties: periods, days with their limits, and days that are only cut-offs."""

import datetime
import re
from collections.abc import Iterator

import msgspec

from desktop_app.law.phrase_parts import LEAP_YEAR
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ReportDeadline, Schedule, ScheduleKind

_LONGEST_NAME = 120
LONGEST_QUOTE = 160
_NEAR = 100  # how far back the words before a place are looked at
_EVERY = r"(?:hằng|hàng|mỗi|từng)"
_NOT_BEFORE = r"(?!\s+trước(?!\s+(?:ngày|\d)))"  # "tháng trước", but not "báo cáo tháng trước ngày"
_PERIODS = (
    ("6_months", r"(?:0?6|sáu)\s+tháng(?:\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?)?"),
    ("9_months", r"(?:0?9|chín)\s+tháng(?:\s+đầu\s+năm)?(?:\s+\d{4})?"),
    ("quarter", rf"(?:{_EVERY}\s+)?(?:quý|qúy|quí)(?:\s+(?:i{{1,3}}|iv|[1-4])\b)?"),
    (
        "month",
        rf"(?:{_EVERY}\s+)?(?<!\d\s)tháng(?!\s*(?:\d{{1,2}}(?!\d|\s*lần)|\d{{3}}|cuối|đầu|sau|tiếp|liền|kế))"
        rf"{_NOT_BEFORE}",
    ),
    ("week", rf"(?:{_EVERY}\s+)?tuần(?!\s*(?:\d|cuối|đầu|sau|tiếp|tới|này|lễ|thứ)){_NOT_BEFORE}"),
    ("study", r"học\s+kỳ\s+(?:i{1,2}|[12])\b|(?:(?:cuối|cả)\s+)?năm\s+học"),
    ("year", r"(?:(?:0?1|một|cả|cuối|hằng|hàng|mỗi)\s+)?(?<![02-9]\s)năm(?:\s+\d{4})?"),
)
REPORT_KEYS = frozenset({"6_months", "9_months", "quarter", "month", "week", "year"})
_PERIOD = re.compile("|".join(f"(?P<p{key}>{words})" for key, words in _PERIODS))
_MORE_QUARTERS = re.compile(r"(?<=[iv])\s*(?:,|và)\s*(?P<number>i{1,3}|iv)\b")
_SENT_EVERY = re.compile(rf"{_EVERY}\s+\w+\s+báo\s+cáo\b")  # "hằng tuần báo cáo …"
REPORT_KINDS = (
    r"(?:\s+(?:định\s+kỳ|sơ\s+kết|tổng\s+kết|kết\s+quả|thống\s+kê|số\s+liệu|công\s+tác"
    r"|tổng\s+hợp|tình\s+hình|kết\s+quả\s+thực\s+hiện))*"
)
# What may stand before a period that is a report's: "báo cáo (sơ kết) 6 tháng", "…, năm".
_REPORT_LEAD = re.compile(
    rf"(?:báo\s+cáo{REPORT_KINDS}|định\s+kỳ|sơ\s+kết|tổng\s+kết|đối\s+với"
    r"|^|[,;:(+\-–]|\bvà|\bcho|\bkỳ)\s*$"
)
# "số liệu 6 tháng chốt đến ngày 31/5 và gửi trước ngày 05/6": figures that are sent are a report.
_FIGURES_LEAD = re.compile(r"(?:\bchốt\s+)?số\s+liệu\s*$")
_FIGURES_SENT = re.compile(
    r"\s*(?:được\s+|là\s+)*(?:chốt|tính|lấy|từ|đến|hết)\s[^;\d]{0,40}\d[^;]{0,60}?"
    r"\b(?:gửi|nộp)\s+(?:báo\s+cáo|về|cho|trước|chậm|muộn|đến|hết)\b"
)
_REPORT_ABOUT = re.compile(r"báo\s+cáo[^;:.()]{0,90}\s$")
_DAY = (
    r"(?:ngày\s*)?(?:(?:mùng|mồng)\s+)?(?:\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{4})?"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?)(?![\d/])(?:\s+năm\s+\d{4})?"
)
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{1,2})?\s*(?:phút|['’′])?\s*,?\s*)?"
_LATER = r"(?:sau|tới|tiếp\s+theo|kế\s+tiếp|liền\s+kề|liền\s+sau)"
_QUARTERLY = rf"tháng\s+cuối\s+(?:của\s+)?(?:{_EVERY}\s+)?quý"
_NUMBERS = r"\d{1,2}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}){0,5}"
# "ngày 25 hằng tháng", "ngày 20 (của) tháng cuối quý"; of a later month the day is not known.
_MONTH_DAY = (
    rf"ngày\s+{_NUMBERS}\s+(?:của\s+)?(?:{_EVERY}\s+tháng|{_QUARTERLY}"
    rf"|(?P<later>tháng\s+{_LATER}|tháng\s+đầu\s+(?:tiên\s+)?(?:của\s+)?quý(?:\s+{_LATER})?"
    rf"|quý\s+{_LATER}))"
)
_WEEK_DAY = (
    r"(?:ngày\s+|sáng\s+|chiều\s+)*(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
    rf"\s+(?:{_EVERY}|trong)\s+tuần"
)
_LIMIT = (
    r"(?:trước|(?:chậm|muộn|trễ)\s+nhất(?:\s*(?:là|vào|đến|trong|hết|trước|:))*|không\s+quá"
    r"|không\s+(?:chậm|muộn)\s+hơn|đến(?:\s+(?:trước|hết))?|hết)"
)
_LONE = r"ngày\s+\d{1,2}(?!\d|\s*[/.\-]\s*\d|\s*(?:của\s+)?(?:tháng|quý|hằng|hàng|mỗi|từng)\b)"
_AGAIN = (  # ", hằng năm" is said of the day, unless the next report begins with it
    r"(?P<again>\s+(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng)"
    r"|\s*,\s*(?:hằng|hàng)\s+năm(?=\s*(?:[,;.)]|$)))?"
)
_WHEN_WORDS = (
    r"(?:(?:trong\s+khoảng\s+(?:thời\s+gian\s+)?)?"
    rf"từ\s+(?:{_DAY}|(?:ngày\s*)?\d{{1,2}})\s*(?:đến|tới|-|–)\s*(?:trước\s+|hết\s+)?{_DAY}"
    rf"|(?:{_LIMIT}\s+)?{_HOUR}(?P<week>{_WEEK_DAY})|(?:{_LIMIT}\s+)?{_HOUR}(?P<month>{_MONTH_DAY})"
    rf"|(?P<limit>{_LIMIT})\s+{_HOUR}{_DAY}|trong\s+(?=ngày){_DAY}"
    r"|(?:chậm|muộn)\s+nhất\s+(?:là\s+|vào\s+|trong\s+)*tháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)\d{4}"
    r"|(?P<within>trong\s+tháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)\d{4})"
    rf"|(?P<lone>{_LIMIT}\s+{_LONE})"
    rf"|(?P<plain>(?<=[:(])\s*{_DAY}|(?<=vào\s){_DAY}|(?<=là\s){_DAY})"
)
_WHEN = re.compile(rf"{_WHEN_WORDS}){_AGAIN}")
# Behind "Thời hạn gửi báo cáo …:" a day needs no limit: "6 tháng - ngày 10/6".
_WITH_YEAR = r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}"
_WHEN_SENT = re.compile(rf"{_WHEN_WORDS}|(?P<bare>(?=ngày|{_WITH_YEAR}){_DAY})){_AGAIN}")
_SENDING = re.compile(
    r"\b(?:thời\s+hạn(?:\s+(?:gửi|nộp))?|(?:thời\s+gian|thời\s+điểm|lịch|ngày|hạn)\s+(?:gửi|nộp))"
    r"\s+(?:các\s+)?báo\s+cáo\b[^:;]{0,120}:"
)
_BEHIND_PERIOD = re.compile(
    rf"(?:{_PERIOD.pattern})\s*(?:\([^()]*\)\s*)?[-–—:,(]?\s*(?:gửi\s+|nộp\s+)?(?:vào\s+)?$"
)
# A further day of a list: "trước ngày 15/6 và 15/12", "trước 10/6 (6 tháng), 10/12 (năm)".
_ALSO = re.compile(rf"(?:\s*\([^()]{{0,40}}\))?\s*(?:,|;|\bvà|\bhoặc)\s*(?P<day>{_DAY}){_AGAIN}")
# Up to which day the figures count is no day of sending: "số liệu tính từ … đến …".
_CUT_BEFORE = re.compile(
    r"(?:chốt\s+số\s+liệu(?:(?!gửi|nộp)[^;]){0,120}"
    r"|(?:\btính|số\s+liệu|kỳ\s+báo\s+cáo|\bmốc|thời\s+điểm)(?:(?!gửi|nộp)[^,;]){0,60})$"
)
_CUT_AFTER = re.compile(r"\s*(?:năm\s+trước\b|(?:của\s+)?(?:năm\s+trước\s+)?kỳ\s+báo\s+cáo)")
_WITHIN = re.compile(r"trong khoảng (?:thời gian )?")
_SPAN = re.compile(r"(?:trong\s+khoảng|từ|đến|hết)\b")
_ASIDE = re.compile(r"\([^()]*\)")
_TELLING = re.compile(rf"báo\s+cáo|trước|nhất|ngày\s+\d|\d\s*/\s*\d|{_PERIOD.pattern}")
_SENT_BEFORE = re.compile(r"\b(?:gửi|nộp)\b[^,;:.()]{0,60}$")
# Reports that another work is about: a draft that goes nowhere yet, a form, what is published.
_DRAFT_SENT = (
    r"(?!\s+báo\s+cáo[^,;:.()]{0,60}\s(?:gửi|nộp)\s(?!.{0,30}(?:lấy|xin|góp|tham\s+gia)\s+ý))"
)
_NOT_SENT = re.compile(
    rf"(?:đề\s+cương|biểu\s+mẫu|\bmẫu|dự\s+thảo{_DRAFT_SENT}|niêm\s+yết|đăng\s+tải|công\s+khai|công\s+bố"
    r"|thẩm\s+tra|thẩm\s+định|thông\s+qua|góp\s+ý|\bnghe)\s+(?:(?:các|những|bản|vào)\s+)?"
    r"(?P<report>báo\s+cáo)"
)


class Period(msgspec.Struct, frozen=True):
    """What a report is about: a key of ReportDeadline, "study" or words; and its place."""

    key: str
    start: int
    end: int


class When(msgspec.Struct, frozen=True):
    """A day with its limit. `every` is the period that it names itself ("ngày 25 hằng tháng").

    `schedule` is None where the words are clear as a day of sending and the day is not known;
    `plain` and `lone` days mean something only beside a period; `joined` is one more of a list.
    """

    start: int
    end: int
    schedule: Schedule | None
    every: str = ""
    again: bool = False
    plain: bool = False
    lone: bool = False
    joined: bool = False


def flattened(text: str) -> str:
    """The text in small letters on one line, of the same length; asides are blanks."""
    flat = text.lower().replace("\n", " ")
    flat = _ASIDE.sub(lambda m: m[0] if _TELLING.search(m[0]) else " " * len(m[0]), flat)
    return _NOT_SENT.sub(_without_report, flat)


def _without_report(found: re.Match[str]) -> str:
    return found[0][: found.start("report") - found.start()] + "·" * len(found["report"])


def periods(flat: str, start: int, end: int) -> list[Period]:
    """The periods of reports between two places."""
    found = []
    for match in _PERIOD.finditer(flat, start, end):
        key = str(match.lastgroup)[1:]
        alone = match.end() == len(flat) or not flat[match.end()].isalpha()
        before = flat[max(0, match.start() - _NEAR) : match.start()]
        led = _REPORT_LEAD.search(before[-60:]) or _SENT_EVERY.match(flat, match.start())
        figures = _FIGURES_LEAD.search(before)
        sent = figures and _FIGURES_SENT.match(flat, match.end())
        if alone and (led or sent or _told_by(flat, match, before)):
            lead = len(figures[0]) if figures and sent else 0
            found.append(Period(key, match.start() - lead, match.end()))
            at = match.end()
            while key == "quarter" and (more := _MORE_QUARTERS.match(flat, at, end)):
                at = more.end()  # "quý I, II và III"
                found.append(Period(key, more.start("number"), at))
    return found


def _told_by(flat: str, period: re.Match[str], before: str) -> bool:
    """ "báo cáo kết quả hoạt động quý trước ngày …": the last words before the day."""
    told = _REPORT_ABOUT.search(before) and not before.rstrip()[-1:].isdigit()
    after = flat[period.end() : period.end() + 20]
    return bool(told and re.match(r"\s*[:(,]?\s*(?:gửi\s+|nộp\s+)?(?:trước|chậm|muộn)\s", after))


def whens(flat: str) -> Iterator[When]:
    """The days of sending, in order; cut-offs of figures are left out."""
    sending = _SENDING.search(flat)
    behind = sending.end() if sending else len(flat) + 1
    at = 0
    while found := (_WHEN_SENT if sending else _WHEN).search(flat, at):
        at = found.end()
        if _is_cut_off(flat, found) or (sending and not _has_a_place(flat, found, behind)):
            continue
        if found["within"] and not _SENT_BEFORE.search(_before(flat, found.start())):
            continue  # a month of some other work
        told = _when(found, found[0])
        if told is None:
            continue
        sent = told.plain and behind <= told.start
        if sent and "ngày" in found[0] and _is_first(flat, behind, told.start):
            told = msgspec.structs.replace(told, plain=False)
        yield told
        limit = found["limit"] or ""
        at_days = found["plain"] and _before(flat, told.start).rstrip().endswith("vào")
        listed = limit or sent or at_days
        while listed and (more := _ALSO.match(flat, at)):
            at = more.end()
            one = _when(more, f"{limit} {more['day']}")
            if one:
                yield msgspec.structs.replace(
                    one, start=more.start("day"), plain=told.plain, joined=True
                )


def _before(flat: str, place: int) -> str:
    return flat[max(0, place - _NEAR) : place]


def _has_a_place(flat: str, found: re.Match[str], behind: int) -> bool:
    """Whether a day without a limit stands right behind the heading or behind a period."""
    if not found["bare"]:
        return True
    before = flat[max(behind, found.start() - _NEAR) : found.start()]
    first = _is_first(flat, behind, found.start())
    return behind <= found.start() and (first or bool(_BEHIND_PERIOD.search(before)))


def _is_first(flat: str, behind: int, start: int) -> bool:
    return not flat[behind : min(start, behind + _NEAR)].strip(" -–—")


def _when(found: re.Match[str], words: str) -> When | None:
    groups = found.groupdict()
    schedule = read_schedule(_WITHIN.sub("", " ".join(words.split()).strip(" ,;:.(")))
    known = schedule is not None and schedule.kind is not ScheduleKind.TEXT
    every = "week" if groups.get("week") else ""
    if groups.get("month"):
        every = "quarter" if "quý" in str(groups["month"]) else "month"
    if not known and not every and not groups.get("lone"):
        return None
    return When(
        found.start(),
        found.end(),
        schedule if known else None,
        every=every,
        again=bool(groups.get("again")),
        plain=bool(groups.get("plain") or groups.get("bare")),
        lone=bool(groups.get("lone")),
    )


def _is_cut_off(flat: str, found: re.Match[str]) -> bool:
    if _CUT_AFTER.match(flat, found.end()):
        return True
    before = _CUT_BEFORE.search(flat[max(0, found.start() - 160) : found.start()])
    return bool(before and (_SPAN.match(found[0]) or "chốt" in before[0]))


def last_day(due: str | None, exclusive: bool, year: int | None) -> str | None:
    """The last day that still counts: one earlier for "trước ngày"; None where it is not known."""
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


def short_name(words: str) -> str:
    """Words as the name of a report, cut at a word when they are long."""
    name = cleaned(words)
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rsplit(None, 1)[0] + "…"


def cleaned(words: str) -> str:
    """Words on one line without the marks around them."""
    return " ".join(words.split()).strip(" ,;:.(")


def day_told(text: str) -> Schedule | None:
    """The day within each period that a deadline's words tell: "ngày 15 tháng cuối quý"."""
    for date in whens(flattened(text)):
        if date.every and date.schedule and date.schedule.day:
            return date.schedule
    words = text.split()
    for start in range(len(words)):
        schedule = read_schedule(" ".join(words[start:]))
        if schedule and schedule.kind is not ScheduleKind.TEXT and schedule.day:
            return schedule
    return None


def undated(text: str, line: int, period: Period, end: int) -> ReportDeadline:
    """A report told with how often and no day."""
    quote = text[period.start : min(end, period.start + LONGEST_QUOTE)]
    words = quote if len(quote) < LONGEST_QUOTE else quote.rsplit(None, 1)[0]
    place = line + text.count("\n", 0, period.start)
    return ReportDeadline(period.key, None, None, None, True, cleaned(words), place)
