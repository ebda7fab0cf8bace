"""The small panel that shows long work and lets the person stop it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.jobs import Job
from ui import theme

SHOW_AFTER_MS = 1000
_WIDTH = 340  # at 100 %


class ProgressPanel(QFrame):
    """Appears over the lower right corner of a window once the work has passed one second."""

    def __init__(
        self, window: QWidget, title: str, job: Job, delay_ms: int = SHOW_AFTER_MS
    ) -> None:
        super().__init__(window)
        self._over = window
        self.setObjectName("progressPanel")
        self._job = job
        self._title = title or "Đang làm…"
        self._head = _words(self._title, "strong")
        self._text = _words("", "muted")
        self._text.hide()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.stop = QPushButton("Dừng")
        self.stop.clicked.connect(self._on_stop)
        self._lay_out()
        window.installEventFilter(self)
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._appear)
        self._timer.start()

    def text(self) -> str:
        """What is told: the work, then how far it is."""
        return f"{self._title}\n{self._text.text()}".strip()

    def finish(self) -> None:
        """The work is over: go, and do not appear any more behind a box that is open."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def _lay_out(self) -> None:
        work = QHBoxLayout()
        work.setSpacing(theme.px(12))
        work.addWidget(self._bar, 1)
        work.addWidget(self.stop)
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.px(4))
        lines.setContentsMargins(*(theme.px(12),) * 4)
        lines.addWidget(self._head)
        lines.addWidget(self._text)
        lines.addLayout(work)
        self.setFixedWidth(theme.px(_WIDTH))

    def progress(self, done: int, total: int, text: str) -> None:
        """Show that `done` of `total` parts are finished (total 0: unknown)."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._say(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    @Slot()
    def _appear(self) -> None:
        self._place()
        self.show()
        self.raise_()

    @Slot()
    def _on_stop(self) -> None:
        self._job.cancel()
        self.stop.setEnabled(False)
        self._say("Đang dừng…")

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        gap = theme.px(16)
        corner = self._over.rect().bottomRight()
        self.move(corner.x() - self.width() - gap, corner.y() - self.height() - gap * 3)


def _words(text: str, role: str) -> QLabel:
    """As `label` of the widgets, which stand on this file."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    return made
