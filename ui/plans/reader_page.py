"""One plan on the screen: outline, text, tasks, findings, and the source it was read from."""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSplitter, QStackedWidget, QWidget

from desktop_app.plans.attention import to_look_at, weighed
from desktop_app.plans.editing.as_source import own_lines
from desktop_app.plans.kept import KeptFinding, KeptPlan
from desktop_app.plans.model import Finding, Plan
from ui import theme
from ui.plans.action_menu import PlanActions
from ui.plans.document_view import DocumentView
from ui.plans.findings_desk import Desk
from ui.plans.findings_view import FindingsView
from ui.plans.outline_of import annex_at, annex_tasks, headings, part_at
from ui.plans.reader_head import ReaderHead
from ui.plans.source_view import SourceView
from ui.plans.tasks_view import TasksView
from ui.widgets.basics import Button, Card, column, row, splitter
from ui.widgets.find_bar import FindBar
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.outline import Outline
from ui.widgets.pane_widths import PaneWidths

WIDE, MEDIUM = 1200, 1000  # at 100 %: room for the source beside; room for the outline
TEXT, TASKS, SOURCE = "text", "tasks", "source"


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
        self.text = DocumentView()
        self.tasks = TasksView()
        self.source = SourceView()
        self.findings = FindingsView()
        self._pages = QStackedWidget()
        self._segments: dict[str, Button] = {}
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
        self._show_lines_of(shown)
        self._segments[TASKS].setText(f"Nhiệm vụ ({len(shown.plan.tasks)})")
        self.show_desk()
        self.go_to_page(TEXT)

    def _show_lines_of(self, shown: Shown) -> None:
        """The lines of the file, or, once the plan was corrected here, of its own text."""
        own = tuple(shown.lines) == own_lines(shown.plan)
        words = "Từng dòng" if own else "Văn bản gốc"
        self.source.show_source(shown.lines)
        self.source.setAccessibleName(words)
        self._source_card.title.setText(words)
        self._segments[SOURCE].setText(words)
        self.findings.model.words.own_lines = own

    def show_desk(self) -> None:
        """The findings nobody decided about, and what may be done with them now."""
        if self.shown is not None:
            found = self.shown.open_findings
            self.findings.show_findings(found, self.desk_of(self.shown))
            count = to_look_at(found)
            words = f"Cần xem lại ({count})" if count else "Cần xem lại"
            self.show_findings.setText(words)

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
        """Show the text, the tasks or the source in the middle."""
        widgets = {TEXT: self.text, TASKS: self.tasks, SOURCE: self.source}
        if page == SOURCE and self._beside:
            page = TEXT
        self._segments[page].setChecked(True)
        self._pages.setCurrentWidget(widgets[page])
        if page == TASKS:
            self.tasks.choose_first()
        self._mark_place()
        self.find_bar.look_again()

    def page(self) -> str:
        """Which page is in the middle."""
        return next(name for name, button in self._segments.items() if button.isChecked())

    def show_lines(self, lines: list[int]) -> None:
        """Mark lines of the source and bring them into sight, opening the source if need be."""
        if not lines:
            return
        if not self._beside:
            if self.width() >= theme.px(WIDE):
                self.set_beside(True)
            else:
                self.go_to_page(SOURCE)
        self.source.show_lines(lines)

    def set_beside(self, on: bool) -> None:
        """Show the source beside the plan, or as a page of its own."""
        if on == self._beside:
            return
        page = self.page()
        self._beside = on
        self.show_source.setChecked(on)
        if on:
            self._pages.removeWidget(self.source)
            self._source_card.body.addWidget(self.source)
            self.source.show()
        else:
            self._pages.addWidget(self.source)
        self._source_card.setVisible(on)
        self._segments[SOURCE].setVisible(not on)
        self.go_to_page(TEXT if page == SOURCE else page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panes away where the room is short, unfold them where it is there."""
        super().resizeEvent(event)
        before = event.oldSize().width()
        self._on_width(before if before > 0 else 0, event.size().width())

    def _on_width(self, before: int, now: int) -> None:
        medium, wide = theme.px(MEDIUM), theme.px(WIDE)
        if (before >= medium) != (now >= medium) or not before:
            self.show_outline.setChecked(now >= medium)
        if now < wide and self._beside:
            self.set_beside(False)
        self.show_source.setVisible(now >= wide)

    def _lay_out(self) -> None:
        self._outline_card = Card(edge=4)
        self._outline_card.body.addWidget(self.outline)
        self._source_card = Card("Văn bản gốc", edge=8)
        self._source_card.hide()
        self._findings_card = Card(edge=4)
        self._findings_card.body.addWidget(self.findings)
        middle = self._middle()
        self.panes: QSplitter = splitter(
            (self._outline_card, 3),
            (middle, 8),
            (self._source_card, 5),
            (self._findings_card, 4),
        )
        cards = (self._outline_card, middle, self._source_card, self._findings_card)
        for card, least in zip(cards, (140, 320, 240, 180), strict=True):
            card.setMinimumWidth(theme.px(least))
        self.panes.setSizes([theme.px(size) for size in (225, 700, 400, 275)])
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.head)
        lines.addWidget(self.note)
        lines.addWidget(self.panes, 1)

    def _middle(self) -> QWidget:
        card = Card(edge=4)
        line = row(gap=4)
        self.show_outline = _toggle("Mục lục", "format-list-bulleted-square")
        self.show_source = _toggle("Xem song song văn bản gốc", "view-split-vertical")
        self.show_findings = _toggle("Cần xem lại", "alert-circle-check-outline")
        line.addWidget(self.show_outline)
        group = QButtonGroup(self)
        for name, words in ((TEXT, "Văn bản"), (TASKS, "Nhiệm vụ"), (SOURCE, "Văn bản gốc")):
            made = Button(words, "segment")
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, name=name: self.go_to_page(name))
            made.setShortcut(f"Alt+{len(self._segments) + 1}")
            made.setToolTip(f"Alt+{len(self._segments) + 1}")
            group.addButton(made)
            self._segments[name] = made
            line.addWidget(made)
        line.addStretch(1)
        line.addWidget(self.show_source)
        line.addWidget(self.show_findings)
        card.body.addLayout(line)
        self.find_bar = FindBar(self._text_in_sight)
        self.find_bar.listen(self)
        card.body.addWidget(self.find_bar)
        for widget in (self.text, self.tasks, self.source):
            self._pages.addWidget(widget)
        card.body.addWidget(self._pages, 1)
        return card

    def _text_in_sight(self) -> DocumentView | SourceView | None:
        views: dict[str, DocumentView | SourceView] = {TEXT: self.text, SOURCE: self.source}
        return views.get(self.page())

    def _connect(self) -> None:
        self.show_outline.toggled.connect(self._outline_card.setVisible)
        self.show_findings.toggled.connect(self._findings_card.setVisible)
        self.show_source.clicked.connect(self.set_beside)
        self.outline.went_to.connect(self._on_outline)
        self.text.went_to.connect(self._on_text_place)
        self.text.lines_chosen.connect(self.source.show_lines)
        self.tasks.lines_chosen.connect(self._on_task)
        self.tasks.sight_wanted.connect(lambda: self.go_to_page(TASKS))
        self.source.line_in_sight.connect(self._on_source_place)
        self.findings.lines_chosen.connect(self.show_lines)
        self.show_findings.setToolTip("Ẩn hoặc hiện; F8: xem điều tiếp theo")
        keyed(self, {"F8": self.findings.go_to_next})
        self._widths = PaneWidths(self.panes, self._memory, "plans.panes", self._all_open)

    def _on_outline(self, key: str) -> None:
        annex = annex_at(self.shown.plan, key) if self.shown else None
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

    def _on_source_place(self, line: int) -> None:
        if self.page() == SOURCE and self.shown is not None:
            self.outline.mark(part_at(self.shown.plan, line))

    def _mark_place(self) -> None:
        """The outline shows where the middle is, whichever page came into it."""
        if self.page() == TEXT:
            self.text.tell_place()
        elif self.page() == TASKS:
            self.tasks.tell_lines()
        else:
            self.source.tell_line()

    def _all_open(self) -> bool:
        folded = self._outline_card.isHidden() or self._findings_card.isHidden()
        return not self._beside and not folded

    def showEvent(self, event: QShowEvent) -> None:
        """Take the widths that the person left last time."""
        super().showEvent(event)
        self._widths.restore()


def _toggle(words: str, icon: str) -> Button:
    made = Button("" if icon == "view-split-vertical" else words, "quiet", icon, tip=words)
    made.setAccessibleName(words)
    made.setCheckable(True)
    made.setChecked(icon != "view-split-vertical")
    return made
