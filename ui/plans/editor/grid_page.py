"""The look of the annexes' page: choice, heading lines, tools, the grid, the texts, the foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QWidget

from desktop_app.plans.editing.grid import grid_of
from desktop_app.plans.editing.grid_total import Total, money_columns, total_of
from desktop_app.plans.model import Plan
from desktop_app.plans.years import plan_year
from ui import theme
from ui.plans.annex_files.receiving import Receiving
from ui.plans.editor.grid_columns_menu import ColumnsMenu
from ui.plans.editor.grid_commands import COMMANDS, GridCommands
from ui.plans.editor.grid_heading import AnnexHeading
from ui.plans.editor.grid_links import UpperLinks
from ui.plans.editor.grid_table import GridTable
from ui.plans.editor.text_part import AnnexText
from ui.plans.outline_of import annex_title
from ui.session import Session
from ui.widgets.basics import Button, column, label, row, set_role, splitter
from ui.widgets.notes import EmptyState
from ui.widgets.visible import visible

_TOOLS = (
    ("insert_rows", "Thêm dòng"),
    ("insert_group", "Thêm nhóm"),
    ("renumber", "Đánh số lại"),
)
_ROOM_FOR_WORDS = 540  # at 100 %


class AnnexPage(QWidget):
    """Shows one annex; it knows no edits."""

    add_wanted = Signal(bool)  # whether with a column of money
    drop_wanted = Signal()
    chosen = Signal(int)  # another annex

    def __init__(self, session: Session, names: Callable[[], list[str]]) -> None:
        super().__init__()
        self._links = UpperLinks(session)
        self._index = -1  # the annex whose parts got their room
        self._named_tools: list[tuple[Button, str]] = []
        self._wants_text = False  # the person asked for the texts of an annex that has none
        self.choice = QComboBox()
        self.choice.setAccessibleName("Phụ lục đang sửa")
        # A long title must not widen the page.
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(12)
        self.choice.activated.connect(self.chosen.emit)
        self.heading = AnnexHeading()
        self.table = GridTable(names)
        self.commands = GridCommands(self.table)
        self.commands.said.connect(self.say)
        self.columns = ColumnsMenu(self.table)
        self.receiving = Receiving(session, self)
        self.receiving.said.connect(self.say)
        self.text = AnnexText(session)
        self.foot = label("", "small", wrap=True)
        self.total = label("", "small")
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._empty())
        self.pages.addWidget(self._full())
        column(self, gap=0).addWidget(self.pages)

    def show_plan(self, plan: Plan, index: int) -> None:
        """Show an annex of this plan, or how to begin one."""
        names = [_choice_words(annex_title(annex), annex.title) for annex in plan.annexes]
        if names != [self.choice.itemText(i) for i in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
        self.choice.setCurrentIndex(index)
        self.choice.setVisible(len(plan.annexes) > 1)
        self.pages.setCurrentIndex(1 if plan.annexes else 0)
        if plan.annexes:
            self._show_annex(plan, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short, the tools are their signs alone."""
        super().resizeEvent(event)
        short = event.size().width() < theme.px(_ROOM_FOR_WORDS)
        for tool, words in self._named_tools:
            tool.setText("" if short else words)
            tool.setAccessibleName(words)

    def want_text(self, on: bool) -> None:
        """Show the texts beside the table also where the annex has none yet."""
        self._wants_text = on
        self.with_text.setChecked(on)
        self.text.setVisible(on)

    def receive(self) -> None:
        """Take over what another office changed in the annex's workbook."""
        self.receiving.begin(self.table.cells.grid, self.table.cells.year)

    def say(self, text: str, state: str = "small") -> None:
        """A line at the foot about what was just done."""
        set_role(self.foot, state)
        self.foot.setText(text)

    def _show_annex(self, plan: Plan, index: int) -> None:
        annex = plan.annexes[index]
        self.heading.show_annex(annex)
        grid = grid_of(plan, index)
        self.table.cells.link_names = self._links.names(plan)
        self.table.show_grid(grid, plan_year(plan))
        self.total.setText("\n".join(_total_words(total_of(grid, i)) for i in money_columns(grid)))
        self.text.show_annex(plan, index)
        has_text = bool(annex.body or annex.sections)
        self.with_text.setEnabled(not has_text)
        self.with_text.setChecked(has_text or self._wants_text)
        self.text.setVisible(self.with_text.isChecked())
        if index != self._index:
            self._index = index
            self._panes.setSizes([2, 5] if has_text and not grid.rows else [3, 2])

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "table-plus",
            "Kế hoạch chưa có phụ lục phân công nhiệm vụ",
            "Phụ lục ghi từng việc: nội dung, đơn vị chủ trì, phối hợp, thời gian, sản phẩm. "
            "Thêm phụ lục rồi dán bảng từ Excel, Word hoặc gõ thẳng vào bảng.",
            "Bảng dán có dòng tên cột thì các cột tự về đúng chỗ.",
        )
        empty.add_action("Thêm phụ lục", "table-plus", lambda: self.add_wanted.emit(False))
        return empty

    def _full(self) -> QWidget:
        page = QWidget()
        lines = column(page, gap=8, edge=8)
        lines.addWidget(self.choice)
        lines.addWidget(self.heading)
        lines.addLayout(self._tools())
        self._panes = splitter((self.table, 3), (self.text, 2), vertical=True)
        lines.addWidget(self._panes, 1)
        foot = row(gap=8)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.total, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(foot)
        return page

    def _tools(self) -> QHBoxLayout:
        self.tools = row(gap=4)
        for name, words in _TOOLS:
            command = next(one for one in COMMANDS if one.name == name)
            made = Button(words, "quiet", command.icon, tip=f"{command.label} ({command.keys})")
            run = self.commands.method(command)
            made.clicked.connect(lambda _on=False, run=run: run())
            self.tools.addWidget(made)
            self._named_tools.append((made, words))
        columns = Button("Cột", "quiet", "table-column", tip="Thêm, đổi tên, xóa cột; dòng tổng")
        columns.setMenu(self.columns.adding_menu(columns))
        self.tools.addWidget(columns)
        self.with_text = Button("Lời văn", "quiet", "text", tip="Lời văn của phụ lục ngoài bảng")
        self.with_text.setCheckable(True)
        self.with_text.clicked.connect(self._on_with_text)
        self.tools.addWidget(self.with_text)
        self._named_tools += [(columns, columns.text()), (self.with_text, self.with_text.text())]
        self.tools.addStretch(1)
        more = Button("", "quiet", "dots-vertical", tip="Nhận bảng Excel; thêm, xóa phụ lục")
        more.setAccessibleName("Nhận bảng Excel; thêm, xóa phụ lục")
        more.setMenu(self._annex_menu(more))
        self.tools.addWidget(more)
        return self.tools

    def _annex_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        add = self.add_wanted.emit
        words = "Nhận lại bảng Excel đã gửi đi…"
        menu.addAction(theme.icon("table-arrow-left"), words, self.receive)
        menu.addSeparator()
        menu.addAction(theme.icon("table-plus"), "Thêm phụ lục", lambda: add(False))
        menu.addAction(theme.icon("cash"), "Thêm phụ lục có cột kinh phí", lambda: add(True))
        menu.addSeparator()
        menu.addAction(theme.icon("delete-outline"), "Xóa phụ lục đang xem", self.drop_wanted.emit)
        return menu

    def _on_with_text(self, on: bool) -> None:
        self.want_text(on)
        if on:
            self.text.setFocus()


def _total_words(total: Total) -> str:
    """What stands at the foot: the sum, and how many cells are no number."""
    if not total.counted:
        return ""
    words = f"Tổng {visible(total.heading)}: {total.words}"
    return f"{words} ({len(total.unread)} ô chưa tính được)" if total.unread else words


def _choice_words(name: str, title: str) -> str:
    return visible(f"{name} – {title}" if title else name)
