"""What every rule looks at: the plan, its passages with their lines, and the way back to a line."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

import msgspec

from db.text import nfc
from desktop_app.law.citations import DocumentRef
from desktop_app.plans.lint.lexicon import Word, stretches
from desktop_app.plans.model import Annex, Body, Finding, Grid, Plan, Section, Severity, Text
from desktop_app.plans.source import Source

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|[*#_`]+")
_REACH = 60  # lines behind a passage's first line in which its words are looked for


class Part(StrEnum):
    """Where a passage stands in a plan."""

    TITLE = "title"
    BASIS = "basis"
    HEADING = "heading"
    BODY = "body"
    TASK = "task"
    UNIT = "unit"  # a cell of units
    CAPTION = "caption"
    RECIPIENT = "recipient"
    LEFTOVER = "leftover"


class Passage(msgspec.Struct, frozen=True):
    """A stretch of running text and the line where it begins.

    `home` is the line of the section that it belongs to (0: none), `annexed` true in an annex.
    """

    text: str
    line: int
    part: Part
    home: int = 0
    annexed: bool = False


UnitOf = Callable[[str], str]  # the office's directory: a unit's usual name, "" when unknown


def no_directory(name: str) -> str:
    """A directory that knows no unit."""
    return ""


class Context(msgspec.Struct, frozen=True, dict=True):
    """One plan under examination."""

    plan: Plan
    source: Source
    unit_of: UnitOf = no_directory

    @functools.cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All texts of the plan in reading order, numbers and markers left out."""
        return tuple(passage for passage in _passages(self.plan) if passage.text.strip())

    @functools.cached_property
    def runs(self) -> tuple[tuple[Passage, tuple[Word, ...]], ...]:
        """The words of each passage, in stretches without a mark that ends a thought."""
        return tuple((p, run) for p in self.passages for run in stretches(p.text))

    @functools.cached_property
    def citations(self) -> tuple[DocumentRef, ...]:
        """All documents cited, in the bases and elsewhere."""
        bases = [ref for basis in self.plan.legal_bases for ref in basis.documents]
        return tuple(dict.fromkeys((*bases, *self.plan.citations)))

    @functools.cached_property
    def lines(self) -> tuple[str, ...]:
        """The source lines without mark-up and double spaces."""
        return tuple(" ".join(_MARKUP.sub("", nfc(line)).split()) for line in self.source.lines)

    def line_of(self, words: str, start: int) -> int:
        """The line on which these words stand, looked for from the line of their passage on."""
        words = " ".join(words.split())
        end = min(len(self.lines), start - 1 + _REACH)
        for at in range(max(start - 1, 0), end):
            if words in self.lines[at]:
                return at + 1
        for at in range(max(start - 1, 0), end):
            if words in f"{self.lines[at]} {self._next_words(at)}":
                return at + 1
        return start

    def has_finding(self, *codes: str) -> bool:
        """Whether the reader itself has already said this."""
        return any(finding.code in codes for finding in self.plan.findings)

    def _next_words(self, at: int) -> str:
        return next((line for line in self.lines[at + 1 : at + 4] if line), "")


Check = Callable[[Context], Iterable[Finding]]


class Rule(msgspec.Struct, frozen=True):
    """One rule: its codes with severity and what each means, why it matters, the check itself."""

    codes: dict[str, tuple[Severity, str]]
    why: str
    check: Check


def finding(
    code: str,
    severity: Severity,
    message: str,
    line: int,
    *,
    also: Iterable[int] = (),
    excerpt: str = "",
    suggestion: str = "",
) -> Finding:
    """A finding with its further lines in order and without its own."""
    lines = tuple(sorted({other for other in also if other != line}))
    return Finding(code, severity, message, line, lines, " ".join(excerpt.split()), suggestion)


def day_shown(day: str) -> str:
    """A day of the model as it is written: "2025-12-11" is "11/12/2025"."""
    return "/".join(reversed(day.strip("-").split("-")))


def _passages(plan: Plan) -> Iterator[Passage]:
    yield Passage(plan.title, _title_line(plan), Part.TITLE)
    for basis in plan.legal_bases:
        yield Passage(basis.text, basis.line, Part.BASIS)
    yield from _of_bodies(plan.opening, Part.BODY)
    for section in plan.sections:
        yield from _of_section(section)
    yield from _of_bodies(plan.closing, Part.BODY)
    for recipient in plan.recipients:
        yield Passage(recipient.text, recipient.line, Part.RECIPIENT)
    for annex in plan.annexes:
        yield from _of_annex(plan, annex)
    yield from _of_tasks(plan)
    yield from _of_bodies(plan.leftovers, Part.LEFTOVER)


def _title_line(plan: Plan) -> int:
    lines = [basis.line for basis in plan.legal_bases] + [body.line for body in plan.opening]
    return 1 if lines else 0


def _of_section(section: Section, home: int = 0, annexed: bool = False) -> Iterator[Passage]:
    part = Part.BODY if section.run_in else Part.HEADING
    yield Passage(section.title, section.line, part, home, annexed)
    yield from _of_bodies(section.body, Part.BODY, section.line, annexed)
    for child in section.children:
        yield from _of_section(child, section.line, annexed)


def _of_bodies(
    bodies: Iterable[Body], part: Part, home: int = 0, annexed: bool = False
) -> Iterator[Passage]:
    for body in bodies:
        if isinstance(body, Text):
            yield Passage(body.text, body.line, part, home, annexed)
        elif isinstance(body, Grid):
            for row in body.rows:
                cells = (Passage(cell, body.line, Part.TASK, home, annexed) for cell in row)
                yield from cells


def _of_annex(plan: Plan, annex: Annex) -> Iterator[Passage]:
    yield Passage(annex.title, annex.line, Part.HEADING)
    yield Passage(annex.caption, annex.line, Part.CAPTION)
    for row in annex.rows:
        if row.task is None:
            yield Passage(row.title, row.line, Part.HEADING)
    yield from _of_bodies(annex.body, Part.BODY, annex.line, annexed=True)
    for section in annex.sections:
        yield from _of_section(section, annex.line, annexed=True)


def _of_tasks(plan: Plan) -> Iterator[Passage]:
    for task in plan.tasks:
        if task.appendix is None:
            continue  # its words stand in a section and were seen there
        line = task.lines[0] if task.lines else 0
        yield Passage(task.content, line, Part.TASK)
        yield Passage(task.lead_text, line, Part.UNIT)
        yield Passage(task.coordinating_text, line, Part.UNIT)
        yield Passage(task.deliverable, line, Part.TASK)
        yield from (Passage(cell, line, Part.TASK) for _, cell in task.other)
