"""A small dialog that asks for a few fields and then writes; opened with `open()`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.fields import Field
from desktop_app.services import Services
from ui import theme
from ui.session import Session
from ui.widgets.basics import button, column, label, primary_button, row, scrolled
from ui.widgets.form import RecordForm
from ui.widgets.notes import Banner

Values = Mapping[str, Any]
_FRAME = 40  # title bar and edges that the system adds, at 100 %


@dataclass(frozen=True)
class Question:
    """What is asked: a heading, the verb of the button, the fields, what is written then.

    `about` is a sentence beneath the heading, `values` fill the fields at first.
    """

    heading: str
    verb: str
    fields: Sequence[Field]
    work: Callable[[Services, Values], Changes]
    about: str = ""
    values: Values = field(default_factory=dict)


class AskDialog(QDialog):
    """A heading, a sentence, a form, the button that does it; errors stand beside the fields."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        question: Question,
        then: Callable[[Changes], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._work, self._then = session, question.work, then
        self._keys = [field.key for field in question.fields]
        self.form = RecordForm(question.fields, session.clock.today, columns=1)
        self.form.set_values(question.values)
        self.form.setProperty("role", "clear")
        self.form.save_asked.connect(self.submit)
        self.banner = Banner()
        self.go = primary_button(question.verb, on_click=self.form.ask_to_save)
        self.cancel = button("Thôi", on_click=self.reject)
        self.body = column(gap=8)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(question.heading, "heading"))
        if question.about:
            lines.addWidget(label(question.about, "muted", wrap=True))
        lines.addWidget(self.banner)
        lines.addLayout(self.body)
        self._area = scrolled(self.form, self)
        lines.addWidget(self._area, 1)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        lines.addLayout(foot)
        self.setMinimumWidth(theme.px(480))
        self.form.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its lines ask; on a small screen they are scrolled, the buttons stay seen."""
        super().showEvent(event)
        room = self.screen().availableGeometry().height() - theme.px(_FRAME)
        inner = self._area.viewport().width()  # helps in several lines are higher than their hint
        least = self.form.minimumSizeHint().height()
        wanted = max(self.form.sizeHint().height(), self.form.heightForWidth(inner), least)
        self.resize(self.width(), min(self.height() + wanted - self._area.height(), room))

    def submit(self) -> None:
        """Write, with nothing asked twice meanwhile."""
        values = self.form.values()
        self.set_busy(True)
        work = self._work
        self._session.background.run(
            self, lambda s: work(s, values), self._on_done, self._on_failed
        )

    def set_busy(self, busy: bool) -> None:
        """Whether it is being written."""
        self.form.setEnabled(not busy)
        self.go.setEnabled(not busy)

    def _on_done(self, changes: Changes) -> None:
        self.accept()
        if self._then:
            self._then(changes)

    def _on_failed(self, error: BaseException) -> None:
        self.set_busy(False)
        if not isinstance(error, UserError):
            return
        if error.field in self._keys:
            self.form.set_errors({error.field: error.message})
        else:
            self.banner.tell(error.message, "late")
