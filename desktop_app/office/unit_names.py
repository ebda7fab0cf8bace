"""Names of units: what they are called in full, whether two names mean one unit, odd names."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping

import msgspec

from db.text import fold, nfc

_SHORT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc viet nam",
    "ubmttq": "uy ban mat tran to quoc",
    "ubmttqvn": "uy ban mat tran to quoc viet nam",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
    "pvhcc": "phuc vu hanh chinh cong",
    "hcc": "hanh chinh cong",
    "dvsnc": "dich vu su nghiep cong",
    "vhxh": "van hoa xa hoi",
    "vhtt": "van hoa thong tin",
    "ktht": "kinh te ha tang",
    "gddt": "giao duc dao tao",
    "vp": "van phong",
    "thpt": "trung hoc pho thong",
    "thcs": "trung hoc co so",
    "bch": "ban chap hanh",
    "bcd": "ban chi dao",
    "bcdqcdc": "ban chi dao quy che dan chu",
    "ttnd": "thanh tra nhan dan",
    "gsdtcd": "giam sat dau tu cong dong",
    "ldld": "lien doan lao dong",
    "lhpn": "lien hiep phu nu",
    "ccb": "cuu chien binh",
    "tncs": "thanh nien cong san",
    "tdp": "to dan pho",
    "tp": "thanh pho",
}
_SPELLINGS = (
    (re.compile(r"\bvh\s*xh\b"), "vhxh"),
    (re.compile(r"\bgd\s*dt\b"), "gddt"),
    (re.compile(r"\btruong th\b"), "truong tieu hoc"),
    (re.compile(r"\btruong mn\b"), "truong mam non"),
    (re.compile(r"\btt (?=phuc vu|dich vu|pvhcc|dvsnc|van hoa|y te|truyen thong)"), "trung tam "),
    (re.compile(r"\bmat tran to quoc viet nam\b"), "mat tran to quoc"),
)
_LEVELS = ("thi tran", "thi xa", "thanh pho", "dac khu", "xa", "phuong", "quan", "huyen", "tinh")
_LEVEL_END = re.compile(rf"(?<!\bcac)(?<!\bmoi) (?P<level>{'|'.join(_LEVELS)})$")
_NAMED_LEVEL = re.compile(
    r"(?<!^)\s(?P<level>thị trấn|thị xã|thành phố|đặc khu|xã(?!\s+hội)|phường|quận|huyện|tỉnh)"
    r"(?:\s+(?:[^\W\d_]+|\d+)){1,4}$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\([^()]*\)")
_JOINTS = re.compile(r"[\s,;.:/&+\"'“”*_-]+|\bva\b")
_DASHES = re.compile(r"[‐‑‒–—−]")


class UnitName(msgspec.Struct, frozen=True):
    """A name taken apart: its full words without marks, and the level at its end ("xa") or ""."""

    base: str
    level: str = ""


class OddName(msgspec.Struct, frozen=True):
    """A name that looks like a slip of another one which is used more often."""

    name: str
    usual: str


@functools.lru_cache(maxsize=4096)
def unit_name(text: str) -> UnitName:
    """The normal form: abbreviations in full, notes in brackets, marks and "và" left out.

    The level at the end ("xã", "phường …", also with the place's name) is kept apart.
    """
    shown = _NOTE.sub(" ", _DASHES.sub("-", nfc(text))).strip(" -;,.:*")
    level = ""
    named = _NAMED_LEVEL.search(shown)
    if named and _is_place(shown[named.end("level") :]):
        level, shown = fold(named["level"]), shown[: named.start()]
    base = " ".join(_JOINTS.sub(" ", fold(shown)).split())
    for pattern, full in _SPELLINGS:
        base = pattern.sub(full, base)
    base = " ".join(_SHORT.get(word, word) for word in base.split())
    base = base.replace("mat tran to quoc viet nam", "mat tran to quoc")
    end = None if level else _LEVEL_END.search(base)
    return UnitName(base[: end.start()], end["level"]) if end else UnitName(base, level)


def same_unit(one: str, other: str) -> bool:
    """Whether two names mean one unit; a level that one of them leaves out does not part them."""
    return _same(unit_name(one), unit_name(other))


def group_names(
    names: Iterable[str], unit_of: Callable[[str], str] = lambda _: ""
) -> dict[str, set[str]]:
    """Spellings by unit; the key is the spelling met most often (the longest of equals).

    `unit_of` is a directory that knows other names of a unit ("" for those that it does not know).
    """
    counts: dict[str, int] = {}
    for name in names:
        shown = " ".join(nfc(name).split())
        if shown:
            counts[shown] = counts.get(shown, 0) + 1
    groups: dict[UnitName, set[str]] = {}
    for name in counts:
        groups.setdefault(unit_name(unit_of(name) or name), set()).add(name)
    _join_without_level(groups)
    return {
        max(spellings, key=lambda name: (counts[name], len(name), name)): spellings
        for spellings in groups.values()
    }


def odd_names(names: Mapping[str, int]) -> tuple[OddName, ...]:
    """Names (with how often each occurs) that are nearly another, more frequent name.

    Nearly means: one letter apart, or a part said twice where the other has two different parts
    ("Phòng A - A" beside "Phòng A - B"). Numbers never count as slips.
    """
    totals: dict[str, int] = {}
    shown: dict[str, str] = {}
    for name, count in names.items():
        base = unit_name(name).base
        totals[base] = totals.get(base, 0) + count
        shown[base] = max(shown.get(base, ""), name, key=lambda each: (names.get(each, 0), each))
    found: list[OddName] = []
    for base in totals:
        usual = _usual(base, totals)
        if usual:
            spellings = (name for name in names if unit_name(name).base == base)
            found.extend(OddName(name, shown[usual]) for name in spellings)
    return tuple(found)


def _same(one: UnitName, other: UnitName) -> bool:
    levels = {one.level, other.level} - {""}
    return bool(one.base) and one.base == other.base and len(levels) <= 1


def _join_without_level(groups: dict[UnitName, set[str]]) -> None:
    """A name without its level joins the only unit of that name."""
    for bare in [unit for unit in groups if not unit.level]:
        levelled = [unit for unit in groups if unit.base == bare.base and unit.level]
        if len(levelled) == 1:
            groups[levelled[0]] |= groups.pop(bare)


def _is_place(words: str) -> bool:
    """Whether these words after a level are a place's name: each a capital or a number."""
    parts = words.split()
    return bool(parts) and all(part[0].isupper() or part.isdigit() for part in parts)


def _usual(base: str, totals: Mapping[str, int]) -> str:
    rivals = [
        other
        for other, count in totals.items()
        if count > totals[base] and other != base and _near(base, other)
    ]
    return max(rivals, key=lambda other: totals[other], default="")


def _near(odd: str, usual: str) -> bool:
    if len(usual) < 9 or not (one_edit_apart(odd, usual) or _part_said_twice(odd, usual)):
        return False
    return re.findall(r"\d+", odd) == re.findall(r"\d+", usual)


def _part_said_twice(odd: str, usual: str) -> bool:
    words, others = odd.split(), usual.split()
    if len(words) != len(others):
        return False
    for size in (1, 2, 3):
        for at in range(1, len(words) - 2 * size + 1):
            twice = words[at : at + size] == words[at + size : at + 2 * size]
            rest = words[: at + size] + words[at + 2 * size :]
            if twice and rest == others[: at + size] + others[at + 2 * size :]:
                return True
    return False


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter was added, dropped, changed, or two neighbours were swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        swapped = len(left) > 1 and left[1] + left[0] + left[2:] == right
        return left[1:] == right[1:] or swapped
    return left[1:] == right or left == right[1:]
