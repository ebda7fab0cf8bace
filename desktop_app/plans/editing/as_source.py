"""A plan laid out line by line, as if its own text were a file: what its line numbers count.

Findings, links and the reading view speak of lines. A plan that is written here gets those of its
own text: one for each paragraph and heading, one for each row of a table.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TypeVar

import msgspec

from desktop_app.documents.headings import printed_number
from desktop_app.plans.annex_tables import annex_table
from desktop_app.plans.editing.once import once
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.source_tables import as_table
from desktop_app.plans.model import Annex, AnnexRow, Body, Grid, Plan, Section, Text
from desktop_app.plans.printing import official_date
from desktop_app.plans.source import Source, SourceKind, SourceRow, SourceTable
from desktop_app.plans.structure.annexes import is_paper
from desktop_app.plans.structure.body_tasks import Heading, numbered_label
from desktop_app.plans.structure.paragraphs import Element, Para

T = TypeVar("T")
replace = msgspec.structs.replace


class Passage(msgspec.Struct, frozen=True):
    """A section's heading and the paragraphs and tables directly under it."""

    heading: Heading
    elements: tuple[Element, ...]


class Laid(msgspec.Struct, frozen=True):
    """A plan with the line numbers of its own text, and that text.

    `places` says for each line (from 1) where it stands in the editor. `elements` are all
    paragraphs and tables in order, `passages` those of the main text by section, `first` and `last`
    the indexes of the main text among the elements, the bases left out.
    """

    plan: Plan
    lines: tuple[str, ...]
    places: tuple[Place, ...]
    elements: tuple[Element, ...]
    passages: tuple[Passage, ...]
    first: int
    last: int

    @property
    def source(self) -> Source:
        """The plan's own text as a source without problems."""
        return Source(SourceKind.DOCX, self.lines, ())


def lay_out(plan: Plan) -> Laid:
    """The plan with its lines counted anew from the first of its head to the last of its annexes.

    What is understood of its words stays as it is (see `refresh`).
    """
    return _Layout(plan).laid()


@once
def laid_out(plan: Plan) -> Laid:
    """The same for a screen, which asks again and again about one plan."""
    return lay_out(plan)


def own_lines(plan: Plan) -> tuple[str, ...]:
    """The lines that the numbers in a plan written or edited here count."""
    return laid_out(plan).lines


class _Layout:
    """Writes the plan down and counts."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._lines: list[str] = []
        self._places: list[Place] = []
        self._elements: list[Element] = []
        self._passages: list[Passage] = []
        self._rows = 0  # of the text, as the editor counts them
        self._tasks = list(plan.tasks)

    def laid(self) -> Laid:
        plan = self._plan
        self._head()
        bases = tuple(
            replace(basis, line=self._para(basis.text, Place(Part.BASES, row=row)).line)
            for row, basis in enumerate(plan.legal_bases)
        )
        first = len(self._elements)
        opening, elements = self._bodies(plan.opening, self._text_place)
        self._passages.append(Passage(Heading(), elements))
        sections = tuple(self._section(section, self._text_place) for section in plan.sections)
        closing, _ = self._bodies(plan.closing, self._text_place)
        self._end_mark()
        last = len(self._elements)
        plan = replace(plan, legal_bases=bases, opening=opening, sections=sections, closing=closing)
        plan = self._ending(plan)
        annexes = tuple(self._annex(i, annex) for i, annex in enumerate(plan.annexes))
        leftovers, _ = self._bodies(plan.leftovers, _counted(Part.ENDING, "leftovers"))
        plan = replace(plan, annexes=annexes, leftovers=leftovers, tasks=tuple(self._tasks))
        return Laid(
            plan,
            tuple(self._lines),
            tuple(self._places),
            tuple(self._elements),
            tuple(self._passages),
            first,
            last,
        )

    # Single lines

    def _line(self, text: str, place: Place) -> int:
        self._lines.append(" ".join(text.split()))
        self._places.append(place)
        return len(self._lines)

    def _para(self, text: str, place: Place, number: str = "") -> Para:
        line = self._line(f"{number} {text}", place)
        para = Para(text, line, (line,), number=number)
        self._elements.append(para)
        return para

    def _head(self) -> None:
        for key, text in head_lines(self._plan):
            if text:
                self._para(text, Place(Part.HEAD, field=key))

    def _end_mark(self) -> None:
        """The mark stands behind the last words of the main text."""
        if self._plan.end_mark and self._lines:
            bare = self._lines[-1]
            self._lines[-1] = bare + ("/." if bare.endswith(".") else "./.")

    # Text

    def _text_place(self) -> Place:
        self._rows += 1
        return Place(Part.TEXT, row=self._rows - 1)

    def _bodies(
        self, bodies: Iterable[Body], place: Callable[[], Place]
    ) -> tuple[tuple[Body, ...], tuple[Element, ...]]:
        start = len(self._elements)
        laid = tuple(self._body(body, place()) for body in bodies)
        return laid, tuple(self._elements[start:])

    def _body(self, body: Body, place: Place) -> Body:
        if isinstance(body, Grid):
            return self._grid(body, place)
        line = self._line(f"{body.marker} {body.text}", place)
        self._elements.append(_as_para(body, line))
        return replace(body, line=line)

    def _grid(self, grid: Grid, place: Place) -> Grid:
        first = len(self._lines) + 1
        for row in grid.rows:
            self._line("\t".join(row), place)
        if grid.rows:
            self._elements.append(as_table(grid, first, self._plan.tasks))
        return replace(grid, line=first)

    def _section(
        self,
        section: Section,
        place: Callable[[], Place],
        above: tuple[str, ...] = (),
        tells: bool = True,
    ) -> Section:
        """A section; where it `tells` tasks they are looked for in its words."""
        number = printed_number(section.number)
        line = self._para(section.title, place(), number).line
        body, elements = self._bodies(section.body, place)
        if tells:
            heading = Heading(section.number, section.title, line, above)
            self._passages.append(Passage(heading, elements))
        inner = (*above, numbered_label(section.number, section.title))
        children = tuple(self._section(child, place, inner, tells) for child in section.children)
        return replace(section, line=line, body=body, children=children)

    # Ending

    def _ending(self, plan: Plan) -> Plan:
        if plan.recipients:
            self._para("Nơi nhận:", Place(Part.ENDING, field="recipients"))
        recipients = tuple(
            replace(
                recipient,
                line=self._para(
                    recipient.text, Place(Part.ENDING, row, field="recipients"), "-"
                ).line,
            )
            for row, recipient in enumerate(plan.recipients)
        )
        signer = plan.signer
        if signer is not None:
            start = len(self._lines) + 1
            for key in ("authority", "capacity", "title", "name"):
                if text := getattr(signer, key):
                    self._para(text, Place(Part.ENDING, field=f"signer.{key}"))
            signer = replace(signer, line=min(start, len(self._lines)))
        return replace(plan, recipients=recipients, signer=signer)

    # Annexes

    def _annex(self, at: int, annex: Annex) -> Annex:
        heading = Place(Part.ANNEX, annex=at)
        line = len(self._lines) + 1
        for text in (annex_label(annex), annex.title, annex.caption):
            if text:
                self._para(text, heading)
        # The table stays behind what stood before it: its rows' lines tell (see printing).
        table_at = min((row.line for row in annex.rows if row.line), default=0)
        bodies = _parted(annex.body, lambda body: not table_at or body.line <= table_at)
        sections = _parted(annex.sections, lambda section: section.line < table_at)
        # The editor counts all plain texts of an annex first, then its sections.
        text_place = _counted(Part.ANNEX, "text", at)
        section_place = _counted(Part.ANNEX, "text", at, len(annex.body))
        tells = is_paper(annex)
        first, elements = self._bodies(bodies[0], text_place)
        body = [*first]
        if tells:
            self._passages.append(Passage(Heading(), elements))
        inner = [self._section(s, section_place, tells=tells) for s in sections[0]]
        rows = self._table(at, annex)
        body += self._bodies(bodies[1], text_place)[0]
        inner += [self._section(s, section_place, tells=tells) for s in sections[1]]
        return replace(annex, line=line, rows=rows, body=tuple(body), sections=tuple(inner))

    def _table(self, at: int, annex: Annex) -> tuple[AnnexRow, ...]:
        table = annex_table(self._plan, annex)
        if table is None:
            return annex.rows
        place = Place(Part.ANNEX, annex=at, field="grid")
        head = "\t".join(column.heading for column in annex.columns)
        start = self._line(head, place)
        rows: list[AnnexRow] = []
        cells: list[SourceRow] = []
        for i, (row, shown) in enumerate(zip(annex.rows, table.rows, strict=True)):
            texts = tuple(str(cell) for cell in shown.cells)
            line = self._line("\t".join(texts), replace(place, row=i))
            rows.append(replace(row, line=line))
            cells.append(SourceRow(texts, line))
            if row.task is not None:
                task = self._tasks[row.task]
                self._tasks[row.task] = replace(task, lines=(line,), appendix=annex.number)
        self._elements.append(SourceTable(tuple(cells), start))
        return tuple(rows)


def _parted(items: Sequence[T], is_before: Callable[[T], bool]) -> tuple[list[T], list[T]]:
    """What stands before a table and what behind it; a new line stays with the one above it."""
    before = list(takewhile(is_before, items))
    return before, list(items[len(before) :])


class _Counter:
    """Gives one place after another, row by row."""

    def __init__(self, first: Place) -> None:
        self._next = first

    def __call__(self) -> Place:
        given = self._next
        self._next = replace(given, row=given.row + 1)
        return given


def _counted(part: Part, field: str, annex: int = 0, row: int = 0) -> _Counter:
    return _Counter(Place(part, row, annex=annex, field=field))


def head_lines(plan: Plan) -> Sequence[tuple[str, str]]:
    """The lines of the head by field, as they are read, empty ones too."""
    number = plan.number or (f"/{plan.symbol}" if plan.symbol else "")
    date = plan.date_text or (official_date(plan.date) if plan.date else "")
    return (
        ("parent_issuer", plan.parent_issuer or ""),
        ("issuer", plan.issuer or ""),
        ("number", f"Số: {number}" if number else ""),
        ("date", f"{plan.place or ''}, {date}".strip(", ")),
        ("type_text", plan.type_text),
        ("title", plan.title),
    )


def annex_label(annex: Annex) -> str:
    """What stands above an annex's title; "" where the title itself says what it is."""
    if annex.label:
        return annex.label
    return f"Phụ lục {annex.number}".strip() if annex.number or not annex.title else ""


def _as_para(text: Text, line: int) -> Para:
    """A paragraph as the reader has it: its bullet in the text, its emphasis moved along."""
    if not text.marker:
        return Para(text.text, line, (line,), text.spans)
    shift = len(text.marker) + 1
    spans = tuple(
        replace(span, start=span.start + shift, end=span.end + shift) for span in text.spans
    )
    return Para(f"{text.marker} {text.text}", line, (line,), spans)
