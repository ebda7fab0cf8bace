"""The forms of a report as sheets of a workbook, exactly as the state prints them; pure."""

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.documents.cells import address
from desktop_app.documents.model import (
    Align,
    Comment,
    Figure,
    HeadCell,
    Sheet,
    SheetLine,
    TableBlock,
    TableColumn,
    TableRow,
    Value,
)
from desktop_app.documents.xlsx_forms import HEAD_ROW
from desktop_app.documents.xlsx_sheet import sheet_name
from desktop_app.reports.filled import Cell, FilledForm, FilledReport
from desktop_app.reports.model import CellKey
from desktop_app.reports.out import words
from desktop_app.reports.out.charts import chart_sheet
from desktop_app.reports.out.formulas import LiveFigures, change_in_percent, grown
from desktop_app.reports.out.head import PaperHead, code_line
from desktop_app.reports.out.heads import codes, nested
from desktop_app.reports.periods import data_words

_CENTER = Align.CENTER
_UNIT_MM = 30.0
_LONG = (
    TableColumn(_CENTER, 17),
    TableColumn(Align.LEFT, 90),
    TableColumn(_CENTER, 28),
    *(TableColumn(Align.RIGHT, 24) for _ in range(4)),
)
_NOW, _LAST, _SAME = "D", "E", "F"


def official_sheets(filled: FilledReport, head: PaperHead) -> tuple[Sheet, ...]:
    """A sheet for each form, named as the form ("01_TCD"), and one with charts of the figures."""
    names = _names(filled)
    live = LiveFigures(filled, _addresses(filled, names))
    sheets = [_sheet(form, filled, head, names, live) for form in filled.forms.values()]
    drawn = chart_sheet(filled, live)
    return (*sheets, *([replace(drawn, watermark=head.watermark)] if drawn else []))


def _names(filled: FilledReport) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in filled.forms:
        found[code] = sheet_name(code.replace("/", "_"), list(found.values()))
    return found


def _addresses(filled: FilledReport, names: dict[str, str]) -> dict[CellKey, tuple[str, str]]:
    """Where every figure will stand: the heads begin at row 6, below them are the rows."""
    found: dict[CellKey, tuple[str, str]] = {}
    for code, form in filled.forms.items():
        if form.form.shape == "wide":
            items = [cell.item for cell in form.cells.values()]
            row = HEAD_ROW + len(nested(items)) + 2
            places = {item.code: address(row, at) for at, item in enumerate(items, 1)}
        else:
            rows = [cell for _, cell in long_lines(form)]
            begin = HEAD_ROW + 2
            places = {cell.item.code: f"{_NOW}{begin + at}" for at, cell in enumerate(rows) if cell}
        found |= {(code, item): (names[code], place) for item, place in places.items()}
    return found


def _sheet(
    form: FilledForm,
    filled: FilledReport,
    head: PaperHead,
    names: dict[str, str],
    live: LiveFigures,
) -> Sheet:
    wide = form.form.shape == "wide"
    table = _wide(form, head, live) if wide else _long(form, live)
    return Sheet(
        name=names[form.form.code],
        table=table,
        above=(
            SheetLine(form.form.code, 13, bold=True, align=_CENTER),
            SheetLine(form.form.title.upper(), 13, bold=True, align=_CENTER),
            SheetLine(data_words(filled.report.period), 12, align=_CENTER),
            SheetLine(head.attached, 12, italic=True, align=_CENTER),
        ),
        below=tuple(_below(form, filled, head)),
        comments=tuple(_comments(form)),
        watermark=head.watermark,
        landscape=wide,
    )


def _wide(form: FilledForm, head: PaperHead, live: LiveFigures) -> TableBlock:
    items = [cell.item for cell in form.cells.values()]
    figures = (live.figure(form.form.code, cell) for cell in form.cells.values())
    return TableBlock(
        (TableColumn(_CENTER, _UNIT_MM), *(TableColumn(_CENTER) for _ in items)),
        nested(items),
        codes(items),
        (TableRow((head.unit, *figures)),),
    )


def _long(form: FilledForm, live: LiveFigures) -> TableBlock:
    rows = []
    for at, (group, cell) in enumerate(long_lines(form)):
        cells = _cells(form, cell, live, HEAD_ROW + 2 + at) if cell else (group,)
        rows.append(TableRow(cells, group=cell is None))
    heads = tuple(HeadCell(text) for text in (*words.TABLE_HEADS, words.GROWTH))
    return TableBlock(_LONG, (heads,), rows=tuple(rows))


def _cells(form: FilledForm, cell: Cell, live: LiveFigures, row: int) -> tuple[Value, ...]:
    item = cell.item
    growth: Value = None
    if item.unit != words.PERCENT:
        formula = change_in_percent(f"{_NOW}{row}", f"{_SAME}{row}")
        growth = Figure(grown(cell.value, cell.same_last_year), 1, formula)
    return (
        item.code,
        item.label,
        item.unit,
        live.figure(form.form.code, cell),
        Figure(cell.last_period, item.decimals),
        Figure(cell.same_last_year, item.decimals),
        growth,
    )


def long_lines(form: FilledForm) -> Iterator[tuple[str, Cell | None]]:
    """The rows of a long form: its groups, each before its items."""
    last: tuple[str, ...] = ()
    for cell in form.cells.values():
        groups = cell.item.groups
        same = 0
        while same < min(len(last), len(groups)) and last[same] == groups[same]:
            same += 1
        yield from ((group, None) for group in groups[same:])
        yield "", cell
        last = groups


def _comments(form: FilledForm) -> Iterator[Comment]:
    wide = form.form.shape == "wide"
    cells = enumerate(form.cells.values(), 1) if wide else _rows(form)
    for at, cell in cells:
        if text := words.typed_words(cell):
            yield Comment(0, at, text) if wide else Comment(at, 3, text)


def _rows(form: FilledForm) -> Iterator[tuple[int, Cell]]:
    return ((at, cell) for at, (_, cell) in enumerate(long_lines(form)) if cell)


def _below(form: FilledForm, filled: FilledReport, head: PaperHead) -> Iterator[SheetLine]:
    if note := words.note_line(form):
        yield SheetLine(note)
    if form.form.lines:
        yield SheetLine(words.GUIDE, bold=True)
        yield from (SheetLine(line) for line in form.form.lines)
    if not head.draft:
        yield SheetLine(words.form_code_line(filled, form.form.code), italic=True)
        yield SheetLine(code_line(filled), italic=True)
