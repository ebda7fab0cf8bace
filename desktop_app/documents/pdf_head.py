"""The head in two columns, the title with its rule, and the signature beside the recipients."""

from dataclasses import replace

from desktop_app.documents.boxes import Box, RuleBox, Space, Stack, TextBox
from desktop_app.documents.layout import (
    LEFT_COLUMN,
    LOOKS,
    PARTY_STAR,
    QUOC_HIEU,
    RECIPIENTS_COLUMN,
    SIGNATURE_GAP,
    SIGNATURE_SPACE,
    TITLE_RULE_SHARE,
    TO_WRITE_ON,
    head_style,
    lower_motto,
)
from desktop_app.documents.model import Document, Header, Signature, rich
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.pdf_table import Cell, Row, TableBox


def head_rows(header: Header, parts: Parts) -> list[Box]:
    """Issuer beside Quốc hiệu; number beside place and date, on one line."""
    right_width = parts.page.text_width - LEFT_COLUMN

    def text(words: str, style: str, width: float) -> TextBox:
        return parts.text(rich(words), head_style(style, header), width=width)

    left: list[Box] = []
    if header.parent_issuer:
        left.append(text(header.parent_issuer, "parent_issuer", LEFT_COLUMN))
    issuer = text(header.issuer or TO_WRITE_ON, "issuer", LEFT_COLUMN)
    left.append(issuer)
    if header.party:
        left.append(text(PARTY_STAR, "parent_issuer", LEFT_COLUMN))
    elif header.issuer:
        left.append(RuleBox(widest(issuer) * TITLE_RULE_SHARE, LEFT_COLUMN))
    right: list[Box] = []
    if header.motto or header.party:
        if not header.party:
            right.append(text(QUOC_HIEU, "quoc_hieu", right_width))
        motto = text(lower_motto(header), "tieu_ngu", right_width)
        right += [motto, RuleBox(widest(motto), right_width)]
    below: list[Box] = []
    if header.number_line:
        below.append(text(header.number_line, "number", LEFT_COLUMN))
    if header.subject_line:
        below.append(parts.text(rich(header.subject_line), "subject_line", width=LEFT_COLUMN))
    place: list[Box] = []
    if header.place_date:
        place.append(text(header.place_date, "place_date", right_width))
    rows = [_pair(left, right, LEFT_COLUMN, parts), _pair(below, place, LEFT_COLUMN, parts)]
    return [TableBox(None, tuple(rows), parts.page.text_height, before=0.0)]


def title_boxes(document: Document, parts: Parts) -> list[Box]:
    """KẾ HOẠCH, the subject, and the rule below."""
    boxes: list[Box] = []
    if document.type_name:
        style = head_style("type_name", document.header)
        boxes.append(parts.text(rich(document.type_name), style, keep_next=True))
    if document.subject:
        box = parts.text(rich(document.subject), "subject", keep_next=True)
        before = 0.0 if document.type_name else LOOKS["type_name"].before
        boxes.append(replace(box, before=before))
    if boxes:
        last = boxes[-1]
        assert isinstance(last, TextBox)
        boxes.append(RuleBox(widest(last) * TITLE_RULE_SHARE, parts.page.text_width))
    return boxes


def signature_row(
    recipients: tuple[str, ...], signature: Signature | None, parts: Parts
) -> TableBox:
    """Recipients at the left, signer at the right; whole unless higher than a page."""
    left: list[Box] = []
    if recipients:
        left.append(parts.text(rich("Nơi nhận:"), "recipients_title", width=RECIPIENTS_COLUMN))
        left += [
            parts.text(rich(f"- {line}"), "recipient", width=RECIPIENTS_COLUMN)
            for line in recipients
        ]
    right = _signer(signature, parts) if signature else []
    row = _pair(left, right, RECIPIENTS_COLUMN, parts)
    whole = row.height <= parts.page.text_height * 0.9
    return TableBox(
        None, (replace(row, whole=whole),), parts.page.text_height, before=SIGNATURE_GAP
    )


def _signer(signature: Signature, parts: Parts) -> list[Box]:
    width = parts.page.text_width - RECIPIENTS_COLUMN
    boxes: list[Box] = [parts.text(rich(t), "signer", width=width) for t in signature.lines]
    if signature.note:
        boxes.append(parts.text(rich(signature.note), "signer_note", width=width))
    boxes.append(Space(SIGNATURE_SPACE))
    if signature.name:
        boxes.append(parts.text(rich(signature.name), "signer", width=width))
    return boxes


def _pair(left: list[Box], right: list[Box], left_width: float, parts: Parts) -> Row:
    right_width = parts.page.text_width - left_width
    cells = (
        Cell(0, left_width, Stack(tuple(left))),
        Cell(left_width, right_width, Stack(tuple(right))),
    )
    return Row(cells, bordered=False, padding=0.0)


def widest(box: TextBox) -> float:
    """The width of the longest line."""
    return max((line.width for line in box.lines), default=0.0)
