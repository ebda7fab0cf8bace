"""Why a fact counts, in words."""

from datetime import date

from desktop_app.dates import show
from desktop_app.petitions.fields import CASE_OUTCOMES, FIELDS, INSTANCES, OUTCOMES, QUALIFIED
from desktop_app.reports.figures.cases import CaseFact, Due
from desktop_app.reports.figures.papers import Matter, Paper
from desktop_app.reports.figures.visits import Visit
from desktop_app.reports.model import ReportPeriod

_FIELDS, _INSTANCES, _OUTCOMES = dict(FIELDS), dict(INSTANCES), dict(OUTCOMES)
_ROLES = {"": "Tiếp thường xuyên", "head": "Thủ trưởng tiếp", "deputy": "Ủy quyền tiếp"}


def shown(day: str) -> str:
    """An ISO day as a person reads it."""
    return show(date.fromisoformat(day)) if day else "chưa rõ ngày"


def _and(*parts: str) -> str:
    return "; ".join(part for part in parts if part) + "."


def of_paper(paper: Paper, period: ReportPeriod) -> str:
    """When a paper came, and what became of it by the end of the period."""
    before = paper.received < period.first.isoformat()
    came = f"Nhận ngày {shown(paper.received)}" + (", kỳ trước chuyển sang" if before else "")
    if not paper.handled or paper.handled > period.last.isoformat():
        return _and(came, "đến hết kỳ chưa xử lý")
    outcome = _OUTCOMES[paper.outcome].lower() if paper.outcome else "đã xem xét điều kiện"
    day = "không ghi ngày nên tính theo ngày nhận" if paper.undated else shown(paper.handled)
    return _and(came, f"xử lý {day}: {outcome}")


def of_judged_paper(paper: Paper, period: ReportPeriod) -> str:
    """The same with what the paper was found to be."""
    qualified = dict(QUALIFIED)[paper.qualified].lower()
    competent = {"yes": "thuộc thẩm quyền", "no": "không thuộc thẩm quyền"}.get(paper.competent, "")
    field = _FIELDS.get(paper.field, "") if paper.competent == "yes" else ""
    instance = _INSTANCES.get(paper.instance, "").lower() if paper.competent == "yes" else ""
    return _and(of_paper(paper, period).rstrip("."), qualified, competent, instance, field.lower())


def of_matter(matter: Matter, period: ReportPeriod) -> str:
    """Where a matter stood at the end of the period."""
    box = matter.box(period.last.isoformat())
    return f"Đến {shown(period.last.isoformat())}: {BOX_WORDS[box]}."


BOX_WORDS = {
    "checking": "đang xem xét điều kiện thụ lý",
    "accepted": "đã thụ lý giải quyết",
    "declined": "không thụ lý",
    "ended": "rút toàn bộ đơn hoặc đình chỉ",
    "moved": "đã chuyển hoặc hướng dẫn dù ghi thuộc thẩm quyền",
    "closed": "đã kết thúc mà không thụ lý, không có quyết định",
}


def of_decision(case: CaseFact, _period: ReportPeriod) -> str:
    """What was decided when."""
    outcome = case.row.outcome
    outcome = dict(CASE_OUTCOMES)[outcome].lower() if outcome else "chưa ghi kết quả"
    return f"Ban hành ngày {shown(case.row.decided_on)}: {outcome}."


def of_due(due: Due, period: ReportPeriod) -> str:
    """The same of a decision to be carried out."""
    return of_enforcement(due.case, period)


def of_enforcement(case: CaseFact, period: ReportPeriod) -> str:
    """Whether a decision was carried over, and when it was carried out."""
    before = case.row.decided_on < period.first.isoformat()
    came = f"Ban hành ngày {shown(case.row.decided_on)}" + (
        ", kỳ trước chuyển sang" if before else ""
    )
    done = case.carried_out_on
    if not done or done > period.last.isoformat():
        return _and(came, "đến hết kỳ chưa xong")
    idle = not case.row.enforced_on
    return _and(came, "không có nội dung phải thi hành" if idle else f"xong ngày {shown(done)}")


def of_visit(visit: Visit, _period: ReportPeriod) -> str:
    """Who received it, and how many came."""
    crowd = ", đoàn đông người" if visit.crowd else ""
    role = _ROLES[visit.role]
    return f"{role} ngày {shown(visit.day)}: {visit.received} người{crowd}."
