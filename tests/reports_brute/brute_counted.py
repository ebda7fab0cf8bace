"""What the program counts in a book, beside what is counted over its plain rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from brute_count import COLUMNS, Figures, PlainBook, all_forms
from brute_rows import plain_book

from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.figures.measure import figure
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.model import PeriodType, ReportPeriod
from desktop_app.services import Services

PERIODS = {
    "Q1": ("2025-12-15", "2026-03-14"),
    "Q2": ("2026-03-15", "2026-06-14"),
    "H1": ("2025-12-15", "2026-06-14"),
    "Q3": ("2026-06-15", "2026-09-14"),
    "M9": ("2025-12-15", "2026-09-14"),
    "Q4": ("2026-09-15", "2026-12-14"),
    "Y": ("2025-12-15", "2026-12-14"),
}
MEASURES = {"01/TCD": "tcd", "02/XLD": "xld", "03/GQKN": "kn", "04/GQTC": "tc", "05/KQTH": "th"}
FORMS = (*COLUMNS, "06/QLKNTC")
Cell = tuple[str, str, str]  # period, form, column


def period_of(name: str) -> ReportPeriod:
    """A period of the program with the days of ours."""
    first, last = map(date.fromisoformat, PERIODS[name])
    return ReportPeriod(first, last, 2026, PeriodType(name))


@dataclass
class Office:
    """An opened book; its rows are read once, when everything has been written."""

    services: Services
    path: Path
    key: bytes

    @cached_property
    def plain(self) -> PlainBook:
        """Its rows as dicts."""
        return plain_book(self.path, self.key)

    def expected(self, name: str) -> dict[str, Figures]:
        """Every cell of a period as counted over the rows."""
        return all_forms(self.plain, *PERIODS[name])

    def counted(self, name: str) -> dict[str, Figures]:
        """The same as the program's measures count, totals too."""
        facts, measures = FactBook(self.services.book).facts(), load_measures()
        period = period_of(name)
        return {
            form: {
                column: figure(measures[f"{MEASURES[form]}.{column}"], facts, period).value
                for column in map(str, range(1, columns + 1))
            }
            for form, columns in COLUMNS.items()
        }


def differences(expected: dict[str, Figures], found: dict[str, Figures]) -> list[str]:
    """The cells that differ, to be read by a person; forms must have the same columns."""
    assert {form: list(cells) for form, cells in expected.items()} == {
        form: list(cells) for form, cells in found.items()
    }
    return list(_differ(expected, found))


def _differ(expected: dict[str, Figures], found: dict[str, Figures]) -> Iterator[str]:
    for form, cells in expected.items():
        for column, value in cells.items():
            if found[form][column] != value:
                yield f"{form} {column}: {value} != {found[form][column]}"


def whole(form: str, told: dict[str, object]) -> Figures:
    """A form of which only the cells that are not 0 were written down."""
    cells = {str(n): Decimal(0) for n in range(1, COLUMNS[form] + 1)}
    return cells | {column: Decimal(str(value)) for column, value in told.items()}
