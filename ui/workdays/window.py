"""Lịch ngày nghỉ: the year at the left, the chosen day and the list of days at the right."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit
from desktop_app.office.days_off import expected_words
from ui import dialogs, theme
from ui.session import Session
from ui.widgets.basics import Card, column, row, scrolled
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner, StatusLine
from ui.window_place import fit
from ui.workdays.day_list import DayListView
from ui.workdays.day_pane import DayPane
from ui.workdays.legend import year_legend
from ui.workdays.paste import PasteDays
from ui.workdays.side import Side
from ui.workdays.year_bar import YearBar
from ui.workdays.year_view import YearView

SIZE = (1240, 740)
_KEYS = (
    "Mũi tên: từng ngày · PgUp, PgDn: từng tháng · Enter: sửa ngày · F6: qua lại giữa lịch và mẫu"
)
_CARED = frozenset({"calendar", "settings"})


class DaysOffWindow(QDialog):
    """Not modal; every action is one step of undo."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lịch ngày nghỉ")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        today = session.clock.today()
        self.bar = YearBar()
        self.view = YearView(today)
        self.pane = DayPane(session.clock.today)
        self.list = DayListView()
        self.side = Side(self.pane, self.list)
        self.note = Banner("soon")
        self.foot = StatusLine()
        self._calendar = WorkCalendar()
        self._own: dict[date, DayEdit] = {}
        self._lay_out()
        self._connect()
        self._show(today)
        self.view.setFocus()
        fit(self, *SIZE)

    def go_to(self, day: date) -> None:
        """Show a day, its year with it, unless something typed would be lost."""
        if day != self.pane.day() and not self.pane.form.ask_before_leaving():
            self.list.mark(self.pane.day())
            return
        self._show(day)

    def edit_day(self) -> None:
        """Put the cursor into the form of the chosen day."""
        self.side.show_day()
        self.pane.begin()

    def refresh(self) -> None:
        """Read everything again; what is being typed stays."""
        dirty = self.pane.form.is_dirty()
        self._show(self.pane.day(), keep_form=dirty)

    def paste_list(self) -> PasteDays:
        """Take over an announcement that lies on the clipboard or is typed."""
        services, year = self._session.services, self.view.day().year
        text = QGuiApplication.clipboard().text()
        known = services.days_off.read_list(text, year).edits
        dialog = PasteDays(self, services, year, text if known else "")
        dialog.accepted_days.connect(self._on_pasted)
        self._session.background.ended.connect(dialog.reject)
        dialog.open()
        return dialog

    def print_year(self) -> None:
        """Show the printed list of the year's days."""
        # The libraries of paper are loaded when first asked for.
        from ui.preview.window import show_preview  # noqa: PLC0415
        from ui.workdays.printing import preview_request  # noqa: PLC0415

        session = self._session
        request = preview_request(session, self._calendar, self.view.day().year)
        show_preview(self, session.background, request, session.paths.scratch)

    def confirm_year(self) -> None:
        """Say that the year was compared with the announcement, or take that back."""
        year = self.view.day().year
        run = self._session.background.run
        if year in self._session.services.days_off.years_confirmed():
            run(self, lambda s: s.days_off.unconfirm(year), self._on_done)
            return
        expected = expected_words(self._calendar.expected_days(year))
        if dialogs.door.ask(
            self,
            f"Lịch nghỉ năm {year} đã được đối chiếu với thông báo?",
            yes=f"Xác nhận năm {year}",
            detail=f"Các ngày dự kiến sẽ thành chính thức: {expected}.\n"
            "Ngày nào khác thông báo thì sửa trước, hoặc dán danh sách của thông báo.",
        ):
            run(self, lambda s: s.days_off.confirm(year), self._on_done)

    def undo(self) -> None:
        """Take back the last action of this user."""
        self._session.background.run(self, lambda s: s.undo(), self._on_done, self._on_refused)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what was not saved."""
        event.setAccepted(self.pane.form.ask_before_leaving())

    def reject(self) -> None:
        """Esc asks as well."""
        if self.pane.form.ask_before_leaving():
            super().reject()

    def _lay_out(self) -> None:
        self.area = scrolled(self.view)
        year = Card(edge=12)
        year.body.addWidget(self.area, 1)
        year.body.addWidget(year_legend())
        panes = row(gap=12)
        panes.addWidget(year, 5)
        panes.addWidget(self.side, 3)
        lines = column(self, gap=8)
        inside = column(gap=8)
        edge = theme.px(12)
        inside.setContentsMargins(edge, edge, edge, 0)
        inside.addWidget(self.bar)
        inside.addWidget(self.note)
        inside.addLayout(panes, 1)
        lines.addLayout(inside, 1)
        lines.addWidget(self.foot)
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)  # Enter belongs to the calendar and the form

    def _connect(self) -> None:
        self.bar.stepped.connect(self._on_stepped)
        self.bar.confirm.clicked.connect(lambda _on: self.confirm_year())
        self.bar.paste.clicked.connect(lambda _on: self.paste_list())
        self.bar.print.clicked.connect(lambda _on: self.print_year())
        self.view.chosen.connect(self.go_to)
        self.view.opened.connect(self.edit_day)
        self.view.undo_asked.connect(self.undo)
        self.list.chosen.connect(self.go_to)
        self.pane.save_asked.connect(self._on_save)
        self.pane.clear_asked.connect(self._on_clear)
        self.foot.undo_clicked.connect(self.undo)
        self._session.background.changed.connect(self._on_changed)
        self._session.background.ended.connect(self._on_ended)
        steps = {"Alt+Left": -1, "Alt+Right": 1}
        keyed(self, {keys: partial(self.bar.step, by) for keys, by in steps.items()})
        keyed(self, {"F6": self._swap_focus})
        self.foot.tell(_KEYS)

    def _swap_focus(self) -> None:
        if self.view.hasFocus():
            self.edit_day()
        else:
            self.view.setFocus()

    def _show(self, day: date, keep_form: bool = False) -> None:
        days_off = self._session.services.days_off
        year = day.year
        self._calendar, self._own = days_off.calendar(), days_off.edited(year)
        self.view.show_year(self._calendar, self._own.keys(), day)
        self.list.show_days(self._calendar.special_days(year), self._own.keys(), day)
        expected = self._calendar.expected_days(year)
        self.bar.show_year(year, len(expected), year in days_off.years_confirmed())
        self._remind(year)
        self._bring()
        if not keep_form:
            self.pane.show_day(self._calendar.day(day), self._own.get(day))

    def showEvent(self, event: QShowEvent) -> None:
        """Today is in sight from the beginning, on a low screen too."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring)  # when the year has its place

    def _bring(self) -> None:
        centre = self.view.centre_of(self.view.day())
        self.area.ensureVisible(centre.x(), centre.y(), theme.px(40), theme.px(60))

    def _remind(self, year: int) -> None:
        """What is to be checked; of the year that is shown the head says it already."""
        words = self._session.services.days_off.reminder(self._session.clock.today())
        self.note.tell("" if f"năm {year} " in words else words, "soon")

    @Slot(int)
    def _on_stepped(self, year: int) -> None:
        day = self.view.day()
        last = 28 if day.month == 2 else day.day
        self.go_to(date(year, day.month, min(day.day, last)))
        self.bar.show_number(self.view.day().year)

    def _on_save(self, edit: DayEdit) -> None:
        self._session.background.run(
            self,
            lambda s: s.days_off.set_day(edit.date, edit.kind, edit.name, edit.document),
            self._on_saved,
            self.pane.show_error,
        )

    def _on_saved(self, changes: Changes) -> None:
        self.pane.form.mark_saved()
        self._on_done(changes)
        self.view.setFocus()

    def _on_clear(self, day: date) -> None:
        self.pane.form.mark_saved()
        self._session.background.run(
            self, lambda s: s.days_off.clear_day(day), self._on_done, self.pane.show_error
        )

    def _on_pasted(self, edits: list[DayEdit]) -> None:
        self._session.background.run(
            self, lambda s: s.days_off.add_days(edits), self._on_done, self._on_refused
        )

    def _on_done(self, changes: Changes) -> None:
        self.refresh()
        self.foot.tell(changes.message, changes.undoable)

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.foot.tell(error.message)

    @Slot()
    def _on_ended(self) -> None:
        """The book is being closed: nothing may read it any more."""
        self.done(0)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.features & _CARED:
            self.refresh()
