"""Finds in texts what tells a sealed identity, by its marks alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop_app.shield.marks import MOST_WORDS, mark
from desktop_app.shield.model import Found
from desktop_app.shield.words import Word, folded, numbers, places, plain_words, words_in

_REMEMBERED = 50_000  # beginnings whose short mark was worked out
_TITLES = frozenset(
    ("ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "cau", "di", "cu", "chau", "con", "dan",
     "cao", "ten", "la")  # "người tố cáo", "tên", "tên là"
)  # fmt: skip


@dataclass(frozen=True)
class _Hit:
    """A place in the folded text."""

    start: int
    end: int
    mark: str


class Scanner:
    """The marks of all sealed identities, ready to look for; safe to use from several threads.

    A whole name is found however it is written. What is left of a name without the family name is
    often a common word ("Văn Hóa") or part of somebody else's name ("Trần Thị Hoa"), so that it
    counts only with capitals, and two words only behind a title ("ông", "bà").
    """

    def __init__(
        self,
        guard: bytes,
        identities: Iterable[tuple[str, Iterable[str]]],
        uids: Sequence[str] = (),
    ) -> None:
        """`identities` are pairs of code name and marks; `uids`, in the same order, if known."""
        self._guard = guard
        self._names: dict[str, str] = {}
        self._whose: dict[str, set[str]] = {}
        for place, (code_name, marks) in enumerate(identities):
            for line in filter(None, marks):  # nobody can be known by an identity without marks
                self._names.setdefault(line, code_name)
                self._whose.setdefault(line, set()).update(uids[place : place + 1])
        self._lengths = sorted({int(m[1 : m.index(":")]) for m in self._names if m[0] == "d"})
        self._begins: dict[tuple[str, str], bool] = {}

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self._names

    def found(self, text: str) -> list[Found]:
        """The places in a text, in order, none over another."""
        if self.empty or len(text) < 3:
            return []
        read = _Text(text)
        hits = [*self._names_in(read), *self._numbers_in(read.plain)]
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        result: list[Found] = []
        for hit in hits:
            start, end = read.place(hit.start, hit.end)
            if not result or start >= result[-1].end:
                whose = frozenset(self._whose[hit.mark])
                result.append(Found(start, end, self._names[hit.mark], whose))
        return result

    def _names_in(self, text: "_Text") -> Iterator[_Hit]:
        firsts = {word for word in plain_words(text.plain) if self._may_begin("w", word)}
        if not firsts:
            return
        for at, word in enumerate(text.words):
            if word.text not in firsts:
                continue
            joined = ""
            for last in range(at, min(at + MOST_WORDS, len(text.words))):
                joined += text.words[last].text
                if last == at + 1 and not self._may_begin("p", joined):
                    break
                line = self._named(joined, text, at, last)
                if line:
                    yield _Hit(word.start, text.words[last].end, line)

    def _named(self, joined: str, text: "_Text", first: int, last: int) -> str:
        """The mark that these words have as a name, or ""."""
        whole = mark(self._guard, "n", joined)
        if whole in self._names:
            return whole
        short = mark(self._guard, "s", joined)
        return short if short in self._names and text.means_a_person(first, last) else ""

    def _may_begin(self, kind: str, joined: str) -> bool:
        known = self._begins.get((kind, joined))
        if known is None:
            if len(self._begins) > _REMEMBERED:
                self._begins = {}
            known = mark(self._guard, kind, joined) in self._names
            self._begins[kind, joined] = known
        return known

    def _numbers_in(self, plain: str) -> Iterator[_Hit]:
        if not self._lengths:
            return
        for digits, at in numbers(plain):
            for length in self._lengths:
                for first in range(len(digits) - length + 1):
                    line = mark(self._guard, f"d{length}", digits[first : first + length])
                    if line in self._names:
                        yield _Hit(at[first], at[first + length - 1] + 1, line)


def masked(text: str, found: Iterable[Found]) -> str:
    """The text with code names in the places found."""
    parts, at = [], 0
    for place in found:
        parts += [text[at : place.start], place.code_name]
        at = place.end
    return "".join([*parts, text[at:]])


class _Text:
    """A text that is being looked through."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.plain = folded(text)

    @cached_property
    def words(self) -> list[Word]:
        """The words with their places in `plain`."""
        return words_in(self.plain)

    @cached_property
    def _origin(self) -> list[int]:
        return places(self._text)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A place of the folded text as one of the text itself."""
        first, last = self._origin[start], self._origin[end - 1] + 1
        # The marks of the last letter belong to it, when they are characters of their own.
        while last < len(self._text) and not folded(self._text[last]):
            last += 1
        return first, last

    def means_a_person(self, first: int, last: int) -> bool:
        """Whether words without a family name are a person's: capitals, and what stands before."""
        if not all(self._is_capital(i) for i in range(first, last + 1)):
            return False
        before = self.words[first - 1] if first else None
        if before and before.text in _TITLES:
            return True
        # Behind another word in capitals on the same line it is part of a longer name.
        gap = self.plain[before.end : self.words[first].start] if before else "\n"
        follows = gap.isspace() and "\n" not in gap and self._is_capital(first - 1)
        return last - first >= 2 and not follows

    def _is_capital(self, word: int) -> bool:
        return self._text[self._origin[self.words[word].start]].isupper()
