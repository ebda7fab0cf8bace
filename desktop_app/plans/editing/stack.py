"""The plan being edited, and the single edits that can be undone and done again."""

from collections.abc import Callable

import msgspec

from desktop_app.plans.editing.place import Place
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.model import Plan

LIMIT = 500  # steps; plans share what they have in common, so a step costs little


class Edit(msgspec.Struct, frozen=True):
    """One edit: a pure step, what it is called ("Sửa nơi nhận"), and where it happens.

    Edits that follow each other with the same non-empty `merge` are one step of undo: the letters
    of a word, the keys in one field.
    """

    change: Callable[[Plan], Plan]
    label: str
    place: Place
    merge: str = ""


class Step(msgspec.Struct, frozen=True):
    """A step that was done: what stood before and after it."""

    before: KeptPlan
    after: KeptPlan
    label: str
    place: Place
    merge: str = ""


class EditStack:
    """The newest state and the way there; it knows no screen and no book."""

    def __init__(self, kept: KeptPlan) -> None:
        self._kept = kept
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def kept(self) -> KeptPlan:
        """The newest state."""
        return self._kept

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self._kept.plan

    @property
    def undo_label(self) -> str:
        """What an undo would take back; "" when there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What a redo would do again; "" when there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def do(self, edit: Edit) -> bool:
        """Take a step; False when it changes nothing."""
        plan = edit.change(self._kept.plan)
        return self.put(msgspec.structs.replace(self._kept, plan=plan), edit)

    def put(self, kept: KeptPlan, edit: Edit) -> bool:
        """Take a step whose outcome is known already (a mend, a kept finding)."""
        if kept == self._kept:
            return False
        last = self._done[-1] if self._done else None
        if last and edit.merge and last.merge == edit.merge and not self._undone:
            # What was typed and taken back again is no step.
            self._done[-1:] = (
                [] if kept == last.before else [msgspec.structs.replace(last, after=kept)]
            )
        else:
            self._done.append(Step(self._kept, kept, edit.label, edit.place, edit.merge))
            del self._done[:-LIMIT]
        self._undone.clear()
        self._kept = kept
        return True

    def derived(self, kept: KeptPlan) -> None:
        """Put what follows from the newest state (findings, dates, lines) without a step."""
        if self._done:
            self._done[-1] = msgspec.structs.replace(self._done[-1], after=kept)
        self._kept = kept

    def pause(self) -> None:
        """The next edit is a step of its own, whatever it is called."""
        if self._done:
            self._done[-1] = msgspec.structs.replace(self._done[-1], merge="")

    def undo(self) -> Step | None:
        """Take back the last step; None when there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._kept = step.before
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last; None when there is nothing."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._kept = step.after
        return step
