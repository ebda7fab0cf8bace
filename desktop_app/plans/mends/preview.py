"""What a step would change, in words: the changed lines cut down to what is around the change."""

import difflib
import re
from collections.abc import Sequence

import msgspec

from desktop_app.plans.editing.as_source import laid_out, lay_out
from desktop_app.plans.model import Plan

_AROUND = 4  # words beside a change that are shown


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
    one, other = _apart(laid_out(old).lines, lay_out(new).lines)
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    found: list[Change] = []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = min(end - start, stop - begin)
        for i in range(pairs):
            found += _within(one[start + i], other[begin + i])
        found += [Change("", line, "", "") for line in one[start + pairs : end]]
        found += [Change("", "", line, "") for line in other[begin + pairs : stop]]
    return tuple(found)


def _apart(one: Sequence[str], other: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Without the lines at both ends that are the same: most of a plan."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    end = 0
    while end < min(len(one), len(other)) and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[: len(one) - end], other[: len(other) - end]


def _within(old: str, new: str) -> list[Change]:
    """The changed stretches of a line; stretches with a word or two between them are one."""
    one, other = re.findall(r"\s+|\w+|[^\w\s]", old), re.findall(r"\s+|\w+|[^\w\s]", new)
    codes = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed: list[list[int]] = []
    for kind, *spot in codes:
        if kind == "equal":
            continue
        if changed and spot[0] - changed[-1][1] <= _AROUND:
            changed[-1][1], changed[-1][3] = spot[1], spot[3]
        else:
            changed.append(list(spot))
    return [_shown(one, other, spot) for spot in changed]


def _shown(one: list[str], other: list[str], spot: list[int]) -> Change:
    start, end, begin, stop = spot
    first, last = max(0, start - 2 * _AROUND), end + 2 * _AROUND
    before = ("…" if first else "") + "".join(one[first:start])
    after = "".join(one[end:last]) + ("…" if last < len(one) else "")
    return Change(before, "".join(one[start:end]), "".join(other[begin:stop]), after)
