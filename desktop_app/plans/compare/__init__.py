"""Two plans side by side: what was changed, added, taken away or moved."""

from desktop_app.plans.compare.compare import compare
from desktop_app.plans.compare.model import Comparison, Counts, Piece, Row, Sign, TaskPair

__all__ = ["Comparison", "Counts", "Piece", "Row", "Sign", "TaskPair", "compare"]
