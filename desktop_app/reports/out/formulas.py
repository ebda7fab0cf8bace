"""Formulas of forms as Excel works them out, cell by cell; pure."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from desktop_app.documents.model import Figure
from desktop_app.reports.filled import Cell, CellState, FilledReport
from desktop_app.reports.forms.expressions import Expression, parse
from desktop_app.reports.model import CellKey

Addresses = Mapping[CellKey, tuple[str, str]]  # sheet and cell: ("01_TCD", "F12")


class LiveFigures:
    """The figures of a report as cells of a workbook, in which these are the addresses."""

    def __init__(self, filled: FilledReport, addresses: Addresses) -> None:
        self._filled = filled
        self._addresses = addresses

    def figure(self, form: str, cell: Cell) -> Figure:
        """The figure, with its formula where it is added up and not typed over."""
        formula = self._formula(form, cell) if cell.state is CellState.ADDED else ""
        return Figure(cell.value, cell.item.decimals, formula)

    def at(self, key: CellKey, sheet: str) -> str:
        """What a formula on this sheet calls a cell."""
        if key not in self._addresses:
            return "0"  # switched off: a total does without
        other, address = self._addresses[key]
        return address if other == sheet else f"'{other}'!{address}"

    def _formula(self, form: str, cell: Cell) -> str:
        """Nothing where it cannot be worked out inside the workbook, and the number stands."""
        rule = parse(cell.item.formula, form)
        if any(self._unknown(key) for key in rule.codes):
            return ""
        sheet = self._addresses[(form, cell.item.code)][0]
        text = rule.written(lambda key: self.at(key, sheet))
        if rule.added:
            return self._when_typed(rule, sheet, text)
        rounded = f"ROUND({text},{cell.item.decimals})"
        return self._when_typed(rule, sheet, f'IFERROR({rounded},"")')

    def _when_typed(self, rule: Expression, sheet: str, text: str) -> str:
        """Nothing is added up while a part is still missing, as in the program."""
        missing = [key for key in rule.codes if self._missing(key)]
        if not missing:
            return text
        cells = ",".join(self.at(key, sheet) for key in missing)
        return f'IF(COUNT({cells})<{len(missing)},"",{text})'

    def _unknown(self, key: CellKey) -> bool:
        """Whether a cell is of no form in the workbook, nor switched off in one."""
        form = self._filled.forms.get(key[0])
        if form is None:
            return True
        return key[1] not in {item.code for item in form.form.items}

    def _missing(self, key: CellKey) -> bool:
        cell = self._filled.forms[key[0]].cells.get(key[1])
        return cell is not None and cell.value is None


def change_in_percent(now: str, before: str) -> str:
    """The formula of how much a figure grew, in per cent of another one."""
    return f'IF(OR({now}="",N({before})=0),"",ROUND(({now}-{before})/{before}*100,1))'


def grown(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """The same worked out here; None where there is nothing to hold it against."""
    if now is None or not before:
        return None
    return ((now - before) / before * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
