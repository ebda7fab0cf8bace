"""Tells whether a file breaks its lines by force at the edge of a column."""

from collections.abc import Sequence

import msgspec

from desktop_app.plans.source import SourceBlock, SourceParagraph

# Measured on justified text in a proportional font: full lines keep within a fifth of the widest.
_FULL = 0.8
_MAY_GO_ON = 0.72
_WIDEST_COLUMN = 140
_NARROWEST_COLUMN = 40
_ENOUGH_LINES = 6
_END = (".", ";", ":", "!", "?", "…", "./.", ".”", '."', ".)")


def column_width(texts: Sequence[str]) -> int:
    """The width in characters at which the lines are cut by force, or 0 when they are not.

    Lines are cut when most longer lines have nearly the same length and most of those go on in the
    next line in the middle of a sentence.
    """
    longer = sorted(len(text) for text in texts if len(text) > _NARROWEST_COLUMN)
    if len(longer) < _ENOUGH_LINES:
        return 0
    width = longer[int(len(longer) * 0.95)]
    if width > _WIDEST_COLUMN or longer[-1] > width * 1.3:
        return 0
    full = [i for i, text in enumerate(texts[:-1]) if len(text) >= width * _FULL]
    if len(full) < _ENOUGH_LINES or len(full) < len(longer) * 0.5:
        return 0
    going_on = sum(1 for i in full if goes_on(texts[i], texts[i + 1]))
    return width if going_on >= len(full) * 0.5 else 0


def goes_on(text: str, following: str) -> bool:
    """Whether the next line reads as the rest of this one's sentence."""
    return not text.endswith(_END) and following[:1].islower()


def is_cut(text: str, following: str, width: int) -> bool:
    """Whether this line is full, so that the next one may belong to it."""
    first_word = following.split(" ", 1)[0]
    return bool(width) and len(text) + 1 + len(first_word) >= width * _MAY_GO_ON


def mark_cuts(blocks: Sequence[SourceBlock], width: int) -> tuple[SourceBlock, ...]:
    """The blocks with `hard_break` set on the paragraphs that were cut at `width`."""
    if not width:
        return tuple(blocks)
    marked: list[SourceBlock] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        cut = (
            isinstance(block, SourceParagraph)
            and isinstance(following, SourceParagraph)
            and is_cut(block.text, following.text, width)
        )
        marked.append(msgspec.structs.replace(block, hard_break=True) if cut else block)
    return tuple(marked)
