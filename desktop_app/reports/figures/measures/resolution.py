"""Forms 03/GQKN and 04/GQTC: where the matters stand, what was decided (TT 06/2025/TT-TTCP)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from desktop_app.reports.figures import words
from desktop_app.reports.figures.cases import Box, CaseFact
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import Select, measure
from desktop_app.reports.figures.papers import COMPLAINT, DENUNCIATION, Matter, Paper
from desktop_app.reports.figures.populations import (
    competent,
    decisions,
    matters,
    ordering,
    standing_at_end,
)
from desktop_app.reports.model import ReportPeriod

DIVISORS = {"Trđ": 1_000_000, "m2": 100}  # đồng in a Trđ, dm² in a m²
Named = Callable[..., Callable[[Select], Select]]
FIRST = ("first",)
AGAIN = ("second", "again")
_BOXES = (
    (3, "Đang xem xét điều kiện thụ lý", Box.CHECKING),
    (4, "Đã thụ lý giải quyết", Box.ACCEPTED),
    (5, "Không thụ lý", Box.DECLINED),
    (6, "Rút đơn, đình chỉ giải quyết", Box.ENDED),
)


@dataclass(frozen=True)
class Side:
    """Complaints or denunciations: how their measures begin, which records they are."""

    prefix: str
    group: str
    name: str
    paper: str
    form: str


KN = Side("kn", COMPLAINT, "Giải quyết khiếu nại", "Quyết định", "03/GQKN")
TC = Side("tc", DENUNCIATION, "Giải quyết tố cáo", "Kết luận", "04/GQTC")


def _measures_of(side: Side) -> None:
    named = partial(measure, group=side.name, basis=f"Biểu {side.form}, Thông tư 06/2025/TT-TTCP")

    @named(
        f"{side.prefix}.1",
        "Tổng số đơn thuộc thẩm quyền",
        why=words.of_judged_paper,
    )
    def papers(facts: Facts, period: ReportPeriod) -> list[Paper]:
        return competent(facts, period, side.group)

    @named(f"{side.prefix}.2", "Tổng số vụ việc", why=words.of_matter)
    def all_matters(facts: Facts, period: ReportPeriod) -> list[Matter]:
        return matters(facts, period, side.group)

    @named(f"{side.prefix}.7", f"Tổng số {side.paper} ban hành", why=words.of_decision)
    def issued(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
        return decisions(facts, period, side.group)

    for column, label, box in _BOXES:
        _box(named, side, column, label, box)


def _box(named: Named, side: Side, column: int, label: str, box: Box) -> None:
    @named(f"{side.prefix}.{column}", label, why=words.of_matter)
    def standing(facts: Facts, period: ReportPeriod) -> list[Matter]:
        return standing_at_end(facts, period, side.group).get(box, [])


def _outcome(
    side: Side, column: int, label: str, instances: Collection[str], outcomes: Collection[str]
) -> None:
    """A column that holds the decisions of an instance with an outcome."""

    @measure(
        f"{side.prefix}.{column}",
        label,
        side.name,
        why=words.of_decision,
        basis=f"Biểu {side.form}, Thông tư 06/2025/TT-TTCP",
    )
    def decided(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
        return [
            case
            for case in decisions(facts, period, side.group)
            if case.row.instance in instances and case.row.outcome in outcomes
        ]


def _ordered(side: Side, column: int, label: str, column_of_case: str, unit: str = "") -> None:
    """A column that adds up what the decisions of the period order."""

    def amount(case: CaseFact, _period: ReportPeriod) -> int:
        return int(getattr(case.row, column_of_case))

    @measure(
        f"{side.prefix}.{column}",
        label,
        side.name,
        amount=amount,
        divisor=DIVISORS.get(unit, 1),
        unit=unit,
        why=words.of_decision,
        basis=f"Biểu {side.form}, Thông tư 06/2025/TT-TTCP",
    )
    def ordered(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
        return ordering(facts, period, side.group)


_measures_of(KN)
_measures_of(TC)

_outcome(KN, 8, "Lần đầu: khiếu nại đúng", FIRST, ("upheld",))
_outcome(KN, 9, "Lần đầu: khiếu nại sai", FIRST, ("rejected",))
_outcome(KN, 10, "Lần đầu: khiếu nại đúng một phần", FIRST, ("partly_upheld",))
_outcome(KN, 11, "Lần 2: công nhận kết quả lần đầu", AGAIN, ("confirmed",))
_outcome(KN, 12, "Lần 2: hủy, sửa kết quả lần đầu", AGAIN, ("changed",))
_outcome(TC, 8, "Lần đầu: tố cáo đúng", FIRST, ("upheld",))
_outcome(TC, 9, "Lần đầu: tố cáo sai", FIRST, ("rejected",))
_outcome(TC, 10, "Lần đầu: tố cáo có đúng có sai", FIRST, ("partly_upheld",))
_outcome(TC, 11, "Tố cáo tiếp: đúng", AGAIN, ("upheld",))
_outcome(TC, 12, "Tố cáo tiếp: sai", AGAIN, ("rejected",))
_outcome(TC, 13, "Tố cáo tiếp: có đúng có sai", AGAIN, ("partly_upheld",))

for _side, _first in ((KN, 13), (TC, 14)):
    _ordered(_side, _first, "Thu hồi cho Nhà nước: tiền", "state_money", "Trđ")
    _ordered(_side, _first + 1, "Thu hồi cho Nhà nước: đất", "state_land_dm2", "m2")
    _ordered(_side, _first + 2, "Trả cho tổ chức, cá nhân: tiền", "back_money", "Trđ")
    _ordered(_side, _first + 3, "Trả cho tổ chức, cá nhân: đất", "back_land_dm2", "m2")
    _ordered(_side, _first + 4, "Số tổ chức được trả lại quyền lợi", "back_orgs")
    _ordered(_side, _first + 5, "Số cá nhân được trả lại quyền lợi", "back_persons")
_ordered(KN, 19, "Kiến nghị xử lý hành chính: người", "admin_persons")
_ordered(KN, 20, "Kiến nghị xử lý hành chính: cán bộ, công chức, viên chức", "admin_officials")
_ordered(KN, 21, "Chuyển cơ quan điều tra: vụ", "police_cases")
_ordered(KN, 22, "Chuyển cơ quan điều tra: người", "police_persons")
_ordered(KN, 23, "Chuyển cơ quan điều tra: cán bộ, công chức, viên chức", "police_officials")
_ordered(TC, 20, "Kiến nghị xử lý hành chính: tổ chức", "admin_orgs")
_ordered(TC, 21, "Kiến nghị xử lý hành chính: cá nhân", "admin_persons")
_ordered(TC, 22, "Kiến nghị xử lý hành chính: cán bộ, công chức", "admin_officials")
_ordered(TC, 23, "Chuyển cơ quan điều tra: vụ", "police_cases")
_ordered(TC, 24, "Chuyển cơ quan điều tra: đối tượng", "police_persons")
_ordered(TC, 25, "Chuyển cơ quan điều tra: cán bộ, công chức, viên chức", "police_officials")
