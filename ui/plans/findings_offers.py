"""The ways to mend a finding, each a button that shows what will stand there."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.plans.mends import Change, Mend, changes_between
from desktop_app.plans.model import Plan
from ui import theme
from ui.widgets.basics import column, label, row
from ui.widgets.visible import visible

FIRST = "Alt+Enter"
_SHOWN = 3  # changes told on the first button, one on the others; the tip has them all


class Offers(QWidget):
    """The mends of one finding, the best first."""

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[MendButton] = []
        self._lines = column(self, gap=4)

    def show_mends(self, plan: Plan, mends: Sequence[Mend]) -> None:
        """Show others."""
        for old in self.buttons:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for place, mend in enumerate(mends):
            changes = changes_between(plan, mend.change(plan))
            made = MendButton(mend.label, changes, "" if place else FIRST)
            made.clicked.connect(lambda _on=False, place=place: self.taken.emit(place))
            self._lines.addWidget(made)
            self.buttons.append(made)
        self.setVisible(bool(mends))


class MendButton(QPushButton):
    """A button of several lines: what it does, and the words before and after."""

    def __init__(self, title: str, changes: Sequence[Change], keys: str = "") -> None:
        super().__init__()
        self._changes = changes
        self._shown = _SHOWN if keys else 1
        self._preview = label("", "muted", wrap=True)
        self._preview.setTextFormat(Qt.TextFormat.RichText)
        head = row(gap=8)
        head.addWidget(label(title, "strong", wrap=True), 1)
        if keys:
            head.addWidget(label(keys, "small"), 0, Qt.AlignmentFlag.AlignTop)
        self._lines = column(self, gap=2, edge=8)
        self._lines.addLayout(head)
        self._lines.addWidget(self._preview)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = "\n".join(change.words for change in changes)
        self.setToolTip(visible(told))
        self.setAccessibleName(title)
        self.setAccessibleDescription(told)
        self._show_changes()

    def preview(self) -> str:
        """What is told of the changes, as plain words."""
        return "\n".join(change.words for change in self._changes)

    def hasHeightForWidth(self) -> bool:
        """Its words are broken to its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return self._lines.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """As its lines ask."""
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its lines ask at the width that it has."""
        return QSize(theme.px(120), self.heightForWidth(max(theme.px(120), self.width())))

    def changeEvent(self, event: QEvent) -> None:
        """The marks take their colour from the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_changes()

    def _show_changes(self) -> None:
        told = [_marked(change) for change in self._changes[: self._shown]]
        if len(self._changes) > self._shown:
            told.append(f"và {len(self._changes) - self._shown} chỗ nữa")
        self._preview.setText("<br>".join(told))


def _marked(change: Change) -> str:
    late, done = (theme.color(role).name() for role in ("late", "done"))
    old = f'<s style="color:{late}">{_safe(change.old)}</s>' if change.old.strip() else ""
    new = f'<b style="color:{done}">{_safe(change.new)}</b>' if change.new.strip() else ""
    arrow = " → " if old and new else ""
    gone = "" if new else " (bỏ)"
    return f"{_safe(change.before)}{old}{arrow}{new}{gone}{_safe(change.after)}"


def _safe(text: str) -> str:
    return escape(visible(text))
