"""A line of tabs: the icon stands at the height of its words and takes their colour when chosen."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QStylePainter, QTabBar

from ui import theme
from ui.widgets.basics import bold

_EDGE, _GAP, _SIDE = 12, 7, 16  # beside the parts, between them, of the icon: at 100 %


class TabLine(QTabBar):
    """Tabs as wide as their words; the ground and the line under the chosen one are the style's."""

    def __init__(self) -> None:
        super().__init__()
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setIconSize(QSize(theme.px(_SIDE), theme.px(_SIDE)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the words half bold, so that no tab moves when another is chosen."""
        icon, gap, words = self._widths(index)
        wide = icon + gap + words + 2 * theme.px(_EDGE)
        return QSize(wide, super().tabSizeHint(index).height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """A tab never cuts its words; where the room ends the line scrolls."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every tab: its ground by the style sheet, then icon and words."""
        painter = QStylePainter(self)
        for place in range(self.count()):
            option = QStyleOptionTab()
            self.initStyleOption(option, place)
            painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, option)
            self._draw(painter, place, option)

    def _draw(self, painter: QStylePainter, place: int, option: QStyleOptionTab) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        icon, gap, words = self._widths(place)
        area = self.tabRect(place)
        left = area.left() + (area.width() - icon - gap - words) // 2
        if icon:
            square = QRect(left, area.top() + (area.height() - icon) // 2, icon, icon)
            state = QIcon.State.On if chosen else QIcon.State.Off
            middle = Qt.AlignmentFlag.AlignCenter
            self.tabIcon(place).paint(painter, square, middle, QIcon.Mode.Active, state)
        painter.setFont(bold(chosen))
        painter.setPen(theme.color("accent_strong" if chosen else "ink" if over else "muted"))
        room = QRect(left + icon + gap, area.top(), words, area.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, flags, self.tabText(place))

    def _widths(self, place: int) -> tuple[int, int, int]:
        """Of the icon, the gap and the words."""
        icon = 0 if self.tabIcon(place).isNull() else self.iconSize().width()
        metrics = QFontMetrics(bold())
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, self.tabText(place)).width()
        return icon, theme.px(_GAP) if icon and words else 0, words
