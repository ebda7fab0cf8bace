"""The steps that bring a book file to today's shape: named, append-only, frozen.

A step is never edited after a release and never uses today's specs or record classes: it holds its
own SQL and helpers. A step that changes records' data must go through history, or the check of
records against history will report them.
"""

from sqlite_utils import Database, Migrations

from db import (
    casework_2026,
    clock_days_2026,
    kept_by_triggers,
    paged_2026,
    reports_2026,
    sort_keys_2026,
    tasks_2026,
)
from db.errors import NewerBook

app = Migrations("app")

TEXT, INTEGER = str, int


def step_names() -> list[str]:
    """The names of all steps, in order."""
    return [m.name for m in app._migrations]  # noqa: SLF001 - sqlite-utils has no public list


def pending(db: Database) -> list[str]:
    """The steps that the file still lacks; refuses a file with steps this program does not know."""
    known, applied = step_names(), _applied(db)
    if any(name not in known for name in applied):
        raise NewerBook(
            "Tệp sổ này do một bản chương trình mới hơn ghi ra nên bản này không mở,"
            " để khỏi làm hỏng dữ liệu. Tệp vẫn còn nguyên.",
            "Hãy cài bản chương trình mới rồi mở lại.",
        )
    return [name for name in known if name not in applied]


def _applied(db: Database) -> set[str]:
    # Asking SQLite alone: sqlite-utils reads the list of all tables four times for this.
    table = app.migrations_table
    if not db.execute(f"PRAGMA table_info({table})").fetchall():
        return set()
    sql = f"SELECT name FROM {table} WHERE migration_set = ?"
    return {str(row[0]) for row in db.execute(sql, [app.name])}


def apply(db: Database) -> None:
    """Bring the file to today's shape; each step is whole or not at all."""
    app.apply(db)


def _records_2026a(
    db: Database,
    name: str,
    columns: dict[str, type],
    sorts: tuple[str, ...],
    keys: dict[str, str],
) -> None:
    """A table of records as of 2026. Frozen: a later way of making tables is a new function."""
    _columns_2026a(db, name, columns, sorts, keys)
    table = db.table(name)
    # Lists read these indexes alone and leave the wide rows encrypted on disk: 50,000 records in
    # order took 29 ms instead of 867 ms.
    table.create_index(["deleted_at", "uid"])
    for column in sorts:
        table.create_index(["deleted_at", f"{column}_sort", "uid"])
    table.enable_fts(["search"], create_triggers=True, tokenize="unicode61 remove_diacritics 0")


def _paged_2026(
    db: Database,
    name: str,
    columns: dict[str, type],
    sorts: tuple[str, ...],
    keys: dict[str, str],
) -> None:
    """A table that may hold a million records and is read in pages. Frozen."""
    _columns_2026a(db, name, columns, sorts, keys)
    paged_2026.orders_2026(db, name)
    paged_2026.people_2026(db, name)
    paged_2026.search_2026(db, name)


def _columns_2026a(
    db: Database,
    name: str,
    columns: dict[str, type],
    sorts: tuple[str, ...],
    keys: dict[str, str],
) -> None:
    table = db.table(name)
    table.create(
        {
            "id": INTEGER,  # stable row number for the search index; never leaves db/
            "uid": TEXT,
            "rev": INTEGER,
            "created_at": TEXT,
            "created_by": TEXT,
            "updated_at": TEXT,
            "updated_by": TEXT,
            "deleted_at": TEXT,
            **columns,
            **{f"{c}_sort": TEXT for c in sorts},
            "search": TEXT,
        },
        pk="id",
        not_null=("uid", "rev", "created_at", "created_by", "updated_at", "updated_by", "search"),
        foreign_keys=[(column, other, "uid") for column, other in keys.items()],
        strict=True,
    )
    table.create_index(["uid"], unique=True)


@app()
def step_0001_history(db: Database) -> None:
    """The append-only history, and the bytes of attachments by their SHA-256."""
    db.execute(
        """CREATE TABLE history (
            seq INTEGER PRIMARY KEY, change_id TEXT NOT NULL, kind TEXT NOT NULL,
            of_change TEXT NOT NULL, time TEXT NOT NULL, user TEXT NOT NULL, label TEXT NOT NULL,
            table_name TEXT NOT NULL, uid TEXT NOT NULL, action TEXT NOT NULL,
            before TEXT, after TEXT NOT NULL, prev_hash TEXT NOT NULL, hash TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX idx_history_record ON history (table_name, uid, seq)")
    db.execute("CREATE INDEX idx_history_user ON history (user, seq)")
    db.execute("CREATE INDEX idx_history_change ON history (change_id, seq)")
    for event in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER history_no_{event.lower()} BEFORE {event} ON history"
            " BEGIN SELECT RAISE(ABORT, 'history only grows'); END"
        )
    db.execute("CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT")


# As step_0002 made them: name, columns, columns with a sort key, columns that name other records.
_FOUNDATION: tuple[tuple[str, dict[str, type], tuple[str, ...], dict[str, str]], ...] = (
    (
        "office",
        dict.fromkeys(("name", "level", "province", "code", "parent_name", "place_name"), TEXT),
        ("name",),
        {},
    ),
    (
        "departments",
        {**dict.fromkeys(("name", "short_name", "aliases", "head"), TEXT), "ordinal": INTEGER},
        ("name", "head"),
        {},
    ),
    (
        "villages",
        {"name": TEXT, "kind": TEXT, "head": TEXT, "households": INTEGER, "ordinal": INTEGER},
        ("name", "head"),
        {},
    ),
    (
        "officers",
        {
            **dict.fromkeys(("name", "title", "capacity", "authority"), TEXT),
            "signs": INTEGER,
            "department_uid": TEXT,
            "ordinal": INTEGER,
        },
        ("title", "name"),
        {"department_uid": "departments"},
    ),
    (
        "users",
        {"name": TEXT, "display_name": TEXT, "role": TEXT, "active": INTEGER},
        ("name", "display_name"),
        {},
    ),
    ("settings", {"key": TEXT, "value": TEXT}, (), {}),
    (
        "attachments",
        {"name": TEXT, "media_type": TEXT, "size": INTEGER, "sha256": TEXT},
        ("name",),
        {},
    ),
    (
        "plans",
        {
            **dict.fromkeys(("title", "doc_type", "number", "symbol", "date", "issuer"), TEXT),
            "place": TEXT,
            "year": INTEGER,
            "status": TEXT,
            "task_count": INTEGER,
            "finding_count": INTEGER,
            **dict.fromkeys(("original_uid", "original_name", "content", "full_text"), TEXT),
        },
        ("title", "symbol", "issuer", "place"),
        {"original_uid": "attachments"},
    ),
)


@app()
def step_0002_foundation(db: Database) -> None:
    """The office, its people and places, users, settings, attachments, plans."""
    for name, columns, sorts, keys in _FOUNDATION:
        _records_2026a(db, name, columns, sorts, keys)
    for table, column in (("users", "name"), ("settings", "key")):
        db.execute(
            f"CREATE UNIQUE INDEX one_{table}_{column} ON {table} ({column})"
            " WHERE deleted_at IS NULL"
        )


@app()
def step_0003_plan_work(db: Database) -> None:
    """Plans are written here too: where one came from, its versions; work in hand; numbers used."""
    for column in ("made", "source_uid", "family_uid", "replaces_uid", "replaces_how"):
        db.execute(f"ALTER TABLE plans ADD COLUMN {column} TEXT")
    db.execute("ALTER TABLE plans ADD COLUMN version INTEGER")
    db.execute("CREATE INDEX idx_plans_family ON plans (family_uid, version)")
    db.execute("CREATE INDEX idx_plans_source ON plans (source_uid)")
    db.execute(
        """CREATE TABLE drafts (
            plan_uid TEXT PRIMARY KEY, user TEXT NOT NULL, base_rev INTEGER NOT NULL,
            saved_at TEXT NOT NULL, content TEXT NOT NULL
        ) STRICT"""
    )
    _records_2026a(
        db,
        "numbers",
        {
            "series": TEXT,
            "year": INTEGER,
            "number": INTEGER,
            "date": TEXT,
            "subject": TEXT,
            "owner_table": TEXT,
            "owner_uid": TEXT,
        },
        (),
        {},
    )
    db.execute(
        "CREATE UNIQUE INDEX one_number ON numbers (series, year, number) WHERE deleted_at IS NULL"
    )


def _columns_2026(text: str, integers: str = "") -> dict[str, type]:
    """Names in a row, as columns of text and of whole numbers. Frozen."""
    return {**dict.fromkeys(text.split(), TEXT), **dict.fromkeys(integers.split(), INTEGER)}


@app()
def step_0004_tasks(db: Database) -> None:
    """Tasks with their occurrences, evidence, notes and hand-overs; days off; law packs; views."""
    for name, text, integers, sorts, keys in tasks_2026.TABLES:
        _records_2026a(db, name, _columns_2026(text, integers), sorts, keys)
    tasks_2026.indexes_2026(db)
    kept_by_triggers.task_units_2026(db)
    kept_by_triggers.open_days_2026(db)


@app()
def step_0005_casework(db: Database) -> None:
    """Receptions, petitions, cases, their clocks and papers; sealed identities; users' rights."""
    db.execute("ALTER TABLE users ADD COLUMN rights TEXT")
    for name, text, integers, sorts, keys in casework_2026.TABLES:
        make = _paged_2026 if name in paged_2026.ORDERS else _records_2026a
        make(db, name, _columns_2026(text, integers), sorts, keys)
        paged_2026.forget_deleted_words_2026(db, name)
    for name, columns in casework_2026.INDEXES:
        db.execute(f"CREATE INDEX {name} ON {columns}")
    for name, columns in casework_2026.UNIQUE:
        db.execute(f"CREATE UNIQUE INDEX {name} ON {columns}")
    # What locks the private columns of one record in history; not a record, and never in history.
    db.execute(
        "CREATE TABLE record_keys (uid TEXT PRIMARY KEY, key BLOB, sealed TEXT NOT NULL DEFAULT '')"
        " STRICT, WITHOUT ROWID"
    )


@app()
def step_0006_clock_days(db: Database) -> None:
    """How many open clocks each day has."""
    clock_days_2026.open_clock_days_2026(db)


@app()
def step_0007_reports(db: Database) -> None:
    """Reports: the office's own forms, what is due when, the reports drawn up and sent."""
    for name, text, integers, sorts, keys in reports_2026.TABLES:
        _records_2026a(db, name, _columns_2026(text, integers), sorts, keys)
    for name, columns in reports_2026.INDEXES:
        db.execute(f"CREATE INDEX {name} ON {columns}")
    for name, columns in reports_2026.UNIQUE:
        db.execute(f"CREATE UNIQUE INDEX {name} ON {columns}")


@app()
def step_0008_sort_numbers(db: Database) -> None:
    """Numbers inside words are sorted as numbers, notes behind names after the names."""
    sort_keys_2026.sort_numbers_2026(db)
