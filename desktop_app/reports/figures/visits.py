"""Visits with the matter each is about, so that a matter counts once; pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from db.report_facts import VisitRow
from desktop_app.people.entry import CROWD
from desktop_app.reports.model import Ref


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that took place. `matter` is the same for all visits about one case."""

    uid: str
    day: str
    role: str  # "" regular, "head", "deputy"
    received: int
    matter: str

    @property
    def ref(self) -> Ref:
        """Its record."""
        return "receptions", self.uid

    @property
    def crowd(self) -> bool:
        """Whether it was a đoàn đông người: five persons or more (TT 06/2025, note to 01/TCD)."""
        return self.received >= CROWD


Link = tuple[str, str, str]  # a visit, its case or paper, the visit it goes on with


def visits_of(rows: Sequence[VisitRow], before: Iterable[Link] = ()) -> list[Visit]:
    """The visits of these rows that took place: refused ones were not received.

    Two visits are about one matter when they belong to the same case or paper, or when one was
    entered as going on with the other, however long that chain is; `before` are the visits outside
    these rows that the chains lead over.
    """
    same = _Same()
    for uid, matter, earlier in (*((r.uid, r.matter_uid, r.earlier_uid) for r in rows), *before):
        if matter:
            same.join(uid, matter)
        if earlier:
            same.join(uid, earlier)
    return [
        Visit(
            row.uid,
            row.received_on,
            "" if row.kind == "regular" else row.presider_role or "head",
            row.received,
            same.of(row.uid),
        )
        for row in rows
        if not row.refused
    ]


def links_before(
    rows: Sequence[VisitRow], read: Callable[[Sequence[str]], Sequence[Link]]
) -> list[Link]:
    """The earlier visits that these go on with and that are not among them, back to the first."""
    known = {row.uid for row in rows}
    wanted = {row.earlier_uid for row in rows} - known - {""}
    found: list[Link] = []
    while wanted:
        some = read(sorted(wanted))
        found += some
        known |= wanted
        wanted = {earlier for _, _, earlier in some} - known - {""}
    return found


class _Same:
    """Which names mean the same thing."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The name that stands for all of its kind."""
        top = name
        while (above := self._above.get(top)) is not None:
            top = above
        while name != top:  # shorten the way for the next question
            self._above[name], name = top, self._above[name]
        return top

    def join(self, one: str, other: str) -> None:
        """Say that two names mean the same."""
        first, second = self.of(one), self.of(other)
        if first != second:
            self._above[first] = second
