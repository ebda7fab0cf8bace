"""Petitions, cases and events as records of the book, and back."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

import msgspec

from desktop_app.people.person import Person
from desktop_app.petitions.model import (
    Case,
    CaseEvent,
    CaseValues,
    Enforcement,
    EventKind,
    EventValues,
    Petition,
    PetitionValues,
    Results,
)
from desktop_app.stored import record_of, values_of

PETITIONS, CASES, EVENTS = "petitions", "cases", "case_events"
PERSON_COLUMNS = tuple(record_of(Person()))
Row = Mapping[str, Any]


def petition_of(row: Row) -> Petition:
    """A kept paper."""
    return Petition(
        uid=row["uid"],
        rev=row["rev"],
        year=row["year"],
        number=row["number"],
        values=values_of(PetitionValues, dict(row) | {"persons": row["persons"] or 1}),
        person=values_of(Person, row),
        case_uid=row["case_uid"] or "",
        identity_uid=row["identity_uid"] or "",
        code_name=row["code_name"] or "",
        next_due=day_of(row["next_due"]),
        deleted=row["deleted_at"] is not None,
    )


def case_values(row: Row) -> CaseValues:
    """What a person said of a kept case."""
    return values_of(CaseValues, dict(row) | {"persons": row["persons"] or 1})


def case_of(row: Row) -> Case:
    """A kept case."""
    received_on = day_of(row["received_on"])
    assert received_on is not None
    days = ("accepted", "decided", "effective", "sent", "published", "enforced", "closed")
    reached: dict[str, Any] = {f"{name}_on": day_of(row[f"{name}_on"]) for name in days}
    texts = ("claimant", "status", "outcome", "decision_number", "withdrawn", "next_step")
    said: dict[str, Any] = {name: row[name] or "" for name in texts}
    return Case(
        uid=row["uid"],
        rev=row["rev"],
        year=row["year"],
        number=row["number"],
        values=case_values(row),
        received_on=received_on,
        complex=tuple(part for part in (row["complex"] or "").split("\n") if part),
        next_due=day_of(row["next_due"]),
        results=values_of(Results, _numbers(row)),
        enforcement=values_of(Enforcement, _numbers(row)),
        deleted=row["deleted_at"] is not None,
        **said,
        **reached,
    )


def event_of(row: Row) -> CaseEvent:
    """A kept event."""
    day, details = day_of(row["day"]), row["details"]
    assert day is not None
    said = EventValues(
        kind=EventKind(row["kind"]),
        day=day,
        until=day_of(row["until"]),
        number=row["number"] or "",
        signer=row["signer"] or "",
        body=row["body"] or "",
        reason=row["reason"] or "",
        count=row["count"] or 0,
        details=msgspec.json.decode(details, type=dict[str, str]) if details else {},
    )
    return CaseEvent(
        uid=row["uid"],
        case_uid=row["case_uid"],
        values=said,
        petition_uid=row["petition_uid"] or "",
        attachment_uid=row["attachment_uid"] or "",
        ordinal=row["ordinal"] or 0,
    )


def event_record(said: EventValues) -> dict[str, Any]:
    """The columns that an event fills."""
    details = {key: text.strip() for key, text in said.details.items() if text.strip()}
    plain = record_of(replace(said, details={}))
    return plain | {"details": msgspec.json.encode(details).decode() if details else ""}


def _numbers(row: Row) -> dict[str, int]:
    names = (field.name for kind in (Results, Enforcement) for field in fields(kind))
    return {name: row[name] or 0 for name in names}


def day_of(stored: object) -> date | None:
    """A stored day."""
    return date.fromisoformat(str(stored)) if stored else None
