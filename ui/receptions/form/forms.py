"""Several forms of one record, asked as if they were one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.fields import Field
from ui.widgets.form import RecordForm


class Forms:
    """The forms in the order of the screen, each with its fields."""

    def __init__(self, *parts: tuple[RecordForm, Sequence[Field]]) -> None:
        self.forms = [form for form, _fields in parts]
        self._fields = dict(zip(self.forms, (fields for _form, fields in parts), strict=True))
        self._form_of = {field.key: form for form, fields in parts for field in fields}

    def fields(self, form: RecordForm) -> Sequence[Field]:
        """The fields of a form."""
        return self._fields[form]

    def form_of(self, key: str) -> RecordForm | None:
        """The form that asks for a field, or None."""
        return self._form_of.get(key)

    def entry(self, key: str) -> Any:
        """The entry of a field."""
        return self._form_of[key].entry(key)

    def error(self, key: str) -> str:
        """The sentence beside a field."""
        return self._form_of[key].error(key)

    def put(self, key: str, value: object) -> None:
        """Show a value in one entry."""
        self.entry(key).put(value)

    def values(self) -> dict[str, Any]:
        """What stands in all entries; UserError with its field at the first nonsense."""
        return {key: value for form in self.forms for key, value in form.values().items()}

    def raw(self, key: str) -> Any:
        """What stands in one entry; None while it makes no sense."""
        try:
            return self.entry(key).value()
        except UserError:
            return None

    def words(self, key: str) -> str:
        """The same as text."""
        return str(self.raw(key) or "")

    def is_dirty(self) -> bool:
        """Whether something was changed since it was shown or saved."""
        return any(form.is_dirty() for form in self.forms)

    def mark_saved(self) -> None:
        """What stands there counts as saved."""
        for form in self.forms:
            form.mark_saved()

    def check(self, used: Sequence[RecordForm]) -> bool:
        """Put a sentence beside each faulty field; the first one takes the cursor."""
        good = [form.check() for form in used]
        return all(good)

    def to_first_fault(self) -> None:
        """Put the cursor into the first faulty field."""
        first = next((key for key in self._form_of if self.error(key)), "")
        if first:
            entry: QWidget = self.entry(first)
            entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_fault(self, form: RecordForm) -> bool:
        """Whether a sentence stands beside a field of this form."""
        return any(form.error(field.key) for field in self._fields[form])
