"""What a mend is."""

from collections.abc import Callable

import msgspec

from desktop_app.plans.model import Plan


class Mend(msgspec.Struct, frozen=True):
    """One way to mend a finding: `label` says what will stand there ("Thay bằng “đẩy mạnh”").

    `change` is a pure step that touches nothing else. `safe` mends may be done together without
    looking at each: there is one sensible outcome and no fact is chosen. Others are choices that a
    person makes one by one.
    """

    label: str
    change: Callable[[Plan], Plan]
    safe: bool = False
