"""The one window: start screens, desk or lock screen in the same frame. Wiring only."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import KnownProblem
from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from desktop_app.services import Services
from ui import dialogs, theme, window_place
from ui.background import Background
from ui.look import Look
from ui.session import Session
from ui.shell.backups import Backups
from ui.shell.desk import Desk
from ui.shell.idle import IdleWatch
from ui.shell.lock import lock_recovery, lock_screen
from ui.shell.user_menu import UserMenu
from ui.shell.veil import Veil
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
        self._start_background = runner(_no_services)
        self.session: Session | None = None
        self.desk: Desk | None = None
        self.backups: Backups | None = None
        self._veil = Veil(self)
        self._ready_to_close = False
        self.idle = IdleWatch(0, self)
        self.idle.idle.connect(self.lock)
        self._screens = QStackedWidget()
        self.setCentralWidget(self._screens)
        self.setWindowTitle("Sổ Dân chủ")
        self.setMinimumSize(theme.px(640), theme.px(400))
        window_place.fit(self, *SIZE)
        self.flow = StartFlow(self.show_screen, paths, clock, look, self._start_background)
        self.flow.opened.connect(self.open_desk)

    def begin(self) -> None:
        """Show the first start screen."""
        self.flow.begin()

    def screen_shown(self) -> QWidget | None:
        """The screen in the frame now."""
        return self._screens.currentWidget()

    def show_screen(self, screen: QWidget) -> None:
        """Put a screen into the frame in place of the one before; the desk stays behind it."""
        old = self._screens.currentWidget()
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        if old is not None and old not in (self.desk, screen):
            self._screens.removeWidget(old)
            old.deleteLater()
        if isinstance(screen, StartScreen | Wizard):
            screen.start()

    @Slot(object)
    def open_desk(self, office: OpenOffice) -> None:
        """Put the desk of a book that was just opened into the frame."""
        try:
            session = Session.over(office, self._paths, self._look, self._runner)
        except KnownProblem as problem:
            office.close()
            dialogs.door.problem(self, problem)
            self.flow.begin()
            return
        try:
            self.session, self.desk = session, Desk(session)
        except BaseException:
            session.close()  # else the book would stay locked behind a screen without it
            raise
        self.backups = Backups(session, self)
        self.backups.stand_in(self.desk.foot)
        menu = UserMenu(self, session, self.backups, self.lock, self.leave_office)
        self.desk.set_menu(menu.actions(self.desk))
        self.show_screen(self.desk)
        self.desk.take_focus()
        self.setWindowTitle(f"{self.desk.head.office.text()} – Sổ Dân chủ")
        self.idle.set_minutes(session.services.settings.number("idle_minutes"))
        self.backups.show_last()
        session.background.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self.session and self.backups and "settings" in changes.features:
            self.idle.set_minutes(self.session.services.settings.number("idle_minutes"))
            self.backups.show_last()

    @Slot()
    def lock(self) -> None:
        """Hide everything behind the login; drafts and the clipboard stay as they are."""
        session = self.session
        if session is None or session.is_sample or self.screen_shown() is not self.desk:
            return
        self._veil.draw()
        self._show_lock()

    @Slot()
    def unlock(self) -> None:
        """Back to where one was."""
        if self.desk is not None:
            self.show_screen(self.desk)
            self._veil.lift()

    @Slot()
    def leave_office(self) -> None:
        """Back up, close the book, and go back to the first screen."""
        if self._may_leave():
            self._after_backup(self._begin_again)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unfinished work, back up, close the book; only then let the window go."""
        if _system_leaves():
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
        screen = self.screen_shown()
        if isinstance(screen, Wizard):
            return screen.may_close()
        return self.desk is None or self.desk.may_close()

    def _after_backup(self, then: Callable[[], None]) -> None:
        if self.backups is None:
            then()
            return
        self.idle.set_minutes(0)
        self.show_screen(StartScreen("Đang sao lưu và đóng sổ…"))
        self.backups.before_leaving(then)

    def _begin_again(self) -> None:
        self._close_session()
        self.setWindowTitle("Sổ Dân chủ")
        self.flow.begin()

    def _close_now(self) -> None:
        self._close_session()
        self.flow.release()
        self._ready_to_close = True
        self.close()

    def _close_session(self) -> None:
        session, self.session = self.session, None
        desk, self.desk, self.backups = self.desk, None, None
        if desk is not None:
            self._screens.removeWidget(desk)
            desk.leave()
        if session is not None:
            session.close()

    def _show_lock(self) -> None:
        if self.session is not None:
            screen = lock_screen(self.session, self._start_background)
            screen.opened.connect(self.unlock)
            screen.forgotten.connect(self._show_lock_recovery)
            self.show_screen(screen)

    def _show_lock_recovery(self) -> None:
        if self.session is not None:
            screen = lock_recovery(self.session, self._start_background)
            screen.opened.connect(self.unlock)
            screen.left.connect(self._show_lock)
            self.show_screen(screen)


def _system_leaves() -> bool:
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.isSavingSession()


def _no_services() -> Services:
    raise RuntimeError("no book is open")
