"""Numbers and dashes that a person writes before a paragraph, and the level that they mean."""

from collections.abc import Sequence

import msgspec

from desktop_app.plans.editing.lines import Line, Lines
from desktop_app.plans.editing.numerals import Style, read_numeral
from desktop_app.plans.editing.outline import as_heading
from desktop_app.plans.editing.renumbering import settled, style_at
from desktop_app.plans.editing.tree import ROOT, Tree, heading_above, leveled
from desktop_app.plans.structure.numbering import RANKS, number_style, read_mark

_DASHES = {"-": "-", "–": "-", "—": "-", "•": "-", "*": "-", "+": "+"}


def marked_line(lines: Sequence[Line], at: int, typed: str) -> Lines | None:
    """The lines after a mark such as "I. ", "a) ", "- " was typed before a paragraph.

    None when `typed`, all that stands before the cursor, is no such mark.
    """
    mark = typed.strip()
    if not mark or at >= len(lines) or not lines[at].text.startswith(mark):
        return None
    before = leveled(lines)
    bare = _without(before[at], len(mark))
    if mark in _DASHES:
        return _put(before, at, msgspec.structs.replace(bare, marker=_DASHES[mark]))
    found = read_mark(f"{mark} X")
    if found is None or found.length != len(mark) + 1:
        return None
    level = level_for(before, at, found.number)
    return settled(before, _put(before, at, as_heading(bare, level, found.number)))


def level_for(lines: Sequence[Line], at: int, number: str) -> int:
    """The level of a heading with this number at a place: that of its like, else by its rank."""
    return Levels(lines, at).take(number)


class Levels:
    """The levels of headings that come one after another at a place of a text."""

    def __init__(self, lines: Sequence[Line], at: int) -> None:
        self._tree = Tree(lines)
        self._path: list[tuple[Style | None, int]] = []  # style and rank of the headings above
        index = heading_above(lines, at)
        while index != ROOT:
            self._path.insert(0, (style_at(self._tree, index), _rank(lines[index].number)))
            index = self._tree.parents[index]

    def take(self, number: str) -> int:
        """The level of the next heading; it is the one above those that follow."""
        numeral = read_numeral(number)
        style = numeral.style if numeral else None
        rank = _rank(number)
        depth = self._depth(style, rank)
        del self._path[depth - 1 :]
        self._path.append((style, rank))
        return depth

    def _depth(self, style: Style | None, rank: int) -> int:
        for i in range(len(self._path) - 1, -1, -1):
            above, its_rank = self._path[i]
            if (above is None and style is None and its_rank == rank) or (
                above is not None and style is not None and above.same_series(style)
            ):
                return i + 1
        depth = _depth_elsewhere(self._tree, style) if style else 0
        if 0 < depth <= len(self._path) + 1:
            return depth
        return 1 + sum(its_rank < rank for _, its_rank in self._path)


def _depth_elsewhere(tree: Tree, style: Style) -> int:
    for group in tree.groups():
        if any(numeral and numeral.style.same_series(style) for numeral in group.numerals):
            return group.depth
    return 0


def _rank(number: str) -> int:
    mark = read_mark(f"{number} X")
    style = number_style(number) or (mark.style if mark else "named")
    return RANKS.get(style, RANKS["named"])


def _without(line: Line, length: int) -> Line:
    """The line without its first characters and the blanks behind them."""
    rest = line.text[length:]
    cut = len(line.text) - len(rest.lstrip())
    spans = tuple(
        msgspec.structs.replace(span, start=max(span.start - cut, 0), end=span.end - cut)
        for span in line.spans
        if span.end > cut
    )
    return msgspec.structs.replace(line, text=line.text[cut:], spans=spans)


def _put(lines: Lines, at: int, line: Line) -> Lines:
    return (*lines[:at], line, *lines[at + 1 :])
