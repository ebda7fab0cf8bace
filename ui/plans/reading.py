"""A plan that is being read from a file, and its way into the book."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.plans.reader import ReadPlan, read_plan
from desktop_app.plans.service import may_attach
from ui import dialogs
from ui.plans.dropped import WaitingFiles, tell_unreadable
from ui.plans.reader_page import ReaderPage, Shown
from ui.session import Session


class PlanReading:
    """Nothing is kept before the person saves it; only the file asked for last is shown."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        reader: ReaderPage,
        show: Callable[[Shown], object],
        open_kept: Callable[[str], object],
        saved: Callable[[str], object],
        waiting: WaitingFiles,
    ) -> None:
        self._parent = parent
        self._session = session
        self._reader = reader
        self._show = show
        self._open_kept = open_kept
        self._saved = saved
        self._waiting = waiting
        self._read: ReadPlan | None = None
        self._job: Job | None = None
        self._asked = 0

    def begin(self, path: Path) -> None:
        """Read a file."""
        self._waiting.take(path)
        if self._job is not None:  # the person thought better of the file before
            self._job.cancel()
        number = self._asked = self._asked + 1
        known = self._session.services.office.directory().unit_of
        self._job = self._session.background.run_file(
            self._parent,
            lambda job: read_plan(path, job, known),
            lambda read: self._on_read(read) if number == self._asked else None,
            lambda error: tell_unreadable(self._parent, path, error),
            title=f"Đang đọc {path.name}",
        )

    def forget(self) -> None:
        """Another plan is shown, or none."""
        self._read = None

    def save(self) -> None:
        """Keep the plan that was read, with its file."""
        read = self._read
        if read is None or not self._reader.is_unsaved():
            return
        with_file = may_attach(read)
        if not with_file and not self._without_file():
            return
        self._reader.head.save.setEnabled(False)
        self._session.background.run(
            self._parent, lambda s: s.plans.save(read, with_file), self._on_saved, self._on_failed
        )

    def _without_file(self) -> bool:
        return dialogs.door.ask(
            self._parent,
            "Tệp gốc lớn hơn 20 MB nên không kèm vào sổ được.",
            detail="Kế hoạch vẫn lưu trọn lời văn, nhiệm vụ và từng dòng của văn bản gốc; tệp của "
            "bạn giữ ở chỗ cũ. Muốn kèm tệp: giảm độ phân giải ảnh trong tệp rồi mở lại.",
            yes="Lưu, không kèm tệp",
            no="Chưa lưu",
        )

    def _on_read(self, read: ReadPlan) -> None:
        self._read = read
        self._show(Shown(read.plan, read.source.lines, read.name))
        same = self._session.services.plans.same_file(read.data)
        problems = " ".join(read.source.problems)
        if same:
            self._reader.note.tell(f"Tệp này đã có trong sổ. {problems}".strip(), "soon")
            self._reader.note.set_action("Mở bản đã lưu", lambda: self._open_other(same))
        else:
            self._reader.note.tell(problems, "soon")

    def _open_other(self, uid: str) -> None:
        self._read = None
        self._reader.shown = None
        self._open_kept(uid)

    def _on_saved(self, changes: Changes) -> None:
        self._read = None
        record = self._session.services.plans.rows([changes.uid])[0]
        self._reader.head.save.setEnabled(True)
        self._reader.mark_saved(changes.uid, record)
        self._saved(changes.uid)
        self._reader.head.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: BaseException) -> None:
        self._reader.head.save.setEnabled(True)
        if isinstance(error, UserError):
            self._reader.note.tell(error.message, "late")
