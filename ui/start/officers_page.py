"""The chief officers and how each of them signs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit

from db.text import nfc
from desktop_app.errors import UserError
from desktop_app.office.model import Officer
from desktop_app.office.pasted import pasted_officers
from desktop_app.office.rules import signature_lines, titled_officer
from ui import theme
from ui.start.draft import Draft, WizardPage
from ui.start.parts import ENTER
from ui.widgets.basics import button, label, row

# (authority, capacity) in the order of use; the words shown are the signature block itself.
_WAYS = (("TM.", ""), ("TM.", "KT."), ("", "TL."), ("", "TUQ."), ("TM.", "Q."), ("", ""))
_USUAL = (("Chủ tịch", 0), ("Phó Chủ tịch", 1), ("Phó Chủ tịch", 1), ("Chánh Văn phòng", 2))


class OfficersPage(WizardPage):
    """A small grid; rows without a name are left out."""

    step = "Người ký"
    title = "Người ký văn bản"
    lead = (
        "Ghi họ tên; dòng để trống được bỏ qua. Dán cả danh sách có chức vụ từ Word, Excel vào ô "
        "đầu cũng được."
    )

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(6))
        for place, (words, weight) in enumerate(
            (("Họ và tên", 4), ("Chức vụ", 3), ("Ký thế nào", 5))
        ):
            self._grid.addWidget(label(words, "muted"), 0, place)
            self._grid.setColumnStretch(place, weight)
        self.rows: list[tuple[_Cell, _Cell, QComboBox]] = []
        for title, way in _USUAL:
            self.add_row(title, way)
        self.lines.addLayout(self._grid)
        self.message = label("", "error", wrap=True)
        self.lines.addWidget(self.message)
        foot = row()
        foot.addWidget(button("Thêm &dòng", "plus", on_click=self._on_add))
        foot.addStretch(1)
        self.lines.addLayout(foot)
        self.lines.addStretch(1)

    def add_row(self, title: str = "", way: int = 0) -> None:
        """Add an empty line to the grid."""
        place = len(self.rows)
        name = _Cell(lambda: self._move_on(place), lambda text: self._paste(place, text))
        post = _Cell(lambda: self._move_on(place))
        post.setText(title)
        ways = QComboBox()
        ways.setMinimumContentsLength(12)
        ways.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        post.textChanged.connect(lambda text: self._on_title(ways, text))
        ways.activated.connect(lambda _place: ways.setProperty("chosen", True))
        _fill_ways(ways, title)
        ways.setCurrentIndex(way)
        for column, (part, words) in enumerate(
            ((name, "Họ và tên"), (post, "Chức vụ"), (ways, "Ký thế nào"))
        ):
            part.setAccessibleName(f"{words}, dòng {place + 1}")
            self._grid.addWidget(part, place + 1, column)
        self.rows.append((name, post, ways))

    def enter(self, draft: Draft) -> None:
        """Start at the first name."""
        self.message.clear()
        self.rows[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self, draft: Draft) -> None:
        """Take the rows that have a name; each needs a title."""
        found = []
        for place, (name, post, ways) in enumerate(self.rows):
            if not name.value():
                continue
            if not post.value():
                raise UserError(f"Hãy ghi chức vụ của {name.value()}.", str(place))
            authority, capacity = _WAYS[ways.currentIndex()]
            found.append(Officer(name.value(), post.value(), capacity, authority))
        draft.officers = tuple(found)

    def fail(self, error: UserError) -> None:
        """Show the sentence beneath the grid, the cursor in the empty title."""
        self.message.setText(error.message)
        self.rows[int(error.field)][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        self.add_row("Phó Chủ tịch", 1)
        self.rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_on(self, place: int) -> None:
        if place + 1 < len(self.rows):
            self.rows[place + 1][0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.forward.emit()

    def _on_title(self, ways: QComboBox, title: str) -> None:
        """The usual way of signing goes with the title, until the person chose another."""
        _fill_ways(ways, title)
        if not ways.property("chosen"):
            usual = titled_officer("", title)
            ways.setCurrentIndex(_WAYS.index((usual.authority, usual.capacity)))

    def _paste(self, place: int, text: str) -> bool:
        """Spread a copied list over the lines; False where it is a single name."""
        found = pasted_officers(text).records
        if len(found) < 2 and not any(officer.title for officer in found):
            return False
        while len(self.rows) < place + len(found):
            self.add_row("Phó Chủ tịch", 1)
        for (name, post, ways), officer in zip(self.rows[place:], found, strict=False):
            name.setText(officer.name)
            if officer.title:
                post.setText(officer.title)
                ways.setCurrentIndex(_WAYS.index((officer.authority, officer.capacity)))
        return True


class _Cell(QLineEdit):
    """A cell: Enter goes to the next line, a pasted list is spread over the grid."""

    def __init__(
        self, on_enter: Callable[[], None], on_list: Callable[[str], bool] = lambda _text: False
    ) -> None:
        super().__init__()
        self._on_enter = on_enter
        self._on_list = on_list

    def value(self) -> str:
        """The words, NFC, with single spaces."""
        return " ".join(nfc(self.text()).split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and pasted lists; all else as usual."""
        if event.key() in ENTER and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._on_enter()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._on_list(
            QGuiApplication.clipboard().text()
        ):
            event.accept()
        else:
            super().keyPressEvent(event)


def _way_words(officer: Officer) -> str:
    """The lines above the title: "TM. UBND · KT. CHỦ TỊCH"; the title stands beside."""
    lines = signature_lines(officer, body="UBND")
    shown = lines if officer.capacity == "Q." else lines[:-1]
    return " · ".join(shown) or "Ký trực tiếp"


def _fill_ways(ways: QComboBox, title: str) -> None:
    chosen = max(ways.currentIndex(), 0)
    ways.clear()
    for authority, capacity in _WAYS:
        officer = Officer("", title or "Chức vụ", capacity, authority)
        ways.addItem(_way_words(officer))
    ways.setCurrentIndex(chosen)
