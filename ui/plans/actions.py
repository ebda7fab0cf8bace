"""Everything that can be done with plans, in the order of the menus; one line per action."""

from ui.plans.action import NewAction, PlanAction

PLAN_ACTIONS: tuple[PlanAction, ...] = ()
NEW_ACTIONS: tuple[NewAction, ...] = ()
