"""The headings of a flat text as a tree: who stands under whom, and how each group counts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from desktop_app.plans.editing.lines import Line, LinePart, Lines
from desktop_app.plans.editing.numerals import Numeral, read_numeral

ROOT = -1


class Group(msgspec.Struct, frozen=True):
    """The headings directly under one heading (by index), how deep they stand, their numerals."""

    parent: int
    depth: int
    members: tuple[int, ...]
    numerals: tuple[Numeral | None, ...]

    @property
    def unnumbered(self) -> bool:
        """Whether these headings go without numbers."""
        return bool(self.members) and not any(self.numerals)

    @property
    def in_order(self) -> bool:
        """Whether the numbers count on one by one in one style."""
        known = [numeral for numeral in self.numerals if numeral is not None]
        if len(known) < len(self.numerals):
            return not known
        return all(
            b.value == a.value + 1 and a.style.same_series(b.style) for a, b in pairwise(known)
        )


class Tree:
    """The groups of a text, by the index of the heading above (ROOT for the outermost)."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.parents: dict[int, int] = {}
        self.depths: dict[int, int] = {ROOT: 0}
        members: dict[int, list[int]] = {}
        for index, parent in _parents(lines):
            self.parents[index] = parent
            self.depths[index] = self.depths[parent] + 1
            members.setdefault(parent, []).append(index)
        self._members = members
        self._groups: dict[int, Group] = {}

    def group(self, parent: int) -> Group:
        """The headings directly under `parent`."""
        if parent not in self._groups:
            self._groups[parent] = self._read(parent)
        return self._groups[parent]

    def groups(self) -> Iterator[Group]:
        """All groups that have headings, from the outside in."""
        for parent in sorted(self._members):
            yield self.group(parent)

    def _read(self, parent: int) -> Group:
        members = tuple(self._members.get(parent, ()))
        above = self.lines[parent].number if parent != ROOT else ""
        numerals: list[Numeral | None] = []
        before: Numeral | None = None
        for index in members:
            before = read_numeral(self.lines[index].number, above, before)
            numerals.append(before)
        return Group(parent, self.depths[parent] + 1, members, tuple(numerals))


def _parents(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    path: list[int] = []
    for index, line in enumerate(lines):
        if line.is_heading:
            while path and lines[path[-1]].level >= line.level:
                path.pop()
            yield index, path[-1] if path else ROOT
            path.append(index)


def leveled(lines: Sequence[Line]) -> Lines:
    """The lines with every heading exactly one level below the one it stands under."""
    depths = Tree(lines).depths
    return tuple(
        msgspec.structs.replace(line, level=depths[i])
        if line.is_heading and line.level != depths[i]
        else line
        for i, line in enumerate(lines)
    )


def heading_above(lines: Sequence[Line], at: int) -> int:
    """The last heading before a line, ROOT when there is none."""
    return next((i for i in range(at - 1, -1, -1) if lines[i].is_heading), ROOT)


def section_end(lines: Sequence[Line], at: int) -> int:
    """Where the section of a heading ends, with all below it; the plain ending is no part of it."""
    end = at + 1
    while end < len(lines) and lines[end].part is not LinePart.CLOSING:
        if lines[end].is_heading and lines[end].level <= lines[at].level:
            break
        end += 1
    return end
