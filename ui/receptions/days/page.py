"""The chairman's calendar: the year in months, the days as a list, the chosen day beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.receptions.model import ChairmanDay
from ui import errors, theme
from ui.receptions.days import acts, printing, questions, tiles
from ui.receptions.days.panel import DayPanel
from ui.receptions.days.plan_dialog import PlanDialog
from ui.receptions.days.printing import preview
from ui.receptions.days.rows import COLUMNS, DayRows, status_of
from ui.receptions.days.strip import YearStrip
from ui.session import Session
from ui.widgets.ask import AskDialog, Question
from ui.widgets.basics import Card, button, column, label, primary_button, row, scrolled
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner, EmptyState
from ui.widgets.table import RecordTable
from ui.widgets.table_model import Query, RecordModel

_FEATURES = frozenset({"receptions", "calendar", "law", "settings", "office"})


class ChairmanDaysPage(QWidget):
    """One widget for the tab: `refresh()`, `take_focus()`, `open_uid(uid)`."""

    open_wanted = Signal(str, str)  # feature, uid: a visit of a day

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        today = session.clock.today()
        self.rows = DayRows(session.services, today, today.year)
        self.year = label("", "heading")
        self.strip = YearStrip()
        self.note = Banner("soon")
        self.table = RecordTable(RecordModel(COLUMNS, self.rows, status_of), frozen=0)
        self.table.setAccessibleName("Các ngày tiếp của lãnh đạo")
        self.panel = DayPanel()
        self.empty = EmptyState(
            "calendar-account-outline",
            "Năm này chưa có ngày tiếp nào của Chủ tịch",
            "Từ 01/7/2026 Chủ tịch trực tiếp tiếp công dân ít nhất 02 ngày mỗi tháng (trước đó 01"
            " ngày mỗi tuần) và phải niêm yết lịch trước ít nhất 05 ngày làm việc.",
            "Lập cả năm một lần: thứ Năm tuần 1 và 3, hoặc ngày 10 và 25.",
        )
        self.empty.add_action("Lập lịch", "calendar-plus", self.plan, primary=False)
        self._lay_out()
        self._connect()
        self.refresh()

    # What the tab asks

    def refresh(self) -> None:
        """Read everything again; the chosen day stays chosen."""
        chosen = self.chosen()
        self.rows.today = self.session.clock.today()
        self.rows.reload()
        self.year.setText(f"Năm {self.rows.year}")
        current = self.rows.today.month if self.rows.year == self.rows.today.year else 0
        shown = [tiles.tile_of(self.rows, month) for month in range(1, 13)]
        self.strip.show_year(shown, self.rows.month, current)
        self.table.show_query(Query(order=self.table.records().query.order))
        self._pages.setCurrentWidget(self._split if self.rows.found else self.empty)
        uids = self.table.records().uids()
        if chosen and chosen.uid in uids:
            self.table.select_uid(chosen.uid)
        elif uids:
            self.table.select_uid(next((u for u in uids if self.rows.is_ahead(u)), uids[-1]))
        self._tell()
        self._show_day()

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        (self.table if self.rows.found else self.strip).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_uid(self, uid: str) -> None:
        """Show a day."""
        try:
            day = self.session.services.chairman_days.get(uid).values.day
        except KeyError:
            return
        self.rows.year, self.rows.month = day.year, 0
        self.refresh()
        self.table.select_uid(uid)
        self.take_focus()

    def chosen(self) -> ChairmanDay | None:
        """The day that actions are about."""
        uids = self.table.selected_uids()
        return self.rows.found.get(uids[0]) if uids else None

    def chosen_days(self) -> list[ChairmanDay]:
        """All selected days, in the order of the calendar."""
        found = (self.rows.found.get(uid) for uid in self.table.selected_uids())
        return sorted((day for day in found if day), key=lambda day: day.values.day)

    # Actions

    def plan(self) -> PlanDialog:
        """Plan a stretch of time by a pattern."""
        dialog = PlanDialog(self, self.session, self.rows.to_plan(), self._on_done)
        dialog.open()
        return dialog

    def add(self) -> AskDialog:
        """One more day."""
        return self.ask(questions.new_day(self.session.services))

    def edit(self) -> None:
        """Mend the chosen day."""
        day = self.chosen()
        if day:
            self.ask(questions.other_values(day))

    def print_notice(self) -> None:
        """The notice of the selected days, of the month, or of all that is still ahead."""
        chosen = self.chosen_days()
        days = chosen if len(chosen) > 1 else self.rows.shown()
        self.attempt(lambda: printing.show_notice(self, self.session, [day.uid for day in days]))

    def notice_of_change(self, uid: str) -> None:
        """The notice of a postponed or cancelled day."""
        self.attempt(lambda: printing.show_change_notice(self, self.session, uid))

    def print_list(self) -> AskDialog:
        """The list of days for the allowance."""
        first, last = self.rows.span()
        made: list[printing.Made] = []
        question = questions.day_list(first, last, made.append)
        title = "Bảng kê ngày tiếp công dân"
        dialog = AskDialog(
            self, self.session, question, lambda _c: preview(self, self.session, title, made[0])
        )
        dialog.open()
        return dialog

    def ask(self, question: Question) -> AskDialog:
        """Ask, write, show what came of it."""
        dialog = AskDialog(self, self.session, question, self._on_done)
        dialog.open()
        return dialog

    def do(self, work: Callable[..., Changes]) -> None:
        """Write something that needs no question."""
        self.session.background.run(self, work, self._on_done, self._on_failed)

    def attempt(self, work: Callable[[], object]) -> None:
        """Do something that may be refused with a sentence."""
        try:
            work()
        except UserError as error:
            errors.show(self, error)

    def step_year(self, by: int) -> None:
        """Another year, with all its months."""
        self.rows.year, self.rows.month = self.rows.year + by, 0
        self.refresh()

    # Inside

    def _lay_out(self) -> None:
        head = row(gap=8)
        self.back = button("", "chevron-left", on_click=lambda: self.step_year(-1))
        self.next = button("", "chevron-right", on_click=lambda: self.step_year(1))
        self.back.setAccessibleName("Năm trước")
        self.next.setAccessibleName("Năm sau")
        more = button("Khác", "dots-horizontal")
        more.setMenu(self._more_menu(more))
        head.addWidget(self.back)
        head.addWidget(self.year)
        head.addWidget(self.next)
        head.addStretch(1)
        head.addWidget(more)
        head.addWidget(button("In thông báo", "printer-outline", "Ctrl+P", self.print_notice))
        head.addWidget(button("Thêm một ngày", "plus", "Ctrl+Shift+N", self.add))
        head.addWidget(primary_button("Lập lịch", "calendar-plus", "Ctrl+N", self.plan))
        card = Card(edge=1)
        card.body.addWidget(self.table)
        side = scrolled(self.panel)
        side.setMinimumWidth(theme.px(250))
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._split = QWidget()
        panes = row(self._split, gap=12)
        panes.addWidget(card, 7)
        panes.addWidget(side, 3)
        lines = column(self, gap=8)
        lines.addLayout(head)
        lines.addWidget(self.strip)
        lines.addWidget(self.note)
        self._pages = QStackedWidget(self)
        lines.addWidget(self._pages, 1)
        self._pages.addWidget(self._split)
        self._pages.addWidget(self.empty)

    def _more_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        words = questions.notice_words
        for text, icon, act in (
            ("Ghi niêm yết các ngày đang xem…", "pin-outline", lambda: acts.post_shown(self)),
            ("Nơi, giờ tiếp công dân…", "map-marker-outline",
             lambda: self.ask(words(self.session.services))),
            ("Bảng kê ngày tiếp công dân…", "table-account", self.print_list),
        ):  # fmt: skip
            menu.addAction(theme.icon(icon, "muted"), text, act)
        return menu

    def _connect(self) -> None:
        self.strip.chosen.connect(self._on_month)
        self.table.chosen.connect(lambda _uids: self._show_day())
        self.table.opened.connect(lambda _uid: self.edit())
        self.panel.why_asked.connect(self._why)
        self.panel.visit_opened.connect(lambda uid: self.open_wanted.emit("receptions", uid))
        self.session.background.changed.connect(self._on_changed)
        keyed(
            self,
            {
                "Alt+Left": lambda: self.step_year(-1),
                "Alt+Right": lambda: self.step_year(1),
                "F6": self._swap_focus,
                "F2": self.edit,
            },
        )

    def _swap_focus(self) -> None:
        if self.strip.hasFocus():
            self.take_focus()
        else:
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """The notice that is due next, else what this month still owes."""
        words = acts.notice_due(self.rows, self.rows.today)
        self.note.tell(words or tiles.owed(self.rows), "soon")

    def _show_day(self) -> None:
        day = self.chosen()
        if day is None:
            self.panel.show_nothing()
            return
        found = acts.acts_of(self, day)
        visits = acts.visits_of(self.session.services, day)
        self.panel.show_day(day, self.rows.today, self.rows.posting, found, visits)

    def _why(self) -> None:
        from ui.deadlines.why import show_why  # noqa: PLC0415 - loaded when first asked for

        day = self.chosen()
        if day:
            why = self.session.services.chairman_days.why
            self.attempt(lambda: show_why(self, self.session, why(day.uid)))

    def _on_month(self, month: int) -> None:
        self.rows.month = month
        self.refresh()

    def _on_done(self, changes: Changes) -> None:
        self.refresh()
        if changes.uid in self.rows.found:
            self.table.select_uid(changes.uid)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            errors.show(self, error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.features & _FEATURES and self.isVisible():
            self.refresh()
