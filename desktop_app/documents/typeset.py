"""Breaks styled text into lines by the widths of the real font."""

import re
import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from db.text import nfc
from desktop_app.documents import fonts
from desktop_app.documents.layout import Look
from desktop_app.documents.memory import Memory
from desktop_app.documents.model import Align, RichText, Run

_PIECES = re.compile(r" +|[^ ]+")
# Behind these signs Word and LibreOffice break any word that does not fit on its line.
_BREAK_BEHIND = re.compile(r"(?<=[-\u2010–—…!?|\\])(?=[^-\u2010–—…!?|\\.,;:)\]}”’»%/])")
# A word that is wider than its line and has none of those is broken behind these.
_BREAK_INSIDE = re.compile(r"(?<=[/\-–.,;&_?=+])")
# A longer stretch between two words would be an ugly gap; such a line stays ragged.
_WIDEST_STRETCH = 0.55
_DASHES = ("-", "–", "—", "+")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


class Segment(NamedTuple):
    """Letters of one face; `space` when it is only blanks."""

    text: str
    face: str
    width: float
    space: bool = False


@dataclass(frozen=True)
class Line:
    """One line: its segments without the blanks at its end; `ends` closes a paragraph."""

    segments: tuple[Segment, ...]
    indent: float
    room: float
    ends: bool

    @cached_property
    def width(self) -> float:
        """The natural width of the words."""
        return sum(segment.width for segment in self.segments)

    @cached_property
    def stretches(self) -> tuple[tuple[str, str], ...]:
        """The line as (face, letters), neighbours of one face as one."""
        grouped = groupby(self.segments, key=lambda segment: segment.face)
        return tuple((face, "".join(s.text for s in group)) for face, group in grouped)

    def stretch(self, look: Look) -> float:
        """What each blank gets more, so that a justified line fills its room."""
        blanks = sum(segment.text.count(" ") for segment in self.segments)
        if look.align is not Align.JUSTIFY or self.ends or not blanks:
            return 0.0
        extra = (self.room - self.width) / blanks
        return extra if extra <= _WIDEST_STRETCH * look.size else 0.0

    def start(self, look: Look) -> float:
        """Where the words begin, measured from the left edge."""
        free = max(self.room - self.width, 0.0)
        shift = {Align.CENTER: free / 2, Align.RIGHT: free}.get(look.align, 0.0)
        return self.indent + shift


Word = tuple[Segment, ...]


@dataclass
class Typesetter:
    """Sets text in the document family; `missing` gathers characters that no font can draw.

    What it has set it remembers by the value of the text: the lines for a width, and the measured
    words for any width. `built` is for what others make of the lines, by its value and width.
    `turn` forgets what was not asked for since the turn before.
    """

    family: fonts.Family = field(default_factory=fonts.family)
    missing: dict[str, None] = field(default_factory=dict)
    built: Memory[Hashable, Any] = field(default_factory=Memory)
    _lines: Memory[tuple[RichText, Look, float], list[Line]] = field(default_factory=Memory)
    _measured: Memory[tuple[RichText, Look], list[list[Word]]] = field(default_factory=Memory)

    def turn(self) -> None:
        """A document is finished; what the last two did not need is forgotten."""
        self.built.turn()
        self._lines.turn()
        self._measured.turn()

    def lines(self, runs: RichText, look: Look, width: float) -> list[Line]:
        """The lines of a text; centred text gets lines of even length."""
        return self._lines.get((runs, look, width), lambda: self._set(runs, look, width))

    def _set(self, runs: RichText, look: Look, width: float) -> list[Line]:
        if look.align is not Align.CENTER:
            return self._broken(runs, look, width)
        lines = self._broken(runs, look, width)
        return lines if len(lines) == 1 else self._balanced(runs, look, width, len(lines))

    def width(self, text: str, look: Look) -> float:
        """The width of a text on one line."""
        return sum(s.width for s in self._segments((Run(text),), look))

    def _balanced(self, runs: RichText, look: Look, width: float, count: int) -> list[Line]:
        words = (word for part in self._forced(runs, look) for word in part)
        longest = max((_width(word) for word in words), default=0.0)
        low, high = max(width / count * 0.8, min(longest, width)), width
        while high - low > 2:
            middle = (low + high) / 2
            if len(self._broken(runs, look, middle)) <= count:
                high = middle
            else:
                low = middle
        narrow = self._broken(runs, look, high)
        return [Line(line.segments, line.indent, width, line.ends) for line in narrow]

    def _broken(self, runs: RichText, look: Look, width: float) -> list[Line]:
        lines: list[Line] = []
        for words in self._measured.get((runs, look), lambda: self._forced(runs, look)):
            indent = look.left + (0.0 if lines else look.indent)
            lines += self._filled(words, look, width, indent)
        return lines

    def _forced(self, runs: RichText, look: Look) -> list[list[Word]]:
        return [self._words(part, look) for part in _forced_lines(runs)]

    def _filled(self, words: list[Word], look: Look, width: float, indent: float) -> list[Line]:
        lines: list[Line] = []
        current: list[Segment] = []
        used = 0.0
        queue = list(reversed(words))
        while queue:
            word = queue.pop()
            room = width - indent
            wide = _width(word)
            if word[0].space or used + wide + self._slant(word, look) <= room + 0.01:
                if current or not word[0].space or not lines:
                    current += word
                    used += wide
                continue
            fitting, rest = self._cut(word, look, room, used, bool(current))
            if rest:
                queue.append(rest)
            lines.append(_line([*current, *fitting], indent, room, ends=False))
            current, used, indent = [], 0.0, look.left
        lines.append(_line(current, indent, width - indent, ends=True))
        return lines

    def _slant(self, word: Word, look: Look) -> float:
        """The room beside a slanting last letter, as LibreOffice leaves it at the end of a line."""
        return look.size * 1.15 / 12 if word[-1].face in self.family.faces[2:] else 0.0

    def _cut(
        self, word: Word, look: Look, room: float, used: float, has_words: bool
    ) -> tuple[Word, Word]:
        """The part of a word that still fits on the line, and the rest for the next one."""
        alone = not has_words and _width(word) > room
        at = self._break_at(word, room - used, alone=alone)
        if at:
            return self._split_word(word, at, look)
        return ((), word) if has_words else (word, ())

    def _break_at(self, word: Word, gap: float, *, alone: bool) -> int:
        """How many characters of the word fit, up to a sign behind which it may be broken.

        One `alone` on its line is broken anywhere when it has no such sign.
        """
        whole = "".join(segment.text for segment in word)
        if not alone and not _BREAK_BEHIND.search(whole):
            return 0  # nearly always, and measuring letter by letter takes long
        fits = 0
        used = 0.0
        for segment in word:
            size = segment.width / max(stringWidth(segment.text, segment.face, 1), 1e-9)
            for char in segment.text:
                used += stringWidth(char, segment.face, size)
                if used > gap:
                    break
                fits += 1
            if used > gap:
                break
        for behind in (_BREAK_BEHIND, _BREAK_INSIDE)[: 1 + alone]:
            signs = [m.start() for m in behind.finditer(whole) if 1 < m.start() <= fits]
            if signs and signs[-1] < len(whole):
                return signs[-1]
        return max(fits, 1) if alone else 0

    def _split_word(self, word: Word, at: int, look: Look) -> tuple[Word, Word]:
        first: list[Segment] = []
        rest: list[Segment] = []
        for segment in word:
            head, tail = segment.text[: max(at, 0)], segment.text[max(at, 0) :]
            at -= len(segment.text)
            for piece, target in ((head, first), (tail, rest)):
                if piece:
                    # Not a blank even if it is one: a line must not drop it from inside a word.
                    target.append(_segment(piece, segment.face, look.size)._replace(space=False))
        return tuple(first), tuple(rest)

    def _words(self, runs: RichText, look: Look) -> list[Word]:
        """Words and the blanks between them; a word may change its face inside."""
        segments = self._segments(runs, look)
        grouped = groupby(segments, key=lambda segment: segment.space)
        return _with_dashes([_shared(tuple(group)) for _, group in grouped])

    def _segments(self, runs: RichText, look: Look) -> list[Segment]:
        found: list[Segment] = []
        for run in runs:
            face = self.family.face(run.bold or look.bold, run.italic or look.italic)
            for chosen, text in self._faced(nfc(run.text), face):
                for piece in _PIECES.findall(text):
                    found.append(_segment(piece, chosen, look.size))
        return found

    def _faced(self, text: str, face: str) -> list[tuple[str, str]]:
        """The text in stretches of one face; a character without a glyph becomes a box."""
        text = text.replace("\t", "    ")
        if fonts.glyphs(face).issuperset(map(ord, text)):
            return [(face, text)] if text else []
        chosen: list[tuple[str, str]] = []
        for char in text:
            if ord(char) in fonts.glyphs(face):
                chosen.append((face, char))
            elif other := fonts.stand_in(char):
                chosen.append((other, char))
            elif unicodedata.category(char) not in _INVISIBLE or char >= "\ue000":
                self.missing[char] = None
                box = fonts.stand_in(fonts.BOX)
                chosen.append((box, fonts.BOX) if box else (face, "?"))
        return [
            (name, "".join(char for _, char in group))
            for name, group in groupby(chosen, key=lambda pair: pair[0])
        ]


def _with_dashes(words: list[Word]) -> list[Word]:
    """A dash between words stays with the word before: at a line's start it would be a bullet."""
    joined: list[Word] = []
    for word in words:
        is_dash = len(word) == 1 and word[0].text in _DASHES
        if is_dash and len(joined) > 1 and joined[-1][0].space:
            blank = joined.pop()
            joined[-1] = (*joined[-1], *blank, *word)
        else:
            joined.append(word)
    return joined


@lru_cache(maxsize=1 << 14)
def _segment(text: str, face: str, size: float) -> Segment:
    return Segment(text, face, stringWidth(text, face, size), text[0] == " ")


@lru_cache(maxsize=1 << 14)
def _shared(word: Word) -> Word:
    """One object for equal words: thousands of small ones would slow down every collection."""
    return word


def _width(word: Word) -> float:
    if len(word) == 1:  # nearly always
        return word[0].width
    return sum(segment.width for segment in word)


def _line(segments: list[Segment], indent: float, room: float, *, ends: bool) -> Line:
    while segments and segments[-1].space:
        segments = segments[:-1]
    return Line(tuple(segments), indent, room, ends)


def _forced_lines(runs: RichText) -> list[RichText]:
    """The runs cut at the forced line breaks inside them."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        for i, piece in enumerate(run.text.replace("\r", "").split("\n")):
            if i:
                parts.append([])
            if piece:
                parts[-1].append(Run(piece, run.bold, run.italic))
    return [tuple(part) for part in parts]
