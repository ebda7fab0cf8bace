"""Tables in PDF: nested heads repeated on each page, long rows broken, groups kept with rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.boxes import Box, Stack
from desktop_app.documents.layout import CELL_ABOVE, CELL_SIDE, HAIRLINE, TABLE_GAP

# Rows up to this share of a page stay whole; keeping higher ones whole would waste paper.
_WHOLE_SHARE = 0.3


@dataclass(frozen=True)
class Cell:
    """A cell at its place: `x` from the table's edge; `above` moves it down inside a head."""

    x: float
    width: float
    content: Stack
    above: float = 0.0
    height: float | None = None
    middle: bool = False


@dataclass(frozen=True)
class Row:
    """A row; `bordered` False is for the head of the paper and the signature.

    `total` is the height of a table's head, whose cells stand below each other too. `index` is the
    place among the rows of the table's data; `continued` is the rest of one begun on a page before.
    `closing` rows (a grand total) stand below the totals of their page.
    """

    cells: tuple[Cell, ...]
    keep_next: bool = False
    bordered: bool = True
    whole: bool = False
    padding: float = CELL_ABOVE
    total: float | None = None
    index: int | None = None
    continued: bool = False
    closing: bool = False

    @cached_property
    def height(self) -> float:
        """Of its highest cell, unless told."""
        if self.total is not None:
            return self.total
        return max(
            (cell.height or cell.content.height + 2 * self.padding for cell in self.cells),
            default=0.0,
        )

    @property
    def before(self) -> float:
        """None: rows touch each other."""
        return 0.0

    @property
    def least(self) -> float:
        """The first boxes' least heights, or all of a row that stays whole."""
        if self.whole:
            return self.height
        firsts = [c.content.boxes[0].least for c in self.cells if c.content.boxes]
        return max(firsts, default=0.0) + 2 * self.padding

    def split(self, room: float) -> tuple["Row | None", "Row | None"]:
        """The same row on two pages; None first when not all cells can begin."""
        if self.height <= room:
            return self, None
        if self.whole or room < self.least:
            return None, self
        parts = [cell.content.split(room - 2 * self.padding) for cell in self.cells]
        if any(not first.boxes and rest.boxes for first, rest in parts):
            return None, self
        first = [replace(c, content=p[0]) for c, p in zip(self.cells, parts, strict=True)]
        rest = [replace(c, content=p[1]) for c, p in zip(self.cells, parts, strict=True)]
        begun = replace(self, cells=tuple(first))
        return begun, replace(self, cells=tuple(rest), continued=True)

    def split_tail(self) -> tuple["Row | None", "Row | None"]:
        """Itself."""
        return None, self

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw borders and contents."""
        full = self.height
        if self.bordered:
            canvas.setLineWidth(HAIRLINE)
        for cell in self.cells:
            height = cell.height or full
            if self.bordered:
                canvas.rect(x + cell.x, top - cell.above - height, cell.width, height)
            side = CELL_SIDE if self.bordered else 0.0
            spare = height - cell.content.height - 2 * self.padding
            down = cell.above + self.padding + (max(spare, 0) / 2 if cell.middle else 0)
            cell.content.draw(canvas, x + cell.x + side, top - down)


@dataclass(frozen=True)
class PageTotals:
    """What the foot of each page adds up: the numbers of each data row, and the row that tells."""

    numbers: tuple[tuple[int, ...], ...]
    row_of: Callable[[tuple[int, ...]], Row]

    @cached_property
    def height(self) -> float:
        """Of a foot with the largest numbers there can be."""
        return self.row_of(tuple(map(sum, zip(*self.numbers, strict=True)))).height

    def foot(self, rows: Sequence[Row]) -> Row:
        """The row that adds up these; a row begun on a page before was counted there."""
        counted = [
            self.numbers[row.index] for row in rows if row.index is not None and not row.continued
        ]
        nothing = (0,) * len(self.numbers[0])
        return self.row_of(tuple(map(sum, zip(nothing, *counted, strict=True))))


@dataclass(frozen=True)
class TableBox:
    """A head drawn again on each page, the rows, and at each page's foot its totals if wanted."""

    head: Row | None
    rows: tuple[Row, ...]
    page_height: float
    before: float = TABLE_GAP
    keep_next: bool = False
    totals: PageTotals | None = None

    @cached_property
    def height(self) -> float:
        """The head, all rows and the foot."""
        return self._frame + sum(row.height for row in self.rows)

    @property
    def _frame(self) -> float:
        """What stands on every page beside the rows: the head and the foot."""
        return self._head_height + (self.totals.height if self.totals else 0.0)

    @property
    def _head_height(self) -> float:
        return self.head.height if self.head else 0.0

    @property
    def least(self) -> float:
        """The head, the groups that open the table, and the beginning of the first row."""
        total = self._frame
        for row in self.rows:
            if not row.keep_next:
                return total + (row.height if self.stays_whole(row) else row.least)
            total += row.height
        return total

    def split(self, room: float) -> tuple[Box | None, Box | None]:
        """As many rows as fit; the rest gets the head again."""
        left = room - self._frame
        count = 0
        while count < len(self.rows) and self.rows[count].height <= left + 0.01:
            left -= self.rows[count].height
            count += 1
        if count == len(self.rows):
            return self, None
        placed, rest = list(self.rows[:count]), list(self.rows[count:])
        if not self.stays_whole(rest[0]):
            first, second = rest[0].split(left)
            if first and second:
                return self._part([*placed, first]), self._part([second, *rest[1:]])
        while placed and placed[-1].keep_next:
            rest.insert(0, placed.pop())
        if not placed:
            return None, self
        return self._part(placed), self._part(rest)

    def split_tail(self) -> tuple[Box | None, Box | None]:
        """The last row, with the headings right above it."""
        at = len(self.rows) - 1
        while at > 0 and self.rows[at - 1].keep_next:
            at -= 1
        if at <= 0:
            return None, self
        return self._part(list(self.rows[:at])), self._part(list(self.rows[at:]))

    def stays_whole(self, row: Row) -> bool:
        """Whether a row is never broken over pages; Word is told the same."""
        page = self.page_height - self._frame
        return row.whole or row.height <= _WHOLE_SHARE * page

    def _part(self, rows: list[Row]) -> "TableBox":
        return replace(self, rows=tuple(rows))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the head and the rows."""
        foot = [self.totals.foot(self.rows)] if self.totals else []
        closing = [row for row in self.rows if row.closing]
        rows = [row for row in self.rows if not row.closing]
        for row in (*([self.head] if self.head else []), *rows, *foot, *closing):
            row.draw(canvas, x, top)
            top -= row.height
