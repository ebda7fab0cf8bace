"""Column widths and row heights of a workbook, in Excel's units, by counting characters."""

import re
from math import ceil

from desktop_app.documents.columns import head_places
from desktop_app.documents.model import TableBlock, shown

_NARROWEST, _WIDEST = 6.0, 48.0
_ROWS_MEASURED = 400
_FEWEST_LETTERS = 4
_LETTER, _SIDES = 1.18, 0.6  # a bold one of 12 points, in the digits that Excel counts in
_MM_A_CHARACTER = 1.85
_PAGE, _MOST_WIDER = 138.0, 2.0  # what a landscape page holds; how much a small form may grow
_FILLER = 14.0  # of columns beyond the table, which only carry the head


def widths_in_characters(table: TableBlock, count: int) -> list[float]:
    """A width for each column: its longest word at least, more where texts are long."""
    rows = [row for row in table.rows[:_ROWS_MEASURED] if not row.group]
    widths: list[float] = []
    for i, column in enumerate(table.columns):
        texts = [shown(row.cells[i], column.decimals) for row in rows if i < len(row.cells)]
        texts += [
            cell.text
            for row in table.head
            if len(row) == len(table.columns)
            for cell in row[i : i + 1]
        ]
        longest = max((len(text) for text in texts), default=0)
        word = max((len(word) for text in texts for word in text.split()), default=0)
        wish = longest if longest <= 14 else 14 + (longest - 14) ** 0.62
        widths.append(min(max(wish, word, _NARROWEST) + 2, _WIDEST))
    widths += [_FILLER] * (count - len(widths))
    return widths


def narrow_widths(table: TableBlock, count: int) -> list[float]:
    """As narrow as the longest word of each column lets it be: a form has thirty of them."""
    words = [_FEWEST_LETTERS] * count
    for place in head_places(table):
        if place.cell.colspan == 1:
            words[place.column] = max(words[place.column], _longest_word(place.cell.text))
    for row in table.rows:
        for i, value in enumerate(() if row.group else row.cells):
            text = shown(value, table.columns[i].decimals)
            words[i] = max(words[i], _longest_word(text))
    widths = [many * _LETTER + _SIDES for many in words]
    fixed = {i: c.width_mm / _MM_A_CHARACTER for i, c in enumerate(table.columns) if c.width_mm}
    room, wanted = _PAGE - sum(fixed.values()), sum(widths) - sum(widths[i] for i in fixed)
    wider = min(max(room / wanted, 1.0), _MOST_WIDER) if wanted else 1.0
    return [fixed.get(i, width * wider) for i, width in enumerate(widths)]


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)


def row_height(text: str, room: float, size: float, *, bold: bool = False) -> float:
    """The height in points of a wrapped text: Excel does not fit merged cells by itself."""
    per_line = max((room - 1) * (12 / size) * (0.93 if bold else 1.0), 1)
    lines = sum(max(ceil(len(line) / per_line), 1) for line in text.split("\n"))
    return max(lines * size * 1.27 + 3, 18.0)


def broken_code(code: str, room: float) -> str:
    """A formula of the code row on lines that fit, broken before a plus and never in a number."""
    lines = [""]
    for part in re.split(r"(?=\+)", code):
        if lines[-1] and len(lines[-1]) + len(part) > room - 1:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)
