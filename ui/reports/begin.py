"""A report is begun: one that is due at once, any other after its days were asked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.changes import Changes
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.reports import periods
from desktop_app.reports.duties_model import DueReport
from desktop_app.reports.duties_words import title
from desktop_app.reports.model import PeriodType, ReportPeriod, Status
from desktop_app.services import Services
from ui.reports.action import ReportsDoor
from ui.widgets.ask import AskDialog, Question

_FIRST = Field("first", "Số liệu từ ngày", Kind.DATE, required=True)
_LAST = Field("last", "đến hết ngày", Kind.DATE, required=True)
_REGIMES = (
    ("kntc", "Tiếp công dân, khiếu nại, tố cáo (TT 06/2025/TT-TTCP)"),
    ("democracy", "Thực hiện dân chủ ở cơ sở"),
)
_PERIODS = (
    ("Q1", "Quý I"),
    ("Q2", "Quý II"),
    ("H1", "6 tháng đầu năm"),
    ("Q3", "Quý III"),
    ("M9", "9 tháng đầu năm"),
    ("Q4", "Quý IV"),
    ("Y", "Năm"),
    ("other", "Chuyên đề, đột xuất (tự đặt ngày)"),
)
_ASKED = (
    Field("regime", "Loại báo cáo", Kind.CHOICE, required=True, choices=_REGIMES, width=60),
    Field("period", "Kỳ", Kind.CHOICE, required=True, choices=_PERIODS, width=60),
    Field("year", "Năm", Kind.NUMBER, required=True),
    Field("first", "Số liệu từ ngày", Kind.DATE, help="Chỉ cần khi tự đặt ngày"),
    Field("last", "đến hết ngày", Kind.DATE, help="Chỉ cần khi tự đặt ngày"),
    Field("due", "Gửi chậm nhất", Kind.DATE),
    Field("title", "Tên báo cáo", width=60, help="Để trống thì chương trình đặt theo kỳ"),
)


def begin_due(door: ReportsDoor, due: DueReport) -> None:
    """Begin the report that is due; its days are asked where nothing settles them."""
    if due.cut_known:
        door.run(lambda s: _begin(s, due, due.period), lambda done: door.open_report(done.uid))
        return

    def work(services: Services, values: Mapping[str, Any]) -> Changes:
        first, last = (date.fromisoformat(str(values[key])) for key in ("first", "last"))
        return _begin(services, due, ReportPeriod(first, last, due.period.year, due.period.type))

    question = Question(
        "Ngày chốt số liệu",
        "Lập báo cáo",
        (_FIRST, _LAST),
        work,
        f"{due.cut_note} Báo cáo sẽ ghi rõ số liệu tính đến ngày nào; gửi chậm nhất"
        f" {show(due.due)}.".strip(),
        {"first": due.period.first.isoformat(), "last": due.period.last.isoformat()},
    )
    AskDialog(door.widget, door.session, question, lambda done: door.open_report(done.uid)).open()


def begin_other(door: ReportsDoor) -> None:
    """Begin a report that no duty asks for."""
    today = door.session.clock.today()

    def work(services: Services, values: Mapping[str, Any]) -> Changes:
        regime = str(values["regime"])
        period = asked_period(values, regime)
        forms = [one.code for one in services.report_forms.forms(regime, period.last)]
        due = date.fromisoformat(str(values["due"])) if values["due"] else None
        return services.reports.begin("", regime, period, forms, str(values["title"] or ""), due)

    question = Question(
        "Lập báo cáo khác",
        "Lập báo cáo",
        _ASKED,
        work,
        "Báo cáo chuyên đề, đột xuất, hoặc một kỳ mà danh sách Phải gửi không có.",
        {"regime": "kntc", "period": "other", "year": today.year},
    )
    AskDialog(door.widget, door.session, question, lambda done: door.open_report(done.uid)).open()


def begin_old(door: ReportsDoor) -> None:
    """Enter the figures of a report that was sent before the program came."""
    from ui.reports.old.page import OldFigures  # noqa: PLC0415 - loaded when asked for

    today = door.session.clock.today()
    found: list[tuple[str, ReportPeriod]] = []

    def work(_services: Services, values: Mapping[str, Any]) -> Changes:
        regime = str(values["regime"])
        found.append((regime, asked_period(values, regime)))
        return Changes()

    def go(_changes: Changes) -> None:
        regime, period = found[-1]
        uid = entered_uid(door.session.services, regime, period)
        door.show_page(OldFigures(door, regime, period, uid))

    question = Question(
        "Nhập số liệu báo cáo cũ",
        "Nhập số",
        _ASKED[:5],
        work,
        "Để cột Cùng kỳ, Kỳ trước có số so sánh khi sổ chưa có hồ sơ của thời gian đó.",
        {"regime": "kntc", "period": "Y", "year": today.year - 1},
    )
    AskDialog(door.widget, door.session, question, go).open()


def entered_uid(services: Services, regime: str, period: ReportPeriod) -> str:
    """The old report of a period that was typed in already, "" for none."""
    wanted = {
        "regime": regime,
        "first_day": period.first.isoformat(),
        "last_day": period.last.isoformat(),
        "status": Status.ENTERED.value,
    }
    return next(iter(services.reports.ids(filters=wanted)), "")


def asked_period(values: Mapping[str, Any], regime: str) -> ReportPeriod:
    """The period that was entered; UserError beside the field that is wrong."""
    kind = PeriodType(str(values["period"]))
    if kind is not PeriodType.OTHER:
        return periods.period_of(kind, int(values["year"]), regime)
    days = [str(values[key] or "") for key in ("first", "last")]
    for key, day in zip(("first", "last"), days, strict=True):
        if not day:
            raise UserError("Cần nhập ngày này.", key)
    first, last = map(date.fromisoformat, days)
    if last < first:
        raise UserError("Ngày cuối phải từ ngày đầu trở đi.", "last")
    return ReportPeriod(first, last, int(values["year"]))


def _begin(services: Services, due: DueReport, period: ReportPeriod) -> Changes:
    """The report of a duty with its forms; those of its regime where it names none."""
    values = due.duty.values
    forms = list(values.forms) or [
        one.code for one in services.report_forms.forms(values.regime, period.last)
    ]
    return services.reports.begin(due.duty.uid, values.regime, period, forms, title(due), due.due)
