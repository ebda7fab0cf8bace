"""Two texts word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from desktop_app.plans.compare.model import Piece, Pieces

# A word, number, day ("10/5/2026") or sign with the blanks before it.
_TOKENS = re.compile(r"\s*(?:\d+(?:[/.,]\d+)+|\w+|[^\w\s])|\s+$")
_WORD = re.compile(r"\w")

_Change = tuple[str, str, bool]  # words of both sides, and whether they differ


def differences(old: str, new: str) -> tuple[Pieces, Pieces]:
    """The pieces of both texts; what is not changed stands in both, in the same order."""
    if old == new:
        pieces = (Piece(old),) if old else ()
        return pieces, pieces
    lefts: list[Piece] = []
    rights: list[Piece] = []
    for left, right, changed in _changes(_TOKENS.findall(old), _TOKENS.findall(new)):
        _add(lefts, left, changed)
        _add(rights, right, changed)
    return tuple(lefts), tuple(rights)


def _changes(olds: Sequence[str], news: Sequence[str]) -> Iterator[_Change]:
    """The stretches of both sides; signs alone between two changes join them."""
    matcher = SequenceMatcher(
        None, [token.lstrip() for token in olds], [token.lstrip() for token in news], autojunk=False
    )
    codes = matcher.get_opcodes()
    for place, (code, i, i_end, j, j_end) in enumerate(codes):
        left, right = "".join(olds[i:i_end]), "".join(news[j:j_end])
        inside = 0 < place < len(codes) - 1
        if code != "equal" or (inside and not _WORD.search(left)):
            blanks = _common_blanks(left, right)
            yield blanks, blanks, False
            yield left[len(blanks) :], right[len(blanks) :], True
        elif left == right:
            yield left, right, False
        else:
            yield from _same_words(olds[i:i_end], news[j:j_end])


def _same_words(olds: Sequence[str], news: Sequence[str]) -> Iterator[_Change]:
    """The same words with other blanks between them."""
    for old, new in zip(olds, news, strict=True):
        word = old.lstrip()
        before, after = old[: len(old) - len(word)], new[: len(new) - len(word)]
        yield before, after, before != after
        yield word, word, False


def _common_blanks(left: str, right: str) -> str:
    blanks = left[: len(left) - len(left.lstrip())]
    return blanks if right.startswith(blanks) else ""


def _add(pieces: list[Piece], text: str, changed: bool) -> None:
    if not text:
        return
    if pieces and pieces[-1].changed == changed:
        pieces[-1] = Piece(pieces[-1].text + text, changed)
    else:
        pieces.append(Piece(text, changed))
