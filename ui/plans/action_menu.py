"""The actions on plans as menus and keys, the same ones in the list and in the reader."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.plans import actions
from ui.plans.action import PlanAction, PlansDoor
from ui.widgets.keyed import keyed


class PlanActions:
    """Offers the actions that fit a plan, through the door of the tab."""

    def __init__(self, door: PlansDoor) -> None:
        self._door = door

    def fitting(self, uid: str) -> list[PlanAction]:
        """What can be done with a plan of the book, in the order of the menus."""
        found = self._door.session.services.plans.rows([uid]) if uid else []
        if not found or found[0].get("deleted_at"):
            return []
        return [action for action in actions.PLAN_ACTIONS if action.fits(found[0])]

    def fill(self, menu: QMenu, uid: str, *, without: str = "") -> None:
        """Add the fitting actions to a menu, each with its keys; `without` has its own button."""
        for action in self.fitting(uid):
            if action.label == without:
                continue
            words = f"{action.label}\t{action.keys}" if action.keys else action.label
            made = menu.addAction(theme.icon(action.icon), words)
            made.triggered.connect(lambda _on=False, a=action: a.run(self._door, uid))
            made.setToolTip(action.hint)
        menu.setToolTipsVisible(True)

    def fill_new(self, menu: QMenu) -> None:
        """Add the ways to begin a plan to a menu."""
        for action in actions.NEW_ACTIONS:
            made = menu.addAction(theme.icon(action.icon), action.label)
            made.triggered.connect(lambda _on=False, a=action: a.run(self._door))
            made.setToolTip(action.hint)
        menu.setToolTipsVisible(True)

    def run(self, label: str, uid: str) -> None:
        """Do one action by its name, if it fits."""
        for action in self.fitting(uid):
            if action.label == label:
                action.run(self._door, uid)
                return

    def listen(self, screen: QWidget, uid_of: Callable[[], str]) -> None:
        """Let the keys of the actions work anywhere on a screen, for the plan it shows."""
        used = {action.keys for action in actions.PLAN_ACTIONS if action.keys}
        keyed(screen, {keys: partial(self._pressed, keys, uid_of) for keys in used})

    def _pressed(self, keys: str, uid_of: Callable[[], str]) -> None:
        self._by_keys(keys, uid_of())

    def _by_keys(self, keys: str, uid: str) -> None:
        for action in self.fitting(uid):
            if action.keys == keys:
                action.run(self._door, uid)
                return
