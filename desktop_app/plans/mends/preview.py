"""What a step would change, in words: the changed lines cut down to what is around the change."""

import difflib
import re
from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.plans.editing.as_source import laid_out, lay_out
from desktop_app.plans.model import Plan

_AROUND = 8  # words and blanks beside a change that are shown
_JOINED = 4  # stretches with no more than this between them are one
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")

Spot = tuple[int, int, int, int]  # from, to; in the new one from, to


class Change(msgspec.Struct, frozen=True):
    """A changed stretch of a line: the words around it, what stands there, what will stand there.

    A line that is new has no `old`, one that goes has no `new`.
    """

    before: str
    old: str
    new: str
    after: str

    @property
    def words(self) -> str:
        """The change on one line, for lists and screen readers."""
        return f"{self.before}{self.old or '(chưa có)'} → {self.new or '(bỏ)'}{self.after}"


def changes_between(old: Plan, new: Plan) -> tuple[Change, ...]:
    """Every changed stretch of the text, in reading order."""
    one, other = laid_out(old).lines, lay_out(new).lines
    found: list[Change] = []
    for start, end, begin, stop in _spots(one, other):
        pairs = min(end - start, stop - begin)
        for i in range(pairs):
            found += _within(one[start + i], other[begin + i])
        found += [Change("", line, "", "") for line in one[start + pairs : end]]
        found += [Change("", "", line, "") for line in other[begin + pairs : stop]]
    return tuple(found)


def _spots(one: Sequence[str], other: Sequence[str]) -> Iterator[Spot]:
    """Where two sequences differ; what is the same at both ends, most of it, is not compared."""
    start, least = 0, min(len(one), len(other))
    while start < least and one[start] == other[start]:
        start += 1
    end, least = 0, least - start
    while end < least and one[-1 - end] == other[-1 - end]:
        end += 1
    inner, outer = one[start : len(one) - end], other[start : len(other) - end]
    matcher = difflib.SequenceMatcher(None, inner, outer, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield a + start, b + start, c + start, d + start


def _within(old: str, new: str) -> list[Change]:
    """The changed stretches of a line; neighbours are one."""
    one, other = _PIECES.findall(old), _PIECES.findall(new)
    joined: list[Spot] = []
    for start, end, begin, stop in _spots(one, other):
        if joined and start - joined[-1][1] <= _JOINED:
            joined[-1] = (joined[-1][0], end, joined[-1][2], stop)
        else:
            joined.append((start, end, begin, stop))
    return [_shown(one, other, _told_whole(one, other, spot)) for spot in joined]


def _told_whole(one: Sequence[str], other: Sequence[str], spot: Spot) -> Spot:
    """A sign alone says little: the words beside it belong to the change."""
    start, end, begin, stop = spot
    if any(piece[0].isalnum() for piece in (*one[start:end], *other[begin:stop])):
        return spot
    left = min(2, start, begin)
    right = min(2, len(one) - end, len(other) - stop)
    return start - left, end + right, begin - left, stop + right


def _shown(one: Sequence[str], other: Sequence[str], spot: Spot) -> Change:
    start, end, begin, stop = spot
    first, last = max(0, start - _AROUND), end + _AROUND
    before = ("…" if first else "") + "".join(one[first:start])
    after = "".join(one[end:last]) + ("…" if last < len(one) else "")
    return Change(before, "".join(one[start:end]), "".join(other[begin:stop]), after)
