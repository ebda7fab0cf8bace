"""Letters that no font can draw, shown by their number instead of as an empty box."""

import unicodedata

_NO_PICTURE = {"Cc", "Cn", "Co", "Cs"}
_KEPT = {"\n", "\t"}


def visible(text: str) -> str:
    """The text with each letter that has no picture as "[U+F0B7]"."""
    if text.isprintable() and "\ufffd" not in text:  # whole paragraphs pass here, at every letter
        return text
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    odd = unicodedata.category(letter) in _NO_PICTURE and letter not in _KEPT
    return f"[U+{ord(letter):04X}]" if odd or letter == "\ufffd" else letter
