"""A plan as a structured document: what the reader yields, the book keeps and the printer prints.

Every text keeps its words as written; `line` is its place in the source (0: written here). Days are
"YYYY-MM-DD". What is absent is None, "" or empty, never invented.
"""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from desktop_app.law.citations import DocumentRef
from desktop_app.law.schedule import ReportDeadline, Schedule
from desktop_app.plans.source import Span


class Severity(StrEnum):
    """How much a finding matters: wrong as it stands, worth a look, or only good to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(msgspec.Struct, frozen=True):
    """Something that a careful clerk would have noticed; never repaired silently.

    `code` is stable and English ("numbering_gap"); `message` is a Vietnamese sentence. `line` is
    its place, `also_lines` further places; `excerpt` the words concerned, `suggestion` what it
    should perhaps be ("" when there is no safe proposal).
    """

    code: str
    severity: Severity
    message: str
    line: int
    also_lines: tuple[int, ...] = ()
    excerpt: str = ""
    suggestion: str = ""


class Text(msgspec.Struct, frozen=True, tag="text"):
    """A paragraph. `marker` is "", "-", "+" … or a point such as "a)"; `spans` its emphasis."""

    text: str
    line: int = 0
    marker: str = ""
    spans: tuple[Span, ...] = ()


class Grid(msgspec.Struct, frozen=True, tag="grid"):
    """A table that is no task annex, kept as it stands: head rows first."""

    rows: tuple[tuple[str, ...], ...]
    head_rows: int = 0
    line: int = 0


Body = Text | Grid


class Section(msgspec.Struct, frozen=True):
    """A numbered part: "I", "1", "a" with its title; `level` 1 is the outermost.

    `run_in` is true where the title is the beginning of a running paragraph (a numbered paragraph
    without a title of its own); its words then stand in `title` alone.
    """

    number: str
    title: str
    level: int
    line: int = 0
    body: tuple[Body, ...] = ()
    children: tuple["Section", ...] = ()
    run_in: bool = False
    spans: tuple[Span, ...] = ()

    def walk(self) -> Iterator["Section"]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class LegalBasis(msgspec.Struct, frozen=True):
    """One basis paragraph and the documents it cites."""

    text: str
    documents: tuple[DocumentRef, ...] = ()
    line: int = 0
    spans: tuple[Span, ...] = ()


class UpperTask(msgspec.Struct, frozen=True):
    """The task of another plan in the book that a task was made from."""

    plan_uid: str
    task_uid: str


class Task(msgspec.Struct, frozen=True):
    """One task of an annex row or of the body.

    `appendix` is "", "I", "II" …, or None for a task that stands in the body; `group` the heading
    above it ("I. MỤC TIÊU CHUNG"), `ordinal` its number as written ("1", "-", ""). `lead_text`,
    `coordinating_text` and `schedule_text` are the cells as written, `lead` and `coordinating` the
    units understood. `other` holds cells of columns without a meaning of their own (heading, text).
    `lines` are all source lines of the row (a row broken over a page has several). `uid` names the
    task inside its plan through every edit and version ("" only before the plan is in the book);
    `upper` is the task of the upper plan that it carries out.
    """

    appendix: str | None
    group: str
    ordinal: str
    content: str
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    schedule_text: str = ""
    schedule: Schedule | None = None
    deliverable: str = ""
    lead_text: str = ""
    coordinating_text: str = ""
    other: tuple[tuple[str, str], ...] = ()
    lines: tuple[int, ...] = ()
    uid: str = ""
    upper: UpperTask | None = None


class Column(msgspec.Struct, frozen=True):
    """A column of a task annex.

    `key` is what it means: "ordinal", "content", "lead", "coordinating", "schedule", "deliverable",
    or "other"; `heading` its words, `parent` the heading above it in a nested head.
    """

    key: str
    heading: str
    parent: str = ""


class AnnexRow(msgspec.Struct, frozen=True):
    """A row of an annex table: a group heading ("I", "MỤC TIÊU CHUNG") or a task (its index)."""

    number: str = ""
    title: str = ""
    task: int | None = None  # index into Plan.tasks
    line: int = 0


class Annex(msgspec.Struct, frozen=True):
    """An annex: "PHỤ LỤC I", its title lines, its caption "(Kèm theo …)", its table and texts.

    `number` is "" when there is only one; `label` its kind and number as written ("Phụ lục I",
    "BIỂU 01"), "" when the title itself begins with the kind ("DANH MỤC …"). `rows` are the rows of
    its task table in order (empty for an annex of text); chunks repeated per page are joined.
    `body` is all else, in order.
    """

    number: str
    title: str
    caption: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[AnnexRow, ...] = ()
    body: tuple[Body, ...] = ()
    sections: tuple[Section, ...] = ()
    line: int = 0
    label: str = ""


class Signer(msgspec.Struct, frozen=True):
    """The signature block: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name."""

    authority: str | None
    capacity: str | None
    title: str | None
    name: str | None
    line: int = 0


class Recipient(msgspec.Struct, frozen=True):
    """One line of "Nơi nhận", without its dash and the ";" behind it.

    The text keeps its tag as written ("Sở Nội vụ (b/c)"); `tag` is that "b/c", "P/h" … or "".
    """

    text: str
    tag: str = ""
    line: int = 0


class Plan(msgspec.Struct, frozen=True):
    """A whole plan. `type_text` is its kind as written ("KẾ HOẠCH PHỐI HỢP"). `number` is
    "79/KH-UBND"; `symbol` alone ("KH-UBND") when the number is blank.

    `date` is a full day or None; `date_text` the words found. `parent_issuer` is the upper body's
    line in the head. `opening` are the paragraphs between the bases and the first section,
    `closing` those after the last one. `end_mark` says that "./." stands at the end; the texts do
    not hold it. `tasks` holds those of the annexes first, in order, then those of the main text;
    the paragraphs and tables that these were read from stay in the bodies.
    """

    doc_type: str = "plan"
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    date_text: str = ""
    place: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    title: str = ""
    legal_bases: tuple[LegalBasis, ...] = ()
    opening: tuple[Body, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Body, ...] = ()
    tasks: tuple[Task, ...] = ()
    report_deadlines: tuple[ReportDeadline, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signer: Signer | None = None
    annexes: tuple[Annex, ...] = ()
    leftovers: tuple[Body, ...] = ()  # found where the layout has no place for it; never dropped
    citations: tuple[DocumentRef, ...] = ()  # documents cited anywhere outside the bases
    end_mark: bool = False
    findings: tuple[Finding, ...] = ()
    type_text: str = ""

    def all_sections(self) -> Iterator[Section]:
        """Every section of the main text, in reading order."""
        for section in self.sections:
            yield from section.walk()
