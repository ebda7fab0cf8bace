"""The panel "Vì sao cột 9 là 7?": where a figure comes from, the records that make it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from desktop_app.reports.filled import Cell, CellState, FilledForm, WhyRow
from ui import theme
from ui.reports.form.numbers import shown
from ui.reports.form.rows import formula_parts, formula_words, readable
from ui.reports.side.why_list import WhyList
from ui.widgets.basics import Card, button, label, row

NO_BOOK = "Không có sổ nào đếm chỉ tiêu này: số do cán bộ nhập."
NONE = "Không có hồ sơ nào trong kỳ được tính vào đây."


class WhyPanel(Card):
    """Shows a cell at once; its records come when they are read."""

    opened = Signal(object)  # Ref
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Vì sao?", " ", edge=12)
        self.title.setWordWrap(True)
        self.about = label("", "muted", wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = WhyList()
        self.list.opened.connect(self.opened)
        self.print = button("In danh sách", "printer-outline", "", self.print_wanted.emit)
        self.body.addWidget(self.about)
        self.body.addWidget(self.list, 1)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(self.print)
        self.body.addLayout(foot)
        self.list.setMinimumHeight(theme.px(60))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_cell(self, filled: FilledForm, code: str) -> None:
        """Say where the figure of a code comes from."""
        cell = filled.cells[code]
        self.title.setText(question(filled, cell))
        self.about.setText(about(filled, cell))
        counted = bool(cell.refs) or bool(cell.item.measure)
        self.list.setVisible(counted)
        if not cell.refs:
            self.show_rows(())
        self.note.setText(f"{len(cell.refs)} hồ sơ" if cell.refs else "")

    def show_rows(self, rows: Sequence[WhyRow]) -> None:
        """Show the records."""
        self.list.rows.show_rows(rows)
        self.print.setVisible(bool(rows))

    def clear(self) -> None:
        """No figure is looked at."""
        self.title.setText("Vì sao?")
        self.about.setText("Chọn một con số để xem những hồ sơ làm nên nó.")
        self.show_rows(())


def question(filled: FilledForm, cell: Cell) -> str:
    """ "Vì sao cột 9 là 7?"."""
    line = "cột" if filled.form.shape == "wide" else "dòng"
    if cell.value is None:
        return f"{line.capitalize()} {cell.item.code} chưa có số"
    return f"Vì sao {line} {cell.item.code} là {shown(cell.value, cell.item.decimals)}?"


def about(filled: FilledForm, cell: Cell) -> str:
    """Where a figure comes from, in words."""
    said = [" › ".join((*cell.item.groups, cell.item.label))]
    hand = cell.hand
    if cell.state is CellState.ADDED:
        said.append(_sum(filled, cell))
    elif cell.state is CellState.REPLACED and hand:
        counted = shown(cell.counted, cell.item.decimals) or "chưa rõ"
        why = f" Lý do: {hand.why}." if hand.why else ""
        said.append(f"Sổ tính ra {counted}, báo cáo ghi số nhập tay.{why}")
    elif cell.counted is None:
        said.append(NO_BOOK)
    if cell.counted is not None and not cell.refs and cell.state is not CellState.REPLACED:
        said.append(NONE)
    return "\n".join(said)


def _sum(filled: FilledForm, cell: Cell) -> str:
    """ "= 5 + 11 + 17 = 40 + 3 + 2"."""
    parts = formula_parts(cell.item)
    figures = " ".join(_figure(filled, part) for part in parts)
    return f"{formula_words(cell.item)} = {figures}" if parts else ""


def _figure(filled: FilledForm, part: str) -> str:
    """A part of a formula as its figure; a sign stays what it is."""
    found = filled.cells.get(part)
    return readable(part) if found is None else shown(found.value, found.item.decimals) or "?"
