"""Where a button's icon, words and shortcut stand, and how they are drawn.

Qt leaves four pixels between the icon and the words whatever the size of the letters, and knows
no shortcut beside them; the ground, the colours and the words themselves stay the style sheet's.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from ui import theme

ICON_GAP = 7  # between the icon and the words, at 100 %
KEYS_GAP = 12  # between the words and the shortcut
_QT_GAP = 4  # what QPushButton.sizeHint() adds for an icon


class Widths(NamedTuple):
    """How wide each part is, in the order in which they stand."""

    icon: int
    icon_gap: int
    words: int
    keys_gap: int
    keys: int


def widths(button: QPushButton, keys: str) -> Widths:
    """The widths of a button's parts; nothing stands before or after what is absent."""
    icon = 0 if button.icon().isNull() else button.iconSize().width()
    font = button.font()
    if button.property("role") == "segment":  # half bold when chosen: it must not be cut then
        font.setWeight(QFont.Weight.DemiBold)
    words = _wide(font, button.text())
    long = QFontMetrics(button.font()).horizontalAdvance(keys) if keys else 0
    gap = theme.px(ICON_GAP) if icon and words else 0
    return Widths(icon, gap, words, theme.px(KEYS_GAP) if long else 0, long)


def more_room(button: QPushButton, keys: str) -> int:
    """How much wider than Qt's own hint the button must be."""
    parts = widths(button, keys)
    told = _wide(button.font(), button.text()) + (parts.icon + _QT_GAP if parts.icon else 0)
    return sum(parts) - told


def _wide(font: QFont, words: str) -> int:
    return QFontMetrics(font).size(Qt.TextFlag.TextShowMnemonic, words).width() if words else 0


def draw(button: QPushButton, option: QStyleOptionButton, keys: str) -> None:
    """Draw the whole button, as `initStyleOption` tells its state."""
    painter = QStylePainter(button)
    painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
    parts = widths(button, keys)
    left, top, high = _start(button, option, sum(parts)), 0, button.height()
    if parts.icon:
        side = button.iconSize().height()
        square = QRect(left, top + (high - side) // 2, parts.icon, side)
        mode = QIcon.Mode.Active if button.isEnabled() else QIcon.Mode.Disabled
        state = QIcon.State.On if button.isChecked() else QIcon.State.Off
        button.icon().paint(painter, square, Qt.AlignmentFlag.AlignCenter, mode, state)
    left += parts.icon + parts.icon_gap
    option.icon = QIcon()
    option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
    option.rect = QRect(left, top, parts.words, high)
    painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
    if keys:
        painter.setPen(_tone(button))
        place = QRect(left + parts.words + parts.keys_gap, top, parts.keys + theme.px(2), high)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, keys)


def _start(button: QPushButton, option: QStyleOptionButton, wide: int) -> int:
    """Where the first part begins: in the middle, what is like a link at the left."""
    style = button.style()
    room = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    if button.menu() is not None:
        arrow = style.pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, option, button)
        room.setRight(room.right() - arrow)
    if button.property("role") == "link":
        return room.left()
    return room.left() + max(0, room.width() - wide) // 2


def _tone(button: QPushButton) -> QColor:
    """The colour of the shortcut: quieter than the words."""
    primary = button.property("role") == "primary"
    tone = theme.color("on_accent" if primary and button.isEnabled() else "muted")
    if primary:
        tone.setAlphaF(0.82)
    return tone
