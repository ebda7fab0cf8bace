"""A first plan for an office that has none of last year: what the law asks of a commune."""

from desktop_app.plans.starter.make import starter_plan
from desktop_app.plans.starter.skeleton import StarterTask, starter_tasks

__all__ = ["StarterTask", "starter_plan", "starter_tasks"]
