"""Heads that stand upright, so that thirty columns fit on a page; read from below."""

from dataclasses import dataclass
from math import ceil

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.boxes import TextBox, Unbroken
from desktop_app.documents.layout import CELL_SIDE
from desktop_app.documents.model import rich
from desktop_app.documents.pdf_parts import Parts

UPRIGHT_SIDE = 1.0  # room beside the lines
_STEP = 3.0


@dataclass(frozen=True)
class Upright(Unbroken):
    """A text turned to the left, in the middle of a cell of this width."""

    text: TextBox
    length: float  # of its lines, which is the height it takes
    width: float
    before: float = 0.0
    keep_next: bool = False

    @property
    def height(self) -> float:
        """From its lower to its upper end."""
        return self.length

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it; `x` is where the words of other cells begin."""
        left = x - CELL_SIDE + (self.width - self.text.height) / 2
        canvas.saveState()
        canvas.translate(left, top - self.length)
        canvas.rotate(90)
        self.text.draw(canvas, 0, 0)
        canvas.restoreState()


def upright(text: str, style: str, width: float, parts: Parts) -> Upright:
    """The text on as many lines as the width holds, each as short as they can be."""
    words = rich(text)
    whole = parts.text(words, style, width=10_000.0)
    most = max(int((width - 2 * UPRIGHT_SIDE) / whole.look.leading), 1)
    word = max((parts.setter.width(one, whole.look) for one in text.split()), default=0.0)
    line = parts.setter.width(text, whole.look)
    length = max(line / most, word) + 1
    while len(parts.text(words, style, width=length).lines) > most:
        length += _STEP
    return Upright(parts.text(words, style, width=ceil(length)), ceil(length), width)
