"""The chosen duty: when, about which days, to whom, and the words it stands in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.dates import show_long
from desktop_app.reports.duties import is_of_law
from desktop_app.reports.duties_model import DueReport, Duty
from ui import theme
from ui.reports.duties.words import OPEN_CUT, cut_words, rule_words, source_words, valid_words
from ui.reports.parts import clear, wrapped
from ui.widgets.basics import Card, StatusChip, label, row, scrolled

_WHOLE = "/\N{WORD JOINER}"
_PROVINCE = "Nếu tỉnh quy định ngày khác: bấm Sửa để ghi ngày và văn bản của tỉnh."
_ASK_CUT = "chưa xác định: văn bản không nói; khi lập báo cáo chương trình sẽ hỏi"


class DutyDetail(Card):
    """The page puts its buttons into `acts`."""

    def __init__(self) -> None:
        super().__init__(edge=16)
        self.name = label("", "title", wrap=True)
        self.chip = StatusChip()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self.hint = wrapped("", "small")
        self.acts = row(gap=8)
        inside = QWidget()
        inside.setProperty("role", "clear")
        pairs = QGridLayout(inside)
        pairs.setContentsMargins(0, 0, 0, 0)
        pairs.addLayout(self._grid, 0, 0)
        pairs.addWidget(self.hint, 1, 0)
        pairs.setRowStretch(2, 1)
        self.body.addWidget(self.name)
        self.body.addWidget(self.chip)
        self.body.addWidget(scrolled(inside), 1)
        self.body.addLayout(self.acts)

    def show_duty(self, duty: Duty, ahead: DueReport | None) -> None:
        """Show a duty, with the next report that it asks for."""
        values = duty.values
        self.name.setText(
            f"{values.name}: {values.period.words[:1].lower()}{values.period.words[1:]}"
        )
        state = ("done", "Đang theo dõi") if duty.active else ("note", "Đang tắt, không nhắc")
        self.chip.show_state(*state)
        cut = cut_words(values)
        said = (
            ("Hạn gửi", rule_words(values)),
            ("Lần tới", show_long(ahead.due) if ahead and duty.active else ""),
            ("Số liệu", _ASK_CUT if cut == OPEN_CUT else cut),
            ("Nơi nhận", values.recipient),
            ("Cách gửi", values.via),
            ("Các biểu", ", ".join(values.forms).replace("/", _WHOLE)),
            ("Căn cứ", source_words(duty)),
            ("Hiệu lực", valid_words(values)),
            ("Ghi chú", values.note),
        )
        clear(self._grid)
        shown = [one for one in said if one[1]]
        for place, (name, words) in enumerate(shown):
            self._grid.addWidget(label(name, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(wrapped(words), place, 1)
        self.hint.setText(_PROVINCE if is_of_law(values) else "")
        self.hint.setVisible(is_of_law(values))
