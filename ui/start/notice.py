"""A book that cannot be opened now: what happened, what to do, and the ways on."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop_app.errors import KnownProblem
from ui.start.parts import StartScreen, enter_clicks
from ui.widgets.basics import button, label, primary_button, row
from ui.widgets.notes import Banner


class Notice(StartScreen):
    """Shown for a second program on the same folder, a damaged book, a place that is refused."""

    again = Signal()
    sample = Signal()
    restore = Signal()

    def __init__(self, problem: KnownProblem, folder: Path, title: str) -> None:
        super().__init__(title, width=660)
        self._folder = folder
        self.card.body.addWidget(Banner("warning", problem.message))
        if problem.next_step:
            self.card.body.addWidget(label(problem.next_step, wrap=True))
        self.card.body.addWidget(label(f"Thư mục sổ: {folder}", "small", wrap=True))
        self.retry = primary_button("&Thử lại", "refresh", on_click=self.again.emit)
        buttons = row(gap=12)
        for made in (
            self.retry,
            button("&Mở thư mục sổ", "folder-outline", on_click=self._open_folder),
            button("&Phục hồi…", "backup-restore", on_click=self.restore.emit),
            button("&Văn phòng mẫu", "eye-outline", on_click=self.sample.emit),
        ):
            buttons.addWidget(enter_clicks(made))
        buttons.addStretch(1)
        self.card.body.addLayout(buttons)

    def start(self) -> None:
        """Enter tries again."""
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
