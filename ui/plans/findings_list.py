"""The list of findings: how each is told and drawn, broken to the width of its pane."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.text import fold
from desktop_app.plans.lint.titles import title_of
from desktop_app.plans.model import Finding, Severity
from ui import theme
from ui.widgets.basics import bold
from ui.widgets.visible import visible

_Index = QModelIndex | QPersistentModelIndex
STATES = {Severity.ERROR: "late", Severity.WARNING: "warning", Severity.INFO: "note"}
WORDS = {Severity.ERROR: "Sai", Severity.WARNING: "Cần xem", Severity.INFO: "Lưu ý"}
_FINDING = int(Qt.ItemDataRole.UserRole) + 1
_TITLE = _FINDING + 1


class FindingWords:
    """How a finding is told: here by lines, those of the file unless the plan has its own."""

    own_lines = False

    def message(self, finding: Finding) -> str:
        """What was found."""
        return finding.message

    def where(self, finding: Finding) -> str:
        """Where it stands, as the link that goes there; "" for nowhere."""
        lines = lines_of(finding)
        if not lines:
            return ""
        named = ", ".join(str(line) for line in lines[:4]) + ("…" if len(lines) > 4 else "")
        return f"Xem dòng {named}" if self.own_lines else f"Xem dòng gốc {named}"


class FindingsModel(QAbstractListModel):
    """The findings shown."""

    def __init__(self, words: FindingWords) -> None:
        super().__init__()
        self.words = words
        self.findings: list[Finding] = []

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show others."""
        self.beginResetModel()
        self.findings = list(findings)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """How many."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The message (as text and for screen readers), and the finding itself."""
        if role not in _SERVED or not index.isValid():
            return None
        finding = self.findings[index.row()]
        if role == _FINDING:
            return finding
        if role == _TITLE:
            return self._title(index.row())
        message = self.words.message(finding)
        kind = f"{WORDS[finding.severity]}: {title_of(finding.code)}"
        words = [kind, message, self.words.where(finding)]
        if role == Qt.ItemDataRole.ToolTipRole:
            words = [message, finding.excerpt, suggestion(finding)]
        return visible("\n".join(filter(None, words)))

    def _title(self, row: int) -> str:
        """Of several findings of a kind the first has the title, with their number."""
        kind = _kind(self.findings[row])
        if row and _kind(self.findings[row - 1]) == kind:
            return ""
        count = sum(_kind(one) == kind for one in self.findings[row:])
        return title_of(kind[1]) + (f" ·\u00a0{count}\u00a0chỗ" if count > 1 else "")


_SERVED = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    _FINDING,
    _TITLE,
}


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The weightiest first; those of a kind together, in the order of the text."""
    first: dict[tuple[Severity, str], int] = {}
    for found in sorted(findings, key=lambda f: f.line):
        first.setdefault(_kind(found), found.line)
    weights = list(Severity)
    return tuple(
        sorted(findings, key=lambda f: (weights.index(f.severity), first[_kind(f)], f.code, f.line))
    )


def _kind(finding: Finding) -> tuple[Severity, str]:
    return finding.severity, finding.code


def lines_of(finding: Finding) -> list[int]:
    """All places of a finding, its own first."""
    return [line for line in (finding.line, *finding.also_lines) if line > 0]


def suggestion(finding: Finding) -> str:
    """What it should perhaps be."""
    return f"Có lẽ là: {finding.suggestion}" if finding.suggestion else ""


class FindingsList(QListView):
    chosen = Signal(object)  # Finding
    _quiet = False

    def __init__(self, model: FindingsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_FindingDelegate(self, model.words))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName("Cần xem lại")
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the source line again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A second click on the same finding goes there again."""
        before = self.currentIndex()
        super().mousePressEvent(event)
        if self.indexAt(event.position().toPoint()) == before and before.isValid():
            self._go(before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words are broken anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """What is chosen stays in sight when there is less room."""
        super().doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def finding(self) -> Finding | None:
        """The one that is chosen."""
        found: Finding | None = self.currentIndex().data(_FINDING)
        return found

    def choose_quietly(self, before: Finding) -> None:
        """Choose the same finding again in a list that was filled anew, without going there."""
        model = self.model()
        assert isinstance(model, FindingsModel)
        key = (before.code, before.excerpt)
        same = [i for i, f in enumerate(model.findings) if (f.code, f.excerpt) == key]
        if same:
            at = min(same, key=lambda i: abs(model.findings[i].line - before.line))
            self._quiet = True
            self.setCurrentIndex(model.index(at, 0))
            self._quiet = False

    def _go(self, index: QModelIndex) -> None:
        finding = index.data(_FINDING)
        if finding is not None and not self._quiet:
            self.chosen.emit(finding)


class _FindingDelegate(QStyledItemDelegate):
    """Draws shape, title, message, excerpt and the link, broken to the width of the list."""

    def __init__(self, view: QListView, words: FindingWords) -> None:
        super().__init__(view)
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its lines."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else theme.px(240)
        height = sum(area.height() for _, area, _, _ in self._parts(index, width))
        return QSize(width, height + theme.px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one finding."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.fillRect(area, theme.color("selection" if chosen else "hover"))
        painter.setPen(theme.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        side = theme.px(16)
        finding: Finding = index.data(_FINDING)
        corner = QRect(area.left() + theme.px(4), area.top() + theme.px(11), side, side)
        theme.status_icon(STATES[finding.severity]).paint(painter, corner)
        top = area.top() + theme.px(10)
        for text, box, font, role in self._parts(index, area.width()):
            painter.setFont(font)
            painter.setPen(theme.color(role))
            place = QRect(area.left() + theme.px(28), top, box.width(), box.height())
            painter.drawText(place, _WRAP, text)
            top += box.height()
        painter.restore()

    def _parts(self, index: _Index, width: int) -> list[tuple[str, QRect, QFont, str]]:
        finding: Finding = index.data(_FINDING)
        message = self._words.message(finding)
        texts = [
            (index.data(_TITLE), bold(), "ink"),
            (message, bold(False), "muted"),
            (_quoted(finding, message), bold(False), "ink"),
            (self._words.where(finding), bold(False), "accent"),
        ]
        room = QRect(0, 0, max(theme.px(80), width - theme.px(36)), 10_000)
        parts = []
        for text, font, role in texts:
            if text:
                shown = _LONG_WORD.sub("\\1\u200b", visible(text))  # a place where it may break
                box = QFontMetrics(font).boundingRect(room, _WRAP, shown)
                box.setWidth(room.width())
                parts.append((shown, box.adjusted(0, 0, 0, theme.px(2)), font, role))
        return parts


def _quoted(finding: Finding, message: str) -> str:
    """The words concerned and what they should be, as far as the message does not tell them."""
    excerpt = finding.excerpt if len(finding.excerpt) <= 160 else finding.excerpt[:159] + "…"
    told = fold(message)
    parts = [f"“{excerpt}”" if excerpt and fold(finding.excerpt) not in told else ""]
    if finding.suggestion and fold(finding.suggestion) not in told:
        parts.append(suggestion(finding))
    return " · ".join(filter(None, parts))


_WRAP = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_LONG_WORD = re.compile(r"(\S{24})(?=\S)")
