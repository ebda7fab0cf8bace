"""Records that no column can take as they are entered: "record.*", told in the check panel."""

from functools import partial

from desktop_app.reports.figures import words
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import measure
from desktop_app.reports.figures.papers import Paper
from desktop_app.reports.figures.populations import handled, papers_of, qualified
from desktop_app.reports.model import ReportPeriod

GROUP = "Cần xem lại"
_measure = partial(measure, group=GROUP, why=words.of_judged_paper)


@_measure("record.mixed", "Đơn có nhiều nội dung, chưa tách nên không vào loại nào")
def mixed(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Papers of several contents that nobody split."""
    return [paper for paper in papers_of(facts, period) if not paper.group]


@_measure("record.unjudged", "Đơn đã xử lý mà chưa ghi đủ hay không đủ điều kiện")
def unjudged(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Handled papers that are in column 2 and can be in no later one."""
    return [paper for paper in handled(facts, period) if not paper.qualified]


@_measure("record.no_competence", "Đơn đủ điều kiện mà chưa ghi thẩm quyền")
def no_competence(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Qualified papers that are neither within competence nor outside it."""
    return [paper for paper in qualified(facts, period) if not paper.competent]


@_measure("record.undated", "Đơn đã xử lý mà không ghi ngày nên tính theo ngày nhận")
def undated(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Papers whose day of handling is not known."""
    return [paper for paper in papers_of(facts, period) if paper.undated]
