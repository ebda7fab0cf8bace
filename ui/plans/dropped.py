"""Files that come from outside: dropped on the tab, or not readable."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from ui import dialogs


def tell_unreadable(parent: QWidget, path: Path, error: BaseException) -> None:
    """Say why a file could not be read."""
    if isinstance(error, UserError):
        dialogs.door.tell(parent, f"Chưa đọc được tệp “{path.name}”.", detail=error.message)


def one_of(files: list[Path]) -> str:
    """Say which of several dropped files is read."""
    return (
        f"Mỗi lần đọc một tệp: đang đọc {files[0].name}; "
        f"{len(files) - 1} tệp kia chưa đọc, hãy thả vào sau."
    )


def dropped(urls: list[QUrl]) -> list[Path]:
    """The files among what was dropped."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
