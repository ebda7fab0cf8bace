"""Who the office is: level, name, province, code, place name."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from db.text import fold
from desktop_app.errors import UserError
from desktop_app.office.fields import LEVELS
from desktop_app.office.model import Level, Office
from desktop_app.office.provinces import provinces
from desktop_app.office.rules import check_office, clean_name
from ui.start.draft import Draft, WizardPage

_FOLDED = Qt.ItemDataRole.UserRole


class ProvinceField(QLineEdit):
    """A line with a list of the provinces under it, found with or without diacritics.

    The list only proposes; the words under composition are never rewritten (Unikey).
    """

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._by_fold = {fold(name): name for name in names}
        self._by_fold |= {fold(_without_kind(name)): name for name in names}
        completer = _FoldedCompleter(_Names(names), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionRole(_FOLDED)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)

    def province(self) -> str:
        """The full name that the words stand for, or "" when they stand for none or several."""
        typed = fold(self.text())
        if typed in self._by_fold:
            return self._by_fold[typed]
        found = {name for folded, name in self._by_fold.items() if typed and typed in folded}
        return found.pop() if len(found) == 1 else ""


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
            "Gõ vài chữ, không dấu cũng được, rồi chọn trong danh sách.",
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


class _FoldedCompleter(QCompleter):
    """Compares what was typed without case and diacritics."""

    def splitPath(self, path: str) -> list[str]:
        """The folded words, as the model holds them."""
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The name as it is written."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _Names(QStringListModel):
    """The names, with their folded form in a role of its own."""

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The folded name for searching, else what Qt asks for."""
        if role == _FOLDED:
            return fold(str(super().data(index, Qt.ItemDataRole.DisplayRole)))
        return super().data(index, role)


def _without_kind(name: str) -> str:
    return name.removeprefix("Thành phố ").removeprefix("Tỉnh ")
