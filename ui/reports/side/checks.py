"""The check panel: what is wrong first, each with its figures and the way to the cell."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.reports.filled import CheckKind, FilledReport, Finding
from desktop_app.reports.model import CellKey
from ui import theme
from ui.reports.form.rows import spaced
from ui.reports.parts import clear, wrapped
from ui.widgets.basics import Card, Shape, column, label, link_button, row, scrolled

_MOST = 40  # lines in sight at once: a form half empty has a line for each missing figure
_NAMED = 5  # records named below a line


class Checks(Card):
    """Failing checks as lines; those that hold are one line that opens."""

    cell_wanted = Signal(str, str)  # form, code
    record_wanted = Signal(object)  # Ref

    def __init__(self) -> None:
        super().__init__("Kiểm tra", " ", edge=12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._shown: tuple[object, ...] = ()
        self._open = False
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._lines = column(inside, gap=2)
        self._inside, self._area = inside, scrolled(inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(theme.px(40))
        self.body.addWidget(self._area, 1)

    def show_checks(self, filled: FilledReport, form: str) -> None:
        """Show what was found, that of the form in sight first."""
        failing = [one for one in filled.findings if not one.holds]
        holding = [one for one in filled.findings if one.holds and one.rule]
        self.note.setText(count_words(filled))
        if (shown := (tuple(failing), tuple(holding), form, self._open)) == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        ordered = ordered_findings(failing, form)
        for finding in ordered[:_MOST]:
            self._add(finding, form)
        if len(ordered) > _MOST:
            self._lines.addWidget(label(f"và {len(ordered) - _MOST} điều khác", "muted"))
        self._add_holding(holding, form, filled)
        self._lines.addStretch(1)

    def wanted_height(self) -> int:
        """High enough for all lines."""
        around = self.sizeHint().height() - self._area.sizeHint().height()
        inner = self._inside.sizeHint().height()
        if self._inside.hasHeightForWidth():
            inner = self._inside.heightForWidth(self.width() - theme.px(28))
        return inner + around + theme.px(4)

    def take_focus(self) -> None:
        """The first line."""
        first = self.findChild(FindingLine)
        (first or self).setFocus(Qt.FocusReason.TabFocusReason)

    def _add_holding(self, holding: Sequence[Finding], form: str, filled: FilledReport) -> None:
        if not holding:
            return
        line = row(gap=6)
        line.addWidget(Shape(theme.status_icon("done")))
        line.addWidget(label(f"{len(holding)} công thức đúng", "done"), 1)

        def turn() -> None:
            self._open = not self._open
            self.show_checks(filled, form)

        line.addWidget(link_button("Thu gọn" if self._open else "Xem", turn))
        self._lines.addLayout(line)
        if self._open:
            for finding in ordered_findings(holding, form):
                self._add(finding, form)

    def _add(self, finding: Finding, form: str) -> None:
        made = FindingLine(finding, form)
        made.activated.connect(lambda: self._go(finding, form))
        made.record_wanted.connect(self.record_wanted)
        self._lines.addWidget(made)

    def _go(self, finding: Finding, form: str) -> None:
        cells = sorted(finding.cells, key=lambda key: key[0] != form)
        if cells:
            self.cell_wanted.emit(*cells[0])


class FindingLine(QWidget):
    """One finding; a click or Enter goes to its cell."""

    activated = Signal()
    record_wanted = Signal(object)

    def __init__(self, finding: Finding, form: str) -> None:
        super().__init__()
        self.finding = finding
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        state = look_of(finding)
        lines = row(self, gap=6, edge=4)
        lines.addWidget(Shape(theme.status_icon(state)), 0, Qt.AlignmentFlag.AlignTop)
        told = column(gap=2)
        lines.addLayout(told, 1)
        head, under = finding_words(finding, form)
        told.addWidget(wrapped(head, state))
        if under:
            told.addWidget(wrapped(under, "muted"))
        if finding.source and not finding.holds:
            told.addWidget(wrapped(finding.source, "small"))
        for name, ref in list(zip(finding.because, finding.refs, strict=False))[:_NAMED]:
            told.addWidget(link_button(name, partial(self.record_wanted.emit, ref)))
        if len(finding.because) > _NAMED:
            told.addWidget(label(f"và {len(finding.because) - _NAMED} hồ sơ khác", "small"))
        self.setAccessibleName(f"{head} {under}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the cell."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has gone."""
        self._over = False
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground under the mouse, the frame of the focus."""
        super().paintEvent(event)
        if not (self._over or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        radius = theme.px(4)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
        painter.end()


def look_of(finding: Finding) -> str:
    """The state that a finding is shown as."""
    if finding.holds:
        return "done"
    if finding.kind is CheckKind.MISSING:
        return "soon"
    return "late" if finding.error else "warning"


def finding_words(finding: Finding, form: str) -> tuple[str, str]:
    """A finding as its first line and the quieter one below."""
    if finding.rule:
        figures = f"   ({spaced(finding.figures)})" if finding.figures else ""
        rule = finding.rule.removeprefix(f"{form}: ")
        return f"{spaced(rule)}{figures}", "" if finding.holds else finding.words
    return finding.words, spaced(finding.figures) if finding.figures else ""


def ordered_findings(findings: Iterable[Finding], form: str) -> list[Finding]:
    """Those of the form in sight first, errors before warnings."""

    def place(one: Finding) -> tuple[bool, bool, bool]:
        elsewhere = bool(one.cells) and all(key[0] != form for key in one.cells)
        return elsewhere, not one.error, one.kind is CheckKind.MISSING

    return sorted(findings, key=place)


def count_words(filled: FilledReport) -> str:
    """ "2 lỗi · 17 số chưa nhập · 1 cần xem", or "Đạt"."""
    wrong = [one for one in filled.findings if not one.holds]
    others = [one for one in wrong if one.kind is not CheckKind.MISSING]
    errors = sum(one.error for one in others)
    missing = sum(len(form.missing) for form in filled.forms.values())
    parts = [f"{errors} lỗi"] if errors else []
    parts += [f"{missing} số chưa nhập"] if missing else []
    if len(others) > errors:
        parts.append(f"{len(others) - errors} cần xem")
    return " · ".join(parts) or "Đạt"


def short_count(filled: FilledReport) -> str:
    """The same for a button: "Kiểm tra (18)"."""
    others = sum(not one.holds and one.kind is not CheckKind.MISSING for one in filled.findings)
    count = others + sum(len(form.missing) for form in filled.forms.values())
    return f"Kiểm tra ({count})" if count else "Kiểm tra"


def wrong_cells(filled: FilledReport) -> set[CellKey]:
    """The cells that an error speaks of, but for those that are only not typed yet."""
    return {
        key for one in filled.in_the_way if one.kind is not CheckKind.MISSING for key in one.cells
    }
