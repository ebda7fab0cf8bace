"""Everything that can be done with plans, in the order of the menus; one line per action."""

from ui.plans.action import NewAction, PlanAction
from ui.plans.annex_files.action import PER_UNIT
from ui.plans.begin.actions import COPY, STARTER
from ui.plans.compare.action import COMPARE
from ui.plans.derive.action import DERIVE
from ui.plans.edit_action import BLANK, EDIT
from ui.plans.life.actions import HISTORY, LIFE
from ui.plans.to_tasks.action import TO_TASKS

PLAN_ACTIONS: tuple[PlanAction, ...] = (
    EDIT,
    *LIFE,
    TO_TASKS,
    DERIVE,
    COPY,
    COMPARE,
    PER_UNIT,
    HISTORY,
)
NEW_ACTIONS: tuple[NewAction, ...] = (STARTER, BLANK)
