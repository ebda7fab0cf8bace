"""The page of one paper: what it says, its limits, how it is handled, the case it belongs to."""

from dataclasses import replace

from PySide6.QtWidgets import QMenu

from desktop_app.petitions import step_words
from desktop_app.petitions.fields import COMPETENCE, KINDS, OUTCOMES, PETITIONS, QUALIFIED
from desktop_app.petitions.model import Case, EventKind, Petition
from desktop_app.petitions.rules import Step
from desktop_app.petitions.state import group_of
from ui import dialogs, theme
from ui.deadlines.why import show_why
from ui.petitions.action import PetitionsDoor
from ui.petitions.detail.clocks_card import ClocksCard
from ui.petitions.detail.facts import FactsCard, paper_pairs, sender_pairs
from ui.petitions.detail.following import following
from ui.petitions.detail.lists import LinkedCard
from ui.petitions.detail.page_frame import PageFrame
from ui.petitions.detail.steps_card import StepsCard
from ui.petitions.elsewhere import add_identity_button, add_slips_button
from ui.petitions.form.earlier import Earlier
from ui.petitions.form.fields import shown
from ui.petitions.known import earlier_of
from ui.petitions.paper_acts import (
    join_case,
    mark_duplicate,
    note_national,
    relate_case,
    split_paper,
)
from ui.petitions.steps.dialog import StepDialog
from ui.widgets.basics import Button, Card, label
from ui.widgets.keyed import keyed

# What is decided about a paper; the rest of the procedure is on the page of its case.
_ABOUT_PAPERS = (
    EventKind.ACCEPTED,
    EventKind.NOT_ACCEPTED,
    EventKind.GUIDED,
    EventKind.TRANSFERRED,
    EventKind.CLOSED,
    EventKind.WITHDRAWN,
    EventKind.URGED,
)
_OF_CASES = ("signer", "until")  # a single paper of several keeps no such thing
_KINDS, _OUTCOMES = dict(KINDS), dict(OUTCOMES)
_MIXED = (
    "Đơn có nhiều nội dung khác nhau: tách thành từng đơn để mỗi nội dung đi đúng trình tự, đúng"
    " thẩm quyền (khoản 3 Điều 25 Luật Tiếp công dân; khoản 4 Điều 14 Nghị định 154/2026/NĐ-CP)."
)


class PaperPage(PageFrame):
    """Ctrl+Enter handles it, Ctrl+O opens its case, Ctrl+E changes it."""

    def __init__(self, door: PetitionsDoor, uid: str) -> None:
        super().__init__(door)
        self.uid = uid
        self.paper: Petition | None = None
        self.content = Card("Nội dung đơn", edge=12)
        self._content, self._request = label("", wrap=True), label("", "muted", wrap=True)
        for part in (self._content, self._request):
            self.content.body.addWidget(part)
        self.steps = StepsCard(self.ask)
        self.steps.title.setText("Xử lý đơn")
        self.clocks = ClocksCard(self._why, door.session.clock.today)
        self.who = FactsCard("Người gửi")
        self.facts = FactsCard("Thông tin đơn")
        self.linked = LinkedCard(door)
        self._add_buttons()
        self.frame((self.content, self.steps, self.clocks), (self.who, self.facts, self.linked))
        keyed(
            self,
            {
                "Ctrl+E": self.edit,
                "Ctrl+O": self.open_case,
                "Ctrl+H": self.show_history,
                "Ctrl+Return": self.do_next,
                "Ctrl+Enter": self.do_next,
            },
        )
        self.refresh()

    def refresh(self) -> None:
        """Read the paper again; when it is gone (undone), the page under it is shown."""
        services = self.door.session.services
        paper = services.petitions.get(self.uid)
        if paper.deleted:
            self.door.leave_page()
            return
        self.paper = paper
        values = paper.values
        self.title.setText(f"Đơn số {paper.number}/{paper.year} – {paper.shown}")
        self.under.tell(_under(paper))
        look = "done" if values.outcome else "note"
        self.chip.show_state(look, _OUTCOMES.get(values.outcome) or "Chưa xử lý")
        self._content.setText(values.content)
        self._request.setText(f"Yêu cầu: {values.request}" if values.request else "")
        self._request.setVisible(bool(values.request))
        self.who.show_pairs(sender_pairs(paper))
        self.facts.show_pairs(paper_pairs(paper))
        self.linked.show_linked(services, paper.case_uid, [paper])
        self.split.setVisible(values.kind == "mixed" and values.outcome == "")
        self.to_case.setVisible(bool(paper.case_uid))
        self._identity([paper] if paper.identity_uid else [])
        self.counted.ask("petitions", self.uid)
        self._show_steps(paper)

    def take_focus(self) -> None:
        """What comes next."""
        if self.split.isVisibleTo(self):
            self.split.setFocus()
        else:
            self.steps.take_focus()

    def do_next(self) -> None:
        """Handle the paper; a mixed one is split first."""
        if self.split.isVisibleTo(self):
            split_paper(self.door, self.uid)
        else:
            self.steps.do_next()

    def ask(self, step: Step) -> None:
        """Ask what a step needs, then write it; of several papers only this one is meant."""
        assert self.paper is not None
        cases = self.door.session.services.cases
        case = cases.get(self.paper.case_uid)
        one = "" if len(cases.petitions(case.uid)) == 1 else self.uid
        StepDialog(self.door, case, cases.events(case.uid), step, paper_uid=one).open()

    def edit(self) -> None:
        """Change what is entered."""
        self.door.edit_paper(self.uid)

    def open_case(self) -> None:
        """Show the case of the paper."""
        if self.paper and self.paper.case_uid:
            self.door.open_case(self.paper.case_uid)

    def show_history(self) -> None:
        """Show who did what with the paper."""
        assert self.paper is not None
        title = f"đơn số {self.paper.number}/{self.paper.year}"
        self.open_history("petitions", self.uid, title, PETITIONS)

    # Inside

    def _show_steps(self, paper: Petition) -> None:
        services = self.door.session.services
        clocks = services.petitions.clocks(self.uid)
        self.steps.setVisible(bool(paper.case_uid))
        self.notice.tell("")
        if paper.values.kind == "mixed" and not paper.values.outcome:
            self.notice.tell(_MIXED, "soon")
        elif not paper.values.outcome and not paper.identity_uid:
            told = shown(paper.values, paper.person)
            self.door.session.background.run_read(
                self, lambda s, _job: earlier_of(s, told, self.uid), self._tell_alike
            )
        if paper.case_uid:
            case = services.cases.get(paper.case_uid)
            self.steps.show_steps(self._offered(paper, case), following(case, clocks))
            self.to_case.setText(f"Vụ việc số {case.number}")
        self.clocks.show_clocks(clocks)

    def _tell_alike(self, found: list[Earlier]) -> None:
        """Say that the same matter came before from the same person."""
        alike = [one for one in found if one.duplicate and one.feature == "petitions"]
        if alike:
            self.notice.tell(f"Có thể trùng: {alike[0].words} ({alike[0].why}).", "hint")
            self.notice.set_action("Ghi là đơn trùng…", lambda: mark_duplicate(self.door, self.uid))

    def _offered(self, paper: Petition, case: Case) -> list[Step]:
        """The steps of a case that is this paper's alone; else what may be said of this paper."""
        cases = self.door.session.services.cases
        found = [step for step in cases.steps(case.uid) if step.kind in _ABOUT_PAPERS]
        if len(cases.petitions(case.uid)) == 1:
            return found
        group = group_of(case.values.kind)
        handled = "Đơn này đã được xử lý." if paper.values.outcome else ""
        return [
            replace(
                step,
                allowed=not handled,
                why_not=handled,
                article=step_words.article(group, step.kind),
                fields=tuple(
                    field
                    for field in step_words.fields(
                        group, case.values.instance, step.kind, decided=False
                    )
                    if field.key not in _OF_CASES
                ),
            )
            for step in found
        ]

    def _case_uid(self) -> str:
        return self.paper.case_uid if self.paper else ""

    def _add_buttons(self) -> None:
        door = self.door
        self.split = self.add_button(
            "Tách đơn…", "call-split", lambda: split_paper(door, self.uid), "Ctrl+Enter"
        )
        self.to_case = self.add_button(
            "Vụ việc", "briefcase-outline", self.open_case, "Mở vụ việc của đơn (Ctrl+O)"
        )
        self._identity = add_identity_button(self)
        add_slips_button(self, "petitions", self.uid, self._case_uid)
        self.add_button("Sửa", "pencil-outline", self.edit, "Sửa đơn (Ctrl+E)")
        self.more = Button("", "", "dots-horizontal", tip="Việc khác với đơn này")
        self.more.setAccessibleName("Việc khác")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self._head.addWidget(self.more)

    def _fill_more(self) -> None:
        menu, door, uid = self.more.menu(), self.door, self.uid
        menu.clear()
        acts = (
            ("Trùng đơn đã nhận…", "content-duplicate", lambda: mark_duplicate(door, uid)),
            ("Đưa vào vụ việc khác…", "briefcase-arrow-left-right-outline",
             lambda: join_case(door, uid)),
            ("Lịch sử\tCtrl+H", "history", self.show_history),
            ("Đã nhập CSDL quốc gia…", "database-check-outline", lambda: note_national(door, uid)),
        )  # fmt: skip
        for words, icon, act in acts:
            menu.addAction(theme.icon(icon), words, act)
        if self.paper and self.paper.case_uid and self.paper.values.instance != "first":
            tied = theme.icon("link-variant")
            menu.addAction(tied, "Nối với vụ việc lần đầu…", lambda: relate_case(door, uid))
        menu.addSeparator()
        menu.addAction(theme.icon("trash-can-outline"), "Chuyển vào thùng rác", self._delete)

    def _delete(self) -> None:
        sure = dialogs.door.ask(
            self,
            "Chuyển đơn này vào thùng rác?",
            detail="Vụ việc chỉ có một đơn này thì đi theo. Lấy lại được từ thùng rác.",
            yes="Chuyển vào thùng rác",
        )
        if sure:
            self.door.run(lambda s: s.petitions.delete([self.uid]))

    def _why(self, clock_uid: str) -> None:
        session = self.door.session
        show_why(self, session, session.services.cases.why(clock_uid))


def _under(paper: Petition) -> str:
    values = paper.values
    parts = (
        _KINDS.get(values.kind, ""),
        dict(QUALIFIED).get(values.qualified, "") if values.qualified else "",
        dict(COMPETENCE).get(values.in_competence, "") if values.in_competence else "",
    )
    return " · ".join(part for part in parts if part)
