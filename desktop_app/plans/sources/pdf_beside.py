"""What a PDF draws beside its pages: electronic signatures write number and date into fields."""

from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

_DRAWN = frozenset(("Widget", "FreeText", "Stamp"))
_MOST = 500  # of a page; more is a form to fill in, not a signed document


def draws_beside(page: Any) -> bool:
    """Whether a pdfplumber page shows text that is not part of its own drawing."""
    annotations = resolve1(page.page_obj.annots)
    if not isinstance(annotations, list):
        return False
    return any(_is_drawn(resolve1(entry)) for entry in annotations[:_MOST])


def _is_drawn(entry: object) -> bool:
    if not isinstance(entry, dict) or not entry.get("AP"):
        return False
    kind = resolve1(entry.get("Subtype"))
    return isinstance(kind, PSLiteral) and kind.name in _DRAWN
