"""The page of the annexes: heading lines, the task table as a grid, the texts around it."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from desktop_app.errors import UserError
from desktop_app.plans.editing import annexes
from desktop_app.plans.editing.grid import AnnexGrid, grid_of, with_grid
from desktop_app.plans.editing.grid_meaning import Meaning
from desktop_app.plans.editing.grid_ops import set_cell
from desktop_app.plans.editing.grid_paste import HeadMapping
from desktop_app.plans.editing.grid_total import Total, money_columns, total_of
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit
from desktop_app.plans.model import Plan
from desktop_app.plans.years import plan_year
from ui import dialogs
from ui.plans.editor.grid_columns_menu import ColumnsMenu
from ui.plans.editor.grid_commands import COMMANDS, GridCommands
from ui.plans.editor.grid_heading import AnnexHeading
from ui.plans.editor.grid_links import KnownNames, UpperLinks
from ui.plans.editor.grid_mapping import MappingForm
from ui.plans.editor.grid_table import GridTable
from ui.plans.editor.part import EditorPart
from ui.plans.editor.text_part import AnnexText
from ui.plans.outline_of import annex_title
from ui.plans.visible import visible
from ui.session import Session
from ui.widgets.basics import Button, button, column, label, row, set_role, splitter
from ui.widgets.notes import EmptyState

GRID = "grid"


class AnnexPart(EditorPart):
    """Shows one annex at a time; several are chosen from in the line above."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._plan = Plan()
        self._index = 0
        self._opened = self._plan  # when the cell being written was opened
        self._visit = 0  # letters typed into one line at one visit are one step of undo
        self._names = KnownNames(session)
        self._links = UpperLinks(session)
        self._build()

    # What the frame asks for

    def show_plan(self, plan: Plan) -> None:
        """Show this plan's annexes; the one shown already stays, with its cursor."""
        self._plan = plan
        self._index = min(self._index, max(0, len(plan.annexes) - 1))
        self._show_choice()
        self._pages.setCurrentIndex(1 if plan.annexes else 0)
        if plan.annexes:
            self._show_annex()

    def go_to(self, place: Place) -> None:
        """Show the annex of a place with the cursor in its cell or line."""
        self._show(place.annex)
        if not self._plan.annexes:
            return
        if place.field == "text":
            self.text.show()
            self.text.go_to(place)
        elif place.field == GRID:
            self.table.choose(place.row, place.column)
            self.table.setFocus()
        elif place.field in self.heading.lines:
            self.heading.lines[place.field].setFocus()
        else:
            self.heading.lines["title"].setFocus()

    def place(self) -> Place:
        """The cell or the line where the cursor is."""
        if self.text.isAncestorOf(self.focusWidget() or self):
            return self.text.place()
        if self.heading.current():
            return Place(Part.ANNEX, annex=self._index)
        now = self.table.currentIndex()
        return self._grid_place(max(now.row(), 0), max(now.column(), 0))

    # Building

    def _build(self) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName("Phụ lục đang sửa")
        # A long title must not widen the page.
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(12)
        self.choice.activated.connect(self._show)
        self.heading = AnnexHeading()
        self.heading.edited.connect(self._on_heading)
        self.heading.entered.connect(self._on_entered)
        self.table = GridTable(lambda: self._names.of(self._plan))
        self.commands = GridCommands(self.table)
        self.commands.step.connect(self._on_step)
        self.commands.said.connect(self.say)
        self.commands.mapping_wanted.connect(self._on_mapping)
        self.columns = ColumnsMenu(self.table)
        self.columns.step.connect(self._on_step)
        self.text = AnnexText(self._session)
        self.text.edited.connect(self.edited)
        self.text.place_changed.connect(self.place_changed)
        self.table.cells.entered.connect(self._on_cell)
        self.table.cells.opened.connect(self._on_opened)
        self.table.cells.taken_back.connect(self._on_taken_back)
        self.table.went.connect(self._on_went)
        self.foot = label("", "small", wrap=True)
        self.total = label("", "small")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty())
        self._pages.addWidget(self._full())
        column(self, gap=0).addWidget(self._pages)

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "table-plus",
            "Kế hoạch chưa có phụ lục phân công nhiệm vụ",
            "Phụ lục ghi từng việc: nội dung, đơn vị chủ trì, phối hợp, thời gian, sản phẩm. "
            "Thêm phụ lục rồi dán bảng từ Excel, Word hoặc gõ thẳng vào bảng.",
            "Bảng dán có dòng tên cột thì các cột tự về đúng chỗ.",
        )
        empty.add_action("Thêm phụ lục", "table-plus", self.add_annex)
        return empty

    def _full(self) -> QWidget:
        page = QWidget()
        lines = column(page, gap=8)
        top = row(gap=8)
        top.addWidget(self.choice, 1)
        top.addWidget(button("Thêm phụ lục", "plus", on_click=self.add_annex))
        self.drop = Button("", "quiet", "delete-outline", tip="Xóa phụ lục đang xem")
        self.drop.setAccessibleName("Xóa phụ lục đang xem")
        self.drop.clicked.connect(lambda _on=False: self.drop_annex())
        top.addWidget(self.drop)
        lines.addLayout(top)
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
        tools = row(gap=4)
        for name, words in _TOOLS:
            command = next(one for one in COMMANDS if one.name == name)
            made = Button(words, "quiet", command.icon, tip=f"{command.label} ({command.keys})")
            run = self.commands.method(command)
            made.clicked.connect(lambda _on=False, run=run: run())
            tools.addWidget(made)
        columns = Button("Cột", "quiet", "table-column", tip="Thêm, đổi tên, xóa cột; dòng tổng")
        columns.setMenu(self.columns.adding_menu(columns))
        tools.addWidget(columns)
        self.with_text = Button("Lời văn", "quiet", "text", tip="Lời văn của phụ lục ngoài bảng")
        self.with_text.setCheckable(True)
        self.with_text.clicked.connect(self._on_with_text)
        tools.addWidget(self.with_text)
        tools.addStretch(1)
        return tools

    # Showing

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._plan.annexes) and index != self._index:
            self._index = index
            self.show_plan(self._plan)
            self._on_went()

    def _show_choice(self) -> None:
        names = [_choice_words(annex_title(a), a.title) for a in self._plan.annexes]
        if names != [self.choice.itemText(i) for i in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
        self.choice.setCurrentIndex(self._index)

    def _show_annex(self) -> None:
        annex = self._plan.annexes[self._index]
        self.heading.show_annex(annex)
        grid = grid_of(self._plan, self._index)
        self.table.cells.link_names = self._links.names(self._plan)
        self.table.show_grid(grid, plan_year(self._plan))
        self.total.setText("\n".join(_total_words(total_of(grid, i)) for i in money_columns(grid)))
        self.text.show_annex(self._plan, self._index)
        has_text = bool(annex.body or annex.sections)
        self.text.setVisible(has_text or self.with_text.isChecked())
        self.with_text.setEnabled(not has_text)
        if has_text:
            self.with_text.setChecked(True)

    def _on_with_text(self, on: bool) -> None:
        self.text.setVisible(on)
        if on:
            self.text.setFocus()

    def _on_mapping(self, mapping: HeadMapping, row_: int) -> None:
        form = MappingForm(self, mapping, row_, self.table.cells.grid)
        form.agreed.connect(self.commands.paste_mapped)
        form.finished.connect(lambda _result: self.table.setFocus())
        form.open()

    def say(self, text: str, state: str = "small") -> None:
        """A line at the foot about what was just done."""
        set_role(self.foot, state)
        self.foot.setText(text)

    # Edits

    def edit_grid(
        self,
        change: Callable[[AnnexGrid], AnnexGrid],
        label: str,
        place: Place,
        merge: str = "",
    ) -> None:
        """One step over the table; one that cannot be is told in words."""
        index = self._index
        try:
            change(self.table.cells.grid)
        except UserError as problem:
            self.say(str(problem), "soon")
            return
        self.edited.emit(
            Edit(
                lambda plan: with_grid(plan, index, change(grid_of(plan, index))),
                label,
                place,
                merge,
            )
        )

    def add_annex(self) -> None:
        """One more annex, shown at once."""
        index = len(self._plan.annexes)
        place = Place(Part.ANNEX, annex=index)
        self.edited.emit(Edit(annexes.new_annex, "Thêm phụ lục", place))
        self._show(index)
        if self._plan.annexes:
            self.heading.lines["title"].setFocus()

    def drop_annex(self) -> None:
        """Away with the annex shown, after a question that names what goes with it."""
        index = self._index
        annex = self._plan.annexes[index]
        count = sum(line.task is not None for line in annex.rows)
        sure = dialogs.door.ask(
            self,
            f"Xóa {annex_title(annex)} cùng {count} nhiệm vụ trong đó?",
            yes="Xóa phụ lục",
            detail="Có thể lấy lại bằng Ctrl+Z khi còn đang soạn.",
            danger=True,
        )
        if sure:
            place = Place(Part.ANNEX, annex=max(0, index - 1))
            step = Edit(lambda plan: annexes.without_annex(plan, index), "Xóa phụ lục", place)
            self.edited.emit(step)

    def _on_step(self, change: Callable[[AnnexGrid], AnnexGrid], words: str) -> None:
        now = self.table.currentIndex()
        self.edit_grid(change, words, self._grid_place(max(now.row(), 0), max(now.column(), 0)))

    def _on_cell(self, row_: int, column_: int, text: str) -> None:
        place = self._grid_place(row_, column_)
        merge = f"cell-{self._index}-{self.table.cells.visit}"
        self.edit_grid(lambda grid: set_cell(grid, row_, column_, text), "Sửa ô", place, merge)

    def _on_opened(self) -> None:
        self._opened = self._plan

    def _on_taken_back(self) -> None:
        """Put back what the cell said, and how it was understood, when it was opened."""
        before = self._opened
        now = self.table.currentIndex()
        merge = f"cell-{self._index}-{self.table.cells.visit}"
        place = self._grid_place(max(now.row(), 0), max(now.column(), 0))
        self.edited.emit(
            Edit(
                lambda plan: msgspec.structs.replace(
                    plan, tasks=before.tasks, annexes=before.annexes
                ),
                "Sửa ô",
                place,
                merge,
            )
        )

    def _on_heading(self, key: str, text: str) -> None:
        index = self._index
        place = Place(Part.ANNEX, annex=index)
        merge = f"annex-{index}-{key}-{self._visit}"
        words = f"Sửa {self.heading.lines[key].accessibleName().lower()}"
        self.edited.emit(
            Edit(lambda plan: annexes.with_heading(plan, index, **{key: text}), words, place, merge)
        )

    def _on_entered(self, _key: str) -> None:
        self._visit += 1
        self.place_changed.emit(self.place())

    # Where the person is

    def _grid_place(self, row_: int, column_: int) -> Place:
        return Place(Part.ANNEX, row=row_, annex=self._index, field=GRID, column=column_)

    def _on_went(self) -> None:
        now = self.table.currentIndex()
        meaning = self.table.cells.meaning(now.row(), now.column()) if now.isValid() else Meaning()
        state = "soon" if meaning.warning or not meaning.clear else "done"
        self.say(meaning.sentence, state if meaning.sentence else "small")
        if now.isValid():
            self.place_changed.emit(self._grid_place(now.row(), now.column()))


_TOOLS = (
    ("insert_rows", "Thêm dòng"),
    ("insert_group", "Thêm nhóm"),
    ("renumber", "Đánh số lại"),
    ("paste", "Dán"),
)


def _total_words(total: Total) -> str:
    """What stands at the foot: the sum, and how many cells are no number."""
    if not total.counted:
        return ""
    words = f"Tổng {visible(total.heading)}: {total.words}"
    return f"{words} ({len(total.unread)} ô chưa tính được)" if total.unread else words


def _choice_words(name: str, title: str) -> str:
    return visible(f"{name} – {title}" if title else name)
