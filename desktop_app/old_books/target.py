"""What an old book can be read into: the columns a feature asks for, and how a row is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from desktop_app.people.person import Person

ASIDE = "aside"  # what a cell says of the person besides name, address and papers


class Reads(StrEnum):
    """How the cells of a column are read."""

    SERIAL = "serial"
    DAY = "day"
    PERSON = "person"  # name, address and papers in one cell; fills several columns
    NAME = "name"
    ADDRESS = "address"
    ID = "id"
    PHONE = "phone"
    COUNT = "count"
    KIND = "kind"  # a choice told by free words
    MARK = "mark"  # an x, yes or no
    CHECK = "check"  # an x under a heading that is itself a choice
    TEXT = "text"
    LONG = "long"


@dataclass(frozen=True)
class BookColumn:
    """One column that an old book may have.

    `headings` are folded expressions found in the heading's text; `sets` is (column, value) for
    an x. `words` are (folded expression, stored value) of a KIND; `choices` how values are shown.
    `dash` says that a lone dash repeats the line above.
    """

    key: str
    label: str
    reads: Reads
    headings: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    sets: tuple[str, str] = ("", "")
    required: bool = False
    dash: bool = False
    width: int = 14
    check: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Entry:
    """A row that was accepted: stored values by column, and the person apart from them."""

    day: date
    values: Mapping[str, str]
    person: Person
    persons: int


@dataclass(frozen=True)
class Target:
    """A book of the program that rows of an old book go into.

    `record` gives the columns of `table` for an entry, without the person, number and year.
    `kind_key` tells what is a denunciation. `free_texts` are columns that may name the person.
    """

    key: str
    label: str
    one: str  # "lượt tiếp"
    table: str
    columns: tuple[BookColumn, ...]
    kind_key: str
    record: Callable[[Entry], dict[str, Any]]
    free_texts: tuple[str, ...]
    title_words: tuple[str, ...] = ()
    day_key: str = "received_on"
    text_key: str = "content"
    left_out: tuple[tuple[str, str], ...] = ()
    _by_key: dict[str, BookColumn] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {column.key: column for column in self.columns})

    def column(self, key: str) -> BookColumn:
        """The column of that key; KeyError for a stranger."""
        return self._by_key[key]
