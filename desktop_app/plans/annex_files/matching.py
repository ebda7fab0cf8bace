"""Which row of a returned table is which task of the plan."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from db.text import fold
from desktop_app.plans.editing.grid import AnnexGrid, GridRow, RowKind

_ALIKE = 0.5  # of the words, where the number is the same too
_VERY_ALIKE = 0.72  # of the words alone


def matched(own: AnnexGrid, other: AnnexGrid, names: Mapping[int, str] | None = None) -> list[int]:
    """For each row of the other table the row of the own one, or -1 for a new one.

    `names` are the uids of tasks that the file itself holds, by its rows. They count only where the
    words bear them out: the file may be that of another plan, whose tasks have the same names.
    Otherwise the same words count most, then number and likeness, then likeness alone.
    """
    pairs = _Pairs(own, other)
    pairs.by_name(names or {})
    for key in (_with_heading, _words_alone):
        pairs.by_key(key)
    pairs.by_likeness(_ALIKE, same_number=True)
    pairs.by_likeness(_VERY_ALIKE, same_number=False)
    return pairs.found


class _Pairs:
    def __init__(self, own: AnnexGrid, other: AnnexGrid) -> None:
        self._own, self._other = _lines(own), _lines(other)
        self._uids = {row.uid: i for i, row in enumerate(own.rows) if row.uid}
        self.found = [-1] * len(self._other)
        self._free = set(range(len(self._own)))

    def by_name(self, names: Mapping[int, str]) -> None:
        """Rows whose name the plan knows, when at least half of them still say the same."""
        known = {i: self._uids[uid] for i, uid in names.items() if uid in self._uids}
        said = {i: j for i, j in known.items() if self._other[i].bag}  # an empty cell says nothing
        true = [(i, j) for i, j in said.items() if self._likeness(i, j) >= _ALIKE]
        if true and len(true) * 2 >= len(said):
            for i, j in known.items():
                self._join(i, j)

    def by_key(self, key: Callable[["_Line"], object]) -> None:
        """Rows that are the only ones left to say this."""
        own, other = self._once(self._own, self._free, key), self._left(key)
        for said, i in other.items():
            if said in own:
                self._join(i, own[said])

    def by_likeness(self, least: float, *, same_number: bool) -> None:
        """The likest first, each row once."""
        scores = sorted(
            (
                (score, -abs(i - j), i, j)
                for i, found in enumerate(self.found)
                if found < 0
                for j in self._free
                if not same_number or self._own[j].number == self._other[i].number
                if (score := self._likeness(i, j)) >= least
            ),
            reverse=True,
        )
        for _, _, i, j in scores:
            self._join(i, j)

    def _left(self, key: Callable[["_Line"], object]) -> dict[object, int]:
        open_ = {i for i, found in enumerate(self.found) if found < 0}
        return self._once(self._other, open_, key)

    @staticmethod
    def _once(
        lines: Sequence["_Line"], places: Iterable[int], key: Callable[["_Line"], object]
    ) -> dict[object, int]:
        seen: dict[object, int] = {}
        twice: set[object] = set()
        for place in places:
            if not lines[place].words:
                continue
            said = key(lines[place])
            if said in seen:
                twice.add(said)
            seen[said] = place
        return {said: place for said, place in seen.items() if said not in twice}

    def _join(self, i: int, j: int) -> None:
        if self.found[i] < 0 and j in self._free and self._other[i].kind is self._own[j].kind:
            self.found[i] = j
            self._free.discard(j)

    def _likeness(self, i: int, j: int) -> float:
        """How many of the words of both stand in both."""
        one, two = self._other[i], self._own[j]
        if one.kind is not two.kind or not one.bag or not two.bag:
            return 0.0
        return len(one.bag & two.bag) / len(one.bag | two.bag)


class _Line:
    """What a row is known by."""

    def __init__(self, kind: RowKind, number: str, words: str, heading: str) -> None:
        self.kind, self.number, self.words, self.heading = kind, number, words, heading
        self.bag = frozenset(words.split())


def _lines(grid: AnnexGrid) -> list[_Line]:
    found: list[_Line] = []
    heading = ""
    for row in grid.rows:
        number, words = grid.number_of(row)
        if row.kind is RowKind.GROUP:
            heading = fold(words)
        found.append(_Line(row.kind, number, fold(words), heading if _is_task(row) else ""))
    return found


def _is_task(row: GridRow) -> bool:
    return row.kind is RowKind.TASK


def _with_heading(line: _Line) -> object:
    return line.kind, line.heading, line.words


def _words_alone(line: _Line) -> object:
    return line.kind, line.words
