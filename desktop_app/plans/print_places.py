"""Where on the printed paper a place of the editor is found, for the preview that follows it."""

from collections.abc import Iterable

from desktop_app.documents.marks import Mark
from desktop_app.documents.marks import Part as Printed
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.model import Annex, Plan, Section
from desktop_app.plans.printing import addressees_of, annex_texts


def mark_of(plan: Plan, place: Place) -> Mark:
    """The address, in `plan_document(plan)`, of a place of the plan."""
    if place.part is Part.HEAD:
        return Mark()
    if place.part is Part.BASES:
        return Mark(Printed.BASES, place.row, letter=place.at)
    if place.part is Part.TEXT:
        return _in_text(plan, place)
    if place.part is Part.ENDING:
        after = place.field == "leftovers"
        return Mark(Printed.AFTER, place.row, letter=place.at) if after else Mark(Printed.ENDING)
    return _in_annex(plan, place)


def _in_text(plan: Plan, place: Place) -> Mark:
    """Each line of the text is a block; those that name the addressees stand in the head."""
    _, rest = addressees_of(plan.opening)
    block = place.row - (len(plan.opening) - len(rest))
    return Mark(Printed.BODY, block, letter=place.at) if block >= 0 else Mark()


def _in_annex(plan: Plan, place: Place) -> Mark:
    start = Mark(Printed.ANNEX, annex=place.annex)
    if place.annex >= len(plan.annexes) or not place.field:
        return start
    annex = plan.annexes[place.annex]
    if place.field == "text":
        return Mark(Printed.ANNEX, _block_of_line(annex, place.row), place.annex, letter=place.at)
    if not annex.rows:
        return start
    texts = annex_texts(annex)
    block = len(texts.bodies_before) + _lines(texts.sections_before)
    return Mark(Printed.ANNEX, block, place.annex, row=place.row)


def _block_of_line(annex: Annex, row: int) -> int:
    """Lines are counted bodies first, then sections; in print the table stands among them."""
    texts = annex_texts(annex)
    table = 1 if annex.rows else 0
    bodies, early = len(annex.body), _lines(texts.sections_before)
    before = len(texts.bodies_before)
    if row < before:
        return row
    if row < bodies:
        return row + early + table
    if row < bodies + early:
        return row - (bodies - before)
    return row + table


def _lines(sections: Iterable[Section]) -> int:
    return sum(1 + len(section.body) + _lines(section.children) for section in sections)
