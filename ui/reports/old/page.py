"""The page "Số liệu báo cáo cũ": forms typed in or pasted, kept as soon as they are entered."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.reports import periods
from desktop_app.reports.compiling import settled
from desktop_app.reports.filled import Cell, CellState, FilledForm, FilledReport
from desktop_app.reports.forms.model import Form
from desktop_app.reports.model import CellKey, HandCell, Report, ReportPeriod, Status
from desktop_app.services import Services
from ui.reports.action import ReportsDoor
from ui.reports.form.model import Place
from ui.reports.report.form_pane import FormPane
from ui.reports.report.head import ReportHead
from ui.widgets.basics import column
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner

ABOUT = (
    "Gõ hoặc dán từ Excel số liệu của báo cáo đã gửi trước đây. Số được giữ ngay khi nhập; báo cáo"
    " cùng kỳ năm sau lấy ra để so sánh. Cột do công thức tính tự cộng."
)


class OldFigures(QWidget):
    """Kept with every figure; nothing to save at the end."""

    def __init__(self, door: ReportsDoor, regime: str, period: ReportPeriod, uid: str = "") -> None:
        super().__init__()
        self._door, self.regime, self.period, self.uid = door, regime, period, uid
        self._unwritten: dict[CellKey, HandCell] = {}
        self.head = ReportHead(door.leave_page)
        self.banner, self.pane = Banner("hint", ABOUT), FormPane()
        self.pane.foot.hide()
        lines = column(self, gap=8, edge=16)
        for part in (self.head, self.banner):
            lines.addWidget(part)
        lines.addWidget(self.pane, 1)
        table = self.pane.table
        for place in (Place.COUNTED, Place.LAST, Place.SAME, Place.CHANGE):
            table.setColumnHidden(place, True)
        table.entered.connect(lambda _place, values: self._enter(values))
        table.said.connect(door.session.background.said)
        keyed(self, {"Ctrl+S": table.finish})
        self.refresh()

    def refresh(self) -> None:
        """Read what was entered so far."""
        reports = self._door.session.services.reports
        if self.uid and reports.get(self.uid).deleted:
            self._door.leave_page()
            return
        self._show()

    def take_focus(self) -> None:
        """The table."""
        self.pane.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_work(self) -> None:
        """What is being typed goes into the book."""
        self.pane.table.finish()

    def may_close(self) -> bool:
        """A figure that makes no sense keeps the page."""
        return self.pane.table.finish()

    def _show(self) -> None:
        services = self._door.session.services
        report = services.reports.get(self.uid) if self.uid else self._blank()
        hand = dict(services.reports.content(self.uid).hand) if self.uid else {}
        filled = old_report(report, old_forms(services, self.regime, self.period),
                            hand | self._unwritten)  # fmt: skip
        self.head.show_report(report, self._door.session.clock.today())
        self.head.show_primary(None)
        self.head.fill_more([])
        self.pane.show_filled(filled)

    def _blank(self) -> Report:
        title = f"Báo cáo {periods.label(self.period)} (nhập tay)"
        return Report(
            uid="", rev=0, title=title, regime=self.regime, period=self.period, due=None, forms=(),
            status=Status.ENTERED, version=1,
        )  # fmt: skip

    def _enter(self, values: dict[str, Decimal | None]) -> None:
        form = self.pane.code()
        typed = {(form, code): value for code, value in values.items() if value is not None}
        gone = {(form, code): None for code, value in values.items() if value is None}
        regime, period, uid = self.regime, self.period, self.uid

        def work(services: Services) -> Changes:
            if typed:
                return services.reports.enter_old(regime, period, typed)
            return services.reports.set_cells(uid, gone)

        self._unwritten |= {key: HandCell(value) for key, value in typed.items()}
        self._show()
        self._door.session.background.run(self, work, self._on_kept, self._on_failed)

    def _on_kept(self, done: Changes) -> None:
        self.uid = done.uid or self.uid
        self._unwritten.clear()
        self._show()

    def _on_failed(self, error: BaseException) -> None:
        self._unwritten.clear()
        self._show()
        if isinstance(error, UserError):
            self.pane.told.tell(error.message, "late")


def old_forms(services: Services, regime: str, period: ReportPeriod) -> list[Form]:
    """The forms of that time; those of now where the program knows none as old."""
    forms = services.report_forms.forms(regime, period.last)
    return forms or services.report_forms.forms(regime, services.clock.today())


def old_report(report: Report, forms: list[Form], hand: dict[CellKey, HandCell]) -> FilledReport:
    """The forms with what was typed, their totals added up."""
    filled = {
        form.code: FilledForm(
            form, {item.code: Cell(item, CellState.MISSING, None) for item in form.live}
        )
        for form in forms
    }
    return settled(FilledReport(report, filled), hand)
