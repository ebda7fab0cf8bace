"""Two blocks on one line ("Nơi nhận:            CHỦ TỊCH") taken apart."""

import re

from desktop_app.plans.sources.rich import Piece

_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{6,}|[ \u00a0]*\t[ \t\u00a0]*)(?=\S)")
# A gap left for the pen: "Số:      /KH-UBND", "ngày      tháng      năm 2026".
_PEN_BEFORE = re.compile(r"(?:\bsố:?|ngày|tháng|năm|[:./…,(-])[*_]*$", re.IGNORECASE)
_PEN_AFTER = re.compile(r"[*_]*(?:/|tháng\b|năm\b|[.,;:)])", re.IGNORECASE)
_MARKER = re.compile(
    r"\s*[*_#<>b/ ]*(?:[-–—+•●○*▪\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-zđA-ZĐ]|[IVXLivxl]{1,6})[.)]{0,2}"
    r"|\d{1,3}(?:\.\d{1,3})+\.?|(?:Điều|Mục|Phần|Chương)\s+\S{1,5})\s*"
)


def split_blocks(raw: str) -> str:
    """The raw line with a line break in place of each gap that parts two blocks.

    Gaps for handwriting and the gap behind a list marker are no such gaps; tabs become spaces.
    """
    parts: list[str] = []
    place = 0
    for gap in _GAP.finditer(raw):
        before, after = raw[place : gap.start()], raw[gap.end() :]
        if _MARKER.fullmatch(before) or is_gap_for_pen(before, after):
            continue
        parts.append(before)
        place = gap.end()
    parts.append(raw[place:])
    return "\n".join(part.replace("\t", " ") for part in parts)


def is_marker(text: str) -> bool:
    """Whether a text is nothing but the marker of a list item: "1.", "a)", "-"."""
    return _MARKER.fullmatch(text) is not None


def is_gap_for_pen(before: str, after: str) -> bool:
    """Whether the gap between two texts is left for handwriting."""
    if _PEN_AFTER.match(after):
        return _PEN_BEFORE.search(before) is not None
    # A colon ends a whole block ("Nơi nhận:"), a bare word of the date does not.
    ends = _PEN_BEFORE.search(before)
    return ends is not None and ends.group().strip("*_").lower() in {"ngày", "tháng", "năm"}


def split_pieces(line: list[Piece]) -> list[list[Piece]]:
    """The pieces of one line, parted where `split_blocks` parts its text."""
    raw = "".join(piece.text for piece in line)
    parted = split_blocks(raw)
    if "\n" not in parted:
        return [line]
    parts: list[list[Piece]] = [[]]
    place = 0
    for block in parted.split("\n"):
        start = raw.replace("\t", " ").index(block, place)
        parts.append(_cut(line, start, start + len(block)))
        place = start + len(block)
    return parts[1:]


def _cut(line: list[Piece], start: int, end: int) -> list[Piece]:
    found: list[Piece] = []
    place = 0
    for piece in line:
        text = piece.text[max(start - place, 0) : max(end - place, 0)]
        if text:
            found.append(Piece(text, piece.bold, piece.italic))
        place += len(piece.text)
    return found
