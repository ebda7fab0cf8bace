"""Each migration step by itself, and what opening does with older and newer files."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import connection, migrations, sort_keys_2026
from db.book import Book
from db.errors import KnownProblem, NewerBook
from db.records import key_of
from db.tables import SPECS

KEY = bytes(range(32))
# The tables, indexes and triggers after step_0005.
RELEASED = "58db41005bea1a4fc52ff4e807189871a9c7c46b1293a6a50ca564f8bf8a4f7e"


def now() -> datetime:
    return datetime(2026, 11, 21, 1, 15, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    made = connection.connect(tmp_path / "so.db", KEY)
    yield made
    connection.close(made)


def before(db: Database, name: str) -> None:
    """Bring a fresh file to the shape just before a step."""
    migrations.app.apply(db, stop_before=name)
    assert name in migrations.pending(db)


def test_every_step_has_its_own_test() -> None:
    missing = [name for name in migrations.step_names() if f"test_{name}" not in globals()]
    assert missing == []


def test_released_steps_are_never_edited_or_moved() -> None:
    assert migrations.step_names() == [
        "step_0001_history",
        "step_0002_foundation",
        "step_0003_plan_work",
        "step_0004_tasks",
        "step_0005_casework",
        "step_0006_clock_days",
        "step_0007_reports",
        "step_0008_sort_numbers",
    ]


def test_the_released_steps_still_make_the_file_they_made(db: Database) -> None:
    before(db, "step_0006_clock_days")
    sql = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY rowid"
    # Inside tables of a search index are made by SQLite itself, in its own words.
    own = (row for row in db.execute(sql) if "_fts_" not in row[1] or row[0] == "trigger")
    words = ["\t".join(" ".join(part.split()) for part in row) for row in own]
    assert hashlib.sha256("\n".join(words).encode()).hexdigest() == RELEASED


def test_step_0001_history(db: Database) -> None:
    before(db, "step_0001_history")
    migrations.app.apply(db, stop_before="step_0002_foundation")
    assert {"history", "blobs"} <= set(db.table_names())
    assert db.execute("SELECT count(*) FROM history").fetchone() == (0,)


def test_step_0002_foundation(db: Database) -> None:
    before(db, "step_0002_foundation")
    db.execute("INSERT INTO blobs VALUES ('a', x'00')")
    migrations.app.apply(db, stop_before="step_0003_plan_work")
    assert db.execute("SELECT sha256 FROM blobs").fetchone() == ("a",)
    sql = (
        "INSERT INTO villages"
        " (uid, rev, created_at, created_by, updated_at, updated_by, search, name_sort)"
        " VALUES ('u', 1, '', '', '', '', 'thon doai', '')"
    )
    db.execute(sql)
    found = db.execute("SELECT rowid FROM villages_fts WHERE villages_fts MATCH 'doai'")
    assert found.fetchall() == [(1,)]
    with pytest.raises(connection.dbapi2.IntegrityError):
        db.execute(sql)
    with pytest.raises(connection.dbapi2.IntegrityError, match="FOREIGN KEY"):
        db.execute(sql.replace("villages", "plans").replace("name_sort", "original_uid"))


def test_step_0003_plan_work(db: Database) -> None:
    before(db, "step_0003_plan_work")
    heads = "uid, rev, created_at, created_by, updated_at, updated_by, search"
    values = "1, '', '', '', '', 'ke hoach'"
    db.execute(f"INSERT INTO plans ({heads}, title) VALUES ('p', {values}, 'Kế hoạch')")
    migrations.app.apply(db, stop_before="step_0004_tasks")
    kept = db.execute("SELECT title, made, version FROM plans").fetchall()
    assert kept == [("Kế hoạch", None, None)]
    found = db.execute("SELECT rowid FROM plans_fts WHERE plans_fts MATCH 'hoach'")
    assert found.fetchall() == [(1,)]
    assert db.execute("SELECT count(*) FROM drafts").fetchone() == (0,)
    number = f"INSERT INTO numbers ({heads}, series, year, number) VALUES"
    db.execute(f"{number} ('n', {values}, 'KH-UBND', 2026, 1)")
    with pytest.raises(connection.dbapi2.IntegrityError, match="UNIQUE"):
        db.execute(f"{number} ('m', {values}, 'KH-UBND', 2026, 1)")


def test_step_0004_tasks(db: Database) -> None:
    before(db, "step_0004_tasks")
    migrations.apply(db)
    assert migrations.pending(db) == []
    heads = "uid, rev, created_at, created_by, updated_at, updated_by, search"
    values = "1, '', '', '', '', 'nhiem vu'"

    def units() -> list[tuple[str, str]]:
        sql = "SELECT role, unit FROM task_units WHERE task_uid = 't' ORDER BY role, unit"
        return list(db.execute(sql).fetchall())

    db.execute(
        f"INSERT INTO tasks ({heads}, lead, coordinating) VALUES ('t', {values}, ?, ?)",
        ['Phòng "A"\nTrạm \\B\n', None],
    )
    assert units() == [("lead", 'Phòng "A"'), ("lead", "Trạm \\B")]
    db.execute("UPDATE tasks SET title = 'x' WHERE uid = 't'")
    db.execute("UPDATE tasks SET lead = '', coordinating = 'C' WHERE uid = 't'")
    assert units() == [("coordinating", "C")]
    with pytest.raises(connection.dbapi2.IntegrityError, match="FOREIGN KEY"):
        db.execute(f"INSERT INTO occurrences ({heads}, task_uid) VALUES ('o', {values}, 'no')")
    day = f"INSERT INTO calendar_days ({heads}, date) VALUES"
    db.execute(f"{day} ('a', {values}, '2026-11-24')")
    with pytest.raises(connection.dbapi2.IntegrityError, match="UNIQUE"):
        db.execute(f"{day} ('b', {values}, '2026-11-24')")


def test_step_0005_casework(db: Database) -> None:
    before(db, "step_0005_casework")
    heads = "uid, rev, created_at, created_by, updated_at, updated_by, search"
    values = "1, '', '', '', '', ''"
    db.execute(f"INSERT INTO users ({heads}, name, role) VALUES ('u', {values}, 'an', 'admin')")
    migrations.apply(db)
    assert db.execute("SELECT name, rights FROM users").fetchall() == [("an", None)]
    visit = f"INSERT INTO receptions ({heads}, year, number) VALUES"
    db.execute(f"{visit} ('a', {values}, 2026, 1)")
    with pytest.raises(connection.dbapi2.IntegrityError, match="UNIQUE"):
        db.execute(f"{visit} ('b', {values}, 2026, 1)")
    db.execute("UPDATE receptions SET deleted_at = 'x' WHERE uid = 'a'")
    db.execute(f"{visit} ('b', {values}, 2026, 1)")  # the number of a deleted line is free again
    with pytest.raises(connection.dbapi2.IntegrityError, match="FOREIGN KEY"):
        db.execute(f"INSERT INTO case_events ({heads}, case_uid) VALUES ('e', {values}, 'no')")


def test_step_0006_clock_days(db: Database) -> None:
    before(db, "step_0006_clock_days")
    heads = "uid, rev, created_at, created_by, updated_at, updated_by, search"
    columns = f"{heads}, step, due, status, deleted_at"
    rows = (
        ("accept", "2026-11-24", "open", None),
        ("accept", "2026-11-24", "open", None),
        ("discipline", "2026-11-24", "open", None),
        ("discipline", "2026-12-30", "open", None),
        ("accept", None, "open", None),  # stands still
        ("accept", "2026-11-25", "done", None),
        ("accept", "2026-11-25", "open", "2026-11-01"),  # in the recycle bin
    )
    for number, row in enumerate(rows):
        values = (f"c{number}", *row)
        sql = f"INSERT INTO clocks ({columns}) VALUES (?, 1, '', '', '', '', '', ?, ?, ?, ?)"
        db.execute(sql, values)

    def counts() -> list[tuple[int, str, int]]:
        sql = "SELECT behind, due, count FROM open_clock_days ORDER BY behind, due"
        return list(db.execute(sql).fetchall())

    migrations.app.apply(db)
    assert counts() == [(0, "2026-11-24", 2), (1, "2026-11-24", 1), (1, "2026-12-30", 1)]
    db.execute("UPDATE clocks SET status = 'done' WHERE uid IN ('c0', 'c1')")
    db.execute("UPDATE clocks SET deleted_at = NULL, due = '2026-11-26' WHERE uid = 'c6'")
    db.execute("UPDATE clocks SET due = '2026-11-27', status = 'done' WHERE uid = 'c2'")
    db.execute("UPDATE clocks SET step = 'accept' WHERE uid = 'c3'")
    assert counts() == [(0, "2026-11-26", 1), (0, "2026-12-30", 1)]
    db.execute("DELETE FROM clocks")
    assert counts() == []


def test_the_specs_and_the_file_agree(db: Database) -> None:
    migrations.apply(db)
    for name, spec in SPECS.items():
        wanted = {*spec.stored, *spec.derived, "id"}
        assert set(db.table(name).columns_dict) == wanted
        named = {*spec.searched, *spec.sort_columns, *spec.heavy, *spec.private}
        assert named <= set(spec.columns)


def test_the_formats_page_names_every_table_column_and_migration_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    for name, spec in SPECS.items():
        (line,) = [row for row in page.splitlines() if row.startswith(f"| `{name}` | `")]
        assert [column for column in spec.columns if f"`{column}`" not in line] == []
    assert migrations.app.migrations_table in page


def test_a_file_from_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    Book.create(path, KEY, now=now).close()
    db = connection.connect(path, KEY)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "app", "name": "step_9999_future", "applied_at": "x"}
    )
    connection.close(db)
    digest = hashlib.sha256(path.read_bytes()).digest()
    for read_only in (False, True):
        with pytest.raises(NewerBook, match="mới hơn"):
            Book.open(path, KEY, now=now, read_only=read_only)
    assert hashlib.sha256(path.read_bytes()).digest() == digest
    assert list(tmp_path.iterdir()) == [path]


def older_book(path: Path) -> None:
    db = connection.connect(path, KEY)
    migrations.app.apply(db, stop_before="step_0002_foundation")
    db.execute("INSERT INTO blobs VALUES ('a', x'00')")
    connection.close(db)


def test_an_older_book_is_copied_and_checked_before_it_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    older_book(path)
    book = Book.open(path, KEY, now=now)
    assert book.ids("plans") == []
    book.close()
    copy = tmp_path / "so-truoc-nang-cap-20261121-081500.db"
    assert {p.name for p in tmp_path.iterdir()} == {path.name, copy.name}
    kept = connection.connect(copy, KEY)
    assert migrations.pending(kept) == migrations.step_names()[1:]
    assert kept.execute("SELECT sha256 FROM blobs").fetchone() == ("a",)
    connection.close(kept)
    Book.open(path, KEY, now=now).close()
    assert len(list(tmp_path.iterdir())) == 2


def test_an_older_book_is_not_changed_when_its_copy_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "so.db"
    older_book(path)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.copying.verify_copy", no_room)
    with pytest.raises(KnownProblem, match="Đĩa đầy"):
        Book.open(path, KEY, now=now)
    assert list(tmp_path.iterdir()) == [path]
    db = connection.connect(path, KEY)
    assert migrations.pending(db) == migrations.step_names()[1:]
    connection.close(db)


def test_a_reader_does_not_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    older_book(path)
    with pytest.raises(KnownProblem, match="chưa được nâng cấp"):
        Book.open(path, KEY, now=now, read_only=True)


def test_a_failing_step_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "so.db"
    older_book(path)

    def broken(db: Database) -> None:
        db.execute("CREATE TABLE half (x TEXT)")
        raise RuntimeError

    step = next(m for m in migrations.app._migrations if m.name == "step_0002_foundation")
    monkeypatch.setattr(step, "fn", broken)
    with pytest.raises(RuntimeError):
        Book.open(path, KEY, now=now)
    db = connection.connect(path, KEY)
    assert "half" not in db.table_names()
    assert migrations.pending(db) == migrations.step_names()[1:]
    connection.close(db)


def test_step_0007_reports(db: Database) -> None:
    before(db, "step_0007_reports")
    assert "reports" not in db.table_names()
    migrations.apply(db)
    heads = "uid, rev, created_at, created_by, updated_at, updated_by, search"
    form = f"INSERT INTO report_forms ({heads}, code) VALUES (?, 1, '', '', '', '', '', 'DC-01')"
    db.execute(form, ["a"])
    with pytest.raises(connection.dbapi2.IntegrityError, match="UNIQUE"):
        db.execute(form, ["b"])
    report = f"INSERT INTO reports ({heads}, duty_uid) VALUES ('r', 1, '', '', '', '', '', 'no')"
    with pytest.raises(connection.dbapi2.IntegrityError, match="FOREIGN KEY"):
        db.execute(report)


def test_step_0008_sort_numbers(db: Database) -> None:
    """The keys of an older book become those that today's program writes; nothing else changes."""
    before(db, "step_0008_sort_numbers")
    heads = "uid, rev, created_at, created_by, updated_at, updated_by, search"
    texts = ("8/KH-UBND", "12/KH-UBND", "Tổ 2A", "Tổ 10", "Thôn Đoài", "An", None, "  ")
    names = ("Lê Văn An (đại diện)", "Lê Văn An", "Hộ 2B", "(khuyết)", "Bùi Thị Ất", None)
    long = "Về việc " + "chia đất " * 20 + "12/KH"
    for table, columns in (("plans", "symbol"), ("villages", "head"), ("receptions", "content")):
        for number, text in enumerate((*texts, *names, long)):
            old = None if not (text or "").strip() else f"khóa cũ {number}"
            db.execute(
                f"INSERT INTO {table} ({heads}, {columns}, {columns}_sort)"
                " VALUES (?, 1, '', '', '', '', '', ?, ?)",
                [f"{table}{number}", text, old],
            )
    migrations.apply(db)
    for table, column in (("plans", "symbol"), ("villages", "head"), ("receptions", "content")):
        spec = SPECS[table]
        sql = f"SELECT {column}, {column}_sort, rev FROM {table}"
        for text, key, rev in db.execute(sql).fetchall():
            renewed = any(c.isdigit() or c == "(" for c in text or "")
            stays = str(key).startswith("khóa cũ") or not (text or "").strip()
            assert key == key_of(spec, column, text) if renewed else stays
            assert rev == 1
    order = "SELECT symbol FROM plans WHERE symbol GLOB '*/KH*' AND symbol NOT GLOB 'V*'"
    assert db.execute(f"{order} ORDER BY symbol_sort").fetchall() == [
        ("8/KH-UBND",),
        ("12/KH-UBND",),
    ]


def test_step_0008_knows_every_sorted_column(db: Database) -> None:
    frozen = {
        table: (tuple(texts.split()), tuple(names.split()))
        for table, texts, names in sort_keys_2026._SORTED
    }
    today = {
        table: (spec.sorted_text, spec.sorted_names)
        for table, spec in SPECS.items()
        if spec.sort_columns
    }
    assert frozen == today
