"""The chosen report at the right of the list: when, about what, to whom, what is missing."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop_app.dates import show, show_long
from desktop_app.reports.duties import basis
from desktop_app.reports.duties_model import DueReport, DueStatus
from desktop_app.reports.duties_words import period_words, title
from ui import theme
from ui.reports.due.groups import LOOKS, left_words, standing_of
from ui.reports.parts import clear, wrapped
from ui.widgets.basics import (
    Card,
    Shape,
    StatusChip,
    button,
    column,
    label,
    link_button,
    primary_button,
    row,
    scrolled,
)

_WHOLE = "/\N{WORD JOINER}"  # the code of a form is not torn apart
Lines = Sequence[tuple[str, str]]


class DueDetail(Card):
    """One main button: begin, go on, or look at what was sent."""

    begin_wanted = Signal(object)  # DueReport
    why_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(edge=16)
        self.due: DueReport | None = None
        self.name = label("", "title", wrap=True)
        self.chip = StatusChip()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self.missing_title = label("Còn thiếu", "strong")
        self._missing = column(gap=4)
        self.go = primary_button("", "pencil", "", self._go)
        self.look = button("", "eye-outline", "", self._go)
        for part in (self.name, self.chip):
            self.body.addWidget(part)
        inside = QWidget()
        inside.setProperty("role", "clear")
        area = self._area = scrolled(inside, self)
        lines = column(inside, gap=8)
        lines.addWidget(self.missing_title)
        lines.addLayout(self._missing)
        lines.addLayout(self._grid)
        lines.addStretch(1)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(theme.px(90))
        self.body.addWidget(area, 1)
        for made in (self.go, self.look):
            self.body.addWidget(made)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_due(self, due: DueReport, today: date, missing: Lines | None) -> None:
        """Show a report; `missing` is None until it is known."""
        self.due = due
        standing = standing_of(due, today)
        self.name.setText(title(due))
        self.chip.show_state(LOOKS[standing], due.status.words)
        self._show_pairs(due, today)
        self._show_missing(due, missing)
        begun = due.status is not DueStatus.NOT_BEGUN
        self.go.setText("Tiếp tục" if begun else "Lập báo cáo")
        self.go.setIcon(theme.icon("pencil" if begun else "file-plus-outline", "on_accent"))
        self.go.setVisible(due.status.is_open)
        self.look.setText("Xem bản đã gửi" if due.sent_on else "Xem báo cáo")
        self.look.setVisible(not due.status.is_open and bool(due.report_uid))

    def set_compact(self, compact: bool) -> None:
        """The main button alone, where there is no room for more."""
        for part in (self.name, self.chip, self._area):
            part.setHidden(compact)
        policy = QSizePolicy.Policy.Maximum if compact else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def _show_pairs(self, due: DueReport, today: date) -> None:
        clear(self._grid)
        values = due.duty.values
        said: list[tuple[str, str, Callable[[], object] | None]] = [
            ("Gửi chậm nhất", f"{show_long(due.due)}\n{left_words(due, today)}", self._why),
            ("Được gửi từ", show(due.window_from), None),
            ("Kỳ", _begun(period_words(due)), None),
            ("Số liệu", f"{show(due.period.first)} – {show(due.period.last)}", None),
            ("", due.cut_note, None),
            ("Nơi nhận", "\n".join(filter(None, (values.recipient, values.via))), None),
            ("Các biểu", ", ".join(values.forms).replace("/", _WHOLE), None),
            ("Căn cứ", "\n".join(filter(None, (due.duty.plan_name, basis(values)))), None),
        ]
        shown = [one for one in said if one[1]]
        for place, (name, words, act) in enumerate(shown):
            self._grid.addWidget(label(name, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            told = wrapped(words, "" if name else "small")
            self._grid.addWidget(told, place, 1, 1, 1 if act else 2)
            if act is not None:
                link = link_button("Vì sao?", act)
                self._grid.addWidget(link, place, 2, Qt.AlignmentFlag.AlignTop)

    def _show_missing(self, due: DueReport, missing: Lines | None) -> None:
        clear(self._missing)
        draft = due.status is DueStatus.DRAFT and missing is not None
        self.missing_title.setVisible(draft)
        if not draft:
            return
        lines = missing or [("done", "Đủ số, mọi công thức đúng: có thể chốt và gửi.")]
        self.missing_title.setText("Còn thiếu" if missing else "Đã đủ")
        for state, words in lines:
            line = row(gap=6)
            line.addWidget(Shape(theme.status_icon(state)), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(wrapped(words), 1)
            self._missing.addLayout(line)

    def _go(self) -> None:
        if self.due is not None:
            self.begin_wanted.emit(self.due)

    def _why(self) -> None:
        if self.due is not None:
            self.why_wanted.emit(self.due)


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
