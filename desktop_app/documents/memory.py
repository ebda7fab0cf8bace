"""What was worked out before, kept as long as it goes on being used."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_LIMIT = 50_000


class Memory(Generic[K, V]):
    """Two generations: what `turn` finds unused since the turn before is forgotten.

    So it never holds more than two versions of a document need, and never more than `limit` values
    in a generation.
    """

    def __init__(self, limit: int = _LIMIT) -> None:
        self._limit = limit
        self._new: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made when it is not known."""
        found = self._new.get(key)
        if found is None:
            found = self._old.get(key)
            if found is None:
                found = make()
            if len(self._new) >= self._limit:
                self.turn()
            self._new[key] = found
        return found

    def turn(self) -> None:
        """Begin a new generation."""
        self._old, self._new = self._new, {}

    def __len__(self) -> int:
        return len(self._new | self._old)
