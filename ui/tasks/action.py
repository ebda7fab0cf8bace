"""What can be done with tasks and how they can be seen, so that all screens offer the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.filters import Filters
from desktop_app.services import Services
from ui.session import Session

Rows = Sequence[Mapping[str, Any]]


class TasksDoor(Protocol):
    """The Tasks tab, as an action or a view of its own sees it."""

    session: Session

    @property
    def widget(self) -> QWidget:
        """The parent of dialogs and background work."""

    def open_task(self, uid: str) -> None:
        """Show one task with its occurrences, evidence, notes."""

    def edit_task(self, uid: str = "", like: str = "") -> None:
        """Show the form of a task; of a new one without uid, filled from another with `like`."""

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own in the tab; `leave_page` or Esc goes back and throws it away."""

    def leave_page(self) -> None:
        """Go back to where the page was opened from."""

    def go_to(self, feature: str) -> None:
        """Show the tab of another feature."""

    def narrowed(self) -> tuple[str, Filters]:
        """The search words and filters in force, so that a view can show the same tasks."""

    def show_filtered(self, filters: Filters) -> None:
        """Show the list with these filters and no others."""

    def shown_uids(self) -> list[str]:
        """The tasks of the list as it is searched, filtered and sorted now."""

    def run(
        self,
        work: Callable[[Services], Changes],
        then: Callable[[Changes], object] | None = None,
    ) -> None:
        """Write in the background; what is in the way is told in a box."""


@dataclass(frozen=True)
class TaskAction:
    """An action on tasks of the book; `fits` sees rows of the list (of many, the first fifty).

    `keys` is a shortcut such as "Ctrl+E" or ""; `menu` the submenu it stands in; `several` whether
    it takes more than one task; `hint` one line for the tool tip.
    """

    label: str
    icon: str
    run: Callable[[TasksDoor, list[str]], None]
    fits: Callable[[Rows], bool] = lambda _rows: True
    keys: str = ""
    hint: str = ""
    menu: str = ""
    several: bool = True


@dataclass(frozen=True)
class ListAction:
    """What is done with the list as a whole: a further way to get tasks, files out and in."""

    label: str
    icon: str
    run: Callable[[TasksDoor], None]
    hint: str = ""


@dataclass(frozen=True)
class TaskView:
    """Another way to see the tasks: a widget that may offer `refresh()` and `take_focus()`."""

    name: str
    label: str
    icon: str
    make: Callable[[TasksDoor], QWidget]
