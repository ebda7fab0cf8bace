"""How wide the columns of a table are, and whether it needs smaller type or a landscape page."""

from dataclasses import dataclass, replace
from math import ceil, sqrt

from desktop_app.documents.layout import CELL_SIDE, LOOKS, MM, Page
from desktop_app.documents.model import Appendix, HeadCell, TableBlock, TableRow, shown
from desktop_app.documents.typeset import Typesetter

_MANY_COLUMNS = 6
_WIDE_COLUMNS, _SHORT = 3, 4  # of six columns so many have longer texts than "100%"
_LONGEST_WORD = 110.0
_ROWS_MEASURED = 400
_LETTER = 0.47  # of the type size: the mean width of a letter
_ROUNDS = 8
_WORTH = 0.9  # other widths are taken only for a table that is a good deal lower
_EASY = 64.0  # no column with several words is narrower, lest they stand one below the other
_EASY_SHARE = 0.6  # of the page, which these widths may take up together


@dataclass(frozen=True)
class Place:
    """A head cell and where it begins."""

    row: int
    column: int
    cell: HeadCell


def is_landscape(appendix: Appendix, setter: Typesetter) -> bool:
    """Whether the annex wants landscape pages: six columns, or words that need the room.

    Columns of nothing but short numbers and ticks do not make a table wide.
    """
    if appendix.landscape is not None:
        return appendix.landscape
    tables = [block for block in appendix.body if isinstance(block, TableBlock)]
    return any(
        _has_much_text(table) or sum(_least_widths(table, setter)) > Page().text_width
        for table in tables
    )


def _has_much_text(table: TableBlock) -> bool:
    if len(table.columns) < _MANY_COLUMNS:
        return False
    longest = [max(column) for column in zip(*_letters(table), strict=True)]
    # An empty column is there to be written in.
    wide = [n for n in longest if n == 0 or n > _SHORT] or table.columns
    return len(wide) >= _WIDE_COLUMNS


def fitted(table: TableBlock, setter: Typesetter, room: float) -> TableBlock:
    """The table in smaller type where its words would else be broken to stand side by side."""
    if table.dense or sum(_least_widths(table, setter)) <= room:
        return table
    return replace(table, dense=True)


def column_widths(table: TableBlock, setter: Typesetter, room: float) -> list[float]:
    """A width for each column; together they fill the room exactly.

    No column is narrower than its longest word as long as there is room; what is left goes to the
    columns with the most text, by the square root so that short columns are not crushed. Where a
    few long cells would make their rows high, the columns that make the rows high get it.
    """
    fixed = [column.width_mm * MM if column.width_mm else 0.0 for column in table.columns]
    least = [f or w for f, w in zip(fixed, _least_widths(table, setter), strict=True)]
    if sum(least) >= room:
        return _narrowed(least, room)
    rows = _letters(table)
    least = _eased(least, fixed, rows, room)
    amounts = [4.0 + sum(column) for column in zip(*rows, strict=True)] or [4.0] * len(least)
    wishes = [0.0 if f else sqrt(a) for f, a in zip(fixed, amounts, strict=True)]
    if not sum(wishes):
        wishes = least
    widths = _lowest(_shared(least, wishes, room), rows, least, fixed, room)
    return _in_whole_points(widths, fixed, room)


def _narrowed(least: list[float], room: float) -> list[float]:
    """Widths where there is no room for all words: the widest columns alone give way."""
    widths = sorted(least)
    left = room
    for place, width in enumerate(widths):
        most = left / (len(widths) - place)
        if width > most:
            return [min(own, most) for own in least]
        left -= width
    return least


def _eased(
    least: list[float], fixed: list[float], rows: list[list[int]], room: float
) -> list[float]:
    """The least widths, greater where a column would have one word on each line."""
    letter = LOOKS["table_cell"].size * _LETTER
    longest = [max(column) for column in zip(*rows, strict=True)] or [0] * len(least)
    easy = [
        width if f else max(width, min(_EASY, n * letter / 2 + 2 * CELL_SIDE))
        for width, f, n in zip(least, fixed, longest, strict=True)
    ]
    return easy if sum(easy) <= _EASY_SHARE * room else least


def _lowest(
    usual: list[float],
    rows: list[list[int]],
    least: list[float],
    fixed: list[float],
    room: float,
) -> list[float]:
    """The usual widths, or others at which the table is much lower.

    Rows are lowest in sum where each width is as the square root of the text in those rows whose
    height its column decides; which rows these are is found in rounds.
    """
    best, lowest = usual, _height(rows, usual) * _WORTH
    widths = usual
    for _ in range(_ROUNDS):
        decided = [4.0] * len(widths)
        for row in rows:
            highest = max(range(len(row)), key=lambda i: row[i] / widths[i])
            decided[highest] += row[highest]
        wishes = [0.0 if f else sqrt(a) for f, a in zip(fixed, decided, strict=True)]
        if not sum(wishes):
            return best
        wanted = _shared(least, wishes, room)
        widths = [(one + other) / 2 for one, other in zip(widths, wanted, strict=True)]
        height = _height(rows, widths)
        if height < lowest:
            best, lowest = widths, height
    return best


def _height(rows: list[list[int]], widths: list[float]) -> float:
    """About how high the rows are, in lines."""
    letter = LOOKS["table_cell"].size * _LETTER
    # A letter and a half of each line stay empty at its end.
    fits = [max((width - 2 * CELL_SIDE) / letter - 1.5, 1.0) for width in widths]
    return sum(
        max((ceil(n / fit) for n, fit in zip(row, fits, strict=True)), default=1) for row in rows
    )


def _in_whole_points(widths: list[float], fixed: list[float], room: float) -> list[float]:
    """The widths rounded down, the widest gets the rest: one letter typed moves no column."""
    even = [width if f else float(int(width)) for width, f in zip(widths, fixed, strict=True)]
    open_columns = [i for i, f in enumerate(fixed) if not f]
    if open_columns:
        widest = max(open_columns, key=lambda i: even[i])
        even[widest] += room - sum(even)
    return even


def _shared(least: list[float], wishes: list[float], room: float) -> list[float]:
    """Widths in proportion to the wishes, but none below its least."""
    open_columns = set(range(len(least)))
    widths = list(least)
    while open_columns:
        left = room - sum(widths[i] for i in range(len(widths)) if i not in open_columns)
        total = sum(wishes[i] for i in open_columns)
        if not total:
            return [width * room / sum(widths) for width in widths]
        short = {i for i in open_columns if left * wishes[i] / total < least[i]}
        if not short:
            for i in open_columns:
                widths[i] = left * wishes[i] / total
            break
        open_columns -= short
    scale = room / sum(widths)
    return [width * scale for width in widths]


def _least_widths(table: TableBlock, setter: Typesetter) -> list[float]:
    look, head_look = LOOKS[table.style("cell")], LOOKS[table.style("head")]
    widest = [0.0] * len(table.columns)
    for column, head in _heads_of_single_columns(table):
        longest_word = max((setter.width(word, head_look) for word in head.text.split()), default=0)
        widest[column] = max(widest[column], head_look.leading if head.upright else longest_word)
    words: list[set[str]] = [set() for _ in table.columns]
    for row in _plain_rows(table):
        for i, cell in enumerate(row.cells):
            words[i].update(shown(cell, table.columns[i].decimals).split())
    for i, found in enumerate(words):
        longest = sorted(found, key=len)[-12:]
        widths = [setter.width(word, look) for word in longest]
        widest[i] = max([widest[i], *widths])
    return [min(width, _LONGEST_WORD) + 2 * CELL_SIDE + 2 for width in widest]


def _letters(table: TableBlock) -> list[list[int]]:
    """How many letters each cell has, row by row."""
    width = len(table.columns)
    found = []
    for row in _plain_rows(table):
        counts = [len(shown(c, table.columns[i].decimals)) for i, c in enumerate(row.cells)]
        found.append(counts + [0] * (width - len(counts)))
    return found


def _plain_rows(table: TableBlock) -> list[TableRow]:
    return [row for row in table.rows if not row.group][:_ROWS_MEASURED]


def _heads_of_single_columns(table: TableBlock) -> list[tuple[int, HeadCell]]:
    """The headings that stand over exactly one column."""
    return [(place.column, place.cell) for place in head_places(table) if place.cell.colspan == 1]


def head_places(table: TableBlock) -> list[Place]:
    """Each head cell with the row and column at which it begins."""
    taken: set[tuple[int, int]] = set()
    places: list[Place] = []
    for r, row in enumerate(table.head):
        column = 0
        for cell in row:
            while (r, column) in taken:
                column += 1
            places.append(Place(r, column, cell))
            taken |= {
                (r + down, column + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            }
            column += cell.colspan
    return places
