"""The parts of a plan being written as an outline, with a mark where something wants a look."""

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.plans.editing.lines import Line, lines_of
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.model import Plan, Severity
from ui.plans.findings_list import STATES
from ui.plans.outline_of import annex_tasks, annex_title
from ui.widgets.outline import Heading
from ui.widgets.visible import visible

_LONGEST = 80
Marks = Mapping[str, Severity]


def stops(plan: Plan) -> list[Place]:
    """The parts in the order of print, as F6 goes through them."""
    parts = (Part.HEAD, Part.BASES, Part.TEXT, Part.ENDING)
    annexes = (Place(Part.ANNEX, annex=number) for number in range(len(plan.annexes)))
    return [*(Place(part) for part in parts), *annexes]


def outline_of(plan: Plan, marks: Marks) -> list[Heading]:
    """The outline's lines; `marks` by key tells the weightiest finding of each."""
    lines = lines_of(plan)
    headings = [(row, line) for row, line in enumerate(lines) if line.is_heading]
    found = [
        Heading("Đầu văn bản", "head"),
        Heading(f"Căn cứ ({len(plan.legal_bases)})", "bases"),
        Heading("Nội dung", "text", tuple(_branches(headings, marks))),
        Heading(f"Nơi nhận ({len(plan.recipients)}) và chữ ký", "ending"),
    ]
    for place, annex in enumerate(plan.annexes):
        count = annex_tasks(annex)
        text = f"{annex_title(annex)}: {count} nhiệm vụ" if count else annex_title(annex)
        found.append(Heading(text, f"annex:{place}", (), "table", visible(annex.title)))
    return [_marked(heading, marks) for heading in found]


def key_of(plan: Plan, place: Place) -> str:
    """The outline's line that a place belongs to."""
    if place.part is Part.ANNEX:
        return f"annex:{place.annex}"
    if place.part is not Part.TEXT:
        return str(place.part)
    lines = lines_of(plan)
    above = [row for row, line in enumerate(lines[: place.row + 1]) if line.is_heading]
    return f"text:{above[-1]}" if above else "text"


def place_at(key: str) -> Place:
    """The place that a line of the outline leads to."""
    part, _, number = key.partition(":")
    if part == "annex":
        return Place(Part.ANNEX, annex=int(number))
    return Place(Part(part), row=int(number or 0))


def marks_of(plan: Plan, found: Sequence[tuple[Place, Severity]]) -> dict[str, Severity]:
    """The weightiest finding under each line of the outline."""
    weight = list(Severity)
    marks: dict[str, Severity] = {}
    for place, severity in found:
        key = key_of(plan, place)
        if key not in marks or weight.index(severity) < weight.index(marks[key]):
            marks[key] = severity
    return marks


def _branches(headings: Sequence[tuple[int, Line]], marks: Marks) -> Iterator[Heading]:
    """Each heading with those below it, which follow it and stand deeper."""
    at = 0
    while at < len(headings):
        row, line = headings[at]
        below = at + 1
        while below < len(headings) and headings[below][1].level > line.level:
            below += 1
        children = tuple(_branches(headings[at + 1 : below], marks))
        yield _marked(Heading(_short(line), f"text:{row}", children, "", _long(line)), marks)
        at = below


def _marked(heading: Heading, marks: Marks) -> Heading:
    severity = marks.get(heading.key)
    if severity is None:
        return heading
    return Heading(
        heading.text, heading.key, heading.children, heading.icon, heading.tip, STATES[severity]
    )


def _short(line: Line) -> str:
    text = _long(line)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _long(line: Line) -> str:
    number = line.number
    letter = len(number) == 1 and number.islower()
    sign = "" if not number or number[-1] in ".)" else ")" if letter else "."
    return visible(f"{number}{sign} {line.text}".strip()[:400]) or "(mục chưa có tên)"
