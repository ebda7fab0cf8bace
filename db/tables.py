"""What each table of records is called and how it is searched and ordered.

A feature adds a spec here and a step in `db/migrations.py`; a test compares the two.
"""

from db.casework_tables import CASEWORK_SPECS
from db.report_tables import REPORT_SPECS
from db.table_spec import RECORD_COLUMNS, TableSpec

__all__ = ["RECORD_COLUMNS", "SPECS", "TableSpec", "spec_of"]

_SPECS = (
    TableSpec(
        "office",
        ("name", "level", "province", "code", "parent_name", "place_name"),
        searched=("name", "province", "code"),
        sorted_text=("name",),
    ),
    TableSpec(
        "departments",
        ("name", "short_name", "aliases", "head", "ordinal"),
        searched=("name", "short_name", "aliases", "head"),
        sorted_text=("name",),
        sorted_names=("head",),
    ),
    TableSpec(
        "villages",
        ("name", "kind", "head", "households", "ordinal"),
        searched=("name", "head"),
        sorted_text=("name",),
        sorted_names=("head",),
    ),
    TableSpec(
        "officers",
        ("name", "title", "capacity", "authority", "signs", "department_uid", "ordinal"),
        searched=("name", "title"),
        sorted_text=("title",),
        sorted_names=("name",),
    ),
    TableSpec(
        "users",
        ("name", "display_name", "role", "active", "rights"),
        searched=("name", "display_name"),
        sorted_text=("name",),
        sorted_names=("display_name",),
    ),
    TableSpec("settings", ("key", "value")),
    TableSpec(
        "plans",
        (
            "title",
            "doc_type",
            "number",
            "symbol",
            "date",
            "issuer",
            "place",
            "year",
            "status",
            "task_count",
            "finding_count",
            "original_uid",
            "original_name",
            "content",
            "full_text",
            "made",
            "source_uid",
            "family_uid",
            "replaces_uid",
            "replaces_how",
            "version",
        ),
        searched=("title", "number", "symbol", "issuer", "place", "year", "full_text"),
        sorted_text=("title", "symbol", "issuer", "place"),
        heavy=("content", "full_text"),
    ),
    TableSpec(
        "numbers",
        ("series", "year", "number", "date", "subject", "owner_table", "owner_uid"),
        searched=("series", "subject"),
    ),
    TableSpec(
        "attachments",
        ("name", "media_type", "size", "sha256"),
        searched=("name",),
        sorted_text=("name",),
        private=("name",),  # "Đơn của bà ….pdf"
    ),
    TableSpec(
        "tasks",
        (
            "title",
            "group_title",
            "ordinal",
            "source",
            "source_key",
            "plan_uid",
            "plan_task_uid",
            "plan_name",
            "lead",
            "coordinating",
            "officer",
            "schedule_text",
            "schedule",
            "month_days",
            "day_off",
            "rule",
            "event_on",
            "deliverable",
            "needs_evidence",
            "target",
            "priority",
            "checklist",
            "status",
            "next_due",
            "question",
            "year",
            "target_total",
            "occurrence_count",
            "done_count",
        ),
        searched=(
            "title",
            "group_title",
            "plan_name",
            "lead",
            "coordinating",
            "officer",
            "schedule_text",
            "deliverable",
        ),
        sorted_text=("title", "group_title", "lead", "plan_name"),
        sorted_names=("officer",),
        lines=("lead", "coordinating"),
        lines_in="task_units",
    ),
    TableSpec(
        "occurrences",
        (
            "task_uid",
            "label",
            "start_on",
            "raw_due",
            "due",
            "moved_because",
            "article",
            "document",
            "status",
            "done_on",
            "result",
            "ticked",
            "suspensions",
            "trace",
            "ordinal",
            "progress",
            "extended",
            "by_hand",
        ),
        heavy=("trace",),
    ),
    TableSpec(
        "evidence",
        ("task_uid", "occurrence_uid", "kind", "number", "date", "description", "attachment_uid"),
        searched=("number", "description"),
    ),
    TableSpec("task_notes", ("task_uid", "occurrence_uid", "text"), searched=("text",)),
    TableSpec("handovers", ("task_uid", "from_officer", "to_officer", "day", "reason")),
    TableSpec("calendar_days", ("date", "kind", "name", "document"), searched=("name",)),
    TableSpec(
        "law_packs",
        ("name", "version", "issued_on", "signer", "content", "status", "ordinal"),
        heavy=("content",),
    ),
    TableSpec("saved_views", ("feature", "name", "state", "ordinal"), sorted_text=("name",)),
)

SPECS = {spec.name: spec for spec in (*_SPECS, *CASEWORK_SPECS, *REPORT_SPECS)}


def spec_of(table: str) -> TableSpec:
    """The spec of a table; an unknown name is a bug and raises KeyError."""
    return SPECS[table]
