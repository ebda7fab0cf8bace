"""How alike two contents are: by the words they share, the rare ones counting most."""

import math
import re

from db.people import PeopleReads
from db.text import fold

ENOUGH = 0.55  # of the weight of the words of both

_WORD = re.compile(r"[^\W_]+")
_ASKED_WORDS = 40  # of a long content the first ones
_NEWEST = 120  # records of a word that are looked at to tell how rare it is
_TOGETHER = (6, 4, 3)  # the rarest words that a candidate must have
_CANDIDATES = 40
_LEAST_WORDS = 3


def words_of(text: str) -> list[str]:
    """The folded words of a text, in its order."""
    return _WORD.findall(fold(text))


class ContentWords:
    """The words of a content that is being typed, as rare as they are in one table."""

    def __init__(self, people: PeopleReads, table: str, content: str) -> None:
        self._people = people
        self._table = table
        words = [word for word in dict.fromkeys(words_of(content)) if len(word) > 1]
        words = words[:_ASKED_WORDS]
        self._total, self._since = people.since_latest(table)
        self._newest: dict[str, list[int]] = {}
        self._rarity = {word: self._rare(word) for word in words}
        self._by_rarity = sorted(words, key=lambda word: -self._rarity[word])

    def candidates(self) -> set[int]:
        """Records worth comparing: those with the rarest words together."""
        found: set[int] = set()
        if len(self._by_rarity) < _LEAST_WORDS:
            return found
        for count in _TOGETHER:
            words = self._by_rarity[:count]
            if len(found) < _CANDIDATES and len(words) == count:
                more = self._people.with_words(self._table, words, _CANDIDATES, since=self._since)
                found.update(more)
        return found

    def likeness(self, content: str) -> float:
        """0 for nothing in common, 1 for the same words."""
        others = {word for word in words_of(content) if len(word) > 1}
        mine = self._rarity.keys()
        if len(mine) < _LEAST_WORDS or not others:
            return 0.0
        shared = sum(self._rarity[word] for word in mine & others)
        usual = sum(self._rarity.values()) / len(self._rarity)
        weight = sum(self._rarity.values()) + usual * len(others - mine) / 2
        return shared / weight if weight else 0.0

    def _rare(self, word: str) -> float:
        """The weight of a word: from how densely it stands among the newest records."""
        places = self._people.with_words(self._table, [word], _NEWEST, since=self._since)
        if len(places) < _NEWEST:
            share = (len(places) + 1) / max(1, min(self._total, 150_000))
        else:
            share = len(places) / max(1, self._total - min(places) + 1)
        return -math.log(min(1.0, share) * 0.99)
