"""The sign "./." that ends a paper: written into the text, it becomes the plan's own."""

import msgspec

from desktop_app.plans.editing.lines import LineKind, lines_of, with_lines
from desktop_app.plans.editing.pasting import cut_line
from desktop_app.plans.model import Plan
from desktop_app.plans.structure import words

_WRITTEN = "./."


def writes_end_mark(text: str) -> bool:
    """Whether a text ends with the sign."""
    return text.rstrip().endswith(_WRITTEN)


def with_end_mark(plan: Plan) -> Plan:
    """The plan with the sign taken out of its last line and told by `end_mark`, as it is read."""
    lines = lines_of(plan)
    if not lines or lines[-1].kind is LineKind.TABLE or not writes_end_mark(lines[-1].text):
        return plan
    found = words.END_MARK.search(lines[-1].text)
    if found is None:
        return plan
    last = cut_line(lines[-1], 0, found.start())
    return msgspec.structs.replace(with_lines(plan, (*lines[:-1], last)), end_mark=True)
