"""The chosen day: what it is, when its notice is due, what can be done with it, its visits."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.dates import show, show_long
from desktop_app.receptions.days_posting import Posting
from desktop_app.receptions.model import ChairmanDay, DayStatus
from ui.receptions.days.rows import posting_of, state_of
from ui.widgets.basics import Card, StatusChip, button, column, label, link_button
from ui.widgets.notes import EmptyState

Act = tuple[str, str, str, Callable[[], object]]  # words, icon, tip, action


class DayPanel(Card):
    """Shows one day; `why_asked` and `visit_opened` are answered by the page."""

    why_asked = Signal()
    visit_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(edge=12)
        self.heading = label("", "title", wrap=True)
        self.who = label("", "muted", wrap=True)
        self.state = StatusChip()
        self.posting = StatusChip()
        self.why = link_button("Vì sao là ngày này?", self.why_asked.emit)
        self.more = label("", "", wrap=True)
        self._acts = column(gap=4)
        self._visits = column(gap=4)
        self.visits_head = label("Lượt tiếp trong ngày", "strong")
        self._empty = EmptyState(
            "calendar-cursor", "Chọn một ngày tiếp", "Mũi tên lên, xuống ở danh sách bên trái."
        )
        self._day = QWidget()
        self._day.setProperty("role", "clear")
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No day is chosen."""
        self._day.hide()
        self._empty.show()

    def show_day(
        self,
        day: ChairmanDay,
        today: date,
        posting: Posting,
        acts: Sequence[Act],
        visits: Sequence[tuple[str, str]],
    ) -> None:
        """Show a day with what can be done; `visits` are uid and words of each."""
        values = day.values
        self.heading.setText(show_long(values.day))
        hours = " – ".join(part for part in (values.from_time, values.to_time) if part)
        role = "Chủ tịch" if values.presider_role == "head" else "Ủy quyền"
        kind = "tiếp đột xuất" if values.kind == "unscheduled" else "tiếp định kỳ"
        parts = (f"{role} {kind}", values.presider, hours, values.place)
        self.who.setText(" · ".join(part for part in parts if part))
        state, notice = state_of(day, today), posting_of(day, today, posting)
        self.state.show_state(state.status or "info", state.words)
        shown = notice.words if not values.posted_on else f"Niêm yết {notice.words}"
        if notice.words and not values.posted_on:
            shown = f"Niêm yết: {notice.words[:1].lower()}{notice.words[1:]}"
        self.posting.show_state(notice.status or "info", shown)
        self.posting.setVisible(bool(notice.words))
        self.why.setVisible(bool(notice.words) and posting.limit(values.day) is not None)
        self.more.setText("\n".join(_more(day)))
        self.more.setVisible(bool(self.more.text()))
        self._fill_acts(acts)
        self._fill_visits(visits)
        self._empty.hide()
        self._day.show()

    def _fill_acts(self, acts: Sequence[Act]) -> None:
        _clear(self._acts)
        for words, icon, tip, act in acts:
            made = button(words, icon, on_click=act)
            made.setToolTip(tip)
            self._acts.addWidget(made)

    def _fill_visits(self, visits: Sequence[tuple[str, str]]) -> None:
        _clear(self._visits)
        self.visits_head.setVisible(bool(visits))
        for uid, words in visits:
            self._visits.addWidget(link_button(words, partial(self.visit_opened.emit, uid)))

    def _lay_out(self) -> None:
        lines = column(self._day, gap=8)
        lines.addWidget(self.heading)
        lines.addWidget(self.who)
        lines.addWidget(self.state)
        lines.addWidget(self.posting)
        lines.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.more)
        lines.addLayout(self._acts)
        lines.addWidget(self.visits_head)
        lines.addLayout(self._visits)
        lines.addStretch(1)
        self.body.addWidget(self._day, 1)
        self.body.addWidget(self._empty, 1)


def _more(day: ChairmanDay) -> list[str]:
    values = day.values
    found = [values.expected and f"Dự kiến nội dung: {values.expected}"]
    if values.status is DayStatus.POSTPONED:
        found.append(f"Ngày mới: {show(values.moved_to)}")
    found += [values.reason and f"Lý do: {values.reason}", values.note]
    if values.posted_where:
        found.append(f"Nơi niêm yết: {values.posted_where}")
    return [line for line in found if line]


def _clear(lines: object) -> None:
    take = getattr(lines, "takeAt")  # noqa: B009 - Qt's layouts share no typed base here
    while (item := take(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
