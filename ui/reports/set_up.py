"""What the pages "Biểu mẫu" and "Kỳ báo cáo" share: their head, the two sides below it."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui import theme
from ui.widgets.basics import Button, Card, button, label, row
from ui.widgets.page_head import back_button

_WIDE = 1000
_LOW = 480  # too low for one above the other


class SetUpHead(QWidget):
    """Back, the title, the recycle bin; the page's own buttons stand at the right."""

    def __init__(self, title: str, leave: Callable[[], object], *own: Button) -> None:
        super().__init__()
        self.bin = Button("", "", "delete-clock-outline", tip="Thùng rác: những mục đã xóa")
        self.bin.setAccessibleName("Thùng rác")
        self.bin.setCheckable(True)
        self.restore = button("Khôi phục", "restore")
        line = row(self, gap=8)
        line.addWidget(back_button(leave, "danh sách báo cáo"))
        line.addWidget(label(title, "heading"))
        line.addStretch(1)
        for part in (self.restore, self.bin, *own):
            line.addWidget(part)


class Sides(QWidget):
    """A list and what is chosen in it: side by side, below each other where it is narrow."""

    def __init__(self, listed: QWidget, chosen: QWidget, *, wide: tuple[int, int]) -> None:
        super().__init__()
        self._shares = wide
        card = Card(edge=1)
        card.body.addWidget(listed)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(12))
        self._line.addWidget(card)
        self._line.addWidget(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn as the room asks."""
        super().resizeEvent(event)
        low = event.size().height() < theme.px(_LOW)
        wide = low or event.size().width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        for place, share in enumerate(self._shares if wide else (3, 4)):
            self._line.setStretch(place, share)
