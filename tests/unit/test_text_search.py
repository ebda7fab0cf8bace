"""Finding words in a text as the screen shows it."""

import unicodedata

import pytest

from desktop_app.text_search import find_all

TEXT = "Đẩy mạnh dân chủ\nở  cơ sở; DÂN CHỦ là quyền."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dan chu", ["dân chủ", "DÂN CHỦ"]),
        ("Đẩy", ["Đẩy"]),
        ("day manh", ["Đẩy mạnh"]),
        ("chủ ở cơ", ["chủ\nở  cơ"]),
        ("không có", []),
        ("  ", []),
        (".", ["."]),
    ],
)
def test_words_are_found_without_marks(words: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in find_all(TEXT, words)] == found


def test_decomposed_words_are_found() -> None:
    assert find_all(TEXT, unicodedata.normalize("NFD", "mạnh")) == [(4, 8)]


def test_places_count_as_the_screen_counts() -> None:
    assert find_all("𠀀 dân", "dan") == [(3, 6)]


def test_overlapping_finds_do_not_hang() -> None:
    assert len(find_all("aaaa", "aa")) == 2
