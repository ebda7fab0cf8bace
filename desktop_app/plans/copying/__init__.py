"""A plan of another year made from last year's: what has to move is listed for a tick each."""

from desktop_app.plans.copying.apply import copied
from desktop_app.plans.copying.model import CopyProposal, Note, Shift
from desktop_app.plans.copying.propose import propose_copy

__all__ = ["CopyProposal", "Note", "Shift", "copied", "propose_copy"]
