"""The kinds of fields that records are described with; each feature's fields.py lists its own."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.dates import show


class Kind(StrEnum):
    """How a field is entered, shown and ordered."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    CODE = "code"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Field:
    """One field of a record: it feeds the form, the table's column, the Excel heading, the history.

    `choices` are (stored value, label shown). `article` names the law that asks for the field.
    `check` returns a Vietnamese sentence when the entered text is wrong, else "".
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    help: str = ""
    article: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    width: int = 12  # in characters, of the column and the entry
    in_table: bool = True
    check: Callable[[str], str] | None = None

    def label_of(self, value: str) -> str:
        """The label shown for a stored choice, or the value itself."""
        return dict(self.choices).get(value, value)

    def words_of(self, value: object) -> str:
        """A stored value in words, "" for nothing."""
        if value in ("", None, 0):
            return ""
        if self.kind == Kind.DATE:
            return show(str(value))
        if self.kind == Kind.CHOICE:
            return self.label_of(str(value))
        return "Có" if self.kind == Kind.YES_NO else str(value)
