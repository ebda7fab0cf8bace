"""The line that puts words in the place of others: opened by Ctrl+H, closed by Esc."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.plans.editing.replacing import Hit, find_words, with_replaced
from ui import theme
from ui.plans.editor.text_commands import CommandEditor
from ui.widgets.basics import Button, button, column, label, row


class ReplaceBar(QWidget):
    """Finds words with their marks as written, in the text and in its tables."""

    closed = Signal()

    def __init__(self, editor: CommandEditor) -> None:
        super().__init__()
        self._editor = editor
        self._hits: tuple[Hit, ...] = ()
        self.old = _field("Tìm đúng dấu")
        self.new = _field("Thay bằng")
        self.whole = QCheckBox("Cả từ")
        self.case = QCheckBox("Phân biệt hoa, thường")
        self.count = label("", "muted")
        self.one = button("Thay", on_click=self.replace_one)
        self.all = button("Thay tất cả", on_click=self.replace_all)
        leave = Button("", "quiet", "close", tip="Đóng (Esc)")
        leave.setAccessibleName("Đóng")
        leave.clicked.connect(self.close_bar)
        lines = column(self, gap=4)
        lines.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        first, second = row(gap=6), row(gap=8)
        first.addWidget(self.old, 1)
        first.addWidget(self.new, 1)
        first.addWidget(leave)
        second.addWidget(self.whole)
        second.addWidget(self.case)
        second.addWidget(self.count)
        second.addStretch(1)
        second.addWidget(self.one)
        second.addWidget(self.all)
        lines.addLayout(first)
        lines.addLayout(second)
        self.old.textChanged.connect(self.look_again)
        self.whole.toggled.connect(self.look_again)
        self.case.toggled.connect(self.look_again)
        self.old.returnPressed.connect(self.go_on)
        self.new.returnPressed.connect(self.replace_one)
        self.hide()

    def open_bar(self) -> None:
        """Show the line; words selected in the text are what is looked for."""
        chosen = self._editor.area.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.old.setText(chosen.strip())
        self.show()
        self.look_again()
        self.old.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.old.selectAll()

    def close_bar(self) -> None:
        """Hide the line and go back to the text."""
        self.hide()
        self.closed.emit()
        self._editor.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """The words or the text have changed."""
        self._hits = find_words(
            self._editor.now,
            self.old.text(),
            whole=self.whole.isChecked(),
            case=self.case.isChecked(),
        )
        wanted = bool(self.old.text().strip())
        self.count.setText(f"{len(self._hits)} chỗ" if self._hits else "không thấy" * wanted)
        self.one.setEnabled(bool(self._hits))
        self.all.setEnabled(bool(self._hits))

    def go_on(self) -> None:
        """Select the next place behind the cursor, from the last one back to the first."""
        hit = self._next()
        if hit is not None:
            self._editor.put_cursor(hit.row, hit.start, hit.end - hit.start, hit.cell)

    def replace_one(self) -> None:
        """Put the new words where the old ones are selected, and select the next place."""
        self.look_again()
        chosen = self._chosen()
        if chosen is not None:
            lines = with_replaced(self._editor.now, (chosen,), self.new.text())
            end = chosen.start + len(self.new.text())
            self._editor.change(lines, "Thay từ", chosen.row, end)
            self.look_again()
        self.go_on()

    def replace_all(self) -> None:
        """Put the new words everywhere, as one step."""
        self.look_again()
        count = len(self._hits)
        lines = with_replaced(self._editor.now, self._hits, self.new.text())
        self._editor.change(lines, f"Thay {count} chỗ", *self._editor.cursor_place())
        self.look_again()
        self.count.setText(f"đã thay {count} chỗ")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _next(self) -> Hit | None:
        row, char = self._editor.cursor_place()
        behind = (hit for hit in self._hits if (hit.row, hit.start) >= (row, char))
        return next(behind, self._hits[0] if self._hits else None)

    def _chosen(self) -> Hit | None:
        cursor = self._editor.area.textCursor()
        row, end = self._editor.cursor_place()
        if not cursor.hasSelection():
            return None
        start = end - len(cursor.selectedText())
        return next((h for h in self._hits if (h.row, h.start, h.end) == (row, start, end)), None)


def _field(hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    made.setMinimumWidth(theme.px(120))
    return made
