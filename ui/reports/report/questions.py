"""What is asked before something is written about a report: head, days, sending, correcting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.changes import Changes
from desktop_app.dates import show
from desktop_app.fields import Field, Kind
from desktop_app.office.numbering import series_key
from desktop_app.reports.check_code import check_code, figures_of, spoken
from desktop_app.reports.duties_model import DueReport
from desktop_app.reports.filled import FilledReport, Finding
from desktop_app.reports.model import Report, ReportHead
from desktop_app.reports.narrative.model import Narrative
from desktop_app.services import Services
from ui.reports.action import ReportsDoor
from ui.reports.side.checks import FindingLine, ordered_findings
from ui.widgets.ask import AskDialog, Question
from ui.widgets.basics import button, column, label, primary_button, row, scrolled
from ui.window_place import fit

SYMBOL = "BC-UBND"
WAYS = (
    ("document_system", "Hệ thống quản lý văn bản và điều hành"),
    ("email", "Thư điện tử công vụ"),
    ("post", "Bưu điện"),
    ("in_person", "Nộp trực tiếp"),
    ("software", "Phần mềm báo cáo của ngành Thanh tra"),
)
Values = Mapping[str, Any]


def ask_head(door: ReportsDoor, report: Report) -> None:
    """Number and symbol, day, signer, recipients."""
    services = door.session.services
    signers = tuple(
        (str(one["uid"]), f"{one['name']} – {one['title']}") for one in _signers(services)
    )
    head, today = report.head, door.session.clock.today()
    symbol = head.symbol or SYMBOL
    fields = (
        _number_field(services, symbol, head.dated_on or today),
        Field("symbol", "Ký hiệu", width=16),
        Field("dated_on", "Ngày báo cáo", Kind.DATE),
        Field("signer", "Người ký", Kind.CHOICE, choices=signers, width=60),
        Field("sent_to", "Nơi nhận", width=60),
        Field("title", "Tên báo cáo", required=True, width=60),
    )

    def work(s: Services, values: Values) -> Changes:
        day = values["dated_on"]
        asked = ReportHead(
            number=str(values["number"] or ""),
            symbol=str(values["symbol"] or ""),
            dated_on=date.fromisoformat(str(day)) if day else None,
            signer=str(values["signer"] or ""),
            sent_to=str(values["sent_to"] or ""),
        )
        if str(values["title"]) != report.title:
            s.reports.set_title(report.uid, str(values["title"]))
        return s.reports.set_head(report.uid, asked)

    values = {
        "title": report.title,
        "number": head.number,
        "symbol": symbol,
        "dated_on": head.dated_on.isoformat() if head.dated_on else "",
        "signer": head.signer or (signers[0][0] if signers else ""),
        "sent_to": head.sent_to or duty_recipient(services, report),
    }
    question = Question("Số, ký hiệu, ngày, người ký", "Lưu", fields, work, "", values)
    AskDialog(door.widget, door.session, question).open()


def ask_days(door: ReportsDoor, report: Report) -> None:
    """The cut-off days of a report whose period the law does not set."""
    fields = (
        Field("first", "Số liệu từ ngày", Kind.DATE, required=True),
        Field("last", "đến hết ngày", Kind.DATE, required=True),
    )

    def work(s: Services, values: Values) -> Changes:
        first, last = (date.fromisoformat(str(values[key])) for key in ("first", "last"))
        return s.reports.set_days(report.uid, first, last)

    values = {
        "first": report.period.first.isoformat(),
        "last": report.period.last.isoformat(),
    }
    about = "Mọi số được tính lại theo ngày mới; số nhập tay giữ nguyên."
    question = Question("Ngày chốt số liệu", "Chốt ngày", fields, work, about, values)
    AskDialog(door.widget, door.session, question).open()


def ask_correction(door: ReportsDoor, report: Report) -> None:
    """Why a corrected version is drawn up; it opens when it is begun."""
    fields = (Field("reason", "Lý do đính chính", Kind.LONG_TEXT, required=True, width=60),)
    question = Question(
        "Lập bản đính chính",
        "Lập bản đính chính",
        fields,
        lambda s, values: s.reports.correct(report.uid, str(values["reason"])),
        "Bản đã gửi được giữ nguyên và còn giá trị đến khi bản đính chính được gửi.",
    )
    AskDialog(door.widget, door.session, question, lambda done: door.open_report(done.uid)).open()


def ask_taking_back(door: ReportsDoor, report: Report) -> None:
    """Why it was not sent after all."""
    fields = (Field("reason", "Lý do", Kind.LONG_TEXT, required=True, width=60),)
    question = Question(
        "Bỏ ghi nhận đã gửi",
        "Bỏ ghi nhận",
        fields,
        lambda s, values: s.reports.take_back(report.uid, str(values["reason"])),
        "Chỉ dùng khi ghi nhầm là đã gửi. Báo cáo đã đến nơi nhận thì lập bản đính chính.",
    )
    AskDialog(door.widget, door.session, question).open()


class SendDialog(AskDialog):
    """What is locked, the check code, the day and way of sending."""

    def __init__(self, door: ReportsDoor, filled: FilledReport, narrative: Narrative) -> None:
        report, today = filled.report, door.session.clock.today()
        services, symbol = door.session.services, report.head.symbol or SYMBOL
        fields = (
            _number_field(services, symbol, report.head.dated_on or today),
            Field("sent_on", "Ngày gửi", Kind.DATE, required=True),
            Field("sent_how", "Cách gửi", Kind.CHOICE, choices=WAYS, width=60),
            Field("sent_to", "Nơi nhận", width=60),
        )
        values = {
            "number": report.head.number,
            "sent_on": (report.head.dated_on or today).isoformat(),
            "sent_how": "document_system",
            "sent_to": report.head.sent_to or duty_recipient(services, report),
        }

        def work(s: Services, asked: Values) -> Changes:
            day = date.fromisoformat(str(asked["sent_on"]))
            _put_number(s, report.uid, str(asked["number"] or "").strip(), day)
            how = dict(WAYS).get(str(asked["sent_how"]), "")
            files = s.report_papers.files()
            return s.reports.send(report.uid, day, str(asked["sent_to"] or ""), how, files)

        about = f"{report.title}. {locked_words(filled, narrative)}"
        question = Question("Chốt và gửi", "Chốt và gửi", fields, work, about, values)
        super().__init__(door.widget, door.session, question)
        self.code = label(spoken(check_code(figures_of(filled))), "heading")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = row(gap=12)
        line.addWidget(label("Mã đối chiếu", "muted"))
        line.addWidget(self.code)
        line.addStretch(1)
        self.body.addLayout(line)
        hint = "Đọc mã này qua điện thoại: hai bên có cùng mã là cùng số liệu."
        self.body.addWidget(label(hint, "small", wrap=True))
        self.banner.tell(early_words(report, today), "soon")


class RefusedDialog(QDialog):
    """What stands in the way of sending; a line leads to its figure."""

    def __init__(
        self, door: ReportsDoor, filled: FilledReport, form: str, go: Callable[[str, str], object]
    ) -> None:
        super().__init__(door.widget)
        self.setWindowTitle("Chưa gửi được")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._go = go
        findings = ordered_findings(filled.in_the_way, form)
        self._cells = [one.cells for one in findings]
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label("Chưa gửi được", "heading"))
        about = "Số liệu đang nhập vẫn còn nguyên; bản dự thảo vẫn in được."
        lines.addWidget(label(about, "muted", wrap=True))
        inside = scrolled(_listed(findings, form, self._show))
        lines.addWidget(inside, 1)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(button("Đóng", on_click=self.reject))
        self.go = primary_button("Đến chỗ đầu tiên", "arrow-right", "", lambda: self._show(0))
        foot.addWidget(self.go)
        lines.addLayout(foot)
        fit(self, 620, 420)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, place: int) -> None:
        self.accept()
        if self._cells[place]:
            self._go(*self._cells[place][0])


def early_words(report: Report, today: date) -> str:
    """What one should know before sending: the period still runs, the report has no number."""
    if today <= report.period.last:
        return (
            f"Kỳ số liệu còn chạy đến {show(report.period.last)}: hồ sơ vào sổ từ nay đến đó sẽ"
            " không có trong báo cáo này."
        )
    if not report.head.number:
        return "Báo cáo chưa có số: ghi số ở dưới; đã gửi rồi thì không ghi thêm được."
    return ""


def locked_words(filled: FilledReport, narrative: Narrative) -> str:
    """What sending locks: "Khóa 6 biểu với 130 số, 48 hồ sơ làm nên các số, lời văn."."""
    cells = [cell for form in filled.forms.values() for cell in form.cells.values()]
    records = {ref for cell in cells for ref in cell.refs}
    text = ", lời văn" if narrative.sections else ""
    text += ", các tệp Excel, PDF, Word"
    return (
        f"Khóa {len(filled.forms)} biểu với {len(cells)} số, {len(records)} hồ sơ làm nên các số"
        f"{text}. Sau khi gửi không sửa được; sổ thay đổi thì chương trình báo."
    )


def duty_recipient(services: Services, report: Report) -> str:
    """To whom the duty of a report is owed; "" when no duty asks for it."""
    found: DueReport | None = next(
        (
            one
            for one in services.report_duties.calendar(
                date(report.period.last.year, 1, 1), date(report.period.last.year + 1, 12, 31)
            )
            if one.report_uid == report.uid
        ),
        None,
    )
    return found.duty.values.recipient if found else ""


def _number_field(services: Services, symbol: str, day: date) -> Field:
    """The number, with the next one of its series told."""
    upcoming = services.life.numbers.next(series_key(symbol), day.year)
    told = f"Số tiếp theo: {upcoming:02d}; bỏ trống khi chưa cấp"
    return Field("number", "Số", width=10, help=told)


def _put_number(services: Services, uid: str, number: str, day: date) -> None:
    """Keep the number typed while sending; a report with a number bears a day too."""
    head = services.reports.get(uid).head
    if number != head.number:
        dated = head.dated_on or (day if number else None)
        head = replace(head, number=number, symbol=head.symbol or SYMBOL, dated_on=dated)
        services.reports.set_head(uid, head)


def _signers(services: Services) -> list[dict[str, Any]]:
    return [one for one in services.office.rows("officers") if one.get("signs")]


def _listed(findings: Sequence[Finding], form: str, show: Callable[[int], object]) -> QWidget:
    inside = QWidget()
    inside.setProperty("role", "clear")
    lines = column(inside, gap=4)
    for place, finding in enumerate(findings):
        made = FindingLine(finding, form)
        made.activated.connect(lambda at=place: show(at))
        lines.addWidget(made)
    lines.addStretch(1)
    return inside
