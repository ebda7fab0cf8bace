"""A report with its figures in it, as screens, checks and writers read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.model import CellKey, HandCell, Ref, Report


class CellState(StrEnum):
    """Where the figure of a cell comes from."""

    COUNTED = "counted"  # by a measure
    ADDED = "added"  # by the form's formula
    TYPED = "typed"  # by a person: no book counts it
    REPLACED = "replaced"  # by a person, in the place of a counted figure
    MISSING = "missing"  # nobody has typed it yet


@dataclass(frozen=True)
class Cell:
    """One figure: what the report says, and beside it what the books say and other periods said.

    `value` is None when missing. `counted` is what the measure comes to, also where a formula or a
    person gives the figure. `refs` are the records behind it, none for a typed figure. `before`
    are the figures of earlier reports of the same type of period, the newest first.
    """

    item: Item
    state: CellState
    value: Decimal | None
    counted: Decimal | None = None
    hand: HandCell | None = None
    refs: Sequence[Ref] = ()
    last_period: Decimal | None = None
    same_last_year: Decimal | None = None
    before: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class FilledForm:
    """A form with its cells by code, in its order; `note` is its line "Ghi chú"."""

    form: Form
    cells: Mapping[str, Cell]
    note: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Codes of the figures that somebody still has to type in."""
        return tuple(code for code, cell in self.cells.items() if cell.state is CellState.MISSING)


class CheckKind(StrEnum):
    """What a check is about."""

    IDENTITY = "identity"  # a formula of the form
    BRIDGE = "bridge"  # what was left at the end of the last period stands at the start of this one
    BOOKS = "books"  # the figure of a formula, or a typed one, is not what the books say
    MISSING = "missing"
    OUTLIER = "outlier"  # far from other periods
    RECORD = "record"  # a record that cannot be put anywhere ("đơn 12 chưa ghi lĩnh vực")


@dataclass(frozen=True)
class Finding:
    """One thing the check panel says. `holds` False with `error` forbids sending.

    `rule` is the formula as printed, `figures` the same with its numbers ("11 ≠ 7 + 3"), `cells`
    the cells it speaks of, `refs` the records that explain it, by name in `because`.
    """

    kind: CheckKind
    holds: bool
    error: bool
    words: str
    rule: str = ""
    figures: str = ""
    cells: tuple[CellKey, ...] = ()
    refs: tuple[Ref, ...] = ()
    because: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class FilledReport:
    """All forms of a report with their figures, and what the checks found.

    `explained` names, by form and rule, the records that make it fail: those of a total that are in
    none of its parts. A check while typing needs nothing else.
    """

    report: Report
    forms: Mapping[str, FilledForm]
    findings: tuple[Finding, ...] = ()
    compared: Mapping[str, str] = field(default_factory=dict)  # "last", "same": what it is held to
    explained: Mapping[tuple[str, str], tuple[tuple[Ref, str], ...]] = field(default_factory=dict)
    required_days: int | None = None  # on which the law wants the chairman to receive citizens

    def cell(self, key: CellKey) -> Cell:
        """The cell of a form and code; KeyError."""
        return self.forms[key[0]].cells[key[1]]

    @property
    def hand(self) -> dict[CellKey, HandCell]:
        """What was typed in."""
        return {
            (code, item): cell.hand
            for code, form in self.forms.items()
            for item, cell in form.cells.items()
            if cell.hand
        }

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """What forbids sending."""
        return tuple(one for one in self.findings if one.error and not one.holds)


@dataclass(frozen=True)
class WhyRow:
    """A record behind a figure, as everybody may see it: "Đơn số 12", its day and words, why it
    counts, how much it counts where that is not one."""

    ref: Ref
    title: str
    detail: str
    why: str
    amount: Decimal | None = None
