"""Which common phrases a text may have been meant to say at each word, whatever else it says.

Nothing here looks at the rest of the document, so that it is worked out once for each text.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence

from desktop_app.plans.lint.lexicon import (
    KEPT_TEXTS,
    Phrase,
    Word,
    by_first_word,
    known_pairs,
    phrases,
    stretches,
)
from desktop_app.plans.lint.syllables import ending_like, sounding_like

_Windows = Mapping[str, Mapping[int, frozenset[tuple[str, ...]]]]


@functools.lru_cache(maxsize=KEPT_TEXTS)
def suspects(text: str) -> Mapping[int, tuple[Phrase, ...]]:
    """For each place of a word the phrases that begin there but for a mark or a word left out."""
    found: dict[int, tuple[Phrase, ...]] = {}
    for run in stretches(text):
        bare = tuple(word.bare for word in run)
        keys = tuple(word.key for word in run)
        for at, word in enumerate(run):
            near = _begins(_bare_windows(), word, bare, at) or _begins(
                _short_windows(), word, keys, at
            )
            meant = tuple(_meant(run, bare, keys, at)) if near else ()
            meant = meant or tuple(_by_ear().get(keys[at : at + 2], ()))
            if meant:
                found[word.start] = meant
    return found


def _meant(
    run: Sequence[Word], bare: tuple[str, ...], keys: tuple[str, ...], at: int
) -> Iterable[Phrase]:
    rivals = by_first_word().get(run[at].bare, ())
    right = max((len(p.keys) for p in rivals if keys[at : at + len(p.keys)] == p.keys), default=0)
    for phrase in rivals:
        size = len(phrase.keys)
        if bare[at : at + size] == phrase.bare:
            if phrase.compared and size > max(right, 1):
                yield phrase
        elif phrase.whole and size - 1 > right and _lacks_one(keys[at : at + size - 1], phrase):
            yield phrase


def _lacks_one(window: tuple[str, ...], phrase: Phrase) -> bool:
    keys = phrase.keys
    return any(window == keys[:gone] + keys[gone + 1 :] for gone in range(1, len(keys)))


@functools.cache
def misheard(phrase: Phrase) -> frozenset[tuple[str, ...]]:
    """A phrase of two words as people write it by ear: "dám sát", "bố chí", "trồng chéo"."""
    if len(phrase.keys) != 2 or not phrase.compared:
        return frozenset()
    heard = [*sounding_like(phrase.keys), *ending_like(phrase.keys, _known_keys())]
    return frozenset(keys for keys in heard if keys not in known_pairs())


@functools.cache
def _known_keys() -> frozenset[str]:
    """All words of the phrases."""
    return frozenset(key for phrase in phrases() for key in phrase.keys)


@functools.cache
def _by_ear() -> Mapping[tuple[str, ...], Sequence[Phrase]]:
    found: dict[tuple[str, ...], list[Phrase]] = {}
    for phrase in phrases():
        for keys in misheard(phrase):
            found.setdefault(keys, []).append(phrase)
    return found


@functools.cache
def _bare_windows() -> _Windows:
    """The phrases as letters without marks, by first word and length."""
    return _windows((phrase.bare[0], phrase.bare) for phrase in phrases())


@functools.cache
def _short_windows() -> _Windows:
    """What a phrase is with one inner word, or the last, left out; by first word and length."""
    return _windows(
        (phrase.bare[0], phrase.keys[:gone] + phrase.keys[gone + 1 :])
        for phrase in phrases()
        if phrase.whole
        for gone in range(1, len(phrase.keys))
    )


def _windows(found: Iterable[tuple[str, tuple[str, ...]]]) -> _Windows:
    groups: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for first, words in found:
        groups.setdefault(first, {}).setdefault(len(words), set()).add(words)
    return {
        first: {size: frozenset(group) for size, group in sizes.items()}
        for first, sizes in groups.items()
    }


def _begins(windows: _Windows, first: Word, words: tuple[str, ...], at: int) -> bool:
    sizes = windows.get(first.bare, {})
    return any(words[at : at + size] in group for size, group in sizes.items())
