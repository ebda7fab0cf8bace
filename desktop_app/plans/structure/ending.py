"""The end of the main text: recipients and signer, one below the other or side by side."""

import re
from collections.abc import Sequence

import msgspec

from desktop_app.plans.model import Grid, Recipient, Signer
from desktop_app.plans.structure import words
from desktop_app.plans.structure.numbering import read_bullet
from desktop_app.plans.structure.outline import as_grid
from desktop_app.plans.structure.paragraphs import Element, Para, join_text

_LOWER_NAME = re.compile(rf"(?:[{words.UPPER}][^\W\d_]*)(?:[\s\-][{words.UPPER}][^\W\d_]*){{1,5}}")
_FILED_WITH_NAME = re.compile(rf"(?P<filed>.*\bLưu\b.*?[.;])\s+(?P<name>{_LOWER_NAME.pattern})\s*$")
_OFFICE_WITH_NAME = re.compile(
    rf"(?P<office>[{words.UPPER} .,&-]{{4,80}}?)\s+"
    rf"(?P<name>(?=[{words.UPPER}][^\W\d_{words.UPPER}]){_LOWER_NAME.pattern})"
)
_LONGEST_SIGNER_LINE = 90


class Ending(msgspec.Struct, frozen=True):
    """Recipients and signer; `leftovers` are lines that are neither."""

    recipients: tuple[Recipient, ...] = ()
    signer: Signer | None = None
    leftovers: tuple[Para, ...] = ()
    tables: tuple[Grid, ...] = ()


def find_ending(elements: Sequence[Element], start: int) -> int:
    """The index where recipients or signer begin; the number of elements when there are none."""
    at = next(
        (i for i in range(start, len(elements)) if _is_recipients(elements[i])), len(elements)
    )
    if at == len(elements):
        at = _first_signer_line(elements, start)
    while at > start and _may_be_signer(elements[at - 1]):
        at -= 1
    return at


def read_ending(elements: Sequence[Element]) -> Ending:
    """The recipients and the signer found in these elements."""
    reader = _EndingReader()
    for element in elements:
        if isinstance(element, Para):
            reader.read(element)
        else:
            reader.tables.append(as_grid(element))
    return reader.finished()


def _is_recipients(element: Element) -> bool:
    return isinstance(element, Para) and words.RECIPIENTS.match(element.text) is not None


def _first_signer_line(elements: Sequence[Element], start: int) -> int:
    """Without recipients: the first line of authority, or an office in capitals before a name."""
    for i in range(start, len(elements)):
        element = elements[i]
        if not isinstance(element, Para):
            continue
        if words.AUTHORITY.match(element.text) or words.CAPACITY.match(element.text):
            return i
        if _is_office(element.text) and _name_follows(elements, i):
            return i
    return len(elements)


def _name_follows(elements: Sequence[Element], at: int) -> bool:
    return any(isinstance(e, Para) and is_name(e.text) for e in elements[at + 1 : at + 5])


def _may_be_signer(element: Element) -> bool:
    if not isinstance(element, Para):
        return False
    text = element.text
    return bool(
        words.AUTHORITY.match(text)
        or words.CAPACITY.match(text)
        or words.SIGNED.fullmatch(text)
        or _is_office(text)
        or is_name(text)
    )


def _is_office(text: str) -> bool:
    return (
        text.isupper()
        and len(text) <= _LONGEST_SIGNER_LINE
        and words.OFFICES.search(text) is not None
        and not text.endswith((":", ";"))
    )


def is_name(text: str) -> bool:
    """Whether a line is a person's name, perhaps with a rank or degree before it."""
    bare = words.RANK.sub("", text.strip()).strip()
    return _LOWER_NAME.fullmatch(bare) is not None and not bare.isupper()


class _EndingReader:
    def __init__(self) -> None:
        self.recipients: list[Recipient] = []
        self.leftovers: list[Para] = []
        self.tables: list[Grid] = []
        self.authority: str | None = None
        self.capacity: str | None = None
        self.title: str | None = None
        self.name: str | None = None
        self.line = 0
        self._listing = False
        self._last_signer = ""

    def read(self, para: Para) -> None:
        text = para.text
        if match := words.RECIPIENTS.match(para.text):
            self._listing = True
            for part in para.text[match.end() :].split(";"):
                if part.strip():
                    self._read_line(part.strip(), para)
            return
        self._read_line(text, para)

    def _read_line(self, text: str, para: Para) -> None:
        if words.SIGNED.fullmatch(text):
            self.leftovers.append(para)
        elif self._take_signer(text, para) or self._take_name(text, para):
            return
        elif self._listing and not para.beside:
            self._take_recipient(text, para)
        else:
            self.leftovers.append(para)

    def _take_signer(self, text: str, para: Para) -> bool:
        taken = False
        for whole in _signer_pieces(text):
            piece, name = _without_name(whole)
            if words.AUTHORITY.match(piece):
                self.authority, self._last_signer = piece, "authority"
            elif words.CAPACITY.match(piece):
                self.capacity, self._last_signer = piece, "capacity"
            elif self._goes_on_authority(piece):
                self.authority = join_text(self.authority or "", piece)
            elif self._is_title(piece):
                self.title = f"{self.title} / {piece}" if self.title else piece
                self._last_signer = "title"
            else:
                return taken
            taken = True
            self.name = self.name or name
            self.line = self.line or para.line
        return taken

    def _goes_on_authority(self, piece: str) -> bool:
        return self._last_signer == "authority" and words.PLACE_WORDS.match(piece) is not None

    def _is_title(self, piece: str) -> bool:
        if read_bullet(piece)[0] or self.name:
            return False
        return _is_office(piece) or (
            bool(self._last_signer)
            and piece.isupper()
            and len(piece) <= _LONGEST_SIGNER_LINE
            and self.title is None
            and not is_name(piece.title())
        )

    def _take_name(self, text: str, para: Para) -> bool:
        if match := _FILED_WITH_NAME.fullmatch(text):
            if self.name is None and (self._last_signer or self._listing):
                self._take_recipient(match["filed"], para)
                self.name, self.line = match["name"], self.line or para.line
                return True
            return False
        if self.name is not None or read_bullet(text)[0] or not self._last_signer:
            return False
        if is_name(text) or (text.isupper() and is_name(text.title())):
            self.name = text
            return True
        return False

    def _take_recipient(self, text: str, para: Para) -> None:
        marker, length = read_bullet(text)
        bare = text[length:] if marker else text
        goes_on = (
            not marker
            and self.recipients
            and not para.number
            and (bare[:1].islower() or not self._last_ended)
            and not words.FILED.match(bare)
        )
        if goes_on:
            last = self.recipients[-1]
            bare = join_text(last.text, bare)
            self.recipients[-1] = msgspec.structs.replace(
                last, text=_recipient_text(bare), tag=_tag(bare)
            )
        elif bare.strip():
            self.recipients.append(Recipient(_recipient_text(bare), _tag(bare), para.line))
        self._last_ended = bare.rstrip().endswith((";", "."))

    _last_ended = True

    def finished(self) -> Ending:
        signer = None
        if any((self.authority, self.capacity, self.title, self.name)):
            signer = Signer(self.authority, self.capacity, self.title, self.name, self.line)
        return Ending(tuple(self.recipients), signer, tuple(self.leftovers), tuple(self.tables))


def _signer_pieces(text: str) -> list[str]:
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


def _recipient_text(text: str) -> str:
    bare = text.strip().rstrip(";,").strip()
    return bare if words.FILED.match(bare) else bare.rstrip(".").strip()


def _tag(text: str) -> str:
    match = words.TAG.search(text)
    return " ".join(match[1].split()) if match else ""
