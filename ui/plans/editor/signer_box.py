"""Who signs: an officer of the own office, or lines written by hand; shown as printed."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from desktop_app.office.model import Officer
from desktop_app.plans.blank import signer_of
from desktop_app.plans.editing import head
from desktop_app.plans.model import Plan, Signer
from ui import theme
from ui.widgets.basics import bold, column, label, row, set_role

_HAND = "Tự ghi các dòng"


class SignerBox(QWidget):
    """Choosing an officer fills all lines by the signing power (NĐ 30, Phụ lục I, ô 7)."""

    edited = Signal(str, object, str)  # which line ("": all), pure step, what it is called
    focused = Signal()

    LINES: ClassVar = {
        "authority": ("Thay mặt", "TM. ỦY BAN NHÂN DÂN"),
        "capacity": ("Ký thay, thừa lệnh", "KT. CHỦ TỊCH"),
        "title": ("Chức vụ", "PHÓ CHỦ TỊCH"),
        "name": ("Họ tên", "không ghi học hàm, học vị"),
    }

    def __init__(self, officers: Sequence[Officer]) -> None:
        super().__init__()
        self._officers = [officer for officer in officers if officer.signs]
        self._signer = Signer(None, None, None, None)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Người ký")
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice.addItem(_HAND)
        for officer in self._officers:
            power = f" ({officer.capacity})" if officer.capacity else ""
            self.choice.addItem(f"{officer.name} – {officer.title}{power}")
        self.choice.activated.connect(self._on_chosen)
        self.entries = {key: QLineEdit() for key in self.LINES}
        self.preview = QLabel()
        self.problem = label("", "error", wrap=True)
        self._lay_out()
        for key, entry in self.entries.items():
            entry.textEdited.connect(partial(self._on_edited, key))
            entry.installEventFilter(self)
        self.choice.installEventFilter(self)

    def show_signer(self, signer: Signer | None) -> None:
        """Show a signature block."""
        self._signer = signer or Signer(None, None, None, None)
        for key, entry in self.entries.items():
            text = str(getattr(self._signer, key) or "")
            if " ".join(entry.text().split()) != text:
                entry.setText(text)
                entry.setCursorPosition(0)
        same = [
            place
            for place, officer in enumerate(self._officers, start=1)
            if _bare(signer_of(officer)) == _bare(self._signer)
        ]
        self.choice.setCurrentIndex(same[0] if same else 0)
        self._show_printed()

    def go_to(self, key: str) -> None:
        """Put the cursor into a line, else to the choice."""
        widget: QWidget = self.entries.get(key, self.choice)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> str:
        """The line with the cursor, "choice" for the choice, "" for none."""
        if self.choice.hasFocus():
            return "choice"
        return next((key for key, entry in self.entries.items() if entry.hasFocus()), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell where the cursor is."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)

    def _on_chosen(self, place: int) -> None:
        if place > 0:
            officer = self._officers[place - 1]
            change = partial(head.with_officer, officer=officer)
            self.edited.emit("", change, f"Chọn người ký {officer.name}")

    def _on_edited(self, key: str, text: str) -> None:
        value = " ".join(text.split()) or None
        words = f"Sửa phần ký: {self.LINES[key][0].lower()}"
        self.edited.emit(key, partial(_with_line, key=key, value=value), words)

    def _show_printed(self) -> None:
        signer = self._signer
        titles = (signer.title or "").split(" / ")
        lines = [signer.authority or "", signer.capacity or "", *titles]
        text = "\n".join(filter(None, lines))
        self.preview.setText(f"{text}\n\n\n\n{signer.name or '(chưa ghi họ tên)'}")
        problem = head.signer_problem(signer)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _lay_out(self) -> None:
        top = row(gap=8)
        top.addWidget(label("Người ký", "title"))
        top.addWidget(self.choice, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(8))
        for line, (key, (words, example)) in enumerate(self.LINES.items()):
            entry = self.entries[key]
            entry.setPlaceholderText(example)
            entry.setAccessibleName(words)
            name = label(words, "muted")
            name.setBuddy(entry)
            grid.addWidget(name, line, 0)
            grid.addWidget(entry, line, 1)
        self.preview.setFont(bold())
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumWidth(theme.px(210))
        set_role(self.preview, "paper")
        self.preview.setAccessibleName("Phần ký như khi in")
        beside = row(gap=16)
        beside.addLayout(grid, 3)
        beside.addWidget(self.preview, 2)
        lines = column(self, gap=8)
        lines.addLayout(top)
        lines.addLayout(beside)
        lines.addWidget(self.problem)


def _bare(signer: Signer) -> Signer:
    return msgspec.structs.replace(signer, line=0)


def _with_line(plan: Plan, *, key: str, value: str | None) -> Plan:
    signer = plan.signer or Signer(None, None, None, None)
    return msgspec.structs.replace(plan, signer=msgspec.structs.replace(signer, **{key: value}))
