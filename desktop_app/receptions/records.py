"""Visits as records of the book, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.people.person import Person
from desktop_app.receptions.model import Reception, ReceptionValues
from desktop_app.stored import values_of

TABLE, FILES = "receptions", "record_files"
DENUNCIATION = "denunciation"
HIDDEN = "(bảo mật)"


def reception_of(record: Mapping[str, Any]) -> Reception:
    """A kept visit."""
    due = record["next_due"]
    return Reception(
        uid=record["uid"],
        rev=record["rev"],
        year=record["year"] or 0,
        number=record["number"] or 0,
        values=values_of(ReceptionValues, dict(record) | {"came": record["came"] or 0}),
        person=values_of(Person, record),
        case_uid=record["case_uid"] or "",
        petition_uid=record["petition_uid"] or "",
        identity_uid=record["identity_uid"] or "",
        code_name=record["code_name"] or "",
        next_due=date.fromisoformat(due) if due else None,
        deleted=record["deleted_at"] is not None,
    )


def listed(row: dict[str, Any]) -> dict[str, Any]:
    """A row as lists show it: who came under the name that everybody may see."""
    shown = row["code_name"] or row["full_name"] or row["organisation"] or row["group_name"]
    row["full_name"] = shown or ""
    if row["code_name"]:
        row["address"] = HIDDEN
    return row
