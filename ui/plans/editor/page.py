"""The editor of one plan: outline, the part being written, the print beside it, the findings."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.plans.attention import to_look_at
from desktop_app.plans.editing.annexes import new_annex
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit, Step
from desktop_app.plans.model import Finding
from desktop_app.plans.print_places import mark_of
from desktop_app.plans.printing import plan_document
from ui import dialogs
from ui.plans.editor.editor_head import EditorHead
from ui.plans.editor.mends import EditorMends
from ui.plans.editor.outline import key_of, marks_of, outline_of, place_at, stops
from ui.plans.editor.own_keys import OwnKeys
from ui.plans.editor.pages import PartPages
from ui.plans.editor.panes import FINDINGS, EditorPanes
from ui.plans.editor.safety import WorkSafety
from ui.plans.editor.work import Work
from ui.session import Session
from ui.widgets.basics import Button, column
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner

_OUTLINE = 150  # ms: the outline need not follow every letter


class EditorPage(QWidget):
    """Opens one plan; nothing is asked when it is left, because nothing can be lost."""

    leave_wanted = Signal()
    print_wanted = Signal(object)  # Plan

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._origin = ""
        self._moving = False
        self.work = Work(session, self)
        self.head = EditorHead()
        self.note = Banner("soon")
        self.safety = WorkSafety(self, session, self.work, self.head, self.note)
        self.pages = PartPages(session)
        self.panes = EditorPanes(session.look, session.background, self.pages)
        self.mends = EditorMends(session, self.work, self.panes.findings)
        self.add_annex = Button("Thêm phụ lục", "quiet", "plus")
        self.panes.under_outline.addWidget(self.add_annex)
        self.panes.under_outline.addStretch(1)
        self._outline_soon = QTimer(self, singleShot=True, interval=_OUTLINE)
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.head)
        lines.addWidget(self.note)
        lines.addWidget(self.panes, 1)
        self._connect()

    # What the tab asks

    @property
    def status(self) -> str:
        """Where the plan stands in its life."""
        return self.work.status

    def open(self, uid: str, place: Place | None = None) -> None:
        """Take a plan of the book in hand, at a place; UserError when nobody may edit it."""
        record = self._session.services.plans.rows([uid])[0]
        name = str(record["original_name"] or "")
        self._origin = f"sửa bản trong sổ, tệp gốc {name} giữ nguyên" if name else ""
        draft = self.work.open(uid)
        self.safety.begin(draft)
        self.go_to(place or Place(Part.HEAD))

    def refresh(self) -> None:
        """Something in the plans was changed."""
        self.safety.refresh()

    def take_focus(self) -> None:
        """Put the cursor where it was."""
        self.pages.go_to(self.pages.place())

    def put_away(self, then: Callable[[], object]) -> None:
        """Write the work into the book, then go on; where that fails, stay and tell."""
        self._settle()
        self.safety.put_away(then)

    def keep_work(self) -> None:
        """Write the work into the book and stay: the screen is locked, the system goes down."""
        self._settle()
        self.safety.keep()

    def may_close(self) -> bool:
        """Begin to write the work; only a book that keeps nothing is a reason to ask."""
        if not self.safety.may_close():
            return False
        self.keep_work()
        return True

    # What the person does

    def go_to(self, place: Place) -> None:
        """Bring a place into sight, with the cursor in it."""
        self.work.pause()
        self.pages.go_to(place)
        self._on_place(place)

    def save(self) -> None:
        """Write the work into the plan's record and go on writing."""
        writing = self.focusWidget()
        self._settle()
        if writing is not None and isValid(writing) and writing.isVisible():
            writing.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()
        self.safety.save()

    def undo(self) -> None:
        """Take back the last step."""
        step = self._moved(self.work.undo)
        self._say(f"Đã hoàn tác: {step.label}" if step else "Không còn bước nào để hoàn tác.")

    def redo(self) -> None:
        """Do again what was taken back last."""
        step = self._moved(self.work.redo)
        self._say(f"Đã làm lại: {step.label}" if step else "Không có bước nào để làm lại.")

    def drop(self) -> None:
        """Back to how the plan was saved last, after a question."""
        if dialogs.door.ask(
            self,
            "Đưa kế hoạch về như lần lưu trước?",
            detail="Mọi phần vừa sửa sẽ bỏ. Nếu đổi ý, bấm Ctrl+Z.",
            yes="Bỏ phần vừa sửa",
            danger=True,
        ):
            self.work.drop()
            self._say("Đã đưa về như lần lưu trước. Lấy lại phần vừa bỏ: Ctrl+Z")

    def begin_annex(self) -> None:
        """One more annex with the usual columns, behind the others."""
        place = Place(Part.ANNEX, annex=len(self.work.plan.annexes), field="")
        self.work.do(Edit(new_annex, "Thêm phụ lục", place))
        self.go_to(place)

    def turn(self, step: int) -> None:
        """To the next part or the one before, where the cursor was in it."""
        places, here = stops(self.work.plan), self.pages.place()
        at = next(i for i, p in enumerate(places) if p.part is here.part and p.annex == here.annex)
        self.go_to(self.pages.last_place(places[(at + step) % len(places)]))

    def next_finding(self) -> None:
        """Show the findings and go to the next one."""
        self.panes.open_side(True)
        self.panes.show_side(FINDINGS)
        self.panes.findings.go_to_next()

    # What follows

    def _on_edited(self, edit: Edit) -> None:
        """Lines that the cursor leaves are put right, but not while going back and forth."""
        if not self._moving:
            self.work.do(edit)

    def _moved(self, move: Callable[[], Step | None]) -> Step | None:
        self._moving = True
        try:
            return move()
        finally:
            self._moving = False

    def _settle(self) -> None:
        """Take the cursor out of a field, so that what is being typed in it is told."""
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        plan, stack = self.work.plan, self.work.stack
        self.pages.show_plan(plan)
        self.head.show_plan(plan, self._origin)
        self.head.show_steps(stack.undo_label, stack.redo_label)
        self.head.drop.setEnabled(not self.work.untouched)
        self._outline_soon.start()
        mark = mark_of(plan, self.pages.place())
        self.panes.preview.show_document(partial(plan_document, plan), mark)

    def _show_outline(self) -> None:
        plan, refreshed = self.work.plan, self.work.refreshed
        found = self.work.open_findings() if refreshed else ()
        marks = marks_of(plan, self.panes.words.places(found))
        self.panes.outline.update_headings(outline_of(plan, marks))
        self.panes.outline.mark(key_of(plan, self.pages.place()))

    def _on_looked_over(self) -> None:
        refreshed = self.work.refreshed
        assert refreshed is not None
        self.panes.words.show_plan(refreshed.kept.plan)
        found = self.work.open_findings()
        self.panes.findings.show_findings(found, self.mends.desk())
        self.panes.tell_count(to_look_at(found))
        self._show_outline()

    def _on_place(self, place: Place) -> None:
        plan = self.work.plan
        self.panes.outline.mark(key_of(plan, place))
        self.panes.preview.follow(mark_of(plan, place))

    def _on_finding(self, finding: Finding) -> None:
        place = self.panes.words.place(finding)
        if place is not None:
            self.go_to(place)

    def _say(self, text: str) -> None:
        self._session.background.said.emit(text)

    def _connect(self) -> None:
        work, head, panes = self.work, self.head, self.panes
        work.changed.connect(self._on_changed)
        work.went_to.connect(self.go_to)
        work.looked_over.connect(self._on_looked_over)
        self._outline_soon.timeout.connect(self._show_outline)
        self.pages.edited.connect(self._on_edited)
        self.pages.place_changed.connect(self._on_place)
        self.pages.link_wanted.connect(self.go_to)
        panes.outline.went_to.connect(lambda key: self.go_to(place_at(key)))
        panes.findings.finding_chosen.connect(self._on_finding)
        panes.findings.listen(self)
        self.mends.said.connect(self._say)
        head.back_wanted.connect(self.leave_wanted)
        head.save_wanted.connect(self.save)
        head.print_wanted.connect(lambda: self.print_wanted.emit(self.work.plan))
        head.undo_wanted.connect(self.undo)
        head.redo_wanted.connect(self.redo)
        head.drop_wanted.connect(self.drop)
        self.add_annex.clicked.connect(lambda _checked=False: self.begin_annex())
        OwnKeys(self, self.undo, self.redo)
        keyed(
            self,
            {
                "F6": partial(self.turn, 1),
                "Shift+F6": partial(self.turn, -1),
                "Ctrl+PgDown": partial(self.turn, 1),
                "Ctrl+PgUp": partial(self.turn, -1),
                "F8": self.next_finding,
                "Alt+P": lambda: panes.open_side(not panes.side_is_open()),
            },
        )
