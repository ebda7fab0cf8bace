"""Stretches of one phrase that belong together: the narrower one holds, a limit ends a stretch."""

from desktop_app.law.phrase_parts import Bound, Stretch

_DATED = Stretch | Bound


def narrowed(items: list[_DATED]) -> list[_DATED] | None:
    """The stretches that count; None where they cannot stand beside each other.

    "Năm 2026 (Quý III)" is the quarter; "Quý I, xong trước ngày 15/3" ends on the 15th; "Quý I và
    trước ngày 15/12" are two times of different kinds, which one schedule cannot tell.
    """
    different = list(dict.fromkeys(items))
    kept = [item for item in different if not _holds_another(item, different)]
    joined: list[_DATED] = []
    for item in kept:
        both = _joined(joined[-1], item) if joined else None
        if both is None:
            joined.append(item)
        else:
            joined[-1] = both
    limits = [isinstance(item, Bound) and item.start is None for item in joined]
    endless = any(isinstance(item, Bound) and item.end is None for item in joined)
    ends = {isinstance(item, Bound) and item.exclusive for item in joined}
    mixed = (any(limits) and not all(limits)) or len(ends) > 1
    doubled = any(_years_within(a, b) for a in joined for b in joined if a is not b)
    return None if len(joined) > 1 and (endless or mixed or doubled) else joined


def _years_within(one: _DATED, other: _DATED) -> bool:
    """ "Tháng 12 … (2026 - 2030)": a stretch inside one of several years, told in two ways."""
    if not isinstance(one, Stretch) or not isinstance(other, Stretch) or other.years == 1:
        return False
    return bool(one.year and other.year and other.year <= one.year < other.year + other.years)


def _holds_another(item: _DATED, others: list[_DATED]) -> bool:
    return isinstance(item, Stretch) and any(
        isinstance(other, Stretch) and _within(other, item) and _extent(other) != _extent(item)
        for other in others
    )


def _joined(before: _DATED, after: _DATED) -> Bound | None:
    """A stretch and the limit told after it as one window."""
    if isinstance(before, Bound) and isinstance(after, Stretch):  # "từ 15/3 - 15/4"
        return Bound(before.start, after) if before.start and before.end is None else None
    if not isinstance(after, Bound) or after.start is not None or after.end is None:
        return None
    if isinstance(before, Bound):
        open_end = before.start is not None and before.end is None
        return Bound(before.start, after.end, after.exclusive) if open_end else None
    planned = before.is_day and not after.exclusive and _extent(before) <= _extent(after.end)
    same_year = before.year == after.end.year
    if same_year and (planned or _within(after.end, before)):
        return Bound(before, after.end, after.exclusive)
    return None


def _within(inner: Stretch, outer: Stretch) -> bool:
    if inner.year != outer.year or outer.is_day or inner.years > 1 or outer.years > 1:
        return False
    (first, last), (outer_first, outer_last) = _extent(inner), _extent(outer)
    return outer_first <= first and last <= outer_last


def _extent(stretch: Stretch) -> tuple[tuple[int, int], tuple[int, int]]:
    month, day = stretch.last
    return stretch.first, (month, day or 31)
