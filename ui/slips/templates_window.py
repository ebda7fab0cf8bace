"""Mẫu phiếu: the texts of the slips, edited by the office, with the page beside."""

import difflib

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.slips.language import Fault
from desktop_app.slips.templates import Shelved
from ui import dialogs, theme
from ui.preview.live import LivePreview
from ui.session import Session
from ui.slips.values_list import ValuesList
from ui.widgets.basics import Button, button, column, label, primary_button, row, splitter
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList
from ui.widgets.notes import Banner
from ui.window_place import fit

_PAUSE = 250  # ms after the last letter


class TemplatesWindow(QDialog):
    """Not modal; saving and going back to the program's text are each one step of undo."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mẫu phiếu")
        self.setModal(False)
        self._session = session
        self._code, self._saved = "", ""
        self.list = LineList(("Mẫu phiếu", "Bản"), (286, 56))
        self.values = ValuesList()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Nội dung mẫu")
        self.text.setTabChangesFocus(True)
        self.differences = QPlainTextEdit()
        self.differences.setReadOnly(True)
        self.differences.setAccessibleName("Khác với mẫu gốc")
        self.faults = QListWidget()
        self.faults.setAccessibleName("Chỗ sai trong mẫu")
        self.note, self.live = Banner(), LivePreview(session.background)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self.refresh()
        self.list.choose(0)
        fit(self, 1280, 760)

    def refresh(self) -> None:
        """Read the list again; the chosen template stays."""
        shelf: list[Shelved] = self._session.services.slips.shelf()
        self.list.blockSignals(True)
        self.list.clear()
        for place, one in enumerate(shelf):
            self.list.add((one.slip.name, "riêng" if one.own else "gốc"), one.slip.code)
            if one.slip.code == self._code:
                self.list.choose(place)
        self.list.blockSignals(False)

    def changed(self) -> bool:
        """Whether the text differs from what is kept."""
        return self.text.toPlainText() != self._saved

    def save(self) -> None:
        """Keep the text; faulty lines are told and nothing is kept."""
        code, text = self._code, self.text.toPlainText()
        self._session.background.run(
            self, lambda s: s.slips.save_template(code, text), self._on_done, self._on_refused
        )

    def reset(self) -> None:
        """Go back to the text that the program brings."""
        code = self._code
        ask = "Dùng lại mẫu gốc của chương trình?"
        detail = "Bản của cơ quan được bỏ đi; vẫn hoàn tác được."
        if dialogs.door.ask(self, ask, yes="Dùng mẫu gốc", detail=detail):
            self._session.background.run(
                self, lambda s: s.slips.reset_template(code), self._on_done, self._on_refused
            )

    def insert(self, words: str) -> None:
        """Put a value into the text where the cursor is; the cursor goes back there."""
        self.show_differences(False)
        self.text.insertPlainText(words)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_differences(self, on: bool) -> None:
        """Show in place of the text what the office changed against the program's."""
        self.compare.setChecked(on)
        if on:
            shipped = self._session.services.slips.shipped(self._code)
            self.differences.setPlainText(_difference(shipped, self.text.toPlainText()))
        self.pages.setCurrentWidget(self.differences if on else self.text)

    def may_leave(self) -> bool:
        """Whether the text may be left: kept, unchanged, or given up."""
        if not self.changed():
            return True
        ask = "Mẫu đang sửa chưa lưu."
        return dialogs.door.ask(self, ask, yes="Bỏ phần sửa", no="Sửa tiếp", danger=True)

    def reject(self) -> None:
        """Esc and closing ask for unsaved text first."""
        if self.may_leave():
            self._saved = self.text.toPlainText()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the button of the window."""
        if self.may_leave():
            self._saved = self.text.toPlainText()
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to what has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_template(self) -> None:
        code = self.list.chosen()
        if not isinstance(code, str) or code == self._code:
            return
        if not self.may_leave():
            self.refresh()  # back to the line that is being edited
            return
        self._code = code
        self.note.tell("")
        self._show_text()

    def _show_text(self) -> None:
        self._saved = self._session.services.slips.text(self._code)
        self.text.setPlainText(self._saved)
        self.show_differences(False)
        self._check()

    @Slot()
    def _check(self) -> None:
        """Faults by line; a sound text is shown as the page."""
        self._pause.stop()
        slips, text = self._session.services.slips, self.text.toPlainText()
        found = slips.faults(text)
        self.faults.clear()
        for fault in found:
            item = QListWidgetItem(theme.status_icon("late"), str(fault))
            item.setData(Qt.ItemDataRole.UserRole, fault)
            self.faults.addItem(item)
        self.faults.setVisible(bool(found))
        self.saver.setEnabled(not found)
        if not found:
            made = slips.example(text)
            self.live.show_document(lambda: made, None)

    def _go_to(self, item: QListWidgetItem) -> None:
        fault: Fault = item.data(Qt.ItemDataRole.UserRole)
        block = self.text.document().findBlockByNumber(fault.line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.show_differences(False)
        self.text.setTextCursor(cursor)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_done(self, changes: Changes) -> None:
        self.refresh()
        self._show_text()
        self.note.tell(f"{changes.message}.", "done")
        self.note.set_action("Hoàn tác", self._undo)

    def _undo(self) -> None:
        def told(changes: Changes) -> None:
            self.refresh()
            self._show_text()
            self.note.tell(f"{changes.message}.", "info")

        self._session.background.run(self, lambda s: s.undo(), told)

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.note.tell(error.message, "late")

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_template())
        self.text.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._check)
        self._session.background.ended.connect(self._pause.stop)
        self.values.chosen.connect(self.insert)
        self.faults.itemActivated.connect(self._go_to)
        focus = Qt.FocusReason.ShortcutFocusReason
        keyed(
            self,
            {
                "Alt+M": lambda: self.list.setFocus(focus),
                "Alt+T": lambda: self.values.field.setFocus(focus),
                "Alt+N": lambda: self.text.setFocus(focus),
            },
        )

    def _lay_out(self) -> None:
        self.saver = primary_button("Lưu mẫu", "check", "Ctrl+S", self.save)
        self.resetter = button("Dùng lại mẫu gốc", "restore", "", self.reset)
        self.compare = Button("So với mẫu gốc", "", "compare", "Ctrl+D")
        self.compare.setCheckable(True)
        self.compare.clicked.connect(self.show_differences)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.text)
        self.pages.addWidget(self.differences)
        middle = QWidget()
        lines = column(middle, gap=8, edge=8)
        lines.addWidget(
            label(
                "Mỗi dòng là một phần của phiếu. Giá trị trong ngoặc nhọn được điền từ hồ sơ; chưa"
                " có thì in dòng chấm, thêm dấu ? thì bỏ cả dòng.",
                "small",
                wrap=True,
            )
        )
        lines.addWidget(self.pages, 1)
        lines.addWidget(self.faults)
        self.faults.setMaximumHeight(theme.px(110))
        lines.addWidget(self.note)
        self.note.tell("")
        tools = row(gap=8)
        for one in (self.compare, self.resetter):
            tools.addWidget(one)
        tools.addStretch(1)
        tools.addWidget(self.saver)
        lines.addLayout(tools)
        for one in (self.saver, self.resetter, self.compare):
            one.setAutoDefault(False)
        left = splitter((self.list, 1), (self.values, 1), vertical=True)
        left.setMinimumWidth(theme.px(350))
        column(self, gap=0, edge=4).addWidget(splitter((left, 5), (middle, 7), (self.live, 6)))


def _difference(before: str, after: str) -> str:
    """The changed lines: "–" of the program, "+" of the office."""
    signs = {"- ": "– ", "+ ": "+ "}
    lines = [
        signs[line[:2]] + line[2:]
        for line in difflib.ndiff(before.splitlines(), after.splitlines())
        if line[:2] in signs
    ]
    return "\n".join(lines) or "Không khác mẫu gốc."
