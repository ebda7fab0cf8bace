"""The pages of the editor for running text: that of the plan, and that of an annex."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.plans.editing.end_mark import with_end_mark, writes_end_mark
from desktop_app.plans.editing.lines import (
    Line,
    Lines,
    annex_lines,
    lines_of,
    with_annex_lines,
    with_lines,
)
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit
from desktop_app.plans.model import Plan
from ui.plans.editor.part import EditorPart
from ui.plans.editor.text_bar import TextBar, tool_button
from ui.plans.editor.text_commands import COMMANDS, CommandEditor
from ui.plans.editor.text_lines import Splice
from ui.plans.editor.text_menu import open_menu
from ui.plans.editor.text_references import ReferenceNotice
from ui.plans.editor.text_replace import ReplaceBar
from ui.session import Session
from ui.widgets.basics import column
from ui.widgets.find_bar import FindBar

KEYS = {
    "Trong nội dung": (
        *((command.keys, command.label) for command in COMMANDS),
        ("Tab / Shift+Tab", "Hạ, nâng cấp đề mục hoặc gạch đầu dòng"),
        ("Enter", "Đoạn mới, gạch đầu dòng tiếp theo"),
        ("Backspace ở đầu dòng", "Bỏ số hoặc gạch đầu dòng"),
        ("I. 1. a) - +", "Gõ ở đầu đoạn rồi bấm dấu cách: thành đề mục, gạch đầu dòng"),
        ("Ctrl+F", "Tìm"),
        ("Ctrl+H", "Thay từ"),
    ),
}


class LinesPart(EditorPart):
    """A page of the editor over a flat text; where the text lives is told by those below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.editor = CommandEditor()
        self.setFocusProxy(self.editor.area)
        self.bar = TextBar(self.editor)
        self.notice = ReferenceNotice(self.editor)
        self.find_bar = FindBar(lambda: self.editor.area)
        self.replace_bar = ReplaceBar(self.editor)
        lines = column(self, gap=0)
        for part in (self.bar, self.notice, self.find_bar, self.replace_bar):
            lines.addWidget(part)
        lines.addWidget(self.editor, 1)
        self._add_find_buttons()
        self.editor.spliced.connect(self._on_spliced)
        self.editor.went.connect(self._on_went)
        self.editor.area.menu_wanted.connect(self._on_menu_wanted)

    def writer(self) -> Callable[[Plan, Sequence[Line]], Plan]:
        """What puts lines into a plan; it knows nothing of the page."""
        raise NotImplementedError

    def reader(self) -> Callable[[Plan], Lines]:
        """What takes lines out of a plan; it knows nothing of the page."""
        raise NotImplementedError

    def place_at(self, row: int, char: int) -> Place:
        """A spot of this text as a place of the plan."""
        raise NotImplementedError

    def show_plan(self, plan: Plan) -> None:
        """Show the text of this plan."""
        self.editor.show_lines(self.reader()(plan))

    def go_to(self, place: Place) -> None:
        """Put the cursor at a line and character."""
        self.editor.put_cursor(place.row, place.at, cell=place.column)
        self.editor.area.setFocus()

    def place(self) -> Place:
        """Where the cursor is."""
        place = self.place_at(*self.editor.cursor_place())
        return msgspec.structs.replace(place, column=self.editor.cell())

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes are part of the text: it is written anew for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.editor.redress()

    def _add_find_buttons(self) -> None:
        for words, icon, keys, bar in (
            ("Tìm", "magnify", "Ctrl+F", self.find_bar),
            ("Thay từ", "find-replace", "Ctrl+H", self.replace_bar),
        ):
            made = tool_button(words, icon, keys)
            made.clicked.connect(bar.open_bar)
            self.bar.line.addWidget(made)
            keys_of_bar = QShortcut(QKeySequence(keys), self)
            keys_of_bar.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys_of_bar.activated.connect(bar.open_bar)

    def _on_menu_wanted(self, at: QPoint) -> None:
        open_menu(self.editor, at)

    def _on_went(self, row: int, char: int) -> None:
        self.place_changed.emit(self.place_at(row, char))

    def _on_spliced(self, splice: Splice) -> None:
        self.find_bar.forget()
        change = _change(self.reader(), self.writer(), splice)
        place = self.place_at(splice.row, splice.char)
        self.edited.emit(Edit(change, splice.label, place, splice.merge))


class TextPart(LinesPart):
    """The main text of the plan: opening, sections, closing."""

    def show_plan(self, plan: Plan) -> None:
        """Show the main text, with the mark that ends it."""
        super().show_plan(plan)
        if self.editor.area.end_mark != plan.end_mark:
            self.editor.area.end_mark = plan.end_mark
            self.editor.area.viewport().update()

    def _on_went(self, row: int, char: int) -> None:
        """A "./." written at the end is the plan's own sign once the cursor leaves it."""
        last = len(self.editor.now) - 1
        if row < last and writes_end_mark(self.editor.now[last].text):
            place = self.place_at(row, char)
            self.edited.emit(Edit(with_end_mark, "Dấu kết thúc văn bản", place))
        super()._on_went(row, char)

    def reader(self) -> Callable[[Plan], Lines]:
        """The lines of the main text."""
        return lines_of

    def writer(self) -> Callable[[Plan, Sequence[Line]], Plan]:
        """Lines as the main text."""
        return with_lines

    def place_at(self, row: int, char: int) -> Place:
        """A spot of the main text."""
        return Place(Part.TEXT, row, char)


class AnnexText(LinesPart):
    """The texts of an annex beside its table; `annex` is its index."""

    def __init__(self, session: Session, annex: int = 0) -> None:
        super().__init__(session)
        self.annex = annex

    def show_annex(self, plan: Plan, annex: int) -> None:
        """Show the texts of another annex."""
        self.annex = annex
        self.show_plan(plan)

    def reader(self) -> Callable[[Plan], Lines]:
        """The lines of this annex; none where it is gone."""
        annex = self.annex
        return lambda plan: annex_lines(plan, annex) if annex < len(plan.annexes) else ()

    def writer(self) -> Callable[[Plan, Sequence[Line]], Plan]:
        """Lines as the texts of this annex."""
        annex = self.annex
        return lambda plan, lines: with_annex_lines(plan, annex, lines)

    def place_at(self, row: int, char: int) -> Place:
        """A spot in the texts of this annex."""
        return Place(Part.ANNEX, row, char, self.annex, "text")


def _change(
    read: Callable[[Plan], Lines],
    write: Callable[[Plan, Sequence[Line]], Plan],
    splice: Splice,
) -> Callable[[Plan], Plan]:
    def change(plan: Plan) -> Plan:
        lines = read(plan)
        behind = splice.at + splice.removed
        return write(plan, (*lines[: splice.at], *splice.lines, *lines[behind:]))

    return change
