"""A template and the values of a record become a document in the layout of NĐ 30/2020/NĐ-CP."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.documents.headings import heading
from desktop_app.documents.model import (
    Align,
    Block,
    Document,
    HeadCell,
    Header,
    Named,
    Paragraph,
    RichText,
    Run,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
    plain,
    rich,
)
from desktop_app.slips.language import Line, Mark, Template, filled, placeholders

DOTS, LONG_DOTS = "…" * 8, "…" * 18  # inside a line, and at its end
SECRET = "(được giữ bí mật theo quy định)"  # no value for a line that asks for one with "?"
EMPTY_ROWS = 4  # of a list that holds nothing yet, to write on
_GAP = " " * 6
_WIDTH_MM = 165.0
_STYLED = re.compile(r"\*([^*\n]+)\*|(?<!\w)_([^_\n]+)_(?!\w)")
_ROOM = "\n" * 5  # in a box to sign in
_BODY = frozenset({Mark.BASIS, Mark.TEXT, Mark.CENTERED, Mark.HEADING, Mark.TABLE})
_PLACE = re.compile(r"\{([^{}]*)\}")
_LAST = re.compile(r"(?<=: )\{([^{}]*)\}[.;,]?$")
_TITLED = re.compile(r"(.*?)\s*\(([^()]*)\)$")


@dataclass(frozen=True)
class Filling:
    """What a template is filled with.

    `values` by placeholder; `lists` by name, each row with its own values. `named` are the values
    that say who an ordinary record is about. `signer` are the lines above the name of who signs.
    """

    values: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    signer: tuple[str, ...] = ()
    signer_name: str = ""
    named: frozenset[str] = frozenset()


def document(template: Template, filling: Filling) -> Document:
    """The paper; what is not known is a dotted line to write on, or a line left out."""
    return _Composer(template, filling).document()


class _Composer:
    def __init__(self, template: Template, filling: Filling) -> None:
        self._filling = filling
        self._lines = [line for line in template.lines if self._stays(line)]

    def document(self) -> Document:
        boxes = self._boxes()
        return Document(
            header=self._header(),
            type_name=self._one(Mark.TITLE).upper(),
            subject=self._one(Mark.SUBJECT),
            addressees=tuple(self._about(line.text) for line in self._of(Mark.ADDRESSEE)),
            bases=self._bases(),
            body=(*self._body(), *boxes),
            recipients=tuple(text.lstrip("- ") for text in self._each(Mark.RECIPIENT)),
            signature=self._signature(),
            after=tuple(
                Paragraph(rich(text, italic=True), align=Align.LEFT)
                for text in self._each(Mark.FORM)
            ),
        )

    def _stays(self, line: Line) -> bool:
        """Whether a line is printed: not when a value that it asks for with "?" is missing."""
        if line.mark is Mark.ROW:
            return True
        return all(
            self._filling.values.get(name, "") not in ("", SECRET)
            for text in (line.text, *line.cells)
            for name, wanted in placeholders(text)
            if wanted
        )

    def _fill(self, text: str) -> str:
        ends = _LAST.search(text)
        last = ends[1].lower() if ends else ""

        def value_of(name: str) -> str:
            found = self._filling.values.get(name, "").strip()
            return found or _BLANKS.get(name, LONG_DOTS if name == last else DOTS)

        # A value that ends with a full stop meets that of the template.
        return re.sub(r"(?<!\.)\.\.(?!\.)", ".", filled(text, value_of))

    def _styled(self, text: str) -> RichText:
        """The template's own styles; stars in what a citizen wrote stay stars."""
        return tuple(
            Run(part, run.bold, run.italic)
            for run in styled(text)
            for part in self._parts(run.text)
        )

    def _parts(self, text: str) -> Iterator[str]:
        """The filled text; a value that says who the record is about stands by itself."""
        own = [n for n, _ in placeholders(text) if n in self._filling.named and self._known(n)]
        for name in own:
            before, found, text = _cut(text, name)
            if before:
                yield self._fill(before)
            yield Named(self._fill(found))
        if text:
            yield self._fill(text)

    def _known(self, name: str) -> str:
        return self._filling.values.get(name, "").strip()

    def _about(self, text: str) -> str:
        """A line that tells nothing but who: all its values say who the record is about."""
        filled_in = self._fill(text)
        names = [name for name, _ in placeholders(text)]
        own = names and all(name in self._filling.named for name in names)
        return Named(filled_in) if own else filled_in

    def _of(self, mark: Mark) -> list[Line]:
        return [line for line in self._lines if line.mark is mark]

    def _each(self, mark: Mark) -> list[str]:
        return [self._fill(line.text) for line in self._of(mark)]

    def _one(self, mark: Mark) -> str:
        return "".join(self._each(mark)[:1])

    def _header(self) -> Header:
        number, about = self._one(Mark.NUMBER), self._one(Mark.ABOUT)
        return Header(
            issuer=self._one(Mark.ISSUER).upper(),
            parent_issuer=self._one(Mark.PARENT).upper(),
            number_line=f"Số: {number}" if number else "",
            place_date=self._one(Mark.PLACE),
            subject_line=f"V/v {about}" if about else "",
        )

    def _bases(self) -> tuple[RichText, ...]:
        """The bases where they stand before all other text."""
        marks = [line.mark for line in self._lines if line.mark in _BODY]
        if Mark.BASIS in marks[1:] and marks[0] is not Mark.BASIS:
            return ()
        return tuple(rich(_basis(text)) for text in self._each(Mark.BASIS))

    def _signature(self) -> Signature | None:
        asked = self._of(Mark.SIGNER)
        if not asked:
            return None
        first = self._fill(asked[0].text).upper()
        lines = tuple(line for line in (first, *self._filling.signer) if line)
        name = self._filling.signer_name
        return Signature(lines, Named(name) if "người ký" in self._filling.named else name)

    def _body(self) -> list[Block]:
        made: list[Block] = []
        below = not self._bases()  # bases that follow a line of the text stay below it
        for i, line in enumerate(self._lines):
            if line.mark is Mark.BASIS and below:
                made.append(Paragraph(rich(_basis(self._fill(line.text)), italic=True)))
            elif line.mark is Mark.TEXT:
                runs = self._styled(line.text)
                # A justified line before a dotted one would be torn apart.
                align = Align.LEFT if DOTS in plain(runs) else Align.JUSTIFY
                made.append(Paragraph(runs, line.marker, align))
            elif line.mark is Mark.CENTERED:
                text = self._fill(line.text.replace("*", ""))
                made.append(Paragraph(rich(text, bold=True), align=Align.CENTER))
            elif line.mark is Mark.HEADING:
                number, title = _numbered(self._fill(line.text))
                made.append(heading(number, rich(title, bold=True), 1))
            elif line.mark is Mark.TABLE:
                made.append(self._table(line.text.lower(), *self._lines[i + 1 : i + 3]))
        return made

    def _table(self, name: str, head: Line, pattern: Line) -> TableBlock:
        rows = self._filling.lists.get(name, ())
        cells = [tuple(self._cell(text, row) for text in pattern.cells) for row in rows]
        if not cells:
            blank = ("",) * len(pattern.cells)
            cells = [(f"{n}", *blank[1:]) for n in range(1, EMPTY_ROWS + 1)]
        short = [all(len(row[i]) <= 4 for row in cells) for i in range(len(head.cells))]
        if not rows:  # the words of an empty table do not tell which column needs the room
            short = [i != 1 for i in range(len(head.cells))]
        widths = [
            None if not few else 12.0 if len(title) <= 3 else 20.0
            for few, title in zip(short, head.cells, strict=True)
        ]
        if None not in widths:
            widths[-1] = None
        return TableBlock(
            columns=tuple(
                TableColumn(Align.CENTER if few else Align.LEFT, width)
                for few, width in zip(short, widths, strict=True)
            ),
            head=(tuple(HeadCell(self._fill(text)) for text in head.cells),),
            rows=tuple(TableRow(row) for row in cells),
        )

    def _cell(self, text: str, row: Mapping[str, str]) -> str:
        if (whole := _PLACE.fullmatch(text)) and whole[1].lower() in row:
            return row[whole[1].lower()]  # as it is: it may be Named
        return filled(text, lambda name: row.get(name, self._filling.values.get(name, "")))

    def _boxes(self) -> list[Block]:
        """Boxes for several people to sign in, one beside the other."""
        found = self._of(Mark.BOXES)
        if not found:
            return []
        titles = [self._fill(text) for text in found[0].cells]
        notes = [_TITLED.fullmatch(title) for title in titles]
        cells = tuple(
            (Run(f"({note[2]})" if note else "", italic=True), Run(_ROOM)) for note in notes
        )
        heads = tuple(
            HeadCell(note[1] if note else title) for title, note in zip(titles, notes, strict=True)
        )
        return [
            TableBlock(
                columns=tuple(TableColumn(Align.CENTER, _WIDTH_MM / len(titles)) for _ in titles),
                head=(heads,),
                rows=(TableRow(cells),),
            )
        ]


def _cut(text: str, name: str) -> tuple[str, str, str]:
    """A text before a placeholder, the placeholder, and what follows."""
    found = next(f for f in _PLACE.finditer(text) if placeholders(f[0])[0][0] == name)
    return text[: found.start()], found[0], text[found.end() :]


def styled(text: str) -> RichText:
    """`*đậm*` and `_nghiêng_` as runs."""
    runs: list[Run] = []
    at = 0
    for found in _STYLED.finditer(text):
        runs.append(Run(text[at : found.start()]))
        runs.append(Run(found[1] or found[2], bool(found[1]), bool(found[2])))
        at = found.end()
    return tuple(run for run in (*runs, Run(text[at:])) if run.text)


def _numbered(text: str) -> tuple[str, str]:
    found = re.match(r"([IVX]{1,5}\.|\d{1,2}\.|Điều \d+\.)\s+", text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _basis(text: str) -> str:
    return text if text.lower().startswith(("căn cứ", "theo ", "xét ")) else f"Căn cứ {text}"


# What stands where these are to be written by hand.
_BLANKS = {
    "số": _GAP,
    "ngày ban hành": f"ngày{_GAP}tháng{_GAP}năm{_GAP}",
    "để trống dài": "\n".join(["…" * 30] * 3),
}
