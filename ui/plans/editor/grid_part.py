"""The page of the annexes: heading lines, the task table as a grid, the texts around it."""

from collections.abc import Callable
from functools import partial

import msgspec

from desktop_app.errors import UserError
from desktop_app.plans.editing import annexes
from desktop_app.plans.editing.grid import AnnexGrid, grid_of, with_grid
from desktop_app.plans.editing.grid_meaning import Meaning
from desktop_app.plans.editing.grid_ops import set_cell
from desktop_app.plans.editing.grid_paste import HeadMapping
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit
from desktop_app.plans.model import Plan
from ui import dialogs
from ui.plans.editor.grid_links import KnownNames
from ui.plans.editor.grid_mapping import MappingForm
from ui.plans.editor.grid_page import AnnexPage
from ui.plans.editor.part import EditorPart
from ui.plans.outline_of import annex_title
from ui.session import Session
from ui.widgets.basics import column

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
        names = KnownNames(session)
        self.page = AnnexPage(session, lambda: names.of(self._plan))
        self.table, self.heading, self.text = self.page.table, self.page.heading, self.page.text
        self.commands, self.columns = self.page.commands, self.page.columns
        column(self, gap=0).addWidget(self.page)
        self._connect()

    # What the frame asks for

    def show_plan(self, plan: Plan) -> None:
        """Show this plan's annexes; the one shown already stays, with its cursor."""
        self._plan = plan
        self._index = min(self._index, max(0, len(plan.annexes) - 1))
        self.page.show_plan(plan, self._index)

    def go_to(self, place: Place) -> None:
        """Show the annex of a place with the cursor in its cell or line."""
        self._show(place.annex)
        if not self._plan.annexes:
            return
        if place.field == "text":
            self.page.want_text(True)
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

    # Showing

    def _connect(self) -> None:
        self.page.add_wanted.connect(self.add_annex)
        self.page.drop_wanted.connect(self.drop_annex)
        self.page.chosen.connect(self._show)
        self.heading.edited.connect(self._on_heading)
        self.heading.entered.connect(self._on_entered)
        self.commands.step.connect(self._on_step)
        self.commands.mapping_wanted.connect(self._on_mapping)
        self.columns.step.connect(self._on_step)
        self.page.receiving.step.connect(self._on_step)
        self.text.edited.connect(self.edited)
        self.text.place_changed.connect(self.place_changed)
        self.table.cells.entered.connect(self._on_cell)
        self.table.cells.opened.connect(self._on_opened)
        self.table.cells.taken_back.connect(self._on_taken_back)
        self.table.went.connect(self._on_went)

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._plan.annexes) and index != self._index:
            self._index = index
            self.show_plan(self._plan)
            self._on_went()

    def _on_mapping(self, mapping: HeadMapping, row_: int) -> None:
        form = MappingForm(self, mapping, row_, self.table.cells.grid)
        form.agreed.connect(self.commands.paste_mapped)
        form.finished.connect(lambda _result: self.table.setFocus())
        form.open()

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
            self.page.say(str(problem), "soon")
            return
        self.edited.emit(
            Edit(
                lambda plan: with_grid(plan, index, change(grid_of(plan, index))),
                label,
                place,
                merge,
            )
        )

    def add_annex(self, budget: bool = False) -> None:
        """One more annex, shown at once."""
        index = len(self._plan.annexes)
        place = Place(Part.ANNEX, annex=index)
        step = partial(annexes.new_annex, budget=budget)
        self.edited.emit(Edit(step, "Thêm phụ lục", place))
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
        self._tell_meaning()

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
        self._tell_meaning()
        now = self.table.currentIndex()
        if now.isValid():
            self.place_changed.emit(self._grid_place(now.row(), now.column()))

    def _tell_meaning(self) -> None:
        """Say at the foot what the time in the cell is understood as."""
        now = self.table.currentIndex()
        meaning = self.table.cells.meaning(now.row(), now.column()) if now.isValid() else Meaning()
        state = "soon" if meaning.warning or not meaning.clear else "done"
        self.page.say(meaning.sentence, state if meaning.sentence else "small")
