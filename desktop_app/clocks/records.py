"""Clocks as records of the book, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from desktop_app.clocks.model import Clock, ClockStatus
from desktop_app.law.deadlines.deadline import Deadline, Suspension, TraceDay

CLOCKS = "clocks"


def clock_of(row: Mapping[str, Any]) -> Clock:
    """A kept clock; its trace is read apart."""
    event_on = day_of(row["event_on"])
    assert event_on is not None
    return Clock(
        uid=row["uid"],
        owner_table=row["owner_table"],
        owner_uid=row["owner_uid"],
        step=row["step"],
        title=row["title"] or "",
        rule=row["rule"] or "",
        event_on=event_on,
        raw_due=day_of(row["raw_due"]),
        due=day_of(row["due"]),
        moved_because=row["moved_because"] or "",
        article=row["article"] or "",
        document=row["document"] or "",
        unit=row["unit"] or "",
        count=row["count"] or 0,
        suspensions=stops_of(row["suspensions"]),
        extended=row["extended"] or 0,
        status=ClockStatus(row["status"]),
        done_on=day_of(row["done_on"]),
        ordinal=row["ordinal"] or 0,
    )


def reckoned(found: Deadline) -> dict[str, Any]:
    """The columns that a reckoned day fills."""
    return {
        "raw_due": found.raw_due.isoformat() if found.raw_due else None,
        "due": found.due.isoformat() if found.due else None,
        "moved_because": found.moved_because,
        "article": found.article,
        "document": found.document,
        "unit": found.unit.value,
        "count": found.count,
        "trace": msgspec.json.encode(found.trace).decode(),
    }


def stops_of(stored: object) -> tuple[Suspension, ...]:
    """Stored suspensions."""
    return msgspec.json.decode(str(stored), type=tuple[Suspension, ...]) if stored else ()


def stops_text(stops: tuple[Suspension, ...]) -> str:
    """Suspensions as stored."""
    return msgspec.json.encode(stops).decode() if stops else ""


def trace_of(stored: object) -> tuple[TraceDay, ...]:
    """A stored trace."""
    return msgspec.json.decode(str(stored), type=tuple[TraceDay, ...]) if stored else ()


def day_of(stored: object) -> date | None:
    """A stored day."""
    return date.fromisoformat(str(stored)) if stored else None
