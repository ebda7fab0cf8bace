"""The lines of a form's table: heads over items, and items, as deep as their heads are."""

import re
from dataclasses import dataclass

from desktop_app.reports.forms.model import Form, Item

_SIGNS = re.compile(r"\s*([+\-*=<>≤≥]+)\s*")
_READ = {"*": "×", "/": ":"}


@dataclass(frozen=True)
class FormRow:
    """A head has no item; `level` is how deep it stands."""

    level: int
    words: str
    item: Item | None = None
    formula: str = ""


def form_rows(form: Form) -> list[FormRow]:
    """The live items of a form in order, each under its heads; heads that begin together are one
    line: "Số đơn thuộc thẩm quyền › Khiếu nại"."""
    found: list[FormRow] = []
    above: list[tuple[str, ...]] = []  # the heads in force, each with all that it stands under
    for item in form.live:
        while above and item.groups[: len(above[-1])] != above[-1]:
            above.pop()
        fresh = item.groups[len(above[-1]) if above else 0 :]
        if fresh:
            found.append(FormRow(len(above), " › ".join(fresh)))
            above.append(item.groups)
        found.append(FormRow(len(above), item.label, item, formula_words(item)))
    return found


def formula_words(item: Item) -> str:
    """How an item is added up, as it is read: "= 5 + 11 + 17"."""
    parts = formula_parts(item)
    return f"= {' '.join(map(readable, parts))}" if parts else ""


def formula_parts(item: Item) -> list[str]:
    """The codes, numbers ("#100") and signs of an item's formula in their order."""
    rule = item.formula or item.printed.partition("=")[2]
    return _SIGNS.sub(r" \1 ", rule).split()


def readable(part: str) -> str:
    """A part of a formula as people write it: × and : for the signs, numbers without their mark."""
    return _READ.get(part, part.removeprefix("#"))


def spaced(rule: str) -> str:
    """A rule with room around its signs, as it is read."""
    return " ".join(map(readable, _SIGNS.sub(r" \1 ", rule).split()))
