"""Everything that can be done to the grid: one table of commands for keys, menus and buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_app.plans.editing import grid_ops
from desktop_app.plans.editing.grid import AnnexGrid
from desktop_app.plans.editing.grid_paste import (
    HeadMapping,
    Pasted,
    fill_selection,
    paste_block,
    paste_table,
    read_head,
)
from desktop_app.plans.structure.columns import CONTENT
from ui import theme
from ui.plans.editor.grid_clipboard import put_cells, taken_block
from ui.plans.editor.grid_layout import Area
from ui.plans.editor.grid_numbers import Numbering
from ui.plans.editor.grid_table import GridTable

_Key = Qt.Key
_Ctrl = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Command:
    """A command: its words, its keys as shown ("" for none), its icon, its method's name."""

    label: str
    keys: str
    icon: str
    name: str
    parted: bool = False  # a line stands above it in the menu


COMMANDS = (
    Command("Cắt", "Ctrl+X", "content-cut", "cut"),
    Command("Chép", "Ctrl+C", "content-copy", "copy"),
    Command("Dán (từ Excel, Word)", "Ctrl+V", "content-paste", "paste"),
    Command("Xóa chữ trong ô", "Del", "eraser", "clear"),
    Command("Điền xuống", "Ctrl+D", "arrow-collapse-down", "fill_down"),
    Command("Thêm dòng phía trên", "Ctrl+Shift++", "table-row-plus-before", "insert_rows", True),
    Command("Thêm dòng nhóm phía trên", "Ctrl+Shift+G", "format-title", "insert_group"),
    Command("Nhân đôi dòng", "Ctrl+Shift+D", "content-duplicate", "duplicate_rows"),
    Command("Xóa dòng", "Ctrl+-", "table-row-remove", "delete_rows"),
    Command("Chuyển dòng lên", "Alt+Up", "arrow-up", "move_up"),
    Command("Chuyển dòng xuống", "Alt+Down", "arrow-down", "move_down"),
    Command("Đổi thành nhóm / nhiệm vụ", "Ctrl+G", "format-header-pound", "toggle_group", True),
    Command("Đánh lại số thứ tự", "Ctrl+Shift+N", "format-list-numbered", "renumber"),
    Command("Chọn cả dòng", "Shift+Space", "", "select_rows", True),
    Command("Chọn cả cột", "Ctrl+Space", "", "select_columns"),
)

# For the sheet of keys.
KEYS = {
    "Trong bảng nhiệm vụ của phụ lục": (
        ("Enter", "Ghi ô, xuống dòng dưới"),
        ("Tab", "Ghi ô, sang ô bên phải"),
        ("F2", "Sửa tiếp chữ trong ô"),
        ("Esc", "Bỏ chữ vừa gõ trong ô"),
        *((command.keys, command.label) for command in COMMANDS if command.keys),
    )
}


class GridCommands(QObject):
    """Carries the commands out: each tells one step, and what is to be said about it."""

    step = Signal(object, str)  # grid -> grid, what the undo calls it
    said = Signal(str)
    mapping_wanted = Signal(object, int)  # HeadMapping, row

    def __init__(self, table: GridTable) -> None:
        super().__init__(table)
        self._table = table
        self.numbers = Numbering(table)
        self.numbers.step.connect(self.step)
        self.numbers.said.connect(self.said)
        table.command_for = self.find
        table.customContextMenuRequested.connect(self._on_menu)
        table.verticalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().customContextMenuRequested.connect(self._on_row_menu)

    def find(self, event: QKeyEvent) -> Callable[[], object] | None:
        """The command that these keys mean."""
        pressed = QKeySequence(event.keyCombination().toCombined() & ~_KEYPAD)
        for command in COMMANDS:
            if command.keys and pressed == QKeySequence(command.keys):
                return self.method(command)
        ctrl = bool(event.modifiers() & _Ctrl)
        if ctrl and event.key() in (_Key.Key_Plus, _Key.Key_Equal):
            return self.insert_rows
        return self.delete_rows if ctrl and event.key() == _Key.Key_Underscore else None

    def method(self, command: Command) -> Callable[[], object]:
        """What carries a command out."""
        found = getattr(self, command.name)
        assert callable(found)
        return found  # type: ignore[no-any-return]

    def menu(self) -> QMenu:
        """All commands with their keys."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in COMMANDS:
            if command.parted:
                menu.addSeparator()
            action = menu.addAction(command.label)
            if command.icon:
                action.setIcon(theme.icon(command.icon))
            action.setShortcut(QKeySequence(command.keys))
            action.setShortcutVisibleInContextMenu(True)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(self.method(command))
        return menu

    # Cells

    def copy(self) -> None:
        """The chosen cells to the clipboard."""
        area = self._area()
        if area is not None:
            put_cells(self._grid, area.rows, area.left, area.right)
            self.said.emit(f"Đã chép {len(area.rows)} dòng, {area.right - area.left + 1} cột.")

    def cut(self) -> None:
        """The chosen cells to the clipboard, and empty."""
        self.copy()
        self._clear("Cắt ô")

    def clear(self) -> None:
        """The chosen cells empty."""
        self._clear("Xóa chữ trong ô")

    def paste(self) -> None:
        """What Excel or Word put on the clipboard, at the cursor or under the right columns."""
        area, block = self._area(), taken_block()
        if area is None or not any(any(row) for row in block.rows):
            self.said.emit("Không có gì để dán: hãy chép một vùng ô trong Excel hoặc Word trước.")
            return
        mapping = read_head(block, self._grid)
        if mapping is not None and mapping.differs:
            self.mapping_wanted.emit(mapping, area.top)
        elif mapping is not None:
            self.paste_mapped(mapping, area.top, list(mapping.targets))
        elif len(block.rows) == 1 and block.width == 1:
            text = block.rows[0][0] or ""
            edges = (area.top, area.left, area.bottom, area.right)
            self._do(lambda grid: fill_selection(grid, *edges, text), "Dán")
        else:
            top, left = area.top, area.left
            self._paste(lambda grid: paste_block(grid, top, left, block), left, block.width)

    def paste_mapped(self, mapping: HeadMapping, row: int, targets: list[int | None]) -> None:
        """A table with a head, its columns sent where the person wants them."""
        self._paste(lambda grid: paste_table(grid, row, mapping, targets), 0, self._grid.width)

    def fill_down(self) -> None:
        """The top cells into those below."""
        area = self._area()
        if area is not None:
            edges = (area.top, area.bottom, area.left, area.right)
            self._do(lambda grid: grid_ops.fill_down(grid, *edges), "Điền xuống")

    # Rows

    def insert_rows(self) -> None:
        """As many empty rows as are chosen, above them."""
        area = self._area()
        if area is not None:
            count = len(area.rows)
            self._do(lambda grid: grid_ops.insert_rows(grid, area.top, count), "Thêm dòng")
            self._table.choose(area.top, self._content, area.top + count - 1)

    def insert_group(self) -> None:
        """A heading above the chosen row."""
        area = self._area()
        if area is not None:
            self._do(lambda grid: grid_ops.insert_group(grid, area.top), "Thêm dòng nhóm")
            self._table.choose(area.top, self._content)

    def delete_rows(self) -> None:
        """Away with the chosen rows."""
        rows = self._rows()
        if rows:
            self._do(lambda grid: grid_ops.delete_rows(grid, rows), "Xóa dòng")
            self._table.choose(rows[0], self._table.currentIndex().column())
            self.said.emit(f"Đã xóa {len(rows)} dòng. Ctrl+Z để lấy lại.")

    def duplicate_rows(self) -> None:
        """The chosen rows once more."""
        rows = self._rows()
        if rows:
            self._do(lambda grid: grid_ops.duplicate_rows(grid, rows), "Nhân đôi dòng")
            self._choose_rows(rows[-1] + 1, rows[-1] + len(rows))

    def move_up(self) -> None:
        """The chosen rows one up."""
        self._move(-1)

    def move_down(self) -> None:
        """The chosen rows one down."""
        self._move(1)

    def toggle_group(self) -> None:
        """Rows as headings; headings as tasks."""
        rows = self._rows()
        if not rows:
            return
        if all(self._table.cells.is_group(row) for row in rows):
            self._do(lambda grid: grid_ops.as_tasks(grid, rows), "Đổi thành nhiệm vụ")
            return
        _, stay = grid_ops.as_groups(self._grid, rows)
        self._do(lambda grid: grid_ops.as_groups(grid, rows)[0], "Đổi thành nhóm")
        if stay:
            shown = ", ".join(str(row + 1) for row in stay[:5])
            self.said.emit(
                f"Dòng {shown} còn chữ ở các cột khác nên vẫn là nhiệm vụ. "
                "Xóa chữ ở các cột ấy rồi đổi lại."
            )

    def renumber(self) -> None:
        """All numbers anew, in the way that is in use; the person is asked when none is."""
        self.numbers.ask()

    # Choosing

    def select_rows(self) -> None:
        """The chosen rows whole."""
        area = self._area()
        if area is not None:
            self._choose_rows(area.top, area.bottom)

    def select_columns(self) -> None:
        """The chosen columns whole."""
        area = self._area()
        last = len(self._grid.rows) - 1
        if area is not None and last >= 0:
            cells = self._table.cells
            block = QItemSelection(cells.index(0, area.left), cells.index(last, area.right))
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._table.selectionModel().select(block, flag)

    # Inside

    @property
    def _grid(self) -> AnnexGrid:
        return self._table.cells.grid

    @property
    def _content(self) -> int:
        return self._grid.place_of(CONTENT) or 0

    def _area(self) -> Area | None:
        return self._table.area()

    def _rows(self) -> list[int]:
        area = self._area()
        return [row for row in area.rows if row < len(self._grid.rows)] if area else []

    def _do(self, change: Callable[[AnnexGrid], AnnexGrid], label: str) -> None:
        self.step.emit(change, label)

    def _clear(self, label: str) -> None:
        area = self._area()
        if area is not None:
            columns = range(area.left, area.right + 1)
            places = [(row, column) for row in area.rows for column in columns]
            self._do(lambda grid: grid_ops.clear(grid, places), label)

    def _paste(self, put: Callable[[AnnexGrid], Pasted], left: int, width: int) -> None:
        outcome = put(self._grid)
        self._do(lambda grid: put(grid).grid, "Dán")
        last = outcome.first + max(outcome.count, 1) - 1
        self._table.choose(outcome.first, left, last, left + width - 1)
        self.said.emit(" ".join((f"Đã dán {outcome.count} dòng.", *outcome.notes)))

    def _move(self, by: int) -> None:
        rows = self._rows()
        if rows and rows[0] + by >= 0 and rows[-1] + by < len(self._grid.rows):
            area = self._area()
            assert area is not None
            self._do(lambda grid: grid_ops.move_rows(grid, rows, by), "Chuyển dòng")
            self._table.choose(rows[0] + by, area.left, rows[-1] + by, area.right)

    def _choose_rows(self, top: int, bottom: int) -> None:
        self._table.choose(top, 0, bottom, self._grid.width - 1)

    def _on_menu(self, where: QPoint) -> None:
        self.menu().popup(self._table.viewport().mapToGlobal(where))

    def _on_row_menu(self, where: QPoint) -> None:
        row = self._table.verticalHeader().logicalIndexAt(where)
        area = self._area()
        if row >= 0 and (area is None or row not in area.rows):
            self._choose_rows(row, row)
        self.menu().popup(self._table.verticalHeader().mapToGlobal(where))


_KEYPAD = Qt.KeyboardModifier.KeypadModifier.value
