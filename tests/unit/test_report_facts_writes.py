"""Facts that reports count are read again after a write to them, and after no other."""

import inspect
import re
from datetime import date

import pytest

from db import report_facts
from db.report_facts import FACT_TABLES
from desktop_app.reports import periods
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.model import PeriodType
from desktop_app.services import Services

YEAR = periods.period_of(PeriodType.YEAR, 2026)


def test_every_table_that_is_read_is_among_the_tables_of_facts() -> None:
    read = set(re.findall(r"(?:FROM|JOIN) (\w+)", inspect.getsource(report_facts)))
    assert read - {"history"} == set(FACT_TABLES)


def test_reports_settings_and_drafts_leave_the_facts_alone(services: Services) -> None:
    book = FactBook(services.book)
    facts = book.facts()
    services.reports.begin("", "kntc", YEAR, ["02/XLD"])
    services.book.drafts.keep("no-plan", "lan", 1, "{}")
    with services.book.change(user="lan", label="Đặt") as change:
        change.set_setting("reports.test", "1")
    assert book.facts() is facts


@pytest.mark.parametrize("table", FACT_TABLES)
def test_a_write_to_a_fact_is_seen_and_so_is_its_undoing(services: Services, table: str) -> None:
    book = FactBook(services.book)
    with services.book.change(user="lan", label="Trước đó") as change:
        for owner in ("cases", "tasks"):
            change.insert(owner, _row(owner), uid="x")
    before = book.facts()
    with services.book.change(user="lan", label="Ghi") as change:
        change.insert(table, _row(table))
    after = book.facts()
    assert after is not before
    services.book.undo("lan")
    assert book.facts() is not after


def _row(table: str) -> dict[str, str | int]:
    day = date(2026, 3, 2).isoformat()
    return {
        "petitions": {"number": 901, "year": 2026, "received_on": day, "kind": "complaint"},
        "cases": {"received_on": day, "kind": "complaint"},
        "case_events": {"case_uid": "x", "kind": "accepted", "day": day, "ordinal": 1},
        "receptions": {"number": 901, "year": 2026, "received_on": day},
        "chairman_days": {"day": day, "status": "planned"},
        "clocks": {"owner_table": "cases", "owner_uid": "x", "step": "resolve", "due": day},
        "tasks": {"title": "Việc", "year": 2026},
        "occurrences": {"task_uid": "x", "due": day, "status": "open"},
    }[table]
