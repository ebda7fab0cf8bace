"""Tells which references of a text to its own parts may be wrong after the outline has changed."""

from collections.abc import Sequence

from desktop_app.plans.editing.lines import Line
from desktop_app.plans.editing.references import StaleReference, stale_references
from ui.plans.editor.text_commands import CommandEditor
from ui.widgets.notes import Banner


class ReferenceNotice(Banner):
    """A line above the text; it never changes the references itself."""

    def __init__(self, editor: CommandEditor) -> None:
        super().__init__("soon")
        self._editor = editor
        self._stale: tuple[StaleReference, ...] = ()
        self._at = -1
        editor.outline_changed.connect(self._on_outline_changed)
        self.hide()

    def _on_outline_changed(self, before: Sequence[Line], after: Sequence[Line]) -> None:
        found = stale_references(before, after)
        known = {(one.row, one.words) for one in found}
        still = tuple(one for one in self._stale if self._row_of(one) >= 0)
        self._stale = (*found, *(one for one in still if (one.row, one.words) not in known))
        self._at = -1
        self._tell()

    def _tell(self) -> None:
        if not self._stale:
            self.tell("")
            return
        words = ", ".join(f"“{one.words}”" for one in self._stale[:3])
        more = f" và {len(self._stale) - 3} chỗ nữa" if len(self._stale) > 3 else ""
        self.tell(f"Đề mục đã đổi số, xin xem lại lời dẫn {words}{more}.", "soon")
        self.add_action("Xem", self.go_on)
        self.add_action("Đã xem", self.leave)

    def go_on(self) -> None:
        """Select the next of the references."""
        for _ in self._stale:
            self._at = (self._at + 1) % len(self._stale)
            one = self._stale[self._at]
            row = self._row_of(one)
            if row >= 0:
                start = self._editor.now[row].text.find(one.words)
                self._editor.put_cursor(row, start, len(one.words))
                self._editor.area.setFocus()
                return

    def leave(self) -> None:
        """The person has looked at them."""
        self._stale = ()
        self.tell("")
        self._editor.area.setFocus()

    def _row_of(self, one: StaleReference) -> int:
        """Where the words stand now: the nearest row that has them."""
        rows = [i for i, line in enumerate(self._editor.now) if one.words in line.text]
        return min(rows, key=lambda row: abs(row - one.row), default=-1)
