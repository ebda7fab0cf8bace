"""How the page is laid out: outline, the section being written, hints beside it."""

from collections.abc import MutableMapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.reports.narrative.edit import LinkedEdit
from ui.reports.narrative.outline_view import State
from ui.reports.narrative.side import NarrativeSide
from ui.widgets.basics import Button, Card, StatusChip, column, label, row, splitter
from ui.widgets.outline import Outline
from ui.widgets.pane_widths import PaneWidths

_SIZES = "reports.narrative.panes"
_LEAST = (150, 300, 215)  # at 100 %
_USUAL = (340, 600, 350)


class NarrativePanes(QWidget):
    """Three panes whose widths are remembered."""

    def __init__(self, memory: MutableMapping[str, str], edit: LinkedEdit) -> None:
        super().__init__()
        self.edit = edit
        self.outline, self.side = Outline(), NarrativeSide()
        self.outline.setAccessibleName("Đề cương")
        self.outline.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.heading = label("", "title", wrap=True)
        self.chip = StatusChip()
        self.figure = Button("Chèn số liệu", "quiet", "pound", "Ctrl+I")
        self.redraft = Button("Soạn lại mục này", "quiet", "auto-fix")
        self.more = Button("Mục này…", "quiet", "format-list-bulleted")
        self.more.setToolTip("Ẩn, đổi tên, thêm mục")
        self.more.setMenu(QMenu(self.more))
        parts = (self._outline_card(), self._middle_card(), self.side)
        panes = splitter(*zip(parts, (3, 6, 4), strict=True), parent=self)
        for part, least in zip(parts, _LEAST, strict=True):
            part.setMinimumWidth(theme.px(least))
        panes.setSizes([theme.px(size) for size in _USUAL])
        self._widths = PaneWidths(panes, memory, _SIZES, lambda: not self.side.isHidden())
        self._widths.restore()
        column(self, gap=0).addWidget(panes)

    def show_section(self, title: str, state: State) -> None:
        """Name the section in sight and tell how far it is."""
        self.heading.setText(title)
        self.chip.show_state(state.status or "info", state.words)

    def allow(self, *, writing: bool, drafting: bool) -> None:
        """Whether the section may be written in, and whether there are sentences for it."""
        self.edit.setReadOnly(not writing)
        self.figure.setEnabled(writing)
        self.redraft.setVisible(writing and drafting)

    def _outline_card(self) -> Card:
        made = Card(edge=4)
        made.body.addWidget(self.outline, 1)
        under = row(gap=4)
        under.addWidget(self.more)
        under.addStretch(1)
        made.body.addLayout(under)
        return made

    def _middle_card(self) -> Card:
        made = Card(edge=12)
        top = row(gap=12)
        top.addWidget(self.heading, 1)
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        bar = row(gap=4)
        bar.addWidget(self.figure)
        bar.addWidget(self.redraft)
        bar.addStretch(1)
        made.body.addLayout(top)
        made.body.addLayout(bar)
        made.body.addWidget(self.edit, 1)
        return made
