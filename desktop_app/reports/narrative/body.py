"""The words of a report as they are printed: headings by their numbers, paragraphs, plain figures.

What is missing stays visible: a gap for a figure, and for a part in which nothing is written.
"""

import re

from desktop_app.documents.headings import heading
from desktop_app.documents.model import Block, Paragraph, rich
from desktop_app.reports.narrative import model
from desktop_app.reports.narrative.drifts import unfinished
from desktop_app.reports.narrative.model import GAP, Narrative, words
from desktop_app.reports.narrative.outline import numbers

_MARKER = re.compile(r"([-+])\s+(?=\S)")
_JOINED = re.compile(r"(?<=\d) (?=%|m²)")  # a figure and its sign are not torn apart


def body(narrative: Narrative) -> tuple[Block, ...]:
    """The blocks of the report's text."""
    missing = {section.key for section in unfinished(narrative) if section.empty}
    found: list[Block] = []
    live = narrative.live
    for number, section in zip(numbers([one.level for one in live]), live, strict=True):
        if section.level:
            found.append(heading(number, rich(section.heading), section.level))
        found += [_block(one) for one in section.paragraphs if words(one).strip()]
        if section.key in missing:
            found.append(Paragraph(rich(GAP)))
    return tuple(found)


def _block(paragraph: model.Paragraph) -> Paragraph:
    text = _JOINED.sub("\N{NO-BREAK SPACE}", words(paragraph).strip())
    marker = _MARKER.match(text)
    if marker is None:
        return Paragraph(rich(text))
    return Paragraph(rich(text[marker.end() :]), marker[1])
