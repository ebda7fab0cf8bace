"""One picture of one widget."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui import errors

SIZE = (1366, 768)
Shot = Callable[[str, QWidget], object]  # name, what is shown


def grab(widget: QWidget, target: Path, size: tuple[int, int] = SIZE) -> Path:
    """Show a widget at a size, let it lay itself out, and write its picture."""
    widget.resize(*size)
    widget.show()
    settle()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(target), "PNG"):
        raise OSError(f"picture not written: {target.name}")
    return target


def settle() -> None:
    """Let layouts, posted events and deletions run."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def quiet() -> Iterator[None]:
    """The screenless platform complains about every window with a least size; nobody needs that."""
    before = qInstallMessageHandler(_quiet)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _quiet(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    if "propagateSizeHints" not in words:
        errors.log_qt_message(kind, _context, words)
