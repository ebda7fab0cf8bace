"""Plans a month, a quarter or a year: a pattern, the days it means, ticks, one step of undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.changes import Changes
from desktop_app.dates import show, show_long
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.receptions.days_fields import DAYS
from desktop_app.receptions.days_pattern import Proposal
from ui import theme
from ui.receptions.days.questions import filled, usual
from ui.session import Session
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.form import RecordForm
from ui.widgets.notes import Banner
from ui.widgets.ticks import TickColumn, TickRow, TickTable
from ui.window_place import fit

PAUSE = 250  # ms after the last key: Unikey sends a letter in several steps
_KEYS = ("presider", "from_time", "to_time", "place", "expected")
_FIELDS = (
    Field(
        "pattern",
        "Các ngày tiếp trong tháng",
        required=True,
        width=60,
        help="thứ Năm tuần 1 và 3 · ngày 10 và 25 · thứ Hai hằng tuần; nhiều cách ngăn bằng “;”",
    ),
    Field("first", "Từ ngày", Kind.DATE, required=True),
    Field("last", "Đến hết ngày", Kind.DATE, required=True),
    *(replace(one, article="", kind=Kind.TEXT) for one in DAYS if one.key in _KEYS),
)
_COLUMNS = (
    TickColumn("Ngày tiếp", 24),
    TickColumn("Niêm yết chậm nhất", 20),
    TickColumn("Lưu ý", 40, wide=True),
)


class PlanDialog(QDialog):
    """The days are shown while the pattern is typed; days that stand already are not ticked."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        between: tuple[date, date],
        then: Callable[[Changes], object],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập lịch tiếp công dân")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._then = session, then
        self._found: list[Proposal] = []
        first, last = between
        self.form = RecordForm(_FIELDS, session.clock.today, columns=3)
        start = usual(session.services) | {"pattern": "thứ Năm tuần 1 và 3"}
        start |= {"first": first.isoformat(), "last": last.isoformat()}
        self.form.set_values(start)
        self.form.setProperty("role", "clear")
        self.note = Banner()
        self.days = TickTable(_COLUMNS, "Các ngày sẽ lập")
        self.go = primary_button("Lập lịch", "calendar-plus", "Ctrl+S", self.submit)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.propose)
        self.form.changed.connect(self._pause.start)
        self.form.save_asked.connect(self.submit)
        self.days.ticks.ticked_changed.connect(self._count)
        session.background.ended.connect(self.reject)
        fit(self, 860, 640)
        self.propose()
        self.form.focus_first()

    def propose(self) -> None:
        """Show the days that the pattern means now."""
        self._pause.stop()
        try:
            values = self.form.values()
            first, last = (str(values[key]) for key in ("first", "last"))
            if not first or not last:
                return
            between = date.fromisoformat(first), date.fromisoformat(last)
            days = self._session.services.chairman_days
            self._found = days.proposals(str(values["pattern"]), *between)
        except UserError as error:
            self._found = []
            self.note.tell(error.message, "late")
            self.days.show_rows([])
            self._count()
            return
        self.note.tell("" if self._found else "Khoảng này không có ngày nào như vậy.", "note")
        self.days.show_rows([self._row(one) for one in self._found])
        self._count()

    def submit(self) -> None:
        """Plan the days that are ticked."""
        if not self.form.check():
            return
        self.propose_if_waiting()
        values = self.form.values()
        wanted = [self._found[place].day for place in self.days.chosen()]
        if not wanted:
            return
        shared = {key: values[key] or "" for key in _KEYS}
        base = {"day": wanted[0].isoformat(), "kind": "scheduled", "presider_role": "head"}
        template = filled(shared | base)
        self.go.setEnabled(False)
        self._session.background.run(
            self, lambda s: s.chairman_days.plan(wanted, template), self._on_done, self._on_failed
        )

    def propose_if_waiting(self) -> None:
        """What was typed a moment ago counts too."""
        if self._pause.isActive():
            self.propose()

    def _row(self, one: Proposal) -> TickRow:
        last = self._session.services.chairman_days.posting().last_day(one.day)
        today = self._session.clock.today()
        remarks = []
        if one.known:
            remarks.append("đã có trong lịch")
        if one.because:
            remarks.append(f"thay ngày {show(one.asked)}: {one.because}")
        if one.day < today:
            remarks.append("đã qua")
        elif last and last < today and not one.known:
            remarks.append("đã quá hạn niêm yết")
        late = bool(last and last < today)
        ticked = not one.known and one.day >= today and not late
        status = "warning" if one.because or late else ""
        return TickRow(
            (show_long(one.day), show(last), "; ".join(remarks)), ticked, status, status_at=2
        )

    def _count(self) -> None:
        count = len(self.days.chosen())
        self.go.setText(f"Lập {count} ngày" if count else "Lập lịch")
        self.go.setEnabled(bool(count))

    def _on_done(self, changes: Changes) -> None:
        self.accept()
        self._then(changes)

    def _on_failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            if error.field in _KEYS:
                self.form.set_errors({error.field: error.message})
            self.note.tell(error.message, "late")

    def _lay_out(self) -> None:
        lines = column(self, gap=8, edge=16)
        lines.addWidget(label("Lập lịch tiếp công dân của Chủ tịch", "heading"))
        lines.addWidget(self.form)
        lines.addWidget(self.note)
        lines.addWidget(self.days, 1)
        self.days.setMinimumHeight(theme.px(150))
        foot = row(gap=12)
        foot.addWidget(label("Phím cách: chọn, bỏ chọn ngày", "small"))
        foot.addStretch(1)
        foot.addWidget(button("Thôi", on_click=self.reject))
        foot.addWidget(self.go)
        lines.addLayout(foot)
        for made in self.findChildren(type(self.go)):
            made.setAutoDefault(False)
