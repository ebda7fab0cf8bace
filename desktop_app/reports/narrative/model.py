"""The words of a report: sections of paragraphs, in which figures of the forms stay linked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.reports.model import CellKey

GAP = "……"  # stands where a figure is not there yet
SELF = "@"  # in the place of a form: what is told of the report itself


class LinkKind(StrEnum):
    """What a link tells of its cell; the value is what stands in the markup."""

    FIGURE = ""
    LAST_YEAR = "cmp"  # held against the same period of last year
    LAST_PERIOD = "prev"  # held against the period before
    SHARE = "share"  # in per cent of another cell of the form
    REQUIRED = "law"  # how many days the law asks for where the cell counts days


@dataclass(frozen=True)
class Link:
    """What a stretch of text is tied to.

    `whole` is the code that a share is taken of. `typed`: an officer wrote another figure there,
    which nothing replaces but a wish.
    """

    key: CellKey
    kind: LinkKind = LinkKind.FIGURE
    whole: str = ""
    typed: bool = False


@dataclass(frozen=True)
class Run:
    """A stretch of text, by itself or tied to a figure."""

    text: str
    link: Link | None = None


Paragraph = tuple[Run, ...]


@dataclass(frozen=True)
class Section:
    """A part of the report, at level 0 the opening, which has no heading in print.

    `drafted` is the skeleton of what the program wrote into it, "" when it wrote nothing. `own`:
    the office added it.
    """

    key: str
    level: int
    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    drafted: str = ""
    off: bool = False
    own: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(words(paragraph).strip() for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Narrative:
    """All sections in their order, and the code of the outline they come from."""

    outline: str = ""
    sections: tuple[Section, ...] = ()

    @property
    def live(self) -> tuple[Section, ...]:
        """The sections that are printed."""
        return tuple(section for section in self.sections if not section.off)

    def section(self, key: str) -> Section:
        """The section of a key; KeyError."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def with_section(self, changed: Section) -> "Narrative":
        """With this section in the place of the one with its key."""
        return replace(
            self,
            sections=tuple(changed if one.key == changed.key else one for one in self.sections),
        )


@dataclass(frozen=True)
class Place:
    """Where a run stands: section, paragraph, run."""

    section: str
    paragraph: int
    run: int


def words(paragraph: Paragraph) -> str:
    """The words of a paragraph alone."""
    return "".join(run.text for run in paragraph)


def joined(runs: Iterator[Run] | list[Run] | Paragraph) -> Paragraph:
    """The runs with neighbours without a link put together, and nothing empty."""
    found: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if found and run.link is None and found[-1].link is None:
            found[-1] = Run(found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)


def linked(narrative: Narrative) -> Iterator[tuple[Place, Run, Link]]:
    """Every tied run of the sections that are printed, in their order."""
    for section in narrative.live:
        yield from linked_in(section)


def linked_in(section: Section) -> Iterator[tuple[Place, Run, Link]]:
    """Every tied run of a section."""
    for at, paragraph in enumerate(section.paragraphs):
        for place, run in enumerate(paragraph):
            if run.link is not None:
                yield Place(section.key, at, place), run, run.link
