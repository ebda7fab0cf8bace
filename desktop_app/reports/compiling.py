"""The forms of a report filled: counted, added up, typed in; pure, but for what it is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from desktop_app.reports.counting import Counter
from desktop_app.reports.filled import Cell, CellState, FilledForm, FilledReport
from desktop_app.reports.forms.expressions import parse
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.model import CellKey, HandCell, Report, ReportContent

Numbers = Mapping[CellKey, Decimal]


@dataclass(frozen=True)
class Compared:
    """Figures of other periods, and whence they come in words, by "last" and "same"."""

    last: Numbers = field(default_factory=dict)
    same: Numbers = field(default_factory=dict)
    before: Mapping[CellKey, tuple[Decimal, ...]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def compiled(
    report: Report,
    forms: Mapping[str, Form],
    content: ReportContent,
    counter: Counter,
    compared: Compared,
) -> FilledReport:
    """A report with every figure in it; its findings are still to be looked for."""
    filled = {
        form.code: FilledForm(
            form,
            {
                item.code: _counted(item, (form.code, item.code), report, counter, compared)
                for item in form.live
            },
            content.notes.get(form.code, ""),
        )
        for form in forms.values()
    }
    bare = FilledReport(report, filled, compared=compared.words)
    return settled(bare, content.hand)


def settled(filled: FilledReport, hand: Mapping[CellKey, HandCell]) -> FilledReport:
    """The same report with these cells typed in: formulas come anew, nothing is counted."""
    counted = {
        (code, item): cell.counted
        for code, form in filled.forms.items()
        for item, cell in form.cells.items()
    }
    sums = Sums({code: form.form for code, form in filled.forms.items()}, counted, hand)
    forms = {
        code: replace(
            form,
            cells={
                item: _settled(cell, (code, item), sums, hand.get((code, item)))
                for item, cell in form.cells.items()
            },
        )
        for code, form in filled.forms.items()
    }
    return replace(filled, forms=forms)


class Sums:
    """What each figure is: typed in, else added up by its formula, else as counted.

    `counted` may also be figures of another period: their totals then come by the same formulas.
    """

    def __init__(
        self,
        forms: Mapping[str, Form],
        counted: Mapping[CellKey, Decimal | None],
        hand: Mapping[CellKey, HandCell] | None = None,
    ) -> None:
        self._items = {
            (form.code, item.code): item for form in forms.values() for item in form.items
        }
        self._counted = counted
        self._hand = hand or {}
        self._known: dict[CellKey, Decimal | None] = {}

    def value(self, key: CellKey) -> Decimal | None:
        """The figure of a cell; None when it is missing or its form is not in the report."""
        # What formulas read comes before them, without calls in calls: a chain may be long.
        todo, begun = [key], set[CellKey]()
        while todo:
            top = todo[-1]
            waiting = [
                one for one in self._reads(top) if one not in self._known and one not in begun
            ]
            begun.add(top)
            if waiting and top not in self._known:
                todo += waiting
                continue
            todo.pop()
            if top not in self._known:
                self._known[top] = self._value(top)
        return self._known[key]

    def _reads(self, key: CellKey) -> tuple[CellKey, ...]:
        """The cells that have to be known before this one."""
        item = self._items.get(key)
        if item is None or item.off or not item.formula:
            return ()
        return parse(item.formula, key[0]).codes

    def _value(self, key: CellKey) -> Decimal | None:
        item = self._items.get(key)
        if item is None:
            return None
        if item.off:
            return Decimal(0)  # the office does not keep it, so that a total does without
        if typed := self._hand.get(key):
            return typed.value
        added = self._added(key)
        return as_printed(self._counted.get(key) if added is None else added, item)

    def added(self, key: CellKey) -> Decimal | None:
        """What the formula of a cell comes to; None without one, or while a part is missing."""
        self.value(key)
        return self._added(key)

    def _added(self, key: CellKey) -> Decimal | None:
        formula = self._items[key].formula
        # A formula that leads back to itself has no value.
        return parse(formula, key[0]).value(self._known.get) if formula else None


def as_printed(value: Decimal | None, item: Item) -> Decimal | None:
    """A figure with no more decimals than the form prints, so that what is printed adds up."""
    if value is None or value == round(value, item.decimals):
        return value
    return value.quantize(Decimal(1).scaleb(-item.decimals), ROUND_HALF_UP)


def _counted(
    item: Item, key: CellKey, report: Report, counter: Counter, compared: Compared
) -> Cell:
    return Cell(
        item,
        CellState.MISSING,
        None,
        counted=counter.value(item.measure, report.period) if item.measure else None,
        refs=counter.refs(item.measure, report.period) if item.measure else (),
        last_period=compared.last.get(key),
        same_last_year=compared.same.get(key),
        before=compared.before.get(key, ()),
    )


def _settled(cell: Cell, key: CellKey, sums: Sums, hand: HandCell | None) -> Cell:
    return replace(cell, state=_state(cell, key, sums, hand), value=sums.value(key), hand=hand)


def _state(cell: Cell, key: CellKey, sums: Sums, hand: HandCell | None) -> CellState:
    if hand:
        gives_itself = bool(cell.item.formula) or cell.counted is not None
        return CellState.REPLACED if gives_itself else CellState.TYPED
    if cell.counted is not None:
        return CellState.COUNTED if sums.added(key) is None else CellState.ADDED
    return CellState.ADDED if cell.item.formula else CellState.MISSING
