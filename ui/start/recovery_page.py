"""The recovery code, shown once; the person confirms that it is kept outside the machine."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit

from db.text import fold
from desktop_app.errors import KnownProblem, UserError
from ui import dialogs
from ui.start import recovery_sheet
from ui.start.draft import Draft, WizardPage
from ui.start.parts import check_box
from ui.widgets.basics import button, label, row


class RecoveryPage(WizardPage):
    """The book is made by now; this page cannot be gone back from."""

    step = "Mã khôi phục"
    title = "Mã khôi phục – chỉ hiện một lần"
    lead = (
        "Sổ đã lập xong. Nếu quên mật khẩu, chỉ mã này mở lại được sổ. Hãy in hoặc chép ra giấy, "
        "cất trong tủ có khóa. Chương trình không giữ mã này ở đâu cả."
    )
    next_words = "&Vào sổ"

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._code = ""
        self._office = self._user = ""
        self.code = label("")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self.code.font()
        font.setFamilies(["Consolas", "DejaVu Sans Mono", "monospace"])
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.code.setFont(font)
        self.code.setProperty("role", "key")
        self.code.setWordWrap(True)
        self.lines.addWidget(self.code)
        buttons = row()
        buttons.addWidget(button("&In phiếu", "printer-outline", on_click=self._print))
        buttons.addWidget(button("Lưu &tệp PDF", "content-save-outline", on_click=self._save))
        buttons.addStretch(1)
        self.lines.addLayout(buttons)
        self.typed = QLineEdit()
        self.kept = check_box("Tôi đã in &hoặc chép mã này và sẽ cất nơi an toàn")
        self.form.add("typed", "&Gõ lại nhóm cuối", self.typed, "Để chắc chắn bạn đã chép được mã.")
        self.lines.addWidget(self.form)
        self.lines.addWidget(self.kept)
        self.lines.addStretch(1)

    def show_code(self, code: str, draft: Draft) -> None:
        """Show the code of the book just made."""
        self._code = code
        self._office, self._user = draft.office.authority, draft.account.user
        self.code.setText(code)

    def leave(self, draft: Draft) -> None:
        """The last group must be typed, or the tick set."""
        last = self._code.replace(" ", "-").split("-")[-1]
        if self.kept.isChecked() or fold(self.typed.text().strip()) == fold(last):
            self._code = ""
            return
        raise UserError(
            "Hãy gõ đúng nhóm ký tự cuối của mã, hoặc đánh dấu rằng bạn đã cất mã.", "typed"
        )

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
            recovery_sheet.save_pdf(self._sheet(), target)
        except OSError:
            problem = KnownProblem("Không ghi được tệp vào nơi đã chọn.", "Hãy chọn nơi khác.")
            dialogs.door.problem(self, problem)
        else:
            self.kept.setChecked(True)
            self.form.say("typed", f"Đã lưu {target.name}. Nên chép sang USB rồi xóa khỏi máy này.")
