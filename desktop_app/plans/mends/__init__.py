"""How a finding can be mended with one click, let stand, or looked at before it is done."""

from desktop_app.plans.mends.model import Mend
from desktop_app.plans.mends.preview import Change, changes_between
from desktop_app.plans.mends.propose import mends_for, safe_mends
from desktop_app.plans.mends.standing import (
    REASONS,
    short_name,
    standing_now,
    with_let_stand,
    without_let_stand,
)
from desktop_app.plans.mends.words import named_as

__all__ = [
    "REASONS",
    "Change",
    "Mend",
    "changes_between",
    "mends_for",
    "named_as",
    "safe_mends",
    "short_name",
    "standing_now",
    "with_let_stand",
    "without_let_stand",
]
