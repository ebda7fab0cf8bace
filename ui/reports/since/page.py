"""The page "Thay đổi sau khi gửi": figure by figure, record by record, and the note about it."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.dates import show
from desktop_app.documents import atomic
from desktop_app.documents.model import Document
from desktop_app.documents.papers import writers
from desktop_app.reports.check_code import spoken
from desktop_app.reports.model import Ref
from desktop_app.reports.since_sent import Drift, Moved
from ui import theme
from ui.preview.request import PreviewRequest
from ui.preview.window import show_preview
from ui.reports.action import ReportsDoor
from ui.reports.form.numbers import shown
from ui.reports.made.rows import drift_words
from ui.reports.parts import MiddleElided, clear, wrapped
from ui.reports.record_places import feature_of
from ui.reports.report.questions import ask_correction
from ui.widgets.basics import (
    Card,
    ElidedLabel,
    StatusChip,
    button,
    column,
    label,
    link_button,
    primary_button,
    row,
    scrolled,
)
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner

_NAMED = 12  # records of a figure shown at once


class SincePage(QWidget):
    """Ctrl+P prints the explanatory note."""

    def __init__(self, door: ReportsDoor, uid: str) -> None:
        super().__init__()
        self._door, self.uid = door, uid
        self.report = door.session.services.reports.get(uid)
        self.drifts: Sequence[Drift] = ()
        self.chip, self.told = StatusChip("info", "Đang đối chiếu với sổ…"), Banner()
        self.go = primary_button("In giải trình", "printer-outline", "Ctrl+P", self.print_note)
        self.correct = button("Lập bản đính chính", "file-replace-outline", "", self._correct)
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._cards = column(inside, gap=12)
        self._lay_out(inside)
        keyed(self, {"F5": self.refresh})
        self.refresh()

    def refresh(self) -> None:
        """Hold the report against the books again."""
        uid = self.uid
        self._door.session.background.run_read(
            self, lambda s, _job: s.reports.since_sent(uid), self._on_read
        )

    def take_focus(self) -> None:
        """The note."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def chapter(self) -> str:
        """What the handbook calls this page."""
        return "sau-khi-gui"

    def print_note(self) -> None:
        """Show the explanatory note as it will be printed."""
        uid = self.uid
        self._door.session.background.run_read(
            self, lambda s, _job: s.reports.explanation(uid), self._show_note
        )

    # Inside

    def _on_read(self, drifts: Sequence[Drift]) -> None:
        self.drifts = drifts
        if drifts:
            self.chip.show_state("warning", f"Đã thay đổi sau khi gửi: {drift_words(drifts)}")
        else:
            self.chip.show_state("done", "Sổ vẫn đúng như khi gửi")
        words = (
            "Bản đã gửi giữ nguyên. Nếu thay đổi đáng kể, in giải trình kèm theo hoặc lập bản"
            " đính chính."
        )
        self.told.tell(words if drifts else "", "hint")
        self.go.setEnabled(bool(drifts))
        self.correct.setVisible(bool(drifts) and self._may_correct())
        clear(self._cards)
        for drift in drifts:
            self._cards.addWidget(self._card(drift))
        self._cards.addStretch(1)

    def _may_correct(self) -> bool:
        reports = self._door.session.services.reports
        return self.report.status.value == "sent" and reports.successor(self.uid) is None

    def _card(self, drift: Drift) -> Card:
        form, code = drift.key
        name = " › ".join((*drift.item.groups, drift.item.label))
        card = Card(f"{form}, mã {code}: {name}", drift.signs, edge=12)
        card.title.setWordWrap(True)
        decimals = drift.item.decimals
        before, after = _words(drift.sent, decimals), _words(drift.now, decimals)
        card.body.addWidget(label(f"Đã gửi {before}, nay sổ tính ra {after}", "strong"))
        for sign, moves in (("+", drift.more), ("−", drift.fewer), ("±", drift.other)):
            for moved in moves[:_NAMED]:
                card.body.addLayout(self._line(sign, moved))
            if len(moves) > _NAMED:
                card.body.addWidget(label(f"và {len(moves) - _NAMED} hồ sơ khác", "muted"))
        if not (drift.more or drift.fewer or drift.other):
            card.body.addWidget(label("Theo công thức, từ các ô khác", "muted"))
        return card

    def _line(self, sign: str, moved: Moved) -> QHBoxLayout:
        line = row(gap=8)
        mark = label(sign, {"+": "done", "−": "late"}.get(sign, "info"))
        mark.setFixedWidth(theme.px(16))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(link_button(moved.title, lambda: self._open(moved.ref)))
        line.addWidget(wrapped(moved.words, "muted"), 1)
        return line

    def _open(self, ref: Ref) -> None:
        self._door.show_record(feature_of(ref[0]), ref[1])

    def _correct(self) -> None:
        ask_correction(self._door, self.report)

    def _show_note(self, document: Document) -> None:
        found = writers(lambda: document)
        request = PreviewRequest(
            title=f"Giải trình: {self.report.title}",
            make=found.pop("pdf"),
            file_name=atomic.safe_name("Giai trinh", self.report.title),
            save_as=found,
        )
        session = self._door.session
        show_preview(self, session.background, request, session.paths.scratch)

    def _lay_out(self, inside: QWidget) -> None:
        back = button("Trở về", "arrow-left", "", self._door.leave_page)
        back.setToolTip("Về chỗ trước (Esc)")
        head = row(gap=8)
        head.addWidget(back)
        head.addWidget(MiddleElided(f"Thay đổi sau khi gửi: {self.report.title}", "heading"), 1)
        head.addWidget(self.correct)
        head.addWidget(self.go)
        below = row(gap=12)
        below.addWidget(self.chip)
        code = spoken(self.report.check_code)
        sent = f"Gửi ngày {show(self.report.sent_on)} · mã đối chiếu {code}"
        below.addWidget(ElidedLabel(sent, "muted"), 1)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addLayout(below)
        lines.addWidget(self.told)
        self.told.tell("")
        lines.addWidget(scrolled(inside), 1)
        self.correct.hide()
        self.go.setEnabled(False)


def _words(value: Decimal | None, decimals: int) -> str:
    return shown(value, decimals) or "chưa có"
