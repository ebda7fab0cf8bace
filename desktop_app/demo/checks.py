"""What every step of the tour uses: a voice, and a look at what was written."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.plans.sources import read_source

Say = Callable[[str], None]


class TourFailed(Exception):
    """Something came out otherwise than it must."""


def expect(held: bool, otherwise: str) -> None:
    """Stop the tour with a sentence when something is not as it must be."""
    if not held:
        raise TourFailed(otherwise)


def expect_words(path: Path, *wanted: str) -> None:
    """The PDF or Word file, read again, has these words."""
    text = " ".join(" ".join(read_source(path).lines).split())
    for words in wanted:
        expect(" ".join(words.split()) in text, f"{path.name} đọc lại không thấy “{words}”")
