"""Small pieces of WordprocessingML: paragraphs, runs, fields, rules, properties in their order."""

import re
from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement as _Element

from desktop_app.documents.layout import RULE, RULE_GAP, Look
from desktop_app.documents.model import Align, RichText
from desktop_app.documents.xml_text import xml_text

FONT = "Times New Roman"
FLAT = 1.0  # the height of a paragraph that is only there because Word wants one
_MAIN = {"w": nsmap["w"]}
_JC = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}


def element(tag: str, *children: _Element, **attributes: str | int) -> _Element:
    """An element of the main namespace; attribute names without their prefix."""
    # What docx.oxml.OxmlElement makes, without taking the name apart each time.
    made: _Element = oxml_parser.makeelement(_full(tag), nsmap=_MAIN)
    for name, value in attributes.items():
        made.set(_full(name), str(value))
    if children:
        made.extend(children)
    return made


@cache
def _full(name: str) -> str:
    """A name of the main namespace as lxml writes it; there are some dozens."""
    full: str = qn(f"w:{name}")
    return full


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def run(text: str, *, bold: bool | None = None, italic: bool | None = None) -> _Element:
    """A run; "\\n" becomes a line break and a tab a tab."""
    made = element("r")
    properties = [
        element(tag, val=int(value))
        for tag, value in (("b", bold), ("i", italic))
        if value is not None
    ]
    if properties:
        made.append(element("rPr", *properties))
    for piece in re.split(r"(\n|\t)", xml_text(text)):
        if piece == "\n":
            made.append(element("br"))
        elif piece == "\t":
            made.append(element("tab"))
        elif piece:
            words = element("t")
            words.text = piece
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(words)
    return made


def paragraph(
    style: str,
    runs: RichText,
    *,
    look: Look | None = None,
    align: Align | None = None,
    keep_next: bool = False,
    sides: float = 0.0,
    before: float | None = None,
) -> _Element:
    """A paragraph in a style; emphasis that the style already has is not repeated.

    `sides` indents both edges (points), `before` replaces the style's space above.
    """
    properties = element("pPr", element("pStyle", val=style))
    if keep_next:
        properties.append(element("keepNext"))
    if before is not None:
        properties.append(element("spacing", before=twips(before)))
    if sides:
        properties.append(element("ind", left=twips(sides), right=twips(sides), firstLine=0))
    elif align is Align.CENTER:
        properties.append(element("ind", firstLine=0))
    if align is not None:
        properties.append(element("jc", val=_JC[align]))
    made = element("p", properties)
    for piece in runs:
        bold = piece.bold if not (look and look.bold) else None
        italic = piece.italic if not (look and look.italic) else None
        made.append(run(piece.text, bold=bold or None, italic=italic or None))
    return made


def keep_whole(made: _Element) -> _Element:
    """A paragraph that keeps its next is not broken over pages either."""
    made.find(f"{qn('w:pPr')}/{qn('w:keepNext')}").addnext(element("keepLines"))
    return made


def rule(length: float, width: float, *, keep_next: bool = False) -> _Element:
    """A solid rule of a length in the middle of a width: the upper border of a flat paragraph."""
    sides = twips((width - length) / 2)
    border = element("top", val="single", sz=round(RULE * 8), space=0, color="000000")
    properties = element("pPr", element("pStyle", val="KeNgang"))
    if keep_next:
        properties.append(element("keepNext"))
    properties.append(element("pBdr", border))
    before, line = twips(RULE_GAP), twips(RULE_GAP - RULE)  # Word adds the rule to the height
    properties.append(element("spacing", before=before, after=0, line=line, lineRule="exact"))
    properties.append(element("ind", left=sides, right=sides, firstLine=0))
    return element("p", properties)


def gap(height: float) -> _Element:
    """An empty paragraph of a height, which keeps what follows on its page.

    Nearly all of it is space above, which is dropped at the top of a page.
    """
    return paragraph("KeNgang", (), keep_next=True, before=height - FLAT)


def page_field() -> list[_Element]:
    """The runs of a PAGE field."""
    code = element("instrText")
    code.text = " PAGE "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
        run("2"),
        element("r", element("fldChar", fldCharType="end")),
    ]


def style_properties(look: Look) -> tuple[_Element, _Element]:
    """The paragraph and run properties of a style."""
    spacing = element("spacing", before=twips(look.before), after=0)
    for name, value in _line_spacing(look).items():
        spacing.set(qn(f"w:{name}"), str(value))
    block = element(
        "pPr",
        element("widowControl"),
        spacing,
        _indents(look),
        element("jc", val=_JC[look.align]),
    )
    return block, run_properties(look.size, bold=look.bold, italic=look.italic)


def _indents(look: Look) -> _Element:
    first = "firstLine" if look.indent >= 0 else "hanging"
    return element("ind", left=twips(look.left), **{first: twips(abs(look.indent))})


def run_properties(
    size: float, *, bold: bool = False, italic: bool = False, caps: bool = False
) -> _Element:
    """Font in all four slots, emphasis, black, size."""
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    made = element("rPr", fonts)
    for tag, on in (("b", bold), ("bCs", bold), ("i", italic), ("iCs", italic), ("caps", caps)):
        if on or tag != "caps":
            made.append(element(tag, val=int(on)))
    made.append(element("color", val="000000"))
    half_points = round(size * 2)
    made.extend([element("sz", val=half_points), element("szCs", val=half_points)])
    return made


def _line_spacing(look: Look) -> dict[str, str | int]:
    if look.tight:
        return {"line": 240, "lineRule": "auto"}
    return {"line": twips(look.leading), "lineRule": "atLeast"}
