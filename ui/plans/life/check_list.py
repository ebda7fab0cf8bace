"""The check list of a plan before it is submitted or issued."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.plans.life.rules import Check
from ui import theme
from ui.widgets.basics import ElidedLabel, StatusChip
from ui.widgets.visible import visible


class CheckList(QWidget):
    """One line for each point: done, still open, or in the way."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self.setAccessibleName("Danh sách kiểm tra")

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these points in place of those before."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, check in enumerate(checks):
            state = "done" if check.done else ("late" if check.must else "soon")
            chip = StatusChip(state, check.label)
            self._grid.addWidget(chip, place, 0)
            self._grid.addWidget(ElidedLabel(visible(check.detail), "muted"), place, 1)
