"""The page of one case: what may be done, the limits, what happened, its papers, the results."""

from functools import partial

from PySide6.QtGui import QShowEvent

from desktop_app.changes import Changes
from desktop_app.petitions.fields import CASES, FIELDS, INSTANCES, KINDS, STATUSES
from desktop_app.petitions.model import Case, CaseEvent, EventKind
from desktop_app.petitions.rules import Step
from ui import dialogs
from ui.deadlines.why import show_why
from ui.petitions.action import PetitionsDoor
from ui.petitions.detail.case_edit import CaseEdit
from ui.petitions.detail.clocks_card import ClocksCard
from ui.petitions.detail.facts import FactsCard, case_pairs, result_pairs
from ui.petitions.detail.following import following
from ui.petitions.detail.lists import LinkedCard, PapersCard
from ui.petitions.detail.page_frame import PageFrame
from ui.petitions.detail.results import FiguresDialog
from ui.petitions.detail.steps_card import StepsCard
from ui.petitions.detail.timeline_card import TimelineCard
from ui.petitions.elsewhere import add_identity_button, add_slips_button
from ui.petitions.rows import look_of_case
from ui.petitions.steps.dialog import StepDialog
from ui.widgets.basics import button, row
from ui.widgets.keyed import keyed

_KINDS, _INSTANCES = dict(KINDS), dict(INSTANCES)
_FIELDS, _STATUSES = dict(FIELDS), dict(STATUSES)


class CasePage(PageFrame):
    """Ctrl+Enter does the next step by law, Ctrl+I on a limit says why its day is its day."""

    def __init__(self, door: PetitionsDoor, uid: str) -> None:
        super().__init__(door)
        self.uid = uid
        self.case: Case | None = None
        self.events: list[CaseEvent] = []
        self.steps = StepsCard(self.ask)
        self.clocks = ClocksCard(self._why, door.session.clock.today)
        self.timeline = TimelineCard(self.take_back)
        self.facts = FactsCard("Vụ việc")
        self.papers = PapersCard(door)
        self.linked = LinkedCard(door)
        self.figures = FactsCard("Kết quả, thi hành")
        self._add_figures()
        self.add_button("Sửa", "pencil-outline", self.edit, "Sửa vụ việc (Ctrl+E)")
        self._identity = add_identity_button(self)
        add_slips_button(self, "cases", uid, lambda: uid)
        self.add_button(
            "Hồ sơ", "folder-text-outline", self.print_file, "In trọn hồ sơ vụ việc (Ctrl+Shift+P)"
        )
        self.frame(
            (self.steps, self.clocks, self.timeline),
            (self.facts, self.papers, self.figures, self.linked),
        )
        keyed(
            self,
            {
                "Ctrl+E": self.edit,
                "Ctrl+Return": self.steps.do_next,
                "Ctrl+Enter": self.steps.do_next,
                "Ctrl+Shift+Z": self.take_back,
                "Ctrl+Shift+P": self.print_file,
                "Ctrl+H": self.show_history,
            },
        )
        self.refresh()

    def refresh(self) -> None:
        """Read the case again; when it is gone (undone), the page under it is shown."""
        services = self.door.session.services
        case = services.cases.get(self.uid)
        if case.deleted:
            self.door.leave_page()
            return
        self.case = case
        self.events = services.cases.events(self.uid)
        clocks = services.cases.clocks(self.uid)
        papers = services.cases.petitions(self.uid)
        self.title.setText(case.values.title)
        self.under.tell(_under(case))
        self.chip.show_state(look_of_case(case.status), _STATUSES.get(case.status, case.status))
        self.steps.show_steps(services.cases.steps(self.uid), following(case, clocks))
        self.clocks.show_clocks(clocks)
        self.timeline.show_events(case.values.kind, self.events)
        self.facts.show_pairs(case_pairs(case))
        self.figures.show_pairs(result_pairs(case))
        self.figures.setVisible(case.decided_on is not None)
        self.papers.show_papers(papers)
        self.linked.show_linked(services, self.uid, papers)
        self._identity([paper for paper in papers if paper.identity_uid])
        self.counted.ask("cases", self.uid)

    def take_focus(self) -> None:
        """The step that comes next."""
        self.steps.take_focus()

    def ask(self, step: Step) -> None:
        """Ask what a step needs, then write it."""
        assert self.case is not None
        StepDialog(self.door, self.case, self.events, step, self._on_step).open()

    def take_back(self) -> None:
        """Take the last event back, after asking; undo brings it again."""
        loose = [event for event in self.events if event.values.kind is not EventKind.RECEIVED]
        if not loose:
            return
        last = loose[-1]
        sure = dialogs.door.ask(
            self,
            "Rút lại việc ghi sau cùng của vụ việc này?",
            detail="Tình trạng và các thời hạn trở về như trước việc đó. Hoàn tác được (Ctrl+Z).",
            yes="Rút lại",
        )
        if sure:
            self.door.run(lambda s: s.cases.take_back(last.uid))

    def edit(self) -> None:
        """Change what is said of the case."""
        assert self.case is not None
        CaseEdit(self.door, self.case).open()

    def chapter(self) -> str:
        """What the handbook calls this page."""
        return "vu-viec"

    def show_history(self) -> None:
        """Show who did what with the case."""
        assert self.case is not None
        title = f"vụ việc số {self.case.number}/{self.case.year}"
        self.open_history("cases", self.uid, title, CASES)

    def print_file(self) -> None:
        """Show the whole case as it will be printed."""
        from ui.registers.case_file import show_case_file  # noqa: PLC0415 - loads the PDF library

        show_case_file(self, self.door.session, self.uid)

    def showEvent(self, event: QShowEvent) -> None:
        """The part with the buttons is in sight."""
        super().showEvent(event)
        self.area.verticalScrollBar().setValue(0)

    def _on_step(self, _changes: Changes) -> None:
        self.steps.take_focus()

    def _why(self, clock_uid: str) -> None:
        session = self.door.session
        show_why(self, session, session.services.cases.why(clock_uid))

    def _add_figures(self) -> None:
        line = row(gap=8)
        for words, enforcement in (("Kết quả giải quyết…", False), ("Thi hành…", True)):
            line.addWidget(button(words, "numeric", "", partial(self._ask_figures, enforcement)))
        line.addStretch(1)
        self.figures.body.addLayout(line)

    def _ask_figures(self, enforcement: bool) -> None:
        assert self.case is not None
        FiguresDialog(self.door, self.case, enforcement).open()


def _under(case: Case) -> str:
    parts = (
        f"Vụ việc số {case.number}/{case.year}",
        _KINDS.get(case.values.kind, ""),
        _INSTANCES.get(case.values.instance, ""),
        _FIELDS.get(case.values.field, ""),
    )
    return " · ".join(part for part in parts if part)
