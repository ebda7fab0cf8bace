"""The recovery code, shown once; the person confirms that it is kept outside the machine."""

from datetime import date

from ui.start.code_box import CodeBox
from ui.start.draft import Draft, WizardPage


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
        self.box = CodeBox(self.form, today)
        self.lines.addWidget(self.box)
        self.lines.addStretch(1)

    def show_code(self, code: str, draft: Draft) -> None:
        """Show the code of the book just made."""
        self.box.show_code(code, draft.office.authority, draft.account.user)

    def leave(self, draft: Draft) -> None:
        """The last group must be typed, or the tick set."""
        self.box.confirm()
