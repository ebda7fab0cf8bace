"""What stands on a page: texts, rules and stacks of them, each able to break over pages."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.layout import RULE, RULE_GAP, Look
from desktop_app.documents.typeset import Line

_DESCENT = 0.22  # of the type size; Times New Roman 0.216
LINES_TOGETHER = 2  # fewest lines of a paragraph left alone on a page; Word's widow control


class Box(Protocol):
    """A piece of a page. `before` is the space above it, dropped at the top of a page."""

    @property
    def before(self) -> float:
        """Space above."""

    @property
    def height(self) -> float:
        """From its first to its last line."""

    @property
    def keep_next(self) -> bool:
        """Whether the next box must begin on the same page."""

    @property
    def least(self) -> float:
        """The height below which nothing of it can be placed."""

    def split(self, room: float) -> tuple["Box | None", "Box | None"]:
        """What fits into the room, and what goes to the next page."""

    def split_tail(self) -> tuple["Box | None", "Box | None"]:
        """All but a last small piece, and that piece."""

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it with its upper left corner there."""


@dataclass(frozen=True)
class TextBox:
    """The lines of one paragraph; `outline` (level, text) is the bookmark that it asks for.

    `together` lines are never parted by a page, and no line of a `whole` paragraph.
    """

    lines: tuple[Line, ...]
    look: Look
    before: float = 0.0
    keep_next: bool = False
    outline: tuple[int, str] | None = None
    whole: bool = False
    together: int = LINES_TOGETHER

    @property
    def height(self) -> float:
        """From its first to its last line."""
        return len(self.lines) * self.look.leading

    @property
    def least(self) -> float:
        """The fewest lines that may begin it: all where the rest would be too few."""
        count = len(self.lines)
        parted = not self.whole and count >= 2 * self.together
        return (self.together if parted else count) * self.look.leading

    def split(self, room: float) -> tuple[Box | None, Box | None]:
        """Break between lines, never leaving a single line alone."""
        fits = min(int((room + 0.01) / self.look.leading), len(self.lines))
        if fits < len(self.lines):
            if self.whole:
                return None, self
            fits = min(fits, len(self.lines) - self.together)
        return self._at(fits) if fits >= self.together or fits == len(self.lines) else (None, self)

    def split_tail(self) -> tuple[Box | None, Box | None]:
        """The last two lines go along with what follows, or all of it."""
        at = 0 if self.whole else len(self.lines) - self.together
        return self._at(at) if at >= self.together else (None, self)

    def _at(self, count: int) -> tuple[Box | None, Box | None]:
        if count >= len(self.lines):
            return self, None
        if count <= 0:
            return None, self
        first = replace(self, lines=self.lines[:count], keep_next=False)
        return first, replace(self, lines=self.lines[count:], before=0.0, outline=None)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the lines, each at its place with its blanks stretched."""
        baseline = top - self.look.leading + _DESCENT * self.look.size
        for line in self.lines:
            draw_line(canvas, line, self.look, x, baseline)
            baseline -= self.look.leading


class Unbroken(ABC):
    """A box that stands on one page as a whole; its height follows from what is in it."""

    @property
    @abstractmethod
    def height(self) -> float:
        """From its upper to its lower end."""

    @property
    def least(self) -> float:
        """It cannot be broken."""
        return self.height

    def split(self: Box, room: float) -> tuple[Box | None, Box | None]:
        """All or nothing."""
        return (self, None) if room >= self.height else (None, self)

    def split_tail(self: Box) -> tuple[Box | None, Box | None]:
        """Itself."""
        return None, self


@dataclass(frozen=True)
class RuleBox(Unbroken):
    """A solid rule of a length, in the middle of a width."""

    length: float
    width: float
    before: float = 0.0
    keep_next: bool = False

    @property
    def height(self) -> float:
        """The rule with the space around it."""
        return 2 * RULE_GAP

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it centred."""
        canvas.setLineWidth(RULE)
        start = x + (self.width - self.length) / 2
        canvas.line(start, top - RULE_GAP, start + self.length, top - RULE_GAP)


@dataclass(frozen=True)
class Space:
    """An empty height, as for a signature."""

    height: float
    before: float = 0.0
    keep_next: bool = True

    @property
    def least(self) -> float:
        """It cannot be broken."""
        return self.height

    def split(self, room: float) -> tuple[Box | None, Box | None]:
        """All or nothing."""
        return (self, None) if room >= self.height else (None, self)

    def split_tail(self) -> tuple[Box | None, Box | None]:
        """Itself."""
        return None, self

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Nothing to be seen."""


@dataclass(frozen=True)
class Stack:
    """Boxes below each other: the content of a cell."""

    boxes: tuple[Box, ...] = ()

    @cached_property
    def height(self) -> float:
        """All boxes with the spaces between them."""
        return sum(box.height + (box.before if i else 0) for i, box in enumerate(self.boxes))

    def split(self, room: float) -> tuple["Stack", "Stack"]:
        """What fits into the room, and the rest; either may be empty."""
        used = 0.0
        for i, box in enumerate(self.boxes):
            before = box.before if i else 0.0
            if used + before + box.height > room + 0.01:
                first, rest = box.split(room - used - before)
                head = (*self.boxes[:i], *([first] if first else []))
                tail = (*([rest] if rest else []), *self.boxes[i + 1 :])
                return Stack(head), Stack(tail)
            used += before + box.height
        return self, Stack()

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the boxes from the top down."""
        for i, box in enumerate(self.boxes):
            top -= box.before if i else 0.0
            box.draw(canvas, x, top)
            top -= box.height


def draw_line(canvas: Canvas, line: Line, look: Look, x: float, baseline: float) -> None:
    """Draw one line as real text, blanks included."""
    if not line.segments:
        return
    text = canvas.beginText(x + line.start(look), baseline)
    text.setWordSpace(line.stretch(look))
    for face, letters in line.stretches:
        text.setFont(face, look.size)
        text.textOut(letters)
    text.setWordSpace(0)
    canvas.drawText(text)
