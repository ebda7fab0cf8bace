"""Named measures: each says which facts count, how much each counts, and why it does."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop_app.reports.model import Ref, ReportPeriod

if TYPE_CHECKING:
    from desktop_app.reports.figures.facts import Facts

ONE = Decimal(1)


Select = Callable[["Facts", ReportPeriod], Iterable[Any]]


@dataclass(frozen=True)
class Measure:
    """A measure under its name.

    `select` gives the facts that count, in the order of the book. Each counts `amount(fact,
    period)` in whole numbers as the book keeps them, of which `divisor` make one of the form's
    `unit`; a fact of which that is nothing is left out. Without `amount` each counts one. Facts
    with the same `key(fact)` count once. `why` tells in Vietnamese why a fact counts. `basis` is
    the rule's place in the law, `group` where an office finds it for a form of its own.
    """

    name: str
    label: str
    group: str
    select: Select
    amount: Callable[[Any, ReportPeriod], int] | None = None
    divisor: int = 1
    key: Callable[[Any], str] | None = None
    why: Callable[[Any, ReportPeriod], str] | None = None
    unit: str = ""
    basis: str = ""

    def counts(self, fact: Any, period: ReportPeriod) -> Decimal:
        """How much a fact counts, in the unit of the form."""
        return Decimal(self.amount(fact, period)) / self.divisor if self.amount else ONE


@dataclass(frozen=True)
class Figure:
    """What a measure comes to, and the facts that make it, each once."""

    value: Decimal
    facts: Sequence[Any]

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The records behind it."""
        return tuple(fact.ref for fact in self.facts)


MEASURES: dict[str, Measure] = {}


def measure(name: str, label: str, group: str, **more: Any) -> Callable[[Select], Select]:
    """Put a function that selects facts among the measures; a name may be used once."""

    def register(select: Select) -> Select:
        if name in MEASURES:
            raise ValueError(f"two measures are called {name}")
        MEASURES[name] = Measure(name, label, group, select, **more)
        return select

    return register


def figure(asked: Measure, facts: "Facts", period: ReportPeriod) -> Figure:
    """What a measure comes to in a period."""
    found: Iterator[Any] = iter(asked.select(facts, period))
    counted = list(_once(found, asked.key) if asked.key else found)
    if asked.amount is None:
        return Figure(Decimal(len(counted)), counted)
    amount = asked.amount
    told = [(fact, much) for fact in counted if (much := amount(fact, period))]
    whole = sum(much for _, much in told)
    return Figure(Decimal(whole) / asked.divisor, [fact for fact, _ in told])


def _once(found: Iterable[Any], key: Callable[[Any], str]) -> Iterator[Any]:
    seen: set[str] = set()
    for fact in found:
        name = key(fact)
        if name not in seen:
            seen.add(name)
            yield fact
