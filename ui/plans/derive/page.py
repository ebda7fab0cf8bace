"""The page "Làm kế hoạch của ta từ bản này": three steps, then the draft in the editor."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from desktop_app.changes import Changes
from desktop_app.plans.derive.bases import reference
from desktop_app.plans.derive.build import derive
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.model import Proposal
from desktop_app.plans.derive.propose import propose
from desktop_app.plans.derive.questions import about_relation, questions
from ui import dialogs
from ui.plans.action import PlansDoor
from ui.plans.derive.offers_step import OffersStep
from ui.plans.derive.review_step import ReviewStep
from ui.plans.derive.words_step import WordsStep
from ui.widgets.basics import (
    Button,
    ElidedLabel,
    button,
    column,
    label,
    primary_button,
    row,
)
from ui.widgets.notes import Banner

OFFERS, WORDS, REVIEW = range(3)
_STEPS = ("1. Việc nào của ta", "2. Lời văn", "3. Xem lại")


class DerivePage(QWidget):
    """Nothing is written before the person asks for the draft."""

    def __init__(self, door: PlansDoor, case: Case) -> None:
        super().__init__()
        self._door = door
        self._case = case
        self._done = False
        self._first = propose(case, door.session.services.derive.margin())
        self.offers = OffersStep(case, self._first)
        self.words = WordsStep(self._first)
        self.review = ReviewStep()
        self.steps = QStackedWidget()
        self.segments: list[Button] = []
        self.count = label("", "muted")
        self.next = button("Tiếp", "arrow-right", "", self._go_on)
        self.make = primary_button("Lập dự thảo", "file-plus-outline", "Ctrl+Enter", self.draft)
        self._lay_out()
        self._connect()
        self.go_to_step(OFFERS)

    @property
    def proposal(self) -> Proposal:
        """The proposal as the person left it in all steps."""
        return self.words.applied(self.offers.proposal)

    def go_to_step(self, step: int) -> None:
        """Show one of the three steps."""
        if step == REVIEW:
            self.review.show_review(self.proposal, questions(self._case, self.proposal))
        self.segments[step].setChecked(True)
        self.steps.setCurrentIndex(step)
        self.next.setVisible(step != REVIEW)
        self._count()

    def take_focus(self) -> None:
        """Put the cursor where this step begins."""
        (self.offers, self.words, self.review)[self.steps.currentIndex()].take_focus()

    def may_close(self) -> bool:
        """Asks when choices were made that would be lost."""
        return self._done or self.proposal == self._first or self._may_drop()

    def draft(self) -> None:
        """Put the draft into the book and open it in the editor."""
        if self._done:
            return
        self._done = True
        self.make.setEnabled(False)
        case, proposal = self._case, self.proposal
        self._door.session.background.run(
            self,
            lambda s: s.derive.make(case.uid, derive(case, proposal), proposal.margin),
            self._on_made,
            self._on_failed,
        )

    def _may_drop(self) -> bool:
        return dialogs.door.ask(
            self,
            "Những lựa chọn ở đây chưa thành dự thảo.",
            detail="Kế hoạch của cấp trên giữ nguyên; làm lại từ đầu lúc nào cũng được.",
            yes="Bỏ lựa chọn",
            no="Ở lại",
            danger=True,
        )

    def _on_made(self, changes: Changes) -> None:
        door = self._door
        door.leave_page()
        door.edit_plan(changes.uid)

    def _on_failed(self, _error: BaseException) -> None:
        self._done = False
        self.make.setEnabled(True)

    def _go_on(self) -> None:
        self.go_to_step(self.steps.currentIndex() + 1)
        self.take_focus()

    def _on_task(self, uid: str) -> None:
        self.go_to_step(OFFERS)
        self.offers.go_to(uid)

    def _count(self) -> None:
        chosen = len(self.offers.proposal.chosen)
        self.count.setText(f"{chosen} trong {len(self.offers.proposal.tasks)} nhiệm vụ được chọn")

    def _preview(self) -> None:
        # The libraries of paper are loaded when first asked for.
        from ui.plans.printing import preview_request  # noqa: PLC0415
        from ui.preview.window import show_preview  # noqa: PLC0415

        session = self._door.session
        request = preview_request(derive(self._case, self.proposal))
        show_preview(self, session.background, request, session.paths.scratch)

    def _lay_out(self) -> None:
        head = row(gap=8)
        back = button("Trở về", "arrow-left", "", self._door.leave_page)
        back.setToolTip("Bỏ, trở về (Esc)")
        titles = column(gap=0)
        titles.addWidget(ElidedLabel("Làm kế hoạch của ta", "title"))
        titles.addWidget(ElidedLabel(f"Từ {reference(self._case)}", "small"))
        head.addWidget(back)
        head.addLayout(titles, 1)
        group = QButtonGroup(self)
        for step, words in enumerate(_STEPS):
            made = Button(words, "segment", tip=f"Alt+{step + 1}")
            made.setCheckable(True)
            made.setShortcut(f"Alt+{step + 1}")
            made.clicked.connect(lambda _on=False, step=step: self._on_segment(step))
            group.addButton(made)
            self.segments.append(made)
            head.addWidget(made)
        for part in (self.offers, self.words, self.review):
            self.steps.addWidget(part)
        foot = row(gap=8)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.next)
        foot.addWidget(self.make)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        self.note = Banner("soon")
        lines.addWidget(self.note)
        told = " ".join(question.message for question in about_relation(self._case))
        self.note.tell(told, "soon")
        lines.addWidget(self.steps, 1)
        lines.addLayout(foot)

    def _on_segment(self, step: int) -> None:
        self.go_to_step(step)
        self.take_focus()

    def _connect(self) -> None:
        self.offers.changed.connect(self._count)
        self.review.task_wanted.connect(self._on_task)
        self.review.print_wanted.connect(self._preview)
        enter = QShortcut(QKeySequence("Ctrl+Return"), self)
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.activated.connect(self.draft)
