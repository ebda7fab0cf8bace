"""Who sends a report and how it is numbered: what is printed around its words and forms; pure."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.dates import official_date
from desktop_app.documents.model import Header, Signature
from desktop_app.office.model import Office, Officer
from desktop_app.office.rules import signature_lines
from desktop_app.registers.paper import month_words
from desktop_app.reports.check_code import check_code, figures_of, spoken
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import Report, Status
from desktop_app.reports.records import numbered
from desktop_app.reports.sending import refuse_unsound

DRAFT = "DỰ THẢO"
SYMBOL = "BC-UBND"
_GAP = "…"
_SENT = (Status.SENT, Status.SUPERSEDED)


@dataclass(frozen=True)
class PaperHead:
    """What is printed around a report. `unit` stands in the column "Đơn vị" of its forms.

    `draft` prints bear the mark "DỰ THẢO"; the others a check code.
    """

    issuer: str  # two lines in capitals
    unit: str  # "UBND xã Đồng Mẫu"
    number: str = ""
    symbol: str = SYMBOL
    place: str = ""
    dated_on: date | None = None
    addressee: str = ""
    recipients: tuple[str, ...] = ()
    signature: Signature | None = None
    draft: bool = True

    @property
    def header(self) -> Header:
        """The head in two columns."""
        return Header(
            issuer=self.issuer,
            number_line=f"Số: {self.number or '       '}/{self.symbol}",
            place_date=month_words(self.place, self.dated_on)
            if self.dated_on
            else f"{self.place}, ngày      tháng      năm       ",
        )

    @property
    def attached(self) -> str:
        """ "(Kèm theo Báo cáo số: 12/BC-UBND ngày 17 tháng 6 năm 2026 của UBND xã …)"."""
        day = self.dated_on
        words = official_date(day) if day else f"ngày {_GAP * 2} tháng {_GAP * 2} năm {_GAP * 3}"
        number = self.number or _GAP * 2
        return f"(Kèm theo Báo cáo số: {number}/{self.symbol} {words} của {self.unit})"

    @property
    def watermark(self) -> str:
        """What a draft bears, "" for a report that goes out."""
        return DRAFT if self.draft else ""


def head_of(report: Report, office: Office, signer: Officer | None) -> PaperHead:
    """The head of a report as it is now: a draft until it is sent."""
    head = report.head
    addressee = head.sent_to
    return PaperHead(
        issuer=office.head,
        unit=office.authority,
        number=numbered(replace(head, symbol="")),
        symbol=head.symbol or SYMBOL,
        place=office.place,
        dated_on=head.dated_on,
        addressee=addressee,
        recipients=("Như trên;" if addressee else "Cơ quan nhận báo cáo;", "Lưu: VT."),
        signature=Signature(signature_lines(signer), signer.name)
        if signer
        else Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        draft=report.status not in _SENT,
    )


def to_be_signed(head: PaperHead, filled: FilledReport) -> PaperHead:
    """The head for the clean print that is signed before it is sent; UserError naming the rule
    that fails, as sending would."""
    refuse_unsound(filled)
    return replace(head, draft=False)


def code_line(filled: FilledReport) -> str:
    """The check code of the whole report, as printed at its end."""
    code = filled.report.check_code or check_code(figures_of(filled))
    return f"Mã đối chiếu báo cáo: {spoken(code)}"


def version_line(report: Report) -> str:
    """That it replaces an earlier version, "" for a first one."""
    if report.version < 2:
        return ""
    return f"Bản đính chính lần {report.version - 1}: {report.reason}".removesuffix(": ")
