"""Form 05/KQTH: decisions and conclusions carried out in the period (TT 06/2025/TT-TTCP)."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial

from desktop_app.reports.figures import words
from desktop_app.reports.figures.cases import CaseFact
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import measure
from desktop_app.reports.figures.measures.resolution import KN, MILLION, SQUARE, TC, Side, amount_in
from desktop_app.reports.figures.populations import to_carry_out
from desktop_app.reports.model import ReportPeriod

ONE = Decimal(1)
_measure = partial(
    measure,
    group="Thi hành quyết định, kết luận",
    why=words.of_enforcement,
    basis="Biểu 05/KQTH, Thông tư 06/2025/TT-TTCP",
)


def day_before(period: ReportPeriod) -> str:
    """The last day before a period."""
    return (period.first - timedelta(days=1)).isoformat()


def still_to_do(ordered: str, done: str, divisor: Decimal) -> Callable[..., Decimal]:
    """What was ordered less what had come of it before the period."""

    def amount(case: CaseFact, period: ReportPeriod) -> Decimal:
        before = getattr(case.done_by(day_before(period)), done)
        return amount_in(divisor, max(getattr(case.row, ordered) - before, 0))

    return amount


def came_in(done: str, divisor: Decimal) -> Callable[..., Decimal]:
    """What came of it in the period: up to its end, less up to its start."""

    def amount(case: CaseFact, period: ReportPeriod) -> Decimal:
        before = getattr(case.done_by(day_before(period)), done)
        by_end = getattr(case.done_by(period.last.isoformat()), done)
        return amount_in(divisor, by_end - before)

    return amount


def _adds(column: int, side: Side, label: str, amount: Callable[..., Decimal], unit: str) -> None:
    """A column that adds up an amount over the decisions to be carried out."""

    @_measure(f"th.{column}", f"{side.paper}: {label}", amount=amount, unit=unit)
    def added(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
        return [one for one in to_carry_out(facts, period, side.group) if amount(one, period)]


def _counts(side: Side, first: int) -> None:
    @_measure(f"th.{first}", f"{side.paper} phải thi hành")
    def due(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
        return to_carry_out(facts, period, side.group)

    @_measure(f"th.{first + 1}", f"{side.paper} đã thi hành xong")
    def done(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
        begin, end = period.first.isoformat(), period.last.isoformat()
        return [
            one
            for one in to_carry_out(facts, period, side.group)
            if begin <= one.carried_out_on <= end
        ]


def _amounts(side: Side, first: int) -> None:
    """Money and land to be collected or given back, and what came; from the third column on."""
    column = first
    for words_of, ordered, done in (
        ("thu hồi cho Nhà nước", "state", "got"),
        ("trả cho tổ chức, cá nhân", "back", "gave"),
    ):
        for state, make in (("phải", True), ("đã", False)):
            for kind, unit, divisor in (("money", "Trđ", MILLION), ("land_dm2", "m2", SQUARE)):
                done_column = f"{done}_{kind}"
                amount = (
                    still_to_do(f"{ordered}_{kind}", done_column, divisor)
                    if make
                    else came_in(done_column, divisor)
                )
                label = f"{state} {words_of}: {'tiền' if kind == 'money' else 'đất'}"
                _adds(column, side, label, amount, unit)
                column += 1


def _people(side: Side, first: int, *columns: tuple[str, str]) -> None:
    for place, (label, name) in enumerate(columns):
        _adds(first + place, side, label, came_in(name, ONE), "")


_counts(KN, 1)
_amounts(KN, 3)
_people(
    KN,
    11,
    ("đã xử lý hành chính: người", "done_persons"),
    ("đã xử lý hành chính: cán bộ, công chức, viên chức", "done_officials"),
    ("đã khởi tố: vụ", "charged_cases"),
    ("đã khởi tố: người", "charged_persons"),
    ("đã khởi tố: cán bộ, công chức, viên chức", "charged_officials"),
)
_counts(TC, 16)
_amounts(TC, 18)
_people(
    TC,
    26,
    ("đã xử lý hành chính: tổ chức", "done_orgs"),
    ("đã xử lý hành chính: cá nhân", "done_persons"),
    ("đã xử lý hành chính: cán bộ, công chức, viên chức", "done_officials"),
    ("đã khởi tố: vụ", "charged_cases"),
    ("đã khởi tố: đối tượng", "charged_persons"),
    ("đã khởi tố: cán bộ, công chức, viên chức", "charged_officials"),
)
