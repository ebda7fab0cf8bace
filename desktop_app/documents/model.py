"""A document or table as data, before it becomes PDF, Word or Excel; it knows no feature.

Sizes, rules and margins are not here: they are fixed by NĐ 30/2020/NĐ-CP, Phụ lục I, and live in
`layout.py`. Texts are the words of the person who wrote them; nothing is added to them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

FEW_DECIMALS = 2  # that are shown whole


class Align(StrEnum):
    """How a text stands between the edges of its place."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Named(str):
    """The words of a field that says who an ordinary record is about.

    The gate (`guard.py`) does not look through them: somebody whose identity is sealed in one case
    may have come openly with another. Free texts are never Named.
    """

    __slots__ = ()


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


RichText = tuple[Run, ...]


@dataclass(frozen=True)
class Figure:
    """A number of a form, None while it is missing; at most `decimals` are shown.

    `formula` ("F12+L12") keeps it live in a workbook.
    """

    value: Decimal | None
    decimals: int = 0
    formula: str = ""


Value = str | int | float | Decimal | date | RichText | Figure | None


def rich(text: str, *, bold: bool = False, italic: bool = False) -> RichText:
    """A text in one style; no runs for an empty one."""
    return (Run(text, bold, italic),) if text else ()


def plain(runs: RichText) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True)
class Header:
    """The head in two columns; an empty `issuer` leaves a dotted line to write on.

    `subject_line` is the "V/v …" of a letter, below the number. `motto` False leaves out Quốc hiệu
    and Tiêu ngữ (papers of bodies that do not carry it). `party` puts the Party's name in their
    place and a star below the issuer (Hướng dẫn 36-HD/VPTW).
    """

    issuer: str = ""
    parent_issuer: str = ""
    number_line: str = ""
    place_date: str = ""
    subject_line: str = ""
    motto: bool = True
    party: bool = False


@dataclass(frozen=True)
class Heading:
    """A numbered part: `number` as printed ("I.", "1.", "Chương II"), its title, its depth.

    A `centered` heading has its number on a line of its own.
    """

    number: str
    title: RichText
    level: int
    bold: bool = True
    centered: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its marker as printed ("-", "a)", "1."); "\\n" breaks the line."""

    runs: RichText
    marker: str = ""
    align: Align = Align.JUSTIFY

    @property
    def printed(self) -> RichText:
        """The marker and the words; a number is as bold as the title that it stands before."""
        if not self.marker:
            return self.runs
        bold = bool(self.runs and self.runs[0].bold and self.marker[0].isalnum())
        return (Run(f"{self.marker} ", bold), *self.runs)

    @property
    def leads(self) -> bool:
        """Whether it announces what follows: "… như sau:"."""
        return plain(self.runs).rstrip().endswith(":")


@dataclass(frozen=True)
class HeadCell:
    """A heading of a table; a nested head spans columns or rows; on paper it may stand `upright`,
    to be read from below."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    upright: bool = False


@dataclass(frozen=True)
class TableColumn:
    """A column; `width_mm` None lets the contents decide. `decimals` is for numbers.

    `entry` marks a column that somebody else fills in (tinted in a workbook); `choices` are what
    may be entered there, offered as a list in Excel.
    """

    align: Align = Align.LEFT
    width_mm: float | None = None
    decimals: int = 0
    entry: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableRow:
    """A row of values. In a `group` row the last cell spans all columns that remain.

    `mark` names the row for the program alone: a workbook keeps it in a hidden column, so that the
    row is known again when the file comes back; on paper it is not seen.
    """

    cells: tuple[Value, ...]
    group: bool = False
    bold: bool = False
    mark: str = ""


@dataclass(frozen=True)
class TableBlock:
    """A table: rows of head cells (spans as in HTML), an optional code row, rows of values.

    `page_totals` are the columns whose whole numbers are added up at the foot of each page ("Cộng
    trang"), as in a paper book; bold rows are no part of them. Word cannot: it has the rows alone.
    `dense` tables are set in smaller type: the books of the office have twelve columns.
    """

    columns: tuple[TableColumn, ...]
    head: tuple[tuple[HeadCell, ...], ...] = ()
    codes: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    page_totals: tuple[int, ...] = ()
    dense: bool = False

    def style(self, part: str) -> str:
        """The look of its "head", "code" or "cell"."""
        return f"{'dense' if self.dense else 'table'}_{part}"


Block = Heading | Paragraph | TableBlock


@dataclass(frozen=True)
class Signature:
    """The signer: lines of authority, capacity, title; `note` "(Ký, ghi rõ họ tên)" if wanted."""

    lines: tuple[str, ...] = ()
    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class Series:
    """The bars of one colour in a chart, a value for each of its categories; None: no bar."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Chart:
    """Groups of bars side by side."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Appendix:
    """An annex with its own page numbers; `landscape` None lets the width of its tables decide.

    `title` is printed in capitals, whatever way it was written; that of a `paper` which another one
    issues (the plan of a decision) as it is. `charts` stand behind the body.
    """

    label: str
    title: tuple[str, ...] = ()
    caption: str = ""
    body: tuple[Block, ...] = ()
    landscape: bool | None = None
    charts: tuple[Chart, ...] = ()
    paper: bool = False

    @property
    def title_style(self) -> str:
        """The look of its title."""
        return "subject" if self.paper else "appendix_title"


@dataclass(frozen=True)
class Document:
    """A whole paper in the order of its parts; `after` stands below the signature.

    `landscape` is for the books of the office, whose tables need the width.
    """

    header: Header | None = None
    type_name: str = ""
    subject: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[RichText, ...] = ()
    body: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature | None = None
    after: tuple[Block, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    watermark: str = ""
    landscape: bool = False

    @property
    def title(self) -> str:
        """Type and subject on one line, for the file's properties."""
        return " ".join(f"{self.type_name} {self.subject}".split())


@dataclass(frozen=True)
class SheetLine:
    """A line over the whole width of a sheet, in one style."""

    text: str
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Comment:
    """A note at a cell of a sheet's table, by its row and column (from 0)."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class SheetChart:
    """A chart that Excel draws from rows of the table, of which this is the first: categories stand
    in its first column, each series in one of the next."""

    chart: Chart
    row: int


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook in official look: agency block, title, table, signature.

    With `above` it is a form of the state instead: those lines from A1 on, the table from row 6,
    the lines `below` it. `watermark` ("DỰ THẢO") stands over the table of a form and on each page.
    """

    name: str
    table: TableBlock
    title: tuple[str, ...] = ()
    caption: str = ""
    header: Header | None = None
    signature: Signature | None = None
    above: tuple[SheetLine, ...] = ()
    below: tuple[SheetLine, ...] = ()
    comments: tuple[Comment, ...] = ()
    charts: tuple[SheetChart, ...] = ()
    watermark: str = ""
    landscape: bool = True


def shown(value: Value, decimals: int = 0) -> str:
    """A value as a person reads it: dd/MM/yyyy, 1.234,5, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return plain(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Figure):
        return _figure(value)
    text = f"{value:,.{decimals}f}" if decimals or not isinstance(value, int) else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,"))


def _figure(figure: Figure) -> str:
    """As few decimals as it has; one or two stand whole ("12,50" m²)."""
    value = figure.value
    if value is None:
        return ""
    if value == round(value):
        return shown(int(value))
    text = shown(value, figure.decimals)
    return text if figure.decimals <= FEW_DECIMALS else text.rstrip("0").rstrip(",")


def shown_lines(value: Value, decimals: int = 0, *, bold: bool = False) -> tuple[RichText, ...]:
    """The lines of a cell as a person reads it; a rich text keeps its own styles."""
    if not isinstance(value, tuple):
        return tuple(rich(line, bold=bold) for line in shown(value, decimals).split("\n"))
    lines: list[list[Run]] = [[]]
    for run in value:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, run.bold or bold, run.italic))
        lines += [[Run(text, run.bold or bold, run.italic)] for text in others]
    return tuple(tuple(run for run in line if run.text) for line in lines)
