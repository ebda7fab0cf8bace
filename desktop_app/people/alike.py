"""How alike two contents are: by the words they share, the rare ones counting most."""

import math

from db.people import PeopleReads
from db.text import words_of

ENOUGH = 0.6  # of the weight of the words typed

_ASKED_WORDS = 14  # of a long content the first ones
_NEWEST = 30  # records of a word that are looked at to tell how rare it is
_TOGETHER = (4, 3)  # the rarest words that a candidate must have
_CANDIDATES = 25
_LEAST_WORDS = 3


class ContentWords:
    """The words of a content that is being typed, as rare as they are in one table."""

    def __init__(self, people: PeopleReads, table: str, content: str) -> None:
        self._people = people
        self._table = table
        words = [word for word in dict.fromkeys(words_of(content)) if len(word) > 1]
        self._total, self._since = people.since_latest(table)
        self._few: dict[str, list[int]] = {}  # the records of a rare word
        self._weights: dict[str, float] = {}
        if self._total and len(words) >= _LEAST_WORDS:
            self._weights = {word: self._weight(word) for word in words[:_ASKED_WORDS]}
        self._all = sum(self._weights.values())

    def candidates(self) -> set[int]:
        """Records worth comparing: those with a rare word, then those with the rarest together."""
        found = {place for places in self._few.values() for place in places[:_CANDIDATES]}
        rarest = sorted(self._weights, key=lambda word: -self._weights[word])
        for count in _TOGETHER:
            words = rarest[:count]
            if words and len(found) < _CANDIDATES:
                since = 0 if self._few.keys() & set(words) else self._since
                found.update(self._people.with_words(self._table, words, _CANDIDATES, since=since))
        return set(sorted(found)[-2 * _CANDIDATES :])

    def likeness(self, folded: str) -> float:
        """How much of the weight of the words typed stands in a folded text; 1 is all of it."""
        if not self._all:
            return 0.0
        shared = self._weights.keys() & set(words_of_folded(folded))
        return sum(self._weights[word] for word in shared) / self._all

    def _weight(self, word: str) -> float:
        """The rarer the heavier: told from how densely the word stands in the newest records."""
        places = self._people.with_words(self._table, [word], _NEWEST)
        if len(places) < _NEWEST:
            self._few[word] = places
            share = (len(places) + 1) / (self._total + 1)
        else:
            share = len(places) / max(1, self._total - min(places) + 1)
        return -math.log(min(share, 0.98))


def words_of_folded(text: str) -> list[str]:
    """The words of a text that is folded already, without the marks at their ends."""
    return [word.strip('.,;:()"“”/-') for word in text.split()]
