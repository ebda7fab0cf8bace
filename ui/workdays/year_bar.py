"""The head of the calendar of days off: which year, how sure it is, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.office.day_lists import FIRST_YEAR, LAST_YEAR
from ui.widgets.basics import Button, StatusChip, button, label, row


class YearBar(QWidget):
    """`stepped` tells the year that was gone to."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.year = QComboBox()
        self.year.addItems([str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)])
        self.year.setAccessibleName("Năm")
        self.year.setMaxVisibleItems(12)
        self.year.currentIndexChanged.connect(self._on_year)
        self.back = Button("", "quiet", "chevron-left", tip="Năm trước (Alt+←)")
        self.next = Button("", "quiet", "chevron-right", tip="Năm sau (Alt+→)")
        for made, words, step in ((self.back, "Năm trước", -1), (self.next, "Năm sau", 1)):
            made.setAccessibleName(words)
            made.clicked.connect(lambda _on=False, by=step: self.step(by))
        self.state = StatusChip()
        self.confirm = button("&Xác nhận năm", "check-decagram-outline")
        self.paste = button("&Dán danh sách", "clipboard-list-outline")
        self.print = button("In", "printer-outline", "Ctrl+P")
        line = row(self, gap=8)
        for part in (label("Năm", "muted"), self.back, self.year, self.next, self.state):
            line.addWidget(part)
        line.addStretch(1)
        for part in (self.confirm, self.paste, self.print):
            line.addWidget(part)

    def step(self, by: int) -> None:
        """Go on or back by years, as far as the calendar reaches."""
        place = self.year.currentIndex() + by
        if 0 <= place < self.year.count():
            self.year.setCurrentIndex(place)

    def show_number(self, year: int) -> None:
        """Show a year without going to it."""
        self.year.blockSignals(True)
        self.year.setCurrentIndex(year - FIRST_YEAR)
        self.year.blockSignals(False)

    def show_year(self, year: int, expected: int, confirmed: bool) -> None:
        """Show a year and how sure its days are."""
        self.show_number(year)
        if confirmed:
            self.state.show_state("done", "Đã đối chiếu thông báo")
        elif expected:
            self.state.show_state("soon", f"Còn {expected} ngày dự kiến")
        else:
            self.state.show_state("done", "Không còn ngày dự kiến")
        self.confirm.setText("Bỏ &xác nhận" if confirmed else "&Xác nhận năm")
        self.confirm.setEnabled(confirmed or bool(expected))

    def _on_year(self, place: int) -> None:
        self.stepped.emit(place + FIRST_YEAR)
