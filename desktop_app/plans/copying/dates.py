"""Years, quarters, months and days in a text, and what each becomes in another year."""

import calendar
import re
from collections.abc import Iterator

import msgspec

from desktop_app.plans.copying.model import ShiftKind

_YEAR = r"20\d\d"
_ORDER: tuple[tuple[ShiftKind, re.Pattern[str]], ...] = (
    (
        ShiftKind.DATE,
        re.compile(
            rf"(?<!\d)(?P<d>\d{{1,2}})(?P<s1>\s*[/.\-]\s*|\s*tháng\s*)(?P<m>\d{{1,2}})"
            rf"(?P<s2>\s*[/.\-]\s*|,?\s*năm\s*)(?P<y>{_YEAR})(?![\d/])"
        ),
    ),
    (
        ShiftKind.QUARTER,
        re.compile(rf"(?i:quý)\s*(?:[IV]+|[1-4])\s*(?:/|-|,?\s*năm)\s*(?P<y>{_YEAR})(?!\d)"),
    ),
    (
        ShiftKind.DATE,
        re.compile(r"(?<![\d/])(?P<d>\d{1,2})(?P<s1>/)(?P<m>\d{1,2})(?P<s2>/)(?P<y>\d\d)(?![\d/])"),
    ),
    (
        ShiftKind.MONTH,
        re.compile(rf"(?i:tháng)\s*\d{{1,2}}\s*(?:/|-|,?\s*năm)\s*(?P<y>{_YEAR})(?!\d)"),
    ),
    (
        ShiftKind.MONTH,
        re.compile(
            rf"(?<![\d/.\-])(?:T\.?\s?)?(?:0?[1-9]|1[0-2])\s*/\s*(?P<y>{_YEAR})(?![\d/.\-])"
        ),
    ),
    (
        ShiftKind.PERIOD,
        re.compile(rf"(?<![\d/])(?P<y>{_YEAR})(?P<dash>\s*[-–/]\s*)(?P<y2>{_YEAR})(?![\d/])"),
    ),
    (ShiftKind.YEAR, re.compile(rf"(?<![\d/.\-])(?P<y>{_YEAR})(?![\d]|[/.\-]\d)")),
    (ShiftKind.YEAR, re.compile(rf"(?<!\d)(?P<y>{_YEAR})(?!\d)")),
)
_LAST = len(_ORDER) - 1  # what looks like a year and stands where years do not
_MANY = re.compile(
    r"\s*(?:m2|m²|km|ha|đồng|triệu|tỷ|nghìn|người|hộ|lượt|cuộc|hồ sơ|đơn|vụ|trường hợp|thửa|kg|tấn)"
    r"(?!\w)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:năm|\b20\d\d\s*(?:,|;|và|-|–))\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"\bsố:?\s*$", re.IGNORECASE)
_YEARLESS = re.compile(
    r"(?P<d>2[89])(?P<s1>\s*[/.\-]\s*|\s*tháng\s*)(?P<m>0?2)(?![\d/.\-]*\d|\s*năm)(?!\d)"
)
_BEFORE = re.compile(r"trước\s+(?:ngày\s+)?$", re.IGNORECASE)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|đến|hạn|hết|vào)\b[^.;]{0,24}$", re.IGNORECASE
)
_FROM = re.compile(r"\btừ\s+(?:ngày\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"[^.;]{0,20}?(?:\bđến|\btới|[-–])[^.;]{0,24}?\d{1,2}\s*(?:[/.\-]|tháng)\s*\d", re.IGNORECASE
)


class Hit(msgspec.Struct, frozen=True):
    """A piece of text that names a time, what it becomes, and how sure that is."""

    kind: ShiftKind
    start: int
    end: int
    new: str
    sure: bool = True
    why: str = ""


def hits(text: str, old_year: int, new_year: int, *, a_schedule: bool = False) -> Iterator[Hit]:
    """The times in a text that move when the plan's year does, from left to right.

    The years before, of and after the plan move; other years are facts. `a_schedule`: the text is
    a cell of times, where every date is a deadline.
    """
    taken: list[tuple[int, int]] = []
    found: list[Hit] = []
    for place, (kind, pattern) in enumerate(_ORDER):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if len(match["y"]) == 2 and not _near(match["y"], old_year):
                continue
            taken.append(match.span())
            hit = _hit(kind, match, old_year, new_year, a_schedule=a_schedule)
            if hit and place == _LAST and hit.sure:
                hit = msgspec.structs.replace(hit, sure=False, why="Có thể không phải là năm.")
            if hit:
                found.append(hit)
    found += _leap_days(text, old_year, new_year, taken)
    yield from sorted(found, key=lambda hit: hit.start)


def _hit(
    kind: ShiftKind, match: re.Match[str], old: int, new: int, *, a_schedule: bool
) -> Hit | None:
    year = int(match["y"]) + (old // 100 * 100 if len(match["y"]) == 2 else 0)
    if kind is ShiftKind.PERIOD:
        return _period(match, old, new)
    if abs(year - old) > 1:
        return None
    moved = year + new - old
    if kind is ShiftKind.DATE:
        return _date(match, moved, a_schedule=a_schedule)
    start = match.start("y")
    words = match[0][: start - match.start()] + str(moved)
    return _year(kind, match, words, year, old, a_schedule=a_schedule)


def _year(
    kind: ShiftKind, match: re.Match[str], words: str, year: int, old: int, *, a_schedule: bool
) -> Hit:
    before, behind = match.string[: match.start()], match.string[match.end() :]
    if re.search(r"(?:từ|nhiệm kỳ|giai đoạn)\s+(?:năm\s+)?$", before, re.IGNORECASE) or re.match(
        r"\s+(?:và\s+)?(?:các|những)\s+năm\s+tiếp|\s+trở\s+(?:đi|về)", behind
    ):
        why = "Có thể là mốc bắt đầu cố định, không đổi theo năm."
        return Hit(kind, match.start(), match.end(), words, sure=False, why=why)
    bare = kind is ShiftKind.YEAR and not _NAMED.search(before)
    if bare and (_MANY.match(behind) or _NUMBER.search(before)):
        why = "Có thể là một số lượng hoặc số hiệu, không phải năm."
        return Hit(kind, match.start(), match.end(), words, sure=False, why=why)
    why = "Năm trước của kế hoạch cũ." if year < old else ""
    return Hit(kind, match.start(), match.end(), words, why=why)


def _period(match: re.Match[str], old: int, new: int) -> Hit | None:
    """Two years in a row move like years; a longer stretch is a fact until it ends."""
    first, last = int(match["y"]), int(match["y2"])
    if last - first == 1 and first - 1 <= old <= last + 1:
        moved = f"{first + new - old}{match['dash']}{last + new - old}"
        why = "Năm trước của kế hoạch cũ." if last < old else ""
        return Hit(ShiftKind.PERIOD, *match.span(), moved, why=why)
    if first <= old <= last < new:
        length = last - first + 1
        ahead = -(-(new - last) // length) * length
        moved = f"{first + ahead}{match['dash']}{last + ahead}"
        why = f"Giai đoạn này hết năm {last}; cần xem giai đoạn mới."
        return Hit(ShiftKind.PERIOD, *match.span(), moved, sure=False, why=why)
    return None


def _date(match: re.Match[str], year: int, *, a_schedule: bool) -> Hit:
    before = match.string[: match.start()]
    day, month, why = _in_year(match, before, year)
    shown = year if len(match["y"]) == 4 else f"{year % 100:02d}"
    words = f"{day}{match['s1']}{month}{match['s2']}{shown}"
    deadline = a_schedule or _DEADLINE.search(before) is not None or _begins_a_window(match)
    if not deadline:
        why = why or "Có thể là ngày của một việc đã qua, không đổi theo năm."
    return Hit(ShiftKind.DATE, *match.span(), words, sure=deadline, why=why)


def _begins_a_window(match: re.Match[str]) -> bool:
    """ "từ ngày 17/12 đến ngày 25/01": both ends of a window move, or it would grow or turn."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return _FROM.search(before) is not None and _TO.match(behind) is not None


def _near(short: str, year: int) -> bool:
    """Whether a year of two figures is the one before, of or after this one."""
    return abs(int(short) - year % 100) <= 1


def _in_year(match: re.Match[str], before: str, year: int) -> tuple[str, str, str]:
    """Day and month as written, and a word about 29 February where the year has none.

    "trước ngày 29/02" means to the end of the 28th, so it becomes "trước ngày 01/3".
    """
    day, month = match["d"], match["m"]
    if (int(day), int(month)) != (29, 2) or calendar.isleap(year):
        return day, month, ""
    why = f"Năm {year} không có ngày 29/02."
    if _BEFORE.search(before):
        return "01", "3", why
    return "28", month, why


def _leap_days(text: str, old: int, new: int, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    """The end of February without a year, where one of the two years is a leap year."""
    for match in _YEARLESS.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        before = text[: match.start()]
        if re.search(r"[\d/.\-]$", before):
            continue
        day, month, why = _in_year(match, before, new)
        longer = match["d"] == "28" and calendar.isleap(new) and not calendar.isleap(old)
        if why:
            yield Hit(ShiftKind.DATE, *match.span(), f"{day}{match['s1']}{month}", why=why)
        elif longer and not _BEFORE.search(before):
            why = f"Tháng 2 năm {new} có ngày 29; đổi nếu muốn nói cuối tháng."
            words = f"29{match['s1']}{month}"
            yield Hit(ShiftKind.DATE, *match.span(), words, sure=False, why=why)
