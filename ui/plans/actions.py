"""Everything that can be done with plans, in the order of the menus; one line per action."""

from ui.plans.action import NewAction, PlanAction
from ui.plans.edit_action import BLANK, EDIT

PLAN_ACTIONS: tuple[PlanAction, ...] = (EDIT,)
NEW_ACTIONS: tuple[NewAction, ...] = (BLANK,)
