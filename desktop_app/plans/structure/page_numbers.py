"""Numbers of pages that stand as lines of their own among the words."""

import re

from desktop_app.plans.source import Source, SourceParagraph

_ALONE = re.compile(r"[-–—\s]*(?:Trang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_LEAST_PAGE = 500  # characters of the words between two of them
_FIRST = 3  # the first page or two bear no number


def page_numbers(source: Source) -> frozenset[int]:
    """The ids of the paragraphs that only number a page.

    They count on by one, a page of words between them; numbers of a table stand closer together.
    """
    found: list[int] = []
    number = length = 0
    for block in source.blocks:
        if not isinstance(block, SourceParagraph):
            length += sum(len(cell or "") for row in block.rows for cell in row.cells)
            continue
        match = _ALONE.fullmatch(block.text)
        if match is None:
            length += len(block.text)
            continue
        value = int(match[1])
        of_page = block.page == value and value > 1
        next_one = value == number + 1 if number else 1 < value <= _FIRST
        if of_page or (next_one and length >= _LEAST_PAGE):
            found.append(id(block))
            number, length = value, 0
    return frozenset(found)
