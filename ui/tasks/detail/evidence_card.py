"""The proofs of a task: shown, opened, saved out, taken away."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app import dates
from desktop_app.documents import atomic
from desktop_app.jobs import Job
from desktop_app.tasks.model import Evidence, Occurrence
from ui import dialogs, theme
from ui.tasks.action import TasksDoor
from ui.tasks.evidence_dialog import PURPOSE
from ui.tasks.ticking import add_evidence
from ui.widgets.basics import Card, button, label, row
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList

_ICONS = {"file": "paperclip", "photo": "image-outline", "document": "file-document-outline"}
_LINES = 5


class EvidenceCard(Card):
    """Enter opens a file with the machine's own program, Delete takes a proof away."""

    def __init__(self, door: TasksDoor, task_uid: str) -> None:
        super().__init__("Minh chứng", edge=12)
        self._door, self._task_uid = door, task_uid
        self._known: dict[str, Evidence] = {}
        self._occurrence = ""
        self.lines = LineList(("Văn bản, tệp", "Ngày", "Mô tả"), (210, 90))
        self.lines.setAccessibleName("Minh chứng")
        self.none = label("", "muted", wrap=True)
        self.add = button("Thêm…", "paperclip", "", self._add)
        self.add.setToolTip("Tệp, ảnh hoặc số văn bản (Ctrl+M)")
        self.open = button("Mở", "open-in-new", "", self._open)
        self.keep = button("Lưu ra…", "content-save-outline", "", self._keep)
        self.remove = button("Bỏ", "close", "", self._remove)
        self.remove.setToolTip("Bỏ minh chứng đang chọn (Delete); hoàn tác được")
        line = row(gap=8)
        for part in (self.add, self.open, self.keep, self.remove):
            line.addWidget(part)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.none)
        self.body.addWidget(self.lines)
        self.lines.itemActivated.connect(lambda *_: self._open())
        self.lines.itemSelectionChanged.connect(self._on_chosen)
        keyed(self.lines, {"Delete": self._remove})

    def show_evidence(self, found: list[Evidence], needed: bool) -> None:
        """Show the proofs of the task."""
        self._known = {one.uid: one for one in found}
        self.lines.clear()
        for one in found:
            words = (one.file_name or one.number, dates.show(one.date), _more(one))
            item = self.lines.add(words, one.uid)
            item.setIcon(0, theme.icon(_ICONS.get(one.kind, "paperclip"), "muted"))
        high = theme.row_height() * (min(len(found), _LINES) + 1) + theme.px(12)
        self.lines.setFixedHeight(high)
        self.lines.setVisible(bool(found))
        asked = "Việc này cần minh chứng trước khi đánh dấu xong."
        self.none.setText(asked if needed else "Chưa có minh chứng nào.")
        self.none.setVisible(not found)
        self.lines.choose(0)
        self._on_chosen()

    def belong_to(self, one: Occurrence | None) -> None:
        """New proofs belong to this time of the task, or to all of it."""
        self._occurrence = one.uid if one else ""

    def chosen(self) -> Evidence | None:
        """The chosen proof."""
        return self._known.get(str(self.lines.chosen()))

    def _on_chosen(self) -> None:
        one = self.chosen()
        has_file = one is not None and bool(one.attachment_uid)
        for part, on in ((self.open, has_file), (self.keep, has_file), (self.remove, bool(one))):
            part.setVisible(bool(self._known))
            part.setEnabled(on)

    def _add(self) -> None:
        add_evidence(self._door, self._task_uid, self._occurrence)

    def _remove(self) -> None:
        one = self.chosen()
        if one is not None:
            self._door.run(lambda s: s.task_work.remove_evidence(one.uid))

    def _open(self) -> None:
        """Show the file with the machine's own program; the copy goes with the next start."""
        one = self.chosen()
        if one is None or not one.attachment_uid:
            return
        session = self._door.session
        name, data = session.services.book.attachments.get(one.attachment_uid)
        path = session.paths.scratch / Path(name).name

        def write(_job: Job) -> Path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return path

        session.background.run_file(self, write, self._on_copied)

    def _on_copied(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            dialogs.door.tell(
                self,
                f"Máy này không có chương trình mở được tệp “{path.name}”.",
                detail="Hãy dùng “Lưu ra…” rồi mở tệp ở máy khác.",
            )

    def _keep(self) -> None:
        one = self.chosen()
        if one is None or not one.attachment_uid:
            return
        session = self._door.session
        name, data = session.services.book.attachments.get(one.attachment_uid)
        path = dialogs.door.choose_save_file(self, "Lưu tệp minh chứng ra", name, purpose=PURPOSE)
        if path is not None:
            session.background.run_file(
                self,
                lambda _job: atomic.save(path, lambda stream: stream.write(data)),
                lambda saved: session.background.said.emit(f"Đã lưu ra {saved.path.name}."),
            )


def _more(one: Evidence) -> str:
    number = one.number if one.file_name else ""
    return " · ".join(part for part in (number, one.description) if part)
