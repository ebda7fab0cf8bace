"""The figures of the small charts: progress by plan or part, days due by week, load by unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 8


@dataclass(frozen=True)
class Bar:
    """One line of a chart: how much of how many, and how many of the rest are late."""

    label: str
    total: int
    done: int
    late: int = 0

    @property
    def percent(self) -> int:
        """The share that is done, rounded down so that 100 means all."""
        return self.done * 100 // self.total if self.total else 0

    @property
    def words(self) -> str:
        """The bar as a sentence."""
        late = f", {self.late} quá hạn" if self.late else ""
        return f"{self.label}: xong {self.done}/{self.total} ({self.percent} %){late}"


@dataclass(frozen=True)
class Week:
    """One column: how much is due from Monday to Sunday."""

    first: date
    count: int

    @property
    def label(self) -> str:
        """The Monday: "23/11"."""
        return f"{self.first:%d/%m}"

    @property
    def words(self) -> str:
        """The column as a sentence."""
        return f"Tuần {self.first:%d/%m} – {self.last:%d/%m}: {self.count} việc đến hạn"

    @property
    def last(self) -> date:
        """The Sunday."""
        return self.first + timedelta(days=6)


def weeks_range(today: date) -> tuple[date, date]:
    """From this week's Monday to the last Sunday of the chart."""
    first = today - timedelta(days=today.weekday())
    return first, first + timedelta(days=WEEKS * 7 - 1)


def weeks_of(today: date, load: Mapping[date, int]) -> tuple[Week, ...]:
    """This week and the seven that follow."""
    first, _last = weeks_range(today)
    mondays = [first + timedelta(days=7 * place) for place in range(WEEKS)]
    return tuple(
        Week(monday, sum(load.get(monday + timedelta(days=day), 0) for day in range(7)))
        for monday in mondays
    )


def shortened(bars: Sequence[Bar], most: int, rest: str) -> tuple[Bar, ...]:
    """At most so many bars; those beyond become one, so that the numbers stay whole."""
    if len(bars) <= most:
        return tuple(bars)
    left = bars[most - 1 :]
    others = Bar(
        f"{rest} ({len(left)})",
        sum(bar.total for bar in left),
        sum(bar.done for bar in left),
        sum(bar.late for bar in left),
    )
    return (*bars[: most - 1], others)
