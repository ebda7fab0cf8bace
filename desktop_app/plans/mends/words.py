"""Mends that put other words in the place of those a finding shows."""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from db.text import fold
from desktop_app.office.unit_names import same_unit
from desktop_app.plans.editing.texts import Cut, Kind, Slot, slots, with_cuts
from desktop_app.plans.lint.unit_names import names_in
from desktop_app.plans.model import Body, Finding, Plan, Section, Text

Where = Callable[[Slot], bool]
UNITS = {Kind.LEAD, Kind.COORDINATING}


def replaced(plan: Plan, finding: Finding, new: str) -> Plan:
    """The finding's words replaced on each of its lines; unchanged when they are not there."""
    return replaced_words(plan, finding.excerpt, new, (finding.line, *finding.also_lines))


def replaced_words(plan: Plan, old: str, new: str, lines: Sequence[int]) -> Plan:
    """These words replaced once in the text nearest above each line.

    A line of the source may lie behind the first line of its paragraph; so the text that holds the
    words and begins last before the line is meant.
    """
    cuts: dict[int, list[Cut]] = {}
    for line in dict.fromkeys(lines):
        found = _nearest(plan, old, line)
        if found is None:
            continue
        slot, places = found
        places = [p for p in places if not _stands(slot.text, p, new)]
        taken = cuts.setdefault(slot.index, [])
        fresh = next((p for p in places if all(p[0] != cut.start for cut in taken)), None)
        if fresh:
            taken.append(Cut(*fresh, cased(slot.text[fresh[0] : fresh[1]], new)))
    return with_cuts(plan, cuts)


def replaced_everywhere(plan: Plan, old: str, new: str, where: Where = lambda _: True) -> Plan:
    """These words replaced in all texts that `where` takes."""
    cuts = {
        slot.index: [Cut(*place, cased(slot.text[place[0] : place[1]], new)) for place in places]
        for slot in slots(plan)
        if where(slot) and (places := list(_places(slot.text, old)))
    }
    return with_cuts(plan, cuts)


def named_as(plan: Plan, old: str, new: str) -> Plan:
    """A unit called by another name in all cells of units; a level is not said twice.

    "Văn phòng A" renamed to "Văn phòng B xã" leaves "Văn phòng A xã" with one "xã"; units whose
    names only begin alike ("Văn phòng A và C") stay.
    """
    cuts = {
        slot.index: [_name_cut(slot.text, place, new) for place in places]
        for slot in slots(plan)
        if slot.kind in UNITS and (places := list(_whole_names(slot.text, old)))
    }
    return with_cuts(plan, cuts)


def _whole_names(cell: str, old: str) -> Iterator[tuple[int, int]]:
    """Where a name stands by itself, or with nothing but the level behind it."""
    names = {start: (name, end) for name, start, end in names_in(cell)}
    for start, end in _places(cell, old):
        name, name_end = names.get(start, ("", 0))
        if name_end == end or (name and end < name_end and same_unit(old, name)):
            yield start, end


def without_copies(plan: Plan, finding: Finding, lines: Sequence[int]) -> Plan:
    """Without the paragraphs on these lines that begin with the finding's words."""

    def kept(bodies: tuple[Body, ...]) -> tuple[Body, ...]:
        return tuple(
            body
            for body in bodies
            if not isinstance(body, Text)
            or body.line not in lines
            or not _begins(body.text, finding.excerpt)
        )

    def sections(found: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(
            msgspec.structs.replace(each, body=kept(each.body), children=sections(each.children))
            for each in found
        )

    return msgspec.structs.replace(
        plan,
        opening=kept(plan.opening),
        sections=sections(plan.sections),
        closing=kept(plan.closing),
        annexes=tuple(
            msgspec.structs.replace(a, body=kept(a.body), sections=sections(a.sections))
            for a in plan.annexes
        ),
    )


def _begins(text: str, words: str) -> bool:
    """Whether a text begins with words, marks at their end and capitals aside."""
    return fold(text).startswith(fold(words).strip(" .;,-"))


def cased(old: str, new: str) -> str:
    """New words with the capital at the beginning, or throughout, that the old ones had."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    if old[:1].isupper() and new[:1].islower():
        return new[:1].upper() + new[1:]
    return new


def _stands(text: str, place: tuple[int, int], new: str) -> bool:
    """Whether the new words stand there already, where they begin with the old ones."""
    start, end = place
    return len(new) > end - start and text[start : start + len(new)].lower() == new.lower()


def _name_cut(text: str, place: tuple[int, int], new: str) -> Cut:
    start, end = place
    last = new.rsplit(" ", 1)[-1]
    behind = re.match(rf"\s+{re.escape(last)}(?!\w)", text[end:], re.IGNORECASE)
    return Cut(start, end + (behind.end() if behind else 0), cased(text[start:end], new))


def _nearest(plan: Plan, words: str, line: int) -> tuple[Slot, list[tuple[int, int]]] | None:
    """The text that begins last before a line, or a cell of that row, if it has the words."""
    texts = [slot for slot in slots(plan) if slot.kind is Kind.TITLE or 0 < slot.line <= line]
    begins = max((slot.line for slot in texts), default=0)
    for slot in texts:
        if slot.line == begins and (places := list(_places(slot.text, words))):
            return slot, places
    return _in_title(texts, words)


def _in_title(texts: Sequence[Slot], words: str) -> tuple[Slot, list[tuple[int, int]]] | None:
    """The title has no line of its own."""
    for slot in texts:
        if slot.kind is Kind.TITLE and (places := list(_places(slot.text, words))):
            return slot, places
    return None


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand as whole words, white space aside."""
    parts = words.split()
    if not parts:
        return
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    pattern = before + r"\s+".join(map(re.escape, parts)) + after
    for match in re.finditer(pattern, text):
        yield match.span()
