"""What a link says now, by the figures of the report."""

from decimal import Decimal

from desktop_app.dates import show
from desktop_app.reports.filled import Cell, FilledReport
from desktop_app.reports.narrative.compare_words import AGAINST, comparison, share
from desktop_app.reports.narrative.model import GAP, SELF, Link, LinkKind
from desktop_app.reports.numbers import number
from desktop_app.reports.periods import inline


def cell_of(link: Link, filled: FilledReport, code: str = "") -> Cell | None:
    """The cell that a link speaks of; None where the forms have it no more."""
    form = filled.forms.get(link.key[0])
    cell = form.cells.get(code or link.key[1]) if form else None
    return None if cell is None or cell.item.off else cell


def says(link: Link, filled: FilledReport) -> str | None:
    """What stands in a link's place now: a gap for a figure nobody has typed yet.

    None where nothing can be said: no such cell, nothing to compare with.
    """
    if link.key[0] == SELF:
        return _of_itself(link.key[1], filled)
    cell = cell_of(link, filled)
    if cell is None:
        return None
    if link.kind is LinkKind.FIGURE:
        return _figure(cell)
    if link.kind is LinkKind.SHARE:
        return _share(cell, cell_of(link, filled, link.whole))
    if link.kind is LinkKind.REQUIRED:
        return None if filled.required_days is None else str(filled.required_days)
    before = cell.same_last_year if link.kind is LinkKind.LAST_YEAR else cell.last_period
    if cell.value is None or before is None:
        return None
    item, against = cell.item, AGAINST[link.kind]
    return comparison(cell.value, before, against, decimals=item.decimals, unit=item.unit)


def value_of(link: Link, filled: FilledReport) -> Decimal | None:
    """The figure that a link rests on, None for what is missing or is no figure."""
    cell = cell_of(link, filled)
    return cell.value if cell else None


def _of_itself(code: str, filled: FilledReport) -> str | None:
    period = filled.report.period
    if code == "days":
        return f"từ ngày {show(period.first)} đến ngày {show(period.last)}"
    return inline(period) if code == "period" else None


def _figure(cell: Cell) -> str | None:
    if cell.value is not None:
        return number(cell.value, cell.item.decimals)
    # A rate of nothing is no figure that somebody could still give.
    return None if cell.item.formula and cell.item.unit == "%" else GAP


def _share(part: Cell, whole: Cell | None) -> str | None:
    if part.value is None or whole is None or not whole.value:
        return None
    return share(part.value, whole.value)
