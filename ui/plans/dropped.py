"""Files that come from outside: dropped on the tab, or not readable."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from ui import dialogs
from ui.widgets.notes import Banner

_MOST_NAMES = 3


class WaitingFiles(Banner):
    """The files dropped together with the one being read: the next one is a click away."""

    next_wanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._files: list[Path] = []

    def greet(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here, nothing else."""
        if _files(event):
            event.acceptProposedAction()

    def receive(self, event: QDropEvent) -> Path | None:
        """All dropped files wait; the first of them is to be read now."""
        files = _files(event)
        if not files:
            return None
        event.acceptProposedAction()
        self._add(files)
        return files[0]

    def _add(self, files: list[Path]) -> None:
        self._files = list(dict.fromkeys([*self._files, *files]))
        self._show()

    def take(self, path: Path) -> None:
        """A file is being read and waits no longer."""
        self._files = [one for one in self._files if one != path]
        self._show()

    def forget(self) -> None:
        """None of them is wanted; the files themselves stay where they are."""
        self._files = []
        self._show()

    def _show(self) -> None:
        if not self._files:
            self.tell("")
            return
        names = ", ".join(one.name for one in self._files[:_MOST_NAMES])
        others = len(self._files) - _MOST_NAMES
        more = f" và {others} tệp khác" if others > 0 else ""
        self.tell(f"Còn {len(self._files)} tệp vừa thả vào chưa đọc: {names}{more}.")
        self.add_action("Đọc tệp tiếp theo", lambda: self.next_wanted.emit(self._files[0]))
        self.add_action("Bỏ qua", self.forget)


def tell_unreadable(parent: QWidget, path: Path, error: BaseException) -> None:
    """Say why a file could not be read."""
    if isinstance(error, UserError):
        dialogs.door.tell(parent, f"Chưa đọc được tệp “{path.name}”.", detail=error.message)


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
