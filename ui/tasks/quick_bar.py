"""The line above the list: quick narrowings with their counts, and how far the tasks are."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from db.tasks import Progress
from ui import theme
from ui.tasks.narrowing import QUICKS
from ui.tasks.progress_strip import ProgressStrip
from ui.widgets.basics import Button, grouped, row

_WIDE = 920  # pixels at 100 %


class QuickBar(QWidget):
    """One narrowing is chosen at a time; "" is all tasks."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        line = row(self, gap=4)
        for name, words, tip in (("", "Tất cả", "Mọi nhiệm vụ"), *QUICKS):
            made = Button(words, "segment", tip=tip)
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, n=name: self.wanted.emit(n))
            self.buttons[name] = made
            line.addWidget(made)
        line.addStretch(1)
        self.strip = ProgressStrip()
        line.addWidget(self.strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words beside the bar give way first; the bar tells them by its tip."""
        super().resizeEvent(event)
        self.strip.words.setVisible(event.size().width() >= theme.px(_WIDE))

    def show_counts(self, total: Progress, counts: dict[str, int]) -> None:
        """Show the progress of all tasks and how many each narrowing would leave."""
        self.strip.show_progress(total)
        for name, words, _tip in QUICKS:
            count = counts[name]
            self.buttons[name].setText(f"{words} {grouped(count)}" if count else words)

    def show_chosen(self, quick: str) -> None:
        """Mark the narrowing in force."""
        for name, made in self.buttons.items():
            made.setChecked(name == quick)
