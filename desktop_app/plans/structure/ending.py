"""The end of the main text: recipients and signer, one below the other or side by side."""

import re
from collections.abc import Sequence

import msgspec

from desktop_app.plans.model import Body, Recipient, Signer, Text
from desktop_app.plans.structure import words
from desktop_app.plans.structure.numbering import read_bullet
from desktop_app.plans.structure.outline import as_body
from desktop_app.plans.structure.paragraphs import Element, Para, join_text
from desktop_app.plans.structure.signing import (
    LOWER_NAME,
    SignerReader,
    is_name,
    is_office,
    may_belong,
)

_FILED_WITH_NAME = re.compile(rf"(?P<filed>.*\bLưu\b.*?[.;])\s+(?P<name>{LOWER_NAME})\s*$")
_LONGEST_FILED = 300
_FURTHEST_NAME = 5  # paragraphs below the office


class Ending(msgspec.Struct, frozen=True):
    """Recipients and signer; `leftovers` is all that is neither, a second signature too."""

    recipients: tuple[Recipient, ...] = ()
    signer: Signer | None = None
    leftovers: tuple[Body, ...] = ()


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
        reader.read(element)
    signer = reader.signer.finished()
    beside = [Text(text, reader.signer.line) for text in reader.signer.beside]
    return Ending(reader.recipients.finished(), signer, (*beside, *reader.leftovers))


def _is_recipients(element: Element) -> bool:
    return isinstance(element, Para) and words.RECIPIENTS.match(element.text) is not None


def _may_be_signer(element: Element) -> bool:
    return isinstance(element, Para) and may_belong(element.text)


def _first_signer_line(elements: Sequence[Element], start: int) -> int:
    """Without recipients: the first line of authority, or an office in capitals before a name."""
    for i in range(start, len(elements)):
        element = elements[i]
        if not isinstance(element, Para):
            continue
        if words.AUTHORITY.match(element.text) or words.CAPACITY.match(element.text):
            return i
        if is_office(element.text) and _name_follows(elements, i):
            return i
    return len(elements)


def _name_follows(elements: Sequence[Element], at: int) -> bool:
    below = elements[at + 1 : at + _FURTHEST_NAME]
    return any(isinstance(element, Para) and is_name(element.text) for element in below)


class _EndingReader:
    """Tells the lines of recipients from those of the signature."""

    def __init__(self) -> None:
        self.recipients = _RecipientReader()
        self.signer = SignerReader()
        self.leftovers: list[Body] = []
        self._listing = False
        self._notes = False  # whether the notes of the last page began
        self._beside = False  # whether the list stands in the right column

    def read(self, element: Element) -> None:
        if not isinstance(element, Para):
            self.leftovers.append(as_body(element))
            return
        match = words.RECIPIENTS.match(element.text)
        if match is None:
            self._read_line(element.text, element)
            return
        self._listing, self._beside = True, element.beside
        for part in element.text[match.end() :].split(";"):
            if part.strip():
                self._read_line(part.strip(), element)

    def _read_line(self, text: str, para: Para) -> None:
        parts = words.OFFICE_BEHIND.fullmatch(text) if self._listing else None
        if parts and may_belong(parts["office"].strip()):
            for part in (parts["one"], parts["office"].strip()):
                self._read_line(part, msgspec.structs.replace(para, text=part, spans=()))
            return
        self._notes = self._notes or words.FOOTNOTE.match(text) is not None
        if words.SIGNED.fullmatch(text) or self._notes:
            self.leftovers.append(as_body(para))
            return
        rest = self.signer.take(text, para.line)
        if rest is not None:
            if rest:
                self._read_line(rest, msgspec.structs.replace(para, text=rest, spans=()))
        elif self._filed_beside_name(text, para) or self.signer.take_name(text, para.line):
            return
        elif (
            self._lists(para)
            and not self._is_second_signature(text)
            and not self.recipients.ended(text, para)
        ):
            for one in words.RECIPIENT_BEHIND.split(text):
                self.recipients.take(one, para)
        else:
            self.leftovers.append(as_body(para))

    def _lists(self, para: Para) -> bool:
        """Whether a line may belong to the recipients: it stands in their column."""
        return self._listing and (self._beside or not para.beside)

    def _filed_beside_name(self, text: str, para: Para) -> bool:
        """ "- Lưu: VT.      Nguyễn Văn A": the last recipient and the name on one line."""
        match = _FILED_WITH_NAME.fullmatch(text) if len(text) < _LONGEST_FILED else None
        if match is None or not self._listing or self.signer.name is not None:
            return False
        self.recipients.take(match["filed"], para)
        self.signer.name = match["name"]
        return True

    def _is_second_signature(self, text: str) -> bool:
        return self.signer.name is not None and not read_bullet(text)[0] and may_belong(text)


class _RecipientReader:
    """Gathers the lines of "Nơi nhận"."""

    def __init__(self) -> None:
        self._written: list[tuple[str, int]] = []
        self._marked = False

    def ended(self, text: str, para: Para) -> bool:
        """Whether the list is over: a line of the page's foot stands below the filed copy."""
        if not self._written or not words.FILED.match(self._written[-1][0]):
            return False
        unlike = self._marked and not read_bullet(text)[0] and not para.number
        return unlike and self._written[-1][0].endswith(".") and not text[:1].islower()

    def take(self, text: str, para: Para) -> None:
        marker, length = read_bullet(text)
        self._marked = self._marked or bool(marker or para.number)
        bare = (text[length:] if marker else text).strip()
        if not marker and not para.number and self._goes_on(bare):
            above, line = self._written.pop()
            self._written.append((join_text(above, bare), line))
        elif bare:
            self._written.append((bare, para.line))

    def _goes_on(self, bare: str) -> bool:
        """Whether a line without a dash goes on with the recipient above it."""
        if not self._written or words.FILED.match(bare):
            return False
        return bare[:1].islower() or not self._written[-1][0].endswith((";", "."))

    def finished(self) -> tuple[Recipient, ...]:
        """The recipients in order."""
        return tuple(Recipient(_recipient_text(t), _tag(t), line) for t, line in self._written)


def _recipient_text(text: str) -> str:
    bare = text.strip().rstrip(";,").strip()
    return bare if words.FILED.match(bare) else bare.rstrip(".").strip()


def _tag(text: str) -> str:
    match = words.TAG.search(text)
    return " ".join(match[1].split()) if match else ""
