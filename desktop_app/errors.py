"""The two kinds of failure that a person can do something about."""

from db.errors import KnownProblem

__all__ = ["KnownProblem", "UserError"]


class UserError(Exception):
    """Something that the person can mend in what they entered.

    `field` is the key of the field that the sentence stands beside, or "" for the whole form.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
