"""Turns a Source into a Plan by general rules."""

from desktop_app.plans.structure.build import build_plan

__all__ = ["build_plan"]
