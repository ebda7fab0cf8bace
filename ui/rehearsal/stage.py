"""Changing over from the real book to a copy and back; the real one waits behind, untouched."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app import rehearsal
from desktop_app.changes import Changes
from desktop_app.documents import stamp
from desktop_app.errors import KnownProblem
from desktop_app.rehearsal import Rehearsal
from ui.rehearsal.ask import AskRehearsal
from ui.rehearsal.ribbon import RehearsalRibbon
from ui.session import Session
from ui.shell.open_book import OpenBook

EVERYTHING = ("plans", "tasks", "calendar", "law", "views", "settings", "office", "today")
BACK = "Đã tập dượt trên bản sao; sổ thật không đổi."


class Stage(QObject):
    """Holds the copy while it is practised on."""

    ready = Signal(object)  # OpenOffice: the copy is there
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._now: Rehearsal | None = None
        self._copying: Session | None = None  # whose book is being copied now

    @property
    def on(self) -> bool:
        """Whether a copy is practised on."""
        return self._now is not None

    @property
    def places(self) -> Rehearsal:
        """The copy; only while it is on."""
        assert self._now is not None
        return self._now

    def ask(self, session: Session | None) -> None:
        """Ask for the day, then copy the book in the background."""
        assert session is not None
        if self._copying is session or self.on:
            return
        today = session.clock.today()
        AskRehearsal(self._window, today, lambda day: self.begin(session, day)).open()

    def begin(self, session: Session, day: date) -> None:
        """Copy the book; `ready` when the copy is open. One at a time: they have one place."""
        if self._copying is session or self.on:
            return
        self._copying = session
        session.background.said.emit("Đang chép sổ để tập dượt…")
        session.background.run(
            self,
            lambda services: rehearsal.begin(services, session.office, session.paths, day),
            lambda copy: self._on_copied(session, copy),
            self._on_failed,
        )

    def clear_the_way(self, *, in_sight: bool) -> None:
        """Close what stands over the window before a copy comes in.

        KnownProblem when something stays, or when the real desk is not `in_sight`: it was locked or
        left meanwhile, and the copy must never come over the lock.
        """
        if self.on and not (in_sight and self.close_windows()):
            raise KnownProblem(
                "Chưa bắt đầu tập dượt: sổ thật đã khóa, đã đóng, hoặc còn cửa sổ chưa đóng.",
                "Hãy mở khóa, lưu hoặc đóng các cửa sổ khác rồi bắt đầu lại.",
            )

    def close_windows(self) -> bool:
        """Close what stands over the window; false where one holds on to its work.

        Each belongs to one book, which can no longer be told from the other.
        """
        standing = [one for one in self._window.findChildren(QDialog) if one.isVisible()]
        return all([one.close() for one in standing])

    def dress(self, book: OpenBook) -> None:
        """Put the ribbon over the copy's desk."""
        made = RehearsalRibbon(self.places.clock.today())
        made.end_wanted.connect(self.ended)
        made.day_wanted.connect(lambda day: self._move(book, made, day))
        book.desk.put_ribbon(made)

    def end(self, close: Callable[[], object]) -> None:
        """Close the copy and throw it away; what is still being written bears the mark too."""
        copy, self._now = self._now, None
        try:
            close()
        finally:
            stamp.put("")
            if copy is not None:
                copy.end()

    def _on_copied(self, session: Session, copy: Rehearsal) -> None:
        self._copying = None
        self._now = copy
        session.background.said.emit(BACK)  # read when the real book is in sight again
        stamp.put(stamp.REHEARSAL)
        self.ready.emit(copy.office)

    def _on_failed(self, _error: BaseException) -> None:
        self._copying = None  # what happened was told already

    def _move(self, book: OpenBook, ribbon: RehearsalRibbon, day: date) -> None:
        self.places.clock.move_to(day)
        ribbon.show_day(day)
        book.desk.head.show_day(day)
        book.session.background.changed.emit(Changes.of(*EVERYTHING))
