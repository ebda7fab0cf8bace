"""The records behind a figure, each with why it counts."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from db.book import Book
from desktop_app.dates import show
from desktop_app.reports.counting import Counter
from desktop_app.reports.filled import Cell, FilledReport, WhyRow
from desktop_app.reports.forms.expressions import parse
from desktop_app.reports.freezing import Frozen
from desktop_app.reports.model import CellKey, Ref
from desktop_app.reports.naming import NOBODY, named


def why_of(
    book: Book,
    filled: FilledReport,
    key: CellKey,
    counter: Counter,
    frozen: Frozen | None = None,
) -> list[WhyRow]:
    """The rows of a figure; of a total without a measure those of its parts, each once.

    Of a sent report the records as they were counted, by what the books now say of them.
    """
    cell = filled.cell(key)
    if not cell.refs and cell.item.formula and cell.counted is None:
        parts = [one for one in parse(cell.item.formula, key[0]).codes if _has(filled, one)]
        rows = (row for one in parts for row in why_of(book, filled, one, counter, frozen))
        return list({row.ref: row for row in rows}.values())
    told = _told(cell, filled, counter)
    names = named(book, cell.refs)
    found = _frozen_amounts(frozen, key) if frozen else _amounts(cell, filled, counter)
    amounts: Sequence[Decimal | None] = found or [None] * len(cell.refs)
    left = f"Đã tính khi gửi ngày {show(filled.report.sent_on)}; nay không còn được tính."
    return [
        WhyRow(
            ref,
            names.get(ref, NOBODY).shown,
            names.get(ref, NOBODY).detail,
            next(told.get(ref, iter(())), left if frozen else ""),
            amount,
        )
        for ref, amount in zip(cell.refs, amounts, strict=True)
    ]


def _has(filled: FilledReport, key: CellKey) -> bool:
    return key[0] in filled.forms and key[1] in filled.forms[key[0]].cells


def _told(cell: Cell, filled: FilledReport, counter: Counter) -> dict[Ref, Iterator[str]]:
    """By record why it counts, each time that it does: a task may be due often."""
    measure = counter.measures.get(cell.item.measure)
    found = counter.figure(cell.item.measure, filled.report.period) if measure else None
    if measure is None or found is None:
        return {}
    label = f"{measure.label}."
    told: dict[Ref, list[str]] = {}
    for fact in found.facts:
        words = measure.why(fact, filled.report.period) if measure.why else label
        told.setdefault(fact.ref, []).append(words)
    return {ref: iter(words) for ref, words in told.items()}


def _amounts(cell: Cell, filled: FilledReport, counter: Counter) -> Sequence[Decimal] | None:
    return counter.amounts(cell.item.measure, filled.report.period)


def _frozen_amounts(frozen: Frozen, key: CellKey) -> Sequence[Decimal] | None:
    cells: Mapping[str, Any] = next(
        (form.cells for form in frozen.forms if form.form.code == key[0]), {}
    )
    amounts = cells[key[1]].amounts
    return [Decimal(amount) for amount in amounts] or None
