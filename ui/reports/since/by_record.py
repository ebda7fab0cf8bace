"""What changed after sending, record by record: one record changes figures of several forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from desktop_app.reports.model import CellKey, Ref
from desktop_app.reports.since_sent import Drift, Moved
from ui.reports.form.numbers import shown


@dataclass
class ChangedRecord:
    """A record and the figures it now counts in, no longer counts in, counts otherwise in."""

    ref: Ref
    title: str
    words: str
    more: list[CellKey] = field(default_factory=list)
    fewer: list[CellKey] = field(default_factory=list)
    other: list[tuple[CellKey, str]] = field(default_factory=list)  # "12 → 15"

    @property
    def sign(self) -> str:
        """ "+" came, "−" went, "±" moved between figures or counts another amount."""
        if self.other or (self.more and self.fewer):
            return "±"
        return "+" if self.more else "−"

    def lines(self) -> Iterator[str]:
        """What it changed: "Nay tính vào: 01/TCD (1, 2, 5)"."""
        if self.more:
            yield f"Nay tính vào: {keys_words(self.more)}"
        if self.fewer:
            yield f"Không còn tính vào: {keys_words(self.fewer)}"
        if self.other:
            told = [f"{form} ({code}: {amounts})" for (form, code), amounts in self.other]
            yield f"Tính số khác: {', '.join(told)}"


def by_record(drifts: Sequence[Drift]) -> list[ChangedRecord]:
    """Every record once, in the order in which the forms name them."""
    found: dict[Ref, ChangedRecord] = {}

    def at(moved: Moved) -> ChangedRecord:
        return found.setdefault(moved.ref, ChangedRecord(moved.ref, moved.title, moved.words))

    for drift in drifts:
        for moved in drift.more:
            at(moved).more.append(drift.key)
        for moved in drift.fewer:
            at(moved).fewer.append(drift.key)
        for moved in drift.other:
            amounts = (shown(one, drift.item.decimals) or "–" for one in (moved.then, moved.now))
            at(moved).other.append((drift.key, " → ".join(amounts)))
    return list(found.values())


def keys_words(keys: Sequence[CellKey]) -> str:
    """Figures by their forms: "01/TCD (1, 2, 5), DC (TCD2)"."""
    parts = groupby(keys, key=lambda key: key[0])
    return ", ".join(f"{form} ({', '.join(code for _, code in some)})" for form, some in parts)
