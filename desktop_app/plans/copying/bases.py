"""The bases of a copied plan: those that come back every year, and those that have lapsed."""

import re
from collections.abc import Callable
from typing import NamedTuple

from desktop_app.law.citations import DocumentRef
from desktop_app.law.known_documents import KnownDocument, known_documents
from desktop_app.plans.copying.dates import hits
from desktop_app.plans.model import LegalBasis

_STANDING = {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Nghị định", "Thông tư"}
_DAY = re.compile(
    r"(?P<d>\d{1,2})(?P<s1>\s*[/.\-]\s*|\s*tháng\s*)(?P<m>\d{1,2})"
    r"(?P<s2>\s*[/.\-]\s*|,?\s*năm\s*)(?P<y>20\d\d)"
)


class Successor(NamedTuple):
    """The paper of the new year that takes the place of last year's."""

    number: str
    date: str  # YYYY-MM-DD
    title: str = ""


Successors = Callable[[DocumentRef], Successor | None]


def yearly_basis(
    basis: LegalBasis, old: int, new: int, successor: Successors
) -> tuple[str, str] | None:
    """The words of a basis that is issued anew each year, and what to know about them.

    It cites one paper that is no law and names the plan's year outside the paper's own date. Number
    and date come from the successor in the book; else they are left to be filled in.
    """
    refs = [ref for ref in basis.documents if ref.number and ref.kind not in _STANDING]
    if len(refs) != 1 or len(basis.documents) != 1:
        return None
    ref = refs[0]
    at = basis.text.find(ref.excerpt)
    named = re.search(rf"năm\s+{old}\b", basis.text[at + len(ref.excerpt) :]) if at >= 0 else None
    if not named:
        return None
    found = successor(ref)
    cited = ref.excerpt.replace(ref.number or "", found.number if found else _blank(ref.number))
    cited = _DAY.sub(lambda day: _dated(day, found, new - old), cited)
    text = basis.text[:at] + cited + _shifted(basis.text[at + len(ref.excerpt) :], old, new)
    if found:
        named_so = f" “{found.title}”" if found.title else ""
        return text, f"Trong sổ có văn bản này{named_so}; cần xem có đúng văn bản thay thế không."
    return text, "Cần điền số và ngày của văn bản năm mới."


def lapsed(basis: LegalBasis, day: str) -> list[KnownDocument]:
    """The documents of a basis that are known to hold no longer on a day."""
    known = (known_documents().get(ref.number or "") for ref in basis.documents)
    return [one for one in known if one and one.valid_to and one.valid_to < day]


def _shifted(words: str, old: int, new: int) -> str:
    """The words behind the paper's date with the years that surely move."""
    for hit in sorted(hits(words, old, new), key=lambda hit: -hit.start):
        if hit.sure:
            words = words[: hit.start] + hit.new + words[hit.end :]
    return words


def _blank(number: str | None) -> str:
    """ "79/KH-UBND" as "…/KH-UBND"."""
    return re.sub(r"^\d+[a-zđ]?", "…", number or "")


def _dated(day: re.Match[str], found: Successor | None, years: int) -> str:
    if found is None:
        return f"…{day['s1']}…{day['s2']}{int(day['y']) + years}"
    year, month, number = found.date.split("-")
    if "tháng" in day["s1"]:
        month = month if month in ("01", "02") else month.lstrip("0")
    return f"{number}{day['s1']}{month}{day['s2']}{year}"
