"""The Plans tab: the list, and the reader of one plan."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.changes import Changes
from desktop_app.documents import atomic
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.plans.model import Plan
from desktop_app.plans.reader import ReadPlan, read_plan
from ui import dialogs
from ui.plans.plan_list import PlanList
from ui.plans.reader_page import ReaderPage, Shown
from ui.session import Session
from ui.widgets.basics import column

KEYS = {
    "Kế hoạch": (
        ("Ctrl+O", "Mở kế hoạch từ tệp"),
        ("Ctrl+P", "Xem trước bản in"),
        ("Ctrl+F", "Tìm trong danh sách, trong văn bản"),
        ("Alt+1 … Alt+3", "Văn bản, nhiệm vụ, văn bản gốc"),
        ("F8", "Điều cần xem lại tiếp theo"),
        ("Esc", "Về danh sách"),
    )
}
KINDS = "Kế hoạch (*.docx *.pdf *.txt);;Mọi tệp (*)"


class PlansTab(QWidget):
    """Reads on the GUI thread, writes and reads files through the runner."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._read: ReadPlan | None = None
        self._reading: Job | None = None
        self._asked = 0  # only the file asked for last is shown
        self.list = PlanList(session)
        self.reader = ReaderPage(session.look)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.reader)
        column(self, gap=0).addWidget(self.pages)
        self.setAcceptDrops(True)
        self._connect()

    # What the desk asks

    def refresh(self) -> None:
        """Something in the plans was changed."""
        self.list.refresh()
        self._note_if_gone()

    def take_focus(self) -> None:
        """Put the cursor where the work begins."""
        self.list.take_focus()

    def search(self, words: str) -> None:
        """Look for words in all plans."""
        if self._leave():
            self.list.search(words)

    def may_close(self) -> bool:
        """Asks when a plan was read and not saved."""
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
        if not self._leave():
            return
        if self._reading is not None:  # the person thought better of the file before
            self._reading.cancel()
        number = self._asked = self._asked + 1
        self._reading = self._session.background.run_file(
            self,
            lambda job: read_plan(path, job),
            lambda read: self._on_read(read) if number == self._asked else None,
            lambda error: _tell_unreadable(self, path, error),
            title=f"Đang đọc {path.name}",
        )

    def open_plan(self, uid: str) -> None:
        """Show a plan of the book."""
        plans = self._session.services.plans
        kept, record = plans.get(uid), plans.rows([uid])[0]
        self._read = None
        has_original = bool(record.get("original_uid"))
        name = str(record.get("original_name") or "")
        self._show(Shown(kept.plan, kept.lines, name, uid, has_original))
        self._note_if_gone()

    def _on_read(self, read: ReadPlan) -> None:
        self._read = read
        self._show(Shown(read.plan, read.source.lines, read.name))
        same = self._session.services.plans.same_file(read.data)
        problems = " ".join(read.source.problems)
        if same:
            self.reader.note.tell(f"Tệp này đã có trong sổ. {problems}".strip(), "soon")
            self.reader.note.set_action("Mở bản đã lưu", lambda: self._open_other(same))
        else:
            self.reader.note.tell(problems, "soon")

    def _open_other(self, uid: str) -> None:
        self._read = None
        self.reader.shown = None
        self.open_plan(uid)

    def _show(self, shown: Shown) -> None:
        self.reader.show_plan(shown)
        self.pages.setCurrentWidget(self.reader)
        self.reader.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    # Leaving, saving, deleting

    def back(self) -> None:
        """Go back to the list."""
        self._leave()

    def save(self) -> None:
        """Keep the plan that was read, with its file."""
        read = self._read
        if read is None or not self.reader.is_unsaved():
            return
        self.reader.head.save.setEnabled(False)
        self._session.background.run(
            self, lambda s: s.plans.save(read), self._on_saved, self._on_save_failed
        )

    def _on_saved(self, changes: Changes) -> None:
        self._read = None
        self.reader.head.save.setEnabled(True)
        self.reader.mark_saved(changes.uid)
        self.list.select(changes.uid)
        self.reader.head.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save_failed(self, error: BaseException) -> None:
        self.reader.head.save.setEnabled(True)
        if isinstance(error, UserError):
            self.reader.note.tell(error.message, "late")

    def _delete(self, uids: list[str]) -> None:
        self._session.background.run(self, lambda s: s.plans.delete(uids))

    def _restore(self, uids: list[str]) -> None:
        self._session.background.run(self, lambda s: s.plans.restore(uids))

    def _leave(self) -> bool:
        """Go back to the list, asking first when something would be lost."""
        if self.pages.currentWidget() is self.list:
            return True
        if not self.may_close():
            return False
        uid = self.reader.shown.uid if self.reader.shown else ""
        self._read = None
        self.reader.shown = None
        self.pages.setCurrentWidget(self.list)
        self.list.select(uid)
        return True

    def _note_if_gone(self) -> None:
        shown = self.reader.shown
        if shown is None or not shown.uid:
            return
        try:
            gone = bool(self._session.services.plans.rows([shown.uid])[0].get("deleted_at"))
        except KeyError:
            gone = True
        if gone:
            self.reader.note.tell("Kế hoạch này không còn trong sổ, đang ở thùng rác.", "soon")
            self.reader.note.set_action("Khôi phục", lambda: self._restore([shown.uid]))
        else:
            self.reader.note.tell("")

    # Printing

    def _print_shown(self) -> None:
        if self.reader.shown is not None:
            self._preview(self.reader.shown.plan)

    def _print_kept(self, uid: str) -> None:
        self._preview(self._session.services.plans.get(uid).plan)

    def _preview(self, plan: Plan) -> None:
        # The libraries of paper are loaded when first asked for: the list opens sooner.
        from ui.plans.printing import preview_request  # noqa: PLC0415
        from ui.preview.window import show_preview  # noqa: PLC0415

        show_preview(
            self, self._session.background, preview_request(plan), self._session.paths.scratch
        )

    # The original file

    def _keep_original(self) -> None:
        name, data = self._original()
        path = dialogs.door.choose_save_file(self, "Lưu tệp gốc ra", name, purpose="plans")
        if path is None:
            return
        self._session.background.run_file(
            self,
            lambda _job: atomic.save(path, lambda stream: stream.write(data)),
            lambda saved: self._session.background.said.emit(
                f"Đã lưu tệp gốc ra {saved.path.name}. {saved.note}".strip()
            ),
        )

    def _open_original(self) -> None:
        """Show the file with the machine's own program; the copy goes with the next start."""
        name, data = self._original()
        path = self._session.paths.scratch / Path(name).name

        def write(_job: Job) -> Path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return path

        self._session.background.run_file(self, write, self._on_copied)

    def _on_copied(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            dialogs.door.tell(
                self,
                f"Máy này không có chương trình mở được tệp “{path.name}”.",
                detail="Hãy dùng “Lưu tệp gốc ra…” rồi mở tệp ở máy khác.",
            )

    def _original(self) -> tuple[str, bytes]:
        assert self.reader.shown is not None
        return self._session.services.plans.original(self.reader.shown.uid)

    # Wires

    def _connect(self) -> None:
        self.list.open_file_wanted.connect(self.choose_file)
        self.list.open_wanted.connect(self.open_plan)
        self.list.print_wanted.connect(self._print_kept)
        self.list.delete_wanted.connect(self._delete)
        self.list.restore_wanted.connect(self._restore)
        self.reader.back_wanted.connect(self.back)
        self.reader.save_wanted.connect(self.save)
        self.reader.print_wanted.connect(self._print_shown)
        self.reader.open_original_wanted.connect(self._open_original)
        self.reader.keep_original_wanted.connect(self._keep_original)
        for keys, act in (("Esc", self.back), ("Ctrl+O", self.choose_file)):
            shortcut = QShortcut(QKeySequence(keys), self.reader)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if _dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the dropped file, the first one of several."""
        files = _dropped(event.mimeData().urls())
        if not files:
            return
        event.acceptProposedAction()
        if len(files) > 1:
            self._session.background.said.emit(_one_of(files))
        self.read_file(files[0])


def _tell_unreadable(parent: QWidget, path: Path, error: BaseException) -> None:
    if isinstance(error, UserError):
        dialogs.door.tell(parent, f"Chưa đọc được tệp “{path.name}”.", detail=error.message)


def _one_of(files: list[Path]) -> str:
    return (
        f"Mỗi lần đọc một tệp: đang đọc {files[0].name}; "
        f"{len(files) - 1} tệp kia chưa đọc, hãy thả vào sau."
    )


def _dropped(urls: list[QUrl]) -> list[Path]:
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
