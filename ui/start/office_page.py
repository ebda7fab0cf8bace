"""Who the office is: level, name, province, code, place name."""

from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from desktop_app.errors import UserError
from desktop_app.office.fields import LEVELS
from desktop_app.office.model import Level, Office
from desktop_app.office.provinces import ProvinceNames
from desktop_app.office.rules import check_office, clean_code, clean_name, level_in_name
from ui.start.draft import Draft, WizardPage

_NAME_HINT = "Chỉ ghi tên, không cần chữ xã, phường, đặc khu."
_PROVINCE_HINT = "Gõ vài chữ, không dấu cũng được, rồi chọn trong danh sách."


class ProvinceField(QLineEdit):
    """A line with a list of the provinces under it, found with or without diacritics.

    The list only proposes; words that are being typed are never rewritten (Unikey). Qt's own
    filter knows no folding of Vietnamese marks, so the names that fit are chosen here.
    """

    understood = Signal(str)  # the whole name that the words stand for, "" for none or several

    def __init__(self, names: ProvinceNames) -> None:
        super().__init__()
        self.names = names
        self._fitting = QStringListModel(self)
        self._list = QCompleter(self._fitting, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(8)
        self._list.setWidget(self)
        self._popup = QListView()
        self._list.setPopup(self._popup)
        self._list.activated.connect(self.setText)
        self.textEdited.connect(self._propose)

    def province(self) -> str:
        """The full name that the words stand for, or "" when they stand for none or several."""
        return self.names.find(self.text())

    def proposals(self) -> list[str]:
        """The names in the list that drops down now."""
        return self._fitting.stringList() if self._popup.isVisible() else []

    def _propose(self, typed: str) -> None:
        self._fitting.setStringList(self.names.fitting(typed))
        understood = self.province()
        self.understood.emit(understood)
        # One that is clear already needs no list in the way of Enter.
        if self._fitting.rowCount() and not understood:
            self._list.complete()
        else:
            self._popup.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the name out in full when the cursor leaves for another field."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.province():
            self.setText(self.province())


class OfficePage(WizardPage):
    """The first thing the book must know."""

    step = "Cơ quan"
    title = "Cơ quan của bạn"
    lead = "Tên này in ở đầu văn bản và báo cáo. Có thể sửa lại sau."

    def __init__(self, today: date) -> None:
        super().__init__()
        self.level = QComboBox()
        for value, words in LEVELS:
            self.level.addItem(words, value)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Ví dụ: Đồng Mẫu")
        self.province = ProvinceField(ProvinceNames(today))
        self.code = QLineEdit()
        self.code.setPlaceholderText("5 chữ số (Quyết định 19/2025/QĐ-TTg); chưa biết thì để trống")
        self.place = QLineEdit()
        self.form.add("level", "&Loại đơn vị", self.level)
        self.form.add("name", "T&ên", self.name, _NAME_HINT)
        self.form.add(
            "province",
            "Tỉnh, thành &phố",
            self.province,
            _PROVINCE_HINT,
        )
        self.province.understood.connect(self._tell_province)
        self.form.add("code", "&Mã đơn vị", self.code)
        self.form.add("place_name", "Đị&a danh", self.place, "Ghi trước ngày tháng trên văn bản.")
        self.lines.addWidget(self.form)
        self.lines.addStretch(1)
        self.name.textChanged.connect(self._on_name)
        self.level.currentIndexChanged.connect(self._tell_name)

    def enter(self, draft: Draft) -> None:
        """Start at the level."""
        self.level.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self, draft: Draft) -> None:
        """Take the office; the province must be one of the list."""
        office = Office(
            level=Level(self.level.currentData()),
            name=clean_name(self.name.text()),
            province=self.province.province(),
            code=clean_code(self.code.text()),
            place_name=clean_name(self.place.text()),
        )
        if office.name and self.province.text().strip() and not office.province:
            raise UserError(
                "Không có tỉnh, thành phố này trong danh sách 34 đơn vị. Hãy chọn lại.", "province"
            )
        check_office(office)
        self.province.setText(office.province)
        draft.office = office

    def is_begun(self) -> bool:
        """Whether something was typed that would be lost."""
        return bool(self.name.text().strip() or self.code.text().strip())

    def _on_name(self, typed: str) -> None:
        """What papers will say; the level follows a word such as "phường" before the name."""
        level = level_in_name(typed)
        if level is not None and level.value != self.level.currentData():
            self.level.setCurrentIndex(self.level.findData(level.value))
        self.place.setPlaceholderText(clean_name(typed))
        self._tell_name()

    def _tell_name(self) -> None:
        name = clean_name(self.name.text())
        office = Office(Level(self.level.currentData()), name, "")
        self.form.say("name", f"Văn bản ghi: {office.issuer}" if name else _NAME_HINT)

    def _tell_province(self, name: str) -> None:
        hint = f"Hiểu là: {name}" if name else _PROVINCE_HINT
        if name and self.province.names.is_former(self.province.text()):
            hint = f"Từ 01/7/2025 thuộc {name}"
        self.form.say("province", hint)
