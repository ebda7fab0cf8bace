"""Known documents to choose a basis from, with their days and whether they are in force."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.law.known_documents import Holds, known_bases
from desktop_app.plans.editing import head
from desktop_app.plans.model import Plan
from ui import theme
from ui.widgets.basics import column, label, row
from ui.widgets.keyed import keyed
from ui.widgets.search_field import SearchField

_ICONS = {
    Holds.YES: "done",
    Holds.NO_LONGER: "late",
    Holds.NOT_YET: "soon",
    Holds.UNKNOWN: "info",
}
_DOCUMENT = int(Qt.ItemDataRole.UserRole)


class KnownList(QWidget):
    """Typing narrows the list, ↑ ↓ choose, Enter or a double click takes the document."""

    chosen = Signal(object)  # KnownDocument

    def __init__(self) -> None:
        super().__init__()
        self._plan = Plan()
        self._day = ""
        self.field = SearchField("Thêm căn cứ: gõ số hoặc tên văn bản", "Alt+T")
        self.list = _List()
        self.list.setAccessibleName("Văn bản đã biết")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.list.setMinimumHeight(theme.px(190))
        self.list.setMaximumHeight(theme.px(320))
        self.list.itemActivated.connect(self._take)
        self.list.left.connect(self.field.take_focus)
        self.field.searched.connect(lambda _words: self._fill())
        self.field.returnPressed.connect(self._on_enter)
        head_line = row(gap=8)
        head_line.addWidget(self.field, 1)
        lines = column(self, gap=4)
        lines.addLayout(head_line)
        lines.addWidget(self.list)
        lines.addWidget(
            label("Enter: thêm vào sau căn cứ đang chọn. Căn cứ khác: gõ thẳng vào dòng.", "small")
        )

    def listen(self, screen: QWidget) -> None:
        """Let Alt+T anywhere on a screen come here."""
        keyed(screen, {"Alt+T": self.take_focus})

    def show_for(self, plan: Plan, day: str) -> None:
        """Tell validity for a day, and which documents the plan cites already."""
        again = plan.legal_bases != self._plan.legal_bases or day != self._day
        self._plan, self._day = plan, day
        if again or not self.list.count():
            self._fill()

    def take_focus(self) -> None:
        """Put the cursor where one types to find a document."""
        self.field.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field down into the list."""
        if event.key() == Qt.Key.Key_Down and self.list.count():
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        at = max(0, self.list.currentRow())
        self.list.clear()
        for known in known_bases(self._day, self.field.text()):
            item = QListWidgetItem(theme.status_icon(_ICONS[known.holds(self._day)]), "")
            present = " · đã có trong căn cứ" if head.cites(self._plan, known) else ""
            basis = head.basis_from(known).text.removeprefix("Căn cứ ").rstrip(";")
            item.setText(f"{basis}\n{known.holds_words(self._day)}{present}")
            item.setToolTip(known.title)
            item.setData(_DOCUMENT, known)
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, self.list.count() - 1))

    def _on_enter(self) -> None:
        if self.list.count():
            self._take(self.list.item(max(0, self.list.currentRow())))

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_DOCUMENT))


class _List(QListWidget):
    """As wide as its frame: long names are cut, the tip has them whole."""

    left = Signal()  # upwards, back to the field

    def sizeHintForColumn(self, _column: int) -> int:
        """Never wider than what is seen."""
        return self.viewport().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ in the first line goes back to the field."""
        if event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)
