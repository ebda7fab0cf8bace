"""What a careful clerk would notice in a plan: one small rule for each kind of slip."""

from desktop_app.plans.lint.context import UnitOf, no_directory
from desktop_app.plans.lint.registry import RULES, lint

__all__ = ["RULES", "UnitOf", "lint", "no_directory"]
