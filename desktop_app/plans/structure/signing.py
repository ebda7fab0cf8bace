"""The signature block: authority, capacity, office and name, on lines of their own or on one."""

import re

from desktop_app.plans.model import Signer
from desktop_app.plans.structure import words
from desktop_app.plans.structure.numbering import read_bullet
from desktop_app.plans.structure.paragraphs import join_text

# Names of the Central Highlands are written with an apostrophe: "H’Yéo", "K' Brốp", "Y-Bhiơ".
_WORD = rf"[{words.UPPER}](?:['’ʼ‘]\s?[^\W\d_]|[^\W\d_])*"
LOWER_NAME = rf"{_WORD}(?:[\s\-]{_WORD}){{1,5}}"
_NAME = re.compile(rf"{LOWER_NAME}|[{words.UPPER}]['’ʼ‘]\s?[^\W\d_]{{2,12}}")
_SURNAME = re.compile(
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Mai"
    "|Tô|Tạ|Cao|Châu|Lâm|Quách|Triệu|Vương|Nông|Đào|Đoàn|Trịnh|Thái|Hà|Chu|Lưu|Tống|Phùng|Kiều"
)
_OFFICE_WITH_NAME = re.compile(
    rf"(?P<office>[{words.UPPER} .,&-]{{4,80}}?)\s+"
    rf"(?P<name>(?=[{words.UPPER}][^\W\d_{words.UPPER}])(?:{words.RANK.pattern})?{LOWER_NAME})"
)
_LONGEST_LINE = 90
_ALSO = "kiêm"  # between two offices of one signer
_TWO_NAMES = 5  # words that two names have at least
_LONGEST_BLOCK = 250  # a whole signature block on one line


def is_office(text: str) -> bool:
    """Whether a line in capitals names an office that signs."""
    return (
        text.isupper()
        and len(text) <= _LONGEST_LINE
        and words.OFFICES.search(text) is not None
        and not text.endswith((":", ";"))
    )


def is_name(text: str) -> bool:
    """Whether a line is a person's name, perhaps with a rank or degree before it."""
    bare = words.RANK.sub("", text.strip()).strip()
    return _NAME.fullmatch(bare) is not None and not bare.isupper()


def two_names(text: str) -> tuple[str, str] | None:
    """Two people's names on one line, parted where the second surname stands."""
    parts = text.split()
    starts = [i for i in range(2, len(parts) - 1) if _SURNAME.fullmatch(parts[i])]
    if not starts or not _SURNAME.fullmatch(parts[0]) or len(parts) < _TWO_NAMES:
        return None
    first, second = " ".join(parts[: starts[-1]]), " ".join(parts[starts[-1] :])
    return (first, second) if is_name(first) and is_name(second) else None


def _two_offices(text: str) -> tuple[str, str]:
    """An office written twice on one line ("CHỦ TỊCH   CHỦ TỊCH") as two; "" for no second."""
    parts = text.split()
    half = len(parts) // 2
    twice = len(parts) % 2 == 0 and parts[:half] == parts[half:]
    return (" ".join(parts[:half]), " ".join(parts[half:])) if twice else (text, "")


def may_belong(text: str) -> bool:
    """Whether a line may stand in a signature block."""
    if len(text) > _LONGEST_BLOCK:
        return False
    patterns = (words.AUTHORITY, words.CAPACITY)
    return (
        any(pattern.match(text) for pattern in patterns)
        or words.SIGNED.fullmatch(text) is not None
        or is_office(text)
        or is_name(text)
    )


class SignerReader:
    """Gathers the lines of the first signature block."""

    def __init__(self) -> None:
        self.authority: str | None = None
        self.capacity: str | None = None
        self.title: str | None = None
        self.name: str | None = None
        self.line = 0
        self.beside: list[str] = []  # office and name of one who signs beside the first
        self._last = ""

    @property
    def began(self) -> bool:
        """Whether any line of the block was read."""
        return bool(self._last)

    def take(self, text: str, line: int) -> str | None:
        """Read one line; gives what is left of it, None when it is no line of this block."""
        if len(text) > _LONGEST_BLOCK:
            return None
        pieces = _pieces(text)
        for i, whole in enumerate(pieces):
            piece, name = _without_name(whole)
            if self.name is not None or not self._take_piece(piece):
                return " ".join(pieces[i:]) if i else None
            self.name = name
            self.line = self.line or line
        return ""

    def _take_piece(self, piece: str) -> bool:
        if words.AUTHORITY.match(piece) and self.authority is None:
            self.authority, self._last = piece, "authority"
        elif words.CAPACITY.match(piece) and self.capacity is None:
            self.capacity, self._last = piece, "capacity"
        elif self._last == "authority" and words.PLACE_WORDS.match(piece):
            self.authority = join_text(self.authority or "", piece)
        elif self._last == "title" and piece == _ALSO:
            self.title = f"{self.title} / {piece}"
        elif self._is_title(piece):
            piece, second = _two_offices(piece)
            self.beside += [second] if second else []
            self.title = f"{self.title} / {piece}" if self.title else piece
            self._last = "title"
        else:
            return False
        return True

    def _is_title(self, piece: str) -> bool:
        if read_bullet(piece)[0] or words.AUTHORITY.match(piece) or words.CAPACITY.match(piece):
            return False
        unknown_office = (
            self.began
            and piece.isupper()
            and len(piece) <= _LONGEST_LINE
            and self.title is None
            and not is_name(piece.title())
        )
        return is_office(piece) or unknown_office

    def take_name(self, text: str, line: int) -> bool:
        """Read a line that is a name, once the block began."""
        if self.name is not None or not self.began or len(text) > _LONGEST_LINE:
            return False
        if read_bullet(text)[0]:
            return False
        if (names := two_names(text)) and (self.beside or not is_name(text)):
            text, second = names
            self.beside.append(second)
        if not is_name(text) and not (text.isupper() and is_name(text.title())):
            return False
        self.name, self.line = text, self.line or line
        return True

    def finished(self) -> Signer | None:
        """The signer, None when nothing was found."""
        if not any((self.authority, self.capacity, self.title, self.name)):
            return None
        return Signer(self.authority, self.capacity, self.title, self.name, self.line)


def _pieces(text: str) -> list[str]:
    """The lines of a signature block that were written on one line."""
    pieces: list[str] = []
    for part in words.SIGNER_SPLIT.split(" ".join(text.split())):
        pieces += words.CAPACITY_SPLIT.split(part) if words.CAPACITY.match(part) else [part]
    return pieces


def _without_name(piece: str) -> tuple[str, str | None]:
    """An office in capitals and the name that stands behind it on the same line."""
    match = _OFFICE_WITH_NAME.fullmatch(piece)
    if match and match["office"].isupper() and words.OFFICES.search(match["office"]):
        return match["office"], match["name"]
    return piece, None
