"""Numbered sections: levels by the style of the numbers and the order in which they appear."""

from collections.abc import Collection, Iterator, Sequence

from desktop_app.plans.model import Body, Grid, Section, Text
from desktop_app.plans.source import SourceTable
from desktop_app.plans.structure.columns import find_head
from desktop_app.plans.structure.numbering import RANKS, Mark, read_bullet, read_mark
from desktop_app.plans.structure.paragraphs import Element, Para, cut, one_line

_LONGEST_TITLE = 220
_LONGEST_LABEL = 120
_SHORTEST_NAME = 6
_OUTER = {"part", "chapter", "division", "article", "roman", "upper"}
_SENTENCE_ENDS = (".", ";", ",", "!", "?", "…")


class Node:
    """A section while it is being filled."""

    def __init__(self, para: Para, mark: Mark, titled: Para, level: int) -> None:
        self.style = mark.style
        self.number = mark.number
        self.title = titled.text
        self.spans = titled.spans
        self.line = para.line
        self.level = level
        self.run_in = is_run_in(titled)
        self.body: list[Body] = []
        self.children: list[Node] = []
        self.lines: list[Para | SourceTable] = []

    def finished(self) -> Section:
        """The section with all below it."""
        return Section(
            self.number,
            self.title,
            self.level,
            self.line,
            tuple(self.body),
            tuple(child.finished() for child in self.children),
            self.run_in,
            self.spans,
        )

    def walk(self, path: tuple["Node", ...] = ()) -> Iterator[tuple["Node", ...]]:
        """The path down to this node and to each node below it, in reading order."""
        here = (*path, self)
        yield here
        for child in self.children:
            yield from child.walk(here)


class Outline:
    """Sections as they open and close while the text is read."""

    def __init__(self, named: Collection[int] = ()) -> None:
        """`named` are the lines of headings without numbers."""
        self.roots: list[Node] = []
        self.opening: list[Para | SourceTable] = []
        self._open: list[Node] = []
        self._named = named

    def read(self, elements: Sequence[Element]) -> None:
        """Read all elements in order."""
        skip = False
        for i, element in enumerate(elements):
            if skip:
                skip = False
                continue
            mark = self._mark(element)
            if isinstance(element, Para) and mark is not None:
                following = elements[i + 1] if i + 1 < len(elements) else None
                skip = self._open_section(element, mark, following)
            elif self._open:
                self._open[-1].lines.append(element)
                self._open[-1].body.append(as_body(element))
            else:
                self.opening.append(element)

    def _mark(self, element: Element) -> Mark | None:
        if not isinstance(element, Para):
            return None
        mark = read_mark(element.whole)
        if mark is None and element.line in self._named:
            return Mark("named", "", 0)
        if mark is None or mark.style not in ("roman", "upper") or len(mark.number) > 1:
            return mark
        return Mark(self._letter_style(mark), mark.number, mark.length)

    def _letter_style(self, mark: Mark) -> str:
        """Whether "C", "D", "I", "V", "X" is a letter or a Roman number, by what came before."""
        for node in reversed([*self._open, *self.roots[-1:]]):
            if node.style == "upper" and ord(mark.number) == ord(node.number) + 1:
                return "upper"
        return mark.style

    def _open_section(self, para: Para, mark: Mark, following: Element | None) -> bool:
        titled = _title_of(para, mark)
        took_next = False
        if not titled.text and _is_title_line(following):
            assert isinstance(following, Para)
            titled, took_next = following, True
        self._close_for(mark.style)
        node = Node(para, mark, titled, len(self._open) + 1)
        (self._open[-1].children if self._open else self.roots).append(node)
        self._open.append(node)
        return took_next

    def _close_for(self, style: str) -> None:
        styles = [node.style for node in self._open]
        if style in styles:
            del self._open[styles.index(style) :]
            return
        while self._open and RANKS[self._open[-1].style] > RANKS[style]:
            self._open.pop()


def is_run_in(titled: Para) -> bool:
    """Whether a numbered paragraph has no title of its own and runs on as a sentence."""
    text = titled.text
    if titled.bold and len(text) <= _LONGEST_TITLE:
        return False
    if titled.ended or len(text) > _LONGEST_TITLE or text.endswith(_SENTENCE_ENDS):
        return True
    if text.endswith(":"):
        return len(text) > _LONGEST_LABEL
    head, colon, rest = text.partition(": ")
    return bool(colon) and len(rest) > len(head) and rest[:1].isupper() and len(rest) > 40


def named_headings(elements: Sequence[Element]) -> frozenset[int]:
    """The lines of the headings of a text whose parts have no outer numbers: in capitals, or bold.

    A single such line may be anything; with inner numbers only capitals before the first count.
    """
    marks = [i for i, e in enumerate(elements) if isinstance(e, Para) and read_mark(e.whole)]
    found = [
        (i, e) for i, e in enumerate(elements) if isinstance(e, Para) and _is_named(e, bool(marks))
    ]
    styles = {_style(elements[i]) for i in marks}
    if len(found) < 2 or styles & _OUTER or (marks and marks[0] < found[0][0]):
        return frozenset()
    return frozenset(para.line for _, para in found)


def _style(element: Element) -> str:
    mark = read_mark(element.whole) if isinstance(element, Para) else None
    return mark.style if mark else ""


def _is_named(para: Para, only_capitals: bool) -> bool:
    text = para.text.rstrip(" :")
    if not _SHORTEST_NAME <= len(text) <= _LONGEST_LABEL or text.endswith(_SENTENCE_ENDS):
        return False
    if read_mark(para.whole) or read_bullet(para.whole)[0] or not text[0].isalpha():
        return False
    return text.isupper() or (para.bold and not only_capitals and text[0].isupper())


def as_body(element: Element) -> Body:
    """A paragraph or table as it stands in a section's body."""
    return as_text(element) if isinstance(element, Para) else as_grid(element)


def as_text(para: Para) -> Text:
    """A paragraph with its bullet taken off as marker."""
    marker, length = read_bullet(para.whole)
    if not marker:
        return Text(para.text, para.line, para.number, para.spans)
    offset = length - (len(para.whole) - len(para.text))
    bare = cut(para, max(offset, 0))
    return Text(bare.text, para.line, "-" if _is_symbol(marker) else marker, bare.spans)


def _is_symbol(marker: str) -> bool:
    """Bullets of symbol fonts have no sign of their own in Unicode."""
    return "\uf000" <= marker <= "\uf0ff"


def as_grid(table: SourceTable) -> Grid:
    """A table kept as it stands."""
    head = find_head(table.rows, 0)
    rows = tuple(tuple(one_line(cell or "") for cell in row.cells) for row in table.rows)
    return Grid(rows, head.height if head else 0, table.line)


def _title_of(para: Para, mark: Mark) -> Para:
    shift = len(para.whole) - len(para.text)
    return cut(para, max(mark.length - shift, 0))


def _is_title_line(element: Element | None) -> bool:
    if not isinstance(element, Para) or read_mark(element.whole) or read_bullet(element.whole)[0]:
        return False
    heading = element.centered or element.bold or element.text.isupper()
    return heading and len(element.text) <= _LONGEST_TITLE
