"""How far the tasks are: done of all as a bar, what is late in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.tasks import Progress
from ui import theme
from ui.widgets.basics import label, row


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

    def show_progress(self, groups: list[Progress]) -> None:
        """Show the sum of some groups; nothing while there are no tasks."""
        total = sum(group.total for group in groups)
        done, late = sum(group.done for group in groups), sum(group.late for group in groups)
        self.words.setText(f"{_n(total)} nhiệm vụ · {_n(done)} đã xong · {_n(late)} quá hạn")
        percent = 100 * done // total if total else 0
        self.share.setText(f"{percent} %")
        self.bar.show_parts(done, late, total)
        self.setToolTip(f"{self.words.text()}; phần đỏ là quá hạn")
        self.setAccessibleName(f"{self.words.text()}, {percent} %")
        self.setVisible(bool(total))


class _Bar(QWidget):
    """Done from the left, late from the right."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_parts(self, done: int, late: int, total: int) -> None:
        """Show these parts of a whole."""
        self._parts = (done / total, late / total) if total else (0.0, 0.0)
        self.update()

    def sizeHint(self) -> QSize:
        """A short bar."""
        return QSize(theme.px(140), theme.px(16))

    def minimumSizeHint(self) -> QSize:
        """It may give way."""
        return QSize(theme.px(48), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, done and late."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = float(theme.px(8))
        ground = QRectF(0, (self.height() - high) / 2, self.width(), high)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(ground, high / 2, high / 2)
        done, late = (ground.width() * part for part in self._parts)
        if done:
            painter.setBrush(theme.color("accent"))
            part = QRectF(ground.left(), ground.top(), max(done, high), high)
            painter.drawRoundedRect(part, high / 2, high / 2)
        if late:
            wide = max(late, high)
            painter.setBrush(theme.color("late"))
            part = QRectF(ground.right() - wide, ground.top(), wide, high)
            painter.drawRoundedRect(part, high / 2, high / 2)


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")
