"""How one table of records is described."""

from dataclasses import dataclass
from functools import cached_property

RECORD_COLUMNS = (
    "uid",
    "rev",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "deleted_at",
)


@dataclass(frozen=True)
class TableSpec:
    """One table of records.

    `searched` columns feed the `search` column; `sorted_text` and `sorted_names` have a stored
    `<column>_sort` beside them (names by tên first). `heavy` columns are left out of `rows()`;
    `get()` reads them. `lines` are columns with one value per line, each value also a row of
    the table `lines_in` (kept by triggers), so that a filter finds any of them. `private` columns
    are kept locked in history, each record with a key of its own.
    """

    name: str
    columns: tuple[str, ...]
    searched: tuple[str, ...] = ()
    sorted_text: tuple[str, ...] = ()
    sorted_names: tuple[str, ...] = ()
    heavy: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    lines_in: str = ""
    private: tuple[str, ...] = ()
    day: str = ""
    codes: tuple[str, ...] = ()
    grouped: tuple[str, ...] = ()
    person: tuple[str, str] | None = None

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """Every column that is part of the record: its own and those all records have."""
        return RECORD_COLUMNS + self.columns

    @cached_property
    def light(self) -> tuple[str, ...]:
        """The columns that a list reads."""
        return tuple(c for c in self.stored if c not in self.heavy)

    @cached_property
    def whole_sql(self) -> str:
        """The columns of the whole record, as SQL names them."""
        return ", ".join(f'"{column}"' for column in self.stored)

    @cached_property
    def light_sql(self) -> str:
        """The columns that a list reads, as SQL names them."""
        return ", ".join(f'"{column}"' for column in self.light)

    @cached_property
    def derived(self) -> tuple[str, ...]:
        """The columns made of others: for searching, sorting, finding people alike."""
        person = ("person_key",) if self.person else ()
        return ("search", *(f"{column}_sort" for column in self.sort_columns), *person)

    @cached_property
    def sort_columns(self) -> tuple[str, ...]:
        """The columns that have a stored sort key beside them."""
        return self.sorted_text + self.sorted_names
