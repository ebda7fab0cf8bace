"""Tasks and occurrences as records of the book, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from desktop_app.law.deadlines.deadline import Suspension, TraceDay
from desktop_app.law.schedule import Schedule
from desktop_app.tasks.model import Occurrence, Source, Status, Target, Task, TaskValues

Row = Mapping[str, Any]
TASKS, OCCURRENCES = "tasks", "occurrences"


def task_record(values: TaskValues) -> dict[str, Any]:
    """The columns that a task's own values fill."""
    return {
        "title": values.title.strip(),
        "group_title": values.group_title.strip(),
        "ordinal": values.ordinal,
        "year": values.year,
        "source": values.source.value,
        "source_key": values.source_key,
        "plan_uid": values.plan_uid or None,
        "plan_task_uid": values.plan_task_uid,
        "plan_name": values.plan_name,
        "lead": lines(values.lead),
        "coordinating": lines(values.coordinating),
        "officer": values.officer.strip(),
        "schedule_text": values.schedule_text.strip(),
        "schedule": json(values.schedule) if values.schedule else "",
        "month_days": ",".join(str(day) for day in values.month_days),
        "day_off": values.day_off,
        "rule": values.rule,
        "event_on": iso(values.event_on),
        "deliverable": values.deliverable.strip(),
        "needs_evidence": "1" if values.needs_evidence else "",
        "target": values.target.value,
        "target_total": values.target_total,
        "priority": values.priority,
        "checklist": lines(values.checklist),
    }


def task_values(record: Row) -> TaskValues:
    """What a person or a plan said about a kept task."""
    schedule = record["schedule"]
    return TaskValues(
        title=text(record["title"]),
        group_title=text(record["group_title"]),
        ordinal=text(record["ordinal"]),
        year=record["year"],
        source=Source(record["source"]),
        source_key=text(record["source_key"]),
        plan_uid=text(record["plan_uid"]),
        plan_task_uid=text(record["plan_task_uid"]),
        plan_name=text(record["plan_name"]),
        lead=parts(record["lead"]),
        coordinating=parts(record["coordinating"]),
        officer=text(record["officer"]),
        schedule_text=text(record["schedule_text"]),
        schedule=msgspec.json.decode(schedule, type=Schedule) if schedule else None,
        month_days=tuple(int(day) for day in text(record["month_days"]).split(",") if day),
        day_off=text(record["day_off"]) or "back",
        rule=text(record["rule"]),
        event_on=day(record["event_on"]),
        deliverable=text(record["deliverable"]),
        needs_evidence=record["needs_evidence"] == "1",
        target=Target(text(record["target"])),
        target_total=record["target_total"],
        priority=text(record["priority"]) or "normal",
        checklist=parts(record["checklist"]),
    )


def task_of(record: Row) -> Task:
    """A kept task."""
    return Task(
        uid=record["uid"],
        rev=record["rev"],
        values=task_values(record),
        status=Status(record["status"] or "open"),
        next_due=day(record["next_due"]),
        occurrence_count=record["occurrence_count"] or 0,
        done_count=record["done_count"] or 0,
        deleted=record["deleted_at"] is not None,
        question=text(record["question"]),
    )


def occurrence_of(record: Row) -> Occurrence:
    """A kept occurrence; its trace is read apart."""
    stops = record["suspensions"]
    return Occurrence(
        uid=record["uid"],
        task_uid=record["task_uid"],
        label=text(record["label"]),
        start_on=day(record["start_on"]),
        raw_due=day(record["raw_due"]),
        due=day(record["due"]),
        moved_because=text(record["moved_because"]),
        status=Status(record["status"]),
        done_on=day(record["done_on"]),
        result=text(record["result"]),
        progress=record["progress"] or 0,
        ticked=parts(record["ticked"]),
        suspensions=msgspec.json.decode(stops, type=tuple[Suspension, ...]) if stops else (),
        extended=record["extended"] or 0,
        by_hand=bool(record["by_hand"]),
        ordinal=record["ordinal"] or 0,
    )


def trace_of(stored: str | None) -> tuple[TraceDay, ...]:
    """A stored trace."""
    return msgspec.json.decode(stored, type=tuple[TraceDay, ...]) if stored else ()


def json(value: object) -> str:
    """A struct, or several, as stored."""
    return msgspec.json.encode(value).decode()


def lines(values: tuple[str, ...]) -> str:
    """A list as stored: one per line, each once."""
    clean = (" ".join(value.split()) for value in values)
    return "\n".join(dict.fromkeys(value for value in clean if value))


def parts(stored: object) -> tuple[str, ...]:
    """A stored list."""
    return tuple(line for line in text(stored).split("\n") if line)


def text(stored: object) -> str:
    """A stored text; nothing is ""."""
    return "" if stored is None else str(stored)


def day(stored: object) -> date | None:
    """A stored day."""
    return date.fromisoformat(str(stored)) if stored else None


def iso(value: date | None) -> str:
    """A day as stored."""
    return value.isoformat() if value else ""
