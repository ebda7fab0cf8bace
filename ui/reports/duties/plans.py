"""The dialog "Ngày báo cáo nêu trong kế hoạch": the plan's own sentence beside what it means."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.errors import UserError
from desktop_app.reports.duties_plans import Place, Proposal, Standing
from desktop_app.reports.duties_typed import shown_day, typed_day
from ui import theme
from ui.reports.duties.words import cut_words, rule_words
from ui.reports.field_line import FieldLine
from ui.reports.parts import wrapped
from ui.session import Session
from ui.widgets.basics import Card, button, column, label, primary_button, row
from ui.widgets.entries import LineEntry
from ui.widgets.notes import Banner
from ui.widgets.ticks import TickColumn, TickRow, TickTable
from ui.window_place import fit

_COLUMNS = (
    TickColumn("Báo cáo", 26, wide=True),
    TickColumn("Chương trình hiểu", 40, wide=True),
    TickColumn("Theo", 17),
    TickColumn("Tình trạng", 14),
)
_STANDINGS = {
    Standing.NEW: "mới",
    Standing.SAME: "đã có",
    Standing.CHANGED: "kế hoạch đã đổi",
    Standing.GONE: "không còn nêu",
}
_ABOUT = (
    "Chọn ngày nào đúng là hạn cơ quan mình phải gửi. “Trước ngày 10/6” được hiểu là ngày cuối"
    " 09/6. Kế hoạch thường không nói số liệu tính đến ngày nào: ghi ở dưới, hoặc để trống thì"
    " chương trình hỏi khi lập báo cáo."
)
_NOTHING = "Các kế hoạch trong sổ không nêu ngày báo cáo nào mới hoặc đã đổi."


class PlanDutiesDialog(QDialog):
    """Space ticks, Ctrl+S takes over what is ticked as one step of undo."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        found: Sequence[Proposal],
        then: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ngày báo cáo nêu trong kế hoạch")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._then = session, then
        self.found = [one for one in found if one.standing is not Standing.SAME]
        self.cuts: dict[Place, tuple[str, str]] = {}  # as typed
        self.note = Banner()
        self.rows = TickTable(_COLUMNS, "Ngày báo cáo nêu trong kế hoạch")
        self.said, self.means = wrapped(), wrapped()
        self.first = FieldLine("Số liệu từ ngày", LineEntry())
        self.last = FieldLine("đến hết ngày", LineEntry())
        self.go = primary_button("Đưa vào danh sách", "calendar-plus", "Ctrl+S", self.submit)
        self._lay_out()
        self.rows.row_chosen.connect(self._show)
        self.rows.ticks.ticked_changed.connect(self._count)
        for line in (self.first, self.last):
            line.typed.connect(self._on_cut)
        self.rows.show_rows([_row(one) for one in self.found])
        self._count()
        session.background.ended.connect(self.reject)
        fit(self, 960, 600)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Take over what is ticked."""
        chosen = [self.found[place] for place in self.rows.chosen()]
        if not chosen:
            return
        try:
            cuts = {one.place: self._cut(one) for one in chosen if any(self._typed(one))}
        except UserError as error:
            self.note.tell(error.message, "late")
            return
        self.go.setEnabled(False)
        self._session.background.run(
            self,
            lambda s: s.report_duties.accept(chosen, cuts),
            lambda _changes: self._on_done(),
            self._on_failed,
        )

    # Inside

    def _on_done(self) -> None:
        self.accept()
        self._then()

    def _on_failed(self, error: BaseException) -> None:
        self._count()
        if isinstance(error, UserError):
            self.note.tell(error.message, "late")

    def _typed(self, one: Proposal) -> tuple[str, str]:
        kept = (shown_day(one.values.cut_first), shown_day(one.values.cut_last))
        return self.cuts.get(one.place, kept)

    def _cut(self, one: Proposal) -> tuple[str, str]:
        first, last = self._typed(one)
        period = one.values.period
        return typed_day(first, period, "cut_first"), typed_day(last, period, "cut_last")

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self.found):
            return
        one = self.found[place]
        self.said.setText(f"{_begun(one.plan_name)}\n{one.values.article}")
        told = [one.question] if one.question else [f"Gửi {rule_words(one.values)}"]
        if one.differences:
            assert one.duty is not None
            told.append(f"Trước đây: {rule_words(one.duty.values)}")
            told.append(f"Đổi: {', '.join(one.differences)}")
        if one.standing is Standing.GONE:
            told = ["Kế hoạch không còn nêu ngày này; chọn thì bỏ khỏi danh sách."]
        if one.values.recipient:
            told.append(f"Gửi đến: {one.values.recipient}")
        told.append(f"Số liệu {cut_words(one.values)}")
        self.means.setText("\n".join([*told, one.doubt] if one.doubt else told))
        for line, words in zip((self.first, self.last), self._typed(one), strict=True):
            line.put(words)
            line.setEnabled(one.standing is not Standing.GONE and not one.question)
        self._tell_cut(one)

    def _on_cut(self) -> None:
        place = self.rows.currentIndex().row()
        if 0 <= place < len(self.found):
            one = self.found[place]
            self.cuts[one.place] = (str(self.first.value() or ""), str(self.last.value() or ""))
            self._tell_cut(one)

    def _tell_cut(self, one: Proposal) -> None:
        for line, words in zip((self.first, self.last), self._typed(one), strict=True):
            try:
                typed_day(words, one.values.period)
                line.tell("")
            except UserError as error:
                line.tell(error.message)

    def _count(self) -> None:
        count = len(self.rows.chosen())
        self.go.setEnabled(bool(count))
        self.go.setText(f"Đưa {count} mục vào danh sách" if count else "Đưa vào danh sách")

    def _lay_out(self) -> None:
        lines = column(self, gap=8, edge=16)
        lines.addWidget(label("Ngày báo cáo nêu trong kế hoạch", "heading"))
        lines.addWidget(wrapped(_ABOUT if self.found else _NOTHING, "muted"))
        lines.addWidget(self.note)
        lines.addWidget(self.rows, 1)
        self.rows.setMinimumHeight(theme.px(110))
        self._below = QWidget()
        both = row(self._below, gap=12)
        both.addWidget(_card("Kế hoạch viết", self.said), 1)
        right = _card("Chương trình hiểu", self.means)
        cut = row(gap=8)
        for line in (self.first, self.last):
            cut.addWidget(line, 1, Qt.AlignmentFlag.AlignTop)
        right.body.addLayout(cut)
        both.addWidget(right, 1)
        self._below.setVisible(bool(self.found))
        lines.addWidget(self._below)
        foot = row(gap=12)
        foot.addWidget(label("Phím cách: chọn, bỏ chọn", "small"))
        foot.addStretch(1)
        foot.addWidget(button("Thôi", on_click=self.reject))
        foot.addWidget(self.go)
        lines.addLayout(foot)


def _card(title: str, words: QWidget) -> Card:
    made = Card(title, edge=12)
    made.body.addWidget(words)
    made.body.addStretch(1)
    return made


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _row(one: Proposal) -> TickRow:
    values = one.values
    name = f"{values.period.words}: {values.name}"
    means = one.question or rule_words(values)
    doubtful = bool(one.question or one.doubt)
    status = "warning" if doubtful else "soon" if one.standing is not Standing.NEW else ""
    standing = "cần xem" if doubtful and one.standing is Standing.NEW else _STANDINGS[one.standing]
    return TickRow((name, means, _begun(one.plan_name), standing), one.ticked, status, 3)
