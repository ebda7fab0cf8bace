"""What the books now say otherwise than a sent report, figure by figure and record by record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import eq

from db.book import Book
from desktop_app.reports.compiling import settled
from desktop_app.reports.counting import Counter
from desktop_app.reports.filled import Cell, FilledForm, FilledReport
from desktop_app.reports.forms.model import Item
from desktop_app.reports.freezing import Frozen
from desktop_app.reports.model import CellKey, Ref
from desktop_app.reports.naming import NOBODY, named
from desktop_app.reports.numbers import number
from desktop_app.reports.since import Since

RELATED = "hồ sơ liên quan thay đổi"  # nothing was written about the record itself


_Group = dict[Ref, tuple[Decimal | None, Decimal | None]]


@dataclass(frozen=True)
class Moved:
    """A record that now counts otherwise: by name, what became of it, how much it counts."""

    ref: Ref
    title: str
    words: str
    then: Decimal | None = None
    now: Decimal | None = None


@dataclass(frozen=True)
class Drift:
    """A figure of a sent report that the books would now give otherwise.

    `more` are records that count now and did not, `fewer` those that did and do not, `other` those
    that count another amount. `now` is the figure as it would be sent today.
    """

    key: CellKey
    item: Item
    sent: Decimal | None
    now: Decimal | None
    more: tuple[Moved, ...] = ()
    fewer: tuple[Moved, ...] = ()
    other: tuple[Moved, ...] = ()

    @property
    def signs(self) -> str:
        """ "+2 −1"; "± 3" records with other amounts; the difference where no record is known."""
        parts = [
            f"+{len(self.more)}" if self.more else "",
            f"−{len(self.fewer)}" if self.fewer else "",
            f"±{len(self.other)}" if self.other else "",
        ]
        if told := " ".join(part for part in parts if part):
            return told
        by = (self.now or Decimal(0)) - (self.sent or Decimal(0))
        return ("+" if by > 0 else "−") + number(abs(by))


def drifts(book: Book, sent: FilledReport, frozen: Frozen, counter: Counter) -> list[Drift]:
    """The figures that differ, in the order of the forms."""
    now = recounted(sent, counter)
    amounts = {
        (form.form.code, code): [Decimal(amount) for amount in cell.amounts]
        for form in frozen.forms
        for code, cell in form.cells.items()
    }
    found = [
        (key, then, cell, _moves(then, cell, amounts.get(key, []), counter, sent))
        for key, then, cell in _pairs(sent, now)
    ]
    moved = [one for one in found if any(one[3]) or one[1].value != one[2].value]
    refs = dict.fromkeys(ref for *_, moves in moved for group in moves for ref in group)
    names, since = named(book, refs), Since(book, frozen.frozen_at)
    words = {ref: since.words(ref) or RELATED for ref in refs}

    def told(group: _Group) -> tuple[Moved, ...]:
        return tuple(
            Moved(ref, names.get(ref, NOBODY).title, words[ref], *pair)
            for ref, pair in group.items()
        )

    return [
        Drift(key, then.item, then.value, cell.value, *(told(group) for group in moves))
        for key, then, cell, moves in moved
    ]


def recounted(sent: FilledReport, counter: Counter) -> FilledReport:
    """A sent report as the books would fill it now, with what was typed into it."""
    report = sent.report
    forms = {
        code: FilledForm(
            form.form,
            {item: _recounted(cell, sent, counter) for item, cell in form.cells.items()},
            form.note,
        )
        for code, form in sent.forms.items()
    }
    return settled(FilledReport(report, forms, compared=sent.compared), sent.hand)


def _recounted(cell: Cell, sent: FilledReport, counter: Counter) -> Cell:
    """A measure that the program no longer has leaves the figure as it was."""
    value = counter.value(cell.item.measure, sent.report.period) if cell.item.measure else None
    if value is None:
        return cell
    refs = counter.refs(cell.item.measure, sent.report.period)
    return replace(cell, counted=value, refs=refs)


def _pairs(then: FilledReport, now: FilledReport) -> Iterator[tuple[CellKey, Cell, Cell]]:
    for code, form in then.forms.items():
        for item, cell in form.cells.items():
            yield (code, item), cell, now.forms[code].cells[item]


def _moves(
    then: Cell, now: Cell, amounts: Sequence[Decimal], counter: Counter, sent: FilledReport
) -> tuple[_Group, _Group, _Group]:
    """Records that came, went, and count another amount."""
    if not amounts and len(then.refs) == len(now.refs) and all(map(eq, then.refs, now.refs)):
        return {}, {}, {}
    counted = counter.amounts(now.item.measure, sent.report.period) or []
    before = _by_ref(then.refs, amounts)
    after = _by_ref(now.refs, counted)
    return (
        {ref: (None, amount) for ref, amount in after.items() if ref not in before},
        {ref: (amount, None) for ref, amount in before.items() if ref not in after},
        {
            ref: (before[ref], amount)
            for ref, amount in after.items()
            if ref in before and before[ref] != amount
        },
    )


def _by_ref(refs: Sequence[Ref], amounts: Sequence[Decimal]) -> dict[Ref, Decimal | None]:
    if not amounts:
        return dict.fromkeys(refs)
    return dict(zip(refs, amounts, strict=True))
