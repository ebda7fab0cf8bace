"""Numbers of headings after the outline has changed: what was in order stays in order.

A group whose numbers had gaps or doubles is the writer's own affair: there only what came anew gets
a number, until the person asks for all.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from desktop_app.plans.editing.lines import Line, Lines
from desktop_app.plans.editing.numerals import (
    ARABIC,
    CAPITAL,
    LETTER,
    ROMAN,
    WORD,
    Numeral,
    Style,
    read_numeral,
)
from desktop_app.plans.editing.tree import ROOT, Group, Tree, leveled

BRACKETED = Style(ARABIC, "(", ")")  # below the points, where a dash would do for a paragraph


def settled(before: Sequence[Line], after: Sequence[Line]) -> Lines:
    """`after` with the numbers that the change from `before` asks for, levels without leaps."""
    return _Settling(leveled(before), leveled(after)).lines()


def renumbered(lines: Sequence[Line]) -> Lines:
    """All headings counted from the first on, each group in its own style."""
    found = list(leveled(lines))
    tree = Tree(found)
    for group in tree.groups():
        if group.unnumbered:
            continue
        above = _number_at(found, group.parent)
        style = first_style(group) or style_below(tree, group.parent) or BRACKETED
        for value, index in enumerate(group.members, 1):
            number = style.number(value, above) or found[index].number
            found[index] = msgspec.structs.replace(found[index], number=number)
    return tuple(found)


def level_marks(lines: Sequence[Line], levels: int = 4) -> tuple[str, ...]:
    """How the first heading of each level is numbered in this text, or would be: "I", "1", "a".

    "-" from the level on where no number is usual.
    """
    tree = Tree(lines)
    found: list[str] = []
    style: Style | None = None
    for level in range(1, levels + 1):
        own = next(
            (first_style(g) for g in tree.groups() if g.depth == level and any(g.numerals)), None
        )
        style = own or (_next_style(style) if style or level == 1 else None)
        above = found[-1] if found else ""
        found.append(style.number(1, above) if style else "-")
    return tuple(found)


def first_style(group: Group) -> Style | None:
    """The style that a group counts in."""
    return next((numeral.style for numeral in group.numerals if numeral), None)


def style_below(tree: Tree, parent: int) -> Style | None:
    """The style of headings under `parent` where it has none yet; None where a dash comes next.

    As the plan counts elsewhere under a heading of this kind, else I. → 1. → a) (NĐ 30/2020).
    """
    own = style_at(tree, parent)
    depth = tree.depths[parent] + 1
    for group in tree.groups():
        if group.parent != parent and group.depth == depth and _alike(own, tree, group.parent):
            style = first_style(group)
            if style is not None:
                return style
    return _next_style(own)


def style_at(tree: Tree, index: int) -> Style | None:
    """The style of a heading's own number."""
    if index == ROOT:
        return None
    group = tree.group(tree.parents[index])
    numeral = group.numerals[group.members.index(index)]
    return numeral.style if numeral else None


def _alike(own: Style | None, tree: Tree, other: int) -> bool:
    style = style_at(tree, other)
    if own is None or style is None:
        return own is style
    return own.same_series(style)


def _next_style(above: Style | None) -> Style | None:
    if above is None:
        return Style(ROMAN)
    prefix = above.prefix.lower()
    if above.kind in (WORD, CAPITAL) or prefix.startswith(("phần", "chương")):
        return Style(ROMAN)
    if above.kind == ROMAN or prefix.startswith(("mục", "tiểu mục", "điều")):
        return Style(ARABIC)
    if above.kind == ARABIC and not above.suffix:
        return Style(LETTER)
    return None


def _number_at(lines: Sequence[Line], index: int) -> str:
    return lines[index].number if index != ROOT else ""


class _Settling:
    def __init__(self, before: Lines, after: Lines) -> None:
        self._old = Tree(before)
        self._new = Tree(after)
        self._origins = _origins(before, after)
        self._found = list(after)

    def lines(self) -> Lines:
        for group in self._new.groups():
            self._number(group)
        return tuple(self._found)

    def _number(self, group: Group) -> None:
        old = self._former(group)
        above = _number_at(self._found, group.parent)
        if old is not None and old.members == tuple(self._origins.get(i) for i in group.members):
            self._follow_parent(group, old, above)
            return
        if not any(i in self._origins or not self._found[i].number for i in group.members):
            return  # all came together from elsewhere, numbers and gaps and all
        kept = {i for i in group.members if old and self._origins.get(i) in old.members}
        if old and kept and old.unnumbered:
            self._put_all(group, None, 0, above)
            return
        style = self._style(group, old, kept)
        if self._was_in_order(group, old):
            self._put_all(group, style, self._first_value(group, old, kept), above)
        else:
            self._put_new(group, kept, style, above)

    def _former(self, group: Group) -> Group | None:
        """The same group before the change, None when it is new or stands at another depth."""
        parent = ROOT if group.parent == ROOT else self._origins.get(group.parent)
        if parent is None:
            return None
        old = self._old.group(parent)
        return old if old.depth == group.depth else None

    def _follow_parent(self, group: Group, old: Group, above: str) -> None:
        style = first_style(old)
        if style and style.nested and old.in_order and old.numerals[0]:
            self._put_all(group, style, old.numerals[0].value, above)

    def _style(self, group: Group, old: Group | None, kept: set[int]) -> Style:
        if old and kept:
            style = first_style(old)
            if style:
                return style
        own = self._own_numeral(group)
        if own:
            return own.style
        return style_below(self._as_found(), group.parent) or BRACKETED

    def _own_numeral(self, group: Group) -> Numeral | None:
        """The number that the first heading brings along: written or pasted with it."""
        first = group.members[0]
        if first in self._origins or not self._found[first].number:
            return None
        return read_numeral(self._found[first].number, _number_at(self._found, group.parent))

    def _as_found(self) -> Tree:
        return Tree(self._found)

    def _was_in_order(self, group: Group, old: Group | None) -> bool:
        origins = [self._origins[i] for i in group.members if i in self._origins]
        groups = [self._old.group(self._old.parents[origin]) for origin in origins]
        return all(one.in_order for one in (*groups, *((old,) if old else ())))

    def _first_value(self, group: Group, old: Group | None, kept: set[int]) -> int:
        if old and kept:
            return next((numeral.value for numeral in old.numerals if numeral), 1)
        own = self._own_numeral(group)
        return own.value if own else 1

    def _put_all(self, group: Group, style: Style | None, first: int, above: str) -> None:
        for value, index in enumerate(group.members, first):
            number = style.number(value, above) if style else ""
            if style is None or number:
                self._put(index, number)

    def _put_new(self, group: Group, kept: set[int], style: Style, above: str) -> None:
        """Count on from the heading before; those behind move on only while they would double."""
        last = 0
        pushing = False
        for index in group.members:
            numeral = read_numeral(self._found[index].number, above)
            if index not in kept or (pushing and numeral and numeral.value == last):
                last += 1
                self._put(index, style.number(last, above) or self._found[index].number)
                pushing = True
            else:
                last = numeral.value if numeral else last
                pushing = False

    def _put(self, index: int, number: str) -> None:
        if self._found[index].number != number:
            self._found[index] = msgspec.structs.replace(self._found[index], number=number)


def _origins(before: Lines, after: Lines) -> dict[int, int]:
    """For each heading of `after` the one of `before` it was: known by order, then by words."""
    olds = [i for i, line in enumerate(before) if line.is_heading]
    news = [i for i, line in enumerate(after) if line.is_heading]
    matcher = SequenceMatcher(
        None, [before[i].text for i in olds], [after[i].text for i in news], autojunk=False
    )
    found: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            found[news[block.b + step]] = olds[block.a + step]
    left = set(olds) - set(found.values())
    gone = {before[i].text: i for i in sorted(left, reverse=True)}
    for index in news:
        if index not in found and after[index].text in gone:
            found[index] = gone.pop(after[index].text)
    return found
