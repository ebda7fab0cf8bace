"""The note that explains to whoever got a report what changed since then; pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from desktop_app.dates import show
from desktop_app.documents.model import (
    Align,
    Block,
    Document,
    HeadCell,
    Header,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.errors import UserError
from desktop_app.office.model import Office, Officer
from desktop_app.office.rules import signature_lines
from desktop_app.registers.paper import month_words
from desktop_app.reports import periods
from desktop_app.reports.check_code import spoken
from desktop_app.reports.model import Report
from desktop_app.reports.numbers import numeral
from desktop_app.reports.records import numbered
from desktop_app.reports.since_sent import Drift, Moved

NAMED = 30  # records of one figure told by name
_HEADS = ("Mã", "Chỉ tiêu", "Đã gửi", "Nay", "Thay đổi", "Hồ sơ và lý do")
_COLUMNS = (
    TableColumn(Align.CENTER, 12),
    TableColumn(width_mm=44),
    TableColumn(Align.CENTER, 14),
    TableColumn(Align.CENTER, 14),
    TableColumn(Align.CENTER, 20),
    TableColumn(),
)


def explanation(
    report: Report, drifts: Sequence[Drift], office: Office, signer: Officer | None, today: date
) -> Document:
    """The note as a paper; UserError when nothing changed."""
    if not drifts:
        raise UserError("Từ khi gửi đến nay số liệu không có gì thay đổi nên không cần giải trình.")
    return Document(
        header=Header(
            issuer=office.head,
            number_line="Số:        /BC-UBND",
            place_date=month_words(office.place, today),
        ),
        type_name="BÁO CÁO",
        subject=f"Giải trình thay đổi số liệu sau khi gửi {report.title}",
        addressees=(report.head.sent_to,) if report.head.sent_to else (),
        body=tuple(_body(report, drifts, office, today)),
        recipients=("Như trên;" if report.head.sent_to else "Cơ quan nhận báo cáo;", "Lưu: VT."),
        signature=Signature(signature_lines(signer), signer.name)
        if signer
        else Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    )


def _body(report: Report, drifts: Sequence[Drift], office: Office, today: date) -> Iterator[Block]:
    number = f" số {numbered(report.head)}" if report.head.number else ""
    name = f"{report.title}{number}"
    yield _says(
        f"{office.issuer} đã gửi {name} ngày {show(report.sent_on)}, mã đối chiếu"
        f" {spoken(report.check_code)}. {periods.data_words(report.period)}."
    )
    yield _says(
        f"Từ khi gửi đến ngày {show(today)}, do nhập bổ sung, đính chính hồ sơ, số liệu trong sổ"
        f" thay đổi ở {len(drifts)} chỉ tiêu như sau:"
    )
    yield TableBlock(
        _COLUMNS,
        (tuple(HeadCell(head) for head in _HEADS),),
        rows=tuple(_rows(drifts)),
    )
    yield _says(
        f"{office.issuer} báo cáo để cơ quan nhận báo cáo biết, điều chỉnh khi tổng hợp. Báo cáo"
        " đã gửi được giữ nguyên trong hồ sơ."
    )


def _rows(drifts: Sequence[Drift]) -> Iterator[TableRow]:
    for form, some in groupby(drifts, key=lambda drift: drift.key[0]):
        yield TableRow((f"Biểu {form}",), group=True)
        yield from (_row(drift) for drift in some)


def _row(drift: Drift) -> TableRow:
    label = " – ".join((*drift.item.groups[-1:], drift.item.label))
    records = "\n".join(
        line
        for sign, moves in (("+", drift.more), ("−", drift.fewer), ("±", drift.other))
        for line in _lines(sign, moves)
    )
    cells = (
        drift.key[1],
        label,
        numeral(drift.sent, "–"),
        numeral(drift.now, "–"),
        drift.signs,
    )
    return TableRow((*cells, records or "Theo công thức từ các chỉ tiêu khác"))


def _lines(sign: str, moves: Sequence[Moved]) -> Iterator[str]:
    for move in moves[:NAMED]:
        amounts = "" if sign != "±" else f" ({numeral(move.then, '–')} → {numeral(move.now, '–')})"
        yield f"{sign} {move.title}{amounts}: {move.words}"
    if len(moves) > NAMED:
        yield f"{sign} … và {len(moves) - NAMED} hồ sơ khác"


def _says(text: str) -> Paragraph:
    return Paragraph(rich(text))
