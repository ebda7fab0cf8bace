"""The look of the program: colours by role, sizes in font units, icons that follow both."""

import os
import re
import string
import sys
from dataclasses import asdict, dataclass, replace
from functools import lru_cache

os.environ.setdefault("QT_API", "pyside6")  # QtAwesome asks qtpy, which may find another binding

import qtawesome
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QStyleFactory

import resources

BASE_POINTS = 10.0
_BASE_PIXELS = BASE_POINTS * 96 / 72  # sizes below are told for this font, "at 100 %"


@dataclass(frozen=True)
class Tokens:
    """The colours by role; a screen never names a colour of its own."""

    ink: str = "#1d2733"
    muted: str = "#55616f"
    line: str = "#dde3ea"
    edge: str = "#7f8b99"  # outline of what can be typed into: 3:1 against its ground
    desk: str = "#f4f6f9"
    card: str = "#ffffff"
    stripe: str = "#f8fafc"
    accent: str = "#0b5c8a"
    accent_strong: str = "#08466a"
    on_accent: str = "#ffffff"
    soft: str = "#e6f0f6"
    hover: str = "#eef3f7"
    selection: str = "#d5e6f0"
    mark: str = "#fff2cc"  # a line of the source that something points at
    late: str = "#b3261e"
    soon: str = "#7a4c00"
    done: str = "#196b3c"
    info: str = "#4a5a86"
    late_soft: str = "#fbeae9"
    soon_soft: str = "#fbf1de"
    done_soft: str = "#e5f3eb"
    info_soft: str = "#ebeef6"
    images: str = "light"


LIGHT = Tokens()
DARK = Tokens(
    ink="#e6ebf1",
    muted="#a3afbd",
    line="#343e4a",
    edge="#71808f",
    desk="#161b21",
    card="#1e252d",
    stripe="#222a33",
    accent="#6cb8e6",
    accent_strong="#93ccef",
    on_accent="#0c1a24",
    soft="#203443",
    hover="#28323c",
    selection="#234257",
    mark="#463b1c",
    late="#ff9a92",
    soon="#f0bb62",
    done="#74d49c",
    info="#aab8e6",
    late_soft="#45231f",
    soon_soft="#40331a",
    done_soft="#1d3a2a",
    info_soft="#293149",
    images="dark",
)

# Each state has a shape of its own, so that colour is never the only sign.
STATUS_ICONS = {
    "late": "alert-octagon",
    "soon": "clock-outline",
    "done": "check-circle",
    "info": "circle-medium",
    "warning": "alert",
    "note": "information-outline",
}
STATUS_ROLES = {"warning": "soon", "note": "info"}


class _State:
    """What was applied last; the only state of this module."""

    tokens: Tokens = LIGHT
    scale: float = 1.0


def tokens() -> Tokens:
    """The colours in use."""
    return _State.tokens


def color(role: str) -> QColor:
    """The colour of a role in use now."""
    return QColor(getattr(_State.tokens, STATUS_ROLES.get(role, role)))


def px(size: float) -> int:
    """A length told for 100 %, in pixels for the font in use."""
    return max(1, round(size * _State.scale)) if size else 0


def row_height() -> int:
    """The height of one table row."""
    return max(px(34), round(QFontMetricsF(QApplication.font()).height() * 1.7))


def apply_theme(app: QApplication, dark: bool = False, text_scale: float = 1.0) -> None:
    """Give the whole program its style, font, palette and style sheet."""
    app.setStyle(QStyleFactory.create("Fusion"))
    font = base_font(text_scale)
    app.setFont(font)
    _State.scale = _pixels(font) / _BASE_PIXELS
    _State.tokens = _contrast_tokens(app) or (DARK if dark else LIGHT)
    app.setPalette(_palette(_State.tokens))
    app.setStyleSheet(style_sheet())


def base_font(text_scale: float = 1.0) -> QFont:
    """The font of the screen: Segoe UI on Windows, Noto Sans or the system's own elsewhere."""
    families = ["Segoe UI"] if sys.platform == "win32" else ["Noto Sans", "DejaVu Sans"]
    font = QFont(families)
    font.setPointSizeF(BASE_POINTS * text_scale)
    return font


def style_sheet() -> str:
    """The style sheet with colours by role ($ink) and sizes in font units (@8)."""
    text = resources.path("style", "app.qss").read_text(encoding="utf-8")
    text = re.sub(r"@(\d+)", lambda found: f"{px(float(found[1]))}px", text)
    points = {name: f"{QApplication.font().pointSizeF() * k:.2f}pt" for name, k in _TYPE.items()}
    folder = resources.path("style").as_posix()
    return string.Template(text).substitute(asdict(_State.tokens), folder=folder, **points)


_TYPE = {"small": 0.92, "title": 1.1, "heading": 1.35}


def _pixels(font: QFont) -> float:
    """The height of the letters' em in logical pixels, as the screen tells its resolution."""
    return font.pointSizeF() * QApplication.primaryScreen().logicalDotsPerInch() / 72


def _contrast_tokens(app: QApplication) -> Tokens | None:
    """The system's own colours while the person works in high contrast, else None."""
    hints = app.styleHints()
    if not hasattr(hints, "accessibility"):  # Qt before 6.10
        return None
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() != Qt.ContrastPreference.HighContrast:
        return None
    return tokens_from_palette(app.style().standardPalette())


def tokens_from_palette(system: QPalette) -> Tokens:
    """Colours taken from the system's palette alone, for high contrast."""
    ink = system.color(QPalette.ColorRole.WindowText).name()
    card = system.color(QPalette.ColorRole.Base).name()
    accent = system.color(QPalette.ColorRole.Highlight).name()
    dark = QColor(card).lightness() < 128
    base = DARK if dark else LIGHT
    same = {name: ink for name in ("ink", "muted", "line", "edge", "late", "soon", "done", "info")}
    flat = {name: card for name in ("card", "stripe", "soft", "late_soft", "soon_soft")}
    flat |= {name: card for name in ("done_soft", "info_soft", "hover")}
    return replace(
        base,
        **same,
        **flat,
        desk=system.color(QPalette.ColorRole.Window).name(),
        accent=ink,
        accent_strong=accent,
        on_accent=card,
        selection=card,
    )


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    pairs = {
        role.Window: t.desk,
        role.WindowText: t.ink,
        role.Base: t.card,
        role.AlternateBase: t.stripe,
        role.Text: t.ink,
        role.Button: t.card,
        role.ButtonText: t.ink,
        role.BrightText: t.on_accent,
        role.Highlight: t.selection,
        role.HighlightedText: t.ink,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.ToolTipBase: t.card,
        role.ToolTipText: t.ink,
        role.PlaceholderText: t.muted,
        role.Accent: t.accent,
        role.Mid: t.line,
        role.Light: t.card,
    }
    palette = QPalette()
    for where, value in pairs.items():
        palette.setColor(where, QColor(value))
    for where in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(t.muted))
    return palette


_SIZES = {"circle-medium": 1.7}  # a glyph that fills little of its square


class _GlyphEngine(QIconEngine):
    """Paints one glyph of QtAwesome's mdi6 font in the colour its role has at that moment."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the glyph as text, so that it is sharp at every scale."""
        painter.save()
        painter.setPen(color(self._tone(mode, state)))
        painter.setFont(
            qtawesome.font("mdi6", max(1, round(rect.height() * _SIZES.get(self._name, 0.94))))
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _glyph(self._name))
        painter.restore()

    def _tone(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        """What is chosen is drawn as its words are; a state keeps its colour.

        On alone is not enough: a tree draws its opened lines so.
        """
        if mode == QIcon.Mode.Disabled:
            return "edge"
        chosen = mode == QIcon.Mode.Active and state == QIcon.State.On
        return "accent_strong" if chosen and self._role in ("ink", "muted") else self._role

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The glyph on a transparent ground."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """A copy, as QIcon asks for when pixmaps are added to it.

        Nothing may do that with these icons: PySide destroys the copy before Qt can use it.
        """
        return _GlyphEngine(self._name, self._role)


@lru_cache(maxsize=256)
def _glyph(name: str) -> str:
    return str(qtawesome.charmap(f"mdi6.{name}"))


def icon(name: str, role: str = "ink") -> QIcon:
    """An icon of the mdi6 set in the colour of a role; it follows a change of theme."""
    _glyph(name)
    # PySide keeps the engine as a child of this first QIcon object. If that object were handed out
    # and became part of a reference cycle (a closed page), Python's collector would destroy the
    # engine under every button that still shows it. A copy has no such child.
    first = QIcon(_GlyphEngine(name, role))
    return QIcon(first)


def status_icon(status: str) -> QIcon:
    """The shape and colour of a state: late, soon, done, info, warning or note."""
    return icon(STATUS_ICONS[status], status)
