"""Figures of items counted from the facts of the book, with the records behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, overload

from desktop_app.reports.figures.measure import Figure, Measure, figure
from desktop_app.reports.model import Ref, ReportPeriod

if TYPE_CHECKING:
    from desktop_app.reports.figures.facts import Facts


class Refs(Sequence[Ref]):
    """The records behind a figure, named only when somebody asks: there may be 100,000."""

    def __init__(self, facts: Sequence[Any]) -> None:
        self._facts = facts

    def __len__(self) -> int:
        return len(self._facts)

    @overload
    def __getitem__(self, index: int) -> Ref: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Ref, ...]: ...
    def __getitem__(self, index: int | slice) -> Ref | tuple[Ref, ...]:
        if isinstance(index, slice):
            return tuple(fact.ref for fact in self._facts[index])
        ref: Ref = self._facts[index].ref
        return ref

    def __iter__(self) -> Iterator[Ref]:
        return (fact.ref for fact in self._facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Counter:
    """Counts measures of a period, each once for one state of the book."""

    facts: "Facts"
    measures: Mapping[str, Measure]

    def figure(self, name: str, period: ReportPeriod) -> Figure | None:
        """What a measure comes to; None when the program has none of that name."""
        asked = self.measures.get(name)
        if asked is None:
            return None
        days = (period.first, period.last)
        return self.facts.once(("figure", name, days), lambda: figure(asked, self.facts, period))

    def value(self, name: str, period: ReportPeriod) -> Decimal | None:
        """The number alone."""
        found = self.figure(name, period)
        return None if found is None else found.value

    def refs(self, name: str, period: ReportPeriod) -> Sequence[Ref]:
        """The records behind it; none when there is no such measure."""
        found = self.figure(name, period)
        return () if found is None else Refs(found.facts)

    def amounts(self, name: str, period: ReportPeriod) -> list[Decimal] | None:
        """How much each record counts; None when each counts one."""
        found, asked = self.figure(name, period), self.measures.get(name)
        if found is None or asked is None or asked.amount is None:
            return None
        return [asked.counts(fact, period) for fact in found.facts]
