"""Lines for other programs: as plain text and as HTML, with the numbers that are drawn here."""

from collections.abc import Sequence
from html import escape

from desktop_app.documents.headings import heading, printed_number
from desktop_app.plans.editing.lines import Line
from desktop_app.plans.editing.pasting import cut_line
from desktop_app.plans.model import Grid

_FONT = "font-family:'Times New Roman',serif;font-size:14pt"


def lines_between(
    lines: Sequence[Line], start: tuple[int, int], end: tuple[int, int]
) -> tuple[Line, ...]:
    """The lines between two places (row, character); a piece of one line has no number."""
    (first, begin), (last, stop) = start, end
    if last > first and not stop:  # the selection ends before the first letter of the last line
        last, stop = last - 1, len(lines[last - 1].text)
    if first == last and (begin or stop < len(lines[first].text)):
        return (_bare(cut_line(lines[first], begin, stop)),)
    found = list(lines[first : last + 1])
    found[-1] = cut_line(found[-1], 0, stop) if found[-1].grid is None else found[-1]
    if begin:
        found[0] = _bare(cut_line(found[0], begin, len(found[0].text)))
    return tuple(found)


def text_of(lines: Sequence[Line]) -> str:
    """The lines as plain text, the cells of tables parted by tabs."""
    return "\n".join(map(_plain, lines))


def html_of(lines: Sequence[Line]) -> str:
    """The lines as HTML for Word, LibreOffice and mail."""
    return f"<html><body>{''.join(map(_html, lines))}</body></html>"


def drawn(line: Line) -> str:
    """The number or marker of a line as it is printed."""
    return printed_number(line.number) if line.is_heading else line.marker


def _bare(line: Line) -> Line:
    return Line(text=line.text, part=line.part, spans=line.spans)


def _plain(line: Line) -> str:
    if line.grid is not None:
        return "\n".join("\t".join(" ".join(c.split()) for c in row) for row in line.grid.rows)
    return f"{drawn(line)} {line.text}".strip()


def _html(line: Line) -> str:
    if line.grid is not None:
        return _table(line.grid)
    words = ""
    at = 0
    for span in sorted(line.spans, key=lambda span: span.start):
        words += escape(line.text[at : span.start])
        piece = escape(line.text[max(span.start, at) : span.end])
        piece = f"<i>{piece}</i>" if span.italic else piece
        words += f"<b>{piece}</b>" if span.bold else piece
        at = max(span.end, at)
    words = f"{escape(drawn(line))} {words}{escape(line.text[at:])}".strip()
    look = heading(line.number, (), line.level) if line.is_heading and not line.run_in else None
    words = f"<b>{words}</b>" if look and look.bold else words
    align = "center" if look and look.centered else "justify"
    return f'<p style="text-align:{align};{_FONT}">{words}</p>'.replace("\n", "<br>")


def _table(grid: Grid) -> str:
    rows = ""
    for place, row in enumerate(grid.rows):
        tag = "th" if place < grid.head_rows else "td"
        cells = "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
        rows += f"<tr>{cells}</tr>"
    return f'<table border="1" style="border-collapse:collapse;{_FONT}">{rows}</table>'
