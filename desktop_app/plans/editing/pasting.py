"""What was copied elsewhere as lines, by the rules by which plans are read; nothing is dropped."""

from collections.abc import Sequence

import msgspec

from desktop_app.jobs import Job
from desktop_app.plans.editing.html_blocks import HtmlBlocks
from desktop_app.plans.editing.lines import Line, LineKind, LinePart, Lines, lines_of
from desktop_app.plans.editing.marks import Levels
from desktop_app.plans.editing.renumbering import settled
from desktop_app.plans.editing.tree import leveled
from desktop_app.plans.model import Plan
from desktop_app.plans.source import Source, SourceKind, Span
from desktop_app.plans.sources.txt import read_lines
from desktop_app.plans.structure.flow import read_flow
from desktop_app.plans.structure.outline import Outline, as_body, named_headings


def lines_from_text(text: str) -> Lines:
    """Plain text as lines: lines broken at a column are whole again, tabs make tables."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    clean = clean.replace("\u2029", "\n")
    return _read(read_lines(clean.split("\n"), Job()))


def lines_from_html(html: str) -> Lines:
    """HTML from a clipboard as lines, with bold, italic, list numbers and tables."""
    parser = HtmlBlocks()
    parser.feed(html)
    parser.close()
    return _read(Source(SourceKind.DOCX, (), parser.blocks()))


def _read(source: Source) -> Lines:
    elements = read_flow(source).elements
    outline = Outline(named_headings(elements))
    outline.read(elements)
    plan = Plan(
        opening=tuple(as_body(element) for element in outline.opening),
        sections=tuple(node.finished() for node in outline.roots),
    )
    return tuple(msgspec.structs.replace(line, line=0) for line in lines_of(plan))


def is_inline(pasted: Sequence[Line]) -> bool:
    """Whether what was copied is a piece of a paragraph and no line of its own."""
    return len(pasted) == 1 and pasted[0].kind is LineKind.TEXT and not pasted[0].marker


def pasted_into(
    lines: Sequence[Line], row: int, char: int, pasted: Sequence[Line]
) -> tuple[Lines, int, int]:
    """The lines with others pasted at a character of a row; and where the cursor stands then.

    A line in the middle of which is pasted is parted; headings take the level of their like.
    """
    if not lines:
        return settled((), _placed((), 0, pasted)), len(pasted) - 1, len(pasted[-1].text)
    before = leveled(lines)
    first, second = parted(before[row], char)
    keep_first = first.kind is LineKind.TABLE or first.text or first.is_heading
    above = (*before[:row], *((first,) if keep_first else ()))
    placed = _placed(above, len(above), [_in_part_of(line, first) for line in pasted])
    after = (*above, *placed, *((second,) if second else ()), *before[row + 1 :])
    found = settled(before, after)
    last = len(above) + len(placed) - 1
    return found, last, len(found[last].text)


def parted(line: Line, char: int) -> tuple[Line, Line | None]:
    """A line cut in two at a character, without blanks at the cut.

    The second part is None when nothing is left for it.
    """
    if line.kind is LineKind.TABLE or not line.text[char:].strip():
        return line, None
    if not line.text[:char].strip():
        return msgspec.structs.replace(line, kind=LineKind.TEXT, text="", spans=(), level=0), line
    first = cut_line(line, 0, len(line.text[:char].rstrip()))
    rest = line.text[char:].lstrip()
    second = cut_line(line, len(line.text) - len(rest), len(line.text))
    return first, msgspec.structs.replace(
        second, kind=LineKind.TEXT, level=0, number="", run_in=False
    )


def cut_line(line: Line, start: int, end: int) -> Line:
    """The line with a stretch of its words alone."""
    spans = tuple(
        Span(max(s.start, start) - start, min(s.end, end) - start, s.bold, s.italic)
        for s in line.spans
        if s.start < end and s.end > start
    )
    return msgspec.structs.replace(line, text=line.text[start:end], spans=spans)


def _in_part_of(line: Line, first: Line) -> Line:
    part = first.part if line.kind is not LineKind.HEADING else LinePart.SECTION
    return msgspec.structs.replace(line, part=part)


def _placed(lines: Lines, at: int, pasted: Sequence[Line]) -> Lines:
    """Pasted headings at the levels that their numbers have here."""
    levels = Levels(lines, at)
    return tuple(
        msgspec.structs.replace(line, level=levels.take(line.number)) if line.is_heading else line
        for line in pasted
    )
