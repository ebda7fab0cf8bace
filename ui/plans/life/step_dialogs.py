"""The small dialogs of submitting and giving back; opened with `open()`, never a nested loop."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.plans.life.rules import undone
from desktop_app.plans.model import Signer
from ui import theme
from ui.plans.action import PlansDoor
from ui.plans.life.check_list import CheckList
from ui.start.parts import EntryForm
from ui.widgets.basics import ElidedLabel, button, column, label, primary_button, row, scrolled
from ui.widgets.entries import LineEntry

_FRAME = 40  # title bar and edges that the system adds, at 100 %


class StepDialog(QDialog):
    """A heading, the plan's name, a form, and the button that takes the step."""

    def __init__(self, door: PlansDoor, uid: str, heading: str, verb: str) -> None:
        super().__init__(door.widget)
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.door = door
        self.uid = uid
        self.form = EntryForm()
        self.form.finished.connect(self.submit)
        self.go = primary_button(verb, on_click=self.submit)
        self.go.setAutoDefault(False)  # Enter in a field moves on instead of taking the step
        cancel = button("&Thôi", on_click=self.reject)
        cancel.setAutoDefault(False)
        plan = door.session.services.plans.rows([uid])[0]
        self._inside = QWidget()
        self._inside.setProperty("role", "clear")
        self.body = column(self._inside, gap=8)
        self._area = scrolled(self._inside)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(heading, "heading"))
        lines.addWidget(ElidedLabel(str(plan["title"] or "chưa có trích yếu"), "muted"))
        lines.addWidget(self._area, 1)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        lines.addLayout(foot)
        self.setMinimumWidth(theme.px(560))

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its lines ask; on a small screen they are scrolled, the buttons stay seen."""
        super().showEvent(event)
        room = self.screen().availableGeometry().height() - theme.px(_FRAME)
        wanted = self._inside.minimumSizeHint().height()
        self.resize(self.width(), min(self.height() + wanted - self._area.height(), room))

    def submit(self) -> None:
        """Take the step; each dialog says how."""
        raise NotImplementedError

    def set_busy(self, busy: bool) -> None:
        """Nothing is asked twice while the step is being taken."""
        self.form.setEnabled(not busy)
        self.go.setEnabled(not busy)

    def on_done(self, _changes: Changes) -> None:
        """The step was taken."""
        self.accept()

    def on_failed(self, error: BaseException) -> None:
        """What is in the way stands beside its field."""
        self.set_busy(False)
        if isinstance(error, UserError):
            self.form.fail(error.field, error.message)

    def text(self, key: str) -> str:
        """What was typed into a field."""
        editor = self.form.editors.get(key)
        return str(editor.value()) if isinstance(editor, LineEntry) else ""


class SubmitDialog(StepDialog):
    """Whom the draft is laid before, and what is not in order yet."""

    def __init__(self, door: PlansDoor, uid: str) -> None:
        super().__init__(door, uid, "Trình kế hoạch", "T&rình")
        services = door.session.services
        found = services.life.checks(uid)
        self.checks = CheckList()
        self.checks.show_checks(found)
        to = LineEntry()
        to.put(addressed(services.plans.get(uid).plan.signer))
        self.form.add("to", "Trình &ai", to, "Ghi vào lịch sử của kế hoạch")
        if undone(found):
            hint = "Còn điều chưa ổn: ghi lý do để vẫn trình, hoặc Thôi để sửa trước"
            self.form.add("reason", "&Lý do", LineEntry(), hint)
        self.body.addWidget(self.checks)
        self.body.addWidget(self.form)
        self.form.focus_first()

    def submit(self) -> None:
        """Submit the draft."""
        self.form.clear_errors()
        self.set_busy(True)
        uid, to, reason = self.uid, self.text("to"), self.text("reason")
        self.door.session.background.run(
            self, lambda s: s.life.submit(uid, to, reason=reason), self.on_done, self.on_failed
        )


class GiveBackDialog(StepDialog):
    """Why a submitted plan goes back to be corrected."""

    def __init__(self, door: PlansDoor, uid: str) -> None:
        super().__init__(door, uid, "Trả lại dự thảo", "T&rả lại")
        hint = "Để trống được; nếu ghi, lịch sử sẽ giữ lại"
        self.form.add("reason", "&Lý do trả lại", LineEntry(), hint)
        self.body.addWidget(self.form)
        self.form.focus_first()

    def submit(self) -> None:
        """Give the plan back."""
        self.set_busy(True)
        uid, reason = self.uid, self.text("reason")
        self.door.session.background.run(
            self, lambda s: s.life.give_back(uid, reason), self.on_done, self.on_failed
        )


def addressed(signer: Signer | None) -> str:
    """How the person who signs is spoken of: "Chủ tịch Trần Văn Mẫu"."""
    if signer is None or not signer.name:
        return ""
    title = (signer.title or "").strip()
    return f"{title.capitalize()} {signer.name}".strip()
