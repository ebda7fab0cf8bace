"""Which lines of a PDF are one paragraph: by room left, line distance, indent, sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import msgspec

from db.text import fold
from desktop_app.plans.sources.pdf_lines import TextLine, joined
from desktop_app.plans.sources.rich import Line

_MARKER = re.compile(
    r"(?:[-–—+•●○▪*]\s*|\(?(?:\d{1,3}|[a-zđ]|[IVXL]{1,6})[.)]\s+|\d{1,3}(?:\.\d{1,3})+\.?\s+)(\S)"
)
_DASH = ("-", "–", "—")
_SENTENCE_END = re.compile(r"[.;:!?…][”\"’')\]]*$")
_INDENT = 8.0  # points
_FURTHER = 1.3  # times the usual line distance
_TOLERANCE = 2.0
_ASIDE = 26.0  # points; less than the indent of a first line
_MANY_CUT = 0.25
_VOWELS = frozenset("aeiouy")
_LONGEST_ONSET = 3
_FINALS = frozenset(("c", "ch", "m", "n", "ng", "nh", "p", "t"))  # how a syllable may end
_INNER_STROKE = re.compile(r"[^\W_][-/]$")  # of "VH-XH", "KH/UBND"
_BREAKABLE = ("/", "-", "–", "—", "&", "_")


class Habits(msgspec.Struct, frozen=True):
    """How a document sets its lines.

    `pitch` is the usual distance of lines within a paragraph; `keeps_spaces` tells that a wrapped
    line ends in a space character; `shows_starts` that an indent or a gap opens each paragraph;
    `cuts_lines` that lines end by force before the edge, each a paragraph of its own.
    """

    pitch: float
    keeps_spaces: bool
    shows_starts: bool
    cuts_lines: bool


class Room(msgspec.Struct, frozen=True):
    """The edges between which lines are set."""

    left: float
    right: float


class Joined(msgspec.Struct, frozen=True):
    """A paragraph out of lines; `unsure` when the next one may still belong to it."""

    line: Line
    first: TextLine
    lines: tuple[TextLine, ...]
    unsure: bool
    centered: bool


def habits_of(runs: Sequence[Sequence[TextLine]], rooms: Sequence[Room]) -> Habits:
    """The habits of a document, measured on its runs of body lines."""
    going_on: list[tuple[TextLine, TextLine]] = []
    cut = 0
    starting: list[tuple[TextLine, TextLine, float]] = []
    for run, room in zip(runs, rooms, strict=True):
        for a, b in pairwise(run):
            if is_centered(a, room) or is_centered(b, room):
                continue  # lines of a title end where they like
            if a.page == b.page and goes_on(a, b):
                going_on.append((a, b))
                cut += not is_full(a, b, room)
            elif a.page == b.page and not is_full(a, b, room):
                starting.append((a, b, room.left))
    sizes = [line.size for run in runs for line in run] or [13.0]
    pitches = [b.top - a.top for a, b in going_on if b.top > a.top]
    pitch = median(pitches) if pitches else 1.3 * median(sizes)
    full = [(a, b) for a, b in going_on if a.ends_in_space]
    opened = [1 for a, b, left in starting if _opens(a, b, left, pitch)]
    return Habits(
        pitch,
        len(full) >= 0.7 * len(going_on) > 0,
        len(opened) >= 0.6 * len(starting) > 0,
        cut > _MANY_CUT * len(going_on),
    )


def _opens(a: TextLine, b: TextLine, left: float, pitch: float) -> bool:
    return b.top - a.top > _FURTHER * pitch or b.x0 - left > _INDENT


def goes_on(a: TextLine, b: TextLine) -> bool:
    """Whether `b` reads as the rest of the sentence in `a`."""
    return not _SENTENCE_END.search(a.text) and b.text[:1].islower() and not starts_item(b)


def starts_item(line: TextLine) -> bool:
    """Whether a line opens an item of a list: "-", "a)", "1.", "II."."""
    return _MARKER.match(line.text) is not None


def is_full(a: TextLine, b: TextLine, room: Room) -> bool:
    """Whether the first word of `b` had no place left in `a`."""
    space = 0.25 * a.size
    return max(a.x1, room.left + a.width) + space + b.first_word > room.right - _TOLERANCE


def is_centered(line: TextLine, room: Room) -> bool:
    """Whether a line stands in the middle with clear room at both sides."""
    before, after = line.x0 - room.left, room.right - line.x1
    return before > _ASIDE and after > _ASIDE and abs(before - after) <= _ASIDE


def join(
    lines: Sequence[TextLine], room: Room, habits: Habits, beside: bool = False
) -> list[Joined]:
    """The paragraphs that the lines form; in a column beside another one only clear sentences."""
    found: list[Joined] = []
    current: list[TextLine] = []
    glue: list[str] = []
    for i, line in enumerate(lines):
        current.append(line)
        following = lines[i + 1] if i + 1 < len(lines) else None
        goes = (
            following is not None
            and continues(line, following, room, habits)
            and not (len(current) == 1 and _opens_alike(line, following, room, habits))
        )
        if following is not None and goes and (not beside or goes_on(line, following)):
            glue.append(glue_between(line, following, room, habits))
            continue
        unsure = following is not None and _is_unsure(line, following, room, habits)
        centered = not beside and all(is_centered(part, room) for part in current)
        found.append(Joined(joined(current, glue), current[0], tuple(current), unsure, centered))
        current, glue = [], []
    return found


def continues(a: TextLine, b: TextLine, room: Room, habits: Habits) -> bool:
    """Whether `b` goes on with the paragraph of `a`."""
    if habits.cuts_lines or not is_full(a, b, room) or _looks_apart(a, b, room, habits):
        return False
    if starts_item(b) and not is_dash_within(a, b, habits):
        return False
    if not _SENTENCE_END.search(a.text):
        return True
    return habits.shows_starts or (habits.keeps_spaces and a.ends_in_space)


def _opens_alike(first: TextLine, b: TextLine, room: Room, habits: Habits) -> bool:
    """Whether `b` opens a paragraph by the same indent as the one-line paragraph before it."""
    indented = habits.shows_starts and first.x0 - room.left > _INDENT
    alike = abs(first.x0 - b.x0) <= _TOLERANCE
    return indented and alike and _SENTENCE_END.search(first.text) is not None


def _looks_apart(a: TextLine, b: TextLine, room: Room, habits: Habits) -> bool:
    if is_centered(a, room) or abs(a.size - b.size) > 1.5 or b.x0 - a.x0 > _INDENT:
        return True
    if a.page == b.page and b.top - a.top > _FURTHER * habits.pitch:
        return True
    return (a.all_bold() and not b.any_bold()) or (b.all_bold() and not a.any_bold())


def is_dash_within(a: TextLine, b: TextLine, habits: Habits) -> bool:
    """Whether a dash that opens a wrapped line ("chính trị / - xã hội") is no new item."""
    match = _MARKER.match(b.text)
    if match is None or not b.text.startswith(_DASH) or _SENTENCE_END.search(a.text):
        return False
    wrapped = habits.keeps_spaces and a.ends_in_space
    return wrapped or (match.group(1).islower() and not a.text.endswith(","))


def _is_unsure(a: TextLine, b: TextLine, room: Room, habits: Habits) -> bool:
    if starts_item(b) or not is_full(a, b, room):
        return False
    return goes_on(a, b) or not (habits.shows_starts or _looks_apart(a, b, room, habits))


def glue_between(a: TextLine, b: TextLine, room: Room, habits: Habits) -> str:
    """A space, or nothing where a program broke inside a word or behind a stroke."""
    fills = " " not in a.text and a.width + a.size > room.right - room.left
    if fills and _is_broken_capitals(a, b):
        return ""
    if a.ends_in_space:
        return " "
    if _INNER_STROKE.search(a.text) and b.text[:1].isalnum():
        return ""
    if not habits.keeps_spaces:
        return " "
    if a.text.endswith(_BREAKABLE) and a.text[-2:-1].strip():
        return ""
    return "" if fills else " "


def is_broken_word(
    before: str, a: TextLine, b: TextLine, following: TextLine | None, room: Room
) -> bool:
    """Whether a cell too narrow for a word parts it: "Phò" and "ng" are no words by themselves.

    `before` is the text up to and with `a`.
    """
    tail, head = before.rsplit(maxsplit=1)[-1], b.text.split(" ", 1)[0].strip(",.;:")
    if " " in a.text or not tail.isalpha() or not (head.isalpha() and head.islower()):
        return False
    if a.width + b.first_word <= room.right - room.left + _TOLERANCE:
        return False
    if not _has_vowel(tail):
        return len(tail) <= _LONGEST_ONSET and tail[1:].islower() == (len(tail) > 1)
    begins_next = following is not None and b.text == head and _has_vowel(following.text[:1])
    return head in _FINALS and _has_vowel(tail[-1]) and not begins_next


def _has_vowel(text: str) -> bool:
    return any(char in _VOWELS for char in fold(text))


def _is_broken_capitals(a: TextLine, b: TextLine) -> bool:
    """A heading such as "STT" in a column too narrow for it."""
    rest = b.text.split(" ", 1)[0]
    return a.text.isupper() and rest.isupper() and len(rest) <= 2
