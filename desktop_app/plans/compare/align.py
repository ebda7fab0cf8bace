"""Which item of one row belongs to which of another: a heaviest common subsequence, then moves."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

import msgspec

LIKE, LIKE_MOVED = 0.5, 0.66  # share of common words
_PROBES = 12  # the rarest words of an item find its candidates,
_RARE = 40  # each of them so many
_NEAR = 12  # candidates kept for one item, the likest
_WORDS = re.compile(r"\w+")


class Item(msgspec.Struct, frozen=True, order=True):
    """Something to align: `same` when two are equal, `kind` that must agree, words to liken by."""

    kind: str
    words: str
    same: tuple[Hashable, ...] = ()


class Alignment(msgspec.Struct, frozen=True):
    """Pairs of indices: those in a common order, and those that were moved."""

    kept: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]


def align(olds: Sequence[Item], news: Sequence[Item]) -> Alignment:
    """Pair the items of two rows; the other way round gives the same pairs."""
    swapped = list(olds) > list(news)
    first, second = (news, olds) if swapped else (olds, news)
    start = _common(first, second)
    end = _common(first[start:][::-1], second[start:][::-1])
    inner = _aligned(first[start : len(first) - end], second[start : len(second) - end])
    kept = [(i, i) for i in range(start)]
    kept += [(i + start, j + start) for i, j in inner.kept]
    kept += [(len(first) - k, len(second) - k) for k in range(end, 0, -1)]
    moved = [(i + start, j + start) for i, j in inner.moved]
    if swapped:
        kept = [(j, i) for i, j in kept]
        moved = [(j, i) for i, j in moved]
    return Alignment(tuple(kept), tuple(moved))


def _common(first: Sequence[Item], second: Sequence[Item]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _aligned(first: Sequence[Item], second: Sequence[Item]) -> Alignment:
    likeness = _likeness(first, second)
    kept = _heaviest({pair: like for pair, like in likeness.items() if like >= LIKE})
    lefts, rights = {i for i, _ in kept}, {j for _, j in kept}
    moved = []
    for (i, j), like in sorted(likeness.items(), key=lambda found: (-found[1], found[0])):
        if like >= LIKE_MOVED and i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            moved.append((i, j))
    return Alignment(tuple(kept), tuple(sorted(moved)))


def _likeness(first: Sequence[Item], second: Sequence[Item]) -> dict[tuple[int, int], float]:
    """How alike the pairs are that may belong together; 2 for equal ones."""
    lefts, rights = _bags(first), _bags(second)
    postings: dict[Hashable, list[int]] = defaultdict(list)
    for j, bag in enumerate(rights):
        postings[second[j]].append(j)
        for word in bag:
            postings[word].append(j)
    found: dict[tuple[int, int], float] = {}
    for i, bag in enumerate(lefts):
        scored = [
            (_alike(first[i], second[j], bag, rights[j]), j)
            for j in _candidates(bag, postings)
            | {j for j in postings[first[i]] if abs(j - i) <= _RARE}
            if first[i].kind == second[j].kind
        ]
        scored.sort(key=lambda score: (-score[0], abs(score[1] - i), score[1]))
        found |= {(i, j): like for like, j in scored[:_NEAR] if like >= LIKE}
    return found


def _bags(items: Sequence[Item]) -> list[Counter[str]]:
    return [Counter(_WORDS.findall(item.words.casefold())) for item in items]


def _candidates(bag: Counter[str], postings: dict[Hashable, list[int]]) -> set[int]:
    """The items that share the rarest words of this one; all words would find nearly all items."""
    known = sorted((word for word in bag if word in postings), key=lambda w: (len(postings[w]), w))
    votes: Counter[int] = Counter()
    for word in known[:_PROBES]:
        votes.update(postings[word][:_RARE])
    return {j for j, _ in votes.most_common(2 * _NEAR)}


def _alike(one: Item, other: Item, bag: Counter[str], other_bag: Counter[str]) -> float:
    if one == other:
        return 2.0
    total = bag.total() + other_bag.total()
    common = sum(min(count, other_bag[word]) for word, count in bag.items() if word in other_bag)
    return 2 * common / total if total else 0.0


def _heaviest(weights: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs that rise on both sides and weigh most together."""
    width = max((j for _, j in weights), default=-1) + 2
    tree: list[tuple[float, int]] = [(0.0, -1)] * (width + 1)  # best weight up to j, and its end
    chain: list[tuple[tuple[int, int], int]] = []
    # Within a row from the right to the left: no two pairs of one row follow each other.
    for (i, j), weight in sorted(weights.items(), key=lambda found: (found[0][0], -found[0][1])):
        best, last = 0.0, -1
        at = j  # pairs that end before column j
        while at > 0:
            if tree[at][0] > best:
                best, last = tree[at]
            at -= at & -at
        chain.append(((i, j), last))
        at = j + 1
        while at <= width:
            if best + weight > tree[at][0]:
                tree[at] = (best + weight, len(chain) - 1)
            at += at & -at
    _, at = max(tree, key=lambda found: found[0])
    pairs = []
    while at >= 0:
        pair, at = chain[at]
        pairs.append(pair)
    return pairs[::-1]
