"""The tables of tasks, days off, law packs and views as step_0004 made them; frozen."""

from sqlite_utils import Database

# Name, columns of text, columns of whole numbers, columns with a sort key, keys to other records.
TABLES: tuple[tuple[str, str, str, tuple[str, ...], dict[str, str]], ...] = (
    (
        "tasks",
        "title group_title ordinal source source_key plan_uid plan_task_uid plan_name lead"
        " coordinating officer schedule_text schedule month_days day_off rule event_on"
        " deliverable needs_evidence target priority checklist status next_due question",
        "year target_total occurrence_count done_count",
        ("title", "group_title", "lead", "plan_name", "officer"),
        {"plan_uid": "plans"},
    ),
    (
        "occurrences",
        "task_uid label start_on raw_due due moved_because article document status done_on"
        " result ticked suspensions trace",
        "ordinal progress extended by_hand",
        (),
        {"task_uid": "tasks"},
    ),
    (
        "evidence",
        "task_uid occurrence_uid kind number date description attachment_uid",
        "",
        (),
        {
            "task_uid": "tasks",
            "occurrence_uid": "occurrences",
            "attachment_uid": "attachments",
        },
    ),
    (
        "task_notes",
        "task_uid occurrence_uid text",
        "",
        (),
        {"task_uid": "tasks"},
    ),
    (
        "handovers",
        "task_uid from_officer to_officer day reason",
        "",
        (),
        {"task_uid": "tasks"},
    ),
    ("calendar_days", "date kind name document", "", (), {}),
    (
        "law_packs",
        "name version issued_on signer content status",
        "ordinal",
        (),
        {},
    ),
    ("saved_views", "feature name state", "ordinal", ("name",), {}),
)


def indexes_2026(db: Database) -> None:
    """What the lists and boards of tasks are read by."""
    for name, table, columns in (
        ("idx_tasks_plan", "tasks", "plan_uid, plan_task_uid"),
        ("idx_tasks_state", "tasks", "deleted_at, year, status, group_title, next_due, uid"),
        ("idx_tasks_due", "tasks", "deleted_at, next_due, uid"),
        ("idx_occurrences_task", "occurrences", "task_uid, deleted_at, ordinal"),
        ("idx_evidence_task", "evidence", "task_uid"),
        ("idx_task_notes_task", "task_notes", "task_uid"),
        ("idx_handovers_task", "handovers", "task_uid"),
    ):
        db.execute(f"CREATE INDEX {name} ON {table} ({columns})")
    # The rows of the boards, by their day.
    db.execute(
        "CREATE INDEX idx_occurrences_open ON occurrences (due)"
        " WHERE deleted_at IS NULL AND status = 'open'"
    )
    db.execute(
        "CREATE INDEX idx_tasks_undated ON tasks (uid)"
        " WHERE deleted_at IS NULL AND status = 'open' AND question <> ''"
    )
    db.execute(
        "CREATE INDEX idx_tasks_progress ON tasks"
        " (year, plan_uid, status, next_due) WHERE deleted_at IS NULL"
    )
    db.execute(
        "CREATE UNIQUE INDEX one_calendar_day ON calendar_days (date) WHERE deleted_at IS NULL"
    )
