"""The whole proposal for a plan of one's own, and what changes when the margin does."""

import msgspec

from desktop_app.plans.derive.adapt import lower_first
from desktop_app.plans.derive.bases import basis_offers, reference
from desktop_app.plans.derive.carried import part_offers
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.model import Proposal, Relation, ReportOffer, TaskOffer
from desktop_app.plans.derive.offers import is_past, report_offers, task_offers
from desktop_app.plans.derive.times import OurTime, our_time

replace = msgspec.structs.replace


def propose(case: Case, margin: int) -> Proposal:
    """What our plan could be, made from the upper plan; `margin` is in days."""
    title = case.adapter.title(" ".join(case.plan.title.split()))
    return Proposal(
        margin=margin,
        title=title,
        opening=opening(case, title),
        bases=basis_offers(case),
        tasks=task_offers(case, margin),
        reports=report_offers(case, margin),
        parts=part_offers(case),
    )


def opening(case: Case, title: str) -> str:
    """The paragraph before the first section.

    It does not begin with "Thực hiện …": read again, that would be one more basis.
    """
    plan = f"Kế hoạch {lower_first(title)}" if title else "Kế hoạch"
    said = f"{case.office.issuer} ban hành {plan}, với các nội dung cụ thể như sau:"
    if case.upper.relation in (Relation.OWN, Relation.SAME_LEVEL):
        return said
    return f"Để triển khai {reference(case, about=False)}, {said}"


def with_margin(case: Case, proposal: Proposal, margin: int) -> Proposal:
    """The proposal with another margin; times that the person wrote stay as they are."""
    old = proposal.margin
    return replace(
        proposal,
        margin=margin,
        tasks=tuple(_task(case, task, old, margin) for task in proposal.tasks),
        reports=tuple(_report(case, report, old, margin) for report in proposal.reports),
    )


def with_time(case: Case, offer: TaskOffer, text: str) -> TaskOffer:
    """The task with a time that the person wrote, understood anew."""
    time = our_time(text, 0, case.year, case.calendar)
    return replace(offer, time=time, past=is_past(time, case.day))


def with_report_time(case: Case, offer: ReportOffer, text: str) -> ReportOffer:
    """The report with a time that the person wrote, understood anew."""
    time = our_time(text, 0, _year(case, text), case.calendar)
    return replace(offer, time=time, past=is_past(time, case.day))


def _task(case: Case, offer: TaskOffer, old: int, new: int) -> TaskOffer:
    if our_time(offer.upper_time, old, case.year, case.calendar).text != offer.time.text:
        return offer
    time = our_time(offer.upper_time, new, case.year, case.calendar)
    return replace(offer, time=time, past=is_past(time, case.day))


def _report(case: Case, offer: ReportOffer, old: int, new: int) -> ReportOffer:
    year = _year(case, offer.upper_time)
    if our_time(offer.upper_time, old, year, case.calendar).text != offer.time.text:
        return offer
    time: OurTime = our_time(offer.upper_time, new, year, case.calendar)
    return replace(offer, time=time, past=is_past(time, case.day))


def _year(case: Case, phrase: str) -> int | None:
    return None if phrase.endswith("hằng năm") else case.year
