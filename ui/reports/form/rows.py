"""The lines of a form's table: heads over items, and items, as deep as their heads are."""

import re
from dataclasses import dataclass

from desktop_app.reports.forms.model import Form, Item

_SIGNS = re.compile(r"\s*([+\-=<>≤≥]+)\s*")


@dataclass(frozen=True)
class FormRow:
    """A head has no item; `level` is how deep it stands."""

    level: int
    words: str
    item: Item | None = None
    formula: str = ""


def form_rows(form: Form) -> list[FormRow]:
    """The live items of a form in order, each under its heads."""
    found: list[FormRow] = []
    above: tuple[str, ...] = ()
    for item in form.live:
        same = _common(above, item.groups)
        for level in range(same, len(item.groups)):
            found.append(FormRow(level, item.groups[level]))
        above = item.groups
        found.append(FormRow(len(item.groups), item.label, item, formula_words(item)))
    return found


def formula_words(item: Item) -> str:
    """How an item is added up, as it is read: "= 5 + 11 + 17"."""
    rule = item.formula or item.printed.partition("=")[2].strip()
    return f"= {spaced(rule)}" if rule else ""


def spaced(rule: str) -> str:
    """A formula with room around its signs."""
    return _SIGNS.sub(r" \1 ", rule).strip()


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
