"""A limit of one's own: so many days, working days, months or years after or before a day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import DayOff, Rule, Shape, Unit
from ui import theme
from ui.widgets.basics import label
from ui.widgets.entries import ChoiceEntry, NumberEntry

_UNITS = tuple((unit.value, unit.words) for unit in Unit if unit is not Unit.TIMES)
_SIDES = ((Shape.AFTER.value, "sau ngày mốc"), (Shape.BEFORE.value, "trước ngày mốc"))
_DAYS_OFF = (
    (DayOff.FORWARD.value, "sang ngày làm việc tiếp theo"),
    (DayOff.BACK.value, "về ngày làm việc trước"),
    (DayOff.STAYS.value, "giữ nguyên"),
)


class OwnLimit(QWidget):
    """Asks for number, unit, side, and what becomes of an end on a day off."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = NumberEntry()
        self.count.setAccessibleName("Số ngày")
        self.unit = _choice(_UNITS, Unit.WORKING_DAYS, "Đơn vị")
        self.side = _choice(_SIDES, Shape.AFTER, "Sau hay trước ngày mốc")
        self.day_off = _choice(_DAYS_OFF, DayOff.FORWARD, "Khi ngày cuối là ngày nghỉ")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.addWidget(label("Thời hạn", "muted"), 0, 0, 1, 2)
        grid.addWidget(self.count, 1, 0)
        grid.addWidget(self.unit, 1, 1)
        grid.addWidget(self.side, 2, 0, 1, 2)
        grid.addWidget(label("Ngày cuối rơi vào ngày nghỉ thì", "muted"), 3, 0, 1, 2)
        grid.addWidget(self.day_off, 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.count.setFixedWidth(theme.px(80))
        for entry in (self.count, self.unit, self.side, self.day_off):
            entry.edited.connect(self.changed)

    def rule(self) -> Rule | None:
        """The limit as a rule without an article; None while no number is there."""
        count = self.count.value()
        if not isinstance(count, int):
            return None
        if count <= 0:
            raise UserError("Số ngày phải từ 1 trở lên.")
        shape = Shape(str(self.side.value()))
        wished = DayOff(str(self.day_off.value()))
        back = shape is Shape.BEFORE and wished is DayOff.FORWARD
        return Rule(
            code="",
            title="Tính tự do, không theo điều khoản nào",
            event="ngày mốc",
            count=count,
            unit=Unit(str(self.unit.value())),
            shape=shape,
            day_off=DayOff.BACK if back else wished,
            document="",
            article="",
        )


def _choice(choices: tuple[tuple[str, str], ...], first: str, name: str) -> ChoiceEntry:
    made = ChoiceEntry(choices)
    made.removeItem(0)  # there is always an answer here
    made.put(first)
    made.setAccessibleName(name)
    return made
