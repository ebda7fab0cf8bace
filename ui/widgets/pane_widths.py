"""The widths of panes side by side, as the person left them last time."""

from collections.abc import Callable, MutableMapping

from PySide6.QtWidgets import QSplitter


class PaneWidths:
    """Remembers while `worth` says so: widths with a pane folded away are no choice."""

    def __init__(
        self,
        splitter: QSplitter,
        memory: MutableMapping[str, str],
        key: str,
        worth: Callable[[], bool],
    ) -> None:
        self._splitter = splitter
        self._memory = memory
        self._key = key
        self._worth = worth
        splitter.splitterMoved.connect(self._remember)

    def restore(self) -> None:
        """Take the widths of last time, if there are any."""
        kept = self._memory.get(self._key, "").split(",")
        sizes = [int(part) for part in kept if part.isdecimal()]
        if len(sizes) == self._splitter.count():
            self._splitter.setSizes(sizes)

    def _remember(self, *_moved: int) -> None:
        if self._worth():
            self._memory[self._key] = ",".join(str(size) for size in self._splitter.sizes())
