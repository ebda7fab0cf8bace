"""What a returned workbook changes, shown cell by cell before anything is taken over."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.plans.annex_files.comparing import ChangeKind, Comparison, Difference
from ui import theme
from ui.widgets.basics import Button, button, column, label, primary_button, row
from ui.widgets.notes import Banner
from ui.widgets.visible import visible
from ui.window_place import fit

_HEADS = ("Ô", "Dòng", "Cột", "Đang có", "Trong tệp", "Lưu ý")
_SHARES = (8, 22, 14, 24, 24, 16)
_FOREIGN = (
    "Phần lớn dòng trong tệp không thấy trong phụ lục này. Hãy kiểm tra xem có chọn nhầm tệp "
    "không; chưa chỗ nào được đánh dấu nhận."
)
_GONE, _BLANK = "(xóa dòng này)", "(trống)"


class ReturnedForm(QDialog):
    """Every difference with a tick; errors below, which are never taken."""

    agreed = Signal(object, object)  # Comparison, {index: whether it is taken}

    def __init__(self, parent: QWidget, file_name: str, found: Comparison) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhận lại bảng Excel")
        self._found = found
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(_summary(file_name, found), wrap=True))
        self.doubt = Banner("soon")
        lines.addWidget(self.doubt)
        self.table = _Differences(found.differences, ticked=not self._is_foreign())
        self.table.itemChanged.connect(self._on_ticked)
        lines.addWidget(self.table, 3)
        self.faults = _faults(found)
        if self.faults is not None:
            lines.addWidget(label(f"Ô có lỗi, không nhận ({len(found.faults)})", "strong"))
            lines.addWidget(self.faults, 1)
        for note in found.notes:
            lines.addWidget(label(visible(note), "muted", wrap=True))
        self.agree: Button = primary_button("Nhận", "table-check", on_click=self.accept)
        lines.addLayout(self._ends())
        self.doubt.tell(_FOREIGN if self._is_foreign() else "", "soon")
        fit(self, 980, 620)
        self._on_ticked()
        self.table.setFocus()

    def chosen(self) -> dict[int, bool]:
        """Which differences are ticked."""
        return self.table.ticks()

    def accept(self) -> None:
        """Take over what is ticked."""
        self.agreed.emit(self._found, self.chosen())
        super().accept()

    def _is_foreign(self) -> bool:
        """Whether the file looks like that of another annex."""
        return self._found.known * 2 < len(self._found.pairs)

    def _ends(self) -> QHBoxLayout:
        ends = row(gap=8)
        ends.addWidget(button("Đánh dấu hết", on_click=lambda: self.table.tick_all(True)))
        ends.addWidget(button("Bỏ hết dấu", on_click=lambda: self.table.tick_all(False)))
        ends.addStretch(1)
        ends.addWidget(button("Thôi", on_click=self.reject))
        ends.addWidget(self.agree)
        return ends

    def _on_ticked(self) -> None:
        count = sum(self.chosen().values())
        self.agree.setText(f"Nhận {count} thay đổi" if count else "Nhận")
        self.agree.setEnabled(count > 0)


class _Differences(QTableWidget):
    """One row per difference; Space ticks the chosen rows."""

    def __init__(self, differences: Sequence[Difference], *, ticked: bool) -> None:
        super().__init__(len(differences), len(_HEADS))
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.setAccessibleName("Các chỗ khác nhau")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for i, one in enumerate(differences):
            self._fill(i, one, ticked)
        if differences:
            self.setCurrentCell(0, 0)

    def ticks(self) -> dict[int, bool]:
        """Which rows are ticked."""
        items = ((i, self.item(i, 0)) for i in range(self.rowCount()))
        return {i: item.checkState() == Qt.CheckState.Checked for i, item in items if item}

    def tick_all(self, on: bool) -> None:
        """All rows, or none."""
        self._tick(range(self.rowCount()), on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the ticks of the chosen rows."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if rows:
            self._tick(rows, not self.ticks()[rows[0]])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width, the rows follow; there are some hundreds at most."""
        super().resizeEvent(event)
        room = self.viewport().width()
        for place, share in enumerate(_SHARES):
            self.setColumnWidth(place, room * share // sum(_SHARES))
        self.resizeRowsToContents()

    def _tick(self, rows: Sequence[int], on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        for i in rows:
            item = self.item(i, 0)
            if item is not None:
                item.setCheckState(state)

    def _fill(self, place: int, one: Difference, ticked: bool) -> None:
        before = one.before or ("" if one.kind is ChangeKind.ADDED else _BLANK)
        after = one.after or (_GONE if one.kind is ChangeKind.REMOVED else _BLANK)
        texts = (one.address, one.name, one.heading, before, after, one.warning)
        for column_, text in enumerate(texts):
            item = QTableWidgetItem(visible(text))
            item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            if column_ == 0:
                on = ticked and not one.warning and one.kind is not ChangeKind.REMOVED
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            if column_ == len(_HEADS) - 1 and text:
                item.setForeground(theme.color("soon"))
            self.setItem(place, column_, item)


def _summary(file_name: str, found: Comparison) -> str:
    cells = sum(one.kind is ChangeKind.CELL for one in found.differences)
    added = sum(one.kind is ChangeKind.ADDED for one in found.differences)
    gone = sum(one.kind is ChangeKind.REMOVED for one in found.differences)
    return visible(
        f"Tệp {file_name}, trang “{found.sheet}”: nhận ra {found.known} trên "
        f"{len(found.pairs)} dòng. Khác {cells} ô, thêm {added} dòng, thiếu {gone} dòng. "
        "Chỉ những chỗ được đánh dấu mới vào kế hoạch."
    )


def _faults(found: Comparison) -> QPlainTextEdit | None:
    """The errors by cell; None when there are none."""
    if not found.faults:
        return None
    shown = QPlainTextEdit()
    shown.setReadOnly(True)
    shown.setAccessibleName("Các ô có lỗi")
    shown.setMaximumHeight(theme.px(110))
    shown.setPlainText(
        "\n".join(
            visible(f"{one.address}: {one.message}" + (f" ({one.shown})" if one.shown else ""))
            for one in found.faults
        )
    )
    return shown
