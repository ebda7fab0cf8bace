"""Last year's plan for another year: every change has a tick, what has lapsed is said."""

from desktop_app.plans.copying import Note, Shift, copied, propose_copy
from desktop_app.plans.copying.model import ShiftKind
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.editing.texts import Kind
from desktop_app.plans.kept import KeptPlan, with_task_uids
from desktop_app.plans.service import plan_name
from desktop_app.plans.years import plan_year
from ui.plans.action import PlansDoor
from ui.plans.begin.page import BeginPage
from ui.widgets.ticks import TickColumn, TickRow

_WHERE = {
    Kind.TITLE: "Trích yếu",
    Kind.BASIS: "Căn cứ",
    Kind.TEXT: "Lời văn",
    Kind.HEADING: "Đề mục",
    Kind.CELL: "Bảng",
    Kind.RECIPIENT: "Nơi nhận",
    Kind.ANNEX_TITLE: "Tên phụ lục",
    Kind.CAPTION: "Chú thích",
    Kind.COLUMN: "Tên cột",
    Kind.GROUP: "Nhóm nhiệm vụ",
    Kind.CONTENT: "Nhiệm vụ",
    Kind.LEAD: "Đơn vị",
    Kind.COORDINATING: "Đơn vị",
    Kind.SCHEDULE: "Thời gian",
    Kind.DELIVERABLE: "Sản phẩm",
    Kind.OTHER: "Cột khác",
}
_COLUMNS = (
    TickColumn("Ở đâu", 13),
    TickColumn("Đang ghi", 34, wide=True),
    TickColumn("Đổi thành", 20, wide=True),
    TickColumn("Cần biết", 22, wide=True),
)
_HINT = (
    "Mỗi dòng là một chỗ đổi theo năm. Bỏ dấu ở chỗ không muốn đổi; chỗ chưa chắc chắn chưa được "
    "đánh dấu. Số, ngày ban hành của bản mới để trống; kế hoạch cũ giữ nguyên."
)


class CopyPage(BeginPage):
    """The changes that a copy needs, for the year chosen above."""

    def __init__(self, door: PlansDoor, uid: str) -> None:
        self._uid = uid
        self._plan = door.session.services.plans.get(uid).plan
        self._shifts: tuple[Shift, ...] = ()
        today = door.session.clock.today()
        old = plan_year(self._plan)
        year = max(old + 1, today.year) if old else today.year + 1
        title = f"Chép {plan_name(self._plan)} cho năm khác"
        super().__init__(door, title, _HINT, _COLUMNS, year)
        self.fill()

    def fill(self) -> None:
        """Look through the plan for the year."""
        service = self.door.session.services.plans
        year = self.year.value()
        today = self.door.session.clock.today().isoformat()
        proposal = propose_copy(
            self._plan,
            year,
            today,
            lambda ref: service.successor(ref, year, self._uid),
            self.door.session.services.law.calendar(),
        )
        self._proposal = proposal
        self._shifts = proposal.shifts
        self.table.show_rows([_row(shift) for shift in proposal.shifts])
        self.note.tell(_notes(proposal.notes), "soon")
        self.make.setText(f"Lập dự thảo năm {year}")
        self.make.setEnabled(year != proposal.from_year)
        if year == proposal.from_year:
            self.note.tell("Năm này là năm của chính kế hoạch cũ; hãy chọn năm khác.", "soon")

    def detail_of(self, place: int) -> str:
        """The old and the new words with what stands around them."""
        shift = self._shifts[place]
        if shift.kind is ShiftKind.BASIS:
            return f"Cũ: {shift.old}\nMới: {shift.new}"
        before, behind = shift.around
        old = f"…{before}{shift.old}{behind}…"
        return f"Cũ: {old}\nMới: …{before}{shift.new}{behind}…"

    def make_draft(self) -> None:
        """Make the draft of the new year."""
        ticked = [self._shifts[place] for place in self.table.chosen()]
        plan, proposal, source = self._plan, self._proposal, self._uid
        self.make.setEnabled(False)
        session = self.door.session
        label = f"Chép {plan_name(plan)} cho năm {proposal.to_year}"

        def made(kept: KeptPlan) -> None:
            session.background.run(
                self,
                lambda s: s.drafts.create(kept.plan, made="copy", source_uid=source, label=label),
                lambda changes: self.open_made(changes.uid),
                lambda _error: self.make.setEnabled(True),
            )

        session.background.run_file(
            self,
            lambda _job: refresh(KeptPlan(with_task_uids(copied(plan, proposal, ticked)))).kept,
            made,
            lambda _error: self.make.setEnabled(True),
            title="Đang lập dự thảo",
        )


def _row(shift: Shift) -> TickRow:
    before, behind = shift.around
    old = f"{_tail(before, 34)}{shift.old}{behind[:14]}"
    new = f"{_tail(before, 14)}{shift.new}"
    if shift.kind is ShiftKind.BASIS:
        old, new = shift.old, shift.new
    elif shift.where is Kind.SCHEDULE:
        old = f"{before}{shift.old}{behind}"
        new = f"{before}{shift.new}{behind}"
    status = "" if shift.sure and not shift.why else "info" if shift.sure else "warning"
    return TickRow((_WHERE[shift.where], old, new, shift.why), shift.sure, status, 3)


def _tail(text: str, letters: int) -> str:
    """The last whole words of a text."""
    if len(text) <= letters:
        return text
    return "…" + text[-letters:].partition(" ")[2]


def _notes(notes: tuple[Note, ...]) -> str:
    said = list(dict.fromkeys(note.message for note in notes))
    return "\n".join(said[:6]) + (f"\n… và {len(said) - 6} điều khác." if len(said) > 6 else "")
