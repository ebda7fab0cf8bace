"""The forms of a report as annexes on paper: never narrower than their words can stand; pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from desktop_app.documents.model import (
    Align,
    Appendix,
    Block,
    Figure,
    HeadCell,
    Paragraph,
    TableBlock,
    TableColumn,
    TableRow,
    Value,
    rich,
    shown,
)
from desktop_app.reports.filled import Cell, FilledForm, FilledReport
from desktop_app.reports.out import words
from desktop_app.reports.out.charts import charts
from desktop_app.reports.out.formulas import grown
from desktop_app.reports.out.head import PaperHead
from desktop_app.reports.out.heads import codes, nested
from desktop_app.reports.out.sheets import long_lines
from desktop_app.reports.periods import data_words

MISSING = "…"
UPRIGHT_FROM = 18  # columns, from which on the heads of single columns stand upright
_ROOM = 714.0  # points between the margins of a landscape page
_UNIT = 52.0  # the least for the column "Đơn vị"
_COLUMN, _DIGIT, _SIDES = 22.0, 5.2, 10.0
_CENTER = Align.CENTER
_LONG = (
    TableColumn(_CENTER, 15),
    TableColumn(),
    TableColumn(_CENTER, 22),
    *(TableColumn(Align.RIGHT, 16) for _ in range(3)),
    TableColumn(Align.RIGHT, 16),
)


def form_tables(filled: FilledReport, head: PaperHead) -> tuple[Appendix, ...]:
    """An annex for each form, in its order; wide ones on landscape pages."""
    return tuple(_annex(form, filled, head) for form in filled.forms.values())


def chart_annex(filled: FilledReport) -> tuple[Appendix, ...]:
    """The charts as a last annex, if there is anything to be seen."""
    drawn = charts(filled)
    if not drawn:
        return ()
    title = ("Biểu đồ so sánh",)
    caption = data_words(filled.report.period)
    return (Appendix("", title, caption, landscape=False, charts=drawn),)


def _annex(form: FilledForm, filled: FilledReport, head: PaperHead) -> Appendix:
    wide = form.form.shape == "wide"
    tables = _wide(form, head) if wide else (_long(form),)
    number = f"Biểu số: {form.form.code}" if form.form.document else ""
    return Appendix(
        number,
        (form.form.title,),
        f"{data_words(filled.report.period)}\n{head.attached}",
        (*tables, *_below(form, filled, head)),
        landscape=wide,
    )


def _below(form: FilledForm, filled: FilledReport, head: PaperHead) -> Iterator[Block]:
    if note := words.note_line(form):
        yield Paragraph(rich(note), align=Align.LEFT)
    if head.draft:
        if typed := "; ".join(words.replaced(form)):
            yield Paragraph(rich(f"{typed}.", italic=True), align=Align.LEFT)
    else:
        code = words.form_code_line(filled, form.form.code)
        yield Paragraph(rich(code, italic=True), align=Align.LEFT)


# Wide forms


def _wide(form: FilledForm, head: PaperHead) -> tuple[TableBlock, ...]:
    parts = parted(list(form.cells.values()))
    upright = max(map(len, parts)) >= UPRIGHT_FROM  # all of them or none
    return tuple(_part(cells, head, upright=upright) for cells in parts)


def _part(cells: Sequence[Cell], head: PaperHead, *, upright: bool) -> TableBlock:
    items = [cell.item for cell in cells]
    return TableBlock(
        (TableColumn(_CENTER), *(TableColumn(_CENTER) for _ in items)),
        nested(items, upright=upright),
        codes(items),
        (TableRow((head.unit, *(_shown(cell) for cell in cells))),),
        dense=True,
    )


def parted(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The columns in as few tables below each other as have room, about equally wide, parted where
    a group ends."""
    found: list[list[Cell]] = []
    rest = list(cells)
    while _width(rest) > _ROOM:
        at = _cut(rest)
        found.append(rest[:at])
        rest = rest[at:]
    return [*found, rest]


def _cut(cells: Sequence[Cell]) -> int:
    """How many columns stand in the first table."""
    fits = next(at for at in range(len(cells), 0, -1) if at == 1 or _width(cells[:at]) <= _ROOM)
    parts = ceil((_width(cells) - _UNIT) / (_ROOM - _UNIT))
    wish = (_width(cells) - _UNIT) / parts + _UNIT
    borders = _borders(cells, fits) or range(1, fits + 1)
    return min(borders, key=lambda at: abs(_width(cells[:at]) - wish))


def _borders(cells: Sequence[Cell], most: int) -> list[int]:
    """The places among so many columns at which an outermost group ends, or else an inner one."""
    depth = max(len(cell.item.groups) for cell in cells)
    for level in range(1, depth + 1):
        pairs = enumerate(pairwise(cells[: most + 1]), 1)
        ends = [at for at, (a, b) in pairs if a.item.groups[:level] != b.item.groups[:level]]
        if ends:
            return ends
    return []


def _width(cells: Sequence[Cell]) -> float:
    """About the least that these columns need, in points."""
    return _UNIT + sum(max(_COLUMN, len(_shown(cell)) * _DIGIT + _SIDES) for cell in cells)


def _shown(cell: Cell) -> str:
    return shown(Figure(cell.value, cell.item.decimals)) or MISSING


# Long ones


def _long(form: FilledForm) -> TableBlock:
    rows = tuple(
        TableRow(_cells(cell)) if cell else TableRow((group,), group=True)
        for group, cell in long_lines(form)
    )
    heads = tuple(HeadCell(text) for text in (*words.TABLE_HEADS, words.GROWTH))
    return TableBlock(_LONG, (heads,), rows=rows, dense=True)


def _cells(cell: Cell) -> tuple[Value, ...]:
    item = cell.item
    growth = None if item.unit == words.PERCENT else grown(cell.value, cell.same_last_year)
    return (
        item.code,
        item.label,
        item.unit,
        _shown(cell),
        Figure(cell.last_period, item.decimals),
        Figure(cell.same_last_year, item.decimals),
        Figure(growth, 1),
    )
