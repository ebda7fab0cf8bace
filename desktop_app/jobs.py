"""Progress and cancel for work that may pass one second."""

from collections.abc import Callable


class Cancelled(Exception):
    """The person asked to stop; nothing was kept of the unfinished work."""


class Job:
    """Passed into long work: report progress through it, and let it stop the work.

    `step(done, total, text)` raises Cancelled once `cancel()` was called from another thread.
    """

    def __init__(self, on_progress: Callable[[int, int, str], None] | None = None) -> None:
        self._on_progress = on_progress
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits for the result any more."""
        return self._cancelled

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report that `done` of `total` parts are finished (total 0: unknown)."""
        if self._cancelled:
            raise Cancelled
        if self._on_progress:
            self._on_progress(done, total, text)
