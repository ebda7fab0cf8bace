"""Where each day of the strip stands: one line when there is room, else rows of whole weeks."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from desktop_app.deadline_papers.days import ShownDay
from ui import theme
from ui.deadlines.strip_look import date_of, word_of
from ui.widgets.basics import bold, small_font

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@dataclass(frozen=True)
class Spot:
    """One place that can be reached: a day, or a folded stretch (`fold`, by its place)."""

    box: QRect
    day: ShownDay | None = None
    fold: int | None = None
    text: str = ""


@dataclass
class Layout:
    """The spots in reading order, the weekdays above the columns, and the height of it all."""

    spots: list[Spot] = field(default_factory=list)
    heads: list[tuple[QRect, str]] = field(default_factory=list)
    height: int = 0
    width: int = 0


@dataclass(frozen=True)
class _Sizes:
    cell: int
    high: int
    gap: int
    week_gap: int
    head: int
    edge: int
    first: int = 0  # the weekday of the first column

    def left(self, place: int) -> int:
        """Where the column begins; weeks stand a little apart."""
        weeks = (self.first + place) // 7
        return self.edge + place * (self.cell + self.gap) + weeks * self.week_gap

    def columns(self, width: int) -> int:
        """How many cells stand in a line of this width."""
        count = 1
        while self.left(count) + self.cell + self.edge <= width:
            count += 1
        return count


def lay_out(
    stretches: Sequence[Sequence[ShownDay]],
    opened: Collection[int],
    width: int,
    fold_text: Callable[[int, bool], str],
) -> Layout:
    """Place the days of shown (even) and foldable (odd) stretches in a width."""
    days = list(chain.from_iterable(stretches))
    sizes = _sizes(days)
    line = replace(sizes, first=days[0].date.weekday() if days else 0)
    made = Layout()
    if len(stretches) == 1 and len(days) <= line.columns(width):
        _add_heads(made, line, len(days))
        top = _add_days(made, line, days, sizes.head, max(1, len(days)), 0)
    else:
        columns = max(7, sizes.columns(width) // 7 * 7)
        _add_heads(made, sizes, columns)
        top = sizes.head
        for place, part in enumerate(stretches):
            if place % 2:
                top = _add_fold(made, sizes, place, top, columns, fold_text)
            if part and (place % 2 == 0 or place in opened):
                top = _add_days(made, sizes, part, top, columns, part[0].date.weekday())
    made.height = top
    made.width = max((spot.box.right() + 1 for spot in made.spots), default=0)
    return made


def _add_heads(made: Layout, sizes: _Sizes, columns: int) -> None:
    for place in range(columns):
        box = QRect(sizes.left(place), 0, sizes.cell, sizes.head)
        made.heads.append((box, WEEKDAYS[(sizes.first + place) % 7]))


def _add_days(
    made: Layout, sizes: _Sizes, days: Sequence[ShownDay], top: int, columns: int, offset: int
) -> int:
    row = 0
    for count, day in enumerate(days):
        row, column = divmod(offset + count, columns)
        box = QRect(
            sizes.left(column), top + row * (sizes.high + sizes.gap), sizes.cell, sizes.high
        )
        made.spots.append(Spot(box, day, text=date_of(day, first=count == 0 or column == 0)))
    return top + (row + 1) * (sizes.high + sizes.gap)


def _add_fold(
    made: Layout,
    sizes: _Sizes,
    place: int,
    top: int,
    columns: int,
    fold_text: Callable[[int, bool], str],
) -> int:
    metrics = QFontMetrics(small_font())
    high = metrics.height() + theme.px(8)
    wide = sizes.left(columns - 1) + sizes.cell - sizes.edge
    room = wide - theme.px(16)
    text = fold_text(place, False)
    if metrics.horizontalAdvance(text) > room:
        text = fold_text(place, True)
    made.spots.append(Spot(QRect(sizes.edge, top, wide, high), fold=place, text=text))
    return top + high + sizes.gap


def _sizes(days: Sequence[ShownDay]) -> _Sizes:
    """Wide enough for the widest word of these days."""
    dates, words = QFontMetrics(bold()), QFontMetrics(small_font())
    wide = max(
        dates.horizontalAdvance("30/12"),
        max((words.horizontalAdvance(word_of(day)) for day in days), default=0),
    )
    gap = theme.px(4)
    return _Sizes(
        cell=wide + theme.px(8),
        high=dates.height() + words.height() + theme.px(6),
        gap=gap,
        week_gap=theme.px(8),
        head=words.height() + theme.px(2),
        edge=theme.px(2),
    )
