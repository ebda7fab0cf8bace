"""Text with emphasis while it is put together from pieces, and the paragraph made of it."""

import unicodedata
from collections.abc import Iterable

import msgspec

from desktop_app.plans.source import Span

_AS_SPACE = frozenset(" \t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000")
_NOTHING = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text as the file gives it, with its emphasis."""

    text: str
    bold: bool = False
    italic: bool = False


class Line(msgspec.Struct, frozen=True):
    """One finished line: NFC, single spaces, and the emphasis on it."""

    text: str
    spans: tuple[Span, ...] = ()


def plain(text: str) -> str:
    """The text in NFC with single spaces, without invisible characters."""
    return finish([Piece(text)]).text


def split_lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces cut at every line break; there is always at least one line."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for i, part in enumerate(piece.text.split("\n")):
            if i:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, piece.bold, piece.italic))
    return lines


def finish(pieces: Iterable[Piece]) -> Line:
    """One line out of pieces; a letter and its mark from two pieces become one letter."""
    chars: list[str] = []
    styles: list[tuple[bool, bool]] = []
    for piece in pieces:
        for char in piece.text:
            _add(chars, styles, char, (piece.bold, piece.italic))
    while chars and chars[-1] == " ":
        chars.pop()
        styles.pop()
    return Line("".join(chars), _spans(styles))


def _add(
    chars: list[str], styles: list[tuple[bool, bool]], char: str, style: tuple[bool, bool]
) -> None:
    if char in _NOTHING:
        return
    if char in _AS_SPACE:
        if chars and chars[-1] != " ":
            chars.append(" ")
            styles.append(style)
    elif char >= "\u0300" and unicodedata.combining(char) and chars:
        # Marks may stand in any order; composing the whole cluster again puts them right.
        cluster = unicodedata.normalize("NFC", chars[-1] + char)
        chars[-1] = cluster[0]
        chars.extend(cluster[1:])
        styles.extend([style] * (len(cluster) - 1))
    else:
        for part in unicodedata.normalize("NFC", char):
            chars.append(part)
            styles.append(style)


def _spans(styles: list[tuple[bool, bool]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for i in range(1, len(styles) + 1):
        if i < len(styles) and styles[i] == styles[start]:
            continue
        bold, italic = styles[start]
        if bold or italic:
            spans.append(Span(start, i, bold, italic))
        start = i
    return tuple(spans)
