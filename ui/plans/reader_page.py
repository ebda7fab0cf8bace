"""One plan on the screen: outline, text, tasks, findings, and the source it was read from."""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop_app.plans.attention import to_look_at, weighed
from desktop_app.plans.editing.as_source import own_lines
from desktop_app.plans.kept import KeptFinding, KeptPlan
from desktop_app.plans.model import Finding, Plan
from ui import theme
from ui.plans.action_menu import PlanActions
from ui.plans.findings_desk import Desk
from ui.plans.findings_view import FindingsView
from ui.plans.outline_of import annex_at, annex_tasks, headings, part_at
from ui.plans.reader_head import ReaderHead
from ui.plans.reader_middle import SOURCE, TASKS, TEXT, UNDERSTOOD, ReaderMiddle
from ui.widgets.basics import Card, column, splitter
from ui.widgets.keyed import go_round, keyed
from ui.widgets.notes import Banner
from ui.widgets.outline import Outline
from ui.widgets.pane_widths import PaneWidths

WIDE, MEDIUM = 1200, 1000  # at 100 %: room for the source beside; room for the outline


@dataclass(frozen=True)
class Shown:
    """What the page shows: a plan with the lines it was read from."""

    plan: Plan
    lines: Sequence[str]
    name: str
    uid: str = ""  # "" while it is not in the book
    record: Mapping[str, Any] = field(default_factory=dict)  # the row in the list
    let_stand: tuple[KeptFinding, ...] = ()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody decided about."""
        found = KeptPlan(self.plan, (), self.let_stand).open_findings
        return weighed(found, str(self.record.get("status", "")))


class ReaderPage(QWidget):
    """Everything is linked: a finding, a task, a paragraph and a heading lead to their lines."""

    def __init__(self, memory: MutableMapping[str, str], actions: PlanActions) -> None:
        super().__init__()
        self._memory = memory
        self._beside = False
        self.desk_of: Callable[[Shown], Desk] = lambda shown: Desk(shown.plan)
        self.shown: Shown | None = None
        self._actions = actions
        self.head = ReaderHead(actions)
        self.note = Banner("soon")
        self.outline = Outline()
        self.middle = ReaderMiddle()
        self.text, self.tasks = self.middle.text, self.middle.tasks
        self.source, self.understood = self.middle.source, self.middle.understood
        self.find_bar = self.middle.find_bar
        self.findings = FindingsView()
        self._lay_out()
        self._connect()
        actions.listen(self, lambda: self.shown.uid if self.shown else "")

    def take_focus(self) -> None:
        """Put the cursor where reading begins."""
        self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plan(self, shown: Shown) -> None:
        """Show a plan from its beginning."""
        self.shown = shown
        self.note.tell("")
        self.head.show_plan(shown.plan, shown.name, shown.uid, shown.record)
        self.outline.show_headings(headings(shown.plan))
        self.outline.mark("head")
        self.text.show_plan(shown.plan)
        self.tasks.show_plan(shown.plan)
        self.tasks.offer_following(self._actions, shown.uid)
        self.understood.show_plan(shown.plan, shown.lines)
        self._show_lines_of(shown)
        self.middle.segments[TASKS].setText(f"Nhiệm vụ ({len(shown.plan.tasks)})")
        self.show_desk()
        self.go_to_page(TEXT)

    def _show_lines_of(self, shown: Shown) -> None:
        """The lines of the file, or, once the plan was corrected here, of its own text."""
        own = tuple(shown.lines) == own_lines(shown.plan)
        words = "Từng dòng" if own else "Văn bản gốc"
        self.source.show_source(shown.lines)
        self.source.setAccessibleName(words)
        self._source_card.title.setText(words)
        self.middle.segments[SOURCE].setText(words)
        self.findings.model.words.own_lines = own

    def show_desk(self) -> None:
        """The findings nobody decided about, and what may be done with them now."""
        if self.shown is not None:
            found = self.shown.open_findings
            self.findings.show_findings(found, self.desk_of(self.shown))
            self.middle.count_findings(to_look_at(found))

    def show_again(self, shown: Shown) -> None:
        """Show the plan as it is now, on the page that was open."""
        page = self.page()
        self.show_plan(shown)
        self.go_to_page(page)

    def mark_saved(self, uid: str, record: Mapping[str, Any]) -> None:
        """The plan is in the book now."""
        if self.shown is not None:
            old = self.shown
            self.shown = Shown(old.plan, old.lines, old.name, uid, record)
            self.note.tell("")
            self.head.show_plan(old.plan, old.name, uid, record)
            self.tasks.offer_following(self._actions, uid)
            self.show_desk()

    def is_unsaved(self) -> bool:
        """Whether leaving would lose what was read."""
        return self.shown is not None and not self.shown.uid

    def go_to_page(self, page: str) -> None:
        """Show the text, the tasks, the source or what was understood in the middle."""
        self.middle.go_to(TEXT if page == SOURCE and self._beside else page)

    def page(self) -> str:
        """Which page is in the middle."""
        return self.middle.page()

    def show_lines(self, lines: list[int]) -> None:
        """Mark lines of the source and bring them into sight, opening the source if need be.

        The page in the middle goes to what was made of these lines.
        """
        if not lines:
            return
        self._show_place(lines)
        if not self._beside:
            if self.width() >= theme.px(WIDE):
                self.set_beside(True)
            else:
                self.go_to_page(SOURCE)
        self.source.show_lines(lines)

    def _show_place(self, lines: list[int]) -> None:
        """Where these lines stand in the plan: in the text, and in the tasks while they are shown.

        The text has its place also when it comes into sight later.
        """
        self.text.go_to_line(lines[0])
        if self.page() == TASKS:
            self.tasks.choose_line(lines)

    def set_beside(self, on: bool) -> None:
        """Show the source beside the plan, or as a page of its own."""
        if on == self._beside:
            return
        page = self.page()
        self._beside = on
        self.middle.show_source.setChecked(on)
        if on:
            self.middle.give_source()
            self._source_card.body.addWidget(self.source)
            self.source.show()
        else:
            self.middle.take_source()
        self._source_card.setVisible(on)
        self.go_to_page(TEXT if page == SOURCE else page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panes away where the room is short, unfold them where it is there."""
        super().resizeEvent(event)
        before = event.oldSize().width()
        self._on_width(before if before > 0 else 0, event.size().width())

    def _on_width(self, before: int, now: int) -> None:
        medium, wide = theme.px(MEDIUM), theme.px(WIDE)
        if (before >= medium) != (now >= medium) or not before:
            self.middle.show_outline.setChecked(now >= medium)
        if now < wide and self._beside:
            self.set_beside(False)
        self.middle.show_source.setVisible(now >= wide)

    def _lay_out(self) -> None:
        self._outline_card = Card(edge=4)
        self._outline_card.body.addWidget(self.outline)
        self._source_card = Card("Văn bản gốc", edge=8)
        self._source_card.hide()
        self._findings_card = Card(edge=4)
        self._findings_card.body.addWidget(self.findings)
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.head)
        lines.addWidget(self.note)
        middle = self.middle
        self.panes: QSplitter = splitter(
            (self._outline_card, 3),
            (middle, 8),
            (self._source_card, 5),
            (self._findings_card, 4),
            parent=self,
        )
        cards = (self._outline_card, middle, self._source_card, self._findings_card)
        for card, least in zip(cards, (140, 320, 240, 180), strict=True):
            card.setMinimumWidth(theme.px(least))
        self.panes.setSizes([theme.px(size) for size in (225, 700, 400, 275)])
        lines.addWidget(self.panes, 1)

    def _connect(self) -> None:
        middle = self.middle
        middle.show_outline.toggled.connect(self._outline_card.setVisible)
        middle.show_findings.toggled.connect(self._findings_card.setVisible)
        middle.show_source.clicked.connect(self.set_beside)
        middle.turned.connect(lambda _page: self._mark_place())
        self.outline.went_to.connect(self._on_outline)
        self.text.went_to.connect(self._on_text_place)
        self.text.lines_chosen.connect(self.source.show_lines)
        self.tasks.lines_chosen.connect(self._on_task)
        self.tasks.lines_wanted.connect(self.show_lines)
        self.tasks.sight_wanted.connect(lambda: self.go_to_page(TASKS))
        self.understood.lines_chosen.connect(self._on_understood)
        self.understood.lines_wanted.connect(self.show_lines)
        self.source.line_in_sight.connect(self._on_source_place)
        self.source.line_clicked.connect(self._on_source_line)
        self.findings.lines_chosen.connect(self.show_lines)
        self.find_bar.listen(self)
        keyed(self, {"F8": self.findings.go_to_next, "Alt+Left": middle.go_back})
        keyed(self, {"F6": lambda: self._go_round(1), "Shift+F6": lambda: self._go_round(-1)})
        self._widths = PaneWidths(self.panes, self._memory, "plans.panes", self._all_open)

    def _go_round(self, step: int) -> None:
        """To the next pane that is open, or the one before."""
        source = [self.source] if self._beside else []
        go_round((self.outline, self.middle, *source, self.findings.list), step)

    def _on_outline(self, key: str) -> None:
        annex = annex_at(self.shown.plan, key) if self.shown else None
        if self.page() == UNDERSTOOD and self.understood.go_to(key):
            return
        if annex is not None and annex_tasks(annex):
            self.go_to_page(TASKS)
            self.tasks.choose_task(next(r.task for r in annex.rows if r.task is not None))
        else:
            self.go_to_page(TEXT)
            self.text.go_to(key)

    def _on_text_place(self, key: str) -> None:
        if self.page() == TEXT:
            self.outline.mark(key)

    def _on_task(self, lines: list[int]) -> None:
        """A task marks its lines without turning the page, and its annex in the outline."""
        self.source.show_lines(lines)
        if self.page() == TASKS and self.shown is not None and lines:
            self.outline.mark(part_at(self.shown.plan, lines[0]))

    def _on_understood(self, lines: list[int]) -> None:
        if self.page() == UNDERSTOOD:
            self.source.show_lines(lines)
            self.outline.mark(self.understood.part())

    def _on_source_line(self, line: int) -> None:
        """A line that is clicked while it stands beside shows what was made of it."""
        if self._beside:
            self._show_place([line])

    def _on_source_place(self, line: int) -> None:
        if self.page() == SOURCE and self.shown is not None:
            self.outline.mark(part_at(self.shown.plan, line))

    def _mark_place(self) -> None:
        """The outline shows where the middle is, whichever page came into it."""
        if self.page() == TEXT:
            self.text.tell_place()
        elif self.page() == TASKS:
            self.tasks.tell_lines()
        elif self.page() == UNDERSTOOD:
            self.understood.tell_lines()
        else:
            self.source.tell_line()

    def _all_open(self) -> bool:
        folded = self._outline_card.isHidden() or self._findings_card.isHidden()
        return not self._beside and not folded

    def showEvent(self, event: QShowEvent) -> None:
        """Take the widths that the person left last time."""
        super().showEvent(event)
        self._widths.restore()
