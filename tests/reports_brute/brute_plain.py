"""The rows of a book as dicts, and an empty form; nothing of the program is imported."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
Figures = dict[str, Decimal]  # by column: "5" -> 12

COLUMNS = {"01/TCD": 21, "02/XLD": 25, "03/GQKN": 23, "04/GQTC": 25, "05/KQTH": 31}


class PlainBook:
    """The rows of a book that are not in the bin."""

    def __init__(
        self,
        visits: Iterable[Row],
        papers: Iterable[Row],
        cases: Iterable[Row],
        events: Iterable[Row],
        days: Iterable[Row],
    ) -> None:
        self.all_visits = list(visits)
        tables = (self.all_visits, papers, cases)
        living = [[row for row in rows if row["deleted_at"] is None] for rows in tables]
        self.visits, self.papers, found = living
        self.cases = {case["uid"]: case for case in found}
        self.days = [day for day in days if day["deleted_at"] is None]
        self.events: dict[str, list[Row]] = {}
        for event in sorted(events, key=lambda e: e["ordinal"] or 0):
            if event["deleted_at"] is None:
                told = json.loads(event["details"]) if event["details"] else {}
                self.events.setdefault(event["case_uid"], []).append(event | {"told": told})
        self.of_case: dict[str, list[Row]] = {}
        for paper in self.papers:
            if paper["case_uid"]:
                self.of_case.setdefault(paper["case_uid"], []).append(paper)
        self.split = {paper["split_from_uid"] for paper in self.papers if paper["split_from_uid"]}


def nothing(form: str) -> Figures:
    """A form full of zeros."""
    return {str(n): Decimal(0) for n in range(1, COLUMNS[form] + 1)}


def trd(amount: int) -> Decimal:
    """Đồng as million đồng."""
    return Decimal(amount) / 1_000_000


def square_metres(amount: int) -> Decimal:
    """dm² as m²."""
    return Decimal(amount) / 100
