"""Lines under the cursor: the document is the truth, each change of it is told as a splice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal

from desktop_app.plans.editing.lines import Line, LineKind, Lines, in_parts
from desktop_app.plans.editing.outline import with_run_in
from desktop_app.plans.editing.renumbering import settled
from ui.plans.editor.text_document import Unit, looks_same
from ui.plans.editor.text_places import PlacedText

_BURST_MS = 2000
_TYPING = "Sửa lời văn"


@dataclass(frozen=True)
class Splice:
    """`lines` take the place of `removed` lines from `at` on; `row` and `char` tell the cursor."""

    at: int
    removed: int
    lines: Lines
    label: str
    row: int
    char: int
    merge: str = ""


class LinesEditor(PlacedText):
    """Shows lines and tells every change; `now` are the lines as they stand."""

    spliced = Signal(object)  # Splice
    outline_changed = Signal(object, object)  # Lines before and after
    reshown = Signal()  # other lines came from outside
    went = Signal(int, int)  # row and character of the cursor

    def __init__(self) -> None:
        super().__init__()
        self.now: Lines = ()
        self._writing = False
        self._dirty: tuple[int, int] | None = None
        self._waiting: Lines | None = None
        self._label = ""
        self._burst = 0
        self._typed_in = -1  # the row of the heading that was written in last
        self._last_merge = ""
        self._row = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BURST_MS)
        self._timer.timeout.connect(self.pause)
        self.area.document().contentsChange.connect(self._on_contents_change)
        self.area.document().contentsChanged.connect(self._on_contents_changed)
        self.area.cursorPositionChanged.connect(self._on_cursor_moved)
        self.area.walked.connect(self.pause)
        self.area.composed.connect(self._on_composed)
        self._write(())

    # Showing

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; what is shown already stays, with cursor and scroll place."""
        new = tuple(lines)
        if self.area.composing:
            self._waiting = new  # rewriting now would break the letter being composed
            return
        self._waiting = None
        if self.now == new or _look_the_same(self.now, new):
            self.now = new
            return
        self.pause()
        self._typed_in = -1
        scroll = self.area.verticalScrollBar().value()
        row, char = self.cursor_place()
        self._patch(new)
        if row and self.area.textCursor().atStart():  # everything was written anew
            self.put_cursor(row, char)
        self.area.verticalScrollBar().setValue(scroll)
        self.reshown.emit()

    def change(self, lines: Sequence[Line], label: str, row: int = -1, char: int = 0) -> bool:
        """Make a change of the outline: show it, tell it as one step, put the cursor at `row`."""
        new = in_parts(lines)
        if _look_the_same(self.now, new):
            return False
        old = self.now
        self.pause()
        new = self._with_run_in(old, new)
        self._patch(new)
        if row >= 0:
            self.put_cursor(row, char)
        self._tell(old, new, label, "")
        self.outline_changed.emit(old, new)
        return True

    def labelled(self, label: str) -> None:
        """What the next change of the document is called."""
        self._label = label

    def pause(self) -> None:
        """What is written next is a step of its own."""
        self._burst += 1
        self._timer.stop()

    def redress(self) -> None:
        """Write everything anew, for another theme or size."""
        place, scroll = self.cursor_place(), self.area.verticalScrollBar().value()
        self._write(self.now)
        self.put_cursor(*place)
        self.area.verticalScrollBar().setValue(scroll)

    # From the document to the lines

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self._writing:
            return
        document = self.page.document
        first = document.findBlock(position).blockNumber()
        end = min(position + added, document.characterCount() - 1)
        behind = document.blockCount() - 1 - document.findBlock(end).blockNumber()
        if self._dirty is not None:
            first, behind = min(first, self._dirty[0]), min(behind, self._dirty[1])
        self._dirty = (first, behind)

    def _on_contents_changed(self) -> None:
        if self._dirty is None or self._writing:
            return
        first, behind = self._dirty
        self._dirty = None
        self._take_over(first, behind)
        self._on_cursor_moved()

    def _take_over(self, first: int, behind: int) -> None:
        """What the person wrote: all blocks from `first` on, but for `behind` at the end."""
        start, end, units = self.page.between(first, behind)
        self._in_writing(lambda: self.page.wake(units))
        fresh = self._read(units, self.now[start : len(self.now) - end])
        if not self.now and fresh and not fresh[0].text and len(fresh) == 1:
            return  # the empty block that every document has
        old = self.now
        new = in_parts((*old[:start], *fresh, *old[len(old) - end :]))
        label, self._label = self._label, ""
        # A line more is the first letter in a block that was no line: beside a table, in no text.
        typed = not label and len(new) - len(old) in (0, 1)
        if _look_the_same(old, new):
            self._end_word()  # a blank at the end of a line is no part of it
            return
        if not typed or _outline(old) != _outline(new):
            new = self._followed(old, new)
        self._typed_in = start if typed and start < len(new) and new[start].is_heading else -1
        self.now = new
        merge = f"text:{start}:{self._burst}" if typed else ""
        self._last_merge = merge
        self._tell(old, new, label or _TYPING, merge)
        if _outline(old) != _outline(new):
            self.outline_changed.emit(old, new)
        if typed:
            self._timer.start()
            self._end_word()
        else:
            self.pause()

    def _read(self, units: Sequence[Unit], was: Sequence[Line]) -> Lines:
        """The lines shown; one that was parted comes from where the one before it came from."""
        found: list[Line] = []
        for place, unit in enumerate(units):
            old = was[place] if place < len(was) else Line(line=found[-1].line if found else 0)
            found.append(self.page.read(unit, old.line, old.grid))
        return tuple(found)

    def _followed(self, old: Lines, new: Lines) -> Lines:
        """What follows from a heading that came or went while writing, or that was left."""
        right = self._with_run_in(old, new)
        if _outline(old) != _outline(new):
            right = settled(old, right)
        if right != new:
            self._in_writing(lambda: self.page.patch(new, right))
        return right

    def _end_word(self) -> None:
        """A blank ends a word, and a word is a step."""
        cursor = self.area.textCursor()
        at = cursor.positionInBlock()
        if at and cursor.block().text()[at - 1 : at].isspace():
            self.pause()

    # A heading that has become a sentence is printed otherwise; told when the cursor leaves it.

    def _with_run_in(self, old: Lines, new: Lines) -> Lines:
        """The new lines with the heading that was written in told as what it has become."""
        row, self._typed_in = self._typed_in, -1
        if not 0 <= row < min(len(old), len(new)) or not new[row].is_heading:
            return new
        if new[row].text != old[row].text:
            return new
        return (*new[:row], with_run_in(new[row]), *new[row + 1 :])

    def _on_cursor_moved(self) -> None:
        if self._writing or self._dirty is not None:
            return  # Qt tells the cursor's move before it tells that the change is over
        row, char = self.cursor_place()
        if self._typed_in >= 0 and row != self._typed_in:
            self._settle_heading()
        if row != self._row:
            self._row = row
            self.went.emit(row, char)

    def _settle_heading(self) -> None:
        old = self.now
        new = self._with_run_in(old, old)
        if new != old:
            self._patch(new)
            self._tell(old, new, _TYPING, self._last_merge)  # one step with what was written

    # Writing

    def _patch(self, new: Lines) -> None:
        old = self.now
        self._in_writing(lambda: self.page.patch(old, new))
        self.now = new

    def _write(self, lines: Lines) -> None:
        self._in_writing(lambda: self.page.write(lines))
        self.now = lines

    def _in_writing(self, act: Callable[[], None]) -> None:
        before, self._writing = self._writing, True
        try:
            act()
        finally:
            self._writing = before
            self._dirty = None

    def _tell(self, old: Lines, new: Lines, label: str, merge: str) -> None:
        most = min(len(old), len(new))
        start = next((i for i in range(most) if old[i] is not new[i] and old[i] != new[i]), most)
        most -= start
        end = next(
            (
                i
                for i in range(most)
                if old[-1 - i] is not new[-1 - i] and old[-1 - i] != new[-1 - i]
            ),
            most,
        )
        row, char = self.cursor_place()
        fresh = new[start : len(new) - end]
        removed = len(old) - end - start
        self.now = new
        self.spliced.emit(Splice(start, removed, fresh, label, row, char, merge))

    def _on_composed(self) -> None:
        if self._waiting is not None:
            self.show_lines(self._waiting)


def _look_the_same(a: Lines, b: Lines) -> bool:
    return len(a) == len(b) and all(map(looks_same, a, b))


def _outline(lines: Lines) -> list[tuple[int, str]]:
    return [(line.level, line.number) for line in lines if line.kind is LineKind.HEADING]
