"""What a pack would do, before it does anything: signer, examples, rules, days, forms, items."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from desktop_app import dates
from desktop_app.office.law_keys import TrustedKey
from desktop_app.office.law_pack_views import Action, PackPreview
from ui.law_packs.preview_parts import (
    ItemsPart,
    ProofsPart,
    days_part,
    forms_part,
    rules_part,
)
from ui.law_packs.signer import SignerPart
from ui.widgets.basics import (
    Button,
    ElidedLabel,
    button,
    column,
    label,
    primary_button,
    row,
    scrolled,
)
from ui.widgets.notes import Banner
from ui.widgets.page_head import back_button

_TITLES = {
    Action.LOAD: "Nạp gói quy định",
    Action.TAKE_BACK: "Thôi dùng gói quy định",
    Action.USE_AGAIN: "Dùng lại gói quy định",
}
_VERBS = {
    Action.LOAD: "Nạp gói",
    Action.TAKE_BACK: "Thôi dùng gói",
    Action.USE_AGAIN: "Dùng lại gói",
}
SIGNER, PROOFS, RULES, DAYS, FORMS, ITEMS = "signer", "proofs", "rules", "days", "forms", "items"


class PreviewPage(QWidget):
    """Nothing happens before `agreed`; Esc goes back."""

    agreed = Signal(object, object)  # PackPreview, the uids of the items to reckon anew
    trust_asked = Signal(object)  # PackPreview

    def __init__(
        self, preview: PackPreview, known: TrustedKey | None, leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self.preview = preview
        self.parts = QStackedWidget()
        # The parts scroll; what the tallest one would like must not push the foot off the screen.
        self.parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.segments: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._line = row(gap=4)
        self.signer = SignerPart(preview, known)
        self.signer.trusted.connect(lambda: self.trust_asked.emit(self.preview))
        self.items = ItemsPart(preview)
        self.items.changed.connect(self._tell)
        self.note = Banner()
        self.go = primary_button(_VERBS[preview.action], "check", "Ctrl+S", self._on_go)
        self.leave = button("Thôi", "", "", leave)
        self._fill()
        self._lay_out()
        self._tell()
        self.show_part(self._first())

    def show_part(self, name: str) -> None:
        """Come to one of the parts."""
        self.segments[name].setChecked(True)
        self.parts.setCurrentIndex(list(self.segments).index(name))

    def part(self) -> str:
        """The part in sight."""
        return list(self.segments)[self.parts.currentIndex()]

    def take_focus(self) -> None:
        """The keys belong to what has to be looked at first."""
        self.segments[self.part()].setFocus()

    def show_trusted(self, known: TrustedKey) -> None:
        """The key is trusted now: go on with what changes."""
        self.preview = replace(self.preview, trusted=True)
        self.signer.show_known(known)
        self.segments[SIGNER].setText("Nơi ký: đã tin")
        self._tell()
        self.show_part(self._first())
        self.take_focus()

    def _fill(self) -> None:
        preview = self.preview
        trusted = "đã tin" if preview.trusted else "chưa tin"
        if preview.action is not Action.TAKE_BACK:
            self._add(SIGNER, f"Nơi ký: {trusted}", scrolled(self.signer))
        if preview.action is Action.LOAD:
            right = len(preview.proofs) - len(preview.failed)
            self._add(PROOFS, f"Tự kiểm tra: {right}/{len(preview.proofs)}", ProofsPart(preview))
        self._add(RULES, f"Quy định ({len(preview.rules)})", rules_part(preview))
        if preview.pack.days or preview.pack.head.years:
            self._add(DAYS, f"Ngày nghỉ ({len(preview.pack.days)})", days_part(preview))
        if preview.pack.forms:
            self._add(FORMS, f"Biểu mẫu ({len(preview.pack.forms)})", forms_part(preview))
        self._add(ITEMS, f"Việc đang mở ({len(preview.items)})", self.items)

    def _add(self, name: str, words: str, part: QWidget) -> None:
        made = Button(words, "segment")
        made.setCheckable(True)
        made.setShortcut(f"Alt+{len(self.segments) + 1}")
        made.setToolTip(f"Alt+{len(self.segments) + 1}")
        made.clicked.connect(lambda _on=False: self.show_part(name))
        self._group.addButton(made)
        self._line.addWidget(made)
        self.segments[name] = made
        self.parts.addWidget(part)

    def _first(self) -> str:
        if self.preview.failed:
            return PROOFS
        if not self.preview.trusted:
            return SIGNER
        if self.preview.items:
            return ITEMS
        return RULES if self.preview.rules or FORMS not in self.segments else FORMS

    def _lay_out(self) -> None:
        head = self.preview.pack.head
        top = row(gap=8)
        top.addWidget(back_button(self.leave.click, "danh sách"))
        top.addWidget(label(_TITLES[self.preview.action], "title"))
        top.addWidget(ElidedLabel(f"{head.name}, bản {head.version}", "strong"), 1)
        issued = f"{head.publisher}, ngày {dates.show(head.issued_on)}"
        told = ". ".join(filter(None, (issued, head.about.rstrip(".")))) + "."
        self._line.addStretch(1)
        lines = column(self, gap=8)
        lines.addLayout(top)
        lines.addWidget(ElidedLabel(told, "muted"))
        lines.addWidget(self.note)
        lines.addLayout(self._line)
        lines.addWidget(self.parts, 1)
        lines.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = row(gap=8)
        self.told = ElidedLabel("", "muted")
        foot.addWidget(self.told, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        for part in (self.leave, self.go):
            part.setAutoDefault(False)
        return foot

    def _tell(self) -> None:
        preview = self.preview
        self.note.tell(preview.refusal, "late")
        count = 0 if preview.refusal else len(self.items.chosen())
        verb = _VERBS[preview.action]
        self.go.setText(f"{verb}, tính lại {count} hạn" if count else verb)
        self.go.setEnabled(not preview.refusal and preview.trusted)
        self.told.tell(self._summary())

    def _summary(self) -> str:
        if self.preview.refusal:
            return ""
        if not self.preview.trusted:
            return "Cần đối chiếu khóa ký ở mục “Nơi ký” trước."
        moving = len(self.preview.moving)
        kept = len(self.preview.items) - moving
        parts = [f"{moving} việc đổi hạn" if moving else "Không việc đang mở nào đổi hạn"]
        if kept:
            parts.append(f"{kept} việc giữ nguyên")
        return ", ".join(parts) + ". Làm xong vẫn hoàn tác được."

    def _on_go(self) -> None:
        self.go.setEnabled(False)
        self.agreed.emit(self.preview, self.items.chosen())
