"""Sections of the upper plan that ours takes over, without what is not ours to say."""

from collections.abc import Iterable, Iterator

import msgspec

from desktop_app.plans.derive.adapt import Adapted
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.concern import Reach, reach
from desktop_app.plans.derive.model import PartOffer, Proposal, Relation
from desktop_app.plans.derive.parts import PartKind, kind_of, label_keys
from desktop_app.plans.derive.subjects import subject
from desktop_app.plans.model import Body, Grid, Section, Text
from desktop_app.plans.structure.units import split_units

replace = msgspec.structs.replace
_FOREIGN = {Reach.OTHERS, Reach.DISTRICTS, Reach.OTHER_COMMUNE}
_WRITTEN_ANEW = (PartKind.ORGANISATION, PartKind.REPORT)


class Carried(msgspec.Struct, frozen=True):
    """The sections taken over, what was changed in their words, and what was left out."""

    sections: tuple[Section, ...]
    changes: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]


def part_offers(case: Case) -> tuple[PartOffer, ...]:
    """The sections, with those below contents; what is written anew is not offered."""
    return tuple(_parts(case))


def carry_over(case: Case, proposal: Proposal) -> Carried:
    """The chosen sections in our words; their lines count nothing any more."""
    return _Carrier(case, proposal).all()


def _parts(case: Case) -> Iterator[PartOffer]:
    for at, top in enumerate(case.plan.sections, start=1):
        kind = kind_of(top.title)
        if kind in _WRITTEN_ANEW:
            continue
        yield _part(case, f"{at}", top)
        if kind is PartKind.CONTENT:
            for below, child in enumerate(top.children, start=1):
                yield _part(case, f"{at}.{below}", child)


def _part(case: Case, key: str, section: Section) -> PartOffer:
    title = section.title if len(section.title) <= 120 else f"{section.title[:117]}…"
    reason = ""
    if _is_foreign(case, section.title):
        reason = "Việc của cơ quan khác."
    elif kind_of(section.title) is PartKind.REPORT:
        reason = "Chế độ báo cáo được viết lại theo hạn của ta."
    return PartOffer(key, section.number, title, not reason, reason)


def _is_foreign(case: Case, words: str) -> bool:
    """Whether a sentence or heading is about units that are neither ours nor everybody."""
    if case.upper.relation in (Relation.OWN, Relation.SAME_LEVEL):
        return False
    name, rest = subject(words)
    if not name or (rest and kind_of(words) is not PartKind.OTHER and words.isupper()):
        return False
    kinds = {reach(unit, case.upper, case.office) for unit in split_units(name)}
    return bool(kinds) and kinds <= _FOREIGN


class _Carrier:
    def __init__(self, case: Case, proposal: Proposal) -> None:
        self._case = case
        self._wanted = {part.key for part in proposal.parts if part.ticked}
        self._offered = {part.key for part in proposal.parts}
        self._changes: list[tuple[str, str]] = []
        self._left_out: list[str] = []
        chosen = {task.uid for task in proposal.chosen}
        self._taken = {duty.line for duty in case.duties if duty.uid in chosen and duty.line}
        self._reports = {deadline.line for deadline in case.plan.report_deadlines}
        told = [task.lines for task in case.plan.tasks if task.appendix is None]
        self._told = {lines[0] for lines in told if len(lines) == 1}
        self._details = {line for lines in told for line in lines[1:]}
        self._has_tasks_in_text = bool(told)

    def all(self) -> Carried:
        sections = [
            self._section(top, f"{at}")
            for at, top in enumerate(self._case.plan.sections, start=1)
            if f"{at}" in self._wanted
        ]
        kept = tuple(section for section in sections if section is not None)
        return Carried(kept, tuple(self._changes), tuple(self._left_out))

    def _section(self, section: Section, key: str) -> Section | None:
        """The section in our words; None when nothing of it is left."""
        body = tuple(self._bodies(section.body))
        children = tuple(self._children(section, key))
        empty = not body and not children
        taken = section.run_in and section.line in self._taken | self._told | self._reports
        labels_only = bool(section.run_in and label_keys(section.title))
        if empty and (taken or labels_only or section.body or section.children):
            return None
        if section.run_in and self._foreign(section):
            return None
        title = self._text(section.title)
        spans = section.spans if title == section.title else ()
        return replace(section, title=title, spans=spans, body=body, children=children, line=0)

    def _children(self, section: Section, key: str) -> Iterator[Section]:
        kept = []
        for at, child in enumerate(section.children, start=1):
            below = f"{key}.{at}"
            if below in self._offered and below not in self._wanted:
                continue
            made = self._section(child, below)
            if made is not None:
                kept.append(made)
        counted = all(child.number.isdigit() for child in section.children)
        for place, child in enumerate(kept, start=1):
            yield replace(child, number=str(place)) if counted else child

    def _bodies(self, bodies: Iterable[Body]) -> Iterator[Body]:
        for body in bodies:
            if isinstance(body, Grid):
                if not self._has_tasks_in_text:
                    yield replace(body, line=0)
            elif self._is_ours(body):
                text = self._text(body.text)
                spans = body.spans if text == body.text else ()
                yield Text(text, 0, body.marker, spans)

    def _is_ours(self, text: Text) -> bool:
        if label_keys(text.text) or text.line in self._taken | self._told | self._reports:
            return False
        if text.marker == "+" and text.line in self._details:  # the value of a label left out
            return False
        if _is_foreign(self._case, text.text):
            self._left_out.append(text.text)
            return False
        return True

    def _foreign(self, section: Section) -> bool:
        if not _is_foreign(self._case, section.title):
            return False
        self._left_out.append(section.title)
        return True

    def _text(self, words: str) -> str:
        adapted: Adapted = self._case.adapter.text(words)
        self._changes += adapted.changes
        return adapted.text
