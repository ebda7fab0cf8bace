"""What was carried over, came, was finished, is left: "bridge.<of>.<part>", for four streams.

In every period opening + new = done + closing; what closes one period opens the next.
"""

from collections.abc import Callable, Iterable
from typing import Any

from desktop_app.reports.figures import words
from desktop_app.reports.figures.cases import CaseFact
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import measure
from desktop_app.reports.figures.papers import COMPLAINT, DENUNCIATION, Paper
from desktop_app.reports.model import ReportPeriod

Days = Callable[[Any], tuple[str, str]]  # when it came and when it was finished, "" while not
PARTS = {
    "opening": "kỳ trước chuyển sang",
    "new": "mới trong kỳ",
    "done": "xong trong kỳ",
    "closing": "chuyển kỳ sau",
}


def part_of(part: str, days: tuple[str, str], period: ReportPeriod) -> bool:
    """Whether something that came and was finished on these days belongs to a part."""
    first, last = period.first.isoformat(), period.last.isoformat()
    came, done = days
    if not came or came > last or (done and done < first):
        return False  # not yet there, or finished before
    if part == "opening":
        return came < first
    if part == "new":
        return came >= first
    finished = bool(done) and done <= last
    return finished if part == "done" else not finished


def _stream(
    name: str, label: str, all_of: Callable[[Facts], Iterable[Any]], days: Days, why: Any
) -> None:
    for part, words_of in PARTS.items():

        def select(facts: Facts, period: ReportPeriod, part: str = part) -> list[Any]:
            return [one for one in all_of(facts) if part_of(part, days(one), period)]

        measure(f"bridge.{name}.{part}", f"{label} {words_of}", "Cân đối giữa các kỳ", why=why)(
            select
        )


def _paper_days(paper: Paper) -> tuple[str, str]:
    # A paper entered with a day of handling before its receipt came and went on that day.
    return paper.received, paper.handled and max(paper.handled, paper.received)


def _decision_days(case: CaseFact) -> tuple[str, str]:
    return case.row.decided_on, case.carried_out_on


def _case_days(case: CaseFact) -> tuple[str, str]:
    return case.row.received_on, case.story.over_on


def _cases(kind: str) -> Callable[[Facts], Iterable[CaseFact]]:
    return lambda facts: (one for one in facts.cases.values() if one.row.kind == kind)


_stream("papers", "Đơn", lambda facts: facts.papers, _paper_days, words.of_paper)
for _name, _kind, _label, _paper in (
    ("kn", COMPLAINT, "khiếu nại", "Quyết định giải quyết khiếu nại"),
    ("tc", DENUNCIATION, "tố cáo", "Kết luận nội dung tố cáo"),
):
    _stream(f"{_name}_cases", f"Vụ việc {_label}", _cases(_kind), _case_days, None)
    _stream(f"{_name}_decisions", _paper, _cases(_kind), _decision_days, words.of_enforcement)
