"""The words that the program writes: sentences of the outline with the figures of the report."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from desktop_app.office.model import Office
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.narrative.markup import link_of, printed
from desktop_app.reports.narrative.model import Link, Narrative, Paragraph, Run, Section, joined
from desktop_app.reports.narrative.outline import Outline, OutlineSection, Sentence
from desktop_app.reports.narrative.template import fill
from desktop_app.reports.narrative.values import cell_of


def names_of(office: Office) -> dict[str, str]:
    """What the sentences call the office."""
    word = office.level.word
    return {
        "office": office.issuer,
        "unit": f"Ủy ban nhân dân {word}",
        "head": f"Chủ tịch Ủy ban nhân dân {word}",
        "commune": word,
        "place": office.full_name,
    }


def draft(outline: Outline, filled: FilledReport, office: Office) -> Narrative:
    """A whole report in the program's words; parts that are no figures are left to the officer."""
    names = names_of(office)
    sections = tuple(draft_section(one, filled, names) for one in outline.section)
    return Narrative(outline.code, sections)


def draft_section(
    section: OutlineSection, filled: FilledReport, names: Mapping[str, str]
) -> Section:
    """One section in the program's words."""
    paragraphs: list[Paragraph] = []
    for sentence in section.sentences:
        said = _said(sentence, filled, names)
        if not said:
            continue
        if sentence.joins and paragraphs:
            paragraphs[-1] = joined([*paragraphs[-1], Run(" "), *said])
        else:
            paragraphs.append(said)
    made = Section(
        section.key,
        section.level,
        _named(section.heading, names),
        tuple(paragraphs),
        off=section.off,
        own=section.own,
    )
    return replace(made, drafted=skeleton(made))


def skeleton(section: Section) -> str:
    """A sign of a section's words without its figures, "" of an empty one."""
    bare = "\n".join(_bare(paragraph) for paragraph in section.paragraphs)
    return "" if section.empty else sha256(bare.encode()).hexdigest()[:16]


def is_edited(section: Section) -> bool:
    """Whether an officer has changed what the program wrote, or written where it wrote nothing."""
    return skeleton(section) != section.drafted


def _bare(paragraph: Paragraph) -> str:
    return printed(tuple(Run("…", run.link) if run.link else run for run in paragraph))


def _said(sentence: Sentence, filled: FilledReport, names: Mapping[str, str]) -> Paragraph | None:
    if not sentence.on:
        return fill(sentence.text, filled, names)
    deciding = link_of(sentence.on)
    assert isinstance(deciding, Link), sentence.on  # the outlines are checked by a test
    cell = cell_of(deciding, filled)
    if cell is None:
        return None
    text = sentence.zero if cell.value == 0 else sentence.text
    return fill(text, filled, names) if text else None


def _named(heading: str, names: Mapping[str, str]) -> str:
    for name, text in names.items():
        heading = heading.replace(f"{{@{name}}}", text)
    return heading
