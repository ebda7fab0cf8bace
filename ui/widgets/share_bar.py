"""The bar that shows how far work is: done from the left, what is late right after it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui import theme


def draw_shares(painter: QPainter, room: QRectF, done: int, late: int, total: int) -> None:
    """Draw the bar in the middle of a room; a part that is there is never too narrow to be seen."""
    high = float(theme.px(8))
    bar = QRectF(room.left(), room.center().y() - high / 2, max(room.width(), 0.0), high)
    whole = bar.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    late_end = done + late if late else 0
    for count, role in ((total or 1, "line"), (late_end, "late"), (done, "accent")):
        if count:
            bar.setWidth(max(whole * count / (total or 1), high))
            painter.setBrush(theme.color(role))
            painter.drawRoundedRect(bar, high / 2, high / 2)
    painter.restore()
