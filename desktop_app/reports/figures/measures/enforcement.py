"""Form 05/KQTH: decisions and conclusions carried out in the period (TT 06/2025/TT-TTCP)."""

from collections.abc import Callable
from functools import partial

from desktop_app.reports.figures import words
from desktop_app.reports.figures.cases import Due
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import measure
from desktop_app.reports.figures.measures.resolution import DIVISORS, KN, TC, Side
from desktop_app.reports.figures.populations import to_carry_out, with_amounts
from desktop_app.reports.model import ReportPeriod

Amount = Callable[[Due, ReportPeriod], int]
_measure = partial(
    measure,
    group="Thi hành quyết định, kết luận",
    why=words.of_due,
    basis="Biểu 05/KQTH, Thông tư 06/2025/TT-TTCP",
)


def still_to_do(ordered: str, done: str) -> Amount:
    """What was ordered less what had come of it before the period."""

    def amount(due: Due, _period: ReportPeriod) -> int:
        return max(int(getattr(due.case.row, ordered)) - int(getattr(due.before, done)), 0)

    return amount


def came_in(done: str) -> Amount:
    """What came of it in the period: up to its end, less up to its start."""

    def amount(due: Due, _period: ReportPeriod) -> int:
        return int(getattr(due.by_end, done) - getattr(due.before, done))

    return amount


def _adds(column: int, side: Side, label: str, amount: Amount, unit: str = "") -> None:
    """A column that adds up an amount over the decisions to be carried out."""
    named = f"{side.paper}: {label}"

    @_measure(f"th.{column}", named, amount=amount, divisor=DIVISORS.get(unit, 1), unit=unit)
    def added(facts: Facts, period: ReportPeriod) -> list[Due]:
        return with_amounts(facts, period, side.group)


def _counts(side: Side, first: int) -> None:
    @_measure(f"th.{first}", f"{side.paper} phải thi hành")
    def due(facts: Facts, period: ReportPeriod) -> list[Due]:
        return to_carry_out(facts, period, side.group)

    @_measure(f"th.{first + 1}", f"{side.paper} đã thi hành xong")
    def done(facts: Facts, period: ReportPeriod) -> list[Due]:
        begin, end = period.first.isoformat(), period.last.isoformat()
        return [
            one
            for one in to_carry_out(facts, period, side.group)
            if begin <= one.case.carried_out_on <= end
        ]


def _amounts(side: Side, first: int) -> None:
    """Money and land to be collected or given back, and what came; from the third column on."""
    column = first
    for words_of, ordered, done in (
        ("thu hồi cho Nhà nước", "state", "got"),
        ("trả cho tổ chức, cá nhân", "back", "gave"),
    ):
        for state, make in (("phải", True), ("đã", False)):
            for kind, unit in (("money", "Trđ"), ("land_dm2", "m2")):
                came = f"{done}_{kind}"
                amount = still_to_do(f"{ordered}_{kind}", came) if make else came_in(came)
                label = f"{state} {words_of}: {'tiền' if kind == 'money' else 'đất'}"
                _adds(column, side, label, amount, unit)
                column += 1


def _people(side: Side, first: int, *columns: tuple[str, str]) -> None:
    for place, (label, name) in enumerate(columns):
        _adds(first + place, side, label, came_in(name))


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
