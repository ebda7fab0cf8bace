"""The pages of a text file: numbers that stand alone at the edge of a page are no text."""

import re
from itertools import pairwise

_NUMBER = re.compile(r"[ \t]*[-–/]?[ \t]*(?P<number>\d{1,3})[ \t]*[-–/]?[ \t]*")
_INDENT = 12
_FEWEST = 2


def page_numbers(lines: list[str], starts: list[int]) -> set[int]:
    """The lines, by number from 1, that hold nothing but the number of a page.

    `starts`: the first line of each page where the file has page breaks. Without them a number in
    the middle of a line counts when the next such number is the next page's.
    """
    if starts:
        return _at_edges(lines, starts)
    found = [
        (i, int(match["number"]))
        for i, line in enumerate(lines, 1)
        if (match := _NUMBER.fullmatch(line)) and len(line) - len(line.lstrip()) >= _INDENT
    ]
    follows = [b[1] - a[1] == 1 for a, b in pairwise(found)]
    if len(found) >= _FEWEST and all(follows) and found[0][1] <= _FEWEST:
        return {line for line, _ in found}
    return set()


def _at_edges(lines: list[str], starts: list[int]) -> set[int]:
    found: set[int] = set()
    bounds = [1, *starts, len(lines) + 1]
    for page, (first, behind) in enumerate(pairwise(bounds), 1):
        filled = [i for i in range(first, behind) if lines[i - 1].strip()]
        for i in {*filled[:1], *filled[-1:]}:
            match = _NUMBER.fullmatch(lines[i - 1])
            if match and int(match["number"]) == page:
                found.add(i)
    return found
