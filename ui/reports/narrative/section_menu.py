"""What can be done with the parts of an outline: hide, add, rename, keep for later reports."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QWidget

from desktop_app.errors import UserError
from desktop_app.reports.narrative import sections
from ui import dialogs, theme
from ui.reports.narrative.work import NarrativeWork
from ui.session import Session
from ui.widgets.basics import button, column, label, primary_button, row


class SectionMenu(QObject):
    """Fills a menu for the section in sight and does what is chosen."""

    went_to = Signal(str)

    def __init__(self, session: Session, work: NarrativeWork, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._work, self._page = session, work, page

    def fill(self, menu: QMenu, key: str) -> None:
        """Offer what can be done with a section."""
        menu.clear()
        work = self._work
        if not key or not work.editable:
            menu.addAction("Báo cáo đã gửi, không đổi được").setEnabled(False)
            return
        section = work.section(key)

        def add(icon: str, text: str, act: Callable[[], object]) -> None:
            menu.addAction(theme.icon(icon), text, act)

        if section.off:
            add("eye-outline", "Hiện lại mục này", partial(self.switch, key, False))
        else:
            add("eye-off-outline", "Ẩn mục này", partial(self.switch, key, True))
        add("pencil-outline", "Đổi tên mục…", partial(self.rename, key))
        add("plus", "Thêm mục sau mục này…", partial(self.add, key))
        if section.own:
            add("trash-can-outline", "Bỏ mục này", partial(self.remove, key))
        if work.outline is not None and work.outline.editable:
            menu.addSeparator()
            add("content-save-cog-outline", "Dùng đề cương này về sau", self.keep)
            if self._session.services.narratives.outlines.is_own(work.outline.code):
                add("backup-restore", "Về sau dùng lại đề cương gốc", self.reset)

    def switch(self, key: str, off: bool) -> None:
        """Hide a section, or show it again."""
        self._work.reshape(lambda narrative: sections.switched(narrative, key, off))

    def rename(self, key: str) -> None:
        """Ask for another heading."""
        old = self._work.section(key).heading

        def done(heading: str) -> None:
            self._work.reshape(lambda narrative: sections.renamed(narrative, key, heading))

        _Heading(self._page, "Đổi tên mục", old, done).open()

    def add(self, key: str) -> None:
        """Ask for the heading of a new section."""

        def done(heading: str) -> None:
            fresh, made = sections.added(self._work.narrative, key, heading)
            self._work.reshape(lambda _narrative: fresh)
            self.went_to.emit(made)

        _Heading(self._page, "Thêm mục", "", done).open()

    def remove(self, key: str) -> None:
        """Take away a section that was added, after a question when something is written in it."""
        if self._work.section(key).empty or dialogs.door.ask(
            self._page,
            "Bỏ mục này cùng lời đã viết trong mục?",
            detail="Lời đã viết không lấy lại được bằng Ctrl+Z. Muốn giữ thì ẩn mục.",
            yes="Bỏ mục",
            danger=True,
        ):
            self._work.reshape(lambda narrative: sections.removed(narrative, key))

    def keep(self) -> None:
        """Take these headings for the reports to come."""
        narrative = self._work.narrative
        self._session.background.run(
            self._page, lambda s: s.narratives.outlines.keep(narrative), None, self._failed
        )

    def reset(self) -> None:
        """Back to the shipped outline for the reports to come."""
        assert self._work.outline is not None
        code = self._work.outline.code
        self._session.background.run(
            self._page, lambda s: s.narratives.outlines.reset(code), None, self._failed
        )

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            dialogs.door.tell(self._page, "Chưa làm được việc này.", detail=error.message)


class _Heading(QDialog):
    """One line: the heading of a section."""

    def __init__(self, parent: QWidget, title: str, text: str, done: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._done = done
        self.setWindowTitle(title)
        self.line = QLineEdit(text)
        self.line.setAccessibleName("Tên mục")
        self.line.selectAll()
        self.error = label("", "error", wrap=True)
        self.error.hide()
        lines = column(self, gap=8, edge=16)
        lines.addWidget(label("Tên mục (số thứ tự do chương trình đánh)"))
        lines.addWidget(self.line)
        lines.addWidget(self.error)
        below = row(gap=8)
        below.addStretch(1)
        cancel, take = button("Thôi"), primary_button("Ghi", "check", on_click=self._take)
        cancel.clicked.connect(self.reject)
        take.setDefault(True)
        for part in (cancel, take):
            below.addWidget(part)
        lines.addLayout(below)
        self.setMinimumWidth(theme.px(460))
        self.finished.connect(self.deleteLater)

    def _take(self) -> None:
        try:
            self._done(self.line.text())
        except UserError as error:
            self.error.setText(error.message)
            self.error.show()
        else:
            self.accept()
