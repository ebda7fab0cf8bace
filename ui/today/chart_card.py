"""The charts of the board, one at a time: what is not looked at is not counted."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup

from desktop_app.today.charts import Bar, shortened
from desktop_app.today.horizon import Horizon
from desktop_app.today.service import TodayService
from ui.today.chart_views import BarChart, WeekChart
from ui.widgets.basics import Button, Card, label, row

MOST_BARS = 7


class ChartCard(Card):
    """Progress, days due by week, load by unit."""

    def __init__(self, today: TodayService) -> None:
        super().__init__("", "", edge=12)
        self._today = today
        self._horizon: Horizon | None = None
        self.bars = BarChart("Tiến độ")
        self.weeks = WeekChart("Việc đến hạn theo tuần")
        self.note = label("", "muted", wrap=True)
        self._kinds: tuple[tuple[str, Callable[[Horizon], str]], ...] = (
            ("Tiến độ", self._progress),
            ("Theo tuần", self._weeks_due),
            ("Theo đơn vị", self._units),
        )
        self._group = QButtonGroup(self)
        self._add_segments()
        for part in (self.bars, self.weeks, self.note):
            self.body.addWidget(part)

    def show_charts(self, horizon: Horizon) -> None:
        """Show the chosen chart anew."""
        self._horizon = horizon
        self._show()

    def choose(self, place: int) -> None:
        """Show another chart."""
        self._group.button(place).setChecked(True)
        self._show()

    def _add_segments(self) -> None:
        line = row(gap=0)
        for place, (words, _fill) in enumerate(self._kinds):
            made = Button(words, "segment")
            made.setCheckable(True)
            made.setChecked(place == 0)
            made.clicked.connect(self._show)
            self._group.addButton(made, place)
            line.addWidget(made)
        line.addStretch(1)
        self.body.addLayout(line)

    def _show(self) -> None:
        if self._horizon is None:
            return
        _words, fill = self._kinds[self._group.checkedId()]
        self.note.setText(fill(self._horizon))
        self.note.setVisible(bool(self.note.text()))

    def _progress(self, horizon: Horizon) -> str:
        bars = self._today.progress(horizon)
        self._show_bars(bars, "Kế hoạch khác")
        year = horizon.today.year
        if not bars:
            return f"Năm {year} chưa có nhiệm vụ nào để tính tiến độ."
        total, done = sum(bar.total for bar in bars), sum(bar.done for bar in bars)
        late = sum(bar.late for bar in bars)
        words = f"Năm {year}: xong {done}/{total} nhiệm vụ"
        return words + (f", {late} đang quá hạn (màu đỏ)." if late else ".")

    def _units(self, horizon: Horizon) -> str:
        bars = self._today.units(horizon)
        self._show_bars(bars, "Đơn vị khác")
        if not bars:
            return f"Năm {horizon.today.year} chưa có nhiệm vụ nào giao cho đơn vị."
        return "Việc có nhiều đơn vị chủ trì được tính cho từng đơn vị; phần quá hạn màu đỏ."

    def _show_bars(self, bars: Sequence[Bar], rest: str) -> None:
        self.weeks.hide()
        self.bars.setVisible(bool(bars))
        self.bars.show_parts(shortened(bars, MOST_BARS, rest))

    def _weeks_due(self, horizon: Horizon) -> str:
        self.bars.hide()
        self.weeks.show()
        weeks = self._today.weeks(horizon)
        self.weeks.show_parts(weeks)
        count = sum(week.count for week in weeks)
        weeks_words = f"{len(weeks)} tuần, mỗi cột ghi ngày thứ Hai"
        return f"{count} việc chưa xong đến hạn trong {weeks_words}."
