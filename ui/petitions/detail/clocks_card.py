"""The limits that run on a case or a paper: the day, how it stands, and why it is that day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtGui import QColor

from desktop_app import dates
from desktop_app.clocks.model import Clock, ClockStatus
from ui import theme
from ui.petitions.known import left_words
from ui.widgets.basics import Card, button, label
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList

_LINES = 7


class ClocksCard(Card):
    """Enter or Ctrl+I on a line answers "Vì sao?"."""

    def __init__(self, on_why: Callable[[str], object], today: Callable[[], date]) -> None:
        super().__init__("Thời hạn", edge=12)
        self._on_why, self._today = on_why, today
        self.lines = LineList(("Việc", "Hạn", "Tình trạng", "Căn cứ"), (250, 96, 150))
        self.lines.setAccessibleName("Thời hạn")
        self.none = label("Chưa có thời hạn nào.", "muted", wrap=True)
        self.why = button("Vì sao?", "help-circle-outline", "", self._ask)
        self.why.setToolTip("Vì sao hạn là ngày này? (Ctrl+I)")
        self.head.addWidget(self.why)
        self.body.addWidget(self.lines)
        self.body.addWidget(self.none)
        self.lines.itemActivated.connect(lambda *_: self._ask())
        keyed(self, {"Ctrl+I": self._ask})

    def show_clocks(self, clocks: Sequence[Clock]) -> None:
        """Show the limits, those that still run first."""
        chosen = self.lines.chosen()
        self.lines.clear()
        ordered = sorted(clocks, key=_place)
        for clock in ordered:
            look, words = standing(clock, self._today())
            day = dates.show(clock.due) if clock.due else "–"
            source = " ".join(filter(None, (clock.article, clock.document)))
            item = self.lines.add((clock.title, day, words, source), clock.uid)
            item.setIcon(2, theme.status_icon(look))
            item.setForeground(2, QColor(theme.color(look)))
        places = [clock.uid for clock in ordered]
        self.lines.choose(places.index(chosen) if chosen in places else 0)
        self.lines.setFixedHeight(
            theme.row_height() * (min(len(clocks), _LINES) + 1) + theme.px(12)
        )
        self.lines.setVisible(bool(clocks))
        self.why.setVisible(bool(clocks))
        self.none.setVisible(not clocks)

    def _ask(self) -> None:
        uid = self.lines.chosen()
        if isinstance(uid, str):
            self._on_why(uid)


def standing(clock: Clock, today: date) -> tuple[str, str]:
    """The look and the words of a limit."""
    if clock.status is ClockStatus.DONE:
        done = dates.show(clock.done_on)
        if clock.late and clock.done_on and clock.due:
            return "late", f"Xong {done}, muộn {(clock.done_on - clock.due).days} ngày"
        return "done", f"Xong {done}"
    if clock.status is ClockStatus.VOID:
        return "info", "Không phải làm nữa"
    if clock.status is ClockStatus.PASSES:
        over = clock.due is not None and clock.due < today
        return "info", "Đã hết thời hạn" if over else left_words(clock.due, today)
    if clock.due is None:
        return "note", "Đang dừng"
    late, near = clock.due < today, (clock.due - today).days <= _NEAR
    return "late" if late else "soon" if near else "info", left_words(clock.due, today)


_NEAR = 7


def _place(clock: Clock) -> tuple[int, str, int]:
    rank = {ClockStatus.OPEN: 0, ClockStatus.PASSES: 1}.get(clock.status, 2)
    return rank, str(clock.due or "9"), clock.ordinal
