"""A page with one record: the office itself, or the settings."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.fields import Field
from desktop_app.services import Services
from ui.session import Session
from ui.widgets.basics import column, label, primary_button, row, scrolled
from ui.widgets.form import RecordForm

Texts = Mapping[str, str]


class RecordPage(QWidget):
    """A form over one record; `save` runs on the writing thread."""

    def __init__(
        self,
        session: Session,
        title: str,
        fields: Sequence[Field],
        read: Callable[[], Mapping[str, object]],
        save: Callable[[Services, Texts], Changes],
    ) -> None:
        super().__init__()
        self._session, self._read, self._save = session, read, save
        self.form = RecordForm(fields, session.clock.today)
        self.form.save_asked.connect(self._on_save)
        self.button = primary_button("Lưu", "content-save-outline", "", self.form.ask_to_save)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.button)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(title, "heading"))
        self.form.setProperty("role", "clear")
        lines.addWidget(scrolled(self.form, self), 1)
        lines.addLayout(foot)
        self.refresh()

    def refresh(self) -> None:
        """Read the record again."""
        self.form.set_values(self._read())

    def may_leave(self) -> bool:
        """Asks when something was not saved."""
        return self.form.ask_before_leaving()

    def _on_save(self) -> None:
        values = as_texts(self.form.values())
        save = self._save
        self._session.background.run(
            self, lambda s: save(s, values), self._on_saved, lambda e: show_error(self.form, e)
        )

    def _on_saved(self, _changes: object) -> None:
        self.refresh()


def as_texts(values: Mapping[str, object]) -> dict[str, str]:
    """The values as the services take them."""
    return {key: _text(value) for key, value in values.items()}


def show_error(form: RecordForm, error: BaseException) -> None:
    """Put what can be mended beside its field."""
    if isinstance(error, UserError):
        form.set_errors({error.field: error.message})


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value)
