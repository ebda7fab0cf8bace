"""A table written in HTML inside a text file, as programs that read scans write it."""

import re
from html.parser import HTMLParser

from desktop_app.plans.source import SourceRow, SourceTable
from desktop_app.plans.sources.marks import cell_text

_OPENS = re.compile(r"\s*<table\b", re.IGNORECASE)
_CLOSES = re.compile(r"</table\s*>", re.IGNORECASE)
_MOST_COLUMNS = 64
_MOST_ROWS = 5_000
_MOST_PLACES = 200_000


def html_table(lines: list[str], start: int) -> tuple[SourceTable | None, int]:
    """The HTML table that opens in line `start` (from 0) and the line behind it, or (None, start).

    A table that is never closed ends at the next blank line.
    """
    if not _OPENS.match(lines[start]):
        return None, start
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
        if _CLOSES.search(lines[end - 1]):
            break
    reader = _Reader(start + 1)
    reader.feed("\n".join(lines[start:end]))
    reader.close()
    rows = reader.rows()
    return (SourceTable(tuple(rows), rows[0].line, bordered=True), end) if rows else (None, start)


class _Reader(HTMLParser):
    """Lays the cells on a grid, with what spans rows and columns."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=False)
        self._first = first_line
        self._lines: list[int] = []
        self._grid: list[dict[int, str | None]] = []
        self._covered: set[tuple[int, int]] = set()
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._places = _MOST_PLACES  # thousands of wide spans would take minutes to lay out

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self._begin_row()
        elif tag in ("td", "th"):
            self._end_cell()
            if not self._lines:
                self._begin_row()
            given = dict(attrs)
            self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._cell = ["<b>"] if tag == "th" else []
        elif self._cell is not None:
            self._cell.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif self._cell is not None:
            self._cell.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.split("\n")))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _begin_row(self) -> None:
        if len(self._lines) < _MOST_ROWS:
            self._lines.append(self._first + self.getpos()[0] - 1)
            if len(self._grid) < len(self._lines):
                self._grid.append({})

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        row = len(self._lines) - 1
        text, self._cell = cell_text("".join(self._cell)), None
        column = next(j for j in range(_MOST_COLUMNS + 1) if j not in self._grid[row])
        high, wide = self._span if self._places > 0 else (1, 1)
        self._places -= high * wide
        for i in range(row, row + high):
            while len(self._grid) <= i:
                self._grid.append({})
            for j in range(column, min(column + wide, _MOST_COLUMNS)):
                first = text if i == row else ""
                self._grid[i].setdefault(j, first if j == column else None)
                if i > row:
                    self._covered.add((i, j))

    def rows(self) -> list[SourceRow]:
        """The rows with any text; call it once, at the end."""
        self._end_cell()
        width = max((max(cells, default=-1) + 1 for cells in self._grid), default=0)
        found: list[SourceRow] = []
        for i, line in enumerate(self._lines):
            cells = tuple(self._grid[i].get(j, "") for j in range(width))
            covered = tuple((i, j) in self._covered for j in range(width))
            if any(cells):
                found.append(SourceRow(cells, line, covered if any(covered) else ()))
        return found


def _span(given: str | None) -> int:
    number = (given or "").strip()
    return max(1, min(int(number[:4]), _MOST_COLUMNS)) if number.isdecimal() else 1
