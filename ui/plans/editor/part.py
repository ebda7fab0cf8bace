"""What every page of the editor offers to the frame around it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.plans.editing.place import Place
from desktop_app.plans.model import Plan


class EditorPart(QWidget):
    """Shows one part of the plan and tells every edit; the plan itself lives in the frame.

    A part never keeps a plan to write it back later: it sends pure steps (`Edit`), which the frame
    applies to the newest plan, and is then shown the outcome.
    """

    edited = Signal(object)  # Edit
    place_changed = Signal(object)  # Place, when the cursor went elsewhere
    link_wanted = Signal(object)  # Place of another part that the person wants to see

    def show_plan(self, plan: Plan) -> None:
        """Show this plan; what is shown already stays, with cursor, selection and scroll place."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """Put the cursor at a place of this part and make it visible."""
        raise NotImplementedError

    def place(self) -> Place:
        """Where the cursor is."""
        raise NotImplementedError
