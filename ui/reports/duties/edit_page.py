"""The page on which a duty to report is typed in or changed, with what the program understands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_app.changes import Changes
from desktop_app.dates import show, show_long
from desktop_app.errors import UserError
from desktop_app.reports.duties_days import dues
from desktop_app.reports.duties_model import DueReport, Duty, DutyValues
from desktop_app.reports.periods import DEMOCRACY
from desktop_app.services import Services
from ui import dialogs, theme
from ui.reports.action import ReportsDoor
from ui.reports.duties.entries import DutyEntries
from ui.reports.duties.words import cut_words, rule_words
from ui.reports.parts import wrapped
from ui.widgets.basics import (
    Card,
    column,
    label,
    primary_button,
    scrolled,
)
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.page_head import page_head

_WIDE = 960
_LOW = 480  # too low for one above the other
_YEARS = 2
_BEGIN = "Điền tên, kỳ và hạn gửi; bên cạnh là điều chương trình hiểu."
_LAW = (
    "Nghĩa vụ này do luật quy định. UBND tỉnh có thể quy định ngày khác (điểm a khoản 2 Điều 7"
    " Thông tư 06/2025/TT-TTCP): sửa ngày, nơi nhận và ghi văn bản của tỉnh ở ô Căn cứ."
)


class DutyEditPage(QWidget):
    """Ctrl+S keeps; Enter goes on to the next field."""

    def __init__(self, door: ReportsDoor, duty: Duty | None) -> None:
        super().__init__()
        self._door, self.duty = door, duty
        services, today = door.session.services, door.session.clock.today()
        codes = {form.code: form for form in services.report_forms.shelf.all()}
        self.entries = DutyEntries(door.session.clock.today, list(codes.values()))
        self._calendar = services.law.calendar()
        self._today = today
        self._strict = self._saving = False
        self.banner = Banner()
        self.understood = wrapped("", "strong")
        self.more = wrapped("", "muted")
        self._lay_out()
        values = duty.values if duty else DutyValues(name="", regime=DEMOCRACY)
        self.entries.put(values, duty)
        self._kept = self.entries.raw()
        self.entries.typed.connect(self._show)
        keyed(self, {"Ctrl+Return": self.save, "Ctrl+Enter": self.save})
        self._show()

    # What the tab asks

    def take_focus(self) -> None:
        """The first field that may be written in."""
        self.entries.go_to("due" if self.duty is not None and self.duty.shipped else "name")

    def may_close(self) -> bool:
        """Asks when something would be lost."""
        return not self.dirty or dialogs.door.ask(
            self,
            "Báo cáo phải gửi này có thay đổi chưa lưu.",
            yes="Bỏ thay đổi",
            no="Ở lại để lưu",
            danger=True,
        )

    def keep_work(self) -> None:
        """What is whole goes into the book; what is not stays here as it is."""
        if self.dirty and self._understood() is not None:
            self._write(lambda _changes: self._on_kept())

    def chapter(self) -> str:
        """What the handbook calls this page."""
        return "ky-bao-cao"

    @property
    def dirty(self) -> bool:
        """Whether something was changed."""
        return self.entries.raw() != self._kept

    def save(self) -> None:
        """Into the book, then back to the list; with something wrong the cursor goes there."""
        self._strict = True
        self._show()
        try:
            self.entries.values()
        except UserError as error:
            self.entries.go_to(error.field)
            return
        if self.dirty:
            self._write(lambda _changes: self._leave())
        else:
            self._door.leave_page()

    # Inside

    def _write(self, then: object) -> None:
        if self._saving:
            return
        values, duty = self.entries.values(), self.duty
        self._saving = True

        def work(services: Services) -> Changes:
            if duty is None:
                return services.report_duties.add(values)
            return services.report_duties.change(duty.key, values, duty.rev if duty.uid else None)

        def done(changes: Changes) -> None:
            self._saving = False
            if changes.uid:
                self.duty = self._door.session.services.report_duties.get(changes.uid)
            assert callable(then)
            then(changes)

        self._door.session.background.run(self, work, done, self._on_failed)

    def _on_kept(self) -> None:
        self._kept = self.entries.raw()
        self._show()

    def _leave(self) -> None:
        self._on_kept()
        self._door.leave_page()

    def _on_failed(self, error: BaseException) -> None:
        self._saving = False
        if isinstance(error, UserError):
            self.entries.tell(error.field, error.message)
            self.banner.tell(error.message, "late")

    def _understood(self) -> DutyValues | None:
        try:
            return self.entries.values()
        except UserError:
            return None

    def _show(self) -> None:
        self.state.setText("chưa lưu" if self.dirty else "đã lưu" if self.duty else "")
        try:
            values = self.entries.values()
        except UserError as error:
            empty = self.entries.is_empty(error.field) and not self._strict
            self.entries.tell("" if empty else error.field, error.message)
            self.understood.setText("")
            self.more.setText(_BEGIN)
            return
        self.entries.tell("", "")
        self.understood.setText(f"Gửi {rule_words(values)}")
        self.more.setText("\n\n".join(self._lines(values)))

    def _lines(self, values: DutyValues) -> list[str]:
        """The next reports with their days, as the calendar of days off moves them."""
        duty = Duty(uid="-", rev=0, values=values)
        last = self._today.replace(year=self._today.year + _YEARS, day=1)
        found = list(dues(duty, self._today, last, self._calendar))[:_YEARS]
        lines = [f"Số liệu {cut_words(values)}."]
        lines += [_line(one) for one in found]
        if not found:
            lines.append("Không còn lần nào phải gửi từ hôm nay.")
        if found and not found[0].cut_known:
            lines.append(found[0].cut_note)
        return lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window what is understood stands below."""
        super().resizeEvent(event)
        low = event.size().height() < theme.px(_LOW)
        wide = low or event.size().width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self._beside.setMaximumHeight(16_777_215 if wide else theme.px(150))

    def _lay_out(self) -> None:
        title = "Thêm báo cáo phải gửi"
        if self.duty is not None:
            title = f"{self.duty.values.period.words}: {self.duty.values.name}"
        self.state = label("", "muted")
        self.save_button = primary_button("Lưu", "content-save-outline", "Ctrl+S", self.save)
        leave, parts = self._door.leave_page, (self.state, self.save_button)
        head = page_head(leave, title, *parts, to="danh sách")
        entered = Card(edge=16)
        self.entries.setProperty("role", "clear")
        entered.body.addWidget(scrolled(self.entries))
        self._beside = Card("Chương trình hiểu", edge=16)
        inside = QWidget()
        inside.setProperty("role", "clear")
        told = column(inside, gap=8)
        told.addWidget(self.understood)
        told.addWidget(self.more)
        told.addStretch(1)
        self._beside.body.addWidget(scrolled(inside))
        self._sides = QHBoxLayout()
        self._sides.setSpacing(theme.px(12))
        self._sides.addWidget(entered, 5)
        self._sides.addWidget(self._beside, 3)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(self.banner)
        self.banner.tell(_LAW if self.duty is not None and self.duty.shipped else "")
        lines.addLayout(self._sides, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _line(one: DueReport) -> str:
    moved = " (lùi lại vì ngày nghỉ)" if one.due != one.last_day else ""
    begin = f"từ {show(one.window_from)} " if one.window_from else ""
    days = f"số liệu {show(one.period.first)} – {show(one.period.last)}"
    return f"{show_long(one.due)}{moved}: gửi {begin}đến hết ngày này; {days}."
