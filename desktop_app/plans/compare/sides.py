"""The two plans of a comparison and how they belong together."""

import msgspec

from desktop_app.plans.model import Plan


class Side(msgspec.Struct, frozen=True):
    """One of the two: "Kế hoạch 05/KH-UBND", "Phiên bản 2 · Dự thảo"."""

    plan: Plan
    name: str
    note: str = ""


class Pairing(msgspec.Struct, frozen=True):
    """An old and a new plan; see `compare` for `same_plan` and `upper_uid`."""

    old: Side
    new: Side
    same_plan: bool = False
    upper_uid: str = ""

    def swapped(self) -> "Pairing":
        """The same two the other way round."""
        return msgspec.structs.replace(self, old=self.new, new=self.old)
