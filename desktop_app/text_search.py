"""Finding words in a text without minding capitals, marks and đ."""

from db.text import fold


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand, as (start, end) counted as the screen counts: in UTF-16 units.

    Blanks and line breaks between words match each other; nothing is found for no words.
    """
    wanted = fold(words)
    if not wanted:
        return []
    letters, places = _folded(text)
    found = []
    start = letters.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        found.append((places[start], places[end - 1] + 1))
        start = letters.find(wanted, end)
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place of its origin."""
    letters: list[str] = []
    places: list[int] = []
    place = 0
    for char in text:
        if char.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append(place)
        else:
            for bare in fold(char):
                letters.append(bare)
                places.append(place)
        place += 2 if ord(char) > 0xFFFF else 1
    return "".join(letters), places
