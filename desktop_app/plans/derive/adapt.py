"""Words of the upper plan turned to the own commune; what was changed and what is left is told."""

import re
from collections.abc import Callable

import msgspec

from desktop_app.office.model import Office
from desktop_app.plans.derive.concern import COMMUNE
from desktop_app.plans.derive.model import Relation
from desktop_app.plans.derive.upper import Level, Upper

_NAME = r"(?:\s+[A-ZĐÀ-ỸƯƠ][^\W\d_]*){1,4}"
_MORE = rf"(?:\s*(?:,|/|và)\s*(?:các\s+)?(?i:{COMMUNE}))"
_PLURAL_LIST = rf"(?i:các|từng|mỗi|những)\s+(?i:{COMMUNE}){_MORE}*|(?i:{COMMUNE}){_MORE}+"
_ABOVE = r"(?i:tỉnh|thành phố|quận|huyện|thị xã)"
_YEAR = r"20\d\d(?:\s*[-–]\s*20\d\d)?"
_A_TIME = rf"(?:(?:trong\s+)?năm(?:\s+học)?|giai đoạn|nhiệm kỳ)\s+{_YEAR}"
_WHEN = re.compile(rf"\s+{_A_TIME}(?:\s*(?:,|và)\s*{_A_TIME})*\s*$", re.IGNORECASE)
_AREA = re.compile(rf"(?i:trên địa bàn)\s+(?i:toàn\s+)?{_ABOVE}(?P<name>{_NAME})?")
_COMMUNES_AREA = re.compile(rf"(?i:trên địa bàn)\s+(?:{_PLURAL_LIST})")
_AFTER_OFFICES = re.compile(
    rf"(?P<offices>(?i:(?:cơ quan|đơn vị|phòng|ban|ngành"
    rf"|tổ chức)(?:\s+\w+){{0,2}}),\s*)(?:{_PLURAL_LIST})"
)
_GOVERNMENT = re.compile(
    rf"(?P<body>UBND|HĐND|(?:Ủy|Uỷ|ủy|uỷ) ban nhân dân|(?:Hội|hội) đồng nhân dân|[Cc]hính quyền"
    rf"|(?:Ủy|Uỷ|ủy|uỷ) ban (?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?)\s+(?:{_PLURAL_LIST})"
    rf"(?:\s+(?:trực\s+)?thuộc\s+{_ABOVE})?"
)
_PLURAL = re.compile(rf"(?<!dân chủ ở )(?:{_PLURAL_LIST})")
_ONE = re.compile(
    r"(?<!thị )(?<!tác )(?<!cấp )(?<!địa )(?<!dân chủ ở )\b(?:xã|phường|thị trấn|đặc khu)\b"
    r"(?!\s+(?:hội|[A-ZĐÀ-ỸƯƠ])|\s*,\s*(?:xã|phường|thị trấn|đặc khu)\b)"
)
_APPENDIX = re.compile(r"(?P<kind>Phụ lục|phụ lục|PHỤ LỤC)\s+(?:số\s+)?(?:[IVX]+|\d+)\b")
OLD_LEVEL = re.compile(
    r"\bcấp huyện\b|(?<!\w)(?:các\s+)?(?:quận|huyện)(?!\w)|\bthị xã\b|\bthị trấn\b"
    r"|\b(?:huyện|quận|thị)\s+(?:ủy|uỷ)\b|\bthành (?:ủy|uỷ)\b(?=.*\bquận\b)",
    re.IGNORECASE,
)


class Adapted(msgspec.Struct, frozen=True):
    """A text for our plan, and what was changed in it: (words before, words after)."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


class Adapter:
    """Turns the texts of one upper plan to the own commune."""

    def __init__(self, upper: Upper, office: Office, villages: str) -> None:
        self._upper = upper
        self._office = office
        self._villages = villages.removeprefix("các ")

    def text(self, words: str) -> Adapted:
        """The text with places and collective names turned; the rest stays as written."""
        changes: list[tuple[str, str]] = []
        for pattern, replacement in self._rules():
            words = _replaced(pattern, replacement, words, changes)
        return Adapted(words, tuple(changes))

    def old_words(self, words: str) -> tuple[str, ...]:
        """Words of the district level, which is no more since 01/7/2025."""
        found = [match[0] for match in OLD_LEVEL.finditer(words)]
        if self._upper.level is Level.DISTRICT and self._upper.place_level == "thành phố":
            found += [m[0] for m in re.finditer(r"\b(?:UBND|HĐND|toàn) thành phố\b", words)]
        return tuple(dict.fromkeys(found))

    def title(self, words: str) -> str:
        """The title with our place instead of theirs; a place is added where a year stands "
        "alone."""
        own = self._office.full_name
        if self._upper.place_name:
            theirs = re.compile(
                rf"{self._upper.place_level}\s+{re.escape(self._upper.place_name)}(?!\w)",
                re.IGNORECASE,
            )
            if theirs.search(words):
                return theirs.sub(own, words)
        adapted = re.sub(
            rf"(trên địa bàn) {self._office.level.word}(?!\s+[A-ZĐÀ-ỸƯƠ])",
            rf"\1 {own}",
            self.text(words).text,
        )
        cites = re.search(r"\bsố\s*:?\s*\d", words)
        if own.lower() in adapted.lower() or cites or "địa bàn" in adapted:
            return adapted
        dated = _WHEN.search(adapted)
        place = f" trên địa bàn {own}"
        place = place.upper() if adapted.isupper() else place
        if dated:
            return adapted[: dated.start()] + place + adapted[dated.start() :]
        return adapted + place if adapted else ""

    def _rules(self) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
        level = self._office.level.word
        rules: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
            (_AREA, lambda m: f"trên địa bàn {self._office.full_name if m['name'] else level}"),
            (_COMMUNES_AREA, lambda _: f"trên địa bàn {level}"),
            (_GOVERNMENT, lambda m: f"{m['body']} {level}"),
            (_AFTER_OFFICES, lambda m: f"{m['offices']}{self._villages}"),
            (_PLURAL, lambda m: level.capitalize() if m[0][0].isupper() else level),
            (_ONE, lambda _: level),
            (_APPENDIX, lambda m: m["kind"]),
        ]
        if self._upper.relation is Relation.SAME_LEVEL and self._upper.place_name:
            rules = [*self._other_commune(), *rules]
        return rules

    def _other_commune(self) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
        place = self._upper.place_level
        named = re.compile(
            rf"(?i:{place})\s+{re.escape(self._upper.place_name)}(?!\w)", re.IGNORECASE
        )
        return [(named, lambda _: self._office.full_name)]


def _replaced(
    pattern: re.Pattern[str],
    replacement: Callable[[re.Match[str]], str],
    words: str,
    changes: list[tuple[str, str]],
) -> str:
    def one(match: re.Match[str]) -> str:
        new = replacement(match)
        if new != match[0]:
            changes.append((match[0], new))
        return new

    return pattern.sub(one, words)


def lower_first(text: str) -> str:
    """The text to go on a sentence with: its first letter small, except in abbreviations."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
