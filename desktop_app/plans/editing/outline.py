"""Changing the outline of a text: pure steps on its lines, with the numbers that follow.

Each step gives the lines back unchanged where it does not apply.
"""

from collections.abc import Sequence

import msgspec

from desktop_app.plans.editing.lines import Line, LineKind, LinePart, Lines
from desktop_app.plans.editing.renumbering import first_style, settled, style_below
from desktop_app.plans.editing.tree import ROOT, Tree, heading_above, leveled, section_end
from desktop_app.plans.structure.outline import is_run_in
from desktop_app.plans.structure.paragraphs import Para

DASH, PLUS = "-", "+"
_DEEPEST_BY_DASH = 3  # a bullet that is taken out becomes at most a point "a)"


def demote(lines: Sequence[Line], at: int) -> Lines:
    """A heading with all below it one level deeper; a dash becomes a plus, a paragraph a dash."""
    if not lines[at].is_heading:
        return _marked(lines, at, PLUS if lines[at].marker else DASH)
    lines = leveled(lines)
    tree = Tree(lines)
    siblings = tree.group(tree.parents[at]).members
    place = siblings.index(at)
    if place == 0:
        return tuple(lines)
    end = section_end(lines, at)
    above = siblings[place - 1]
    alone = not any(line.is_heading for line in lines[at + 1 : end])
    if alone and not tree.group(above).members and style_below(tree, above) is None:
        return settled(lines, _replaced(lines, at, _as_text(lines[at], DASH)))
    return settled(lines, _shifted(lines, at, end, 1))


def promote(lines: Sequence[Line], at: int) -> Lines:
    """A heading with all below it one level out; a plus becomes a dash, a dash a heading."""
    line = lines[at]
    if line.is_heading:
        lines = leveled(lines)
        if lines[at].level == 1:
            return tuple(lines)
        return settled(lines, _shifted(lines, at, section_end(lines, at), -1))
    if line.marker == PLUS:
        return _marked(lines, at, DASH)
    if not line.marker:
        return tuple(lines)
    above = heading_above(lines, at)
    level = 1 if above == ROOT else leveled(lines)[above].level + 1
    return make_heading(lines, at, min(level, _DEEPEST_BY_DASH))


def move(lines: Sequence[Line], at: int, *, down: bool) -> tuple[Lines, int]:
    """A heading with all below it past its neighbour, or into the next section; and where it is.

    A paragraph or table moves past the line beside it.
    """
    if not lines[at].is_heading:
        return _moved_line(lines, at, down)
    lines = leveled(lines)
    tree = Tree(lines)
    siblings = tree.group(tree.parents[at]).members
    place = siblings.index(at) + (1 if down else -1)
    end = section_end(lines, at)
    if 0 <= place < len(siblings):
        other = siblings[place]
        target = section_end(lines, other) if down else other
    else:
        target = _into_neighbour(lines, tree, tree.parents[at], down)
        if target < 0:
            return tuple(lines), at
    return _carried(lines, at, end, target)


def make_heading(lines: Sequence[Line], at: int, level: int) -> Lines:
    """A paragraph as a heading of this level, as deep as the headings above allow.

    A heading goes to the level with all below it. Below the points a dash takes the place of a
    number, unless the plan numbers these too.
    """
    if lines[at].kind is LineKind.TABLE:
        return tuple(lines)
    before = leveled(lines)
    tree = Tree(before)
    above = heading_above(before, at)
    level = max(1, min(level, 1 if above == ROOT else before[above].level + 1))
    if before[at].is_heading:
        by = level - before[at].level
        return settled(before, _shifted(before, at, section_end(before, at), by))
    parent = above
    while parent != ROOT and before[parent].level >= level:
        parent = tree.parents[parent]
    style = first_style(tree.group(parent)) or style_below(tree, parent)
    if style is None:
        return _marked(before, at, DASH)
    return settled(before, _replaced(before, at, as_heading(before[at], level)))


def make_text(lines: Sequence[Line], at: int, marker: str = "") -> Lines:
    """A heading or bullet as a paragraph, with this marker before it."""
    if lines[at].kind is LineKind.TABLE:
        return tuple(lines)
    if not lines[at].is_heading:
        return _marked(lines, at, marker)
    return settled(lines, _replaced(lines, at, _as_text(lines[at], marker)))


def as_heading(line: Line, level: int, number: str = "") -> Line:
    """A paragraph as a heading; one that runs on as a sentence has no title of its own."""
    heading = msgspec.structs.replace(
        line,
        kind=LineKind.HEADING,
        part=LinePart.SECTION,
        level=level,
        number=number,
        marker="",
    )
    return with_run_in(heading)


def with_run_in(heading: Line) -> Line:
    """The heading told anew whether its words are a title or a running sentence."""
    para = Para(heading.text, heading.line, (heading.line,), heading.spans)
    run_in = is_run_in(para) if heading.text else False
    return msgspec.structs.replace(heading, run_in=run_in)


def _as_text(line: Line, marker: str) -> Line:
    return msgspec.structs.replace(
        line, kind=LineKind.TEXT, level=0, number="", marker=marker, run_in=False
    )


def _marked(lines: Sequence[Line], at: int, marker: str) -> Lines:
    if lines[at].kind is LineKind.TABLE or lines[at].marker == marker:
        return tuple(lines)
    return _replaced(lines, at, msgspec.structs.replace(lines[at], marker=marker))


def _replaced(lines: Sequence[Line], at: int, line: Line) -> Lines:
    return (*lines[:at], line, *lines[at + 1 :])


def _shifted(lines: Sequence[Line], start: int, end: int, by: int) -> Lines:
    inside = (
        msgspec.structs.replace(line, level=line.level + by) if line.is_heading else line
        for line in lines[start:end]
    )
    return (*lines[:start], *inside, *lines[end:])


def _into_neighbour(lines: Lines, tree: Tree, parent: int, down: bool) -> int:
    """Where a first or last child goes on: the end of the section before, the start of the next."""
    if parent == ROOT:
        return -1
    siblings = tree.group(tree.parents[parent]).members
    place = siblings.index(parent) + (1 if down else -1)
    if not 0 <= place < len(siblings):
        return -1
    if not down:
        return parent
    return next(
        (i for i in range(siblings[place] + 1, len(lines)) if lines[i].is_heading),
        section_end(lines, siblings[place]),
    )


def _carried(lines: Lines, at: int, end: int, target: int) -> tuple[Lines, int]:
    block = lines[at:end]
    if target > at:
        moved = (*lines[:at], *lines[end:target], *block, *lines[target:])
        place = target - len(block)
    else:
        moved = (*lines[:target], *block, *lines[target:at], *lines[end:])
        place = target
    return settled(lines, moved), place


def _moved_line(lines: Sequence[Line], at: int, down: bool) -> tuple[Lines, int]:
    to = at + (1 if down else -1)
    if not 0 <= to < len(lines):
        return tuple(lines), at
    found = list(lines)
    part = lines[to].part
    found[at], found[to] = lines[to], msgspec.structs.replace(lines[at], part=part)
    return settled(lines, found), to
