"""How the editor is laid out: outline, the part being written, and what is seen beside it."""

from collections.abc import MutableMapping

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSplitter, QStackedWidget, QWidget

from ui import theme
from ui.background import Background
from ui.plans.editor.found import FoundHere
from ui.plans.findings_view import FindingsView
from ui.preview.live import LivePreview
from ui.widgets.basics import Button, Card, column, row, splitter
from ui.widgets.outline import Outline
from ui.widgets.pane_widths import PaneWidths

WIDE = 1100  # at 100 %: room for the print beside the text
MEDIUM = 860  # room for the outline
PRINT, FINDINGS = "print", "findings"
_SIZES = "plans.editor.panes"
_SIDE = "plans.editor.side"


class EditorPanes(QWidget):
    """The side pane gives way where the room is short; Alt+P brings it back."""

    def __init__(
        self, memory: MutableMapping[str, str], background: Background, middle: QWidget
    ) -> None:
        super().__init__()
        self._memory = memory
        self.outline = Outline()
        self.words = FoundHere()
        self.findings = FindingsView(self.words)
        self.findings.title.hide()  # its tab says it already
        self.preview = LivePreview(background)
        self._sides = QStackedWidget()
        self._tabs: dict[str, Button] = {}
        self._outline_card = Card(edge=4)
        self.under_outline = row(gap=4)
        self._outline_card.body.addWidget(self.outline, 1)
        self._outline_card.body.addLayout(self.under_outline)
        middle_card = Card(edge=1)
        middle_card.body.addWidget(middle)
        self._side_card = self._side()
        self.splitter: QSplitter = splitter(
            (self._outline_card, 2), (middle_card, 6), (self._side_card, 4), parent=self
        )
        cards = (self._outline_card, middle_card, self._side_card)
        for card, least in zip(cards, (150, 320, 260), strict=True):
            card.setMinimumWidth(theme.px(least))
        self.splitter.setSizes([theme.px(size) for size in (240, 640, 430)])
        self._widths = PaneWidths(self.splitter, memory, _SIZES, self._all_open)
        column(self, gap=0).addWidget(self.splitter)
        self.show_side(self._memory.get(_SIDE, PRINT))

    def show_side(self, name: str) -> None:
        """Show the print or the findings at the right."""
        name = name if name in self._tabs else PRINT
        self._tabs[name].setChecked(True)
        self._sides.setCurrentWidget(self.preview if name == PRINT else self.findings)
        self._memory[_SIDE] = name

    def side(self) -> str:
        """Which of the two is at the right."""
        return next(name for name, tab in self._tabs.items() if tab.isChecked())

    def side_is_open(self) -> bool:
        """Whether there is anything at the right."""
        return not self._side_card.isHidden()

    def open_side(self, on: bool) -> None:
        """Show or hide what is at the right; where the room is short the outline gives way."""
        self._side_card.setVisible(on)
        width = self.width()
        if theme.px(MEDIUM) <= width < theme.px(WIDE):
            self._outline_card.setVisible(not on)

    def tell_count(self, count: int) -> None:
        """How many things want a look."""
        self._tabs[FINDINGS].setText(f"Cần xem lại ({count})" if count else "Cần xem lại")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what has no room, unfold it where the room is back."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        for card, least in ((self._side_card, WIDE), (self._outline_card, MEDIUM)):
            enough = now >= theme.px(least)
            if before <= 0 or (before >= theme.px(least)) != enough:
                card.setVisible(enough)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the widths that the person left last time."""
        super().showEvent(event)
        if self._all_open():
            self._widths.restore()

    def _side(self) -> Card:
        card = Card(edge=1)
        tabs, group = row(gap=0), QButtonGroup(self)
        for name, words in ((PRINT, "Bản in"), (FINDINGS, "Cần xem lại")):
            tab = Button(words, "segment")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _on=False, name=name: self.show_side(name))
            group.addButton(tab)
            tabs.addWidget(tab)
            self._tabs[name] = tab
        tabs.addStretch(1)
        close = Button("", "quiet", "close", tip="Ẩn (Alt+P)")
        close.setAccessibleName("Ẩn bản in và điều cần xem lại")
        close.clicked.connect(lambda: self.open_side(False))
        tabs.addWidget(close)
        card.body.addLayout(tabs)
        for page in (self.preview, self.findings):
            self._sides.addWidget(page)
        card.body.addWidget(self._sides, 1)
        return card

    def _all_open(self) -> bool:
        return self.side_is_open() and not self._outline_card.isHidden()
