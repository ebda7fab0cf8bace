"""The lines of a table drawn with spaces: their stretches of text, their order numbers."""

import re

import msgspec

from db.text import fold

_STRETCH = re.compile(r"\S+(?: \S+)*")
_ORDINAL = re.compile(
    r"\s*(?P<number>\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)]?)(?=\s|$)"
)
_ORDINAL_HEADS = frozenset(["stt", "tt", "st", "so tt", "so thu tu", "thu tu"])
_ENDS_TABLE = re.compile(
    r"\s*(?:phu luc|noi nhan|tren day|bieu (?:so|mau)|mau so|ghi chu\s*:|nguoi lap"
    r"|t/?m\.|kt\.|tl\.)\b.*"
    r"|\s*(?:[ivxl]{1,6}|\d{1,2})\.\s.*"
)


class Stretch(msgspec.Struct, frozen=True):
    """Words with single spaces between them, and the columns of characters they stand in."""

    start: int
    end: int
    text: str

    @property
    def middle(self) -> float:
        """The column in the middle of the stretch."""
        return (self.start + self.end) / 2

    def overlaps(self, other: "Stretch", tolerance: int = 0) -> bool:
        """Whether the two would touch if they stood on one line."""
        return self.start < other.end + tolerance and other.start < self.end + tolerance


def stretches(line: str) -> list[Stretch]:
    """The stretches of a line: two spaces or more part them."""
    return [Stretch(m.start(), m.end(), m.group()) for m in _STRETCH.finditer(line)]


def ordinal_head(line: str) -> Stretch | None:
    """The "STT" that opens a table's head, or None."""
    found = stretches(line)
    if len(found) < 2 or fold(found[0].text).strip(".") not in _ORDINAL_HEADS:
        return None
    return found[0]


def ordinal_of(line: str, zone: int) -> str:
    """The order number that opens a row and stands in the first `zone` characters, or ""."""
    match = _ORDINAL.match(line)
    return match["number"] if match and match.start("number") < zone else ""


def ends_table(line: str) -> bool:
    """Whether a line that stands alone opens another part of the paper."""
    return _ENDS_TABLE.fullmatch(fold(line)) is not None


def is_page_number(line: str, zone: int) -> bool:
    """Whether a line holds nothing but a number in the middle of the page."""
    bare = line.strip().strip("-–/ ")
    return bare.isdecimal() and len(bare) <= 3 and len(line) - len(line.lstrip()) > zone


def words_of(lines: list[str]) -> list[str]:
    """The words of some lines, without regard to their places."""
    return sorted(fold(" ".join(lines)).split())
