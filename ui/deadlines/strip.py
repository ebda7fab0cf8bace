"""The strip of days: every day that a deadline counted or passed over, and why."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.deadline_papers.days import ShownDay, parts, shown_days
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.deadline_papers.words import day_words, fold_words, headline
from ui import theme
from ui.deadlines.strip_layout import Layout, Spot, lay_out
from ui.deadlines.strip_look import draw_ground, kinds_of, legend_entries, look_of, word_of
from ui.widgets.basics import bold, column, label, small_font
from ui.widgets.canvas import Canvas
from ui.widgets.legend import Legend

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DayStrip(QWidget):
    """The days, the words of the one that is looked at, and the legend of what is drawn.

    Arrows walk the days, Enter opens or folds a long stretch in which nothing happens.
    """

    def __init__(self, explained: Explanation | None = None) -> None:
        super().__init__()
        self.grid = DayGrid()
        self.legend = Legend()
        self.words = label("", "muted", wrap=True)
        self.words.setMinimumHeight(self.words.fontMetrics().lineSpacing())
        lines = column(self, gap=6)
        lines.addWidget(self.grid)
        lines.addWidget(self.words)
        lines.addWidget(self.legend)
        self.setFocusProxy(self.grid)
        self.grid.looked_at.connect(self.words.setText)
        if explained is not None:
            self.show_explained(explained)

    def show_explained(self, explained: Explanation) -> None:
        """Show the days of another deadline."""
        days = shown_days(explained)
        self.grid.show_days(days, headline(explained))
        self.legend.show_entries(legend_entries({kind for day in days for kind in kinds_of(day)}))


class DayGrid(Canvas):
    """Draws the days and lets one be looked at; it takes the height that its width asks for."""

    looked_at = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._stretches: list[tuple[ShownDay, ...]] = [()]
        self._opened: set[int] = set()
        self._layout = Layout()
        self._current = 0

    def show_days(self, days: Sequence[ShownDay], name: str = "") -> None:
        """Show these days; the end is looked at first."""
        self._stretches = parts(days)
        self._opened.clear()
        self.setAccessibleName(f"Dải ngày: {name}")
        self.place()
        ends = [i for i, spot in enumerate(self.spots()) if spot.day and spot.day.is_due]
        self._look(ends[0] if ends else len(self.spots()) - 1)

    def spots(self) -> list[Spot]:
        """Every day and every folded stretch, in their order."""
        return self._layout.spots

    def current(self) -> Spot | None:
        """What is looked at."""
        return self.spots()[self._current] if self.spots() else None

    def toggle(self, fold: int) -> None:
        """Open a folded stretch, or fold it again."""
        self._opened ^= {fold}
        self.place()
        self._look(next(i for i, spot in enumerate(self.spots()) if spot.fold == fold))

    def sizeHint(self) -> QSize:
        """Wide enough for two weeks."""
        return QSize(theme.px(640), self._layout.height)

    def minimumSizeHint(self) -> QSize:
        """One week is the least that can be read."""
        least = lay_out([self._stretches[0][:1]], (), 0, self._fold_text)
        return QSize((least.width + theme.px(3)) * 7, self._layout.height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days."""
        key = Qt.Key(event.key())
        spot = self.current()
        if key in _STEPS:
            self._look(self._current + _STEPS[key])
        elif key in _ROWS:
            self._look(self._in_next_row(_ROWS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._look(0 if key == Qt.Key.Key_Home else len(self.spots()) - 1)
        elif key in _OPENS and spot is not None and spot.fold is not None:
            self.toggle(spot.fold)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the day under the mouse; a folded stretch opens."""
        place = self._at(event.position().toPoint())
        if place is None:
            return
        self._look(place)
        fold = self.spots()[place].fold
        if fold is not None:
            self.toggle(fold)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens."""
        place = self._at(event.position().toPoint())
        opens = place is not None and self.spots()[place].fold is not None
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def tip_at(self, where: QPoint) -> str:
        """The words of a day in full."""
        place = self._at(where)
        return "" if place is None else self.tell(place)

    def tell(self, place: int) -> str:
        """The words of a spot."""
        spot = self.spots()[place]
        if spot.day is not None:
            return day_words(spot.day)
        assert spot.fold is not None
        opens = "Enter thu gọn" if spot.fold in self._opened else "Enter mở ra"
        return f"{fold_words(self._stretches[spot.fold])} – {opens}"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw heads, days and folded stretches."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font())
        painter.setPen(theme.color("muted"))
        for box, text in self._layout.heads:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        for spot in self.spots():
            if not spot.box.intersects(event.rect()):
                continue  # an opened term of five years has days far out of sight
            if spot.day is not None:
                _draw_day(painter, spot, spot.day)
            else:
                _draw_fold(painter, spot)
        if self.hasFocus() and self.current() is not None:
            self._draw_ring(painter)

    def _draw_ring(self, painter: QPainter) -> None:
        spot = self.current()
        assert spot is not None
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("ink"), max(1.5, theme.px(2))))
        out = theme.px(1.5)
        radius = float(theme.px(5))
        painter.drawRoundedRect(QRectF(spot.box).adjusted(-out, -out, out, out), radius, radius)

    def place(self) -> None:
        """Work out where everything stands."""
        self._layout = lay_out(self._stretches, self._opened, self.width(), self._fold_text)
        self._current = max(0, min(self._current, len(self.spots()) - 1))
        self.setFixedHeight(max(1, self._layout.height))
        self.updateGeometry()
        self.update()

    def _fold_text(self, fold: int, short: bool) -> str:
        days = self._stretches[fold]
        if fold in self._opened:
            return f"Thu gọn {len(days)} ngày"
        return f"… {len(days)} ngày …" if short else fold_words(days)

    def _look(self, place: int) -> None:
        if not self.spots():
            self.looked_at.emit("")
            return
        self._current = max(0, min(place, len(self.spots()) - 1))
        words = self.tell(self._current)
        self.setAccessibleDescription(words)
        if self.hasFocus():
            change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(change)
        self.looked_at.emit(words)
        self.update()

    def _in_next_row(self, step: int) -> int:
        """The spot of the next row that stands nearest."""
        here = self.spots()[self._current].box
        rows = sorted({spot.box.top() for spot in self.spots()})
        row = rows.index(here.top()) + step
        if not 0 <= row < len(rows):
            return self._current
        near = [i for i, spot in enumerate(self.spots()) if spot.box.top() == rows[row]]
        return min(near, key=lambda i: abs(self.spots()[i].box.left() - here.left()))

    def _at(self, point: QPoint) -> int | None:
        found = (i for i, spot in enumerate(self.spots()) if spot.box.contains(point))
        return next(found, None)


_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def _draw_day(painter: QPainter, spot: Spot, day: ShownDay) -> None:
    look = look_of(day)
    draw_ground(painter, QRectF(spot.box), look, raw_end=day.is_raw_end)
    dates = QFontMetrics(bold())
    edge = (spot.box.height() - dates.height() - QFontMetrics(small_font()).height()) // 2
    upper = QRect(spot.box.left(), spot.box.top() + edge, spot.box.width(), dates.height())
    lower = QRect(
        upper.left(), upper.bottom() + 1, upper.width(), spot.box.bottom() - edge - upper.bottom()
    )
    painter.setPen(
        theme.color("on_accent" if day.is_due else "ink" if day.day.counted else look.ink)
    )
    painter.setFont(bold())
    painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, spot.text)
    painter.setPen(theme.color(look.ink))
    painter.setFont(small_font())
    painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, word_of(day))


def _draw_fold(painter: QPainter, spot: Spot) -> None:
    painter.setPen(QPen(theme.color("edge"), 1.0, Qt.PenStyle.DotLine))
    painter.setBrush(theme.color("stripe"))
    radius = float(theme.px(4))
    painter.drawRoundedRect(QRectF(spot.box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(theme.color("accent"))
    painter.setFont(small_font())
    painter.drawText(spot.box, Qt.AlignmentFlag.AlignCenter, spot.text)
