"""The signs that a sender's identity goes into the compartment, and nowhere else."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from desktop_app.changes import Changes
from desktop_app.fields import Field, Kind
from ui import theme
from ui.petitions.action import PetitionsDoor
from ui.petitions.form.fields import PERSON_KEYS
from ui.widgets.ask import AskDialog, Question
from ui.widgets.form import RecordForm
from ui.widgets.notes import Banner

_SHIELD = "shield-mark"
TOLD = (
    "Tố cáo: danh tính người tố cáo được cất vào ngăn bảo mật ngay khi lưu (Điều 8, Điều 56 Luật Tố"
    " cáo). Trong sổ chỉ còn mã “Người tố cáo số …”. Đừng ghi tên, địa chỉ người tố cáo vào ô Nội"
    " dung hay Ghi chú."
)


class ShieldBanner(Banner):
    """Stands above the form while the paper is a denunciation."""

    def tell_of(self, secret: bool, code_name: str = "") -> None:
        """Say that the identity goes, or lies, in the compartment."""
        if not secret:
            self.tell("")
        elif code_name:
            self.tell(
                f"Danh tính của {code_name} nằm trong ngăn bảo mật và không sửa ở đây được.",
                "warning",
            )
        elif self.text() != TOLD:
            self.tell(TOLD, "warning")
        if secret:
            self._shape.show_icon(theme.icon("shield-lock", "soon"))


def mark_shielded(form: RecordForm, secret: bool) -> None:
    """Put the sign of the shield into every entry that tells who the sender is."""
    for key in PERSON_KEYS:
        entry = form.entry(key)
        entry.setAccessibleDescription("Cất vào ngăn bảo mật" if secret else "")
        if not isinstance(entry, QLineEdit):
            continue
        signs = [one for one in entry.actions() if one.objectName() == _SHIELD]
        if secret and not signs:
            made = QAction(theme.icon("shield-lock-outline", "soon"), "", entry)
            made.setObjectName(_SHIELD)
            made.setToolTip("Cất vào ngăn bảo mật, không hiện ở nơi nào khác")
            entry.addAction(made, QLineEdit.ActionPosition.TrailingPosition)
        for sign in signs if not secret else ():
            entry.removeAction(sign)
            sign.deleteLater()


class WhyOpened(AskDialog):
    """Why a sealed sender comes back into the book; the reason is kept with the opening."""

    def __init__(self, door: PetitionsDoor, go: Callable[[str], object]) -> None:
        question = Question(
            "Không còn là tố cáo?",
            "Đưa danh tính ra khỏi ngăn",
            [Field("reason", "Lý do", Kind.LONG_TEXT, required=True, width=40)],
            lambda _services, _values: Changes(),
            "Đổi loại đơn thì người gửi trở lại sổ như đơn thường. Việc mở ngăn được ghi lại.",
        )
        super().__init__(door.widget, door.session, question)
        self._go = go

    def submit(self) -> None:
        """Nothing is written here: the form writes with the reason."""
        reason = str(self.form.values()["reason"])
        self.accept()
        self._go(reason)
