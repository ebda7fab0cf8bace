"""A chart drawn on a page: groups of bars, each with its figure above it, and what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import ceil

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.boxes import Unbroken, draw_line
from desktop_app.documents.layout import Look
from desktop_app.documents.model import Align, Chart, Figure, rich, shown
from desktop_app.documents.pdf_parts import Parts

COLOURS = ("#1F4E79", "#9DB9D5", "#B9B9B9", "#7F9F7F")
_GRID, _AXIS = 0.85, 0.4  # greys
_TITLE = Look(12, bold=True, align=Align.CENTER, tight=True)
_NAME = Look(9, align=Align.CENTER, tight=True)
_FIGURE = Look(8, align=Align.CENTER, tight=True)
_SCALE = Look(8, align=Align.RIGHT, tight=True)
_LEGEND = Look(9, align=Align.LEFT, tight=True)
_PLOT = 84.0  # the height of the bars' room
_LEFT = 34.0  # for the scale
_GAP, _KEY = 6.0, 7.0
_TICKS = 4
_GROUP_SHARE = 0.72  # of its room that a group of bars takes
_WIDEST_BAR = 42.0


@dataclass(frozen=True)
class ChartBox(Unbroken):
    """A chart as wide as the page; never broken."""

    chart: Chart
    parts: Parts
    before: float = 14.0
    keep_next: bool = False

    @cached_property
    def height(self) -> float:
        """Title, bars, names and legend."""
        return _TITLE.leading + _GAP + _FIGURE.leading + _PLOT + self._below

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it."""
        canvas.saveState()
        self._text(canvas, self.chart.title, _TITLE, (x, top), self._width)
        base = top - _TITLE.leading - _GAP - _FIGURE.leading - _PLOT
        self._draw_scale(canvas, x, base)
        for at, name in enumerate(self.chart.categories):
            left = x + _LEFT + at * self._slot
            self._draw_group(canvas, at, left, base)
            self._text(canvas, name, _NAME, (left, base - _GAP / 2), self._slot)
        self._draw_legend(canvas, x, base - self._below + _LEGEND.leading)
        canvas.restoreState()

    # Inside

    @property
    def _width(self) -> float:
        return self.parts.page.text_width

    @cached_property
    def _slot(self) -> float:
        return (self._width - _LEFT) / max(len(self.chart.categories), 1)

    @cached_property
    def _below(self) -> float:
        """Of the names of the groups and the legend."""
        setter = self.parts.setter
        lines = (setter.lines(rich(name), _NAME, self._slot) for name in self.chart.categories)
        return max(map(len, lines), default=1) * _NAME.leading + 2 * _GAP + _LEGEND.leading

    @cached_property
    def _step(self) -> int:
        """From one line of the scale to the next: 1, 2 or 5 with noughts behind."""
        values = [value for one in self.chart.series for value in one.values if value]
        wish = max(max(values, default=Decimal(1)) / _TICKS, Decimal(1))
        power = int("1" + "0" * (len(str(int(wish))) - 1))
        return min(step * power for step in (1, 2, 5, 10) if step * power >= wish)

    @cached_property
    def _highest(self) -> int:
        values = [value for one in self.chart.series for value in one.values if value]
        return self._step * max(ceil(max(values, default=Decimal(1)) / self._step), 1)

    def _draw_scale(self, canvas: Canvas, x: float, base: float) -> None:
        for value in range(0, self._highest + 1, self._step):
            y = base + _PLOT * value / self._highest
            canvas.setStrokeGray(_GRID if value else _AXIS)
            canvas.setLineWidth(0.5)
            canvas.line(x + _LEFT, y, x + self._width, y)
            place = (x, y + _SCALE.leading / 2)
            self._text(canvas, shown(value), _SCALE, place, _LEFT - 4)

    def _draw_group(self, canvas: Canvas, at: int, left: float, base: float) -> None:
        count = len(self.chart.series)
        width = min(self._slot * _GROUP_SHARE / max(count, 1), _WIDEST_BAR)
        start = left + (self._slot - width * count) / 2
        for i, series in enumerate(self.chart.series):
            value = series.values[at]
            if value is None:
                continue
            height = _PLOT * float(value) / self._highest
            canvas.setFillColor(COLOURS[i % len(COLOURS)])
            canvas.rect(start + i * width + 1, base, width - 2, height, stroke=0, fill=1)
            place = (start + i * width - 4, base + height + _FIGURE.leading)
            self._text(canvas, shown(Figure(value, 2)), _FIGURE, place, width + 8)

    def _draw_legend(self, canvas: Canvas, x: float, top: float) -> None:
        keys = list(self._legend())
        total = sum(width for _, width in keys) + 2 * _GAP * (len(keys) - 1)
        left = x + max((self._width - total) / 2, 0)
        for i, (name, width) in enumerate(keys):
            canvas.setFillColor(COLOURS[i % len(COLOURS)])
            canvas.rect(left, top - _LEGEND.leading + 2, _KEY, _KEY, stroke=0, fill=1)
            place = (left + _KEY + 4, top)
            self._text(canvas, name, _LEGEND, place, width)
            left += width + 2 * _GAP

    def _legend(self) -> Iterator[tuple[str, float]]:
        for series in self.chart.series:
            yield series.name, _KEY + 6 + self.parts.setter.width(series.name, _LEGEND)

    def _text(
        self, canvas: Canvas, text: str, look: Look, place: tuple[float, float], width: float
    ) -> None:
        x, top = place
        canvas.setFillGray(0)
        for line in self.parts.setter.lines(rich(text), look, width):
            draw_line(canvas, line, look, x, top - 0.8 * look.leading)
            top -= look.leading
