"""The check code that two officers read to each other over the phone."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import CellKey
from desktop_app.reports.numbers import plain

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no O, I, 0, 1
LENGTH = 8

Figures = Mapping[CellKey, Decimal | None]


def figures_of(filled: FilledReport) -> dict[CellKey, Decimal | None]:
    """The figures of a report by cell."""
    return {
        (code, item): cell.value
        for code, form in filled.forms.items()
        for item, cell in form.cells.items()
    }


def check_code(figures: Figures) -> str:
    """Eight signs that tell these figures from any others; their order does not matter."""
    lines = sorted(
        f"{form}\t{code}\t{'-' if value is None else plain(value)}"
        for (form, code), value in figures.items()
    )
    digest = hashlib.sha256("\n".join(lines).encode()).digest()
    number = int.from_bytes(digest[:5], "big")
    return "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def form_codes(figures: Figures) -> dict[str, str]:
    """A code for each form by itself: where two reports differ, theirs differs."""
    forms: dict[str, dict[CellKey, Decimal | None]] = {}
    for key, value in figures.items():
        forms.setdefault(key[0], {})[key] = value
    return {form: check_code(cells) for form, cells in forms.items()}


def spoken(code: str) -> str:
    """A code as printed, in two groups: "K7QM 2XAB"."""
    return f"{code[:4]} {code[4:]}".strip()
