"""The month with the same items as the cards: choose a day and see what is due on it."""

from datetime import date

from desktop_app.dates import show_long
from desktop_app.today.horizon import Horizon
from desktop_app.today.service import TodayService
from ui.today.due_card import MORE_ROWS, MoreLine
from ui.today.due_list import DueList
from ui.today.month_grid import MonthGrid, by_months
from ui.widgets.basics import Button, Card, label

ROWS = 5


class MonthCard(Card):
    """The sheet, the names of its days off, and the items of the chosen day."""

    def __init__(self, today: TodayService) -> None:
        super().__init__(" ", "", edge=12)
        self._today = today
        self._horizon: Horizon | None = None
        self._rows, self._count = ROWS, 0
        self.grid = MonthGrid()
        self.names = label("", "small", wrap=True)
        self.day = label("", "strong", wrap=True)
        self.list = DueList("", with_day=False)
        self.foot = MoreLine(self._show_more)
        for text, tip, step in (
            ("‹", "Tháng trước (PageUp)", -1),
            ("›", "Tháng sau (PageDown)", 1),
        ):
            self._add_page_button(text, tip, step)
        self._this = Button("Hôm nay", "quiet", tip="Về hôm nay (Home)")
        self._this.clicked.connect(self._back_to_today)
        self.head.insertWidget(2, self._this)
        for part in (self.grid, self.names, self.day, self.list, self.foot):
            self.body.addWidget(part)
        self.grid.day_chosen.connect(self.choose)
        self.grid.day_entered.connect(self._enter)

    def show_days(self, horizon: Horizon) -> None:
        """Show the month anew; when the day has changed, the new day."""
        known = self._horizon
        self._horizon = horizon
        if known is None or known.today != horizon.today:
            self.grid.chosen = horizon.today
        self._show(self.grid.chosen)

    def choose(self, day: date) -> None:
        """Choose a day, of another month too."""
        self._rows = ROWS
        self._show(day)

    def _add_page_button(self, text: str, tip: str, step: int) -> None:
        made = Button(text, "quiet", tip=tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda: self.choose(by_months(self.grid.chosen, step)))
        self.head.addWidget(made)

    def _show(self, day: date) -> None:
        assert self._horizon is not None
        month = self._today.month(day, self._horizon)
        self.title.setText(month.title)
        self.grid.show_month(month, day, self._horizon.today)
        names = "\n".join(month.named_days())
        self.names.setText(names)
        self.names.setVisible(bool(names))
        self._this.setVisible(day != self._horizon.today)
        self._count = next(one.count for one in month.days if one.date == day)
        self._show_day(day)

    def _show_day(self, day: date) -> None:
        assert self._horizon is not None
        words = f"{self._count} việc đến hạn" if self._count else "không có việc đến hạn"
        self.day.setText(f"{show_long(day)}: {words}")
        self.list.setAccessibleName(self.day.text())
        # What is due today stands in its own card already.
        listed = self._count and day != self._horizon.today
        items = self._today.on_day(day, self._rows, self._horizon) if listed else []
        self.list.show_items(items)
        self.list.setVisible(bool(items))
        self.foot.show_rest(self._count - len(items) if listed else 0)

    def _back_to_today(self) -> None:
        if self._horizon is not None:
            self.choose(self._horizon.today)

    def _enter(self) -> None:
        if self.list.rows.items:
            self.list.enter(0)

    def _show_more(self) -> None:
        self._rows += MORE_ROWS
        self._show_day(self.grid.chosen)
