"""The year that a plan is for."""

import re

from desktop_app.plans.model import Plan

_LIMIT = r"(?P<limit>\b(?:đến|tới|tầm nhìn|từ|trước|sau)\s+(?:hết\s+)?(?:cuối\s+)?)?"
_NAMED = re.compile(rf"{_LIMIT}năm\s+(?P<year>20\d\d)\b(?P<range>\s*[-–]\s*20\d\d)?", re.IGNORECASE)


def year_named(title: str) -> int | None:
    """The one year that a title says a plan is for, the last where there are several.

    "Tổng kết năm 2025, nhiệm vụ năm 2026" is for 2026, "năm 2026, tầm nhìn đến năm 2030" too;
    "năm 2026 - 2027" is for more than one.
    """
    years = [found for found in _NAMED.finditer(title) if not found["limit"]]
    return int(years[-1]["year"]) if years and not years[-1]["range"] else None


def plan_year(plan: Plan) -> int | None:
    """The year a plan is for: the one its title names, else the year of its date, else unknown.

    A plan for several years counts as one of the first.
    """
    if named := year_named(plan.title):
        return named
    if several := next((m for m in _NAMED.finditer(plan.title) if m["range"]), None):
        return int(several["year"])
    if plan.date:
        return int(plan.date[:4])
    dated = re.search(r"(20\d\d)", plan.date_text)
    return int(dated[1]) if dated else None
