"""Nhật ký mở danh tính: who opened which identity, when and why; read, printed, never changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget

from desktop_app.clock import VIETNAM
from desktop_app.fields import Field
from desktop_app.shield.model import Opening
from ui import dialogs
from ui.session import Session
from ui.widgets.basics import Card, button, column, label, primary_button, row
from ui.widgets.notes import EmptyState
from ui.widgets.table import RecordTable
from ui.widgets.table_model import Query, RecordModel
from ui.window_place import fit

COLUMNS = (
    Field("time", "Thời điểm", width=16),
    Field("user", "Người mở", width=16),
    Field("code_name", "Danh tính", width=20),
    Field("reason", "Lý do", width=60),
)


class OpeningRows:
    """The openings as rows of the table, the newest first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.found: list[Opening] = []

    def ids(self, _query: Query) -> list[str]:
        """One for each opening."""
        self.found = self._session.services.shield.openings()
        return [str(place) for place in range(len(self.found))]

    def rows(self, uids: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows of these openings."""
        return [_row(self.found[int(uid)]) for uid in uids]


class OpeningsWindow(QDialog):
    """Not modal; for those who manage accounts or may open identities."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhật ký mở danh tính")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.rows = OpeningRows(session)
        self.table = RecordTable(RecordModel(COLUMNS, self.rows), frozen=0)
        self.table.setAccessibleName("Các lần mở danh tính")
        self.empty = EmptyState(
            "shield-check-outline",
            "Chưa ai mở danh tính người tố cáo nào",
            "Mỗi lần mở, chép hoặc in kèm danh tính đều được ghi ở đây cùng lý do, không xóa được.",
        )
        self.print_button = primary_button(
            "In nhật ký", "printer-outline", "Ctrl+P", self.print_log
        )
        card = Card(edge=1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty)
        card.body.addWidget(self._pages)
        lines = column(self, gap=8, edge=12)
        lines.addWidget(label("Nhật ký mở danh tính người tố cáo", "heading"))
        lines.addWidget(card, 1)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(button("Đóng", on_click=self.close))
        foot.addWidget(self.print_button)
        lines.addLayout(foot)
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)
        session.background.ended.connect(self._on_ended)
        fit(self, 860, 480)
        self.refresh()

    def refresh(self) -> None:
        """Read the log again."""
        self.table.show_query(Query())
        some = bool(self.rows.found)
        self._pages.setCurrentWidget(self.table if some else self.empty)
        self.print_button.setEnabled(some)

    def print_log(self) -> None:
        """Show the log as it will be printed; it passes the gate like every paper."""
        # The libraries of paper are loaded when first asked for.
        from desktop_app.safety import openings_paper  # noqa: PLC0415
        from ui.preview.request import PreviewRequest  # noqa: PLC0415
        from ui.preview.window import show_preview  # noqa: PLC0415

        session = self._session
        at, office = session.clock.now(), session.services.office.office().head
        found = dict(
            openings_paper.openings_writers(self.rows.found, office, session.office.user, at)
        )
        request = PreviewRequest(
            "Nhật ký mở danh tính", found.pop("pdf"), openings_paper.file_name(at), found
        )
        show_preview(self, session.background, request, session.paths.scratch)

    @Slot()
    def _on_ended(self) -> None:
        """The book is being closed: nothing may read it any more."""
        self.done(0)


def show_log(parent: QWidget, session: Session) -> OpeningsWindow | None:
    """Open the log; who neither manages nor opens is told that it is not theirs."""
    services = session.services
    if not (services.accounts.may_manage or services.shield.may_open):
        dialogs.door.tell(
            parent,
            "Nhật ký này chỉ dành cho người quản lý tài khoản và người giữ ngăn danh tính.",
        )
        return None
    window = OpeningsWindow(parent, session)
    window.show()
    return window


def _row(one: Opening) -> dict[str, Any]:
    return {
        "time": f"{one.time.astimezone(VIETNAM):%d/%m/%Y %H:%M}",
        "user": one.user,
        "code_name": one.code_name,
        "reason": one.reason,
    }
