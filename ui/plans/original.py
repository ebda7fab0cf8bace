"""The file that a plan was read from: shown by the machine's own program, or saved once more."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.documents import atomic
from desktop_app.jobs import Job
from ui import dialogs
from ui.session import Session


class OriginalFile:
    """Takes the file of the plan shown out of the book."""

    def __init__(self, parent: QWidget, session: Session, uid_of: Callable[[], str]) -> None:
        self._parent = parent
        self._session = session
        self._uid_of = uid_of

    def keep(self) -> None:
        """Save the file where the person wants it."""
        name, data = self._read()
        path = dialogs.door.choose_save_file(self._parent, "Lưu tệp gốc ra", name, purpose="plans")
        if path is None:
            return
        self._session.background.run_file(
            self._parent,
            lambda _job: atomic.save(path, lambda stream: stream.write(data)),
            lambda saved: self._session.background.said.emit(
                f"Đã lưu tệp gốc ra {saved.path.name}. {saved.note}".strip()
            ),
        )

    def open(self) -> None:
        """Show the file with the machine's own program; the copy goes with the next start."""
        name, data = self._read()
        path = self._session.paths.scratch / Path(name).name

        def write(_job: Job) -> Path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return path

        self._session.background.run_file(self._parent, write, self._on_copied)

    def _on_copied(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            dialogs.door.tell(
                self._parent,
                f"Máy này không có chương trình mở được tệp “{path.name}”.",
                detail="Hãy dùng “Lưu tệp gốc ra…” rồi mở tệp ở máy khác.",
            )

    def _read(self) -> tuple[str, bytes]:
        return self._session.services.plans.original(self._uid_of())
