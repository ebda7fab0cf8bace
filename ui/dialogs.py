"""The one door for message boxes and file dialogs; nothing else in the program may open one.

Callers write `dialogs.door.ask(...)`, so that tests, pictures and the self-test can put a
`QuietDoor` in its place and no modal box can ever hang them.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from desktop_app.errors import KnownProblem
from ui import theme

APP_TITLE = "Sổ Dân chủ"


_SIGNS = {
    QMessageBox.Icon.Warning: ("alert", "soon"),
    QMessageBox.Icon.Question: ("help-circle-outline", "accent"),
    QMessageBox.Icon.Information: ("information-outline", "info"),
    QMessageBox.Icon.Critical: ("alert-octagon", "late"),
}


class Door:
    """Real boxes and file dialogs; `memory` keeps the last folder used for each purpose."""

    def __init__(self, memory: MutableMapping[str, str] | None = None) -> None:
        self.memory: MutableMapping[str, str] = {} if memory is None else memory

    def ask(
        self,
        parent: QWidget | None,
        text: str,
        *,
        yes: str,
        no: str = "Thôi",
        detail: str = "",
        danger: bool = False,
    ) -> bool:
        """Ask a question whose two buttons carry verbs; Escape and closing mean `no`.

        A dangerous action has `no` as its default button, so that Enter alone never does harm.
        """
        icon = QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question
        box = make_box(parent, icon, text, detail)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse if danger else agree)
        box.setEscapeButton(refuse)
        box.exec()
        return box.clickedButton() is agree

    def tell(self, parent: QWidget | None, text: str, *, detail: str = "") -> None:
        """Say something that the person must have seen before going on."""
        box = make_box(parent, QMessageBox.Icon.Information, text, detail)
        box.addButton("Đã hiểu", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def problem(self, parent: QWidget | None, error: KnownProblem) -> None:
        """Show a problem of the world: its sentence and the next step."""
        box = make_box(parent, QMessageBox.Icon.Warning, error.message, error.next_step)
        box.addButton("Đã hiểu", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def bug(self, parent: QWidget | None, details: str) -> None:
        """Show a fault of the program itself; the details can be copied for the support staff."""
        box = make_box(
            parent,
            QMessageBox.Icon.Critical,
            "Chương trình gặp lỗi ngoài dự kiến. Những gì đã lưu vẫn còn nguyên.",
            "Việc vừa làm có thể chưa xong. Hãy thử lại; nếu lỗi còn lặp lại, bấm “Chép chi tiết” "
            "rồi dán gửi cho người hỗ trợ. Chi tiết không chứa nội dung hồ sơ.",
        )
        box.setDetailedText(details)
        copy = box.addButton("Chép chi tiết", QMessageBox.ButtonRole.ActionRole)
        close = box.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        box.exec()
        if box.clickedButton() is copy:
            QGuiApplication.clipboard().setText(details)

    def choose_open_file(
        self, parent: QWidget | None, title: str, kinds: str = "", *, purpose: str = "open"
    ) -> Path | None:
        """Let the person choose a file to read; None when they think better of it.

        `kinds` is in Qt's form: "Kế hoạch (*.docx *.pdf *.txt);;Mọi tệp (*)".
        """
        name, _ = QFileDialog.getOpenFileName(parent, title, self._folder(purpose), kinds)
        return self._remember(purpose, name)

    def choose_save_file(
        self,
        parent: QWidget | None,
        title: str,
        file_name: str,
        kinds: str = "",
        *,
        purpose: str = "save",
    ) -> Path | None:
        """Let the person choose where to write; the dialog asks before replacing a file."""
        start = str(Path(self._folder(purpose)) / file_name)
        name, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
        ending = Path(file_name).suffix
        if name and not name.lower().endswith(ending.lower()):
            name += ending  # "KH 12.3" has no ending, whatever its dot looks like
            if Path(name).exists() and not self._may_replace(parent, Path(name)):
                return None
        return self._remember(purpose, name)

    def _may_replace(self, parent: QWidget | None, path: Path) -> bool:
        return self.ask(
            parent,
            f"Đã có tệp {path.name} trong thư mục này.",
            yes="Ghi thay tệp cũ",
            detail="Ghi thay thì nội dung của tệp cũ không còn nữa.",
            danger=True,
        )

    def choose_folder(
        self, parent: QWidget | None, title: str, *, start: Path | None = None, purpose: str = "dir"
    ) -> Path | None:
        """Let the person choose a folder."""
        name = QFileDialog.getExistingDirectory(parent, title, str(start or self._folder(purpose)))
        if name:
            self.memory[purpose] = name
        return Path(name) if name else None

    def print_document(self, parent: QWidget | None, document: QTextDocument) -> bool:
        """Print a small sheet without a file in between; False when the person thinks better."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("In")
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        document.print_(printer)
        return True

    def choose_printer(self, parent: QWidget | None, pages: int) -> QPrinter | None:
        """Let the person choose printer, pages and copies; None when they think better of it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("In")
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _folder(self, purpose: str) -> str:
        known = self.memory.get(purpose, "")
        return known if known and Path(known).is_dir() else str(Path.home())

    def _remember(self, purpose: str, name: str) -> Path | None:
        if not name:
            return None
        self.memory[purpose] = str(Path(name).parent)
        return Path(name)


@dataclass
class QuietDoor(Door):
    """A door without boxes: it records what was shown and answers from `answers`, in order.

    An answer is a bool for `ask` and a Path or None for a choice; without one it is no and None.
    """

    answers: list[bool | Path | None] = field(default_factory=list)
    shown: list[tuple[str, str]] = field(default_factory=list)

    def ask(
        self,
        parent: QWidget | None,
        text: str,
        *,
        yes: str,
        no: str = "Thôi",
        detail: str = "",
        danger: bool = False,
    ) -> bool:
        """Record the question and give the prepared answer."""
        self.shown.append(("ask", f"{text}\n{detail}\n[{yes}] [{no}]"))
        return bool(self._next())

    def tell(self, parent: QWidget | None, text: str, *, detail: str = "") -> None:
        """Record the message."""
        self.shown.append(("tell", f"{text}\n{detail}".strip()))

    def problem(self, parent: QWidget | None, error: KnownProblem) -> None:
        """Record the problem."""
        self.shown.append(("problem", str(error)))

    def bug(self, parent: QWidget | None, details: str) -> None:
        """Record the fault."""
        self.shown.append(("bug", details))

    def choose_open_file(
        self, parent: QWidget | None, title: str, kinds: str = "", *, purpose: str = "open"
    ) -> Path | None:
        """Record the question and give the prepared path."""
        self.shown.append(("open", title))
        return self._next_path()

    def choose_save_file(
        self,
        parent: QWidget | None,
        title: str,
        file_name: str,
        kinds: str = "",
        *,
        purpose: str = "save",
    ) -> Path | None:
        """Record the proposed name and give the prepared path."""
        self.shown.append(("save", file_name))
        return self._next_path()

    def choose_folder(
        self, parent: QWidget | None, title: str, *, start: Path | None = None, purpose: str = "dir"
    ) -> Path | None:
        """Record the question and give the prepared path."""
        self.shown.append(("folder", title))
        return self._next_path()

    def print_document(self, parent: QWidget | None, document: QTextDocument) -> bool:
        """Record the text and give the prepared answer."""
        self.shown.append(("print", document.toPlainText()))
        return bool(self._next())

    def choose_printer(self, parent: QWidget | None, pages: int) -> QPrinter | None:
        """Record the question; a prepared path stands for a printer that writes a PDF there."""
        self.shown.append(("printer", f"{pages}"))
        target = self._next_path()
        if target is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return printer

    def _next(self) -> bool | Path | None:
        return self.answers.pop(0) if self.answers else None

    def _next_path(self) -> Path | None:
        answer = self._next()
        return answer if isinstance(answer, Path) else None


def make_box(
    parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str = ""
) -> QMessageBox:
    """A box with the program's own sign; buttons are added by who asks."""
    window = parent.window() if parent is not None else None
    box = QMessageBox(icon, APP_TITLE, text, QMessageBox.StandardButton.NoButton, window)
    sign, tone = _SIGNS[icon]
    box.setIconPixmap(theme.icon(sign, tone).pixmap(theme.px(32), theme.px(32)))
    # User text may hold "<" or "&"; it must be shown as it stands.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(detail)
    return box


def is_question(widget: QWidget) -> bool:
    """Whether a window is one of the boxes of this door."""
    return isinstance(widget, QMessageBox | QFileDialog | QPrintDialog)


door: Door = Door()
