"""The one window: start screens, desk or lock screen in the same frame. Wiring only."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import KnownProblem
from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from ui import dialogs, theme, window_place
from ui.background import Background, no_services
from ui.look import Look
from ui.rehearsal.stage import Stage
from ui.session import Session
from ui.shell.desk import Desk
from ui.shell.idle import IdleWatch
from ui.shell.lock import Lock
from ui.shell.open_book import OpenBook
from ui.shell.user_menu import Leaving
from ui.start.flow import StartFlow
from ui.start.parts import StartScreen
from ui.start.wizard import Wizard

SIZE = (1280, 720)  # at 100 %


class MainWindow(QMainWindow):
    """Shows one screen at a time; owns the session of the open book."""

    def __init__(
        self, paths: Paths, clock: Clock, look: Look, runner: type[Background] = Background
    ) -> None:
        super().__init__()
        self._paths, self._look, self._runner = paths, look, runner
        self._start_background = runner(no_services)
        self._book: OpenBook | None = None
        self._behind: OpenBook | None = None  # the real book, while a copy is practised on
        self._stage = Stage(self)
        self._stage.ready.connect(self.open_desk)
        self._stage.ended.connect(self.end_rehearsal)
        self._lock = Lock(self, self.show_screen, self._start_background, self.unlock)
        self._ready_to_close = False
        self.idle = IdleWatch(0, self)
        self.idle.idle.connect(self.lock)
        self._screens = QStackedWidget()
        self.setCentralWidget(self._screens)
        self.setMinimumSize(theme.px(640), theme.px(400))
        window_place.fit(self, *SIZE)
        self.flow = StartFlow(self.show_screen, paths, clock, look, self._start_background)
        self.flow.opened.connect(self.open_desk)

    def begin(self, first: Callable[[], object] | None = None) -> None:
        """Show the first start screen, or `first`; a book that is still open is closed."""
        self._close_session()
        self.setWindowTitle("Sổ Dân chủ")
        (first or self.flow.begin)()

    def screen_shown(self) -> QWidget | None:
        """The screen in the frame now."""
        return self._screens.currentWidget()

    def show_screen(self, screen: QWidget) -> None:
        """Put a screen into the frame in place of the one before; the desk stays behind it."""
        old = self._screens.currentWidget()
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        desks = [book.desk for book in (self._book, self._behind) if book]
        if old is not None and old not in (*desks, screen, self.flow.wizard):
            self._screens.removeWidget(old)
            old.deleteLater()
        if isinstance(screen, StartScreen | Wizard):
            screen.start()

    @property
    def session(self) -> Session | None:
        """The session of the book that is shown."""
        return self._book.session if self._book else None

    @property
    def desk(self) -> Desk | None:
        """The desk of the book that is shown."""
        return self._book.desk if self._book else None

    @Slot(object)
    def open_desk(self, office: OpenOffice) -> None:
        """Put the desk of a book that was just opened into the frame."""
        places = (self._stage.places.paths if self._stage.on else self._paths, self._look)
        leave = self.end_rehearsal if self._stage.on else self.leave_office
        rehearse = lambda: self._stage.ask(self.session)  # noqa: E731
        leaving = Leaving(self.lock, leave, rehearse, *self.flow.from_sample(self.leave_office))
        try:
            self._stage.clear_the_way(in_sight=self.screen_shown() is self.desk)
            book = OpenBook.over(self, office, (*places, self._runner), leaving)
        except KnownProblem as problem:
            self._not_opened(office, problem)
            return
        self._behind, self._book = self._book, book
        if self._stage.on:
            self._stage.dress(book)
        self._show_book(book)
        book.backups.show_last()
        book.session.background.changed.connect(self._on_changed)

    def _not_opened(self, office: OpenOffice, problem: KnownProblem) -> None:
        office.close()
        dialogs.door.problem(self, problem)
        if self._stage.on:  # the real desk is still in sight
            self._stage.end(lambda: None)
        else:
            self.flow.begin()

    def _show_book(self, book: OpenBook) -> None:
        self.show_screen(book.desk)
        book.desk.take_focus()
        self.setWindowTitle(book.name)
        self.idle.set_minutes(book.session.services.settings.number("idle_minutes"))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._book and "settings" in changes.features:
            self.idle.set_minutes(self._book.session.services.settings.number("idle_minutes"))
            self._book.backups.show_last()

    @Slot()
    def end_rehearsal(self) -> None:
        """Throw the copy away and go back to where one was."""
        copy, behind = self._book, self._behind
        if not self._stage.on or copy is None or behind is None:
            return
        self._stage.close_windows()
        was_seen = self.screen_shown() is copy.desk
        self._book, self._behind = behind, None
        if was_seen:  # else the lock is drawn, and stays
            self._show_book(behind)
        self._stage.end(lambda: copy.close(self._screens))

    @Slot()
    def lock(self) -> None:
        """Hide everything behind the login; drafts and the clipboard stay as they are."""
        book = self._behind or self._book
        if book is None or book.session.is_sample or self.screen_shown() is not self.desk:
            return
        self._lock.draw(book.session)

    def unlock(self) -> None:
        """Back to where one was."""
        if self.desk is not None:
            self.show_screen(self.desk)

    def leave_office(self, first: Callable[[], object] | None = None) -> None:
        """Back up, close the book, and go back to the first screen or to `first`."""
        if self._may_leave():
            self._after_backup(lambda: self.begin(first))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unfinished work, back up, close the book; only then let the window go."""
        if not self._ready_to_close:
            self.end_rehearsal()
        if window_place.system_leaves():
            # The system is shutting down and waits for nobody: no question, no backup.
            self._close_session()
        elif not self._ready_to_close:
            event.ignore()
            if self._may_leave():
                # Not from within this event: a window that is closing cannot be closed again.
                QTimer.singleShot(0, self, lambda: self._after_backup(self._close_now))
            return
        window_place.remember(self, self._look)
        self._start_background.shutdown()
        event.accept()

    def _may_leave(self) -> bool:
        if self.desk is not None:
            return self.desk.may_close()
        return self.flow.wizard is None or self.flow.wizard.may_close()

    def _after_backup(self, then: Callable[[], None]) -> None:
        if self._book is None:
            then()
            return
        self.idle.set_minutes(0)
        self.show_screen(StartScreen("Đang sao lưu và đóng sổ…"))
        self._book.backups.before_leaving(then)

    def _close_now(self) -> None:
        self._close_session()
        self.flow.release()
        self._ready_to_close = True
        self.close()

    def _close_session(self) -> None:
        book, self._book = self._book, None
        if book is not None:
            book.close(self._screens)
