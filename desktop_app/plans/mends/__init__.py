"""How a finding can be mended with one click, where that is safe."""

from desktop_app.plans.mends.model import Mend
from desktop_app.plans.mends.propose import mends_for, safe_mends

__all__ = ["Mend", "mends_for", "safe_mends"]
