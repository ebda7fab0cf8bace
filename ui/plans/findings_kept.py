"""What a person let stand: the finding, the reason, who and when; each can be mentioned again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app import dates
from desktop_app.plans.kept import KeptFinding
from ui.widgets.basics import Button, column, label, link_button, rule, scrolled
from ui.widgets.visible import visible


class KeptList(QWidget):
    """The findings let stand, with a way back for each where the plan may be changed."""

    again_wanted = Signal(object)  # KeptFinding

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._area = scrolled(QWidget())
        self._area.viewport().setAutoFillBackground(False)
        column(self, gap=0).addWidget(self._area)

    def show_kept(self, standing: Sequence[KeptFinding], *, may_change: bool) -> None:
        """Show others."""
        inside = QWidget()
        lines = column(inside, gap=4, edge=4)
        self.buttons = []
        for each in standing:
            self._add(lines.addWidget, each, may_change)
        lines.addStretch(1)
        self._area.setWidget(inside)  # which turns its ground on
        inside.setAutoFillBackground(False)

    def _add(self, add: object, kept: KeptFinding, may_change: bool) -> None:
        assert callable(add)
        add(label(visible(kept.message), "strong", wrap=True))
        add(label(visible(f"Lý do: {kept.reason}"), wrap=True))
        day = f"{dates.show(kept.at)} {kept.at[11:16]}"
        add(label(visible(f"{kept.by}, {day}"), "small", wrap=True))
        if may_change:
            made = link_button("Nhắc lại", lambda: self.again_wanted.emit(kept))
            self.buttons.append(made)
            add(made)
        add(rule())
