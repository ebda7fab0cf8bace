"""Finds where a mark is printed."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from db.text import nfc
from desktop_app.documents.boxes import TextBox
from desktop_app.documents.flow import Placed, Sheet
from desktop_app.documents.marks import Mark, Part, Spot
from desktop_app.documents.model import Block, Document, Heading, Paragraph, plain
from desktop_app.documents.pdf_table import TableBox

_Key = tuple[int, int, int]
_ORDER = {part: i for i, part in enumerate(Part)}


class Places:
    """The places of one laid out document. Every mark is found: one that is printed nowhere (a
    block without words, one that is gone) is where the nearest block before it stands.
    """

    def __init__(self, document: Document, sheets: Sequence[Sheet]) -> None:
        self._document = document
        self._sheets = sheets
        self._placed: dict[_Key, list[tuple[int, Placed]]] = {}
        for page, sheet in enumerate(sheets):
            for placed in sheet.placed:
                if isinstance(placed.mark, Mark):
                    self._placed.setdefault(_key(placed.mark), []).append((page, placed))
        self._keys = sorted(self._placed)

    def spot_of(self, mark: Mark) -> Spot:
        """The page of a mark, and its height there."""
        pieces = self._pieces(mark)
        if not pieces:
            return Spot(0, 0.0, 0.0)
        if mark.row is not None and (found := self._row(pieces, mark.row)):
            return found
        if mark.letter is not None and (found := self._letter(pieces, mark)):
            return found
        page, placed = pieces[0]
        return self._spot(page, placed.top, placed.box.height)

    def _pieces(self, mark: Mark) -> list[tuple[int, Placed]]:
        """What is printed of the block, page after page."""
        key = _key(mark)
        if key in self._placed and (mark.block is not None or mark.row is None):
            return self._placed[key]
        if mark.block is None:
            inside = self._keys[bisect_left(self._keys, key) :]
            inside = [k for k in inside if k[:2] == key[:2]]
            tables = [k for k in inside if isinstance(self._placed[k][0][1].box, TableBox)]
            for found in (tables if mark.row is not None else inside)[:1]:
                return self._placed[found]
        before = bisect_right(self._keys, key)
        nearest = self._keys[max(before - 1, 0) : max(before, 1)]
        return self._placed[nearest[0]][-1:] if nearest else []

    def _row(self, pieces: list[tuple[int, Placed]], row: int) -> Spot | None:
        """Where a row begins; for one that is not printed, the last one before it."""
        found: Spot | None = None
        before = -1
        for page, placed in pieces:
            if isinstance(placed.box, TableBox):
                top = placed.top - (placed.box.head.height if placed.box.head else 0.0)
                for printed in placed.box.rows:
                    if printed.index is not None and before < printed.index <= row:
                        found, before = self._spot(page, top, printed.height), printed.index
                    top -= printed.height
        return found

    def _letter(self, pieces: list[tuple[int, Placed]], mark: Mark) -> Spot | None:
        """The line that holds a letter, counted without blanks: lines do not keep those at ends."""
        left = self._printed_before(mark)
        found: Spot | None = None
        for page, placed in pieces:
            if not isinstance(placed.box, TextBox):
                continue
            top = placed.top
            for line in placed.box.lines:
                found = self._spot(page, top, placed.box.look.leading)
                left -= sum(_letters(segment.text) for segment in line.segments)
                if left <= 0:
                    return found
                top -= placed.box.look.leading
        return found

    def _printed_before(self, mark: Mark) -> int:
        """How many letters of the block stand before the place, with its number or marker."""
        block = self._block(mark)
        if isinstance(block, Heading):
            before, text = block.number, plain(block.title)
        elif isinstance(block, Paragraph):
            before, text = block.marker, plain(block.runs)
        else:
            before, text = "", self._basis(mark)
        return _letters(before) + _letters(text[: mark.letter])

    def _block(self, mark: Mark) -> Block | None:
        document = self._document
        blocks: Sequence[Block] = ()
        if mark.part is Part.BODY:
            blocks = document.body
        elif mark.part is Part.AFTER:
            blocks = document.after
        elif mark.part is Part.ANNEX and mark.annex < len(document.appendices):
            blocks = document.appendices[mark.annex].body
        at = -1 if mark.block is None else mark.block
        return blocks[at] if 0 <= at < len(blocks) else None

    def _basis(self, mark: Mark) -> str:
        bases = self._document.bases if mark.part is Part.BASES else ()
        at = -1 if mark.block is None else mark.block
        return plain(bases[at]) if 0 <= at < len(bases) else ""

    def _spot(self, page: int, top: float, height: float) -> Spot:
        below = self._sheets[page].page.size[1] - top
        return Spot(page, below, below + height)


def _key(mark: Mark) -> _Key:
    return (_ORDER[mark.part], mark.annex, -1 if mark.block is None else mark.block)


def _letters(text: str) -> int:
    return len("".join(nfc(text).split()))
