"""What may be done with a report, as its state allows."""

from functools import partial
from typing import Protocol

from desktop_app.documents import atomic
from desktop_app.documents.model import Document
from desktop_app.documents.papers import writers
from desktop_app.reports import periods
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import CellKey, PeriodType, Report, Status
from desktop_app.reports.narrative.model import Narrative
from ui import dialogs
from ui.preview.request import PreviewRequest
from ui.preview.window import show_preview
from ui.reports.action import ReportsDoor
from ui.reports.report.form_pane import FormPane
from ui.reports.report.head import Act, ReportHead
from ui.reports.report.questions import (
    RefusedDialog,
    SendDialog,
    ask_correction,
    ask_days,
    ask_head,
    ask_taking_back,
)
from ui.reports.report.side_pane import SidePane
from ui.widgets.notes import Banner

_OPEN = (Status.DRAFT, Status.ENTERED)
Acts = list[Act | None]


class ReportView(Protocol):
    """The page that the actions are of."""

    uid: str
    filled: FilledReport | None
    head: ReportHead
    pane: FormPane
    side: SidePane
    banner: Banner

    def key(self) -> CellKey:
        """The figure in sight."""

    def go_to(self, form: str, code: str) -> None:
        """Show a figure."""


class ReportActs:
    """Fills the head of a page with what works for its report."""

    def __init__(self, door: ReportsDoor, page: ReportView) -> None:
        self._door, self._page = door, page
        self._shown: object = None

    def forget(self) -> None:
        """The book was written to: what is offered is looked up again."""
        self._shown = None

    def show_filled(self, filled: FilledReport) -> None:
        """Offer what the state of the report allows; the book is asked once for each state."""
        report, head, form = filled.report, self._page.head, self._page.pane.code()
        if (shown := (report, form, bool(form and filled.forms[form].missing))) == self._shown:
            return
        self._shown = shown
        head.show_primary(self._main(report))
        head.fill_more(self._others(filled))

    def do_main(self) -> None:
        """What the main button does."""
        act = self._main(self._page.filled.report) if self._page.filled else None
        if act is not None:
            act[2]()

    def send(self) -> None:
        """Lock and send; what stands in the way is shown instead."""
        page, filled = self._page, self._page.filled
        if filled is None or not page.pane.table.finish():
            return
        if filled.in_the_way:
            RefusedDialog(self._door, filled, page.pane.code(), page.go_to).open()
            return
        narrative = self._door.session.services.narratives.words(filled)
        SendDialog(self._door, filled, narrative).open()

    def show_words(self) -> None:
        """The words of the report."""
        from ui.reports.narrative.page import NarrativePage  # noqa: PLC0415 - when asked for

        door, page = self._door, self._page
        made = NarrativePage(door.session, page.uid)

        def go_to(form: str, code: str) -> None:
            door.leave_page()
            page.go_to(form, code)

        made.leave_wanted.connect(door.leave_page)
        made.figure_wanted.connect(go_to)
        made.print_wanted.connect(self._print_words)
        door.show_page(made)

    def _print_words(self, words: Narrative) -> None:
        from ui.reports.report.papers import preview_report  # noqa: PLC0415 - when asked for

        preview_report(self._door.widget, self._door.session, self._page.uid, words=words)

    def show_since(self) -> None:
        """What changed since it was sent."""
        from ui.reports.since.page import SincePage  # noqa: PLC0415 - when asked for

        self._door.show_page(SincePage(self._door, self._page.uid))

    def compare(self, other: str) -> None:
        """Beside another version."""
        from ui.reports.compare.page import ComparePage  # noqa: PLC0415 - when asked for

        self._door.show_page(ComparePage(self._door, other, self._page.uid))

    def preview_form(self) -> None:
        """Show the form in sight as it will be printed, in its official layout."""
        if self._page.pane.table.finish():
            self._preview(self._page.pane.code())

    def preview_report(self) -> None:
        """Show the whole report as it will be printed."""
        if self._page.pane.table.finish():
            self._preview("")

    def save_bundle(self) -> None:
        """Write Excel, PDF and Word into a folder."""
        from ui.reports.report.papers import save_bundle  # noqa: PLC0415 - when asked for

        page = self._page
        if page.filled is not None and page.pane.table.finish():
            save_bundle(self._door.widget, self._door.session, page.filled.report, page.banner)

    def _preview(self, form: str) -> None:
        # The libraries of paper are loaded when first asked for.
        from ui.reports.report.papers import preview_report  # noqa: PLC0415

        preview_report(self._door.widget, self._door.session, self._page.uid, form)

    def print_why(self) -> None:
        """The records behind the figure in sight, as a paper."""
        from desktop_app.reports.why_paper import why_paper  # noqa: PLC0415 - when asked for

        page = self._page
        rows, key = page.side.why.list.rows.rows, page.key()
        if page.filled is None or not rows:
            return
        session = self._door.session
        office = session.services.office.office()
        document = why_paper(
            page.filled, key, rows, office, session.office.user, session.clock.now()
        )
        self.show_document(document, page.side.why.title.text(), f"Danh sach {key[0]} {key[1]}")

    def show_document(self, document: Document, title: str, file_name: str) -> None:
        """The preview of a paper."""
        found = writers(lambda: document)
        request = PreviewRequest(
            title=title,
            make=found.pop("pdf"),
            file_name=atomic.safe_name(file_name),
            save_as=found,
        )
        session = self._door.session
        show_preview(self._door.widget, session.background, request, session.paths.scratch)

    def fill_zeros(self) -> None:
        """Put nought into every figure of the form that is still missing."""
        uid, form = self._page.uid, self._page.pane.code()
        self._door.run(lambda s: s.reports.fill_zeros(uid, form))

    def delete(self) -> None:
        """Move the report to the recycle bin."""
        uid = self._page.uid
        sure = dialogs.door.ask(
            self._door.widget,
            "Chuyển báo cáo này vào thùng rác?",
            detail="Số nhập tay và lời văn đi theo; lấy lại được từ thùng rác.",
            yes="Chuyển vào thùng rác",
        )
        if sure:
            self._door.run(lambda s: s.reports.delete(uid))

    # Inside

    def _main(self, report: Report) -> Act | None:
        if report.status is Status.DRAFT:
            return "Chốt và gửi", "lock-check-outline", self.send
        if report.status is Status.SENT:
            newer = self._door.session.services.reports.successor(report.uid)
            if newer is not None:
                return "Mở bản đính chính", "file-replace-outline", partial(
                    self._door.open_report, newer.uid
                )  # fmt: skip
            return "Lập bản đính chính", "file-replace-outline", partial(
                ask_correction, self._door, report
            )  # fmt: skip
        return None

    def _others(self, filled: FilledReport) -> Acts:
        report, door = filled.report, self._door
        whole = ("Xem và in trọn báo cáo\tCtrl+Shift+P", "printer-outline", self.preview_report)
        acts: Acts = [whole]
        if report.status in _OPEN:
            acts += self._writing(filled)
        if report.status in (Status.SENT, Status.SUPERSEDED):
            words = "Thay đổi sau khi gửi, in giải trình…"
            acts.append((words, "compare-horizontal", self.show_since))
            acts += self._sent_files(report.uid)
        for older in door.session.services.reports.versions(report.uid)[1:]:
            name = f"So với bản gửi lần {older.version}"
            acts.append((name, "file-compare", partial(self.compare, older.uid)))
            words = f"Mở bản gửi lần {older.version}"
            acts.append((words, "file-clock-outline", partial(door.open_report, older.uid)))
        if report.status is Status.SENT:
            act = partial(ask_taking_back, door, report)
            acts += [None, ("Bỏ ghi nhận đã gửi…", "lock-open-variant-outline", act)]
        if report.status in _OPEN:
            acts += [None, ("Chuyển vào thùng rác", "trash-can-outline", self.delete)]
        return acts

    def _sent_files(self, uid: str) -> Acts:
        from ui.preview.request import KINDS  # noqa: PLC0415 - when sent
        from ui.reports.report.papers import save_sent_file  # noqa: PLC0415 - when sent

        door, found = self._door, []
        for attachment, name in door.session.services.reports.files(uid):
            words = KINDS[name.rpartition(".")[2]][0]
            act = partial(save_sent_file, door.widget, door.session, attachment, name)
            found.append((f"Lưu tệp đã gửi: {words}", "content-save-outline", act))
        return [*found]

    def _writing(self, filled: FilledReport) -> Acts:
        report, form = filled.report, self._page.pane.code()
        acts: Acts = []
        if form and filled.forms[form].missing:
            words = f"Điền 0 vào các ô trống của biểu {form}"
            acts.append((words, "numeric-0-box-outline", self.fill_zeros))
        acts.append(
            ("Số, ký hiệu, ngày, người ký…", "signature-freehand",
             partial(ask_head, self._door, report))
        )  # fmt: skip
        if report.regime != periods.KNTC or report.period.type is PeriodType.OTHER:
            act = partial(ask_days, self._door, report)
            acts.append(("Ngày chốt số liệu…", "calendar-edit", act))
        return acts
