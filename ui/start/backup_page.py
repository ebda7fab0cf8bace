"""Where the copies go; the last page before the book is made."""

import os
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.safety.backup_place import advice, can_hold
from ui import dialogs
from ui.start.draft import Draft, WizardPage
from ui.widgets.basics import button, label
from ui.widgets.notes import Banner

_EMPTY = "Để trống nếu muốn chọn sau; đến lúc ấy sổ chưa có bản sao nào."
_FOLDER = "So Dan chu - Sao luu"


class BackupPage(WizardPage):
    """Proposes a second drive where there is one, else the documents folder."""

    step = "Sao lưu"
    title = "Nơi cất bản sao lưu"
    lead = (
        "Mỗi lần thoát, chương trình cất một bản sao đã mã hóa vào đây. Tốt nhất là ổ đĩa khác "
        "hoặc USB: máy hỏng thì sổ vẫn còn."
    )
    next_words = "&Lập sổ"

    def __init__(self, documents: Path, live: Path) -> None:
        super().__init__()
        self._documents, self._live = documents, live
        self.folder = QLineEdit()
        self.form.add("folder", "&Thư mục", self.folder, _EMPTY)
        self.folder.editingFinished.connect(self._advise)
        self.lines.addWidget(self.form)
        beside = QWidget()
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button("&Chọn thư mục…", "folder-outline", on_click=self._choose))
        line.addStretch(1)
        self.lines.addWidget(beside)
        self.summary = label("", wrap=True)
        self.lines.addWidget(self.summary)
        self.lines.addWidget(
            Banner("hint", "Bước sau lập sổ trên máy này rồi đưa bạn mã khôi phục để cất giữ.")
        )
        self.lines.addStretch(1)

    def enter(self, draft: Draft) -> None:
        """Propose a folder once; afterwards what was entered stays."""
        if not self.folder.isModified() and not self.folder.text():
            self.folder.setText(str(proposed_folder(self._documents)))
        counts = (
            _counted(len(draft.departments), "phòng và đơn vị"),
            _counted(len(draft.villages), "thôn và tổ dân phố"),
            _counted(len(draft.officers), "người ký"),
        )
        self.summary.setText(
            f"Sắp lập: sổ của {draft.office.authority}, {draft.office.province}; "
            f"{'; '.join(counts)}; tài khoản {draft.account.user}."
        )
        self._advise()
        super().enter(draft)

    def leave(self, draft: Draft) -> None:
        """Take the folder; it must be a full path that can be made and written."""
        text = self.folder.text().strip().strip('"')
        draft.backup_folder = None
        if not text:
            return
        folder = Path(text)
        if not folder.is_absolute():
            raise UserError("Hãy ghi đường dẫn đầy đủ, ví dụ D:\\Sao luu.", "folder")
        if folder.is_relative_to(self._live):
            raise UserError(
                "Đây là thư mục của chính sổ. Hãy chọn thư mục khác, tốt nhất là USB.", "folder"
            )
        if not can_hold(folder):
            raise UserError(
                "Không ghi được vào thư mục này. Hãy chọn thư mục khác hoặc để trống.", "folder"
            )
        draft.backup_folder = folder

    def _choose(self) -> None:
        chosen = dialogs.door.choose_folder(self, "Chọn nơi cất bản sao lưu", purpose="backup")
        if chosen:
            self.folder.setText(str(chosen))
            self.folder.setModified(True)
            self._advise()

    def _advise(self) -> None:
        """Tell beneath the field how safe copies are there."""
        folder = Path(self.folder.text().strip().strip('"'))
        if not folder.is_absolute():
            self.form.say("folder", _EMPTY)
            return
        found = advice(folder, self._live)
        self.form.say("folder", found.words, "done" if found.good else "soon")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number else f"chưa ghi {what}"


def proposed_folder(documents: Path) -> Path:
    """A folder on a second fixed drive where Windows has one, else in the documents."""
    second = Path("D:/")
    base = second if os.name == "nt" and second.is_dir() and can_hold(second) else documents
    return base / _FOLDER
