"""Under which headings the rows of a task table stand, told by the style of their numbers."""

import re
from collections.abc import Iterable

from db.text import fold
from desktop_app.plans.structure.body_tasks import numbered_label
from desktop_app.plans.structure.numbering import number_style
from desktop_app.plans.structure.tasks import GROUP_RANKS

_TOTAL = re.compile(r"(?:tong|cong)(?: cong| so| kinh phi)?(?:[\W\d]|trieu|nghin|ty|dong)*")
_INNERMOST = 9


def rank(number: str) -> int:
    """How far outside a number stands: "A" before "I", "I" before "1", a dash last."""
    return GROUP_RANKS.get(number_style(number), _INNERMOST)


def is_total(title: str) -> bool:
    """Whether a row only sums up a column: "Tổng cộng 12.500.000 đồng"."""
    return _TOTAL.fullmatch(fold(title)) is not None


def group_paths(rows: Iterable[tuple[bool, str, str]]) -> list[str]:
    """For each row (is it a heading, its number, its words) the headings above it, as one text."""
    above: list[tuple[int, str]] = []
    paths: list[str] = []
    for is_heading, number, words in rows:
        own = rank(number)
        if not is_heading:
            paths.append(" / ".join(label for outer, label in above if outer < own))
            continue
        paths.append("")
        if is_total(words):
            continue
        while above and above[-1][0] >= own:
            above.pop()
        above.append((own, numbered_label(number, words)))
    return paths
