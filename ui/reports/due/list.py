"""The list of reports that are due: heads of groups, two lines for each report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_app.dates import show
from desktop_app.reports.duties_model import DueReport
from desktop_app.reports.duties_words import title
from ui import theme
from ui.reports.due.groups import (
    LOOKS,
    TITLES,
    DueGroup,
    Standing,
    data_of,
    left_words,
    standing_of,
)
from ui.widgets.basics import bold

_Index = QModelIndex | QPersistentModelIndex
_ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class DueRow:
    """A head of a group, or a report in it."""

    standing: Standing
    due: DueReport | None = None
    count: int = 0


class DueModel(QAbstractListModel):
    """The groups one after another."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DueRow] = []
        self.missing: Mapping[str, str] = {}  # words by the uid of a draft
        self.today = date.min

    def show_groups(self, groups: Sequence[DueGroup], today: date) -> None:
        """Show these."""
        self.beginResetModel()
        self.today = today
        self.rows = []
        for group in groups:
            self.rows.append(DueRow(group.standing, None, len(group.items)))
            self.rows += [DueRow(group.standing, one) for one in group.items]
        self.endResetModel()

    def show_missing(self, missing: Mapping[str, str]) -> None:
        """What the drafts miss was found."""
        self.missing = missing
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def second_line(self, due: DueReport) -> str:
        """Where the report stands, and its days."""
        missing = self.missing.get(due.report_uid, "") if due.status.is_open else ""
        return " · ".join(filter(None, (missing or due.status.words, data_of(due))))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Heads and reports."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if index.isValid() and self.rows[index.row()].due is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, and the row itself."""
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if row.due is None:
            return f"{TITLES[row.standing]} ({row.count})"
        return "\n".join(
            (title(row.due), self.second_line(row.due),
             f"Hạn {show(row.due.due)}, {left_words(row.due, self.today)}")
        )  # fmt: skip


class DueList(QListView):
    """Arrows pass over the heads; Enter begins or goes on."""

    chosen = Signal(object)  # DueReport
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = DueModel()
        self.setModel(self.rows)
        self.setItemDelegate(_DueLook(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Báo cáo phải gửi")
        self.doubleClicked.connect(self._open)

    def show_groups(self, groups: Sequence[DueGroup], today: date, keep: str = "") -> None:
        """Show these; the cursor stays on its report, or goes to the first one."""
        current = self.current()
        key = keep or (current.key if current else "")
        self.rows.show_groups(groups, today)
        if not self.go_to(key):
            self.go_to("")

    def go_to(self, key: str) -> bool:
        """Choose a report by its key; the first one for ""."""
        for place, row in enumerate(self.rows.rows):
            if row.due is not None and key in ("", row.due.key):
                self.setCurrentIndex(self.rows.index(place))
                return True
        return False

    def current(self) -> DueReport | None:
        """The chosen report."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].due if index.isValid() else None

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which one is chosen; the head of its group comes into sight with it."""
        super().currentChanged(current, previous)
        due = self.rows.rows[current.row()].due if current.isValid() else None
        if due is not None:
            self._bring_head()
            self.chosen.emit(due)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A lower list still shows the head over what is chosen."""
        super().resizeEvent(event)
        self._bring_head()

    def _bring_head(self) -> None:
        row = self.currentIndex().row()
        if row > 0 and self.rows.rows[row - 1].due is None:
            self.scrollTo(self.rows.index(row - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins or goes on; letters are no search here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self, _index: QModelIndex | None = None) -> None:
        due = self.current()
        if due is not None:
            self.opened.emit(due)


class _DueLook(QStyledItemDelegate):
    """Draws heads and reports."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line for a head, two for a report."""
        line = QFontMetrics(QApplication.font()).height()
        row: DueRow = index.data(_ROW)
        high = line + theme.px(18) if row.due is None else 2 * line + theme.px(18)
        return QSize(theme.px(200), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground, the words."""
        row: DueRow = index.data(_ROW)
        model = index.model()
        assert isinstance(model, DueModel)
        painter.save()
        if row.due is None:
            _draw_head(painter, option.rect, row)
        else:
            _draw_ground(painter, option)
            _draw_due(painter, option.rect, row.due, model)
        painter.restore()


def _draw_head(painter: QPainter, rect: QRect, row: DueRow) -> None:
    side, edge = theme.px(16), theme.px(8)
    bottom = rect.bottom() - theme.px(5)
    shape = QRect(rect.left() + edge, bottom - side, side, side)
    theme.status_icon(LOOKS[row.standing]).paint(painter, shape)
    words = QRect(shape.right() + edge, rect.top(), rect.width(), bottom - rect.top())
    at = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    _text(painter, words, TITLES[row.standing], bold(), LOOKS[row.standing], at)
    wide = QFontMetrics(bold()).horizontalAdvance(TITLES[row.standing]) + theme.px(8)
    _text(painter, words.adjusted(wide, 0, 0, 0), str(row.count), bold(False), "muted", at)


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    chosen = option.state & QStyle.StateFlag.State_Selected
    over = option.state & QStyle.StateFlag.State_MouseOver
    if chosen or over:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(theme.color("accent"), 1) if focus else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selection" if chosen else "hover"))
        radius = theme.px(4)
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -2), radius, radius)
    painter.setPen(theme.color("line"))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _draw_due(painter: QPainter, rect: QRect, due: DueReport, model: DueModel) -> None:
    line = QFontMetrics(QApplication.font()).height()
    inside = rect.adjusted(theme.px(32), theme.px(8), -theme.px(10), 0)
    standing = standing_of(due, model.today)
    tone = LOOKS[standing] if standing in (Standing.LATE, Standing.SOON) else "ink"
    day, left = show(due.due), left_words(due, model.today)
    wide = max(
        QFontMetrics(bold()).horizontalAdvance(day),
        QFontMetrics(bold(False)).horizontalAdvance(left),
    )
    words = inside.adjusted(0, 0, -wide - theme.px(16), 0)
    first = QRect(words.left(), words.top(), words.width(), line)
    _text(painter, first, title(due), bold(), "ink")
    _text(painter, first.translated(0, line + 2), model.second_line(due), bold(False), "muted")
    right = QRect(inside.right() - wide, inside.top(), wide, line)
    at = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    _text(painter, right, day, bold(), tone, at)
    below = tone if tone != "ink" else "muted"
    _text(painter, right.translated(0, line + 2), left, bold(False), below, at)


def _text(
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    tone: str,
    at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, at, cut)
