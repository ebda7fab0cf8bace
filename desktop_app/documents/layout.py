"""The sizes of NĐ 30/2020/NĐ-CP, Phụ lục I, as one fixed choice inside its ranges.

Lengths are points (1/72 inch) unless the name says millimetres.
"""

from dataclasses import dataclass
from functools import cached_property

from desktop_app.documents.model import Align, Header

MM = 72 / 25.4

A4_MM = (210.0, 297.0)
TOP, RIGHT, BOTTOM, LEFT = 20 * MM, 15 * MM, 20 * MM, 30 * MM
LEFT_COLUMN = 66 * MM  # of the head; the rest of the line belongs to Quốc hiệu
RECIPIENTS_COLUMN = 80 * MM
INDENT = 12.7 * MM
PAGE_NUMBER_BASELINE = 12 * MM  # below the paper's upper edge, in the middle of the margin

BODY_SIZE = 14.0
LINE_FACTOR = 18 / 14  # "at least 18 pt" for 14 pt type: between single and 1.5
PARAGRAPH_GAP = 6.0
TABLE_SIZE = 12.0
DENSE_SIZE = 10  # of the office's books
CELL_SIDE, CELL_ABOVE = 4.0, 2.5
HAIRLINE = 0.5
RULE = 0.75
RULE_GAP = 4.0
TITLE_RULE_SHARE = 0.4  # of the text above it: between 1/3 and 1/2
SIGNATURE_SPACE = 62.0
TABLE_GAP = 6.0  # above a table
SIGNATURE_GAP = 12.0  # between the text and the row of recipients and signer
LAST_LINES = 12  # a last paragraph of up to so many lines goes whole with the signature
LEAD_LINES = 4  # a paragraph of up to so many lines that ends with ":" stays with what follows
ADDRESS_GAP = 24.0  # between the head and "Kính gửi"
ADDRESS_LEFT = 25 * MM
ADDRESS_WORDS, ADDRESS_COLON = 57.8, 50.4  # how far "Kính gửi: " and its colon reach at 14 pt
DASH = 8.2  # "- " at 14 pt

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
PARTY_STAR = "*"


def lower_motto(header: Header) -> str:
    """The line above the rule at the right of the head."""
    return PARTY if header.party else TIEU_NGU


TO_WRITE_ON = "…………………………"


@dataclass(frozen=True)
class Look:
    """How one kind of paragraph is set: `left` moves all lines in, `indent` the first one more."""

    size: float = BODY_SIZE
    bold: bool = False
    italic: bool = False
    align: Align = Align.JUSTIFY
    indent: float = 0.0
    left: float = 0.0
    before: float = 0.0
    tight: bool = False  # single spacing, for the head, lists and tables

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * (1.15 if self.tight else LINE_FACTOR)


_CENTER = Align.CENTER
LOOKS = {
    "quoc_hieu": Look(12, bold=True, align=_CENTER, tight=True),
    "tieu_ngu": Look(13, bold=True, align=_CENTER, tight=True),
    "parent_issuer": Look(12, align=_CENTER, tight=True),
    "issuer": Look(12, bold=True, align=_CENTER, tight=True),
    "number": Look(13, align=_CENTER, tight=True),
    "place_date": Look(13, italic=True, align=_CENTER, tight=True),
    "subject_line": Look(12, align=_CENTER, before=6, tight=True),
    "type_name": Look(14, bold=True, align=_CENTER, before=18),
    "subject": Look(14, bold=True, align=_CENTER),
    "addressee": Look(
        14,
        align=Align.LEFT,
        indent=-ADDRESS_WORDS,
        left=ADDRESS_LEFT + ADDRESS_WORDS,
        before=ADDRESS_GAP,
    ),
    "addressee_item": Look(
        14,
        align=Align.LEFT,
        indent=-DASH,
        left=ADDRESS_LEFT + ADDRESS_COLON + DASH,
        before=PARAGRAPH_GAP,
    ),
    "basis": Look(14, italic=True, indent=INDENT, before=PARAGRAPH_GAP),
    "body": Look(14, indent=INDENT, before=PARAGRAPH_GAP),
    "heading": Look(14, indent=INDENT, before=PARAGRAPH_GAP),
    "heading_centered": Look(14, bold=True, align=_CENTER, before=PARAGRAPH_GAP),
    "recipients_title": Look(12, bold=True, italic=True, align=Align.LEFT, tight=True),
    "recipient": Look(11, align=Align.LEFT, tight=True),
    "signer": Look(14, bold=True, align=_CENTER, tight=True),
    "signer_note": Look(13, italic=True, align=_CENTER, tight=True),
    "after": Look(12, align=Align.LEFT, before=PARAGRAPH_GAP, tight=True),
    "appendix_label": Look(14, bold=True, align=_CENTER),
    "appendix_title": Look(14, bold=True, align=_CENTER),
    "appendix_caption": Look(14, italic=True, align=_CENTER),
    "table_head": Look(TABLE_SIZE, bold=True, align=_CENTER, tight=True),
    "table_code": Look(TABLE_SIZE - 1, italic=True, align=_CENTER, tight=True),
    "table_cell": Look(TABLE_SIZE, align=Align.LEFT, tight=True),
    "dense_head": Look(DENSE_SIZE, bold=True, align=_CENTER, tight=True),
    "dense_code": Look(DENSE_SIZE - 1, italic=True, align=_CENTER, tight=True),
    "dense_cell": Look(DENSE_SIZE, align=Align.LEFT, tight=True),
    # The Party's papers (Hướng dẫn 36-HD/VPTW) have a larger head.
    "party_tieu_ngu": Look(15, bold=True, align=_CENTER, tight=True),
    "party_parent_issuer": Look(14, align=_CENTER, tight=True),
    "party_issuer": Look(14, bold=True, align=_CENTER, tight=True),
    "party_number": Look(14, align=_CENTER, tight=True),
    "party_place_date": Look(14, italic=True, align=_CENTER, tight=True),
    "party_type_name": Look(16, bold=True, align=_CENTER, before=18),
    "rule": Look(4, align=Align.LEFT, tight=True),
    "page_number": Look(14, align=_CENTER, tight=True),
}


def head_style(style: str, header: Header | None) -> str:
    """The look of a part of the head on this paper: the Party has its own."""
    return f"party_{style}" if header and header.party else style


@dataclass(frozen=True)
class Page:
    """A sheet of A4 with its margins; landscape keeps the binding edge at the left."""

    landscape: bool = False

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        width, height = (side * MM for side in A4_MM)
        return (height, width) if self.landscape else (width, height)

    @cached_property
    def text_width(self) -> float:
        """Between the margins."""
        return self.size[0] - LEFT - RIGHT

    @cached_property
    def text_height(self) -> float:
        """Between the margins."""
        return self.size[1] - TOP - BOTTOM
