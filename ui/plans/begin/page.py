"""What both ways of beginning share: a head, a year, proposals to tick, one button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from ui import theme
from ui.plans.action import PlansDoor
from ui.widgets.basics import (
    ElidedLabel,
    button,
    column,
    label,
    link_button,
    primary_button,
    row,
    rule,
)
from ui.widgets.notes import Banner
from ui.widgets.ticks import TickColumn, TickTable

_BEFORE, _BEHIND = 3, 5  # years offered around the proposed one


class YearChoice(QComboBox):
    """A few years around the one that is meant."""

    def __init__(self, year: int) -> None:
        super().__init__()
        for one in range(year - _BEFORE, year + _BEHIND + 1):
            self.addItem(str(one), one)
        self.choose(year)

    def value(self) -> int:
        """The year chosen."""
        return int(self.currentData())

    def choose(self, year: int) -> None:
        """Choose one of the years offered."""
        self.setCurrentIndex(self.findData(year))


class BeginPage(QWidget):
    """Subclasses fill the table for the year and make the draft."""

    def __init__(
        self, door: PlansDoor, title: str, hint: str, columns: Sequence[TickColumn], year: int
    ) -> None:
        super().__init__()
        self.door = door
        self.year = YearChoice(year)
        self.year.setAccessibleName("Năm của kế hoạch mới")
        self.title = ElidedLabel(title, "title")
        self.hint = label(hint, "muted", wrap=True)
        self.note = Banner("soon")
        self.table = TickTable(columns, title)
        self.count = label("", "muted")
        self.detail = label("", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.make = primary_button(
            "Lập dự thảo", "file-plus-outline", "Ctrl+Return", self.make_draft
        )
        self._lay_out()
        self.year.currentIndexChanged.connect(lambda _place: self.fill())
        self.table.row_chosen.connect(self._show_detail)
        self.table.ticks.ticked_changed.connect(self._count)

    def take_focus(self) -> None:
        """The list is what is worked on."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self) -> None:
        """Show the proposals for the year."""
        raise NotImplementedError

    def make_draft(self) -> None:
        """Make the draft and open it in the editor."""
        raise NotImplementedError

    def detail_of(self, place: int) -> str:
        """What is said below the table about a row."""
        raise NotImplementedError

    def open_made(self, uid: str) -> None:
        """Go on in the editor; this page has done its work."""
        door = self.door
        door.leave_page()
        door.edit_plan(uid)

    def _lay_out(self) -> None:
        page = column(self, gap=8, edge=16)
        head = row(gap=8)
        back = button("Trở về", "arrow-left", "", self.door.leave_page)
        back.setToolTip("Trở về, không lập gì (Esc)")
        head.addWidget(back)
        head.addWidget(self.title, 1)
        year = label("&Năm")
        year.setTextFormat(Qt.TextFormat.AutoText)
        year.setBuddy(self.year)
        head.addWidget(year)
        head.addWidget(self.year)
        page.addLayout(head)
        page.addWidget(self.hint)
        page.addWidget(self.note)
        page.addWidget(self.table, 1)
        self.detail.setMinimumHeight(theme.px(64))
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        page.addWidget(self.detail)
        page.addWidget(rule())
        foot = row(gap=8)
        foot.addWidget(link_button("Chọn hết", lambda: self._tick_all(on=True)))
        foot.addWidget(link_button("Bỏ chọn hết", lambda: self._tick_all(on=False)))
        foot.addWidget(self.count, 1)
        foot.addWidget(self.make)
        page.addLayout(foot)

    def _tick_all(self, *, on: bool) -> None:
        self.table.ticks.tick(range(len(self.table.ticks.rows)), on)

    def _show_detail(self, place: int) -> None:
        shown = 0 <= place < len(self.table.ticks.rows)
        self.detail.setText(self.detail_of(place) if shown else "")

    def _count(self) -> None:
        self.count.setText(f"Đã chọn {len(self.table.chosen())} / {len(self.table.ticks.rows)}")
