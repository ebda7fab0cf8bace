"""The tasks and reports of the upper plan, each as it could stand in ours."""

from collections.abc import Iterable, Iterator

from desktop_app.law.schedule import ReportDeadline
from desktop_app.plans.derive.adapt import lower_first, upper_first
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.concern import Concern, Reach, concern, reach
from desktop_app.plans.derive.counterparts import Doer
from desktop_app.plans.derive.duties import task_of
from desktop_app.plans.derive.model import Confidence, ReportOffer, TaskOffer
from desktop_app.plans.derive.parts import PartKind, kind_of
from desktop_app.plans.derive.subjects import begins_with_a_verb, subject
from desktop_app.plans.derive.times import OurTime, our_time, report_phrase
from desktop_app.plans.derive.upper import Level
from desktop_app.plans.model import Task

_PERIODS = {
    "6_months": "Báo cáo 6 tháng",
    "9_months": "Báo cáo 9 tháng",
    "year": "Báo cáo năm",
    "quarter": "Báo cáo quý",
    "month": "Báo cáo tháng",
    "week": "Báo cáo tuần",
}
_OURS = {Reach.OWN, Reach.COMMUNES}
_RELATED = "các phòng, cơ quan, đơn vị liên quan"
GENERIC_GROUP = "Triển khai thực hiện Kế hoạch"
_LONGEST_NAME = 60


def task_offers(case: Case, margin: int) -> tuple[TaskOffer, ...]:
    """The tasks of annexes and text in their order, then the duties told under unit headings."""
    told = [(task_of(duty), duty.group) for duty in case.duties]
    kept = [(task, _path(task)) for task in case.plan.tasks]
    annexes = _annex_titles(case)
    offers = [
        _offer(case, task, (*annexes.get(task.appendix or "", ()), *path), margin)
        if task.appendix is not None
        else _offer(case, task, path, margin)
        for task, path in kept
    ]
    return (*offers, *(_offer(case, task, path, margin, in_text=True) for task, path in told))


def report_offers(case: Case, margin: int) -> tuple[ReportOffer, ...]:
    """The reports that the upper plan asks for, each once."""
    return tuple(_reports(case, case.plan.report_deadlines, margin))


def _reports(case: Case, deadlines: Iterable[ReportDeadline], margin: int) -> Iterator[ReportOffer]:
    seen: set[tuple[str, str]] = set()
    for deadline in deadlines:
        phrase = report_phrase(deadline)
        key = (deadline.period, (deadline.due or "")[-5:] or phrase)
        if key in seen:
            continue
        seen.add(key)
        time = our_time(phrase, margin, None if deadline.recurring else case.year, case.calendar)
        yield ReportOffer(
            name=_PERIODS.get(deadline.period) or upper_first(deadline.period),
            ticked=case.upper.level is not Level.DEPARTMENT,
            upper_time=phrase,
            time=time,
            past=is_past(time, case.day),
        )


def is_past(time: OurTime, day: str) -> bool:
    """Whether the last day of a time lies before today, as far as its year is known."""
    return time.last is not None and time.last[0] != "-" and time.last < day


def _offer(
    case: Case, task: Task, path: tuple[str, ...], margin: int, *, in_text: bool = False
) -> TaskOffer:
    about = concern(task.lead, task.coordinating, case.upper, case.office)
    time = our_time(task.schedule_text, margin, case.year, case.calendar)
    group = _group(case, path)
    doer = _lead(case, task, about, " ".join(group))
    return TaskOffer(
        uid=task.uid,
        group=group,
        content=_content(case, task, about),
        ticked=about.ticked and not (in_text and about.confidence is Confidence.PERHAPS),
        confidence=about.confidence,
        reason=upper_first(about.reason),
        upper_content=task.content,
        upper_units=_units_line(task),
        upper_time=task.schedule_text,
        lead=doer.name,
        lead_reason=doer.reason,
        coordinating=tuple(_coordinating(case, task, about, doer.name)),
        time=time,
        deliverable=case.adapter.text(task.deliverable).text,
        past=is_past(time, case.day),
        told_in_text=in_text,
    )


def _path(task: Task) -> tuple[str, ...]:
    return tuple(part for part in task.group.split(" / ") if part)


def _annex_titles(case: Case) -> dict[str, tuple[str, ...]]:
    """The titles of annexes as outer groups, where several hold tasks."""
    with_tasks = [a for a in case.plan.annexes if any(row.task is not None for row in a.rows)]
    return {a.number: (a.title,) for a in with_tasks if a.title} if len(with_tasks) > 1 else {}


def _group(case: Case, path: tuple[str, ...]) -> tuple[str, ...]:
    """The headings above a task in our words: no numbers, no units, nothing that says nothing."""
    named = []
    for raw in path:
        title = _without_number(raw)
        general = kind_of(title) in (PartKind.ORGANISATION, PartKind.CONTENT) and title.isupper()
        name, rest = subject(title)
        if title and not general and not (name and not rest):
            named.append(upper_first(case.adapter.text(title).text.rstrip(" :.")))
    return tuple(named) or (GENERIC_GROUP,)


def _without_number(title: str) -> str:
    first, _, rest = title.partition(" ")
    numbered = rest and ((first.rstrip(".)/").isalnum() and first[-1] in ".)/") or first == "-")
    return rest if numbered else title


def _units_line(task: Task) -> str:
    lead = task.lead_text or "; ".join(task.lead)
    helping = task.coordinating_text or "; ".join(task.coordinating)
    return "; phối hợp: ".join(filter(None, (" ".join(lead.split()), " ".join(helping.split()))))


def _content(case: Case, task: Task, about: Concern) -> str:
    """What we are to do: without the collective subject, and "Phối hợp …" where others lead."""
    if not about.ticked and about.confidence is Confidence.NOT:
        return upper_first(task.content)
    name, rest = subject(task.content)
    mine = name and reach(name, case.upper, case.office) in _OURS | {Reach.GENERAL}
    words = case.adapter.text(rest if mine and rest else task.content).text
    if about.leads or not task.lead:
        return upper_first(words)
    with_whom = f" với {task.lead[0]}" if len(task.lead[0]) <= _LONGEST_NAME else ""
    joint = f"Phối hợp{with_whom} " if begins_with_a_verb(words) else f"Phối hợp{with_whom}: "
    return joint + lower_first(words)


def _lead(case: Case, task: Task, about: Concern, group: str) -> Doer:
    """Who leads at home; the commune's own bodies and villages stay the leaders they are."""
    home = case.home
    kind = reach(about.unit, case.upper, case.office) if about.unit else Reach.OTHERS
    if about.leads and kind is Reach.COMMUNE_BODY and home.counterpart([about.unit]).name:
        return home.counterpart([about.unit])
    if about.leads and kind is Reach.VILLAGES:
        return Doer(upper_first(home.village_words), f"vì “{about.unit}” chủ trì")
    told = [unit for unit in task.lead if reach(unit, case.upper, case.office) not in _OURS]
    found = home.lead(task.content, told, task.coordinating)
    if found.name:
        return found
    by_group = home.by_work(group, surer=False)
    return by_group if by_group.name else home.by_field(group)


def _coordinating(case: Case, task: Task, about: Concern, lead: str) -> Iterator[str]:
    found: dict[str, None] = {}
    others = () if about.leads else task.lead
    for unit in (*others, *task.coordinating):
        for name in _helpers(case, unit):
            found.setdefault(name)
    together = reach(task.lead[0], case.upper, case.office) if task.lead else Reach.OTHERS
    many = any("đơn vị" in unit.lower() for unit in task.lead)
    if about.leads and (together is Reach.GENERAL or many):
        found.setdefault(_RELATED)
        if any(reach(unit, case.upper, case.office) in _OURS for unit in task.lead):
            found.setdefault(case.home.village_words)
    yield from (name for name in found if name != lead)


def _helpers(case: Case, unit: str) -> Iterator[str]:
    kind = reach(unit, case.upper, case.office)
    if kind is Reach.VILLAGES:
        yield case.home.village_words
    elif kind is Reach.GENERAL:
        yield _RELATED
    elif kind not in _OURS and (name := case.home.helper(unit)):
        yield name
