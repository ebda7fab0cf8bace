"""The self-test's step with reports: forms, figures, checks, sending, files read again."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from desktop_app.documents.workbook import read_workbook
from desktop_app.errors import UserError
from desktop_app.law.report_periods import regime, regimes
from desktop_app.plans.sources import read_source
from desktop_app.reports import periods
from desktop_app.reports.check_code import spoken
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.numbers import plain
from desktop_app.self_test.checks import SelfTestFailed, expect
from desktop_app.services import Services

_TYPED = Decimal(7)


def try_a_report(services: Services, folder: Path) -> None:
    """Every shipped form loads; a report is filled, refused, mended, sent, and its files read."""
    _forms(services)
    uid = _begun(services)
    reports = services.reports
    form = next(iter(reports.forms(uid)))
    filled = reports.filled(uid)
    (seen,) = (cell for cell in filled.forms[form].cells.values() if cell.item.code == "1")
    visits = len(services.receptions.ids())
    expect(seen.value == visits == len(reports.why(uid, (form, "1"))), "số lượt tiếp đếm sai")
    _refused(services, uid)
    missing = [code for code, one in filled.forms.items() if one.missing]
    reports.set_cells(uid, {(missing[0], "5"): HandCell(_TYPED)})
    for code in missing:
        reports.fill_zeros(uid, code)
    _refused(services, uid)
    _sort_papers(services, uid)
    reports.send(uid, services.clock.today(), files=services.report_papers.files())
    sent = reports.filled(uid)
    expect(sent.cell((missing[0], "5")).value == _TYPED, "số nhập tay gửi đi bị khác")
    _refused(services, uid)
    _files(services, uid, folder)


def _forms(services: Services) -> None:
    """The forms of every regime in force, and a function for each measure that they name."""
    today, known = services.clock.today(), load_measures()
    for one in regimes():
        forms = services.report_forms.forms(one.code, today)
        expect({form.code for form in forms} >= set(one.forms), f"thiếu biểu của {one.code}")
        named = {item.measure for form in forms for item in form.items} - {""}
        expect(named <= known.keys(), f"biểu cần cách đếm chưa có: {sorted(named - known.keys())}")


def _begun(services: Services) -> str:
    year = periods.year_of(services.clock.today())
    period = periods.period_of(PeriodType.YEAR, year)
    forms = regime(periods.KNTC).forms
    return services.reports.begin("", periods.KNTC, period, forms).uid


def _sort_papers(services: Services, uid: str) -> None:
    """The checks name the papers that are in no column; their field is what they lack."""
    refs = {ref for one in services.reports.filled(uid).in_the_way for ref in one.refs}
    expect(bool(refs), "công thức sai mà không nêu hồ sơ nào")
    for _table, paper in refs:
        values = services.petitions.get(paper).values
        services.petitions.change(paper, replace(values, field="land"))


def _refused(services: Services, uid: str) -> None:
    """Figures missing, a rule that fails, or the report already sent: it does not go out."""
    try:
        services.reports.send(uid, services.clock.today())
    except UserError:
        return
    raise SelfTestFailed("báo cáo không được gửi mà vẫn gửi")


def _files(services: Services, uid: str, folder: Path) -> None:
    """Excel has the figures, PDF and Word the words and the check code."""
    filled = services.reports.filled(uid)
    code, total = spoken(filled.report.check_code), filled.cell((filled.report.forms[0], "1")).value
    for path in services.report_papers.bundle(uid, folder):
        if path.suffix == ".xlsx":
            sheet, *_others = read_workbook(path)
            texts = [text for row in sheet.rows for text in row.texts]
            expect(plain(total or Decimal(0)) in texts, "biểu Excel đọc lại không thấy tổng số")
        else:
            text = " ".join(" ".join(read_source(path).lines).split())
            expect(code in text, f"{path.suffix} đọc lại không thấy mã đối chiếu")
