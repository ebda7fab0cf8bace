"""In which order the formulas of forms are reckoned: each after those it reads."""

from collections.abc import Iterable, Mapping

from desktop_app.errors import UserError
from desktop_app.reports.forms.expressions import parse
from desktop_app.reports.forms.model import Form
from desktop_app.reports.model import CellKey

Reads = Mapping[CellKey, tuple[CellKey, ...]]


def order_of(forms: Iterable[Form]) -> tuple[CellKey, ...]:
    """The cells with a formula, each after those its formula reads; UserError for a circle.

    Cells of forms that are not among these play no part.
    """
    reads = reads_of(forms)
    done: dict[CellKey, None] = {}
    for start in reads:
        circle = _walk(start, reads, done)
        if circle:
            names = " → ".join(f"{form}.{code}" for form, code in circle)
            raise UserError(f"Các công thức tính vòng tròn: {names}.")
    return tuple(done)


def reads_of(forms: Iterable[Form]) -> Reads:
    """What each formula reads; a formula that cannot be read reads nothing."""
    return {
        (form.code, item.code): _codes(item.formula, form.code)
        for form in forms
        for item in form.live
        if item.formula.strip()
    }


def circle_of(start: CellKey, reads: Reads) -> tuple[CellKey, ...]:
    """The way from a cell back to itself; nothing when there is none."""
    found = _walk(start, reads, {})
    return found if start in found else ()


def _codes(formula: str, form: str) -> tuple[CellKey, ...]:
    try:
        return parse(formula, form).codes
    except UserError:
        return ()


def _walk(start: CellKey, reads: Reads, done: dict[CellKey, None]) -> tuple[CellKey, ...]:
    """Everything below a cell is put into `done`; the circle that stands in the way, if any."""
    path: list[CellKey] = []
    todo: list[tuple[CellKey, bool]] = [(start, False)]
    while todo:
        key, leaving = todo.pop()
        if leaving:
            done[path.pop()] = None
        elif key in path:
            return (*path[path.index(key) :], key)
        elif key in reads and key not in done:
            path.append(key)
            todo.append((key, True))
            todo += ((below, False) for below in reversed(reads[key]))
    return ()
