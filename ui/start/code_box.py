"""A recovery code as it is shown once: to be printed or saved, and confirmed as kept."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QWidget

from db.text import fold
from desktop_app.errors import KnownProblem, UserError
from ui import dialogs
from ui.start import recovery_sheet
from ui.start.parts import EntryForm, check_box
from ui.widgets.basics import button, column, label, row


class CodeBox(QWidget):
    """The code, what can be done with it, and the proof that the person has it."""

    def __init__(self, form: EntryForm, today: date) -> None:
        super().__init__()
        self.form = form
        self._today = today
        self._code = self._office = self._user = ""
        self.code = label("")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self.code.font()
        font.setFamilies(["Consolas", "DejaVu Sans Mono", "monospace"])
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.code.setFont(font)
        self.code.setProperty("role", "key")
        self.code.setWordWrap(True)
        buttons = row()
        buttons.addWidget(button("&In phiếu", "printer-outline", on_click=self._print))
        buttons.addWidget(button("Lưu &tệp PDF", "content-save-outline", on_click=self._save))
        buttons.addStretch(1)
        self.typed = QLineEdit()
        self.kept = check_box("Tôi đã in &hoặc chép mã này và sẽ cất nơi an toàn")
        form.add("typed", "&Gõ lại nhóm cuối", self.typed, "Để chắc chắn bạn đã chép được mã.")
        lines = column(self, gap=8)
        lines.addWidget(self.code)
        lines.addLayout(buttons)
        lines.addWidget(form)
        lines.addWidget(self.kept)

    def show_code(self, code: str, office: str, user: str) -> None:
        """Show a code with what its sheet says of it."""
        self._code, self._office, self._user = code, office, user
        self.code.setText(code)

    def confirm(self) -> None:
        """The last group must be typed, or the tick set; else UserError. Forgets the code."""
        last = self._code.replace(" ", "-").split("-")[-1]
        if not self.kept.isChecked() and fold(self.typed.text().strip()) != fold(last):
            raise UserError(
                "Hãy gõ đúng nhóm ký tự cuối của mã, hoặc đánh dấu rằng bạn đã cất mã.", "typed"
            )
        self._code = ""

    def _sheet(self) -> QTextDocument:
        return recovery_sheet.sheet(self._code, self._office, self._user, self._today)

    def _print(self) -> None:
        if dialogs.door.print_document(self, self._sheet()):
            self.kept.setChecked(True)

    def _save(self) -> None:
        target = dialogs.door.choose_save_file(
            self, "Lưu phiếu mã khôi phục", "phieu-ma-khoi-phuc.pdf", "Tệp PDF (*.pdf)"
        )
        if target is None:
            return
        try:
            saved = recovery_sheet.save_pdf(self._sheet(), target)
        except KnownProblem as problem:
            dialogs.door.problem(self, problem)
            return
        self.kept.setChecked(True)
        told = f"Đã lưu {saved.path.name}. Nên chép sang USB rồi xóa khỏi máy này."
        self.form.say("typed", f"{told} {saved.note}".strip())
