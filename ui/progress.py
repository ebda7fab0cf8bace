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

SHOW_AFTER_MS = 1000


class ProgressPanel(QFrame):
    """Appears over the lower right corner of a window once the work has passed one second."""

    def __init__(
        self, window: QWidget, title: str, job: Job, delay_ms: int = SHOW_AFTER_MS
    ) -> None:
        super().__init__(window)
        self._over = window
        self.setObjectName("progressPanel")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._job = job
        self._text = QLabel(title or "Đang làm…")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._title = title or "Đang làm…"
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

    def finish(self) -> None:
        """The work is over: go, and do not appear any more behind a box that is open."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.addWidget(self._text)
        column.addLayout(row)
        unit = self.fontMetrics().height()
        self.setFixedWidth(unit * 20)

    def progress(self, done: int, total: int, text: str) -> None:
        """Show that `done` of `total` parts are finished (total 0: unknown)."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._text.setText(f"{self._title}\n{text}" if text else self._title)
        self._place()

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
        self._text.setText(f"{self._title}\nĐang dừng…")

    def _place(self) -> None:
        self.adjustSize()
        gap = self.fontMetrics().height()
        corner = self._over.rect().bottomRight()
        self.move(corner.x() - self.width() - gap, corner.y() - self.height() - gap * 3)
