"""Head, title and signature of a Word document: borderless tables and rules of exact length."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as _Element

from desktop_app.documents.layout import (
    LEFT_COLUMN,
    LOOKS,
    PARTY_STAR,
    QUOC_HIEU,
    RECIPIENTS_COLUMN,
    SIGNATURE_SPACE,
    TITLE_RULE_SHARE,
    TO_WRITE_ON,
    Page,
    head_style,
    lower_motto,
)
from desktop_app.documents.model import Document, Header, Signature, rich
from desktop_app.documents.typeset import Typesetter
from desktop_app.documents.word_styles import STYLES
from desktop_app.documents.word_tables import grid, plain_cell, plain_row
from desktop_app.documents.word_xml import paragraph, rule, twips

_MOST_RECIPIENTS_TOGETHER = 45


def head_table(header: Header, setter: Typesetter, page: Page) -> _Element:
    """Issuer beside Quốc hiệu; number beside place and date, on one line."""
    left_width, right_width = LEFT_COLUMN, page.text_width - LEFT_COLUMN

    def text(style: str, words: str, width: float = left_width) -> list[_Element]:
        return [even(words, head_style(style, header), setter, width)] if words else []

    left = [
        *text("parent_issuer", header.parent_issuer),
        *text("issuer", header.issuer or TO_WRITE_ON),
    ]
    if header.party:
        left += text("parent_issuer", PARTY_STAR)
    elif header.issuer:
        length = _widest(header.issuer, "issuer", left_width, setter) * TITLE_RULE_SHARE
        left.append(rule(length, left_width))
    right: list[_Element] = []
    if header.motto or header.party:
        motto = lower_motto(header)
        right = [] if header.party else text("quoc_hieu", QUOC_HIEU, right_width)
        length = _widest(motto, head_style("tieu_ngu", header), right_width, setter)
        right += [*text("tieu_ngu", motto, right_width), rule(length, right_width)]
    below = text("number", header.number_line)
    if header.subject_line:
        below.append(even(header.subject_line, "subject_line", setter, left_width))
    place = text("place_date", header.place_date, right_width)
    widths = [twips(left_width), twips(right_width)]
    made = grid(widths, bordered=False)
    for pair in ((left, right), (below, place)):
        cells = [plain_cell(part, width) for part, width in zip(pair, widths, strict=True)]
        made.append(plain_row(cells, whole=True))
    return made


def title_paragraphs(document: Document, setter: Typesetter, page: Page) -> Iterator[_Element]:
    """KẾ HOẠCH, the subject in lines of even length, and the rule below."""
    type_name, subject = document.type_name, document.subject
    type_style = head_style("type_name", document.header)
    if type_name:
        yield _text(type_style, type_name, keep_next=True)
    if subject:
        before = None if type_name else LOOKS["type_name"].before
        yield even(subject, "subject", setter, page.text_width, keep_next=True, before=before)
    last, style = (subject, "subject") if subject else (type_name, type_style)
    if last:
        length = _widest(last, style, page.text_width, setter) * TITLE_RULE_SHARE
        yield rule(length, page.text_width, keep_next=True)


def even(
    text: str,
    style: str,
    setter: Typesetter,
    width: float,
    *,
    keep_next: bool = False,
    caps: bool = False,
    before: float | None = None,
) -> _Element:
    """A centred text in lines of even length: where there are several, both edges are moved in."""
    lines = setter.lines(rich(text.upper() if caps else text), LOOKS[style], width)
    # A little room to spare, so that another renderer breaks the lines at the same words.
    sides = max((width - max(line.width for line in lines)) / 2 - 4, 0.0)
    return paragraph(
        STYLES[style][0],
        rich(text),
        look=LOOKS[style],
        keep_next=keep_next,
        sides=sides if len(lines) > 1 else 0.0,
        before=before,
    )


def signature_table(
    recipients: tuple[str, ...], signature: Signature | None, setter: Typesetter, page: Page
) -> _Element:
    """Recipients at the left, signer at the right, in one row that stays whole."""
    left: list[_Element] = []
    if recipients:
        left.append(_text("recipients_title", "Nơi nhận:"))
        left += [_text("recipient", f"- {line}") for line in recipients]
    right: list[_Element] = []
    if signature:
        room = page.text_width - RECIPIENTS_COLUMN
        right += [even(line, "signer", setter, room) for line in signature.lines]
        if signature.note:
            right.append(_text("signer_note", signature.note))
        right.append(
            paragraph(
                STYLES["signer"][0],
                rich(signature.name),
                look=LOOKS["signer"],
                before=SIGNATURE_SPACE,
            )
        )
    widths = [twips(RECIPIENTS_COLUMN), twips(page.text_width - RECIPIENTS_COLUMN)]
    made = grid(widths, bordered=False)
    cells = [plain_cell(left, widths[0]), plain_cell(right, widths[1])]
    made.append(plain_row(cells, whole=len(recipients) <= _MOST_RECIPIENTS_TOGETHER))
    return made


def _text(style: str, text: str, *, keep_next: bool = False) -> _Element:
    return paragraph(STYLES[style][0], rich(text), look=LOOKS[style], keep_next=keep_next)


def _widest(text: str, style: str, width: float, setter: Typesetter) -> float:
    lines = setter.lines(rich(text), LOOKS[style], width)
    return max((line.width for line in lines), default=0.0)
