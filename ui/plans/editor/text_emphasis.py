"""Bold and italic of the words in the editor, apart from the bold of a heading itself."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop_app.plans.editing.lines import Line
from ui.plans.editor.text_format import BOLD, ITALIC, char_format, look_of, read_shape


def emphasize(cursor: QTextCursor, which: int, on: bool) -> None:
    """Give the selected words an emphasis, or take it off; their other emphasis stays."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    edit = QTextCursor(cursor.document())
    edit.beginEditBlock()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        shape = read_shape(block)
        in_table = QTextCursor(block).currentTable() is not None  # cells keep no emphasis
        for first, last, form in () if in_table else list(_pieces(block, start, end)):
            edit.setPosition(first)
            edit.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            edit.setCharFormat(emphasized(form, shape, which, on))
        block = block.next()
    edit.endEditBlock()


def form_at(area: QTextEdit) -> QTextCharFormat:
    """The letters at the beginning of the selection, or those that would be written next."""
    cursor = area.textCursor()
    if not cursor.hasSelection():
        return area.currentCharFormat()
    probe = QTextCursor(cursor)
    probe.setPosition(cursor.selectionStart() + 1)
    return probe.charFormat()


def _pieces(block: QTextBlock, start: int, end: int) -> Iterator[tuple[int, int, QTextCharFormat]]:
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        first = max(fragment.position(), start)
        last = min(fragment.position() + fragment.length(), end)
        if first < last:
            yield first, last, fragment.charFormat()
        step += 1


def emphasized(form: QTextCharFormat, shape: Line, which: int, on: bool) -> QTextCharFormat:
    """The letters with one emphasis changed."""
    bold = on if which == BOLD else bool(form.property(BOLD))
    italic = on if which == ITALIC else bool(form.property(ITALIC))
    return char_format(look_of(shape).bold, bold, italic)


def undress(cursor: QTextCursor) -> None:
    """Words that left a bold heading are those of a plain paragraph."""
    rest = QTextCursor(cursor)
    for first, last, form in list(_pieces(cursor.block(), 0, cursor.document().characterCount())):
        rest.setPosition(first)
        rest.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        bold, italic = bool(form.property(BOLD)), bool(form.property(ITALIC))
        rest.setCharFormat(char_format(False, bold, italic))
