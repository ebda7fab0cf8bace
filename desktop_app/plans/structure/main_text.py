"""The main text between head and recipients: bases, opening, sections, closing."""

from collections.abc import Collection, Sequence

import msgspec

from desktop_app.plans.source import SourceTable
from desktop_app.plans.structure import words
from desktop_app.plans.structure.body_tasks import Heading, numbered_label
from desktop_app.plans.structure.labels import begins_with_label
from desktop_app.plans.structure.numbering import read_bullet, read_mark
from desktop_app.plans.structure.outline import Node, Outline, named_headings
from desktop_app.plans.structure.paragraphs import Element, Para, cut

_LONGEST_END = 60  # characters of the end mark and a stray word behind it


class MainText(msgspec.Struct, frozen=True):
    """The parts of the main text; `roots` are the outermost sections."""

    bases: tuple[Para, ...]
    opening: tuple[Element, ...]
    roots: tuple[Node, ...]
    closing: tuple[Para, ...]
    end_mark: bool


def read_main_text(elements: Sequence[Element]) -> MainText:
    """The bases, opening paragraphs, sections and closing paragraphs of the main text."""
    elements, end_mark = _without_end_mark(list(elements))
    named = named_headings(elements)
    closing_at = _closing_start(elements, named)
    closing = tuple(e for e in elements[closing_at:] if isinstance(e, Para))
    outline = Outline(named)
    outline.read(elements[:closing_at])
    bases, opening = _bases(outline.opening)
    return MainText(bases, opening, tuple(outline.roots), closing, end_mark)


def _without_end_mark(elements: list[Element]) -> tuple[list[Element], bool]:
    """The elements without "./." at the end, with or without a stray word behind it."""
    for i in range(len(elements) - 1, -1, -1):
        element = elements[i]
        if isinstance(element, SourceTable):
            return elements, False
        match = words.END_MARK.search(element.text, max(0, len(element.text) - _LONGEST_END))
        if match is None:
            return elements, False
        bare = msgspec.structs.replace(cut(element, 0, match.start()), ended=True)
        return [*elements[:i], *([bare] if bare.text else []), *elements[i + 1 :]], True
    return elements, False


def _closing_start(elements: Sequence[Element], named: Collection[int]) -> int:
    """Where the plain paragraphs that end the text begin: "Trên đây là …"."""
    at = len(elements)
    start = at
    while at > 0:
        element = elements[at - 1]
        if not isinstance(element, Para) or not _is_plain(element) or element.line in named:
            break
        at -= 1
        if words.CLOSING.match(element.text):
            start = at
    return start


def _is_plain(para: Para) -> bool:
    return not (read_mark(para.whole) or read_bullet(para.whole)[0] or begins_with_label(para.text))


def _bases(elements: Sequence[Element]) -> tuple[tuple[Para, ...], tuple[Element, ...]]:
    """The basis paragraphs before the opening statement, and the rest."""
    bases: list[Para] = []
    before: list[Element] = []
    for i, element in enumerate(elements):
        if isinstance(element, Para) and words.BASIS.match(_without_bullet(element.text)):
            bases += _single(element)
        elif not bases and isinstance(element, Para) and _stands_before_bases(element):
            before.append(element)
        else:
            return tuple(bases), (*before, *elements[i:])
    return tuple(bases), tuple(before)


def _single(para: Para) -> list[Para]:
    """The bases that stand in one paragraph."""
    cuts = [0, *(match.end() for match in words.BASIS_BEHIND.finditer(para.text))]
    ends = [*cuts[1:], len(para.text)]
    return [cut(para, start, end) for start, end in zip(cuts, ends, strict=True)]


def _stands_before_bases(para: Para) -> bool:
    """The deciding body in capitals, or whom a letter is addressed to."""
    addressed = words.ADDRESSEE.match(para.text) or read_bullet(para.whole)[0]
    return para.text.isupper() or bool(addressed)


def _without_bullet(text: str) -> str:
    return text[read_bullet(text)[1] :]


def heading_of(path: Sequence[Node]) -> Heading:
    """The last section of a path as the heading of what stands under it."""
    above = tuple(numbered_label(node.number, node.title) for node in path[:-1])
    node = path[-1]
    return Heading(node.number, node.title, node.line, above)
