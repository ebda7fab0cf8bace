"""Two texts word by word."""

import re
from difflib import SequenceMatcher

from desktop_app.plans.compare.model import Piece, Pieces

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w")


def differences(old: str, new: str) -> tuple[Pieces, Pieces]:
    """The pieces of both texts; what is not changed stands in both, in the same order."""
    if old == new:
        pieces = (Piece(old),) if old else ()
        return pieces, pieces
    olds, news = _TOKENS.findall(old), _TOKENS.findall(new)
    lefts: list[Piece] = []
    rights: list[Piece] = []
    for left, right, changed in _steps(olds, news):
        _add(lefts, left, changed)
        _add(rights, right, changed)
    return tuple(lefts), tuple(rights)


def _steps(olds: list[str], news: list[str]) -> list[tuple[str, str, bool]]:
    """The stretches of both sides; blanks and signs alone between two changes join them."""
    codes = SequenceMatcher(str.isspace, olds, news, autojunk=False).get_opcodes()
    steps: list[tuple[str, str, bool]] = []
    for place, (code, i, i_end, j, j_end) in enumerate(codes):
        left, right = "".join(olds[i:i_end]), "".join(news[j:j_end])
        inside = 0 < place < len(codes) - 1
        changed = code != "equal" or (inside and not _WORD.search(left))
        steps.append((left, right, changed))
    return steps


def _add(pieces: list[Piece], text: str, changed: bool) -> None:
    if not text:
        return
    if pieces and pieces[-1].changed == changed:
        pieces[-1] = Piece(pieces[-1].text + text, changed)
    else:
        pieces.append(Piece(text, changed))
