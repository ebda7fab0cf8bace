"""Who the office is: level, name, province, code, place name."""

from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from db.text import fold
from desktop_app.errors import UserError
from desktop_app.office.fields import LEVELS
from desktop_app.office.model import Level, Office
from desktop_app.office.provinces import provinces
from desktop_app.office.rules import check_office, clean_name
from ui.start.draft import Draft, WizardPage

_PROVINCE_HINT = "Gõ vài chữ, không dấu cũng được, rồi chọn trong danh sách."


class ProvinceField(QLineEdit):
    """A line with a list of the provinces under it, found with or without diacritics.

    The list only proposes; words that are being typed are never rewritten (Unikey). Qt's own
    filter knows no folding of Vietnamese marks, so the names that fit are chosen here.
    """

    understood = Signal(str)  # the whole name that the words stand for, "" for none or several

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._by_fold = {fold(name): name for name in names}
        self._by_fold |= {fold(_without_kind(name)): name for name in names}
        self._names = names
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
        typed = fold(self.text())
        if typed in self._by_fold:
            return self._by_fold[typed]
        found = {name for folded, name in self._by_fold.items() if typed and typed in folded}
        return found.pop() if len(found) == 1 else ""

    def proposals(self) -> list[str]:
        """The names in the list that drops down now."""
        return self._fitting.stringList() if self._popup.isVisible() else []

    def _propose(self, typed: str) -> None:
        folded = fold(typed)
        self._fitting.setStringList([n for n in self._names if folded and folded in fold(n)])
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
        self.province = ProvinceField([p.full_name(today) for p in provinces()])
        self.code = QLineEdit()
        self.code.setMaxLength(5)
        self.code.setPlaceholderText("Chưa biết thì để trống")
        self.place = QLineEdit()
        self.form.add("level", "&Loại đơn vị", self.level)
        self.form.add("name", "T&ên", self.name, "Chỉ ghi tên, không cần chữ xã, phường, đặc khu.")
        self.form.add(
            "province",
            "Tỉnh, thành &phố",
            self.province,
            _PROVINCE_HINT,
        )
        self.province.understood.connect(
            lambda name: self.form.say("province", f"Hiểu là: {name}" if name else _PROVINCE_HINT)
        )
        self.form.add("code", "&Mã đơn vị", self.code, "5 chữ số theo Quyết định 19/2025/QĐ-TTg.")
        self.form.add("place_name", "Đị&a danh", self.place, "Ghi trước ngày tháng trên văn bản.")
        self.lines.addWidget(self.form)
        self.lines.addStretch(1)
        self.name.textChanged.connect(self._propose_place)

    def enter(self, draft: Draft) -> None:
        """Start at the level."""
        self.level.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self, draft: Draft) -> None:
        """Take the office; the province must be one of the list."""
        office = Office(
            level=Level(self.level.currentData()),
            name=clean_name(self.name.text()),
            province=self.province.province(),
            code=self.code.text().strip(),
            place_name=clean_name(self.place.text()),
        )
        if office.name and self.province.text().strip() and not office.province:
            raise UserError(
                "Không có tỉnh, thành phố này trong danh sách 34 đơn vị. Hãy chọn lại.", "province"
            )
        check_office(office)
        self.province.setText(office.province)
        draft.office = office

    def _propose_place(self, name: str) -> None:
        self.place.setPlaceholderText(clean_name(name))


def _without_kind(name: str) -> str:
    return name.removeprefix("Thành phố ").removeprefix("Tỉnh ")
