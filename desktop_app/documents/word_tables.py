"""Tables in Word: nested heads with spans, heads repeated on each page, rows kept whole."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as _Element

from desktop_app.documents.columns import column_widths, fitted, head_places
from desktop_app.documents.layout import CELL_ABOVE, CELL_SIDE, HAIRLINE, LOOKS, Page
from desktop_app.documents.model import Align, RichText, TableBlock, TableRow, rich, shown_lines
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.pdf_rows import head_tops, table_box
from desktop_app.documents.typeset import Typesetter
from desktop_app.documents.upright import UPRIGHT_SIDE
from desktop_app.documents.word_styles import STYLES
from desktop_app.documents.word_xml import FLAT, element, paragraph, twips

_SPARE = 1.5  # Word sets slanting letters a little wider
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(
    block: TableBlock, setter: Typesetter, page: Page, *, keep_next: bool = False
) -> _Element:
    """A table as wide as the page; the rows that our PDF keeps whole stay whole here too.

    `keep_next` keeps the last row on one page with what follows.
    """
    block = fitted(block, setter, page.text_width)
    widths = [twips(width) for width in column_widths(block, setter, page.text_width)]
    measured = table_box(block, Parts(setter, page))
    made = grid(widths, bordered=True)
    made.extend(_head_rows(block, widths, Parts(setter, page)))
    if block.codes:
        parts = Parts(setter, page)
        cells = [
            _cell(_code_lines(code, block, widths[i], parts), block.style("code"), widths[i])
            for i, code in enumerate(block.codes)
        ]
        made.append(_row(cells, head=True, whole=True))
    for i, (row, box) in enumerate(zip(block.rows, measured.rows, strict=True)):
        kept = row.group or (keep_next and i == len(block.rows) - 1)
        whole = measured.stays_whole(box)
        made.append(_body_row(row, block, widths, whole=whole, keep_next=kept))
    return made


def grid(widths: Sequence[int], *, bordered: bool) -> _Element:
    """An empty table of fixed column widths (twips)."""
    properties = element("tblPr", element("tblW", w=sum(widths), type="dxa"))
    line = {"val": "single", "sz": round(HAIRLINE * 8), "space": 0, "color": "000000"}
    none = {"val": "nil"}
    properties.append(
        element("tblBorders", *(element(edge, **(line if bordered else none)) for edge in _EDGES))
    )
    properties.append(element("tblLayout", type="fixed"))
    side = twips(CELL_SIDE) if bordered else 0
    above = twips(CELL_ABOVE) if bordered else 0
    line_above = twips(HAIRLINE) if bordered else 0  # Word adds it to the height of the row
    properties.append(
        element(
            "tblCellMar",
            element("top", w=above - line_above, type="dxa"),
            element("left", w=side, type="dxa"),
            element("bottom", w=above, type="dxa"),
            element("right", w=side, type="dxa"),
        )
    )
    columns = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, columns)


def give_way(made: _Element) -> None:
    """Make a last table lower by the flat paragraph behind it, lest that open a page of its own."""
    bottom = made.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/{qn('w:bottom')}")
    left = int(bottom.get(qn("w:w"))) - twips(FLAT)
    if left < 0:
        above = made.getprevious()
        if above is not None:  # the gap before a signature; nothing stands above a lone head
            space = above.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
            space.set(qn("w:before"), str(int(space.get(qn("w:before"))) - twips(FLAT)))
        return
    *_, row = made.iter(qn("w:tr"))
    for properties in row.iter(qn("w:tcPr")):
        margins = element("tcMar", element("bottom", w=left, type="dxa"))
        above = properties.find(qn("w:vAlign"))
        if above is None:
            properties.append(margins)
        else:
            above.addprevious(margins)


def plain_row(cells: Sequence[_Element], *, whole: bool) -> _Element:
    """A row of ready cells."""
    return _row(cells, whole=whole)


def plain_cell(paragraphs: Sequence[_Element], width: int) -> _Element:
    """A cell of ready paragraphs; an empty one gets the empty paragraph that Word demands."""
    content = list(paragraphs) or [paragraph(STYLES["recipient"][0], ())]
    return element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *content)


def _head_rows(block: TableBlock, widths: Sequence[int], parts: Parts) -> list[_Element]:
    """The head row by row; a cell that spans rows goes on as an empty merged one.

    Word does not make room for upright texts by itself, so it is told how high their rows are.
    """
    rows: list[dict[int, _Element]] = [{} for _ in block.head]
    for place in head_places(block):
        span, down = place.cell.colspan, place.cell.rowspan
        width = sum(widths[place.column : place.column + span])
        for r in range(place.row, min(place.row + down, len(rows))):
            first = r == place.row
            merge = ("restart" if first else "continue") if down > 1 else ""
            lines = shown_lines(place.cell.text if first else "")
            made = _cell(lines, block.style("head"), width, span=span, merge=merge)
            rows[r][place.column] = _turned(made) if place.cell.upright else made
    heights = _head_heights(block, parts)
    return [
        _row([cells[column] for column in sorted(cells)], head=True, whole=True, height=height)
        for cells, height in zip(rows, heights, strict=True)
    ]


def _code_lines(code: str, block: TableBlock, width: int, parts: Parts) -> tuple[RichText, ...]:
    """A formula broken as in our PDF: Word would break it inside a number."""
    room = width / 20 - 2 * CELL_SIDE - _SPARE
    lines = parts.text(rich(code), block.style("code"), width=room).lines
    return tuple(rich("".join(text for _, text in line.stretches).strip()) for line in lines)


def _head_heights(block: TableBlock, parts: Parts) -> list[float]:
    """0 for rows that Word may make as high as they are."""
    if not any(place.cell.upright for place in head_places(block)):
        return [0.0] * len(block.head)
    edges = (0.0, *accumulate(column_widths(block, parts.setter, parts.page.text_width)))
    return [below - above for above, below in pairwise(head_tops(block, edges, parts))]


def _turned(cell: _Element) -> _Element:
    """A cell whose text is read from below; its lines need the whole width."""
    properties = cell.find(qn("w:tcPr"))
    side = twips(UPRIGHT_SIDE)
    margins = element(
        "tcMar", element("left", w=side, type="dxa"), element("right", w=side, type="dxa")
    )
    above = properties.find(qn("w:vAlign"))
    above.addprevious(margins)
    above.addprevious(element("textDirection", val="btLr"))
    return cell


def _body_row(
    row: TableRow, block: TableBlock, widths: Sequence[int], *, whole: bool, keep_next: bool
) -> _Element:
    values = (*row.cells, *[""] * (0 if row.group else len(widths) - len(row.cells)))
    bold = row.bold or row.group
    texts = [
        shown_lines(value, block.columns[i].decimals, bold=bold) for i, value in enumerate(values)
    ]
    cells: list[_Element] = []
    for i, text in enumerate(texts):
        last = row.group and i == len(texts) - 1
        span = len(widths) - i if last else 1
        cells.append(
            _cell(
                text,
                block.style("cell"),
                sum(widths[i : i + span]),
                span=span,
                align=Align.LEFT if last else block.columns[i].align,
                keep_next=keep_next,
            )
        )
    return _row(cells, whole=whole)


def _row(
    cells: Sequence[_Element], *, whole: bool, head: bool = False, height: float = 0.0
) -> _Element:
    properties = element("trPr")
    if height:
        properties.append(element("trHeight", val=twips(height), hRule="atLeast"))
    if whole:
        properties.append(element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    return element("tr", *([properties] if len(properties) else []), *cells)


def _cell(
    lines: Sequence[RichText],
    style: str,
    width: int,
    *,
    span: int = 1,
    merge: str = "",
    align: Align | None = None,
    keep_next: bool = False,
) -> _Element:
    """A cell; that of a group stays with the next row."""
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if merge:
        properties.append(element("vMerge", val=merge))
    if style.endswith("_head"):
        properties.append(element("vAlign", val="center"))
    look = LOOKS[style]
    own = align if align is not None and align is not look.align else None
    paragraphs = [
        paragraph(
            STYLES[style][0],
            line,
            look=look,
            align=own,
            keep_next=keep_next,
        )
        for line in lines
    ]
    return element("tc", properties, *paragraphs)
