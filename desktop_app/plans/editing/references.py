"""References of a text to its own parts ("mục 2 Phần II") that a change of the outline may break.

They are never rewritten: only the writer knows what was meant.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.plans.editing.lines import Line
from desktop_app.plans.editing.tree import ROOT, Tree

_STEP = (
    r"(?:tiểu mục|điểm|khoản|mục|phần|chương|điều)\s+(?:[IVXL]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])"
)
_CHAIN = re.compile(rf"(?<!\w){_STEP}(?!\w)(?:[,;]?\s+(?:của\s+|thuộc\s+)?{_STEP}(?!\w))*", re.I)
_PIECE = re.compile(r"(?P<word>tiểu mục|\w+)\s+(?P<number>\S+?)[,;]?(?:\s|$)", re.I)
# "khoản 2 Điều 8 Luật …" speaks of another paper.
_ELSEWHERE = re.compile(
    r"[,;]?\s+(?:(?:của|tại|theo)\s+)?(?:Bộ luật|Luật|Nghị|Thông tư|Quyết định|Chỉ thị|Kết luận"
    r"|Quy định|Quy chế|Hướng dẫn|Kế hoạch số|Chương trình|Hiến pháp|Pháp lệnh|Phụ lục)",
)


class StaleReference(msgspec.Struct, frozen=True):
    """A reference at `row`, from `start` to `end`, and the titles it meant before and means now.

    `now` is None where nothing bears that number any more.
    """

    row: int
    start: int
    end: int
    words: str
    was: str
    now: str | None


def stale_references(before: Sequence[Line], after: Sequence[Line]) -> tuple[StaleReference, ...]:
    """The references in `after` that meant another heading in `before`."""
    old, new = Tree(before), Tree(after)
    return tuple(
        StaleReference(row, match.start(), match.end(), match[0], was, now)
        for row, match in _references(after)
        for was in [_meant(old, match[0])]
        for now in [_meant(new, match[0])]
        if was is not None and was != now
    )


def _references(lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    for row, line in enumerate(lines):
        for match in _CHAIN.finditer(line.text):
            if not _ELSEWHERE.match(line.text, match.end()):
                yield row, match


def _meant(tree: Tree, words: str) -> str | None:
    """The title of the heading that a reference means; None when there is none, or several."""
    steps = [(m["word"].lower(), m["number"]) for m in _PIECE.finditer(f"{words} ")]
    from_outside = bool(steps) and steps[0][0] in ("phần", "chương")
    outward = steps if from_outside else steps[::-1]
    found = [ROOT]
    for place, (word, number) in enumerate(outward):
        inside = [i for parent in found for i in _below(tree, parent, deep=place == 0)]
        found = [i for i in inside if _bears(tree.lines[i].number, word, number)]
    return tree.lines[found[0]].text if len(found) == 1 else None


def _below(tree: Tree, parent: int, *, deep: bool) -> Iterator[int]:
    for index in tree.group(parent).members:
        yield index
        if deep:
            yield from _below(tree, index, deep=True)


def _bears(own: str, word: str, number: str) -> bool:
    bare = own.strip("().:/").casefold()
    named = f"{word} {number}".casefold()
    return bare == named or (bare == number.casefold() and own.isupper() == number.isupper())
