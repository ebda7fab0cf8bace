"""Charts that a leader asks for: visits, papers and how cases end, this period against others.

They are found by the measures behind the figures, so that a form of the office's own, or of
another circular, is drawn as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from desktop_app.documents.model import (
    Align,
    Chart,
    Figure,
    HeadCell,
    Series,
    Sheet,
    SheetChart,
    SheetLine,
    TableBlock,
    TableColumn,
    TableRow,
    Value,
)
from desktop_app.reports.filled import Cell, FilledReport
from desktop_app.reports.model import CellKey
from desktop_app.reports.out.formulas import LiveFigures
from desktop_app.reports.periods import data_words

NAME = "Biểu đồ"
FEWEST = 2  # bars side by side that tell something
_SERIES = ("Kỳ này", "Kỳ trước", "Cùng kỳ năm trước")


@dataclass(frozen=True)
class _Wanted:
    """A chart by what it shows: words of each group of bars, and the measure that counts it."""

    title: str
    bars: tuple[tuple[str, str], ...]


_WANTED = (
    _Wanted(
        "Lượt tiếp công dân",
        (("Thường xuyên", "tcd.5"), ("Thủ trưởng tiếp", "tcd.11"), ("Ủy quyền tiếp", "tcd.17")),
    ),
    _Wanted(
        "Đơn đủ điều kiện xử lý",
        (
            ("Khiếu nại", "xld.6"),
            ("Tố cáo", "xld.12"),
            ("Kiến nghị, phản ánh", "xld.19"),
            ("Không thuộc thẩm quyền", "xld.23"),
        ),
    ),
    _Wanted(
        "Giải quyết vụ việc trong kỳ",
        (
            ("Vụ việc khiếu nại", "kn.2"),
            ("Quyết định giải quyết khiếu nại", "kn.7"),
            ("Vụ việc tố cáo", "tc.2"),
            ("Kết luận nội dung tố cáo", "tc.7"),
        ),
    ),
    _Wanted(
        "Thi hành quyết định, kết luận",
        (
            ("Quyết định phải thi hành", "th.1"),
            ("Quyết định đã thi hành xong", "th.2"),
            ("Kết luận phải thực hiện", "th.16"),
            ("Kết luận đã thực hiện xong", "th.17"),
        ),
    ),
    _Wanted(
        "Tiếp công dân",
        (("Lượt tiếp", "tcd.1"), ("Người được tiếp", "tcd.2"), ("Vụ việc", "tcd.3")),
    ),
    _Wanted(
        "Đơn tiếp nhận trong kỳ",
        (
            ("Khiếu nại", "dc.complaints"),
            ("Tố cáo", "dc.denunciations"),
            ("Kiến nghị, phản ánh", "dc.proposals"),
        ),
    ),
    _Wanted(
        "Vụ việc đã giải quyết",
        (("Đã giải quyết", "dc.settled"), ("Trong đó đúng hạn", "dc.settled_in_time")),
    ),
    _Wanted(
        "Nhiệm vụ theo Kế hoạch đến hạn trong kỳ",
        (
            ("Đã hoàn thành", "dc.tasks_done"),
            ("Đang làm", "dc.tasks_doing"),
            ("Quá hạn", "dc.tasks_late"),
        ),
    ),
)
MOST = 4


@dataclass(frozen=True)
class _Found:
    """A chart whose figures the report has."""

    title: str
    bars: tuple[tuple[str, CellKey, Cell], ...]

    @property
    def series(self) -> tuple[Series, ...]:
        """This period, and the others where anything is known of them."""
        cells = [cell for _, _, cell in self.bars]
        values = (
            tuple(cell.value for cell in cells),
            tuple(cell.last_period for cell in cells),
            tuple(cell.same_last_year for cell in cells),
        )
        return tuple(Series(name, some) for name, some in zip(_SERIES, values, strict=True))

    @property
    def tells(self) -> bool:
        """Whether there is a bar to be seen."""
        return any(value for one in self.series for value in one.values)


def charts(filled: FilledReport) -> tuple[Chart, ...]:
    """At most four charts of the report's figures; none where there is nothing to be seen."""
    return tuple(
        Chart(one.title, tuple(name for name, _, _ in one.bars), _known(one.series))
        for one in _found(filled)
    )


def chart_sheet(filled: FilledReport, live: LiveFigures) -> Sheet | None:
    """The sheet with the charts that Excel draws from its cells, which follow the forms."""
    found = list(_found(filled))
    if not found:
        return None
    rows: list[TableRow] = []
    drawn: list[SheetChart] = []
    for one, chart in zip(found, charts(filled), strict=True):
        rows.append(TableRow((one.title,), group=True))
        whole = Chart(chart.title, chart.categories, one.series)
        drawn.append(SheetChart(whole, len(rows)))
        rows += [TableRow(_cells(bar, live)) for bar in one.bars]
    heads = tuple(HeadCell(text) for text in ("Chỉ tiêu", *_SERIES))
    columns = (TableColumn(width_mm=125), *(TableColumn(Align.RIGHT, 52) for _ in _SERIES))
    return Sheet(
        name=NAME,
        table=TableBlock(columns, (heads,), rows=tuple(rows)),
        above=(
            SheetLine("BIỂU ĐỒ SO SÁNH", 13, bold=True, align=Align.CENTER),
            SheetLine(filled.report.title, 13, bold=True, align=Align.CENTER),
            SheetLine(data_words(filled.report.period), 12, align=Align.CENTER),
            SheetLine(_compared(filled.compared), 11, italic=True, align=Align.CENTER),
        ),
        charts=tuple(drawn),
        landscape=False,
    )


def _cells(bar: tuple[str, CellKey, Cell], live: LiveFigures) -> tuple[Value, ...]:
    name, key, cell = bar
    return (
        name,
        Figure(cell.value, cell.item.decimals, live.at(key, NAME)),
        Figure(cell.last_period, cell.item.decimals),
        Figure(cell.same_last_year, cell.item.decimals),
    )


def _compared(compared: Mapping[str, str]) -> str:
    """Whence the figures of the other periods come."""
    words = [
        f"{name}: {compared[key]}"
        for name, key in zip(_SERIES[1:], ("last", "same"), strict=True)
        if compared.get(key)
    ]
    return "; ".join(words)


def _known(series: tuple[Series, ...]) -> tuple[Series, ...]:
    """Without periods of which nothing is known."""
    return tuple(one for one in series if any(value is not None for value in one.values))


def _found(filled: FilledReport) -> Iterator[_Found]:
    measured: dict[str, tuple[CellKey, Cell]] = {}
    for code, form in filled.forms.items():
        for item, cell in form.cells.items():
            if cell.item.measure:
                measured.setdefault(cell.item.measure, ((code, item), cell))
    found = (
        _Found(
            wanted.title,
            tuple((words, *measured[name]) for words, name in wanted.bars if name in measured),
        )
        for wanted in _WANTED
    )
    yield from islice((one for one in found if len(one.bars) >= FEWEST and one.tells), MOST)
