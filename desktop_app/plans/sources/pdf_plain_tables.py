"""Tables without ruling lines, only where the columns are plain: three rows of three and more."""

from desktop_app.plans.sources.pdf_lines import TextLine

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_LINED_UP = 7.0  # points
_NEXT_LINE = 1.6  # times the size of the letters


def plain_table(rows: list[list[TextLine]], start: int) -> tuple[list[list[list[TextLine]]], int]:
    """The rows of cells (each a list of lines) from row `start` on, and the row behind them.

    No rows when this is no table.
    """
    first = rows[start]
    if len(first) < _FEWEST_COLUMNS:
        return [], start
    found = [[[line] for line in first]]
    whole = 1
    end = start + 1
    while end < len(rows):
        places = _places(first, rows[end])
        if places is None:
            break
        if 0 not in places and _is_close(rows[end - 1], rows[end]):
            for place, line in zip(places, rows[end], strict=True):
                found[-1][place].append(line)
        elif len(places) < 2:
            break
        else:
            cells: list[list[TextLine]] = [[] for _ in first]
            for place, line in zip(places, rows[end], strict=True):
                cells[place].append(line)
            found.append(cells)
            whole += len(places) == len(first)
        end += 1
    return (found, end) if whole >= _FEWEST_ROWS else ([], start)


def _places(columns: list[TextLine], row: list[TextLine]) -> list[int] | None:
    """The column of each segment of a row; None when one stands in no column or two in one."""
    places: list[int] = []
    for line in row:
        place = next((i for i, column in enumerate(columns) if _lines_up(column, line)), None)
        if place is None or place in places:
            return None
        if place + 1 < len(columns) and line.x1 > columns[place + 1].x0 - 2:
            return None
        places.append(place)
    return places


def _lines_up(column: TextLine, line: TextLine) -> bool:
    return min(abs(column.x0 - line.x0), abs(column.middle - line.middle)) <= _LINED_UP


def _is_close(above: list[TextLine], below: list[TextLine]) -> bool:
    return min(line.top for line in below) - min(line.top for line in above) <= (
        _NEXT_LINE * below[0].size
    )
