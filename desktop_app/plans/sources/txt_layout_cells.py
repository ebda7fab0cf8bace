"""The lines of one row of a table drawn with spaces cut into its cells."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import msgspec

from desktop_app.plans.sources.txt_layout_head import Head
from desktop_app.plans.sources.txt_layout_lines import stretches

_NEAR = 12  # letters that may stand beside their column where the gap is narrow
_MARGIN = 1000
_LETTER, _BEGINS = 2.0, 0.5
_ENOUGH_PAGES = 3
_ASIDE = 3
_AGREED = 0.2
# What a cut costs, in letters beside their column.
_EMPTY, _NARROW, _MERGED = 2.0, 2.0, 8.0
_BROAD = 2
_UNFINISHED = re.compile(r"(?:[-–/&,(]|\s(?:và|của|các|với|cho|tại|thuộc|những))$")
_ITEM = ("- ", "+ ", "• ", "– ")


Choice = tuple[int | None, float]


class Gaps(msgspec.Struct, frozen=True):
    """Where the columns part: for each two neighbours the usual place, and how far it may be."""

    usual: tuple[int, ...]
    windows: tuple[tuple[int, int], ...]


def usual_gaps(pages: Sequence[tuple[Head, Sequence[str]]]) -> list[Gaps]:
    """For each page of a table the places that most of its lines leave free between the headings.

    The pages agree: each has its columns a little aside, but of the same breadth.
    """
    votes = [_votes(lines, head.columns[-1].end) for head, lines in pages]
    windows = [_windows(head) for head, _ in pages]
    usual = [
        [_best_place(vote, window) for window in page]
        for vote, page in zip(votes, windows, strict=True)
    ]
    if len(pages) >= _ENOUGH_PAGES:
        for i in range(len(windows[0])):
            share = median(_share(page[i], u[i]) for page, u in zip(windows, usual, strict=True))
            for vote, page, u in zip(votes, windows, usual, strict=True):
                if abs(_share(page[i], u[i]) - share) <= _AGREED:
                    continue
                first, last = page[i]
                at = round(first + share * (last - first))
                u[i] = _best_place(vote, (max(first, at - _ASIDE), min(last, at + _ASIDE)))
    return [Gaps(tuple(u), tuple(page)) for u, page in zip(usual, windows, strict=True)]


def _windows(head: Head) -> list[tuple[int, int]]:
    return [
        (round(left.middle), max(round(left.middle) + 1, round(right.middle)))
        for left, right in pairwise(head.columns)
    ]


def _share(window: tuple[int, int], place: int) -> float:
    return (place - window[0]) / (window[1] - window[0])


def _votes(lines: Sequence[str], least: int) -> list[float]:
    """How much speaks for a gap at each place: room between texts, a text that begins behind."""
    votes = [0.0] * (max([len(line) for line in lines] + [least]) + 2)
    for line in lines:
        for at, char in enumerate(line):
            if not char.isspace():
                votes[at] -= _LETTER
        for left, right in pairwise(stretches(line)):
            for at in range(left.end, right.start):
                votes[at] += 1
            votes[right.start - 1] += _BEGINS
    return votes


def _best_place(votes: list[float], window: tuple[int, int]) -> int:
    """The best place in the window; of equal places the last of the first run.

    Headings stand in the middle, texts at the left: behind a short text there is room as well.
    """
    first, last = window
    most = max(votes[first : last + 1])
    at = votes.index(most, first)
    while at < last and votes[at + 1] == most:
        at += 1
    return at


def cut_cells(lines: Sequence[str], gaps: Gaps) -> tuple[str | None, ...]:
    """The cells of a row; None stands for what a cell merged to the left covers.

    Of all ways to cut the row the one is taken that leaves the fewest letters beside their column.
    Lines that stand a little aside from each other may still be cut one by one.
    """
    usual = tuple(zip(gaps.usual, gaps.windows, strict=True))
    free = _free_of(lines)
    cuts = _cuts([_choices(lines, free, *one) for one in usual], lines)
    parted = [
        cut is not None or _is_parted(lines, *one) for cut, one in zip(cuts, usual, strict=True)
    ]
    if None not in cuts or not all(parted):
        return _texts(lines, cuts)
    each: list[tuple[int | None, ...]] = []
    for line in lines:
        one_free = _free_of([line])
        options: list[list[Choice]] = [
            [(cut, 0.0)] if cut is not None else _loose([line], one_free, *one)
            for cut, one in zip(cuts, usual, strict=True)
        ]
        each.append(_cuts(options, [line]))
    return _columns(lines, each)


def is_clear(lines: Sequence[str], gaps: Gaps) -> bool:
    """Whether one cut at each place parts all lines of the row."""
    free = _free_of(lines)
    usual = zip(gaps.usual, gaps.windows, strict=True)
    return None not in _cuts([_choices(lines, free, *one) for one in usual], lines)


def _cuts(options: Sequence[list[Choice]], lines: Sequence[str]) -> tuple[int | None, ...]:
    """Of the places where each two columns may part, those that cost least together."""
    taken = _taken(lines)
    best: dict[int, tuple[float, tuple[int | None, ...]]] = {0: (0.0, ())}
    for choices in options:
        following: dict[int, tuple[float, tuple[int | None, ...]]] = {}
        for last, (cost, cuts) in best.items():
            for place, price in choices:
                at = last if place is None else max(place, last)
                empty = place is not None and not any(taken[last:place])
                total = (
                    cost + price + _EMPTY * empty + _MERGED * (place is not None and place < last)
                )
                if at not in following or total < following[at][0]:
                    following[at] = (total, (*cuts, None if place is None else at))
        best = following
    return min(best.values(), key=lambda one: one[0])[1]


def _taken(lines: Sequence[str]) -> list[bool]:
    width = max([len(line) for line in lines], default=0)
    return [any(x < len(line) and not line[x].isspace() for line in lines) for x in range(width)]


def _is_parted(lines: Sequence[str], usual: int, window: tuple[int, int]) -> bool:
    """Whether some line has broad room between the two columns: no cell runs over both."""
    for line in lines:
        found = stretches(line)
        for left, right in pairwise(found):
            middle = (left.end + right.start) / 2
            if abs(middle - usual) <= _NEAR / 2 and window[0] <= middle <= window[1]:
                return True
    return False


def _loose(
    lines: Sequence[str], free: list[tuple[int, int]], usual: int, window: tuple[int, int]
) -> list[Choice]:
    """The same for one line, which may begin and end in the middle of a cell's text."""
    found = _choices(lines, free, usual, window, broken=0.0)
    return found[1:] or [(usual, _MERGED)]


def _choices(
    lines: Sequence[str],
    free: list[tuple[int, int]],
    usual: int,
    window: tuple[int, int],
    broken: float = 8.0,
) -> list[Choice]:
    """Where the row may part in the window, and what each place costs; None: a cell runs over."""
    taken = _taken(lines)
    found: list[Choice] = [(None, _MERGED)]
    for start, end in free:
        if end <= window[0] or start > window[1]:
            continue
        place = min(max(usual, start), end - 1)
        beside = sum(taken[min(place, usual) : max(place, usual)])
        price = float(beside)
        if end - start < _BROAD:
            if beside > _NEAR:
                continue
            if _is_edge(lines, start, end):
                price /= 2
            else:
                price += _NARROW + broken * (not _is_seam(lines, start, end))
        found.append((place, price))
    return found


def _free_of(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of columns of characters that no line of the row fills."""
    taken = _taken(lines)
    runs: list[tuple[int, int]] = []
    start = 0
    for x, filled in enumerate([*taken, True]):
        if filled:
            if x > start:
                runs.append((start, x))
            start = x + 1
    runs.append((len(taken), len(taken) + _MARGIN))
    return runs


def _is_edge(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether several lines begin behind this narrow gap, one of them after broad room."""
    begun = [line for line in lines if line[end : end + 1].strip()]
    return len(begun) > 1 and any(
        line[:start].strip() and not line[start - 1 : end].strip() for line in begun
    )


def _is_seam(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether a cell may end before this narrow gap and another begin behind it."""
    for line in lines:
        before, after = line[:start].rstrip(), line[end:].strip()
        if after and before and len(before) == start:
            return not after[0].islower() and not is_unfinished(before)
    return True


def is_unfinished(text: str) -> bool:
    """Whether a text ends in a word or sign with which no cell ends."""
    return _UNFINISHED.search(text) is not None


def _texts(lines: Sequence[str], cuts: Sequence[int | None]) -> tuple[str | None, ...]:
    cells: list[str | None] = []
    start = 0
    covered = 0
    for cut in (*cuts, max(len(line) for line in lines)):
        if cut is None:
            covered += 1
            continue
        text = _joined([line[start:cut].strip() for line in lines])
        cells += [text, *([None] * covered if text else [""] * covered)]
        start, covered = max(cut, start), 0
    return tuple(cells)


def _columns(
    lines: Sequence[str], cuts: Sequence[tuple[int | None, ...]]
) -> tuple[str | None, ...]:
    cells = [_texts([line], one) for line, one in zip(lines, cuts, strict=True)]
    return tuple(_joined([piece or "" for piece in column]) for column in zip(*cells, strict=True))


def _joined(pieces: Sequence[str]) -> str:
    text = ""
    for piece in (" ".join(piece.split()) for piece in pieces):
        if not piece:
            continue
        if not text:
            text = piece
        elif piece.startswith(_ITEM) and (text.startswith(_ITEM) or text[-1] in ";.:"):
            text += "\n" + piece
        else:
            broken = text[-1] in "-/&" and text[-2:-1].isalnum() and piece[0].isalnum()
            text += piece if broken else " " + piece
    return text
