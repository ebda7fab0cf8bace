"""The preview of a pasted table whose columns stand in another order: where each one goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QWidget

from desktop_app.plans.editing.grid import AnnexGrid
from desktop_app.plans.editing.grid_paste import NEW_COLUMN, HeadMapping
from ui import theme
from ui.widgets.basics import ElidedLabel, button, column, label, primary_button, row, scrolled
from ui.widgets.visible import visible
from ui.window_place import fit

_LEFT_OUT = -2
_SAMPLES = 60  # rows looked at for an example of a column's words


class MappingForm(QDialog):
    """One line per pasted column: its heading, an example, the column that it goes to."""

    agreed = Signal(object, int, list)  # HeadMapping, row, targets

    def __init__(self, parent: QWidget, mapping: HeadMapping, row_: int, grid: AnnexGrid) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Dán bảng")
        self._mapping = mapping
        self._row = row_
        count = len(mapping.table.rows)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(
            label(
                f"Bảng vừa chép có {count} dòng; các cột không xếp như bảng này. "
                "Mỗi cột sẽ vào đúng cột cùng ý nghĩa như sau. Sửa nếu cần rồi bấm Dán.",
                wrap=True,
            )
        )
        self.choices: list[QComboBox] = []
        sheet = QWidget()
        sheet.setProperty("role", "clear")
        sheet.setLayout(self._lines(grid))
        lines.addWidget(scrolled(sheet), 1)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        lines.addWidget(self.problem)
        ends = row(gap=8)
        ends.addStretch(1)
        ends.addWidget(button("Thôi", on_click=self.reject))
        agree = primary_button("Dán", "content-paste", on_click=self.accept)
        agree.setDefault(True)
        ends.addWidget(agree)
        lines.addLayout(ends)
        fit(self, 640, 200 + 44 * len(mapping.targets))
        agree.setFocus()

    def targets(self) -> list[int | None]:
        """Where each pasted column goes as chosen now."""
        found = [int(choice.currentData()) for choice in self.choices]
        return [None if place == _LEFT_OUT else place for place in found]

    def accept(self) -> None:
        """Paste, unless two columns would fall upon each other."""
        taken = [target for target in self.targets() if target is not None and target >= 0]
        twice = len(taken) != len(set(taken))
        self.problem.setText(
            "Hai cột dán không thể cùng vào một cột. Hãy chọn lại." if twice else ""
        )
        self.problem.setVisible(twice)
        if not twice:
            self.agreed.emit(self._mapping, self._row, self.targets())
            super().accept()

    def _lines(self, grid: AnnexGrid) -> QGridLayout:
        lines = QGridLayout()
        lines.setHorizontalSpacing(theme.px(12))
        lines.setVerticalSpacing(theme.px(6))
        for place, words in enumerate(("Cột của bảng dán", "Ví dụ", "Vào cột")):
            lines.addWidget(label(words, "muted"), 0, place)
        for i, own in enumerate(self._mapping.table.columns):
            choice = self._choice(grid, i)
            self.choices.append(choice)
            lines.addWidget(
                label(visible(own.heading) or "(không tên)", "strong", wrap=True), i + 1, 0
            )
            lines.addWidget(ElidedLabel(self._example(i), "small"), i + 1, 1)
            lines.addWidget(choice, i + 1, 2)
        for place, weight in enumerate((3, 3, 4)):
            lines.setColumnStretch(place, weight)
        lines.setRowStretch(lines.rowCount(), 1)
        return lines

    def _choice(self, grid: AnnexGrid, pasted: int) -> QComboBox:
        choice = QComboBox()
        for place, one in enumerate(grid.columns):
            choice.addItem(visible(one.heading), place)
        choice.addItem("Thành cột mới", NEW_COLUMN)
        choice.addItem("Không dán cột này", _LEFT_OUT)
        target = self._mapping.targets[pasted]
        choice.setCurrentIndex(choice.findData(_LEFT_OUT if target is None else target))
        choice.setAccessibleName(f"Cột “{self._mapping.table.columns[pasted].heading}” vào")
        return choice

    def _example(self, pasted: int) -> str:
        cells = (row_.cells[pasted] for row_ in self._mapping.table.rows[:_SAMPLES])
        return visible(next((cell for cell in cells if cell), "(trống)"))
