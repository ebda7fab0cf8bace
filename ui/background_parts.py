"""How a result comes back from another thread to the screen that asked, if it is still there."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.progress import ProgressPanel

if TYPE_CHECKING:
    from desktop_app.services import Services

OnDone = Callable[[Any], object] | None
OnError = Callable[[BaseException], object] | None

_log = logging.getLogger("so-dan-chu")


@dataclass
class Delivery:
    """Where a result goes."""

    parent: QObject
    on_done: OnDone
    on_error: OnError
    panel: ProgressPanel | None = None
    quiet: bool = False

    def close_panel(self) -> None:
        """Take the panel of progress away."""
        if self.panel is not None and isValid(self.panel):
            self.panel.finish()
        self.panel = None


class Bridge(QObject):
    """Carries calls from any thread to the thread that made it."""

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _call(self, work: Callable[[], None]) -> None:
        work()


def close(services: "Services | None") -> None:
    """Close services in the thread that opened them."""
    if services is not None:
        try:
            services.close()
        except Exception:
            _log.exception("closing the services failed")


def show_step(panel: ProgressPanel | None, done: int, total: int, text: str) -> None:
    """Show a step on a panel that may be gone."""
    if panel is not None and isValid(panel):
        panel.progress(done, total, text)


def widget(parent: QObject) -> QWidget | None:
    """The parent as a place for a box."""
    return parent if isinstance(parent, QWidget) else None
