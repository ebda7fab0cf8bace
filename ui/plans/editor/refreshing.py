"""Works out what follows from the words, off the GUI thread, while the person pauses."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.plans.editing.refresh import Refreshed, refresh
from desktop_app.plans.kept import KeptPlan
from ui.session import Session

PAUSE = 500  # ms after the last edit


class Refresher(QObject):
    """One refresh at a time; an outcome that typing has overtaken is thrown away."""

    refreshed = Signal(object, object)  # KeptPlan it was made from, Refreshed

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._newest: KeptPlan | None = None
        self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._begin)

    def changed(self, kept: KeptPlan) -> None:
        """A newer state is on the screen."""
        self._newest = kept
        self._timer.start()

    def now(self, kept: KeptPlan) -> None:
        """Do it without waiting, for a plan that was just opened."""
        self._newest = kept
        self._begin()

    def stop(self) -> None:
        """Nobody will look any more."""
        self._timer.stop()
        self._newest = None

    def _begin(self) -> None:
        self._timer.stop()
        kept = self._newest
        if kept is None or self._busy:
            return
        self._busy = True
        known = self._session.services.office.directory().unit_of
        self._session.background.run_file(
            self,
            lambda _job: refresh(kept, known),
            lambda outcome: self._on_done(kept, outcome),
            lambda _error: self._on_failed(),
        )

    def _on_done(self, kept: KeptPlan, outcome: Refreshed) -> None:
        self._busy = False
        if kept is self._newest:
            self.refreshed.emit(kept, outcome)
        elif self._newest is not None and not self._timer.isActive():
            self._timer.start()

    def _on_failed(self) -> None:
        self._busy = False
