"""Where a window stands: never larger than the screen, and where the person left it."""

from collections.abc import MutableMapping

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme

KEY = "window"
_FRAME = 40  # title bar and edges that the system adds, at 100 %


def fit(window: QWidget, width: int, height: int) -> bool:
    """Give a window its wished size (at 100 %), or what the screen has; whether it had to give."""
    wished = QSize(theme.px(width), theme.px(height))
    room = window.screen().availableGeometry().size() - QSize(0, theme.px(_FRAME))
    window.resize(wished.boundedTo(room))
    return wished.boundedTo(room) != wished


def remember(window: QWidget, memory: MutableMapping[str, str]) -> None:
    """Keep place and size for the next start."""
    place = window.normalGeometry() if window.isMaximized() else window.geometry()
    numbers = (place.x(), place.y(), place.width(), place.height(), int(window.isMaximized()))
    memory[KEY] = ",".join(map(str, numbers))


def show(window: QWidget, memory: MutableMapping[str, str], width: int, height: int) -> None:
    """Show the main window as it was left; the first time large, and whole on a small screen."""
    kept = _numbers(memory.get(KEY, ""))
    small = fit(window, width, height)
    if kept is None:
        maximized = small
    else:
        *place, full = kept
        maximized = bool(full)
        rect = _on_a_screen(QRect(*place))
        if rect is not None:
            window.setGeometry(rect)
    if maximized:
        window.showMaximized()
    else:
        window.show()


def _numbers(text: str) -> list[int] | None:
    try:
        numbers = [int(part) for part in text.split(",")]
    except ValueError:
        return None
    return numbers if len(numbers) == 5 else None


def _on_a_screen(rect: QRect) -> QRect | None:
    """The place cut to its screen; None when that screen is not there any more."""
    for screen in QApplication.screens():
        room = screen.availableGeometry()
        if room.contains(rect.center()):
            return rect.intersected(room)
    return None


def system_leaves() -> bool:
    """Whether the machine is shutting down and waits for nobody."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.isSavingSession()
