"""The head in two columns, the title with its rule, and the signature beside the recipients."""

from dataclasses import replace

from desktop_app.documents.boxes import Box, RuleBox, Space, Stack, TextBox
from desktop_app.documents.layout import (
    LEFT_COLUMN,
    PARTY_STAR,
    QUOC_HIEU,
    RECIPIENTS_COLUMN,
    SIGNATURE_GAP,
    SIGNATURE_SPACE,
    TITLE_RULE_SHARE,
    TO_WRITE_ON,
    lower_motto,
)
from desktop_app.documents.model import Header, Signature, rich
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.pdf_table import Cell, Row, TableBox


def head_rows(header: Header, parts: Parts) -> list[Box]:
    """Issuer beside Quốc hiệu; number beside place and date, on one line."""
    right_width = parts.page.text_width - LEFT_COLUMN
    left: list[Box] = []
    if header.parent_issuer:
        left.append(parts.text(rich(header.parent_issuer), "parent_issuer", width=LEFT_COLUMN))
    issuer = parts.text(rich(header.issuer or TO_WRITE_ON), "issuer", width=LEFT_COLUMN)
    left.append(issuer)
    if header.party:
        left.append(parts.text(rich(PARTY_STAR), "parent_issuer", width=LEFT_COLUMN))
    elif header.issuer:
        left.append(RuleBox(widest(issuer) * TITLE_RULE_SHARE, LEFT_COLUMN))
    right: list[Box] = []
    if header.motto or header.party:
        if not header.party:
            right.append(parts.text(rich(QUOC_HIEU), "quoc_hieu", width=right_width))
        motto = parts.text(rich(lower_motto(header)), "tieu_ngu", width=right_width)
        right += [motto, RuleBox(widest(motto), right_width)]
    below: list[Box] = []
    if header.number_line:
        below.append(parts.text(rich(header.number_line), "number", width=LEFT_COLUMN))
    if header.subject_line:
        below.append(parts.text(rich(header.subject_line), "subject_line", width=LEFT_COLUMN))
    place: list[Box] = []
    if header.place_date:
        place.append(parts.text(rich(header.place_date), "place_date", width=right_width))
    rows = [_pair(left, right, LEFT_COLUMN, parts), _pair(below, place, LEFT_COLUMN, parts)]
    return [TableBox(None, tuple(rows), parts.page.text_height, before=0.0)]


def title_boxes(type_name: str, subject: str, parts: Parts) -> list[Box]:
    """KẾ HOẠCH, the subject, and the rule below."""
    boxes: list[Box] = []
    if type_name:
        boxes.append(parts.text(rich(type_name), "type_name", keep_next=True))
    if subject:
        box = parts.text(rich(subject), "subject", keep_next=True)
        boxes.append(box if type_name else replace(box, before=18.0))
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
