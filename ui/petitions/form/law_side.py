"""What the law says of the field that the cursor is in, in one place beside the form."""

from PySide6.QtCore import QEvent, QObject, Signal

from desktop_app.fields import Field
from ui.petitions.form.fields import article_of
from ui.widgets.basics import Card, label
from ui.widgets.form import RecordForm

_NONE = "Ô này phục vụ theo dõi; không có điều khoản riêng."
_FIELD_KEY = "asked_field"


class LawSide(Card):
    """Follows the cursor through the forms that it listens to."""

    shown = Signal()

    def __init__(self) -> None:
        super().__init__("Căn cứ", edge=12)
        self.field = label("", "strong", wrap=True)
        self.article = label("", "muted", wrap=True)
        self.body.addWidget(self.field)
        self.body.addWidget(self.article)
        self._labels: dict[str, str] = {}

    def listen(self, form: RecordForm, fields: tuple[Field, ...]) -> None:
        """Follow the cursor in a form."""
        for field in fields:
            self._labels[field.key] = field.label
            entry = form.entry(field.key)
            entry.setProperty(_FIELD_KEY, field.key)
            entry.installEventFilter(self)

    def show_field(self, key: str) -> None:
        """Show the article of a field."""
        self.field.setText(self._labels.get(key, ""))
        self.article.setText(article_of(key) or _NONE)
        self.shown.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cursor came into a field."""
        if event.type() == QEvent.Type.FocusIn:
            self.show_field(str(watched.property(_FIELD_KEY)))
        return super().eventFilter(watched, event)
