"""The head of a table drawn with spaces: its columns, headings over several lines, parents."""

from itertools import combinations

import msgspec

from desktop_app.plans.sources.txt_layout_lines import Stretch, ordinal_head, stretches

_MOST_ABOVE = 3
_LONGEST_ABOVE = 30
_MOST_CHILDREN = 16


class Column(msgspec.Struct):
    """One heading, put together from the stretches of its lines."""

    start: int
    end: int
    text: str

    @property
    def middle(self) -> float:
        """The column of characters in the middle of the heading."""
        return (self.start + self.end) / 2

    def take(self, more: Stretch) -> None:
        """Add a line of the same heading."""
        self.start, self.end = min(self.start, more.start), max(self.end, more.end)
        self.text += " " + more.text


class Head(msgspec.Struct, frozen=True):
    """The columns of a table: `parents` gives for each the index of its parent heading or None."""

    columns: tuple[Column, ...]
    parent_of: tuple[int | None, ...] = ()
    parents: tuple[str, ...] = ()

    @property
    def zone(self) -> int:
        """How many characters the order number's heading takes from the left."""
        return self.columns[0].end

    def rows(self) -> list[tuple[tuple[str | None, ...], tuple[bool, ...]]]:
        """The cells of the head's one or two rows, and which of them are covered from above."""
        names: tuple[str, ...] = tuple(column.text for column in self.columns)
        if not self.parents:
            return [(names, ())]
        top: list[str | None] = []
        for i, parent in enumerate(self.parent_of):
            if parent is None:
                top.append(names[i])
            else:
                new = i == 0 or self.parent_of[i - 1] != parent
                top.append(self.parents[parent] if new else None)
        covered = tuple(parent is None for parent in self.parent_of)
        below = tuple("" if above else names[i] for i, above in enumerate(covered))
        return [(tuple(top), ()), (below, covered)]


def head_above(lines: list[str], anchor: int, floor: int) -> int:
    """The first line of the head whose "STT" stands in line `anchor`, not before `floor`."""
    zone = ordinal_head(lines[anchor])
    assert zone is not None
    below = [s for line in lines[anchor : anchor + 3] for s in stretches(line)]
    top = anchor
    while top > floor and anchor - top < _MOST_ABOVE:
        found = stretches(lines[top - 1])
        if not found or not all(_may_be_heading(one, zone) for one in found):
            break
        if not all(any(one.overlaps(other) for other in below) for one in found):
            break
        below += found
        top -= 1
    return top


def _may_be_heading(one: Stretch, zone: Stretch) -> bool:
    if one.start < zone.end or len(one.text) > _LONGEST_ABOVE or one.text.endswith(")"):
        return False
    return one.text[0].isupper() and not (one.text.isupper() and " " in one.text)


def read_head(lines: list[str], top: int, anchor: int, end: int) -> Head:
    """The head in the lines from `top` up to `end`; "STT" stands in line `anchor`."""
    uppers: list[Column] = []
    for i in range(top, anchor + 1):
        for one in stretches(lines[i]):
            _put(uppers, one)
    children: list[Column] = []
    for i in range(anchor + 1, end):
        for one in stretches(lines[i]):
            begins = one.text[0].isupper() or one.text[0].isdigit()
            if one.text == "T" and one.overlaps(_as_stretch(uppers[0]), 2):
                uppers[0].text += "T"  # "ST" over "T" in a narrow column
            elif begins and not any(one.overlaps(_as_stretch(c)) for c in children):
                children.append(Column(one.start, one.end, one.text))
            else:
                _put_below(uppers, children, one)
    uppers.sort(key=lambda column: column.start)
    children.sort(key=lambda column: column.start)
    return _with_parents(uppers, children)


def _as_stretch(column: Column) -> Stretch:
    return Stretch(column.start, column.end, column.text)


def _put(columns: list[Column], one: Stretch) -> None:
    for column in columns:
        if one.overlaps(_as_stretch(column)):
            column.take(one)
            return
    columns.append(Column(one.start, one.end, one.text))


def _put_below(uppers: list[Column], children: list[Column], one: Stretch) -> None:
    """A line of a heading: it goes on with the one above it, or with the nearest."""
    for column in (*children, *uppers):
        if one.overlaps(_as_stretch(column)):
            column.take(one)
            return
    min([*children, *uppers], key=lambda column: abs(column.middle - one.middle)).take(one)


def _with_parents(uppers: list[Column], children: list[Column]) -> Head:
    over = [[c for c in children if _as_stretch(u).overlaps(_as_stretch(c))] for u in uppers]
    orphans = [c for c in children if not any(c in found for found in over)]
    if not orphans and all(len(found) < 2 for found in over):
        for upper, found in zip(uppers, over, strict=True):
            for child in found:
                upper.take(_as_stretch(child))
        return Head(tuple(uppers))
    parents = [u for u, found in zip(uppers, over, strict=True) if found or _between(u, orphans)]
    plain = [u for u in uppers if u not in parents]
    columns = sorted([*plain, *children], key=lambda column: column.middle)
    owner = _owners(parents, children)
    parent_of = tuple(
        None if column in plain else owner[children.index(column)] for column in columns
    )
    if not parents:
        return Head(tuple(columns))
    return Head(tuple(columns), parent_of, tuple(p.text for p in parents))


def _between(upper: Column, orphans: list[Column]) -> bool:
    """Whether a heading stands in the middle over headings that have nothing above them."""
    left = [c for c in orphans if c.end <= upper.start]
    right = [c for c in orphans if c.start >= upper.end]
    return bool(left and right) and right[0].start - left[-1].end < 3 * (upper.end - upper.start)


def _owners(parents: list[Column], children: list[Column]) -> list[int | None]:
    """For each child its parent: the division that puts each parent nearest to its middle."""
    if not parents or len(parents) > len(children) or len(children) > _MOST_CHILDREN:
        return [None if not parents else 0 for _ in children]
    best: tuple[float, tuple[int, ...]] | None = None
    for cuts in combinations(range(1, len(children)), len(parents) - 1):
        bounds = (0, *cuts, len(children))
        off = sum(
            abs(parent.middle - (children[a].start + children[b - 1].end) / 2)
            for parent, a, b in zip(parents, bounds, bounds[1:], strict=False)
        )
        if best is None or off < best[0]:
            best = (off, bounds)
    assert best is not None
    owner: list[int | None] = []
    for i, (a, b) in enumerate(zip(best[1], best[1][1:], strict=False)):
        owner += [i] * (b - a)
    return owner
