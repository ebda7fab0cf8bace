"""A plan's running text as a flat row of lines: headings, paragraphs, tables, as they are printed.

The outline is told by the headings' levels alone, so that an editor moves lines and not branches.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from desktop_app.plans.model import Annex, Body, Grid, Plan, Section, Text
from desktop_app.plans.source import Span

Lines = tuple["Line", ...]


class LineKind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    TEXT = "text"
    TABLE = "table"


class LinePart(StrEnum):
    """Where a line stands: before the first heading, under one, or in the plain ending."""

    OPENING = "opening"
    SECTION = "section"
    CLOSING = "closing"


class Line(msgspec.Struct, frozen=True):
    """One line of the flat text.

    A heading has `level` (1 is outermost), `number` and `run_in`; a paragraph its `marker`; a table
    its `grid`. `line` is the place in the source (0: written here).
    """

    kind: LineKind = LineKind.TEXT
    text: str = ""
    part: LinePart = LinePart.SECTION
    level: int = 0
    number: str = ""
    marker: str = ""
    spans: tuple[Span, ...] = ()
    run_in: bool = False
    grid: Grid | None = None
    line: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether this line opens a section."""
        return self.kind is LineKind.HEADING


def lines_of(plan: Plan) -> Lines:
    """The opening, the sections and the closing as lines."""
    return (
        *_bodies(plan.opening, LinePart.OPENING),
        *_sections(plan.sections),
        *_bodies(plan.closing, LinePart.CLOSING),
    )


def with_lines(plan: Plan, lines: Sequence[Line]) -> Plan:
    """The plan with this text; everything beside the running text stays."""
    opening, sections, closing = _parted(lines)
    return msgspec.structs.replace(plan, opening=opening, sections=sections, closing=closing)


def annex_lines(plan: Plan, index: int) -> Lines:
    """The texts of an annex beside its task table as lines."""
    annex = plan.annexes[index]
    return (*_bodies(annex.body, LinePart.OPENING), *_sections(annex.sections))


def with_annex_lines(plan: Plan, index: int, lines: Sequence[Line]) -> Plan:
    """The plan with these texts in an annex; a plain ending belongs to its last section."""
    opening, sections, closing = _parted(
        [
            msgspec.structs.replace(line, part=LinePart.SECTION)
            if line.part is LinePart.CLOSING
            else line
            for line in lines
        ]
    )
    annex: Annex = msgspec.structs.replace(
        plan.annexes[index], body=(*opening, *closing), sections=sections
    )
    annexes = (*plan.annexes[:index], annex, *plan.annexes[index + 1 :])
    return msgspec.structs.replace(plan, annexes=annexes)


def in_parts(lines: Sequence[Line]) -> Lines:
    """The lines, each with the part that its place among the headings gives it."""
    first, closing = _borders(lines)
    return tuple(_in_part(line, _part_at(i, first, closing)) for i, line in enumerate(lines))


def without_empty(lines: Iterable[Line]) -> Lines:
    """The lines without the empty paragraphs that writing leaves behind."""
    return tuple(line for line in lines if line.kind is not LineKind.TEXT or line.text.strip())


def _in_part(line: Line, part: LinePart) -> Line:
    return line if line.part is part else msgspec.structs.replace(line, part=part)


def _part_at(index: int, first: int, closing: int) -> LinePart:
    if index >= closing:
        return LinePart.CLOSING
    return LinePart.OPENING if index < first else LinePart.SECTION


def _borders(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the first section begins, and where the plain ending."""
    headings = [i for i, line in enumerate(lines) if line.is_heading]
    closing = len(lines)
    while closing > 0 and lines[closing - 1].part is LinePart.CLOSING:
        closing -= 1
    if not headings:
        return closing, closing
    return headings[0], max(closing, headings[-1] + 1)


def _bodies(bodies: Iterable[Body], part: LinePart) -> Iterator[Line]:
    for body in bodies:
        if isinstance(body, Grid):
            yield Line(LineKind.TABLE, part=part, grid=body, line=body.line)
        else:
            yield Line(
                LineKind.TEXT,
                body.text,
                part,
                marker=body.marker,
                spans=body.spans,
                line=body.line,
            )


def _sections(sections: Iterable[Section]) -> Iterator[Line]:
    for section in sections:
        yield Line(
            LineKind.HEADING,
            section.title,
            LinePart.SECTION,
            section.level,
            section.number,
            spans=section.spans,
            run_in=section.run_in,
            line=section.line,
        )
        yield from _bodies(section.body, LinePart.SECTION)
        yield from _sections(section.children)


def _parted(
    lines: Sequence[Line],
) -> tuple[tuple[Body, ...], tuple[Section, ...], tuple[Body, ...]]:
    first, closing = _borders(lines)
    root = _Branch(Line())
    _grow(root, lines[first:closing])
    opening = tuple(_body(line) for line in lines[:first])
    return opening, root.sections(), tuple(_body(line) for line in lines[closing:])


class _Branch:
    """A section while its lines are put under it."""

    def __init__(self, heading: Line) -> None:
        self.heading = heading
        self.body: list[Body] = []
        self.children: list[_Branch] = []

    def sections(self) -> tuple[Section, ...]:
        return tuple(
            Section(
                child.heading.number,
                child.heading.text,
                child.heading.level,
                child.heading.line,
                tuple(child.body),
                child.sections(),
                child.heading.run_in,
                child.heading.spans,
            )
            for child in self.children
        )


def _grow(root: _Branch, lines: Iterable[Line]) -> None:
    path = [root]
    for line in lines:
        if not line.is_heading:
            path[-1].body.append(_body(line))
            continue
        while len(path) > 1 and path[-1].heading.level >= line.level:
            path.pop()
        branch = _Branch(line)
        path[-1].children.append(branch)
        path.append(branch)


def _body(line: Line) -> Body:
    if line.grid is not None:
        return line.grid
    return Text(line.text, line.line, line.marker, line.spans)
