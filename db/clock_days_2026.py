"""How many open clocks each day has, as step_0006 made it; frozen."""

from sqlite_utils import Database

_OPEN = "{row}deleted_at IS NULL AND {row}status = 'open' AND {row}due IS NOT NULL"
_BEHIND = "({row}step IS 'discipline')"  # runs behind another clock; told only when it is near


def open_clock_days_2026(db: Database) -> None:
    """Count the open clocks of each day now, and let triggers keep the counts.

    The board counts by it, as by `open_days`: an index of 35,000 open clocks made it wait.
    """
    db.execute(
        "CREATE TABLE open_clock_days (behind INTEGER NOT NULL, due TEXT NOT NULL,"
        " count INTEGER NOT NULL, PRIMARY KEY (behind, due)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        f"INSERT INTO open_clock_days SELECT {_BEHIND.format(row='')}, due, count(*) FROM clocks"
        f" WHERE {_OPEN.format(row='')} GROUP BY 1, 2"
    )
    come = (
        f"INSERT INTO open_clock_days VALUES ({_BEHIND.format(row='new.')}, new.due, 1)"
        " ON CONFLICT (behind, due) DO UPDATE SET count = count + 1;"
    )
    old = f"behind = {_BEHIND.format(row='old.')} AND due = old.due"
    # A day of former years leaves nothing behind: the table stays as small as the days still open.
    gone = (
        f"UPDATE open_clock_days SET count = count - 1 WHERE {old};"
        f" DELETE FROM open_clock_days WHERE {old} AND count = 0;"
    )
    changed = "UPDATE OF due, step, status, deleted_at"
    for name, event, row, change in (
        ("in", "INSERT", "new.", come),
        ("up_from", changed, "old.", gone),
        ("up_to", changed, "new.", come),
        ("out", "DELETE", "old.", gone),
    ):
        db.execute(
            f"CREATE TRIGGER clocks_open_{name} AFTER {event} ON clocks"
            f" WHEN {_OPEN.format(row=row)} BEGIN {change} END"
        )
