"""Works out anew all that follows from the words of an edited plan.

A refresh changes no word. Done with a plan as it was read, it understands what the reader did.
"""

from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.law.citations import DocumentRef, find_citations
from desktop_app.law.phrases import read_schedule
from desktop_app.plans.editing.as_source import Laid, laid_out, lay_out
from desktop_app.plans.editing.place import Part
from desktop_app.plans.editing.same_tasks import same_units, with_old_names
from desktop_app.plans.kept import KeptPlan, with_task_uids
from desktop_app.plans.lint import UnitOf, lint, no_directory
from desktop_app.plans.model import Finding, Plan, Task
from desktop_app.plans.reader import finding_order
from desktop_app.plans.source import Source
from desktop_app.plans.structure.body_tasks import gathered
from desktop_app.plans.structure.build import stated_year, tasks_under
from desktop_app.plans.structure.deadlines import read_deadlines
from desktop_app.plans.structure.head import blank_number, incomplete_date
from desktop_app.plans.structure.paragraphs import Para
from desktop_app.plans.structure.tasks import units_written
from desktop_app.plans.structure.units import split_units

replace = msgspec.structs.replace


class Refreshed(msgspec.Struct, frozen=True):
    """A plan with all that follows from its words, and its own text, which its lines count."""

    kept: KeptPlan
    source: Source


def refresh(kept: KeptPlan, known_units: UnitOf = no_directory) -> Refreshed:
    """The plan with its lines, tasks, dates, cited documents and findings worked out anew.

    Tasks keep their names; findings about how a file was read are gone. From here on the numbers
    count the plan's own text, and `lines` is that text: those of the file lie in the file.
    """
    laid = lay_out(kept.plan)
    plan = with_task_uids(_understood(laid))
    found = {*_about_head(plan, laid), *lint(plan, laid.source, known_units)}
    plan = replace(plan, findings=tuple(sorted(found, key=finding_order)))
    laid_out(plan)  # here, and not on the screen's thread, which will ask for it
    return Refreshed(replace(kept, plan=plan, lines=laid.lines), laid.source)


def same_words(one: KeptPlan, other: KeptPlan) -> bool:
    """Whether two states differ in nothing but what a refresh works out."""
    return one.let_stand == other.let_stand and _bare(one.plan) == _bare(other.plan)


def _bare(plan: Plan) -> Plan:
    """The plan without what follows from its words; of the tasks in the text only their links."""
    plan = lay_out(plan).plan
    tasks = [task for task in plan.tasks if task.appendix is not None]
    linked = [Task(None, "", "", "", uid=t.uid, upper=t.upper) for t in plan.tasks if t.upper]
    return replace(
        plan,
        legal_bases=tuple(replace(basis, documents=()) for basis in plan.legal_bases),
        tasks=(*(replace(t, lead=(), coordinating=(), schedule=None) for t in tasks), *linked),
        report_deadlines=(),
        citations=(),
        findings=(),
    )


def _understood(laid: Laid) -> Plan:
    plan = replace(laid.plan, findings=())
    year = stated_year(plan)
    bases = tuple(
        replace(basis, documents=find_citations(basis.text, basis.line))
        for basis in plan.legal_bases
    )
    annexed = tuple(_reread(t, year) for t in plan.tasks if t.appendix is not None)
    parts = gathered([(part.heading, part.elements) for part in laid.passages])
    told = [t for heading, elements in parts for t in tasks_under(heading, elements, year)[0]]
    before = [task for task in plan.tasks if task.appendix is None]
    return replace(
        plan,
        legal_bases=bases,
        tasks=(*annexed, *with_old_names(told, before)),
        report_deadlines=read_deadlines(laid.elements, year),
        citations=tuple(_citations(laid, annexed)),
    )


def _reread(task: Task, year: int | None) -> Task:
    """A task of an annex: what its cells say, where it is not what was understood before."""
    lead, coordinating = units_written(task.lead_text, task.coordinating_text)
    text = task.schedule_text
    return replace(
        task,
        lead=same_units(task.lead, split_units(lead)) if lead else task.lead,
        coordinating=same_units(task.coordinating, split_units(coordinating))
        if coordinating
        else task.coordinating,
        schedule=read_schedule(text, year) if text else None,
    )


def _citations(laid: Laid, annexed: Sequence[Task]) -> Iterator[DocumentRef]:
    """The documents cited outside the bases, as the reader looks for them."""
    for element in laid.elements[laid.first : laid.last]:
        if isinstance(element, Para):
            yield from find_citations(element.whole, element.line)
    for annex in laid.plan.annexes:
        for text in (annex.title, annex.caption):
            yield from find_citations(text, annex.line)
    for task in annexed:
        yield from find_citations(task.content, task.lines[0] if task.lines else 0)


def _about_head(plan: Plan, laid: Laid) -> Iterator[Finding]:
    """What the reader says of a head with blanks."""
    fields = {
        place.field: line
        for line, place in enumerate(laid.places, start=1)
        if place.part is Part.HEAD
    }
    if plan.symbol and not plan.number:
        line = fields["number"]
        yield blank_number(laid.lines[line - 1], line)
    if plan.date_text and not plan.date:
        yield incomplete_date(plan.date_text, fields["date"])
