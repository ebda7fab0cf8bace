"""From source blocks to whole paragraphs and tables in reading order."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.plans.model import Finding, Severity
from desktop_app.plans.source import Source, SourceParagraph, SourceTable
from desktop_app.plans.structure import words
from desktop_app.plans.structure.columns import find_head
from desktop_app.plans.structure.kinds import is_kind_alone
from desktop_app.plans.structure.labels import begins_with_label
from desktop_app.plans.structure.numbering import read_bullet, read_mark
from desktop_app.plans.structure.page_numbers import page_numbers
from desktop_app.plans.structure.paragraphs import Element, Para, from_source, joined

# A cut line fills its column up to the next word; proportional letters make that a rough measure.
_FULL = 0.85
_SENTENCE_END = (".", "!", "?", "./.")
_PART_END = (";", ":", "…")
_LEAST_BROKEN = 40
_LONG_LINE = 60
_UNEVEN = 0.15  # how far cut lines differ in length
_HEAD_LENGTH = 160
_LONGEST_BOILERPLATE = 400
_LAST_WORD = 30


class Flow(msgspec.Struct, frozen=True):
    """Whole paragraphs and tables in order, and what was joined to make them."""

    elements: tuple[Element, ...]
    findings: tuple[Finding, ...]


def read_flow(source: Source) -> Flow:
    """The whole paragraphs and tables of a source; joins across a page break become findings."""
    pieces = list(_pieces(source))
    width = _width(pieces)
    elements: list[Element] = []
    findings: list[Finding] = []
    may_join = True
    for piece in pieces:
        last = elements[-1] if elements else None
        if not isinstance(piece, Para):
            elements.append(piece)
            continue
        may_join = _in_running_text(piece, may_join)
        if may_join and isinstance(last, Para):
            kind = _join_kind(last, piece, elements, width)
            if kind:
                elements[-1] = joined(last, piece)
                if kind == "page":
                    findings.append(_joined_finding(last, piece))
                continue
        elements.append(piece)
    return Flow(tuple(elements), tuple(findings))


def is_layout(table: SourceTable) -> bool:
    """Whether a table only places blocks side by side: the head, the signature."""
    if find_head(table.rows, 0) is not None:
        return False
    if table.bordered is False and len(table.rows[0].cells) <= 4:
        return True
    if len(table.rows) > 12 or max(len(row.cells) for row in table.rows) > 4:
        return False
    cells = (cell for row in table.rows for cell in row.cells if cell)
    return any(_places_blocks(line.strip()) for cell in cells for line in cell.split("\n"))


def _places_blocks(line: str) -> bool:
    return bool(
        words.NATION.match(line)
        or words.MOTTO.match(line)
        or words.RECIPIENTS.match(line)
        or words.AUTHORITY.match(line)
    )


def _pieces(source: Source) -> Iterator[Element]:
    numbers = page_numbers(source)
    for block in source.blocks:
        if id(block) in numbers:
            continue
        if isinstance(block, SourceParagraph):
            yield from from_source(block)
        elif block.rows and is_layout(block):
            yield from _column_by_column(block)
        elif block.rows:
            yield block


def _column_by_column(table: SourceTable) -> Iterator[Para]:
    for column in range(max(len(row.cells) for row in table.rows)):
        for row in table.rows:
            cell = row.cells[column] if column < len(row.cells) else None
            for line in (cell or "").split("\n"):
                if line.strip():
                    text = " ".join(line.split())
                    yield Para(text, row.line, (row.line,), beside=column > 0, page=row.page)


def _width(pieces: Sequence[Element]) -> int:
    cut_lines = sorted(len(p.text) for p in pieces if isinstance(p, Para) and p.hard_break)
    return cut_lines[int(len(cut_lines) * 0.9)] if cut_lines else 0


def _in_running_text(piece: Para, before: bool) -> bool:
    """Whether lines may be joined here: not among recipients and signers, whose lines are short."""
    if words.RECIPIENTS.match(piece.text):
        return False
    annex = words.ANNEX_HEADING.fullmatch(piece.text) is not None
    return before or annex or is_kind_alone(piece.text)


def _join_kind(last: Para, piece: Para, elements: Sequence[Element], width: int) -> str:
    """How a paragraph goes on with the next one: "cut" by force, "page" by a page break, or ""."""
    if piece.number or last.in_box != piece.in_box or not last.text or _begins_block(last, piece):
        return ""
    if len(elements) > 1 and _is_titling(elements[-2]) and _begins_basis(last, piece):
        return ""
    if piece.line in last.lines and _broken_by_hand(last, piece):
        return "cut"
    if piece.beside or last.beside:
        return ""
    if last.hard_break and _cut_goes_on(last, piece, width):
        return "cut"
    if not _page_goes_on(last, piece, elements):
        return ""
    before = elements[-2] if len(elements) > 1 else None
    return "title" if words.CAPTION.match(last.text) or _is_titling(before) else "page"


def _broken_by_hand(last: Para, piece: Para) -> bool:
    """Whether a break or tab inside one paragraph of the file stands in the middle of a sentence.

    Blocks side by side are short.
    """
    text, length = last.text, last.last_length or len(last.text)
    if text.endswith((*_SENTENCE_END, *_PART_END)) or last.bold != piece.bold:
        return False
    if last.centered or text.isupper() or piece.text.isupper():
        return False
    return length >= _LEAST_BROKEN or (piece.text[:1].islower() and not piece.beside)


def _is_titling(element: Element | None) -> bool:
    """Whether a title stands below this line; titles are broken for their looks."""
    return isinstance(element, Para) and (
        words.ANNEX_HEADING.fullmatch(element.text) is not None or is_kind_alone(element.text)
    )


def _begins_basis(title: Para, piece: Para) -> bool:
    """Whether a line below a title names the paper that the plan rests on."""
    return (
        words.CITED_BASIS.match(piece.text) is not None
        and words.GOES_ON.search(title.text[-_LAST_WORD:]) is None
    )


def _begins_block(last: Para, piece: Para) -> bool:
    unfinished = last.hard_break and not last.text.endswith(_SENTENCE_END + _PART_END)
    if read_bullet(piece.text)[0]:
        rest = piece.text[read_bullet(piece.text)[1] :]
        # A wrapped "chính trị / - xã hội" is no bullet: bullets begin with a capital.
        return not (unfinished and rest[:1].islower() and piece.text[:1] in "-–")
    if _is_boilerplate(last.text) or _is_boilerplate(piece.text):
        return True
    if _is_cited_article(last, piece):
        return False
    if read_mark(piece.text) or begins_with_label(piece.text) or is_kind_alone(last.text):
        return True
    return bool(words.CAPTION.match(piece.text) or words.ANNEX_HEADING.fullmatch(last.text)) or (
        words.BASIS.match(piece.text) is not None and not unfinished
    )


def _is_cited_article(last: Para, piece: Para) -> bool:
    """Whether a number that begins a wrapped line is cited: "theo quy định tại / Điều 12."."""
    mark = read_mark(piece.text)
    if mark is None or not last.hard_break or len(last.text) < _LEAST_BROKEN:
        return False
    end = last.text[-_LAST_WORD:]
    if mark.style == "article":
        return words.CITES.search(end) is not None
    return mark.style == "arabic" and words.COUNTED.search(end) is not None


def _is_boilerplate(text: str) -> bool:
    if len(text) > _LONGEST_BOILERPLATE:
        return False
    patterns = (words.NATION, words.MOTTO, words.RULE_LINE, words.SIGNED, words.NUMBER_LINE)
    return (
        any(pattern.fullmatch(text) for pattern in patterns)
        or words.NUMBER_LINE.match(text) is not None
        or words.PLACE_DATE.fullmatch(text) is not None
        or (words.ANNEX_HEADING.fullmatch(text) is not None and len(text) < 30)
        or words.AUTHORITY.match(text) is not None
        or words.CAPACITY.match(text) is not None
    )


def _cut_goes_on(last: Para, piece: Para, width: int) -> bool:
    """Whether a line cut by force goes on in the next one."""
    text = last.text
    first_word = piece.text.split(" ", 1)[0]
    full = (last.last_length or len(text)) + 1 + len(first_word) >= width * _FULL
    if last.bold and not piece.bold and not piece.text[:1].islower():
        return False
    if text.endswith((".", ";")) and (words.BASIS.match(text) or words.CLOSING.match(piece.text)):
        return piece.text[:1].islower()
    if text.endswith(":"):
        return piece.text[:1].islower()
    if text.endswith(_SENTENCE_END):
        return full and not _is_heading(last)
    if piece.text[:1].islower() or words.GOES_ON.search(text[-_LAST_WORD:]):
        return True
    if _is_heading(last) and text.isupper() != piece.text.isupper():
        return False
    return full


def _is_heading(para: Para) -> bool:
    """A numbered beginning that has not yet run on as a sentence."""
    return read_mark(para.whole) is not None and len(para.text) < _HEAD_LENGTH


def _page_goes_on(last: Para, piece: Para, elements: Sequence[Element]) -> bool:
    """Whether a paragraph that no forced line break explains goes on in the next one."""
    text = last.text
    if piece.centered or (last.centered and not _is_no_title(last)):
        return False
    if text.isupper() or text.endswith((*_SENTENCE_END, ":", "…")) or len(text) < _LEAST_BROKEN:
        return False
    if _wants_number(last, piece) or _is_rest_of_basis(last, piece) or _is_seen_cut(last):
        return True
    if not (piece.text[:1].islower() or words.NEVER_LAST.search(text[-_LAST_WORD:])):
        return False
    return not (text.endswith(";") and _in_plain_list(last, elements))


def _is_no_title(para: Para) -> bool:
    """Whether a line that looks centered only has its first line indented."""
    text = para.text
    return bool(words.BASIS.match(text) or read_mark(text)) or len(text) >= _LONG_LINE


def _wants_number(last: Para, piece: Para) -> bool:
    """Whether a number that begins a line is what the word before it waits for: "ngày / 10/5"."""
    end = last.text[-_LAST_WORD:]
    waits = words.GOES_ON.search(end) or words.COUNTED.search(end)
    return waits is not None and words.NUMBER_BEGINS.match(piece.text) is not None


def _is_rest_of_basis(last: Para, piece: Para) -> bool:
    """Whether a line that ends as bases do is the end of the unfinished one above it."""
    bare = last.text[read_bullet(last.text)[1] :]
    unfinished = words.BASIS.match(bare) and not last.text.endswith((";", ","))
    return bool(unfinished) and piece.text.endswith(";") and len(piece.text) < len(last.text) * 2


def _is_seen_cut(last: Para) -> bool:
    """Whether a paragraph put together of two lines, as long as each other, is not at its end."""
    first = len(last.text) - 1 - last.last_length
    if read_mark(last.whole) or last.text.endswith((";", ",")):
        return False  # what stands under a heading is no part of it
    if len(set(last.lines)) < 2 or first < _LONG_LINE:
        return False
    return abs(last.last_length - first) <= first * _UNEVEN


def _in_plain_list(last: Para, elements: Sequence[Element]) -> bool:
    """Whether `last` is itself an item of a list whose items have no bullets."""
    before = elements[-2] if len(elements) > 1 else None
    listed = last.text[:1].islower() or (
        isinstance(before, Para) and before.text.endswith(":") and not read_bullet(last.whole)[0]
    )
    return listed


def _joined_finding(last: Para, piece: Para) -> Finding:
    return Finding(
        "paragraph_joined",
        Severity.INFO,
        f"Đoạn văn ở dòng {last.lines[-1]} bị ngắt giữa câu, đã được nối với dòng {piece.line}.",
        last.lines[-1],
        (piece.line,),
        excerpt=f"{_tail(last.text)} | {_start(piece.text)}",
    )


def _tail(text: str) -> str:
    return re.sub(r"^\S*\s", "…", text[-40:]) if len(text) > 40 else text


def _start(text: str) -> str:
    return re.sub(r"\s\S*$", "…", text[:40]) if len(text) > 40 else text
