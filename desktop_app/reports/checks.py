"""What the check panel says of a report; pure, and quick enough for every typed figure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median

from desktop_app.dates import show
from desktop_app.reports.compiling import as_printed, settled
from desktop_app.reports.filled import (
    Cell,
    CellState,
    CheckKind,
    FilledForm,
    FilledReport,
    Finding,
)
from desktop_app.reports.forms.expressions import parse, parse_identity, standing
from desktop_app.reports.forms.model import Identity
from desktop_app.reports.model import CellKey, HandCell, Report
from desktop_app.reports.numbers import numeral
from desktop_app.reports.unreckoned import unreckoned

FEWEST = 3  # earlier figures that an outlier is told from
SPREADS = Decimal("3.5")  # this many usual deviations away
_NORMAL = Decimal("1.4826")  # makes the median deviation comparable with a standard deviation


def checked(filled: FilledReport, standing: Sequence[Finding] = ()) -> FilledReport:
    """The report with all findings; `standing` are those that no typed figure changes."""
    found = [
        *(one for code in filled.forms for one in _of_form(filled, code)),
        *_missing(filled),
        *unreckoned(filled, _look(filled)),
        *standing,
    ]
    return replace(filled, findings=tuple(found))


def unfinished(report: Report, today: date) -> tuple[Finding, ...]:
    """Says of a period that is not over that its figures are not whole yet."""
    if today > report.period.last:
        return ()
    words = f"Kỳ này đến hết ngày {show(report.period.last)} mới kết thúc; số liệu chưa đủ kỳ"
    return (Finding(CheckKind.RECORD, holds=False, error=False, words=words),)


def recheck(filled: FilledReport, cells: Mapping[CellKey, HandCell | None]) -> FilledReport:
    """The report as it is with these figures typed in (None: taken away), checked anew.

    Reads no book: formulas and rules alone, so that it may run at every key.
    """
    hand = filled.hand | {key: cell for key, cell in cells.items() if cell}
    for key in (key for key, cell in cells.items() if cell is None):
        hand.pop(key, None)
    standing = [one for one in filled.findings if one.kind in (CheckKind.BRIDGE, CheckKind.RECORD)]
    return checked(settled(filled, hand), standing)


# Rules of the form


def _of_form(filled: FilledReport, code: str) -> Iterator[Finding]:
    form = filled.forms[code]
    for identity in standing(form.form):
        found = _identity(filled, code, identity)
        if found:
            yield found
    for cell in form.cells.values():
        yield from _of_cell(filled, form, cell)


def _identity(filled: FilledReport, code: str, identity: Identity) -> Finding | None:
    """Nothing while the rule's other form is not in the report or a figure is missing."""
    chain = parse_identity(identity.rule, code)
    look = _look(filled)
    if chain.holds(look) is None and all(look(key) is None for key in chain.codes):
        return None
    holds = chain.holds(look)
    if holds is None:
        return None
    because = () if holds else filled.explained.get((code, identity.rule), ())
    return Finding(
        CheckKind.IDENTITY,
        holds=holds,
        error=identity.level == "error",
        words=identity.words or f"Biểu {code}: {identity.rule}",
        rule=f"{code}: {chain.printed}",
        figures=chain.figures(look, _shown),
        cells=tuple(key for key in chain.codes if key[0] in filled.forms),
        refs=tuple(ref for ref, _ in because),
        because=tuple(words for _, words in because),
        source=identity.source,
    )


def _of_cell(filled: FilledReport, form: FilledForm, cell: Cell) -> Iterator[Finding]:
    key = (form.form.code, cell.item.code)
    if cell.state is CellState.REPLACED:
        yield from _replaced(filled, key, cell)
    elif cell.state is CellState.ADDED and _differs(cell):
        because = filled.explained.get((key[0], own_rule(cell)), ())
        yield Finding(
            CheckKind.BOOKS,
            holds=False,
            error=False,
            words=f"Biểu {key[0]} chỉ tiêu {key[1]}: theo công thức là {numeral(cell.value)},"
            f" đếm từ sổ là {numeral(cell.counted)}",
            rule=f"{key[0]}: {own_rule(cell)}",
            figures=f"{numeral(cell.value)} ≠ {numeral(cell.counted)}",
            cells=(key,),
            refs=tuple(ref for ref, _ in because),
            because=tuple(words for _, words in because),
        )
    yield from _outlier(key, cell)


def _differs(cell: Cell) -> bool:
    """Whether the books say otherwise than the cell."""
    return cell.counted is not None and cell.value != as_printed(cell.counted, cell.item)


def _replaced(filled: FilledReport, key: CellKey, cell: Cell) -> Iterator[Finding]:
    """A typed figure in the place of a formula's must be what the formula gives."""
    why = cell.hand.why if cell.hand else ""
    if cell.item.formula:
        added = parse(cell.item.formula, key[0]).value(_look(filled))
        added = as_printed(added, cell.item)
        if added is not None and added != cell.value:
            yield Finding(
                CheckKind.IDENTITY,
                holds=False,
                error=True,
                words=f"Biểu {key[0]}: số nhập tay ở chỉ tiêu {key[1]} sai công thức",
                rule=f"{key[0]}: {own_rule(cell)}",
                figures=f"{numeral(cell.value)} ≠ {numeral(added)}",
                cells=(key,),
            )
    if _differs(cell):
        yield Finding(
            CheckKind.BOOKS,
            holds=False,
            error=False,
            words=f"Biểu {key[0]} chỉ tiêu {key[1]}: số nhập tay {numeral(cell.value)} thay cho số"
            f" đếm từ sổ {numeral(cell.counted)}. Lý do: {why}",
            figures=f"{numeral(cell.value)} ≠ {numeral(cell.counted)}",
            cells=(key,),
        )


def _missing(filled: FilledReport) -> Iterator[Finding]:
    for code, form in filled.forms.items():
        if form.missing:
            yield Finding(
                CheckKind.MISSING,
                holds=False,
                error=True,
                words=f"Biểu {code} còn {len(form.missing)} ô chưa nhập: {', '.join(form.missing)}",
                cells=tuple((code, item) for item in form.missing),
            )


def _outlier(key: CellKey, cell: Cell) -> Iterator[Finding]:
    """Far from what earlier periods of the same type had, by the median and its deviation."""
    if cell.value is None or len(cell.before) < FEWEST:
        return
    middle = median(cell.before)
    deviation = _NORMAL * median(abs(one - middle) for one in cell.before)
    usual = max(deviation, middle / 10, Decimal(1))
    if abs(cell.value - middle) <= SPREADS * usual:
        return
    low, high = min(cell.before), max(cell.before)
    yield Finding(
        CheckKind.OUTLIER,
        holds=False,
        error=False,
        words=f"Biểu {key[0]} chỉ tiêu {key[1]} là {numeral(cell.value)}, khác hẳn"
        f" {len(cell.before)} kỳ cùng loại trước đây (từ {numeral(low)} đến {numeral(high)})",
        rule="lệch khỏi số ở giữa quá 3,5 lần độ lệch thường gặp",
        figures=f"số ở giữa {numeral(middle)}, độ lệch thường gặp {numeral(round(usual, 1))}",
        cells=(key,),
    )


def own_rule(cell: Cell) -> str:
    """The formula of an item as a rule: "1 = 5+11+17"."""
    return f"{cell.item.code} = {cell.item.formula}"


def cell_at(filled: FilledReport, key: CellKey) -> Cell | None:
    """A cell; None when the report has none of that code."""
    form = filled.forms.get(key[0])
    return form.cells.get(key[1]) if form else None


def _look(filled: FilledReport) -> Callable[[CellKey], Decimal | None]:
    def value(key: CellKey) -> Decimal | None:
        cell = cell_at(filled, key)
        if cell is not None:
            return cell.value
        form = filled.forms.get(key[0])
        off = form is not None and any(one.off and one.code == key[1] for one in form.form.items)
        return Decimal(0) if off else None

    return value


def _shown(_key: CellKey, value: Decimal) -> str:
    return numeral(value)
