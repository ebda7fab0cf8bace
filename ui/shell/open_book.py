"""An open book in the window: its session, its desk, its backups and its menu."""

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from ui.background import Background
from ui.look import Look
from ui.session import Session
from ui.shell.backups import Backups
from ui.shell.desk import Desk
from ui.shell.user_menu import Leaving, UserMenu


@dataclass
class OpenBook:
    """What goes together as long as one book is open."""

    session: Session
    desk: Desk
    backups: Backups

    @classmethod
    def over(
        cls,
        window: QWidget,
        office: OpenOffice,
        places: tuple[Paths, Look, type[Background]],
        leaving: Leaving,
    ) -> "OpenBook":
        """Make the desk of a book that was just opened; KnownProblem when it cannot be read."""
        session = Session.over(office, *places)
        try:
            made = cls(session, Desk(session), Backups(session, window))
            if not session.is_rehearsal:
                made.backups.stand_in(made.desk.foot)
                made._mark_sample(leaving)
            menu = UserMenu(window, session, made.backups, leaving, made.desk.chapter)
            made.desk.set_menu(menu.actions(made.desk))
        except BaseException:
            session.close()  # else the book would stay locked behind a screen without it
            raise
        return made

    def _mark_sample(self, leaving: Leaving) -> None:
        if self.session.is_sample:
            from ui.shell.sample_ribbon import SampleRibbon  # noqa: PLC0415 - needs every feature

            self.desk.put_ribbon(SampleRibbon(self.session, leaving))

    @property
    def name(self) -> str:
        """What the window is called while this book is shown."""
        words = f"{self.desk.head.office.text()} – Sổ Dân chủ"
        if self.session.is_rehearsal:
            return f"TẬP DƯỢT – {words}"
        return f"VĂN PHÒNG MẪU – {words}" if self.session.is_sample else words

    def close(self, screens: QStackedWidget) -> None:
        """Put the work in hand into the book and close it."""
        screens.removeWidget(self.desk)
        self.desk.leave()
        self.session.close()
