"""Whole paragraphs: what remains of a Source once forced line breaks are healed."""

import re

import msgspec

from desktop_app.plans.source import SourceParagraph, SourceTable, Span


class Para(msgspec.Struct, frozen=True):
    """A paragraph made of one or more source paragraphs; `number` is an automatic list number."""

    text: str
    line: int
    lines: tuple[int, ...]
    spans: tuple[Span, ...] = ()
    number: str = ""
    centered: bool = False
    in_box: bool = False
    beside: bool = False
    hard_break: bool = False
    page: int | None = None
    ended: bool = False  # the end mark "./." stood behind it
    last_length: int = 0  # of the last line that went into it; 0: the text itself is that line

    @property
    def whole(self) -> str:
        """The text with the number that the word processor draws before it."""
        return f"{self.number} {self.text}".strip() if self.number else self.text

    @property
    def bold(self) -> bool:
        """Whether the whole text is bold."""
        covered = sum(span.end - span.start for span in self.spans if span.bold)
        return bool(self.text) and covered >= len(self.text.strip()) - 1


Element = Para | SourceTable

_INNER_HYPHEN = re.compile(r"(?:\d|[^\W\d_])[-/&]$")
_SPACES = re.compile(r"[ \t\u00a0\u2007\u202f]+")


def from_source(block: SourceParagraph) -> list[Para]:
    """The paragraphs of one source block: forced breaks inside it part them."""
    found: list[Para] = []
    place = 0
    for i, piece in enumerate(block.text.split("\n")):
        if piece.strip():
            para = Para(
                piece,
                block.line,
                (block.line,),
                _cut_spans(block.spans, place, place + len(piece)),
                block.number if i == 0 else "",
                block.centered,
                block.in_box,
                block.continues_line,
                block.hard_break,
                block.page,
            )
            found.append(trimmed(para))
        place += len(piece) + 1
    if not found and block.number:
        found.append(Para("", block.line, (block.line,), number=block.number, page=block.page))
    return found


def trimmed(para: Para) -> Para:
    """The paragraph without blanks at its ends, its spans moved along."""
    return cut(para, 0, len(para.text))


def cut(para: Para, start: int, end: int | None = None) -> Para:
    """A stretch of the paragraph's text with the spans inside it, blanks at its ends removed."""
    stop = len(para.text) if end is None else end
    piece = para.text[start:stop]
    start += len(piece) - len(piece.lstrip())
    text = piece.strip()
    spans = _cut_spans(para.spans, start, start + len(text))
    number = para.number if start == 0 else ""
    return msgspec.structs.replace(para, text=text, spans=spans, number=number)


def joined(first: Para, second: Para) -> Para:
    """Two pieces of one paragraph as one."""
    glue = glue_between(first.text, second.text)
    shift = len(first.text) + len(glue)
    moved = tuple(
        msgspec.structs.replace(span, start=span.start + shift, end=span.end + shift)
        for span in second.spans
    )
    return msgspec.structs.replace(
        first,
        text=first.text + glue + second.text,
        lines=first.lines + second.lines,
        spans=_merged(first.spans + moved, shift, len(glue)),
        hard_break=second.hard_break,
        last_length=len(second.text),
    )


def glue_between(first: str, second: str) -> str:
    """What stands between two pieces: nothing inside a broken sign such as "31-NQ/TU"."""
    if not first or not second:
        return ""
    return "" if _INNER_HYPHEN.search(first[-2:]) and second[0].isalnum() else " "


def join_text(first: str, second: str) -> str:
    """Two pieces of a broken cell as one text."""
    return first + glue_between(first, second) + second


def one_line(text: str) -> str:
    """The text with its line breaks healed and single spaces."""
    whole = ""
    for piece in text.split("\n"):
        whole = join_text(whole, _SPACES.sub(" ", piece).strip())
    return whole.strip()


def _cut_spans(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    inside = (
        msgspec.structs.replace(
            span, start=max(span.start, start) - start, end=min(span.end, end) - start
        )
        for span in spans
    )
    return tuple(span for span in inside if span.start < span.end)


def _merged(spans: tuple[Span, ...], seam: int, glue: int) -> tuple[Span, ...]:
    """Spans of the same emphasis on both sides of the seam become one."""
    before = [span for span in spans if span.end <= seam]
    after = [span for span in spans if span.end > seam]
    if before and after and before[-1].end == seam - glue and after[0].start == seam:
        left, right = before[-1], after[0]
        if (left.bold, left.italic) == (right.bold, right.italic):
            return (*before[:-1], msgspec.structs.replace(left, end=right.end), *after[1:])
    return spans
