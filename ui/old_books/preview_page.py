"""The preview of an import: legend, filter, table, the sentence of the cell in hand."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTableView,
    QWidget,
)

from desktop_app.old_books.cells import CellReader
from desktop_app.old_books.days import When
from desktop_app.old_books.draft import Draft
from desktop_app.old_books.legacy_text import SHOWN
from desktop_app.old_books.reading import Doubt, Reading
from ui import theme
from ui.old_books.choice_editor import ChoiceEditor
from ui.old_books.preview_model import GROUNDS, SIGNS, PreviewModel
from ui.widgets.basics import button, column, grouped, label, row
from ui.widgets.notes import Banner
from ui.widgets.table_view import set_head
from ui.widgets.visible import visible

_MEANINGS = {
    Doubt.SURE: "đọc được chắc chắn",
    Doubt.GUESSED: "suy ra từ cách ghi",
    Doubt.DOUBTFUL: "cần xem lại",
    Doubt.FAULTY: "sai, dòng chưa nhập được",
}


class PreviewPage(QWidget):
    """Shows what would be written; nothing is."""

    changed = Signal()

    def __init__(self, draft: Draft, today: date) -> None:
        super().__init__()
        self._reader = CellReader(draft.target)
        self._today = today
        self.model = PreviewModel(draft, self._checked)
        lines = column(self, gap=8)
        self.warning = Banner("soon")
        lines.addWidget(self.warning)
        self.count = label(wrap=True)
        lines.addWidget(self.count)
        lines.addLayout(self._head())
        self.table = _table(self.model)
        lines.addWidget(self.table, 1)
        self.why = label(wrap=True)
        self.why.setMinimumHeight(theme.px(40))
        lines.addWidget(self.why)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.model.dataChanged.connect(self._on_edited)
        QShortcut(QKeySequence(Qt.Key.Key_F8), self, self.go_to_next)
        self.warning.tell(visible(_warnings(draft)), "soon")
        self._tell()

    def go_to_next(self) -> None:
        """F8: the next cell to look at."""
        now = self.table.currentIndex()
        found = self.model.next_doubt(max(now.row(), 0), now.column())
        if found.isValid():
            self.table.setCurrentIndex(found)
            self.table.setFocus()

    def _head(self) -> QHBoxLayout:
        head = row(gap=12)
        self.only = QCheckBox("Chỉ dòng cần xem")
        self.only.toggled.connect(self._filter)
        head.addWidget(self.only)
        for doubt, words in _MEANINGS.items():
            head.addWidget(_legend(doubt, words))
        head.addStretch(1)
        head.addWidget(button("Chỗ cần xem kế tiếp", "arrow-down", "F8", self.go_to_next))
        return head

    def _filter(self, on: bool) -> None:
        draft = self.model.draft
        self.model.show_rows(draft.needing() if on else list(range(len(draft))))

    def _checked(self, key: str, text: str, _: int) -> Reading:
        return self._reader.check(key, text, When(self._today))

    def _on_current(self, index: QModelIndex) -> None:
        words = self.model.why(index) if index.isValid() else ""
        cell = self.model.cell(index) if index.isValid() and index.column() > 1 else None
        was = f" Trước khi sửa: “{cell.was}”." if cell and cell.was else ""
        self.why.setText(visible(words + was))

    def _on_edited(self) -> None:
        self._on_current(self.table.currentIndex())
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        draft = self.model.draft
        self.count.setText(
            f"Đọc {grouped(len(draft))} dòng; sẽ nhập {grouped(draft.taken - draft.faulty())}"
            f" {draft.target.one}, trong đó {grouped(draft.count(Doubt.DOUBTFUL))} dòng cần xem;"
            f" {grouped(draft.faulty())} dòng sai chưa nhập được;"
            f" {grouped(sum(draft.skipped))} dòng để ngoài. Gõ vào ô để sửa."
        )


def _table(model: PreviewModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("Bản xem trước")
    table.setItemDelegate(ChoiceEditor(table, model.key, model.draft.target))
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row_height())
    set_head(table.horizontalHeader())
    letter = table.fontMetrics().averageCharWidth()
    table.setColumnWidth(0, letter * 7)
    table.setColumnWidth(1, letter * 24)
    for place in range(2, model.columnCount()):
        one = model.draft.target.column(model.key(place))
        table.setColumnWidth(place, letter * max(one.width + 4, len(one.label) + 6))
    table.setCurrentIndex(model.index(0, 1))
    return table


def _legend(doubt: Doubt, words: str) -> QFrame:
    frame = QFrame()
    line = row(frame, gap=4, edge=0)
    patch = _Patch(SIGNS[doubt].strip(), GROUNDS.get(doubt, "card"))
    line.addWidget(patch)
    line.addWidget(label(f"{doubt.label}: {words}", "small"))
    return frame


class _Patch(QLabel):
    """A sign on the ground of its state."""

    def __init__(self, sign: str, ground: str) -> None:
        super().__init__(sign)
        self._ground = ground
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(theme.px(24), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a line around it, the sign."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._ground))
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        super().paintEvent(event)


def _warnings(draft: Draft) -> str:
    told = list(draft.warnings)
    for name, cells in draft.alphabets.items():
        told.append(f"Đã đổi {grouped(cells)} ô từ {SHOWN[name]} sang Unicode.")
    return " ".join(told)
