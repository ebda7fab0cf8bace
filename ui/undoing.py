"""Undo and redo at the desk: one after another, and a long one can be stopped."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.jobs import Cancelled, Job
from ui.background import Background
from ui.widgets.notes import StatusLine

if TYPE_CHECKING:
    from desktop_app.services import Services

TITLE = "Đang hoàn tác"
STOPPED = "Đã dừng hoàn tác. Sổ vẫn như trước khi hoàn tác, không mất gì."
_REDO_TITLE = "Đang làm lại"
_REDO_STOPPED = "Đã dừng làm lại. Sổ vẫn như trước khi làm lại, không mất gì."

_Asked = tuple[bool, Callable[["Services", Job], Changes]]


class Undoing:
    """Keys pressed while one is under way wait for it; when it stops or fails they are dropped.

    Else the key pressed twice would begin anew what the person has just stopped.
    """

    def __init__(self, desk: QWidget, background: Background, foot: StatusLine) -> None:
        self._desk = desk
        self._background = background
        self._foot = foot
        self._asked: deque[_Asked] = deque()  # the first is under way

    def undo(self) -> None:
        """Take back the last action of this user."""
        self._ask((True, lambda services, job: services.undo(job)))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._ask((False, lambda services, job: services.redo(job)))

    def _ask(self, asked: _Asked) -> None:
        self._asked.append(asked)
        if len(self._asked) == 1:
            self._begin()

    def _begin(self) -> None:
        undo, op = self._asked[0]
        title = TITLE if undo else _REDO_TITLE
        self._background.run_long(self._desk, op, self._on_done, self._on_failed, title)

    def _on_done(self, changes: Changes) -> None:
        undo, _ = self._asked.popleft()
        if undo:
            self._foot.tell(changes.message, redoable=True)
        if self._asked:
            self._begin()

    def _on_failed(self, error: BaseException) -> None:
        undo, _ = self._asked[0]
        self._asked.clear()
        if isinstance(error, UserError):
            self._foot.tell(error.message)
        elif isinstance(error, Cancelled):
            self._foot.tell(STOPPED if undo else _REDO_STOPPED)
