"""Progress by plan, section, unit or officer: how many are done, how many late, with a bar."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QTableView, QWidget

from db.tasks import Progress
from db.text import sort_key
from ui import theme
from ui.tasks.action import TasksDoor
from ui.widgets.basics import Card, button, column, label, row
from ui.widgets.keyed import keyed
from ui.widgets.notes import EmptyState
from ui.widgets.share_bar import draw_shares
from ui.widgets.table_view import CellDelegate, dress

_Index = QModelIndex | QPersistentModelIndex
# What to group by: key of the reads, its words, the column of the list that Enter filters.
GROUPS = (
    ("plan_name", "Theo kế hoạch", "plan_name", "Việc ngoài kế hoạch"),
    ("section", "Theo nhóm việc", "group_title", "Việc không thuộc nhóm nào"),
    ("unit", "Theo đơn vị chủ trì", "lead", "Chưa có đơn vị chủ trì"),
    ("officer", "Theo người phụ trách", "officer", "Chưa có người phụ trách"),
)
HEADS = ("", "Tiến độ", "Đã xong", "Tỷ lệ", "Quá hạn")
_BAR = 1
ALL_YEARS = "Mọi năm"


class ProgressView(QWidget):
    """One line for each group; Enter shows its tasks in the list."""

    def __init__(self, door: TasksDoor) -> None:
        super().__init__()
        self._door = door
        self.by = QComboBox()
        self.by.setAccessibleName("Xem tiến độ theo")
        for key, words, _column, _none in GROUPS:
            self.by.addItem(words, key)
        self.year = QComboBox()
        self.year.setAccessibleName("Năm")
        self.table = ProgressTable()
        self.total = label("", "muted")
        self.empty = EmptyState(
            "chart-bar",
            "Chưa có tiến độ để xem",
            "Khi có nhiệm vụ, mỗi kế hoạch, nhóm việc, đơn vị, người phụ trách là một dòng ở đây.",
        )
        self._lay_out()
        self.by.currentIndexChanged.connect(self._show)
        self.year.currentIndexChanged.connect(self._show)
        self.table.open_wanted.connect(self._open)

    def refresh(self) -> None:
        """Read again."""
        self._fill_years()
        self._show()

    def take_focus(self) -> None:
        """Put the cursor into the table."""
        self.table.setFocus()

    def groups(self) -> list[Progress]:
        """The lines shown."""
        return self.table.lines.groups

    def _lay_out(self) -> None:
        head = row(gap=8)
        head.addWidget(self.by)
        head.addWidget(self.year)
        head.addWidget(self.total, 1)
        head.addWidget(button("In tiến độ", "printer-outline", "Ctrl+P", self._print))
        card = Card(edge=1)
        card.body.addWidget(self.table)
        card.body.addWidget(self.empty)
        lines = column(self, gap=8)
        lines.addLayout(head)
        lines.addWidget(card, 1)
        lines.addWidget(label("Enter: xem các việc của dòng đang chọn", "muted"))
        keyed(self, {"Alt+G": self.by.setFocus})

    def _fill_years(self) -> None:
        kept = self.year.currentData() if self.year.count() else self._this_year()
        years = self._door.session.services.book.tasks.values("year")
        self.year.blockSignals(True)
        self.year.clear()
        self.year.addItem(ALL_YEARS, None)
        for year in sorted(years, reverse=True):
            self.year.addItem(f"Năm {year}", year)
        place = self.year.findData(kept)
        self.year.setCurrentIndex(max(place, 0))
        self.year.blockSignals(False)

    def _this_year(self) -> int:
        return self._door.session.clock.today().year

    def _show(self) -> None:
        today = self._door.session.clock.today().isoformat()
        reads = self._door.session.services.book.tasks
        found = reads.progress(self.by.currentData(), today, self.year.currentData())
        found.sort(key=lambda group: (not group.key, sort_key(group.key)))
        self.table.show_groups(found, self._nothing())
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        done, total = sum(one.done for one in found), sum(one.total for one in found)
        several = self.by.currentData() == "unit"  # a task of two units stands in both lines
        words = f"{done}/{total} việc đã xong"
        self.total.setText(words if found and not several else "")

    def _nothing(self) -> str:
        return next(none for key, _w, _c, none in GROUPS if key == self.by.currentData())

    def _open(self, key: str) -> None:
        chosen = next(column for by, _w, column, _n in GROUPS if by == self.by.currentData())
        filters: dict[str, Any] = {chosen: [key]}
        if self.year.currentData() is not None:
            filters["year"] = [self.year.currentData()]
        self._door.show_filtered(filters)

    def _print(self) -> None:
        from ui.preview.window import show_preview  # noqa: PLC0415 - paper, when first asked for
        from ui.tasks.files.printing import progress_request  # noqa: PLC0415

        session = self._door.session
        words = f"{self.by.currentText()}, {self.year.currentText().lower()}"
        request = progress_request(session, self.groups(), words, self._nothing())
        show_preview(self, session.background, request, session.paths.scratch)


class ProgressModel(QAbstractTableModel):
    """The groups as lines."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[Progress] = []
        self._nothing = ""

    def show_groups(self, groups: Sequence[Progress], nothing: str) -> None:
        """Show other groups; `nothing` names the one without a key."""
        self.beginResetModel()
        self.groups, self._nothing = list(groups), nothing
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """One line for each group."""
        return 0 if parent.isValid() else len(self.groups)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Name, bar, numbers."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if not index.isValid():
            return None
        group = self.groups[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return group
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > _BAR:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        texts = (
            group.key or self._nothing,
            "",
            f"{group.done}/{group.total}",
            f"{group.percent} %",
            str(group.late or ""),
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            late = f", {group.late} quá hạn" if group.late else ""
            return f"{texts[0]}: {texts[2]} việc đã xong ({texts[3]}){late}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The heads, on the edge of their column's text."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section > _BAR else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class BarDelegate(CellDelegate):
    """The bar of a group."""

    def paint(self, painter: QPainter, option: Any, index: _Index) -> None:
        """The row's ground, then the bar."""
        super().paint(painter, option, index)
        group: Progress = index.data(Qt.ItemDataRole.UserRole)
        room = QRectF(option.rect).adjusted(theme.px(10), 0, -theme.px(10), 0)
        draw_shares(painter, room, group.done, group.late, group.total)


class ProgressTable(QTableView):
    """Up and down walk, Enter or a double click opens."""

    open_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines = ProgressModel()
        dress(self, self.lines)
        self.setItemDelegateForColumn(_BAR, BarDelegate(self))
        self.setAccessibleName("Tiến độ")
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def show_groups(self, groups: Sequence[Progress], nothing: str) -> None:
        """Show other groups; the cursor stays on its group where that is still there."""
        place = self.currentIndex().row()
        kept = self.lines.groups[place].key if 0 <= place < len(self.lines.groups) else None
        self.lines.show_groups(groups, nothing)
        keys = [group.key for group in groups]
        if keys:
            self.selectRow(keys.index(kept) if kept in keys else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """The numbers keep their room; name and bar share the rest."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        numbers = letter * 10 + theme.px(20)
        left = self.viewport().width() - 3 * numbers
        for place, width in enumerate((left * 55 // 100, left * 45 // 100, *(numbers,) * 3)):
            self.setColumnWidth(place, width)

    def _open(self, place: int) -> None:
        if 0 <= place < len(self.lines.groups):
            self.open_wanted.emit(self.lines.groups[place].key)
