"""Days that would be others by the calendar or the law of today: a notice, and a page to choose."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.dates import show
from desktop_app.services import Services
from desktop_app.tasks.recalculation import MovedDay
from ui.session import Session
from ui.widgets.basics import Card, button, column, label, primary_button, row
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.page_head import page_head
from ui.widgets.ticks import TickColumn, TickRow, TickTable

_COLUMNS = (
    TickColumn("Việc", 30, wide=True),
    TickColumn("Hạn đang ghi", 12),
    TickColumn("Hạn tính lại", 12),
    TickColumn("Vì sao", 26, wide=True),
)
MOVED = "moved"  # what the Today tab calls the page when it sends there
_MOVING = {"calendar", "law", "settings"}
_COMPARED = "days_compared"  # kept with the habits of this machine: the state compared last
SOON = 300  # ms after a screen was made
_BACK = ("Phục hồi", "Đã hoàn tác", "Đã làm lại")


class MovedNotice(Banner):
    """One quiet line that appears while kept days differ from what the law gives now.

    It looks when it is told to, and after each change of the calendar or the law.
    """

    def __init__(self, session: Session, open_page: Callable[[], object]) -> None:
        super().__init__("soon")
        self._session = session
        self._open_page = open_page
        self._told = False
        self._ended = False
        session.background.ended.connect(self._on_ended)
        session.background.changed.connect(self._on_changed)

    def look_soon(self) -> None:
        """Compare when the screen stands: opening it does not wait for that."""
        QTimer.singleShot(SOON, self, self._look_now)

    @Slot()
    def _look_now(self) -> None:
        if not self._ended:
            self.look()

    def look(self, again: bool = False) -> None:
        """Compare the days behind the screen; nothing is written.

        Comparing a large book takes its time, so it is done once for each state of the law.
        """
        look, key = self._session.look, f"{_COMPARED}:{self._session.office.folder}"
        state = self._session.services.recalculation.law_state()
        if not again and look.get(key) == state:
            self._show([])
            return

        def compared(moved: list[MovedDay]) -> None:
            if not moved:
                look[key] = state
            self._show(moved)

        self._session.background.run(self, lambda s: s.recalculation.moved(), compared)

    @Slot()
    def _on_ended(self) -> None:
        self._ended = True

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.features & _MOVING:
            self.look()
        elif "tasks" in changes.features:
            # What was taken back or out of the bin may bring a day of former times along.
            back = changes.message.startswith(_BACK)
            if self._told or back:
                self.look(again=back)

    def _show(self, moved: list[MovedDay]) -> None:
        if not moved:
            self.tell("", "soon")
            return
        self._told = True
        self.tell(
            f"Theo lịch ngày nghỉ và quy định hiện có, {len(moved)} việc có hạn khác với hạn"
            " đang ghi. Hạn đang ghi vẫn giữ cho đến khi bạn chọn.",
            "soon",
        )
        self.set_action("Xem và chọn", self._open_page)


class MovedDaysPage(QWidget):
    """Old day, new day, why; the ticked ones are moved as one step."""

    leave_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._moved: list[MovedDay] | None = None
        self.table = TickTable(_COLUMNS, "Hạn khác đi")
        self.detail = Banner("hint")
        self.count = label("", "muted")
        words = "Cập nhật hạn"
        self.make = primary_button(words, "calendar-refresh", "Ctrl+Return", self.write)
        lines = column(self, gap=8, edge=12)
        words = "Những hạn khác đi theo lịch và quy định hiện có"
        lines.addLayout(page_head(self.leave_wanted.emit, words))
        card = Card(edge=1)
        card.body.addWidget(self.table)
        lines.addWidget(card, 1)
        lines.addWidget(self.detail)
        foot = row(gap=12)
        foot.addWidget(self.count, 1)
        self.keep = button("Giữ hạn đang ghi", "calendar-lock-outline", "", self.keep_days)
        self.keep.setToolTip("Các việc đang chọn giữ nguyên hạn và không được nhắc lại")
        foot.addWidget(self.keep)
        foot.addWidget(self.make)
        lines.addLayout(foot)
        keyed(self, {"Ctrl+Enter": self.write})
        self.table.ticks.ticked_changed.connect(self._count)
        self.table.row_chosen.connect(self._tell)
        self._count()
        self.refresh()

    def refresh(self) -> None:
        """Compare the days again; ticks stay where nothing has changed."""
        self._session.background.run(self, lambda s: s.recalculation.moved(), self._show)

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def write(self) -> None:
        """Move the ticked days."""
        self._do(lambda services, uids: services.recalculation.apply(uids))

    def keep_days(self) -> None:
        """Let the ticked ones stand on their days for good."""
        self._do(lambda services, uids: services.recalculation.keep(uids))

    def _show(self, moved: list[MovedDay]) -> None:
        if moved != self._moved:
            self._moved = moved
            self.table.show_rows([_row(one) for one in moved])
            self._tell(0 if moved else -1)
            self._count()

    def _tell(self, place: int) -> None:
        """The chosen line whole: titles and reasons are longer than their columns."""
        cells = self.table.ticks.rows[place].cells if place >= 0 else ()
        self.detail.tell(f"{cells[0]}\n{cells[1]} → {cells[2]}: {cells[3]}" if cells else "")

    def _do(self, work: Callable[[Services, list[str]], Changes]) -> None:
        moved = self._moved or []
        chosen = [moved[place].uid for place in self.table.chosen()]
        if not chosen or not self.make.isEnabled():
            return
        self.make.setEnabled(False)
        self._session.background.run(
            self,
            lambda services: work(services, chosen),
            lambda _changes: self.leave_wanted.emit(),
            lambda _error: self.make.setEnabled(True),
        )

    def _count(self) -> None:
        chosen = len(self.table.chosen())
        if self._moved:
            self.count.setText(
                f"Chọn {chosen} trong {len(self._moved)} việc; việc không chọn giữ hạn đang ghi."
                "   Phím cách: chọn, bỏ chọn"
            )
        else:
            told = "Đang tính lại…" if self._moved is None else "Không còn hạn nào khác đi."
            self.count.setText(told)
        self.make.setEnabled(bool(chosen))
        self.keep.setEnabled(bool(chosen))


def _row(moved: MovedDay) -> TickRow:
    title = f"{moved.title} – {moved.label}" if moved.label else moved.title
    new = show(moved.new) or "đang tạm đình chỉ"
    because = moved.because or "ngày nghỉ trong khoảng đếm, hoặc số ngày quy định, đã khác trước"
    return TickRow((title, show(moved.old) or "chưa có", new, because))
