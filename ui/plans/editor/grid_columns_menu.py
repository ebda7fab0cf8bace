"""The columns of the grid: their menu, and the small form that names one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QMenu, QWidget

from desktop_app.errors import UserError
from desktop_app.plans.editing.grid import AnnexGrid
from desktop_app.plans.editing.grid_columns import (
    MEANINGS,
    add_column,
    change_column,
    missing_columns,
    move_column,
    remove_column,
)
from desktop_app.plans.editing.grid_total import money_columns, total_of, with_total
from desktop_app.plans.model import Column
from desktop_app.plans.structure.columns import OTHER, heading_meaning
from ui import theme
from ui.plans.editor.grid_table import GridTable
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.visible import visible


class ColumnsMenu(QObject):
    """Offers what can be done to the columns; each choice is one step."""

    step = Signal(object, str)

    def __init__(self, table: GridTable) -> None:
        super().__init__(table)
        self._table = table
        table.horizontalHeader().customContextMenuRequested.connect(self._on_head_menu)
        table.horizontalHeader().sectionDoubleClicked.connect(self.rename)

    def menu(self, at: int) -> QMenu:
        """What can be done to column `at`."""
        grid = self._table.cells.grid
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = visible(grid.columns[at].heading) or "không tên"
        menu.addAction(
            theme.icon("pencil-outline"), f"Đổi tên, ý nghĩa cột “{name}”…", lambda: self.rename(at)
        )
        self._fill_adding(menu.addMenu(theme.icon("table-column-plus-after"), "Thêm cột"), at + 1)
        left = menu.addAction(
            theme.icon("arrow-left"),
            "Chuyển cột sang trái",
            lambda: self._move(at, at - 1),
        )
        left.setEnabled(at > 0)
        right = menu.addAction(
            theme.icon("arrow-right"),
            "Chuyển cột sang phải",
            lambda: self._move(at, at + 1),
        )
        right.setEnabled(at + 1 < grid.width)
        menu.addSeparator()
        menu.addAction(
            theme.icon("table-column-remove"), f"Xóa cột “{name}”", lambda: self._remove(at)
        )
        self._offer_total(menu, grid)
        return menu

    def adding_menu(self, parent: QWidget) -> QMenu:
        """The columns that can be added behind the last one."""
        menu = QMenu(parent)
        menu.aboutToShow.connect(lambda: self._refill(menu))
        return menu

    def rename(self, at: int) -> None:
        """Ask for another heading or meaning."""
        grid = self._table.cells.grid
        if 0 <= at < grid.width:
            self._ask(
                "Tên và ý nghĩa của cột",
                grid.columns[at],
                lambda grid, column: change_column(grid, at, column),
                "Sửa cột",
            )

    def _refill(self, menu: QMenu) -> None:
        menu.clear()
        now = self._table.currentIndex().column()
        grid = self._table.cells.grid
        self._fill_adding(menu, grid.width)
        if 0 <= now < grid.width:
            menu.addSeparator()
            name = visible(grid.columns[now].heading) or "không tên"
            menu.addAction(f"Đổi tên, ý nghĩa cột “{name}”…", lambda: self.rename(now))
            menu.addAction(f"Xóa cột “{name}”", lambda: self._remove(now))
        self._offer_total(menu, grid)

    def _fill_adding(self, menu: QMenu, at: int) -> None:
        for one in missing_columns(self._table.cells.grid):
            menu.addAction(f"Thêm cột “{one.heading}”", partial(self._add, at, one))
        menu.addAction(
            "Thêm cột khác…",
            lambda: self._ask(
                "Thêm cột",
                Column(OTHER, ""),
                lambda grid, column: add_column(grid, at, column),
                "Thêm cột",
            ),
        )

    def _offer_total(self, menu: QMenu, grid: AnnexGrid) -> None:
        for place in money_columns(grid):
            total = total_of(grid, place)
            if total.counted:
                menu.addSeparator()
                menu.addAction(
                    theme.icon("sigma"),
                    f"Ghi dòng “Tổng cộng {total.words}” vào cuối bảng",
                    partial(self._write_total, place),
                )

    def _ask(
        self,
        title: str,
        now: Column,
        change: Callable[[AnnexGrid, Column], AnnexGrid],
        words: str,
    ) -> None:
        def check(column: Column) -> str:
            try:
                change(self._table.cells.grid, column)
            except UserError as problem:
                return str(problem)
            return ""

        form = ColumnForm(self._table, title, now, check)
        form.accepted.connect(lambda: self._do(lambda grid: change(grid, form.column()), words))
        form.open()

    def _add(self, at: int, column: Column) -> None:
        self._do(lambda grid: add_column(grid, at, column), "Thêm cột")

    def _write_total(self, at: int) -> None:
        self._do(lambda grid: with_total(grid, at), "Ghi dòng tổng cộng")

    def _move(self, at: int, to: int) -> None:
        self._do(lambda grid: move_column(grid, at, to), "Chuyển cột")

    def _remove(self, at: int) -> None:
        self._do(lambda grid: remove_column(grid, at), "Xóa cột")

    def _do(self, change: Callable[[AnnexGrid], AnnexGrid], words: str) -> None:
        self.step.emit(change, words)

    def _on_head_menu(self, where: QPoint) -> None:
        head = self._table.horizontalHeader()
        at = head.logicalIndexAt(where)
        if at >= 0:
            self.menu(at).popup(head.mapToGlobal(where))


class ColumnForm(QDialog):
    """Asks for a column's heading, the heading above it and what it means."""

    def __init__(
        self, parent: QWidget, title: str, now: Column, check: Callable[[Column], str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._check = check
        self.heading = QLineEdit(now.heading)
        self.parent_heading = QLineEdit(now.parent)
        self.parent_heading.setPlaceholderText("Để trống nếu cột không nằm dưới tên cột chung")
        self.meaning = QComboBox()
        for key, words in MEANINGS.items():
            self.meaning.addItem(words, key)
        self.meaning.setCurrentIndex(self.meaning.findData(now.key))
        self._chosen = bool(now.heading)  # a meaning chosen by the person is not guessed over
        self.meaning.activated.connect(self._on_chosen)
        self.heading.textEdited.connect(self._on_heading)
        self.problem = label("", "error", wrap=True)
        form = QFormLayout()
        form.addRow("Tên cột", self.heading)
        form.addRow("Ý nghĩa", self.meaning)
        form.addRow("Tên cột chung phía trên", self.parent_heading)
        lines = column(self, gap=12, edge=16)
        lines.addLayout(form)
        lines.addWidget(self.problem)
        self.problem.hide()
        ends = row(gap=8)
        ends.addStretch(1)
        ends.addWidget(button("Thôi", on_click=self.reject))
        save = primary_button("Đồng ý", on_click=self.accept)
        save.setDefault(True)
        ends.addWidget(save)
        lines.addLayout(ends)
        self.setMinimumWidth(theme.px(420))
        self.heading.setFocus()

    def column(self) -> Column:
        """What was asked for."""
        return Column(
            str(self.meaning.currentData()),
            " ".join(self.heading.text().split()),
            " ".join(self.parent_heading.text().split()),
        )

    def accept(self) -> None:
        """Take it, unless it cannot be; then say why."""
        wrong = self._check(self.column())
        if not self.column().heading:
            wrong = "Hãy ghi tên cột."
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        if not wrong:
            super().accept()

    def _on_chosen(self) -> None:
        self._chosen = True

    def _on_heading(self, text: str) -> None:
        """Propose the meaning that the words have, until the person chose one."""
        if not self._chosen:
            self.meaning.setCurrentIndex(self.meaning.findData(heading_meaning(text)[0]))
