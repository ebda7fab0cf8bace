"""Finds in texts what tells a sealed identity, by its marks alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.shield.marks import MOST_WORDS, mark
from desktop_app.shield.model import Found
from desktop_app.shield.words import WORD, folded, numbers, places

_REMEMBERED = 50_000  # words whose short mark was worked out
_TITLES = frozenset(
    ("ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "cau", "di", "cu", "chau", "con", "dan",
     "cao", "ten", "la")  # "người tố cáo", "tên", "tên là"
)  # fmt: skip


@dataclass(frozen=True)
class _Hit:
    """A place in the folded text."""

    start: int
    end: int
    code_name: str


class Scanner:
    """The marks of all sealed identities, ready to look for; safe to use from several threads.

    A whole name is found however it is written. What is left of a name without the family name is
    often a common word ("Văn Hóa") or part of somebody else's name ("Trần Thị Hoa"), so that it
    counts only with capitals, and two words only behind a title ("ông", "bà").
    """

    def __init__(self, guard: bytes, identities: Iterable[tuple[str, Iterable[str]]]) -> None:
        """`identities` are pairs of code name and marks."""
        self._guard = guard
        self._names: dict[str, str] = {}
        for code_name, marks in identities:
            for line in marks:
                self._names.setdefault(line, code_name)
        self._lengths = sorted({int(m[1 : m.index(":")]) for m in self._names if m[0] == "d"})
        self._first: dict[str, bool] = {}

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self._names

    def found(self, text: str) -> list[Found]:
        """The places in a text, in order, none over another."""
        if self.empty or len(text) < 3:
            return []
        plain = folded(text)
        hits = [*self._names_in(plain, text), *self._numbers_in(plain)]
        if not hits:
            return []
        origin = places(text)
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        result: list[Found] = []
        for hit in hits:
            # Up to the end of the last letter with its marks, but not to the next letter.
            start, end = origin[hit.start], origin[hit.end - 1] + 1
            while end < len(text) and not folded(text[end]):
                end += 1
            if not result or start >= result[-1].end:
                result.append(Found(start, end, hit.code_name))
        return result

    def _names_in(self, plain: str, text: str) -> Iterator[_Hit]:
        words = [(word.group(), word.start(), word.end()) for word in WORD.finditer(plain)]
        for at, (word, start, _) in enumerate(words):
            if not self._may_begin(word):
                continue
            joined = ""
            for last in range(at, min(at + MOST_WORDS, len(words))):
                joined += words[last][0]
                end = words[last][2]
                whole = self._names.get(mark(self._guard, "n", joined))
                if whole:
                    yield _Hit(start, end, whole)
                    continue
                short = self._names.get(mark(self._guard, "s", joined))
                if short and _is_meant(words, at, last, plain, text):
                    yield _Hit(start, end, short)

    def _may_begin(self, word: str) -> bool:
        known = self._first.get(word)
        if known is None:
            if len(self._first) > _REMEMBERED:
                self._first = {}
            known = self._first[word] = mark(self._guard, "w", word) in self._names
        return known

    def _numbers_in(self, plain: str) -> Iterator[_Hit]:
        if not self._lengths:
            return
        for digits, at in numbers(plain):
            for length in self._lengths:
                for first in range(len(digits) - length + 1):
                    line = mark(self._guard, f"d{length}", digits[first : first + length])
                    if line in self._names:
                        yield _Hit(at[first], at[first + length - 1] + 1, self._names[line])


def masked(text: str, found: Iterable[Found]) -> str:
    """The text with code names in the places found."""
    parts, at = [], 0
    for place in found:
        parts += [text[at : place.start], place.code_name]
        at = place.end
    return "".join([*parts, text[at:]])


def _is_meant(
    words: list[tuple[str, int, int]], first: int, last: int, plain: str, text: str
) -> bool:
    """Whether words without a family name are a person's: capitals, and what stands before."""
    origin = places(text)
    capitals = [text[origin[words[i][1]]].isupper() for i in range(first, last + 1)]
    if not all(capitals):
        return False
    before = words[first - 1][0] if first else ""
    if before in _TITLES:
        return True
    if last - first < 2:  # two words
        return False
    # Behind another capital word on the same line it is part of a longer name.
    gap = plain[words[first - 1][2] : words[first][1]] if first else "\n"
    return not (gap == " " and text[origin[words[first - 1][1]]].isupper())
