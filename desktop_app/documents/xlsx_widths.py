"""Column widths and row heights of a workbook, in Excel's units, by counting characters."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.columns import head_places
from desktop_app.documents.model import TableBlock, shown

_NARROWEST, _WIDEST = 6.0, 48.0
_ROWS_MEASURED = 400
_FEWEST_LETTERS = 4
_LETTER, _SIDES = 1.18, 0.6  # a bold one of 12 points, in the digits that Excel counts in
_MM_A_CHARACTER = 1.85
_PAGE, _MOST_WIDER = 138.0, 2.0  # what a landscape page holds; how much a small form may grow
_POINTS_A_CHARACTER = 5.25  # of a column's width
_SPARE = 0.94  # screens and printers set letters a little wider or narrower
_LINE = 1.3125  # how high Excel makes a line of Times New Roman, in type sizes
_BLANK, _LETTER_GAP = 0.25, 0.7
_STROKES = str.maketrans("đĐ", "dD")
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
    lines = _lines(text, room * _POINTS_A_CHARACTER * _SPARE / size, bold=bold)
    return max(lines * size * _LINE + 2, 18.0)


def _lines(text: str, room: float, *, bold: bool) -> int:
    """On how many lines a text stands; `room` is in type sizes."""
    count = 0
    for line in text.split("\n"):
        count += 1
        used = 0.0
        for word in line.split():
            wide = _word_width(word, bold=bold)
            if used and used + _BLANK + wide > room:
                count += 1
                used = 0.0
            used += wide + (_BLANK if used else 0.0)
            while used > room:  # a word that is broken, with a gap of up to a letter at the edge
                count += 1
                used -= max(room - _LETTER_GAP, room / 2)
    return count


@lru_cache(maxsize=1 << 14)
def _word_width(word: str, *, bold: bool) -> float:
    """In type sizes, by the font's letters without their marks: those are as wide."""
    bare = "".join(c for c in normalize("NFD", word) if not combining(c))
    plain = bare.translate(_STROKES)
    return float(stringWidth(plain, "Times-Bold" if bold else "Times-Roman", 1))


def broken_code(code: str, room: float) -> str:
    """A formula of the code row on lines that fit, broken before a plus and never in a number."""
    lines = [""]
    for part in re.split(r"(?=\+)", code):
        if lines[-1] and len(lines[-1]) + len(part) > room - 1:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)
