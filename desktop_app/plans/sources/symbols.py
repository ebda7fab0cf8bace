"""Signs of the symbol fonts, which files write as characters for private use."""

_SIGNS = {
    0xB7: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑", 0x6F: "□", 0x2D: "-",
    0x76: "❖", 0xE0: "→", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB0: "°",
}  # fmt: skip


def known_sign(code: int) -> str | None:
    """The Unicode character for a symbol font's sign (its own code, or from U+F000 on)."""
    return _SIGNS.get(code & 0xFF) if code <= 0xFF or is_private(code) else None


def is_private(code: int) -> bool:
    """Whether a character is the place of a symbol font's sign."""
    return 0xF000 <= code <= 0xF0FF


def plain(text: str) -> str:
    """The text with the signs that are known in Unicode."""
    if not any(is_private(ord(char)) for char in text):
        return text
    return "".join((known_sign(ord(c)) or c) if is_private(ord(c)) else c for c in text)
