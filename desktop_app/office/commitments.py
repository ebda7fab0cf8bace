"""Something promised to a citizen, as whoever keeps the tasks is told of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop_app.changes import Changes


@dataclass(frozen=True)
class Commitment:
    """What was promised, until when, who does it, and where it was promised ("Lượt tiếp số 12")."""

    text: str
    due: date
    unit: str = ""
    officer: str = ""
    where: str = ""


KeepCommitment = Callable[[Commitment], Changes]
