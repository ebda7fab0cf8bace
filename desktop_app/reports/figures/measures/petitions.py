"""Form 02/XLD: papers received, handled, within competence or not (TT 06/2025/TT-TTCP)."""

from functools import partial

from desktop_app.reports.figures import words
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import measure
from desktop_app.reports.figures.papers import COMPLAINT, DENUNCIATION, PROPOSAL, Paper
from desktop_app.reports.figures.populations import (
    competent,
    handled,
    outside,
    papers_of,
    qualified,
)
from desktop_app.reports.model import ReportPeriod

_measure = partial(
    measure,
    group="Xử lý đơn",
    why=words.of_judged_paper,
    basis="Biểu 02/XLD, Thông tư 06/2025/TT-TTCP",
)


def _matter(paper: Paper) -> str:
    return paper.matter


@_measure("xld.1", "Tổng số đơn", why=words.of_paper)
def received(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Papers of the period, with those carried over."""
    return papers_of(facts, period)


@_measure("xld.2", "Số đơn đã xử lý", why=words.of_paper)
def done(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Papers whose conditions were checked, whether they met them or not."""
    return handled(facts, period)


@_measure("xld.3", "Số đơn đủ điều kiện xử lý")
def fit(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Papers that meet the conditions."""
    return qualified(facts, period)


@_measure("xld.4", "Số đơn thuộc thẩm quyền")
def ours(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Papers within competence."""
    return competent(facts, period)


@_measure("xld.5", "Số vụ việc thuộc thẩm quyền", key=_matter)
def our_matters(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """The matters of the papers within competence."""
    return competent(facts, period)


@_measure("xld.6", "Đơn khiếu nại thuộc thẩm quyền")
def complaints(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Complaints within competence."""
    return competent(facts, period, COMPLAINT)


@_measure("xld.12", "Đơn tố cáo thuộc thẩm quyền")
def denunciations(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Denunciations within competence."""
    return competent(facts, period, DENUNCIATION)


@_measure("xld.19", "Đơn kiến nghị, phản ánh thuộc thẩm quyền")
def proposals(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Proposals and feedback within competence."""
    return competent(facts, period, PROPOSAL)


@_measure("xld.23", "Số đơn không thuộc thẩm quyền")
def not_ours(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Papers that meet the conditions and are for somebody else."""
    return outside(facts, period)


def _part(column: int, label: str, group: str, attribute: str, *values: str) -> None:
    """A column that holds the papers of a kind with one of some values."""

    @_measure(f"xld.{column}", label)
    def part(facts: Facts, period: ReportPeriod) -> list[Paper]:
        papers = competent(facts, period, group)
        return [paper for paper in papers if getattr(paper, attribute) in values]


def _sent(column: int, label: str, outcome: str) -> None:
    """A column that holds the papers outside competence by what was done with them."""

    @_measure(f"xld.{column}", label)
    def sent(facts: Facts, period: ReportPeriod) -> list[Paper]:
        return [paper for paper in outside(facts, period) if paper.outcome == outcome]


# Fields without a column of their own in complaints and proposals: "khác". In denunciations land
# and policy are administrative (note to column 15).
_NO_COLUMN = ("administrative", "corruption", "judicial")
_part(7, "Khiếu nại lần đầu", COMPLAINT, "instance", "first")
_part(8, "Khiếu nại lần 2", COMPLAINT, "instance", "second")
_part(9, "Khiếu nại về đất đai", COMPLAINT, "field", "land")
_part(10, "Khiếu nại về chế độ, chính sách", COMPLAINT, "field", "policy")
_part(11, "Khiếu nại lĩnh vực khác", COMPLAINT, "field", *_NO_COLUMN, "other")
_part(13, "Tố cáo lần đầu", DENUNCIATION, "instance", "first")
_part(14, "Tố cáo tiếp", DENUNCIATION, "instance", "again", "second")
_part(15, "Tố cáo lĩnh vực hành chính", DENUNCIATION, "field", "administrative", "land", "policy")
_part(16, "Tố cáo tham nhũng", DENUNCIATION, "field", "corruption")
_part(17, "Tố cáo lĩnh vực tư pháp", DENUNCIATION, "field", "judicial")
_part(18, "Tố cáo lĩnh vực khác", DENUNCIATION, "field", "other")
_part(20, "Kiến nghị, phản ánh về chế độ, chính sách", PROPOSAL, "field", "policy")
_part(21, "Kiến nghị, phản ánh về đất đai", PROPOSAL, "field", "land")
_part(22, "Kiến nghị, phản ánh lĩnh vực khác", PROPOSAL, "field", *_NO_COLUMN, "other")
_sent(24, "Đơn đã hướng dẫn", "guided")
_sent(25, "Đơn đã chuyển", "transferred")
