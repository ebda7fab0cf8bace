"""How far the tasks are: done of all as a bar, what is late in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.tasks import Progress
from ui import theme
from ui.widgets.basics import grouped, label, row
from ui.widgets.share_bar import draw_shares


class ProgressStrip(QWidget):
    """One line: "33 nhiệm vụ, 20 đã xong", the bar, "61 %"; the late part in its own colour."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "muted")
        self.share = label("", "strong")
        self.bar = _Bar()
        line = row(self, gap=8)
        line.addWidget(self.words)
        line.addWidget(self.bar)
        line.addWidget(self.share)
        self.hide()

    def show_progress(self, all_tasks: Progress) -> None:
        """Show how far the tasks are; nothing while there are none."""
        total, done, late = all_tasks[1:]
        counts = (grouped(count) for count in (total, done, late))
        self.words.setText("{} nhiệm vụ · {} đã xong · {} quá hạn".format(*counts))
        self.share.setText(f"{all_tasks.percent} %")
        self.bar.show_progress(all_tasks)
        self.setToolTip(f"{self.words.text()}; phần đỏ là quá hạn")
        self.setAccessibleName(f"{self.words.text()}, {self.share.text()}")
        self.setVisible(bool(total))


class _Bar(QWidget):
    """The bar beside the words; it may give way."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = Progress("", 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_progress(self, shown: Progress) -> None:
        """Show other counts."""
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        """A short bar."""
        return QSize(theme.px(140), theme.px(16))

    def minimumSizeHint(self) -> QSize:
        """It may give way."""
        return QSize(theme.px(48), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        one = self._shown
        draw_shares(QPainter(self), QRectF(self.rect()), one.done, one.late, one.total)
