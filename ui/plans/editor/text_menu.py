"""The menu of the right button in the text: the clipboard, the commands, rows and columns."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.plans.editing import text_tables
from desktop_app.plans.editing.lines import Lines
from ui import theme
from ui.plans.editor.text_commands import COMMANDS, CommandEditor


def open_menu(editor: CommandEditor, at: QPoint) -> None:
    """Open the menu at a place of the screen."""
    menu = text_menu(editor)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def text_menu(editor: CommandEditor) -> QMenu:
    """What can be done where the cursor is."""
    menu = QMenu(editor)
    area = editor.area
    chosen = area.textCursor().hasSelection()
    _add(menu, "Cắt\tCtrl+X", area.cut).setEnabled(chosen)
    _add(menu, "Chép\tCtrl+C", area.copy).setEnabled(chosen)
    _add(menu, "Dán\tCtrl+V", area.paste).setEnabled(area.canPaste())
    menu.addSeparator()
    if area.textCursor().currentTable() is not None:
        _add_table_steps(menu, editor)
        return menu
    group = 0
    for command in COMMANDS:
        if command.group != group:
            menu.addSeparator()
        group = command.group
        made = menu.addAction(theme.icon(command.icon), f"{command.label}\t{command.keys}")
        made.triggered.connect(lambda _checked=False, run=command.run: run(editor))
    return menu


def _add_table_steps(menu: QMenu, editor: CommandEditor) -> None:
    row, _ = editor.cursor_place()
    grid = editor.now[row].grid
    if grid is None:
        return
    line, column = divmod(editor.cell(), max(map(len, grid.rows)))
    steps: tuple[tuple[str, Callable[[Lines], Lines]], ...] = (
        ("Thêm dòng ở trên", lambda lines: text_tables.with_row(lines, row, line)),
        ("Thêm dòng ở dưới", lambda lines: text_tables.with_row(lines, row, line + 1)),
        ("Thêm cột bên trái", lambda lines: text_tables.with_column(lines, row, column)),
        ("Thêm cột bên phải", lambda lines: text_tables.with_column(lines, row, column + 1)),
        ("Xóa dòng", lambda lines: text_tables.without_row(lines, row, line)),
        ("Xóa cột", lambda lines: text_tables.without_column(lines, row, column)),
        ("Xóa bảng", lambda lines: text_tables.without_line(lines, row)),
    )
    for words, step in steps:
        _add(menu, words, partial(_change, editor, step, words, row))


def _change(editor: CommandEditor, step: Callable[[Lines], Lines], words: str, row: int) -> None:
    editor.change(step(editor.now), words, row)


def _add(menu: QMenu, words: str, run: Callable[[], object]) -> QAction:
    made = menu.addAction(words)
    made.triggered.connect(lambda _checked=False: run())
    return made
