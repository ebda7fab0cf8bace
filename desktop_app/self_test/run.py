"""Runs the self-test's steps in order and says how each went."""

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.clock import Clock, SystemClock
from desktop_app.self_test.book import Pictures, TrialBook

Say = Callable[[str], None]


def run_self_test(say: Say, pictures: Pictures | None = None, clock: Clock | None = None) -> int:
    """Try every part on a book of its own; one line per step, returns 0 when all is well, else 1.

    `pictures` draws every tab of the window; without it the window is left out, and said so.
    """
    # On Windows a file that a virus scanner holds open cannot be removed at once; not our failure.
    with TemporaryDirectory(prefix="so-dan-chu-", ignore_cleanup_errors=True) as folder:
        book = TrialBook(Path(folder), clock or SystemClock())
        try:
            return _run(book, say, pictures)
        finally:
            book.leave()


def _run(book: TrialBook, say: Say, pictures: Pictures | None) -> int:
    start = time.perf_counter()
    for words, step in book.steps(pictures):
        begun = time.perf_counter()
        try:
            step()
        except Exception as problem:  # whatever fails, here it is the answer
            say(f"✗ {words}: {problem}")
            say(traceback.format_exc())
            return 1
        say(f"✓ {words} ({time.perf_counter() - begun:.2f} giây)")
    if pictures is None:
        say("– Cửa sổ không được thử trong lần này.")
    say(f"Tất cả đều đạt trong {time.perf_counter() - start:.1f} giây.")
    return 0
