"""An opened identity: seen for a minute, never in a title, gone when the screen is locked."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from desktop_app.people.person import Person
from ui import dialogs, theme
from ui.session import Session
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.notes import Banner

SECONDS = 60
_LABELS = (
    ("full_name", "Họ tên"),
    ("id_number", "Số định danh, căn cước, hộ chiếu"),
    ("address", "Địa chỉ"),
    ("phone", "Điện thoại"),
    ("organisation", "Cơ quan, tổ chức"),
    ("representing", "Giấy tờ đại diện, ủy quyền"),
    ("representatives", "Người đại diện"),
)


class IdentityDialog(QDialog):
    """Closes by itself; what was copied is taken from the clipboard again when it closes."""

    def __init__(self, parent: QWidget, session: Session, code_name: str, person: Person) -> None:
        super().__init__(parent)
        self.setWindowTitle("Danh tính được bảo mật")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._lines: tuple[str, ...] = tuple(_lines_of(person))
        self._copied = ""
        self._identity = self._reason = ""
        self._left = SECONDS
        self.values: list[QLabel] = []
        self.left = label("", "muted")
        self.copy_button = button("Chép…", "content-copy", "", self.copy)
        self.copy_button.hide()
        self.close_button = primary_button("Đóng ngay", "eye-off-outline", "", self.accept)
        self._lay_out(code_name, person)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.tick)
        session.background.ended.connect(self.wipe)
        self.setMinimumWidth(theme.px(460))

    def copy_with(self, identity_uid: str, reason: str) -> None:
        """Offer a copy, which is asked about and logged like an opening."""
        self._identity, self._reason = identity_uid, reason
        self.copy_button.show()

    def tick(self) -> None:
        """One second less."""
        self._left -= 1
        self._tell()
        if self._left <= 0:
            self.accept()

    def copy(self) -> None:
        """Ask again, log, then put the identity on the clipboard for the rest of the minute."""
        if not dialogs.door.ask(
            self,
            "Chép danh tính ra bộ nhớ tạm?",
            yes="Chép, ghi nhật ký",
            detail="Chương trình nào đang mở cũng đọc được bộ nhớ tạm. Bản chép bị xóa khi cửa sổ"
            " này đóng.",
            danger=True,
        ):
            return
        identity, reason = self._identity, f"Chép ra bộ nhớ tạm: {self._reason}"
        self._session.background.run(
            self, lambda s: s.shield.look(identity, reason, "copy"), lambda _person: self._copy()
        )

    @Slot()
    def wipe(self) -> None:
        """Nothing of the identity stays: not on the screen, not on the clipboard."""
        self._clock.stop()
        self._lines = ()
        for shown in self.values:
            shown.clear()
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        self.done(0)

    def showEvent(self, event: QShowEvent) -> None:
        """The minute begins; once wiped it does not come back with the desk after a lock."""
        super().showEvent(event)
        if self._lines:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell()
            self._clock.start()
        else:
            QTimer.singleShot(0, self, self.reject)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, or taken out of sight by the lock: gone for good."""
        super().hideEvent(event)
        if not event.spontaneous() and self._lines:
            self.wipe()

    def _copy(self) -> None:
        if not self._lines:
            return
        self._copied = "\n".join(self._lines)
        QGuiApplication.clipboard().setText(self._copied)
        self._left = SECONDS
        self._tell()

    def _tell(self) -> None:
        copied = " Bản chép cũng bị xóa lúc ấy." if self._copied else ""
        self.left.setText(f"Tự đóng sau {self._left} giây.{copied}")

    def _lay_out(self, code_name: str, person: Person) -> None:
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(code_name, "heading"))
        lines.addWidget(
            Banner("late", "Không chụp, không đọc to, không ghi vào sổ hay văn bản khác.")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        for name, words in _LABELS:
            value = getattr(person, name)
            text = "\n".join(value) if isinstance(value, tuple) else value
            if not text:
                continue
            shown = label(text, "strong", wrap=True)  # its text cannot be selected with the mouse
            place = grid.rowCount()
            grid.addWidget(label(words, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, place, 1)
            self.values.append(shown)
        lines.addLayout(grid)
        foot = row(gap=12)
        foot.addWidget(self.left, 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.close_button)
        lines.addLayout(foot)


def _lines_of(person: Person) -> list[str]:
    found = []
    for name, words in _LABELS:
        value = getattr(person, name)
        text = ", ".join(value) if isinstance(value, tuple) else value
        if text:
            found.append(f"{words}: {text}")
    return found
