"""The year that a plan is for."""

import re

from desktop_app.plans.model import Plan


def plan_year(plan: Plan) -> int | None:
    """The year a plan is for: the one its title names, else the year of its date, else unknown."""
    named = re.search(r"năm\s+(20\d\d)", plan.title, re.IGNORECASE)
    if named:
        return int(named[1])
    if plan.date:
        return int(plan.date[:4])
    dated = re.search(r"(20\d\d)", plan.date_text)
    return int(dated[1]) if dated else None
