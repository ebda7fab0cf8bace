"""The actions on tasks as menus and keys, the same ones in the list and on the page of a task."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.tasks import actions
from ui.tasks.action import ListAction, Rows, TaskAction, TasksDoor
from ui.tasks.ticking import space, tick
from ui.widgets.keyed import keyed

_ASKED = 50  # rows that an action is asked about before it is offered

_CAPS = {"Space": "Phím cách"}  # a key that bears no word


class TaskActions:
    """Offers the actions that fit the chosen tasks, through the door of the tab."""

    def __init__(self, door: TasksDoor) -> None:
        self._door = door

    def fitting(self, uids: list[str]) -> list[TaskAction]:
        """What can be done with these tasks, in the order of the menus."""
        rows = self._rows(uids)
        if not rows or any(row.get("deleted_at") for row in rows):
            return []
        return [
            action
            for action in actions.TASK_ACTIONS
            if (action.several or len(uids) == 1) and action.fits(rows)
        ]

    def fill(self, menu: QMenu, uids: list[str]) -> None:
        """Add the fitting actions to a menu, each with its keys; some stand in a submenu."""
        below: dict[str, QMenu] = {}
        for action in self.fitting(uids):
            target = menu
            if action.menu:
                if action.menu not in below:
                    below[action.menu] = menu.addMenu(theme.icon("pencil-outline"), action.menu)
                target = below[action.menu]
            keys = _CAPS.get(action.keys, action.keys)
            words = f"{action.label}\t{keys}" if keys else action.label
            made = target.addAction(theme.icon(action.icon), words)
            made.triggered.connect(lambda _on=False, a=action: a.run(self._door, uids))
            made.setToolTip(action.hint)
        menu.setToolTipsVisible(True)

    def ways_menu(self, parent: QWidget) -> QMenu:
        """The further ways to get tasks."""
        menu = QMenu(parent)
        self._add(menu, actions.NEW_ACTIONS)
        return menu

    def files_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the whole list."""
        menu = QMenu(parent)
        self._add(menu, actions.LIST_ACTIONS)
        return menu

    def begin(self, way: ListAction) -> None:
        """Get tasks in a further way."""
        way.run(self._door)

    def tick(self, uids: list[str]) -> None:
        """Mark the occurrences whose turn it is done."""
        tick(self._door, uids)

    def space(self, uids: list[str]) -> None:
        """Tick; what is done already is taken up again."""
        if uids:
            space(self._door, uids)

    def listen(self, screen: QWidget, uids_of: Callable[[], list[str]]) -> None:
        """Let the keys of the actions work anywhere on a screen, for the tasks chosen there."""
        used = {action.keys for action in actions.TASK_ACTIONS if action.keys not in ("", "Space")}
        keyed(screen, {keys: partial(self._by_keys, keys, uids_of) for keys in used})

    def _by_keys(self, keys: str, uids_of: Callable[[], list[str]]) -> None:
        uids = uids_of()
        for action in self.fitting(uids):
            if action.keys == keys:
                action.run(self._door, uids)
                return

    def _rows(self, uids: list[str]) -> Rows:
        return self._door.session.services.tasks.rows(uids[:_ASKED]) if uids else []

    def _add(self, menu: QMenu, offered: tuple[ListAction, ...]) -> None:
        for action in offered:
            made = menu.addAction(theme.icon(action.icon), action.label)
            made.triggered.connect(lambda _on=False, a=action: a.run(self._door))
            made.setToolTip(action.hint)
        menu.setToolTipsVisible(True)
