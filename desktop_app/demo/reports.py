"""The part of the tour with reports: their files, what changed since they went, one corrected."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop_app.dates import show
from desktop_app.demo.checks import Say, TourFailed, expect, expect_words
from desktop_app.documents.papers import writers
from desktop_app.documents.workbook import read_workbook
from desktop_app.errors import UserError
from desktop_app.reports import periods
from desktop_app.reports.check_code import check_code, figures_of, spoken
from desktop_app.reports.duties_words import title
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import CellKey, HandCell, Report, Status
from desktop_app.reports.narrative.drifts import drifts, update
from desktop_app.reports.numbers import plain
from desktop_app.reports.out.head import DRAFT
from desktop_app.services import Services

_REASON = "Ghi bổ sung một lượt tiếp công dân"
_TOLD = 4  # figures of a report that the tour says aloud


def reports_tour(services: Services, out: Path, say: Say) -> None:
    """Reports as an officer uses them; each one's workbook, PDF and Word file go into `out`."""
    out.mkdir(exist_ok=True)
    _due(services, say)
    read_again = set[str]()
    for status in (Status.SENT, Status.DRAFT):
        for uid in services.reports.ids(filters={"status": status.value}):
            regime = services.reports.get(uid).regime
            _bundle(services, uid, out, say, read=regime not in read_again)
            read_again.add(regime)
    if changed := _since_sent(services, out, say):
        _correct(services, changed, out, say)


def _due(services: Services, say: Say) -> None:
    year = services.clock.today().year
    for due in services.report_duties.calendar(date(year, 1, 1), date(year, 12, 31)):
        say(f"Hạn {show(due.due)}, {due.status.words.lower()}: {title(due)}")


def _bundle(services: Services, uid: str, out: Path, say: Say, *, read: bool = True) -> None:
    """Excel, PDF and Word of a report; `read` them again with other libraries."""
    filled = services.reports.filled(uid)
    files = services.report_papers.bundle(uid, out)
    expect({path.suffix for path in files} == {".xlsx", ".pdf", ".docx"}, "thiếu tệp của báo cáo")
    for path in files if read else ():
        if path.suffix == ".xlsx":
            _expect_figures(path, filled)
        else:
            expect_words(path, *_must_say(filled))
    say(f"Ghi {files[0].stem}: Excel, PDF, Word – {_figures(filled)}; {_state(filled.report)}")


def _expect_figures(path: Path, filled: FilledReport) -> None:
    """The figures that nobody adds up stand on the sheet of their form, in its order."""
    sheets = read_workbook(path)
    for sheet, form in zip(sheets, filled.forms.values(), strict=False):
        texts = iter([cell for row in sheet.rows for cell in row.texts])
        for code, cell in form.cells.items():
            if cell.value is not None and not cell.item.formula:
                where = f"{path.name}: {form.form.code}.{code}"
                expect(_words(cell.value) in texts, f"{where} đọc lại khác {cell.value}")


def _must_say(filled: FilledReport) -> list[str]:
    found = [periods.data_words(filled.report.period)]
    if filled.report.check_code:
        found.append(spoken(filled.report.check_code))
    return found


def _figures(filled: FilledReport) -> str:
    told = [
        f"{form.form.code}.{code} = {_words(cell.value)}"
        for form in filled.forms.values()
        for code, cell in form.cells.items()
        if cell.value and cell.refs
    ]
    return ", ".join(told[:_TOLD])


def _state(report: Report) -> str:
    if report.status is Status.DRAFT:
        return DRAFT.lower()
    version = f", bản đính chính lần {report.version - 1}" if report.version > 1 else ""
    return f"gửi {show(report.sent_on)}{version}, mã đối chiếu {spoken(report.check_code)}"


def _since_sent(services: Services, out: Path, say: Say) -> str:
    """What the books tell otherwise now, with the note to whoever has the report; which one."""
    changed = ""
    for uid in services.reports.ids(filters={"status": Status.SENT.value}):
        moved = services.reports.since_sent(uid)
        if not moved:
            continue
        report = services.reports.get(uid)
        changed = uid if report.regime == periods.KNTC else changed
        document = services.reports.explanation(uid)
        record = next((one.title for drift in moved for one in drift.more), "")
        name = f"Giai-trinh-{report.regime}-{periods.key(report.period)}"
        for ending, write in writers(lambda made=document: made).items():  # type: ignore[misc]
            expect_words(write(out / f"{name}.{ending}").path, spoken(report.check_code), record)
        signs = ", ".join(f"{drift.key[0]}.{drift.key[1]} {drift.signs}" for drift in moved)
        say(f"{report.title} đã thay đổi sau khi gửi ({signs}): {record}; ghi {name}")
    return changed


def _correct(services: Services, uid: str, out: Path, say: Say) -> None:
    """A figure typed wrong is refused with its rule; put right, the new version goes out."""
    reports, today = services.reports, services.clock.today()
    old = reports.frozen(uid)
    new = reports.correct(uid, _REASON).uid
    less, most = _part(reports.filled(new))
    right = reports.content(new).hand[less]
    reports.set_cells(new, {less: HandCell(reports.content(new).hand[most].value + 1)})
    try:
        reports.send(new, today)
    except UserError as refused:
        say(f"Từ chối gửi: {refused}")
    else:
        expect(False, "số trái công thức của biểu mà vẫn gửi được")
    reports.set_cells(new, {less: right})
    opened = services.narratives.open(new)
    services.narratives.save(new, update(opened.kept, opened.filled), opened.kept)
    head = reports.get(new).head
    number = services.life.numbers.next(head.symbol, today.year)
    reports.set_head(new, replace(head, number=str(number)))
    reports.send(new, today, files=services.report_papers.files())
    sent = reports.get(new)
    expect(sent.check_code == check_code(figures_of(reports.filled(new))), "mã đối chiếu sai")
    expect(sent.check_code != old.code, "số khác mà mã đối chiếu không đổi")
    expect(reports.get(uid).status is Status.SUPERSEDED, "bản cũ không được thay thế")
    expect(reports.frozen(uid) == old, "bản đã gửi bị đổi")
    said = services.narratives.words(reports.filled(new))
    expect(not drifts(said, reports.filled(new)), "lời văn nói số khác với biểu")
    expect(not reports.since_sent(new), "bản đính chính vừa gửi đã khác sổ")
    _bundle(services, new, out, say)


def _part(filled: FilledReport) -> tuple[CellKey, CellKey]:
    """Two typed figures of which the law says that the first is not more than the other."""
    for code, form in filled.forms.items():
        for identity in form.form.identities:
            less, _sign, most = identity.rule.partition(" <= ")
            keys = ((code, less), (code, most))
            typed = all(one in form.cells and form.cells[one].hand for _form, one in keys)
            if typed and identity.level == "error":
                return keys
    raise TourFailed("không biểu nào có công thức giữa hai số nhập tay")


def _words(value: Decimal) -> str:
    return plain(value).replace(".", ",")
