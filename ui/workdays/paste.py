"""Takes over a pasted announcement: what was understood is shown while it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QListWidget, QListWidgetItem, QWidget

from desktop_app.law.workdays.day import Day, DayEdit, DayKind
from desktop_app.office.day_lists import DayList
from desktop_app.services import Services
from ui import theme
from ui.widgets.basics import button, column, label, primary_button, row, splitter
from ui.widgets.entries import LongEntry
from ui.widgets.notes import Banner
from ui.window_place import fit
from ui.workdays.day_list import words_of
from ui.workdays.marks import swatch

_DELAY_MS = 250
_SHOWN_PROBLEMS = 3
_HINT = (
    "Mỗi dòng một ngày hoặc một khoảng ngày, rồi “nghỉ”, “nghỉ bù”, “nghỉ hoán đổi”"
    " hay “làm bù”, rồi tên. Ví dụ:\n"
    "04/02/2027 – 10/02/2027  nghỉ  Tết Nguyên đán\n"
    "20/02/2027  làm bù  thay ngày 03/02"
)


class PasteDays(QDialog):
    """`accepted_days` is sent with the edits of the whole list, to be one step of undo."""

    accepted_days = Signal(object)

    def __init__(self, parent: QWidget | None, services: Services, year: int, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dán danh sách ngày nghỉ")
        self._services, self._year = services, year
        self._list = DayList()
        self.entry = LongEntry(9)
        self.entry.setMaximumHeight(16777215)
        self.entry.setMinimumHeight(theme.px(80))
        self.entry.setAccessibleName("Danh sách ngày nghỉ")
        self.found = QListWidget()
        self.found.setAccessibleName("Đã hiểu là")
        self.problems = Banner("warning")
        self.drop = QCheckBox("")
        self.drop.toggled.connect(lambda _on: self._name_button())
        self.take = primary_button("Đặt các ngày này", "check", "Ctrl+Return", self._on_take)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self.read)
        self.finished.connect(self._timer.stop)
        self.entry.edited.connect(self._timer.start)
        self._lay_out()
        self.entry.put(text)
        self.read()
        fit(self, 780, 470)

    def read(self) -> None:
        """Understand what stands in the entry now."""
        self._timer.stop()
        text = str(self.entry.value() or "")
        self._list = self._services.days_off.read_list(text, self._year)
        self.found.clear()
        for edit in self._list.edits:
            day = Day(edit.date, edit.kind, edit.name, edit.document)
            self.found.addItem(QListWidgetItem(swatch(day), words_of(day, own=False)))
        self._tell_problems(self._list.problems)
        left = self._list.left_out
        days = ", ".join(f"{day.date:%d/%m}" for day in left)
        self.drop.setText(f"Ngày dự kiến không có trong danh sách thì đi làm: {days}")
        self.drop.setVisible(bool(left))
        self.drop.setChecked(bool(left))
        self._name_button()

    def edits(self) -> list[DayEdit]:
        """The days to be set."""
        dropped = self._list.left_out if self.drop.isChecked() else ()
        plain = [DayEdit(day.date, DayKind.WORKING) for day in dropped]
        return [*self._list.edits, *plain]

    def _name_button(self) -> None:
        count = len(self.edits())
        self.take.setText(f"Đặt {count} ngày" if count else "Đặt các ngày này")
        self.take.setEnabled(bool(count))

    def _tell_problems(self, problems: Sequence[str]) -> None:
        told = " ".join(problems[:_SHOWN_PROBLEMS])
        if len(problems) > _SHOWN_PROBLEMS:
            told += f" Và {len(problems) - _SHOWN_PROBLEMS} dòng khác."
        self.problems.tell(f"Dòng chưa hiểu được bỏ qua. {told}" if told else "", "warning")

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for box, words, part in (
            (left, "Danh sách", self.entry),
            (right, "Đã hiểu là", self.found),
        ):
            lines = column(box, gap=4)
            lines.addWidget(label(words, "muted"))
            lines.addWidget(part, 1)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(button("Thôi", "", "", self.reject))
        foot.addWidget(self.take)
        lines = column(self, gap=8, edge=16)
        lines.addWidget(label(_HINT, "small", wrap=True))
        lines.addWidget(splitter((left, 1), (right, 1)), 1)
        lines.addWidget(self.problems)
        lines.addWidget(self.drop)
        lines.addLayout(foot)

    def _on_take(self) -> None:
        self.read()
        edits = self.edits()
        if edits:
            self.accepted_days.emit(edits)
            self.accept()
