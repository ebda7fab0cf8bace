"""Mends that put other words in the place of those a finding shows."""

import re
from collections.abc import Callable, Iterator, Sequence

from desktop_app.plans.editing.texts import Cut, Kind, Slot, slots, with_cuts
from desktop_app.plans.model import Finding, Plan

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


def renamed(plan: Plan, old: str, new: str, where: Where = lambda _: True) -> Plan:
    """A unit's name replaced in all texts that `where` takes; a level is not said twice.

    "Văn phòng A" renamed to "Văn phòng B xã" leaves "Văn phòng A xã" with one "xã".
    """
    cuts = {
        slot.index: [_name_cut(slot.text, place, new) for place in places]
        for slot in slots(plan)
        if where(slot) and (places := list(_places(slot.text, old)))
    }
    return with_cuts(plan, cuts)


def named_as(plan: Plan, old: str, new: str) -> Plan:
    """A unit called by another name in all cells of units."""
    return renamed(plan, old, new, lambda slot: slot.kind in UNITS)


def cased(old: str, new: str) -> str:
    """New words with the capital at the beginning, or throughout, that the old ones had."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    if old[:1].isupper() and new[:1].islower():
        return new[:1].upper() + new[1:]
    return new


def _name_cut(text: str, place: tuple[int, int], new: str) -> Cut:
    start, end = place
    last = new.rsplit(" ", 1)[-1]
    behind = re.match(rf"\s+{re.escape(last)}(?!\w)", text[end:], re.IGNORECASE)
    return Cut(start, end + (behind.end() if behind else 0), cased(text[start:end], new))


def _nearest(plan: Plan, words: str, line: int) -> tuple[Slot, list[tuple[int, int]]] | None:
    holding = [
        (slot, places)
        for slot in slots(plan)
        if slot.kind is not Kind.TITLE and (places := list(_places(slot.text, words)))
    ]
    above = [each for each in holding if 0 < each[0].line <= line]
    if above:
        nearest = max(each[0].line for each in above)
        return next(each for each in above if each[0].line == nearest)
    titles = [slot for slot in slots(plan) if slot.kind is Kind.TITLE]
    for slot in titles:
        if places := list(_places(slot.text, words)):
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
