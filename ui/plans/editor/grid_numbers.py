"""The numbers of the grid counted anew, in the way that is in use or that the person picks."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.plans.editing.grid import AnnexGrid
from desktop_app.plans.editing.grid_numbering import Counting, counting_in_use, renumbered
from ui import theme
from ui.plans.editor.grid_table import GridTable

COUNTING_WORDS = {
    Counting.PER_GROUP: "Đếm lại từ 1 trong mỗi nhóm",
    Counting.THROUGH: "Đếm liền từ đầu đến cuối bảng",
    Counting.UNDER_NUMBER: "Theo số của nhóm: 1.1, 1.2…",
}


class Numbering(QObject):
    """Tells one step: all numbers anew."""

    step = Signal(object, str)
    said = Signal(str)

    def __init__(self, table: GridTable) -> None:
        super().__init__(table)
        self._table = table

    def ask(self) -> None:
        """All numbers anew, in the way that is in use; the person is asked when none is."""
        way = counting_in_use(self._grid)
        if way is not None:
            self.renumber_as(way)
            return
        where = self._table.viewport().mapToGlobal(QPoint(theme.px(40), theme.px(10)))
        self.menu().popup(where)

    def menu(self) -> QMenu:
        """The ways to count; that in use is ticked."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        in_use = counting_in_use(self._grid)
        for way, words in COUNTING_WORDS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(way is in_use)
            action.triggered.connect(lambda _on=False, way=way: self.renumber_as(way))
        return menu

    def renumber_as(self, way: Counting) -> None:
        """All numbers anew in this way."""
        if renumbered(self._grid, way) == self._grid:
            self.said.emit("Số thứ tự đã liền mạch, không có gì phải sửa.")
            return
        self.step.emit(lambda grid: renumbered(grid, way), "Đánh lại số thứ tự")
        self.said.emit(f"Đã đánh lại số thứ tự: {COUNTING_WORDS[way].lower()}.")

    @property
    def _grid(self) -> AnnexGrid:
        return self._table.cells.grid
