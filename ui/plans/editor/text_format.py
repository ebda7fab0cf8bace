"""How a line looks in the editor, and how what it is travels with its block.

What a block is stands in its block format, so that it stays with the block through every edit.
"""

from dataclasses import dataclass

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication

from desktop_app.documents.headings import heading, printed_number
from desktop_app.plans.editing.lines import Line, LineKind, LinePart
from desktop_app.plans.source import Span
from ui import theme

_FIRST = QTextFormat.Property.UserProperty.value
KIND, LEVEL, NUMBER, MARKER, RUN_IN, PART, BOLD, ITALIC = range(_FIRST + 1, _FIRST + 9)
FILLER = "filler"  # the empty block that Qt needs beside a table

_FAMILIES = ["Times New Roman", "Liberation Serif", "Tinos"]
_POINTS = 14 / 10  # of the page's 14 pt to the screen's 10 pt
_INDENT, _GAP, _LINE = 48, 8, 118  # 1.27 cm, 6 pt, per cent
_BREAK = "\u2028"


@dataclass(frozen=True)
class Look:
    """How a line is printed: its drawn number or marker, bold or not, centred or not."""

    drawn: str
    bold: bool = False
    centered: bool = False


def look_of(line: Line) -> Look:
    """The look of a line as it will be printed."""
    if not line.is_heading:
        return Look(line.marker)
    if line.run_in:
        return Look(printed_number(line.number))
    printed = heading(line.number, (), line.level)
    return Look(printed.number, printed.bold, printed.centered)


def page_font(bold: bool = False) -> QFont:
    """The type of the printed page at the size of the screen."""
    font = QFont(_FAMILIES)
    font.setPointSizeF(QApplication.font().pointSizeF() * _POINTS)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # as the printer draws it
    return font


def block_format(line: Line) -> QTextBlockFormat:
    """The block format of a line; room for its number is the indent of its first line."""
    look = look_of(line)
    made = QTextBlockFormat()
    made.setTopMargin(theme.px(_GAP))
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if look.centered:
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if look.drawn:
            made.setTopMargin(theme.px(_GAP) + drawn_height())
    else:
        made.setAlignment(Qt.AlignmentFlag.AlignJustify)
        wide = QFontMetricsF(page_font(look.bold)).horizontalAdvance(f"{look.drawn} ")
        made.setTextIndent(theme.px(_INDENT) + (wide if look.drawn else 0))
    made.setProperty(KIND, str(line.kind))
    made.setProperty(LEVEL, line.level)
    made.setProperty(NUMBER, line.number)
    made.setProperty(MARKER, line.marker)
    made.setProperty(RUN_IN, line.run_in)
    made.setProperty(PART, str(line.part))
    return made


def filler_format() -> QTextBlockFormat:
    """The format of the block that stands beside a table only because Qt wants one."""
    made = block_format(Line())
    made.setProperty(KIND, FILLER)
    made.setTopMargin(0)
    made.setLineHeight(theme.px(6), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def drawn_height() -> float:
    """The height of a line of its own for the number of a centred heading."""
    return QFontMetricsF(page_font(True)).height() * _LINE / 100


def indent() -> int:
    """Where the drawn number begins."""
    return theme.px(_INDENT)


def char_format(base_bold: bool, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    """The letters of a line; `bold` and `italic` are emphasis of its own, kept with the words."""
    made = QTextCharFormat()
    made.setFont(page_font(base_bold or bold))
    made.setFontItalic(italic)
    made.setForeground(theme.color("ink"))
    if bold:
        made.setProperty(BOLD, True)
    if italic:
        made.setProperty(ITALIC, True)
    return made


def is_filler(block: QTextBlock) -> bool:
    """Whether a block stands beside a table without words of its own."""
    return block.blockFormat().property(KIND) == FILLER and block.length() == 1


def read_block(block: QTextBlock, source: int = 0) -> Line:
    """The line that a block of running text shows."""
    text, spans = read_runs(block)
    return msgspec.structs.replace(read_shape(block), text=text, spans=spans, line=source)


def read_shape(block: QTextBlock) -> Line:
    """What a block is, without its words."""
    shape = block.blockFormat()
    return Line(
        LineKind.HEADING if shape.property(KIND) == LineKind.HEADING else LineKind.TEXT,
        part=LinePart(shape.property(PART) or LinePart.SECTION),
        level=int(shape.property(LEVEL) or 0),
        number=str(shape.property(NUMBER) or ""),
        marker=str(shape.property(MARKER) or ""),
        run_in=bool(shape.property(RUN_IN)),
    )


def read_runs(block: QTextBlock) -> tuple[str, tuple[Span, ...]]:
    """The words of a block without blanks at its ends, and their emphasis."""
    text = ""
    spans: list[Span] = []
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        form = fragment.charFormat()
        start, text = len(text), text + fragment.text().replace(_BREAK, "\n")
        bold, italic = bool(form.property(BOLD)), bool(form.property(ITALIC))
        last = spans[-1] if spans else None
        if last and (last.end, last.bold, last.italic) == (start, bold, italic):
            spans[-1] = Span(last.start, len(text), bold, italic)
        elif bold or italic:
            spans.append(Span(start, len(text), bold, italic))
        step += 1
    return _trimmed(text, spans)


def _trimmed(text: str, spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
    bare = text.strip()
    left = text.find(bare)
    cut = (
        Span(max(s.start - left, 0), min(s.end - left, len(bare)), s.bold, s.italic) for s in spans
    )
    return bare, tuple(span for span in cut if span.start < span.end)


def shown(text: str) -> str:
    """A text as it is put into the document: a break inside a paragraph makes no new one."""
    return text.replace("\r\n", "\n").replace("\n", _BREAK)
