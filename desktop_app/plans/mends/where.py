"""Where the editor's cursor goes for a finding, whichever lines the plan's numbers count."""

import msgspec

from desktop_app.plans.editing.as_source import laid_out
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.places import place_of_finding
from desktop_app.plans.editing.texts import Slot, slots
from desktop_app.plans.model import Finding, Plan

# What is missing has no line of its own.
_FIELDS = {
    "number_missing": Place(Part.HEAD, field="number"),
    "number_blank": Place(Part.HEAD, field="number"),
    "number_from_annex": Place(Part.HEAD, field="number"),
    "date_missing": Place(Part.HEAD, field="date"),
    "date_incomplete": Place(Part.HEAD, field="date"),
    "plan_before_cited": Place(Part.HEAD, field="date"),
    "issuer_missing": Place(Part.HEAD, field="issuer"),
    "title_missing": Place(Part.HEAD, field="title"),
    "signer_missing": Place(Part.ENDING, field="signer.name"),
    "recipients_missing": Place(Part.ENDING, field="recipients"),
}


def place_of_missing(finding: Finding) -> Place | None:
    """The field that something missing belongs into; None for what stands in the text."""
    return _FIELDS.get(finding.code)


def place_to_mend(plan: Plan, finding: Finding) -> Place | None:
    """The place of a finding in the editor; None where nothing is near.

    The plan's lines may be those of the file it was read from: a text stands at the same place
    among all texts, whatever lines are counted.
    """
    if missing := place_of_missing(finding):
        return missing
    own = laid_out(plan).plan
    near = _nearest(slots(plan), finding)
    if near is None:
        return place_of_finding(own, msgspec.structs.replace(finding, line=1))
    line = slots(own)[near.index].line
    return place_of_finding(own, msgspec.structs.replace(finding, line=max(1, line)))


def _nearest(texts: list[Slot], finding: Finding) -> Slot | None:
    """The text that begins last before the finding's line, if can be one with its words."""
    above = [text for text in texts if 0 < text.line <= finding.line]
    holding = [text for text in above if finding.excerpt and finding.excerpt in text.text]
    found = holding or above
    return max(found, key=lambda text: text.line) if found else None
