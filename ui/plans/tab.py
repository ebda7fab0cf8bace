"""The Plans tab: the list, the reader of one plan, and pages of their own such as the editor."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.plans.editing.place import Place
from desktop_app.plans.model import Plan
from desktop_app.plans.service import plan_name
from ui import dialogs
from ui.plans.action_menu import PlanActions
from ui.plans.dropped import WaitingFiles
from ui.plans.life.note import tell_life
from ui.plans.original import OriginalFile
from ui.plans.plan_list import PlanList
from ui.plans.reader_mends import ReaderMends
from ui.plans.reader_page import ReaderPage, Shown
from ui.plans.reading import PlanReading
from ui.plans.task_links import TaskLinks
from ui.session import Session
from ui.widgets.basics import column
from ui.widgets.keyed import keyed
from ui.widgets.page_stack import PageStack, call

KINDS = "Kế hoạch (*.docx *.pdf *.txt);;Mọi tệp (*)"


class PlansTab(QWidget):
    """Reads on the GUI thread, writes and reads files through the runner."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._edited = ""  # the plan in the editor, chosen in the list when one comes back
        self.actions_on = PlanActions(self)
        self.list = PlanList(session, self.actions_on)
        self.reader = ReaderPage(session.look, self.actions_on)
        ReaderMends(self, self.reader)
        tasks = self.reader.tasks
        tasks.links = TaskLinks(self, self._uid_shown, tasks.choose_uid)
        self.waiting = WaitingFiles()
        self.reading = PlanReading(
            self, session, self.reader, self._show, self.open_plan, self.list.select, self.waiting
        )
        self.original = OriginalFile(self, session, self._uid_shown)
        self.pages = PageStack((self.list, self.reader), self)
        lines = column(self, gap=0)
        lines.addWidget(self.waiting)
        lines.addWidget(self.pages, 1)
        self.setAcceptDrops(True)
        self._connect()

    # What the desk asks

    def refresh(self) -> None:
        """Something in the plans was changed."""
        self.list.refresh()
        self._reload_shown()
        for page in self.pages.guests():
            call(page, "refresh")

    def take_focus(self) -> None:
        """Put the cursor where the work begins."""
        call(self.pages.currentWidget(), "take_focus")

    def search(self, words: str) -> None:
        """Look for words in all plans."""
        self._to_list(lambda: self.list.search(words))

    def keep_work(self) -> None:
        """Put the work in hand into the book: the screen is locked or the system goes down."""
        for page in self.pages.guests():
            call(page, "keep_work")

    def may_close(self) -> bool:
        """Asks when a plan was read and not saved; work in hand is kept without a question."""
        return self._may_drop_shown() and all(
            call(page, "may_close") is not False for page in reversed(self.pages.guests())
        )

    def _may_drop_shown(self) -> bool:
        return not self.reader.is_unsaved() or dialogs.door.ask(
            self,
            "Kế hoạch vừa đọc chưa được lưu vào sổ.",
            detail="Tệp của bạn vẫn nguyên như cũ; nếu cần, mở lại từ tệp đó.",
            yes="Bỏ, không lưu",
            no="Ở lại để lưu",
            danger=True,
        )

    # Opening

    def choose_file(self) -> None:
        """Let the person choose a file, then read it."""
        path = dialogs.door.choose_open_file(self, "Mở kế hoạch từ tệp", KINDS, purpose="plans")
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read a plan from a file; nothing is kept before the person saves it."""
        self._to_list(lambda: self.reading.begin(path))

    def open_plan(self, uid: str) -> None:
        """Show a plan of the book in the reader."""
        self.pages.leave_all(lambda: self._open_kept(uid))

    def _open_kept(self, uid: str) -> None:
        plans = self.session.services.plans
        kept, record = plans.get(uid), plans.rows([uid])[0]
        self.reading.forget()
        name = str(record["original_name"] or "")
        self._show(Shown(kept.plan, kept.lines, name, uid, record, kept.let_stand))
        self._note_if_gone()

    def _show(self, shown: Shown) -> None:
        self.reader.show_plan(shown)
        self.pages.setCurrentWidget(self.reader)
        self.reader.take_focus()

    # What actions on plans ask (see ui/plans/action.py)

    @property
    def widget(self) -> QWidget:
        """The parent of dialogs and background work."""
        return self

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own; `leave_page` or Esc goes back and throws it away."""
        self.pages.open_page(page, self.leave_page)

    def leave_page(self) -> None:
        """Go back to where the page was opened from."""
        if self.pages.guests():
            self.pages.leave_page(self._on_page_left)

    def edit_plan(self, uid: str, place: Place | None = None) -> None:
        """Open a draft, or a plan that was read, in the editor; at a place of it."""
        from ui.plans.editor.page import EditorPage  # noqa: PLC0415 - loaded when first asked for

        page = EditorPage(self.session)
        try:
            page.open(uid, place)
        except UserError as error:
            page.deleteLater()
            dialogs.door.tell(self, "Chưa mở ra sửa được.", detail=error.message)
            return
        self._edited = uid
        page.leave_wanted.connect(self.leave_page)
        page.print_wanted.connect(lambda plan: self._preview(plan, page.status))
        self.show_page(page)
        # Also takes away the foot's "undo", which would undo what came before the editor.
        plan = page.work.plan
        name = plan_name(plan) if plan.number or plan.title else "kế hoạch mới"
        self.session.background.said.emit(f"Đang soạn {name}; mọi chữ được giữ tự động.")

    def _on_page_left(self) -> None:
        self.refresh()
        if self._edited and self.pages.currentWidget() is self.list:
            self.list.select(self._edited)
            self._edited = ""
        call(self.pages.currentWidget(), "take_focus")

    # Leaving, saving, deleting

    def back(self) -> None:
        """Go back to the list."""
        self._leave()

    def _delete(self, uids: list[str]) -> None:
        self.session.background.run(self, lambda s: s.plans.delete(uids))

    def _restore(self, uids: list[str]) -> None:
        self.session.background.run(self, lambda s: s.plans.restore(uids))

    def _leave(self) -> bool:
        """Go from the reader back to the list, asking first when something would be lost."""
        if self.pages.currentWidget() is self.list:
            return True
        if not self._may_drop_shown():
            return False
        uid = self._uid_shown()
        self.reading.forget()
        self.reader.shown = None
        self.pages.setCurrentWidget(self.list)
        self.list.select(uid)
        return True

    def _to_list(self, then: Callable[[], object]) -> None:
        """Leave every page, then go on in the list."""
        self.pages.leave_all(lambda: then() if self._leave() else None)

    def _uid_shown(self) -> str:
        return self.reader.shown.uid if self.reader.shown else ""

    def _reload_shown(self) -> None:
        """The reader shows the plan as it is in the book now."""
        shown = self.reader.shown
        if shown is None or not shown.uid:
            return
        plans = self.session.services.plans
        record: Mapping[str, Any]
        try:
            record = plans.rows([shown.uid])[0]
        except KeyError:
            record = shown.record  # no longer there at all, which the note tells
        if record.get("rev") != shown.record.get("rev"):
            kept = plans.get(shown.uid)
            name = str(record["original_name"] or "")
            again = Shown(kept.plan, kept.lines, name, shown.uid, record, kept.let_stand)
            self.reader.show_again(again)
        else:
            self.reader.show_desk()  # there may be work in hand now, or none any more
        self._note_if_gone()

    def _note_if_gone(self) -> None:
        shown = self.reader.shown
        if shown is None or not shown.uid:
            return
        try:
            gone = bool(self.session.services.plans.rows([shown.uid])[0].get("deleted_at"))
        except KeyError:
            gone = True
        if gone:
            self.reader.note.tell("Kế hoạch này không còn trong sổ, đang ở thùng rác.", "soon")
            self.reader.note.set_action("Khôi phục", lambda: self._restore([shown.uid]))
        else:
            tell_life(self.reader.note, self, shown.uid)

    # Printing

    def _print_shown(self) -> None:
        if self.reader.shown is not None:
            self._preview(self.reader.shown.plan, str(self.reader.shown.record.get("status", "")))

    def _print_kept(self, uid: str) -> None:
        plans = self.session.services.plans
        self._preview(plans.get(uid).plan, str(plans.rows([uid])[0]["status"]))

    def _preview(self, plan: Plan, status: str) -> None:
        # The libraries of paper are loaded when first asked for: the list opens sooner.
        from ui.plans.printing import preview_request  # noqa: PLC0415
        from ui.preview.window import show_preview  # noqa: PLC0415

        show_preview(
            self,
            self.session.background,
            preview_request(plan, status),
            self.session.paths.scratch,
        )

    # Wires

    def _connect(self) -> None:
        self.list.open_file_wanted.connect(self.choose_file)
        self.list.open_wanted.connect(self.open_plan)
        self.list.print_wanted.connect(self._print_kept)
        self.list.delete_wanted.connect(self._delete)
        self.list.restore_wanted.connect(self._restore)
        self.waiting.next_wanted.connect(self.read_file)
        self.reader.head.back_wanted.connect(self.back)
        self.reader.head.save_wanted.connect(self.reading.save)
        self.reader.head.print_wanted.connect(self._print_shown)
        self.reader.head.open_original_wanted.connect(self.original.open)
        self.reader.head.keep_original_wanted.connect(self.original.keep)
        keyed(self.reader, {"Esc": self.back, "Ctrl+O": self.choose_file})

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        self.waiting.greet(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the dropped file; of several the first, the others wait."""
        if (path := self.waiting.receive(event)) is not None:
            self.read_file(path)
