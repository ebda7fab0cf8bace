"""What may be done with a report, as its state allows."""

from typing import TYPE_CHECKING

from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import Status
from ui import dialogs
from ui.reports.action import ReportsDoor
from ui.reports.report.head import Act

if TYPE_CHECKING:
    from ui.reports.report.page import ReportPage


class ReportActs:
    """Fills the head of a page with what works for its report."""

    def __init__(self, door: ReportsDoor, page: "ReportPage") -> None:
        self._door, self._page = door, page

    def show_filled(self, filled: FilledReport) -> None:
        """Offer what the state of the report allows."""
        status = filled.report.status
        self._page.head.show_primary(self._main(status))
        self._page.head.fill_more(self._others(filled))

    def do_main(self) -> None:
        """What the main button does."""
        act = self._main(self._page.filled.report.status) if self._page.filled else None
        if act is not None:
            act[2]()

    def preview_form(self) -> None:
        """Show the form in sight as it will be printed."""

    def fill_zeros(self) -> None:
        """Put nought into every figure of the form that is still missing."""
        uid, form = self._page.uid, self._page.pane.code()
        self._door.run(lambda s: s.reports.fill_zeros(uid, form))

    def delete(self) -> None:
        """Move the report to the recycle bin."""
        uid = self._page.uid
        sure = dialogs.door.ask(
            self._page,
            "Chuyển báo cáo này vào thùng rác?",
            detail="Số nhập tay và lời văn đi theo; lấy lại được từ thùng rác.",
            yes="Chuyển vào thùng rác",
        )
        if sure:
            self._door.run(lambda s: s.reports.delete(uid))

    # Inside

    def _main(self, status: Status) -> Act | None:
        return None

    def _others(self, filled: FilledReport) -> list[Act | None]:
        acts: list[Act | None] = []
        form = self._page.pane.code()
        if filled.report.status in (Status.DRAFT, Status.ENTERED):
            if form and filled.forms[form].missing:
                words = f"Điền 0 vào {len(filled.forms[form].missing)} ô trống của biểu {form}"
                acts.append((words, "numeric-0-box-outline", self.fill_zeros))
            acts += [None, ("Chuyển vào thùng rác", "trash-can-outline", self.delete)]
        return acts
