"""Figures in the words that are no longer those of the forms, and how they are put right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from desktop_app.reports.filled import FilledReport
from desktop_app.reports.narrative.model import (
    GAP,
    SELF,
    Link,
    LinkKind,
    Narrative,
    Paragraph,
    Place,
    Run,
    Section,
    joined,
    linked,
    words,
)
from desktop_app.reports.narrative.values import cell_of, says

_LEAVING = re.compile(r"(?:[,;]\s*|\s*\(\s*|\s+)$")
_NUMBER = re.compile(r"(?<![\w/.,-])\d[\d.,]*(?!\w*[/-]\w)")
GONE = "không còn"


@dataclass(frozen=True)
class Drift:
    """A tied run that does not say what the forms say: `now` is None where there is nothing to say.

    `typed`: an officer wrote `written` there on purpose, or by a slip.
    """

    place: Place
    link: Link
    written: str
    now: str | None

    @property
    def typed(self) -> bool:
        """Whether the figure was written over."""
        return self.link.typed


def drifts(narrative: Narrative, filled: FilledReport) -> list[Drift]:
    """Every link that says something else than the forms do, in the order of the report."""
    found = []
    for place, run, link in linked(narrative):
        now = says(link, filled)
        if now != run.text:
            found.append(Drift(place, link, run.text, now))
    return found


def update(
    narrative: Narrative, filled: FilledReport, place: Place | None = None, *, typed: bool = False
) -> Narrative:
    """The narrative with its links saying what the forms say: all of them, or the one at a place.

    Words around them stay. What was written over is kept unless it is asked for by its place, or
    by `typed`. A comparison that can no longer be made goes, with the sign before it.
    """
    sections = []
    for section in narrative.sections:
        if section.off or (place and place.section != section.key):
            sections.append(section)
            continue
        paragraphs = tuple(
            _updated(paragraph, filled, place.run if place else None, typed or place is not None)
            if place is None or place.paragraph == at
            else paragraph
            for at, paragraph in enumerate(section.paragraphs)
        )
        sections.append(replace(section, paragraphs=paragraphs))
    return replace(narrative, sections=tuple(sections))


def relinked(paragraphs: tuple[Paragraph, ...], filled: FilledReport) -> tuple[Paragraph, ...]:
    """The words of an earlier report with the figures of this one."""
    return tuple(_updated(paragraph, filled, None, typed=True) for paragraph in paragraphs)


def freed(narrative: Narrative, place: Place) -> Narrative:
    """With the figure of a place as mere words: the officer answers for it from now on."""
    section = narrative.section(place.section)
    paragraphs = list(section.paragraphs)
    runs = list(paragraphs[place.paragraph])
    runs[place.run] = Run(runs[place.run].text)
    paragraphs[place.paragraph] = joined(runs)
    return narrative.with_section(replace(section, paragraphs=tuple(paragraphs)))


def gaps(narrative: Narrative) -> list[Place]:
    """Where a figure is still missing."""
    return [place for place, run, _ in linked(narrative) if run.text == GAP]


def loose_numbers(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Numbers in the words that are tied to no form: those of an earlier report need a look.

    Numbers of documents, days and articles are none of them.
    """
    found: list[str] = []
    for paragraph in paragraphs:
        for run in paragraph:
            if run.link is None:
                found += [one.rstrip(".,") for one in _NUMBER.findall(run.text)]
    return found


def unfinished(narrative: Narrative) -> Iterator[Section]:
    """Sections that are printed with nothing in them, or with a gap."""
    live = narrative.live
    for section, after in zip_longest(live, live[1:]):
        leaf = after is None or after.level <= section.level
        gap = any(GAP in words(paragraph) for paragraph in section.paragraphs)
        if gap or (section.empty and leaf and section.level > 0):
            yield section


def link_words(link: Link, filled: FilledReport) -> str:
    """What a link speaks of: "Biểu 02/XLD, cột 6: Khiếu nại, tổng số đơn"."""
    if link.key[0] == SELF:
        return "Kỳ của báo cáo"
    cell, place = cell_of(link, filled), place_words(link, filled)
    if cell is None:
        return f"{place}: {GONE} trên biểu"
    told = {
        LinkKind.FIGURE: "",
        LinkKind.LAST_YEAR: " (so với cùng kỳ năm trước)",
        LinkKind.LAST_PERIOD: " (so với kỳ trước)",
        LinkKind.SHARE: f" (so với {link.whole})",
        LinkKind.REQUIRED: " (số ngày theo quy định)",
    }[link.kind]
    return f"{place}: {' – '.join((*cell.item.groups, cell.item.label))}{told}"


def place_words(link: Link, filled: FilledReport) -> str:
    """Where a figure stands: "Biểu 02/XLD, cột 6"; rows of a long form are called by their code."""
    form = filled.forms.get(link.key[0])
    what = "mã" if form is not None and form.form.shape == "long" else "cột"
    return f"Biểu {link.key[0]}, {what} {link.key[1]}"


def _updated(
    paragraph: Paragraph, filled: FilledReport, only: int | None, typed: bool
) -> Paragraph:
    found: list[Run] = []
    closing = ""  # what stood around a comparison that went
    for at, run in enumerate(paragraph):
        link = run.link
        if link is None:
            found.append(Run(run.text.removeprefix(closing)))
            closing = ""
        elif only not in (None, at) or (link.typed and not typed):
            found.append(run)
        else:
            fresh = _fresh(replace(link, typed=False), filled)
            found += [] if fresh is None else [fresh]
            closing = _leave(found) if fresh is None else ""
    return joined(found)


def _fresh(link: Link, filled: FilledReport) -> Run | None:
    """The run of a link as it is now; a figure that no form has leaves a gap in the words."""
    now = says(link, filled)
    if now is not None:
        return Run(now, link)
    return Run(GAP) if link.kind is LinkKind.FIGURE else None


def _leave(found: list[Run]) -> str:
    """Take away the sign before a comparison that goes; the sign that has to go behind it."""
    if not found or found[-1].link is not None:
        return ""
    text = found[-1].text
    bare = _LEAVING.sub("", text)
    found[-1] = Run(bare)
    return ")" if "(" in text[len(bare) :] else ""
