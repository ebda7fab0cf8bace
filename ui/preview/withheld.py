"""What is asked when a paper was withheld: mask and go on, print it as it stands, or leave it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QWidget

from desktop_app.documents import guard
from desktop_app.documents.guard import Withheld
from desktop_app.errors import UserError
from ui import errors, theme
from ui.background import Background
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.notes import Banner

_SHOWN = 200  # places in the list
_WHY = (
    "Luật Tố cáo (Điều 8, Điều 56) buộc lược bỏ họ tên, địa chỉ, bút tích người tố cáo khỏi văn"
    " bản chuyển đi, trừ khi luật cho phép. Chưa có gì được in hay ghi ra."
)

Again = Callable[[], object]
AgainNamed = Callable[[frozenset[str]], object]


class WithheldDialog(QDialog):
    """`masked` writes the paper with code names, `named` as it stands; None without the right."""

    def __init__(
        self,
        parent: QWidget,
        background: Background,
        error: Withheld,
        masked: Again,
        named: AgainNamed | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Văn bản được giữ lại")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._background, self._error = background, error
        self._masked, self._named = masked, named
        self.places = QListWidget()
        self.places.setAccessibleName("Những chỗ làm lộ danh tính")
        self.places.addItems(list(error.places[:_SHOWN]))
        if len(error.places) > _SHOWN:
            self.places.addItem(f"… và {len(error.places) - _SHOWN} chỗ nữa")
        self.banner = Banner("late", _WHY)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Lý do in nguyên văn (được ghi nhật ký)")
        self.reason.setAccessibleName("Lý do in nguyên văn")
        self.fault = Banner()
        self.mask_button = primary_button("Che rồi in tiếp", "eye-off-outline", "", self.go_masked)
        self.name_button = button("In nguyên văn", "shield-lock-open-outline", "", self.go_named)
        self.cancel = button("Thôi", on_click=self.reject)
        self._lay_out(named is not None)
        background.ended.connect(self.reject)

    def go_masked(self) -> None:
        """Write the paper with code names in these places."""
        self.accept()
        self._masked()

    def go_named(self) -> None:
        """Keep the reason, then write the paper as it stands."""
        reason, names = self.reason.text(), self._error.identities
        self._background.run(
            self, lambda s: s.shield.permit(reason, names), self._on_permitted, self._on_refused
        )

    def _on_permitted(self, names: frozenset[str]) -> None:
        named = self._named
        self.accept()
        if named is not None:
            named(names)

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.fault.tell(error.message, "late")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, may_name: bool) -> None:
        # Whose it is, even as a code name, is for the role alone: others could try out names.
        whose = f": {', '.join(sorted(self._error.code_names))}" if may_name else " được bảo vệ"
        lines = column(self, gap=8, edge=16)
        lines.addWidget(label(f"Văn bản cho biết danh tính{whose}", "heading", wrap=True))
        lines.addWidget(self.banner)
        lines.addWidget(self.places, 1)
        lines.addWidget(self.fault)
        named = row(gap=8)
        named.addWidget(self.reason, 1)
        named.addWidget(self.name_button)
        lines.addLayout(named)
        for part in (self.reason, self.name_button):
            part.setVisible(may_name)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.mask_button)
        lines.addLayout(foot)
        for made in (self.mask_button, self.name_button, self.cancel):
            made.setAutoDefault(False)
        self.setMinimumSize(theme.px(520), theme.px(340))


class Withholding:
    """How one screen's papers are written: as they are, with code names, or as was permitted."""

    def __init__(self, parent: QWidget, background: Background) -> None:
        self._parent, self._background = parent, background
        self.mode: Callable[[], AbstractContextManager[object]] = nullcontext

    def answer(self, error: BaseException, again: Again, left: Callable[[], object]) -> None:
        """Ask what is to become of a withheld paper; another failure is shown, and it is left."""
        if not isinstance(error, Withheld):
            if isinstance(error, UserError):
                errors.show(self._parent, error)
            left()
            return

        def write(mode: Callable[[], AbstractContextManager[object]]) -> None:
            self.mode = mode
            again()

        def show(may_open: bool) -> None:
            dialog = WithheldDialog(
                self._parent,
                self._background,
                error,
                lambda: write(guard.masking),
                (lambda names: write(partial(guard.allowed, names))) if may_open else None,
            )
            dialog.rejected.connect(left)
            dialog.open()

        self._background.run(self._parent, lambda s: s.shield.may_open, show)
