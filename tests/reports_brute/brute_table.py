"""The stored table of the made-up year; `write` is for whoever changes how the year is made.

Only the brute force count is ever written there (`Office.expected` of the fixture `year`), never
what the program counts.
"""

import csv
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from brute_count import COLUMNS, Figures

TABLE = Path(__file__).parents[1] / "files" / "reports_year" / "expected.csv"


def stored() -> dict[str, dict[str, Figures]]:
    """By period and form, every column."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(line for line in file if not line.startswith("#"))
        found: dict[str, dict[str, Figures]] = {}
        for line in lines:
            form, column = line.pop("form"), line.pop("column")
            for period, value in line.items():
                cells = found.setdefault(period, {form: {} for form in COLUMNS})
                cells[form][column] = Decimal(value)
    return found


def write(counted: Mapping[str, Mapping[str, Figures]], remarks: str) -> None:
    """The table as it stands in the repository."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(remarks)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["form", "column", *counted])
        for form, columns in COLUMNS.items():
            for column in map(str, range(1, columns + 1)):
                values = (counted[period][form][column].normalize() for period in counted)
                writer.writerow([form, column, *(f"{value:f}" for value in values)])
