"""What the chosen day is and why, and the form by which the office sets it itself."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.dates import show_long
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.law.workdays.day import Day, DayEdit, DayKind
from desktop_app.office.days_off import OWN_SOURCE
from ui.widgets.basics import button, column, label, primary_button, row, scrolled
from ui.widgets.form import RecordForm
from ui.workdays.year_view import lunar_words

PLAIN = DayKind.WORKING.value
_KINDS = (
    (DayKind.HOLIDAY.value, "Nghỉ lễ, Tết"),
    (DayKind.IN_LIEU.value, "Nghỉ bù"),
    (DayKind.SWAPPED_OFF.value, "Nghỉ hoán đổi"),
    (DayKind.SWAPPED_WORKING.value, "Làm bù (thứ Bảy, Chủ nhật đi làm)"),
    (PLAIN, "Ngày thường (bỏ nghỉ, bỏ làm bù)"),
)
FIELDS = (
    Field("kind", "Ngày này là", Kind.CHOICE, required=True, choices=_KINDS, width=30),
    Field("name", "Tên", width=30),
    Field("document", "Theo văn bản", width=30),
)

_EXAMPLES = {
    "name": "Quốc khánh; làm bù ngày 10/01",
    "document": "Số, ngày của thông báo",
}


class DayPane(QWidget):
    """`save_asked` is sent with the edit, `clear_asked` with the day."""

    save_asked = Signal(object)
    clear_asked = Signal(object)
    contents_changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._day = today()
        self.title = label("", "title", wrap=True)
        self.state = label("", "", wrap=True)
        self.source = label("", "small", wrap=True)
        self.form = RecordForm(FIELDS, today, columns=1)
        for key, words in _EXAMPLES.items():
            entry = self.form.entry(key)
            assert isinstance(entry, QLineEdit)
            entry.setPlaceholderText(words)
        kinds = self.form.entry("kind")
        assert isinstance(kinds, QComboBox)  # it gives way in a narrow window
        kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.form.save_asked.connect(self._on_save)
        self.save = primary_button("&Lưu ngày này", "content-save-outline", "", self._ask_to_save)
        self.clear = button("&Bỏ sửa", "undo-variant", "", self._on_clear)
        self.clear.setToolTip("Bỏ điều cơ quan đã đặt; ngày trở lại theo lịch có sẵn")
        foot = row(gap=8)
        foot.addWidget(self.save)
        foot.addWidget(self.clear)
        foot.addStretch(1)
        self._inside = inside = QWidget()
        inside.setProperty("role", "clear")
        within = column(inside, gap=4)
        for part in (self.title, self.state, self.source, self.form):
            within.addWidget(part)
        within.addStretch(1)
        self.area = scrolled(inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = column(self, gap=8)
        lines.addWidget(self.area, 1)
        lines.addLayout(foot)

    def show_day(self, day: Day, edit: DayEdit | None) -> None:
        """Show a day; what was typed for another day is gone."""
        self._day = day.date
        self.title.setText(f"{show_long(day.date)} · {lunar_words(day.date)}")
        words = day.words[:1].upper() + day.words[1:]
        self.state.setText(f"{words} (dự kiến)" if day.tentative else words)
        own = "Cơ quan tự đặt" if edit else ""
        told = day.source if day.source != OWN_SOURCE else ""
        self.source.setText(" · ".join(filter(None, (own, told))))
        self.source.setVisible(bool(self.source.text()))
        self.clear.setVisible(edit is not None)
        self.form.set_values(_values(day, edit))
        self.contents_changed.emit()

    def day(self) -> date:
        """The day that is shown."""
        return self._day

    def begin(self) -> None:
        """Put the cursor into the form."""
        self.form.focus_first()

    def show_error(self, error: BaseException) -> None:
        """Put what can be mended beside its field."""
        if isinstance(error, UserError):
            field = error.field if error.field in {"name", "document"} else "kind"
            self.form.set_errors({field: error.message})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.contents_changed.emit()

    def full_height(self) -> int:
        """How high it is without scrolling: what is left belongs to the list below."""
        inside, own = self._inside.layout(), self.layout()
        assert inside is not None
        assert own is not None
        width = self.area.viewport().width()
        high = inside.heightForWidth(width) if inside.hasHeightForWidth() else -1
        return max(high, inside.minimumSize().height()) + own.spacing() + self.save.height() + 2

    def _ask_to_save(self) -> None:
        self.form.ask_to_save()

    def _on_save(self) -> None:
        values = {key: str(value or "") for key, value in self.form.values().items()}
        kind = DayKind(values["kind"])
        self.save_asked.emit(DayEdit(self._day, kind, values["name"], values["document"]))

    def _on_clear(self) -> None:
        self.clear_asked.emit(self._day)


def _values(day: Day, edit: DayEdit | None) -> dict[str, str]:
    """What the form begins with: the edit, else the day as it is shipped."""
    document = edit.document if edit and edit.document != OWN_SOURCE else ""
    plain = day.kind in (DayKind.WORKING, DayKind.WEEKEND)
    kind = (PLAIN if edit else "") if plain else day.kind.value
    return {"kind": kind, "name": day.name, "document": document}
