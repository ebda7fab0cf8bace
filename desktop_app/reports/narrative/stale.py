"""Sections whose figures want other sentences now: what was nothing has come, or has gone again.

A link tells when its figure changes; "không phát sinh" has none. So what the program would write
today is held against what it wrote then.
"""

from dataclasses import dataclass, replace

from desktop_app.reports.narrative.drafting import is_edited
from desktop_app.reports.narrative.model import Link, LinkKind, Narrative, Section, linked_in


@dataclass(frozen=True)
class Stale:
    """A section, what the program would write in it now, and the figures its words do not tell."""

    section: Section
    fresh: Section
    untold: tuple[tuple[Link, str], ...]

    @property
    def edited(self) -> bool:
        """Whether an officer's words stand in it."""
        return is_edited(self.section)


def stale(narrative: Narrative, fresh: Narrative) -> list[Stale]:
    """The printed sections for which the program would choose other sentences in `fresh`."""
    now = {one.key: one for one in fresh.sections}
    found = []
    for section in narrative.live:
        other = now.get(section.key)
        if other is not None and other.drafted != section.drafted:
            found.append(Stale(section, other, _untold(section, other)))
    return found


def agreed(narrative: Narrative, one: Stale) -> Narrative:
    """With a section's words as good for the figures of now: the officer has seen them."""
    section = narrative.section(one.section.key)
    return narrative.with_section(replace(section, drafted=one.fresh.drafted))


def redone(narrative: Narrative, found: list[Stale]) -> Narrative:
    """With the sections in which nobody wrote in the program's words of now."""
    for one in found:
        if not one.edited:
            section = narrative.section(one.section.key)
            fresh = replace(section, paragraphs=one.fresh.paragraphs, drafted=one.fresh.drafted)
            narrative = narrative.with_section(fresh)
    return narrative


def _untold(section: Section, fresh: Section) -> tuple[tuple[Link, str], ...]:
    told = {link.key for _, _, link in linked_in(section)}
    return tuple(
        (link, run.text)
        for _, run, link in linked_in(fresh)
        if link.kind is LinkKind.FIGURE and link.key not in told
    )
