"""The right side of a report: its checks above, the records of the chosen figure below."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.reports.filled import FilledReport
from ui import theme
from ui.reports.side.checks import Checks
from ui.reports.side.why import WhyPanel
from ui.widgets.basics import column


class SidePane(QWidget):
    """Checks and reasons; each scrolls by itself."""

    cell_wanted = Signal(str, str)
    record_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.checks, self.why = Checks(), WhyPanel()
        self.checks.cell_wanted.connect(self.cell_wanted)
        self.checks.record_wanted.connect(self.record_wanted)
        self.why.opened.connect(self.record_wanted)
        both = column(self, gap=12)
        both.addWidget(self.checks, 1)
        both.addWidget(self.why, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_filled(self, filled: FilledReport, form: str, code: str) -> None:
        """Show what belongs to the form and the figure in sight."""
        self.checks.show_checks(filled, form)
        QTimer.singleShot(0, self, self._fit)
        if form and code in filled.forms[form].cells:
            self.why.show_cell(filled.forms[form], code)
        else:
            self.why.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The checks take the height of their lines, half of the side at the most."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.checks.setMaximumHeight(max(theme.px(90), self.checks.wanted_height()))

    def take_focus(self) -> None:
        """The records of the figure, else the checks."""
        if self.why.list.isVisibleTo(self) and self.why.list.rows.rows:
            self.why.list.setCurrentIndex(self.why.list.rows.index(0))
            self.why.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.checks.take_focus()

    def set_wide(self, wide: bool) -> None:
        """As wide as its place: a column of its own, or the room below the table."""
        self.setFixedWidth(theme.px(350)) if wide else self.setMaximumWidth(16_777_215)
        if not wide:
            self.setMinimumWidth(0)
