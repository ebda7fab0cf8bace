"""A form as it will be printed, with the figures of a period that is asked for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.documents import atomic, xlsx
from desktop_app.documents.model import Document
from desktop_app.documents.papers import writers
from desktop_app.fields import Field, Kind
from desktop_app.jobs import Job
from desktop_app.reports import periods
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.forms.model import Form
from desktop_app.reports.model import PeriodType, ReportPeriod
from desktop_app.reports.out.head import PaperHead, head_of
from desktop_app.reports.out.sheets import official_sheets
from desktop_app.reports.out.tables import form_tables
from desktop_app.reports.trial import trial
from desktop_app.services import Services
from ui.preview.request import PreviewRequest
from ui.preview.window import show_preview
from ui.reports.begin import asked_period
from ui.session import Session
from ui.widgets.ask import AskDialog, Question

_BLANK = "blank"
_PERIODS = tuple((one.value, words) for one, words in (
    (PeriodType.Q1, "Quý I"),
    (PeriodType.Q2, "Quý II"),
    (PeriodType.H1, "6 tháng đầu năm"),
    (PeriodType.Q3, "Quý III"),
    (PeriodType.M9, "9 tháng đầu năm"),
    (PeriodType.Q4, "Quý IV"),
    (PeriodType.YEAR, "Năm"),
))  # fmt: skip
_FIELDS = (
    Field("figures", "Số trên biểu", Kind.CHOICE, required=True, width=60,
          choices=(("books", "Số thật tính từ sổ"), (_BLANK, "Biểu trống"))),
    Field("period", "Kỳ", Kind.CHOICE, required=True, choices=_PERIODS, width=60),
    Field("year", "Năm", Kind.NUMBER, required=True),
)  # fmt: skip
_ABOUT = "Chỉ để xem: không lập báo cáo, không ghi gì vào sổ. Chỉ tiêu nhập tay để dấu …"


def preview_form(parent: QWidget, session: Session, form: Form) -> None:
    """Ask for the period, then show the form in the preview."""
    asked: list[tuple[ReportPeriod, bool]] = []

    def work(_services: Services, values: Mapping[str, Any]) -> Changes:
        period = asked_period(values, periods.KNTC)
        asked.append((period, values["figures"] == _BLANK))
        return Changes()

    def go(_changes: Changes) -> None:
        period, blank = asked[-1]
        show = partial(_show, parent, session, form.code)
        session.background.run_read(parent, partial(_filled, form, period, blank), show)

    last = _last_whole(session)
    question = Question(
        "Xem như biểu in",
        "Xem",
        _FIELDS,
        work,
        _ABOUT,
        {"figures": "books", "period": last.type.value, "year": last.year},
    )
    AskDialog(parent, session, question, go).open()


def _last_whole(session: Session) -> ReportPeriod:
    """The period that ended last; of two that end together the longer one."""
    today = session.clock.today()
    known = [
        periods.period_of(kind, year)
        for year in (today.year - 1, today.year)
        for kind in periods.OF_LAW
    ]
    ended = [one for one in known if one.last < today]
    return max(ended, key=lambda one: (one.last, -one.first.toordinal()))


def _filled(
    form: Form, period: ReportPeriod, blank: bool, services: Services, job: Job
) -> tuple[FilledReport, PaperHead]:
    job.step(0, 1)
    shelf = services.report_forms.shelf
    filled = trial(services.book, services.clock, shelf, form, period, blank=blank)
    return filled, head_of(filled.report, services.office.office(), None)


def _show(
    parent: QWidget, session: Session, code: str, found: tuple[FilledReport, PaperHead]
) -> None:
    filled, head = found
    one = replace(filled, forms={code: filled.forms[code]})
    head = replace(head, draft=True)
    made = writers(lambda: Document(appendices=form_tables(one, head), watermark=head.watermark))
    sheets = official_sheets(one, head)
    request = PreviewRequest(
        title=f"Biểu {code}: {one.report.title}",
        make=made["pdf"],
        file_name=atomic.safe_name("Bieu", code.replace("/", "-"), one.report.title),
        save_as={
            "docx": made["docx"],
            "xlsx": lambda path: atomic.save(path, lambda stream: xlsx.write(sheets, stream)),
        },
    )
    show_preview(parent, session.background, request, session.paths.scratch)
