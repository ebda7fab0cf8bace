"""A word that every paper bears while the program only rehearses ("TẬP DƯỢT").

It is one for the whole program and not a part of the documents, because it must hold whatever is
printed, saved or drawn, and by whichever screen.
"""

REHEARSAL = "TẬP DƯỢT"
_words = [""]


def put(word: str) -> None:
    """From now on every paper bears this word; "" for none."""
    _words[0] = word


def word() -> str:
    """The word that papers bear now, or ""."""
    return _words[0]


def on(watermark: str) -> str:
    """The watermark of a document with the word before it."""
    return " – ".join(part for part in (_words[0], watermark) if part)
