"""What a mend is."""

from collections.abc import Callable

import msgspec

from desktop_app.plans.model import Plan


class Mend(msgspec.Struct, frozen=True):
    """One way to mend a finding: `label` says what will stand there ("Thay bằng “đẩy mạnh”").

    `change` is a pure step that touches nothing else. `safe` mends may be done together without
    looking at each: there is one sensible outcome and no fact is chosen. Others are choices that a
    person makes one by one. `deed` is what was done, as undo and history show it ("Thay “đầy mạnh”
    bằng “đẩy mạnh”"), where the label does not say it whole.
    """

    label: str
    change: Callable[[Plan], Plan]
    safe: bool = False
    deed: str = ""

    @property
    def done(self) -> str:
        """What was done, in words."""
        return self.deed or self.label
