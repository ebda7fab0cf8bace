"""Small tables that triggers keep beside the records, for migration steps; frozen as they are."""

from sqlite_utils import Database


def task_units_2026(db: Database) -> None:
    """Which units a task has, one row each, kept by triggers from the lines of its two columns."""
    db.execute(
        """CREATE TABLE task_units (
            task_uid TEXT NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL,
            PRIMARY KEY (task_uid, role, unit)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX idx_task_units ON task_units (unit, role, task_uid)")
    fill = "".join(_unit_lines_2026(role) for role in ("lead", "coordinating"))
    db.execute(f"CREATE TRIGGER tasks_units_in AFTER INSERT ON tasks BEGIN {fill} END")
    db.execute(
        "CREATE TRIGGER tasks_units_up AFTER UPDATE OF lead, coordinating ON tasks"
        f" BEGIN DELETE FROM task_units WHERE task_uid = new.uid; {fill} END"
    )


def open_days_2026(db: Database) -> None:
    """How many open occurrences each day has, kept by triggers.

    The boards count by it: decrypting an index of 100,000 open days took 39 ms of their opening.
    """
    db.execute(
        "CREATE TABLE open_days (due TEXT PRIMARY KEY, count INTEGER NOT NULL)"
        " STRICT, WITHOUT ROWID"
    )
    gone = "UPDATE open_days SET count = count - 1 WHERE due = old.due;"
    come = (
        "INSERT INTO open_days VALUES (new.due, 1)"
        " ON CONFLICT (due) DO UPDATE SET count = count + 1;"
    )
    for name, event, row, change in (
        ("in", "INSERT", "new", come),
        ("up_from", "UPDATE OF due, status, deleted_at", "old", gone),
        ("up_to", "UPDATE OF due, status, deleted_at", "new", come),
        ("out", "DELETE", "old", gone),
    ):
        db.execute(
            f"CREATE TRIGGER occurrences_open_{name} AFTER {event} ON occurrences"
            f" WHEN {row}.deleted_at IS NULL AND {row}.status = 'open' AND {row}.due IS NOT NULL"
            f" BEGIN {change} END"
        )


def _unit_lines_2026(role: str) -> str:
    # A list of lines as a JSON array, which json_each takes apart.
    text = f"coalesce(new.{role}, '')"
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"')):
        text = f"replace({text}, '{plain}', '{escaped}')"
    text = f"""'["' || replace({text}, char(10), '","') || '"]'"""
    return (
        f"INSERT OR IGNORE INTO task_units SELECT new.uid, '{role}', value"
        f" FROM json_each({text}) WHERE value <> '';"
    )
