"""Makes real Word files of plans out of a few lines of test data."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

RIGHT = ">"  # a cell that belongs to the one at its left
DOWN = "^"  # a cell that belongs to the one above it


def new_document(*, landscape: bool = False) -> Doc:
    """An empty document."""
    doc = Document()
    if landscape:
        section = doc.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    return doc


def add(doc: Doc, text: str, *, bold: bool = False, center: bool = False) -> None:
    """A paragraph; a line break in the text is a forced line break in Word."""
    paragraph = doc.add_paragraph()
    paragraph.add_run(text).bold = bold
    if center:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_lines(doc: Doc, lines: str) -> None:
    """One paragraph for each line; "#" at the start makes it bold, "=" centred and bold."""
    for line in lines.strip().splitlines():
        text = line.strip()
        if text:
            add(doc, text.lstrip("#="), bold=text[0] in "#=", center=text[0] == "=")


def add_item(doc: Doc, text: str, style: str) -> None:
    """An item of an automatic list."""
    doc.add_paragraph(text, style=style)


def add_columns(doc: Doc, left: str, right: str) -> None:
    """Two blocks side by side in a table without borders."""
    table = doc.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, (left, right), strict=True):
        lines = [line.strip() for line in text.strip().splitlines()]
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def add_table(doc: Doc, rows: Sequence[Sequence[str]]) -> Table:
    """A table with borders; RIGHT and DOWN merge a cell into its neighbour."""
    table = doc.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text not in (RIGHT, DOWN):
                _fill(table, i, j, text)
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text not in (RIGHT, DOWN):
                bottom, right = _extent(rows, i, j)
                if (bottom, right) != (i, j):
                    _merge(table, (i, j), (bottom, right))
    return table


def _fill(table: Table, i: int, j: int, text: str) -> None:
    cell = table.cell(i, j)
    lines = text.split("\n")
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def _extent(rows: Sequence[Sequence[str]], i: int, j: int) -> tuple[int, int]:
    right = j
    while right + 1 < len(rows[i]) and rows[i][right + 1] == RIGHT:
        right += 1
    bottom = i
    while bottom + 1 < len(rows) and rows[bottom + 1][j] == DOWN:
        bottom += 1
    return bottom, right


def _merge(table: Table, first: tuple[int, int], last: tuple[int, int]) -> None:
    text = [paragraph.text for paragraph in table.cell(*first).paragraphs]
    merged = table.cell(*first).merge(table.cell(*last))
    for paragraph in merged.paragraphs[len(text) :]:
        paragraph._element.getparent().remove(paragraph._element)


def add_text_box(doc: Doc, lines: Sequence[str]) -> None:
    """A text box as Word writes it for old readers too."""
    paragraph = doc.add_paragraph()
    run = paragraph.add_run()
    pict = OxmlElement("w:pict")
    box = OxmlElement("w:txbxContent")
    for line in lines:
        inner, inner_run, text = (OxmlElement(tag) for tag in ("w:p", "w:r", "w:t"))
        text.text = line
        text.set(qn("xml:space"), "preserve")
        inner_run.append(text)
        inner.append(inner_run)
        box.append(inner)
    shape = pict.makeelement("{urn:schemas-microsoft-com:vml}shape", {})
    textbox = pict.makeelement("{urn:schemas-microsoft-com:vml}textbox", {})
    textbox.append(box)
    shape.append(textbox)
    pict.append(shape)
    run._element.append(pict)


def saved(doc: Doc, folder: Path, name: str = "kế hoạch.docx") -> Path:
    """The document as a file."""
    path = folder / name
    doc.save(str(path))
    return path
