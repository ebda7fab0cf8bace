"""Working something out of a plan once, however often the screen asks while the plan stands."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from desktop_app.plans.model import Plan

T = TypeVar("T")
_KEPT = 3  # the newest plan, the one refreshed last, the one saved


def once(work: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """Remember what the function gave for the plans asked last.

    A plan is known by itself and not by its contents: to compare forty pages takes longer than the
    work. Safe to call from any thread; at worst two do the same work.
    """
    known: list[tuple[Plan, T]] = []

    @wraps(work)
    def remembering(plan: Plan) -> T:
        for one, made in tuple(known):
            if one is plan:
                return made
        made = work(plan)
        known[:] = [(plan, made), *known[: _KEPT - 1]]
        return made

    return remembering
