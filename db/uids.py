"""Identifiers of records: UUID version 7, so that they sort by the time of their making."""

import os
import uuid
from collections.abc import Callable
from datetime import datetime

_TAIL_BITS = 74  # rand_a (12) and rand_b (62) of RFC 9562, used as one growing number


class UidMaker:
    """Makes UUIDv7 texts that only ever grow, also when the clock stands still or goes back."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0

    def __call__(self) -> str:
        """The next identifier, as 36 characters."""
        ms = int(self._now().timestamp() * 1000)
        fresh = ms << _TAIL_BITS | int.from_bytes(os.urandom(10)) >> (80 - _TAIL_BITS)
        self._last = max(fresh, self._last + 1)
        return _text(self._last)


def _text(number: int) -> str:
    ms, tail = number >> _TAIL_BITS, number & ((1 << _TAIL_BITS) - 1)
    rand_a, rand_b = tail >> 62, tail & ((1 << 62) - 1)
    return str(uuid.UUID(int=ms << 80 | 7 << 76 | rand_a << 64 | 2 << 62 | rand_b))
