"""The Báo cáo tab: what is due, the reports drawn up and sent, the page of one of them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.reports.duties_model import DueReport
from desktop_app.reports.duties_plans import Proposal
from desktop_app.reports.model import Report, Status
from ui import dialogs, theme
from ui.pages_tab import PagesTab
from ui.reports.begin import begin_due, begin_old, begin_other
from ui.reports.due.page import DuePage
from ui.reports.made.page import MadePage
from ui.session import Session
from ui.widgets.basics import Button, column, row
from ui.widgets.keyed import keyed
from ui.widgets.page_stack import PageStack, call

_OWN = "reports"


class ReportsTab(PagesTab):
    """ReportsDoor for its pages."""

    open_wanted = Signal(str, str)  # feature, uid: the desk shows it in its own tab

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.switches: list[_Switch] = []
        self.due = DuePage(session, self._switch())
        self.made = MadePage(session, self._switch())
        self.pages = PageStack((self.due, self.made), self)
        column(self, gap=0).addWidget(self.pages)
        self.due.begin_wanted.connect(self.begin)
        self.due.other_wanted.connect(lambda: begin_other(self))
        self.due.why_wanted.connect(self._why)
        self.due.plans_wanted.connect(self._ask_plans)
        self.due.old_wanted.connect(lambda: begin_old(self))
        self.made.old_wanted.connect(lambda: begin_old(self))
        self.made.compare_wanted.connect(self._compare)
        self.made.open_wanted.connect(self.open_report)
        self.made.delete_wanted.connect(self._delete)
        self.made.restore_wanted.connect(self._restore)
        self._unread: set[QWidget] = {self.made}
        self.pages.currentChanged.connect(lambda _place: self._on_page())
        for page in (self.due, self.made):
            keyed(page, {"Ctrl+N": lambda: begin_other(self)})
        keyed(
            self,
            {
                "Alt+1": self.show_due,
                "Alt+2": self.show_made,
                "Alt+3": self.show_forms,
                "Alt+4": self.show_duties,
            },
        )
        self.due.refresh()
        self._mark()

    # What the desk asks

    def refresh(self) -> None:
        """Something was changed; a list out of sight is read when it comes back."""
        self._unread = {self.due, self.made}
        for page in self.pages.guests():
            call(page, "refresh")
        self._on_page()

    def search(self, words: str) -> None:
        """Look for words in all reports."""

        def go() -> None:
            self._show(self.made)
            self.made.search(words)

        self.pages.leave_all(go)

    def open_uid(self, uid: str) -> None:
        """Show a report from elsewhere; one that is due by its key."""

        def go() -> None:
            if "@" in uid:
                self._show(self.due)
                self.due.select(uid)
                self.take_focus()
            else:
                self.open_report(uid)

        self.pages.leave_all(go)

    def chapter(self) -> str:
        """What the handbook calls the page in sight."""
        told = call(self.pages.currentWidget(), "chapter")
        return told if isinstance(told, str) else ""

    # What its pages ask (see ui/reports/action.py)

    def begin(self, due: DueReport) -> None:
        """Begin a report that is due, go on with it, or show what was sent."""
        if due.report_uid:
            self.open_report(due.report_uid)
        else:
            begin_due(self, due)

    def open_report(self, uid: str) -> None:
        """Show the page of a report."""
        from ui.reports.old.page import OldFigures  # noqa: PLC0415 - when asked for
        from ui.reports.report.page import ReportPage  # noqa: PLC0415

        report = self.session.services.reports.get(uid)
        if report.deleted:
            dialogs.door.tell(
                self,
                "Báo cáo này đang ở trong thùng rác.",
                detail="Hãy khôi phục từ thùng rác của danh sách báo cáo rồi mở lại.",
            )
        elif report.status is Status.ENTERED:
            self.show_page(OldFigures(self, report.regime, report.period, uid))
        else:
            self.show_page(ReportPage(self, uid))

    def show_record(self, feature: str, uid: str) -> None:
        """Show a record of any feature."""
        if feature == _OWN:
            self.open_report(uid)
        else:
            self.open_wanted.emit(feature, uid)

    def show_due(self) -> None:
        """The reports that are due."""
        self._switch_to(self.due)

    def show_made(self) -> None:
        """The reports drawn up and sent."""
        self._switch_to(self.made)

    def show_forms(self) -> None:
        """The forms: looked at, made and changed by the office."""
        from ui.reports.own_forms.page import FormsPage  # noqa: PLC0415 - when asked for

        if not self.pages.guests():
            self.show_page(FormsPage(self))

    def show_duties(self) -> None:
        """What has to be reported, by which text, when and to whom."""
        from ui.reports.duties.page import DutiesPage  # noqa: PLC0415 - when asked for

        if not self.pages.guests():
            self.show_page(DutiesPage(self))

    # Inside

    def _switch_to(self, here: QWidget) -> None:
        if not self.pages.guests():
            self._show(here)
            self.take_focus()

    def _show(self, here: QWidget) -> None:
        self.pages.setCurrentWidget(here)
        self._mark()

    def _on_page(self) -> None:
        here = self.pages.currentWidget()
        if here in self._unread:
            self._unread.discard(here)
            call(here, "refresh")

    def _delete(self, uids: list[str]) -> None:
        self.run(lambda s: [s.reports.delete(uid) for uid in uids][-1])

    def _restore(self, uids: list[str]) -> None:
        self.run(lambda s: [s.reports.restore(uid) for uid in uids][-1])

    def _compare(self, one: str, other: str) -> None:
        from ui.reports.compare.page import ComparePage  # noqa: PLC0415 - when asked for

        reports = self.session.services.reports
        older, newer = sorted((one, other), key=lambda uid: _age(reports.get(uid)))
        self.show_page(ComparePage(self, older, newer))

    def _ask_plans(self) -> None:
        from ui.reports.duties.plans import PlanDutiesDialog  # noqa: PLC0415 - when asked for

        def show(found: list[Proposal]) -> None:
            PlanDutiesDialog(self, self.session, found, self.take_focus).open()

        self.session.background.run_read(self, lambda s, _job: s.report_duties.from_plans(), show)

    def _why(self, due: DueReport) -> None:
        from ui.deadlines.why import show_why  # noqa: PLC0415 - loaded when first asked for

        show_why(self, self.session, self.session.services.report_duties.why(due.key))

    def _switch(self) -> QWidget:
        made = _Switch(self.show_due, self.show_made, self.show_forms, self.show_duties)
        self.switches.append(made)
        return made

    def _mark(self) -> None:
        for switch in self.switches:
            switch.mark(self.pages.currentWidget() is self.due)


def _age(report: Report) -> tuple[date, int]:
    return report.period.last, report.version


class _Switch(QWidget):
    """Phải gửi | Đã lập, and what is set up once: forms, duties."""

    def __init__(
        self,
        due: Callable[[], object],
        made: Callable[[], object],
        forms: Callable[[], object],
        duties: Callable[[], object],
    ) -> None:
        super().__init__()
        line = row(self, gap=2)
        self.due = Button("Phải gửi", "segment", "calendar-clock-outline", tip="Alt+1")
        self.made = Button("Đã lập", "segment", "archive-outline", tip="Alt+2")
        for one, act in ((self.due, due), (self.made, made)):
            one.setCheckable(True)
            one.clicked.connect(lambda _on=False, a=act: a())
            line.addWidget(one)
        self.more = Button("", "quiet", "cog-outline", tip="Biểu mẫu, kỳ báo cáo của cơ quan")
        self.more.setAccessibleName("Biểu mẫu, kỳ báo cáo")
        self.menu = menu = QMenu(self.more)
        menu.addAction(theme.icon("file-table-outline"), "Biểu mẫu…\tAlt+3", forms)
        menu.addAction(theme.icon("calendar-edit"), "Kỳ báo cáo…\tAlt+4", duties)
        self.more.clicked.connect(lambda _on=False: self._pop())
        line.addWidget(self.more)

    def _pop(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def mark(self, due: bool) -> None:
        """Show which page is in sight."""
        self.due.setChecked(due)
        self.made.setChecked(not due)
