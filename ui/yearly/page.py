"""The page "Lịch việc trong năm": what law and usage ask of a commune, month by month."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.tasks.year_calendar import YearRow
from ui import theme
from ui.session import Session
from ui.widgets.basics import Button, button, column, label, primary_button, row, splitter
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.ticks import TickColumn, TickRow, TickTable
from ui.yearly.detail import YearDetail

COLUMNS = (
    TickColumn("Tháng", 8),
    TickColumn("Việc", 36, wide=True),
    TickColumn("Thời gian", 18, wide=True),
    TickColumn("Hạn kế tiếp", 11),
    TickColumn("Căn cứ", 20, wide=True),
    TickColumn("Độ chắc", 16, wide=True),
    TickColumn("Tình trạng", 16),
)
_STATE = 6  # the column with the shape
_LOW = 600  # of the window
_LATEST_MONTH = 11  # from December on the next year is meant


class YearPage(QWidget):
    """Ticks say what shall be on; nothing is written before the button is pressed."""

    leave_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        today = session.clock.today()
        self.year = today.year + (today.month > _LATEST_MONTH)
        self.rows: list[YearRow] = []
        self.title = label("", "heading")
        self.before = Button("‹", "quiet", tip="Năm trước (Ctrl+PageUp)")
        self.after = Button("›", "quiet", tip="Năm sau (Ctrl+PageDown)")
        self.hint = Banner("hint")
        self.note = Banner("late")
        self.table = TickTable(COLUMNS, "Việc trong năm")
        self.detail = YearDetail()
        self.counts = label("", "muted", wrap=True)
        self.go = primary_button("Ghi vào sổ", "check", "Ctrl+S", self.write)
        self.usual = button("Chọn theo gợi ý", on_click=self.tick_usual)
        self._lay_out()
        self._connect()
        self.show_year(self.year)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the rows need the room of the hint."""
        super().resizeEvent(event)
        self.hint.setVisible(self.window().height() >= theme.px(_LOW))

    def take_focus(self) -> None:
        """The cursor goes to the list."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Something in the tasks was changed: what is on may be other items now."""
        self.show_year(self.year)

    def show_year(self, year: int) -> None:
        """Show the items of a year, ticked as they are on or, in a year without any, as usual."""
        self.year = year
        self.rows = self._session.services.year_calendar.rows(year)
        self.title.setText(f"Lịch việc trong năm {year}")
        self._show_rows({place for place, one in enumerate(self.rows) if one.is_on})
        if not any(one.is_on for one in self.rows):
            self.tick_usual()

    def tick_usual(self) -> None:
        """Tick what the law or usage settles and lies not all behind us, besides what is on."""
        today = self._session.clock.today()
        self._show_rows(
            {
                place
                for place, one in enumerate(self.rows)
                if one.is_on or (one.item.default_on and not one.lies_behind(today))
            }
        )

    def write(self) -> None:
        """Let the book follow the ticks."""
        year, wanted = self.year, self._wanted()
        self.go.setEnabled(False)
        self._session.background.run(
            self, lambda s: s.year_calendar.switch(year, wanted), self._on_written, self._on_failed
        )

    def _wanted(self) -> set[str]:
        return {self.rows[place].item.key for place in self.table.chosen()}

    def _on_written(self, _changes: object) -> None:
        self.leave_wanted.emit()

    def _on_failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.note.tell(error.message, "late")

    def _show_rows(self, ticked: set[int]) -> None:
        chosen = self.table.currentIndex().row()
        self.table.show_rows(
            [self._row(one, place in ticked) for place, one in enumerate(self.rows)]
        )
        if 0 <= chosen < len(self.rows):
            self.table.selectRow(chosen)
        self._show_counts()

    def _row(self, one: YearRow, ticked: bool) -> TickRow:
        item, today = one.item, self._session.clock.today()
        status, state = "", ""
        if one.is_on:
            status, state = "done", "đã bật, đang làm" if one.touched else "đã bật"
        elif one.lies_behind(today):
            status, state = "note", "đã qua"
        following = next((day for day in one.days if day >= today), None)
        cells = (
            f"Tháng {item.month}" if item.month else "Cả năm",
            item.title,
            item.when_words,
            show(following or (one.days[-1] if one.days else None)),
            ", ".join(part for part in (item.article, item.source) if part),
            item.certainty,
            state,
        )
        return TickRow(cells, ticked, status, _STATE)

    def _show_counts(self) -> None:
        wanted = self._wanted()
        new = sum(not one.is_on and one.item.key in wanted for one in self.rows)
        off = [one for one in self.rows if one.is_on and one.item.key not in wanted]
        kept = sum(one.touched for one in off)
        parts = [f"thêm {new} nhiệm vụ"] if new else []
        parts += [f"bỏ {len(off) - kept} nhiệm vụ"] if len(off) > kept else []
        parts += [f"giữ {kept} việc đã có người làm hoặc sửa"] if kept else []
        words = ", ".join(parts) or "chưa có gì thay đổi"
        self.counts.setText(f"{words[:1].upper()}{words[1:]}.")
        self.go.setEnabled(bool(new or len(off) > kept))

    def _show_detail(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.detail.show_row(self.rows[place])

    def _lay_out(self) -> None:
        head = row(gap=8)
        head.addWidget(self.title)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addStretch(1)
        head.addWidget(self.usual)
        foot = row(gap=8)
        foot.addWidget(self.counts, 1)
        foot.addWidget(button("Đóng", on_click=self.leave_wanted.emit))
        foot.addWidget(self.go)
        lines = column(self, gap=12, edge=16)
        lines.addLayout(head)
        lines.addWidget(self.hint)
        lines.addWidget(self.note)
        self.table.setMinimumHeight(theme.px(150))  # some rows, however low the screen is
        lines.addWidget(splitter((self.table, 5), (self.detail, 2), vertical=True), 1)
        lines.addLayout(foot)
        self.note.tell("")
        self.hint.tell(
            "Mỗi dòng được đánh dấu thành một nhiệm vụ có sẵn hạn và căn cứ. Những kỳ đã qua trước"
            " hôm nay không tính là quá hạn. Bỏ dấu thì nhiệm vụ chưa ai động tới được rút lại."
        )

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._show_detail)
        self.table.ticks.ticked_changed.connect(self._show_counts)
        self.before.clicked.connect(lambda: self.show_year(self.year - 1))
        self.after.clicked.connect(lambda: self.show_year(self.year + 1))
        keyed(
            self,
            {
                "Ctrl+PgUp": lambda: self.show_year(self.year - 1),
                "Ctrl+PgDown": lambda: self.show_year(self.year + 1),
            },
        )
