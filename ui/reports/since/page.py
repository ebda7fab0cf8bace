"""The page "Thay đổi sau khi gửi": each record once, each figure once, and the note about it."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_app.dates import show
from desktop_app.documents import atomic
from desktop_app.documents.model import Document
from desktop_app.documents.papers import writers
from desktop_app.reports.check_code import spoken
from desktop_app.reports.model import Ref
from desktop_app.reports.since_sent import Drift
from ui import theme
from ui.preview.request import PreviewRequest
from ui.preview.window import show_preview
from ui.reports.action import ReportsDoor
from ui.reports.form.numbers import change, shown
from ui.reports.made.rows import drift_told
from ui.reports.parts import MiddleElided, clear, wrapped
from ui.reports.record_places import feature_of
from ui.reports.report.questions import ask_correction
from ui.reports.since.by_record import ChangedRecord, by_record
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
from ui.widgets.page_head import back_button

_NAMED = 40  # records shown at once
_LINK = 3  # how far the words of a link stand from its edge
_HEADS = ("Mã", "Chỉ tiêu", "Đã gửi", "Nay", "Chênh lệch")
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
_SIDES = (_LEFT, _LEFT, _RIGHT, _RIGHT, _RIGHT)


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
            self.chip.show_state("warning", f"Đã thay đổi sau khi gửi: {drift_told(drifts)}")
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
        if records := by_record(drifts):
            self._cards.addWidget(self._records_card(records))
        if drifts:
            self._cards.addWidget(_figures_card(drifts))
        self._cards.addStretch(1)

    def _may_correct(self) -> bool:
        reports = self._door.session.services.reports
        return self.report.status.value == "sent" and reports.successor(self.uid) is None

    def _records_card(self, records: Sequence[ChangedRecord]) -> Card:
        """Every record once, with the figures that it changed."""
        card = Card("Hồ sơ làm số thay đổi", f"{len(records)} hồ sơ", edge=12)
        for one in records[:_NAMED]:
            card.body.addLayout(self._line(one))
        if len(records) > _NAMED:
            words = f"và {len(records) - _NAMED} hồ sơ khác; bản giải trình nêu theo từng chỉ tiêu"
            card.body.addWidget(label(words, "muted"))
        return card

    def _line(self, record: ChangedRecord) -> QHBoxLayout:
        line = row(gap=8)
        mark = label(record.sign, {"+": "done", "−": "late"}.get(record.sign, "info"))
        mark.setFixedWidth(theme.px(16))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        told = column(gap=2)
        head = row(gap=8)
        head.addWidget(link_button(record.title, lambda: self._open(record.ref)))
        head.addWidget(wrapped(record.words, "muted"), 1)
        told.addLayout(head)
        for words in record.lines():
            below = wrapped(words)
            below.setContentsMargins(theme.px(_LINK), 0, 0, 0)
            told.addWidget(below)
        line.addLayout(told, 1)
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
        head = row(gap=8)
        head.addWidget(back_button(self._door.leave_page))
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
        lines.addWidget(scrolled(inside, self), 1)
        self.correct.hide()
        self.go.setEnabled(False)


def _figures_card(drifts: Sequence[Drift]) -> Card:
    """Every figure that differs, form after form: what was sent, what the books now say."""
    card = Card("Số nay khác số đã gửi", f"{len(drifts)} ô", edge=12)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(6))
    grid.setColumnStretch(1, 1)
    for place, head in enumerate(_HEADS):
        grid.addWidget(label(head, "small"), 0, place, _SIDES[place])
    form = ""
    for drift in drifts:
        if drift.key[0] != form:
            form = drift.key[0]
            grid.addWidget(label(f"Biểu {form}", "strong"), grid.rowCount(), 0, 1, len(_HEADS))
        at = grid.rowCount()
        decimals = drift.item.decimals
        parts = (
            label(drift.key[1], "muted"),
            wrapped(" › ".join((*drift.item.groups, drift.item.label))),
            label(_words(drift.sent, decimals)),
            label(_words(drift.now, decimals), "strong"),
            label(change(drift.now, drift.sent, decimals)),
        )
        for place, part in enumerate(parts):
            grid.addWidget(part, at, place, _SIDES[place])
    card.body.addLayout(grid)
    return card


def _words(value: Decimal | None, decimals: int) -> str:
    return shown(value, decimals) or "chưa có"
