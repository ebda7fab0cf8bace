"""The dialog of evidence: a document's number and date, a file or photo, or both."""

import mimetypes
from collections.abc import Callable
from pathlib import Path

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.jobs import Job
from desktop_app.services import Services
from desktop_app.tasks.at_once import Proof
from desktop_app.tasks.records import day
from ui import dialogs
from ui.tasks.action import TasksDoor
from ui.widgets.ask import AskDialog, Question, Values
from ui.widgets.basics import ElidedLabel, button, row

FIELDS = (
    Field("number", "Số, ký hiệu văn bản", width=30, help="Ví dụ: 25/BC-UBND"),
    Field("date", "Ngày của văn bản", Kind.DATE, width=30),
    Field("description", "Mô tả", width=40),
)
KINDS = (
    "Minh chứng (*.pdf *.docx *.doc *.xlsx *.xls *.odt *.ods *.jpg *.jpeg *.png *.webp *.heic"
    " *.tif *.tiff *.zip);;Mọi tệp (*)"
)
PURPOSE = "evidence"
Prove = Callable[[Services, Proof], Changes]


class EvidenceDialog(AskDialog):
    """Nothing is kept before the button at the foot is pressed; the file itself stays as it is."""

    def __init__(
        self,
        door: TasksDoor,
        about: str,
        verb: str,
        prove: Prove,
        then: Callable[[Changes], object] | None = None,
    ) -> None:
        question = Question(
            "Thêm minh chứng",
            verb,
            FIELDS,
            lambda s, values: self._prove(s, self._proof(values)),
            about,
        )
        super().__init__(door.widget, door.session, question, then)
        self._door = door
        self._prove = prove
        self._with_items: Prove | None = None
        self._may: Callable[[UserError], bool] = lambda _error: False
        self.file: tuple[str, bytes, str] | None = None
        self.choose = button("Chọn tệp hoặc ảnh…", "paperclip", "", self.choose_file)
        self.name = ElidedLabel("Chưa chọn tệp (tối đa 20 MB)", "muted")
        line = row(gap=8)
        line.addWidget(self.choose)
        line.addWidget(self.name, 1)
        self.body.addLayout(line)

    def on_items_open(self, may: Callable[[UserError], bool], prove: Prove) -> None:
        """What to do when items of the checklist are still open: ask, then tick them too."""
        self._may, self._with_items = may, prove

    def choose_file(self) -> None:
        """Let the person choose a file and read it."""
        path = dialogs.door.choose_open_file(self, "Chọn tệp minh chứng", KINDS, purpose=PURPOSE)
        if path is None:
            return

        def read(_job: Job) -> tuple[str, bytes, str]:
            return read_file(path)

        self.set_busy(True)
        self._door.session.background.run_file(
            self, read, self._on_read, lambda _error: self.set_busy(False), title="Đang đọc tệp"
        )

    def _on_read(self, file: tuple[str, bytes, str]) -> None:
        self.file = file
        self.name.tell(f"{file[0]} · {size_words(len(file[1]))}")
        self.set_busy(False)

    def _proof(self, values: Values) -> Proof:
        return Proof(
            number=str(values["number"] or ""),
            on=day(values["date"]),
            description=str(values["description"] or ""),
            file=self.file,
        )

    def _on_failed(self, error: BaseException) -> None:
        asked = isinstance(error, UserError) and error.field == "ticked"
        if isinstance(error, UserError) and asked and self._with_items and self._may(error):
            self._prove = self._with_items
            self.submit()
            return
        super()._on_failed(error)


def read_file(path: Path) -> tuple[str, bytes, str]:
    """A file's name, bytes and media type."""
    media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return path.name, path.read_bytes(), media


def size_words(size: int) -> str:
    """ "1,4 MB", "310 KB"."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1024))} KB"
