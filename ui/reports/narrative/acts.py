"""What is done with the section in sight: drafted again, taken from the report before, a figure."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.reports.narrative.drifts import relinked
from desktop_app.reports.narrative.model import Section
from ui import dialogs
from ui.reports.narrative.edit import LinkedEdit
from ui.reports.narrative.picker import FigurePicker
from ui.reports.narrative.work import NarrativeWork
from ui.session import Session


class SectionActs(QObject):
    """Asks before words of an officer are replaced."""

    def __init__(
        self, session: Session, work: NarrativeWork, edit: LinkedEdit, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._work, self._edit, self._page = session, work, edit, page
        self.key = ""

    def pick_figure(self) -> None:
        """Choose a figure of the forms and write it where the cursor is."""
        if self._work.filled is None or self._edit.isReadOnly():
            return
        picker = FigurePicker(self._page, self._work.filled)
        picker.picked.connect(self._edit.put_figure)
        picker.finished.connect(picker.deleteLater)
        picker.finished.connect(self._edit.setFocus)
        picker.open()

    def redraft(self) -> None:
        """Put the program's words in the place of what is written."""
        fresh = self._work.redrafted(self.key)
        if fresh is None:
            self._say("Mục này không có số liệu để soạn: hãy viết theo gợi ý.")
        elif self._may_replace("Soạn lại mục này từ số liệu?", "Soạn lại"):
            self._work.rewrite(fresh)
            self._say("Đã soạn lại mục này. Lấy lại lời cũ: Ctrl+Z")

    def use_before(self) -> None:
        """Take the words of the last report, with the figures of this one."""
        old, filled = self.old_section(), self._work.filled
        if old is None or filled is None:
            return
        if self._may_replace("Dùng lại lời của kỳ trước cho mục này?", "Dùng lại"):
            section = self._work.section(self.key)
            fresh = relinked(old.paragraphs, filled)
            self._work.rewrite(replace(section, paragraphs=fresh))
            self._say("Đã chép lời kỳ trước; số nối với biểu lấy theo kỳ này. Lấy lại: Ctrl+Z")

    def old_section(self) -> Section | None:
        """The section of the report before."""
        before = self._work.before
        known = before.narrative.sections if before else ()
        return next((one for one in known if one.key == self.key), None)

    def _may_replace(self, question: str, yes: str) -> bool:
        if self._work.section(self.key).empty or not self._work.is_edited(self.key):
            return True
        detail = "Lời đang có trong mục sẽ được thay. Nếu đổi ý, bấm Ctrl+Z."
        return dialogs.door.ask(self._page, question, yes=yes, detail=detail, danger=True)

    def _say(self, text: str) -> None:
        self._session.background.said.emit(text)
