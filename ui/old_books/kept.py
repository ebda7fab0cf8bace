"""Sổ đã nhập: the old books that were taken in, their originals, and taking the last one back."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from desktop_app.changes import Changes
from desktop_app.documents import atomic
from desktop_app.fields import Field
from desktop_app.jobs import Cancelled, Job
from desktop_app.old_books.service import KeptBook
from desktop_app.services import Services
from ui import dialogs
from ui.session import Session
from ui.shield.look import WARNING, whom_to_ask
from ui.undoing import STOPPED, TITLE
from ui.widgets.basics import button, column, grouped, label, primary_button, row
from ui.widgets.notes import Banner
from ui.widgets.table import RecordTable
from ui.widgets.table_model import Query, RecordModel
from ui.widgets.visible import visible
from ui.window_place import fit

COLUMNS = (
    Field("name", "Tệp", width=26),
    Field("target", "Nhập vào", width=20),
    Field("day", "Ngày nhập", width=10),
    Field("user", "Người nhập", width=12),
    Field("rows", "Số dòng", width=7),
    Field("state", "Tệp gốc", width=11),
)
_OUTSIDE = "Bản lưu ra ngoài không còn được niêm phong: dùng xong hãy xóa."
_NOT_LAST = (
    "Chỉ hoàn tác được lần nhập là thao tác cuối của chính tài khoản này, và khi chưa có thao tác"
    " nào sau đó."
)


class KeptRows:
    """The imports as rows of the table, the newest first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.found: dict[str, KeptBook] = {}

    def ids(self, _query: Query) -> list[str]:
        """One for each import."""
        self.found = {one.uid: one for one in self._session.services.old_books.kept()}
        return list(self.found)

    def rows(self, uids: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows of these imports."""
        return [_row(self.found[uid]) for uid in uids]


class KeptBooksWindow(QDialog):
    """What was taken in; a sealed original asks why it is opened, and that is kept."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ đã nhập")
        self._session = session
        self.rows = KeptRows(session)
        self.table = RecordTable(RecordModel(COLUMNS, self.rows), frozen=0)
        self.table.setAccessibleName("Sổ đã nhập")
        self.note = Banner()
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Vì sao cần mở tệp niêm phong")
        self.reason.setPlaceholderText("Vì sao cần mở tệp niêm phong; không ghi họ tên ở đây")
        self.undo_button = button("Hoàn tác lần nhập", "undo", "", self.take_back)
        self.save_button = primary_button("Lưu tệp gốc ra…", "", "", self.save)
        lines = column(self, gap=8, edge=12)
        lines.addWidget(label("Sổ cũ đã nhập vào sổ này", "heading"))
        lines.addWidget(self.table, 1)
        lines.addWidget(self.note)
        lines.addWidget(self.reason)
        foot = row(gap=8)
        foot.addWidget(self.undo_button)
        foot.addStretch(1)
        foot.addWidget(button("Đóng", on_click=self.close))
        foot.addWidget(self.save_button)
        lines.addLayout(foot)
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)
        self.table.chosen.connect(lambda _uids: self._show())
        session.background.ended.connect(self._on_ended)
        fit(self, 960, 460)
        self.refresh()

    def refresh(self) -> None:
        """Read the imports again; the newest is chosen."""
        self.table.show_query(Query())
        for uid in list(self.rows.found)[:1]:
            self.table.select_uid(uid)
        self._show()

    def save(self) -> None:
        """Save the original where the person wants it."""
        one, reason = self._chosen(), self.reason.text()
        if one is None:
            return
        self.save_button.setEnabled(False)
        self._session.background.run(
            self,
            lambda services: services.old_books.original(one.uid, reason),
            partial(self._on_read, one.sealed),
            self._on_failed,
        )

    def take_back(self) -> None:
        """Undo the import, if it is what undo would take back."""
        one = self._chosen()
        if one is None or not dialogs.door.ask(
            self,
            f"Hoàn tác lần nhập {grouped(one.rows)} dòng ngày {one.day}?",
            yes="Hoàn tác lần nhập",
            detail="Mọi dòng của lần nhập này rời khỏi sổ. Ctrl+Y làm lại được.",
        ):
            return

        def undo(services: Services, job: Job) -> Changes:
            services.old_books.check_last(one.uid)
            return services.undo(job)

        self.undo_button.setEnabled(False)
        self._session.background.run_long(
            self, undo, lambda _done: self.refresh(), self._on_not_undone, TITLE
        )

    # Inside

    def _chosen(self) -> KeptBook | None:
        uids = self.table.selected_uids()
        return self.rows.found.get(uids[0]) if uids else None

    def _show(self) -> None:
        one = self._chosen()
        sealed = one is not None and one.sealed
        may = not sealed or self._session.services.shield.may_open
        self.reason.clear()
        self.reason.setVisible(sealed and may)
        self.save_button.setEnabled(one is not None and may)
        self.undo_button.setEnabled(one is not None and one.last)
        self.undo_button.setToolTip("" if one is not None and one.last else _NOT_LAST)
        if one is None:
            self.note.tell("" if self.rows.found else "Chưa nhập sổ cũ nào.", "info")
        elif sealed:
            words = f"{WARNING} {_OUTSIDE}" if may else whom_to_ask(self._session)
            self.note.tell(f"Tệp này có tố cáo nên được niêm phong. {words}", "late")
        else:
            self.note.tell("", "info")

    def _on_read(self, sealed: bool, found: tuple[str, bytes]) -> None:
        self._show()
        name, data = found
        path = dialogs.door.choose_save_file(
            self, "Lưu tệp gốc ra", Path(name).name, purpose="old-book"
        )
        if path is None:
            return
        told = _OUTSIDE if sealed else ""
        self._session.background.run_file(
            self,
            lambda _job: atomic.save(path, lambda stream: stream.write(data)),
            lambda saved: self.note.tell(
                visible(f"Đã lưu tệp gốc ra. {saved.note} {told}".strip()), "info"
            ),
            self._on_failed,
        )

    def _on_not_undone(self, error: BaseException) -> None:
        self._show()
        self.note.tell(STOPPED if isinstance(error, Cancelled) else visible(str(error)), "late")

    def _on_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(self._chosen() is not None)
        self.note.tell(visible(str(error)), "late")

    @Slot()
    def _on_ended(self) -> None:
        """The book is being closed: nothing may read it any more."""
        self.done(0)


def show_kept_books(parent: QWidget, session: Session) -> KeptBooksWindow:
    """Open the list over a window."""
    window = KeptBooksWindow(parent, session)
    window.open()
    return window


def _row(one: KeptBook) -> dict[str, Any]:
    return {
        "name": "Tệp niêm phong" if one.sealed else one.name,
        "target": one.target,
        "day": one.day,
        "user": one.user,
        "rows": grouped(one.rows),
        "state": "Niêm phong" if one.sealed else "Giữ kèm sổ",
    }
