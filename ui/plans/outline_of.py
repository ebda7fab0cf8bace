"""The outline of a plan: its parts in reading order, each with the key of its place."""

from collections.abc import Iterator

from db.text import fold
from desktop_app.plans.model import Annex, Plan, Section
from ui.widgets.outline import Heading
from ui.widgets.visible import visible

_LONGEST = 80


def headings(plan: Plan) -> list[Heading]:
    """The outline's lines; keys are those of the document view."""
    return list(_parts(plan))


def section_keys(plan: Plan) -> dict[int, str]:
    """The key of each section, by the identity of the section."""
    return {id(section): f"section:{place}" for place, section in enumerate(plan.all_sections())}


def numbered(section: Section) -> str:
    """A section's number and title as one line."""
    number = section.number
    if not number:
        return visible(section.title)
    letter = len(number) == 1 and number.islower()
    sign = "" if number[-1] in ".)" else ")" if letter else "."
    return visible(f"{number}{sign} {section.title}".strip())


def annex_title(annex: Annex) -> str:
    """What an annex is called: "Phụ lục II"."""
    plain = f"Phụ lục {annex.number}".strip()
    return plain if fold(annex.label).startswith("phu luc") else annex.label or plain


def annex_tasks(annex: Annex) -> int:
    """How many tasks stand in an annex."""
    return sum(row.task is not None for row in annex.rows)


def annex_at(plan: Plan, key: str) -> Annex | None:
    """The annex that a heading of the outline stands for; None for any other heading."""
    kind, _, place = key.partition(":")
    return plan.annexes[int(place)] if kind == "annex" else None


def part_at(plan: Plan, line: int) -> str:
    """The key of the part that a source line belongs to: the last one that begins before it."""
    keys = section_keys(plan)
    begins = [(0, "head")]
    begins += [(basis.line, "bases") for basis in plan.legal_bases[:1]]
    begins += [(section.line, keys[id(section)]) for section in plan.all_sections()]
    begins += [(one.line, "recipients") for one in plan.recipients[:1]]
    begins += [(annex.line, f"annex:{place}") for place, annex in enumerate(plan.annexes)]
    return max(
        (begin for begin in begins if begin[0] <= line), key=lambda begin: begin[0], default=(0, "")
    )[1]


def _parts(plan: Plan) -> Iterator[Heading]:
    yield Heading("Đầu văn bản", "head")
    if plan.legal_bases:
        yield Heading(f"Căn cứ ({len(plan.legal_bases)})", "bases")
    keys = section_keys(plan)
    for section in plan.sections:
        yield _section(section, keys)
    if plan.recipients:
        yield Heading(f"Nơi nhận ({len(plan.recipients)})", "recipients")
    if plan.signer:
        yield Heading("Người ký", "signer")
    for place, annex in enumerate(plan.annexes):
        count = annex_tasks(annex)
        text = f"{annex_title(annex)}: {count} nhiệm vụ" if count else annex_title(annex)
        icon = "table" if count else "paperclip"
        yield Heading(text, f"annex:{place}", (), icon, visible(annex.title))
    if plan.report_deadlines:
        yield Heading(
            f"Hạn báo cáo ({len(plan.report_deadlines)})", "deadlines", (), "calendar-clock"
        )
    if plan.leftovers:
        yield Heading(
            f"Chưa xếp được vào đâu ({len(plan.leftovers)})", "leftovers", (), "help-circle-outline"
        )


def _section(section: Section, keys: dict[int, str]) -> Heading:
    children = tuple(_section(child, keys) for child in section.children)
    text = numbered(section)
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return Heading(short, keys[id(section)], children, "", text[:400])
