"""Keeps None, True and False alive under a fault of PySide6 6.12.0 with Python 3.11.

That version gives back a reference it never took: one of None whenever an override returns None as
a QVariant (every unknown role of a model), one of True whenever a signal is emitted. Measured:
1,000 signals end the process with "bool_dealloc: deallocating True or False". From Python 3.12 on
these three objects cannot die, and 6.11.3 counts rightly: this file goes when either is required.
"""

import ctypes
import sys

_PLENTY = 1 << 40


def keep_singletons_alive() -> None:
    """Give None, True and False more references than any session can lose."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for thing in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(thing))  # ob_refcnt is the first field
        if count.value < _PLENTY:
            count.value += _PLENTY
