"""How each kind of failure is shown, and the hooks that catch what nobody caught."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import logs
from desktop_app.errors import KnownProblem, UserError
from ui import dialogs

_log = logging.getLogger("so-dan-chu")


def show(parent: QWidget | None, error: BaseException) -> None:
    """Show a failure as what it is: a sentence, a problem with a next step, or a bug (logged)."""
    if isinstance(error, UserError):
        dialogs.door.tell(parent, error.message)
    elif isinstance(error, KnownProblem):
        _log.warning("known problem: %s", type(error).__name__)
        dialogs.door.problem(parent, error)
    else:
        # The log comes first: showing the box may fail as well.
        _log.error("bug", exc_info=error)
        dialogs.door.bug(parent, logs.describe(error))


def log_qt_message(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Qt's own warnings go into the log: a windowed program has no other place for them."""
    if kind != QtMsgType.QtDebugMsg:
        _log.warning("Qt: %s", words)


class Hooks(QObject):
    """Catches uncaught errors of every thread; the log is written where they happen.

    The box is shown on the GUI thread, one at a time: a fault in a paint event would otherwise
    open a new box for every repaint.
    """

    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._old: tuple[Callable[..., object], Callable[..., object]] | None = None

    def install(self) -> None:
        """Take over sys.excepthook and threading.excepthook."""
        self._old = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def remove(self) -> None:
        """Give the hooks back."""
        if self._old is not None:
            sys.excepthook, threading.excepthook = self._old
            self._old = None

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("uncaught", exc_info=error)
        self._caught.emit(error)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._on_error(type(args.exc_value), args.exc_value, args.exc_traceback)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            window = QApplication.activeWindow()
            if isinstance(error, UserError | KnownProblem):
                show(window, error)
            else:
                dialogs.door.bug(window, logs.describe(error))
        finally:
            self._showing = False
