"""The ribbon over a desk that rehearses: the day that is believed, another day, the end."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop_app.dates import weekday
from desktop_app.errors import UserError
from ui import theme
from ui.widgets.basics import Button, ElidedLabel, button, label, row
from ui.widgets.entries import DateEntry
from ui.widgets.keyed import keyed

WORDS = "Tập dượt trên bản sao: không gì ở đây vào sổ thật, mọi bản in có dấu TẬP DƯỢT."


class RehearsalRibbon(QFrame):
    """Enter in the day goes to it; the arrows go a day, a week on or back."""

    day_wanted = Signal(object)
    end_wanted = Signal()

    def __init__(self, day: date) -> None:
        super().__init__()
        self.setObjectName("ribbon")
        self._day = day
        self.day = DateEntry(lambda: self._day)
        self.day.setFixedWidth(theme.px(120))
        self.day.setAccessibleName("Giả sử hôm nay là")
        self.day.returnPressed.connect(self._typed)
        self.words = label("", "strong")
        self.fault = label("", "error")
        line = row(self, gap=8)
        line.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        line.addWidget(ElidedLabel(WORDS), 1)
        line.addWidget(label("Giả sử hôm nay là", "strong"))
        line.addWidget(self._step("chevron-double-left", "Lùi một tuần", -7))
        line.addWidget(self._step("chevron-left", "Lùi một ngày", -1))
        line.addWidget(self.day)
        line.addWidget(self._step("chevron-right", "Sang ngày sau", 1))
        line.addWidget(self._step("chevron-double-right", "Sang tuần sau", 7))
        line.addWidget(self.words)
        line.addWidget(self.fault)
        self.end = button("Kết thúc tập dượt", "exit-run", "", self.end_wanted.emit)
        line.addWidget(self.end)
        keyed(self, {"Esc": lambda: self.show_day(self._day)})
        self.show_day(day)

    def show_day(self, day: date) -> None:
        """Show the day that is believed."""
        self._day = day
        self.day.put(day.isoformat())
        self.words.setText(weekday(day))
        self.fault.setText("")

    def _step(self, icon: str, tip: str, days: int) -> Button:
        made = Button("", "quiet", icon, tip=tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda: self.day_wanted.emit(self._day + timedelta(days=days)))
        return made

    def _typed(self) -> None:
        try:
            value = self.day.value()
        except UserError as error:
            self.fault.setText(error.message)
            return
        if value:
            self.day_wanted.emit(date.fromisoformat(str(value)))
