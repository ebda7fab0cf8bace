"""What libraries put aside while they write is plain text: it lies in the swept folder only."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import book_writing
import pytest

from db.book import Book
from desktop_app import scratch

PLAIN = book_writing.NAME.encode()
ROOT = Path(__file__).resolve().parents[2]
TURNS = 200_000  # of looking into the folder; the first few hundred find something


@pytest.fixture(autouse=True)
def own_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)  # what a test takes it gives back


def telling(folder: Path) -> list[str]:
    """The files under a folder that show the name; those that go while one looks are left out."""
    found = []
    for path in folder.rglob("*"):
        try:
            if path.is_file() and PLAIN in path.read_bytes():
                found.append(path.name)
        except OSError:
            continue
    return found


def killed_in_the_middle(tmp_path: Path, until: Callable[[], bool], *words: str) -> None:
    """Let a process write into `machine` or `tam` and kill it when it has been seen there."""
    machine = tmp_path / "machine"
    machine.mkdir()
    names = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(machine))
    command = [sys.executable, book_writing.__file__, str(tmp_path / "tam"), *words]
    environment = os.environ | names | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as writer:
        assert writer.stdout is not None
        try:
            assert writer.stdout.readline() == "begun\n"
            assert any(until() for _ in range(TURNS)), "nothing was seen"
        finally:
            writer.kill()


def test_a_kill_leaves_no_name_outside_and_the_next_start_sweeps_the_rest(tmp_path: Path) -> None:
    machine, own = tmp_path / "machine", tmp_path / "tam"
    killed_in_the_middle(tmp_path, lambda: bool(telling(own)))
    assert list(machine.iterdir()) == []
    scratch.take(own)
    assert list(own.iterdir()) == []
    assert Path(tempfile.gettempdir()) == own


def test_the_examiner_sees_what_libraries_leave_without_it(tmp_path: Path) -> None:
    machine = tmp_path / "machine"
    killed_in_the_middle(tmp_path, lambda: bool(telling(machine)), "--alone")


def test_short_workbooks_of_our_own_writer_pass_through_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    plain = tempfile.mkstemp

    def noted(*given: Any, **named: Any) -> tuple[int, str]:
        handle, name = plain(*given, **named)
        made.append(name)
        return handle, name

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "mkstemp", noted)
    book_writing.write(book_writing.SHORT)
    assert made == []
    book_writing.write(book_writing.LONG)
    assert made  # else the line above proves nothing


def test_sweeping_empties_the_folder_and_keeps_it(tmp_path: Path) -> None:
    own, kept = tmp_path / "tam", tmp_path / "kept.txt"
    kept.write_text("x", encoding="utf-8")
    (own / "tmp1" / "a").mkdir(parents=True)
    (own / "tmp1" / "a" / "b.pdf").write_bytes(PLAIN)
    (own / "c.docx").write_bytes(PLAIN)
    if os.name == "posix":
        (own / "link").symlink_to(tmp_path)
    scratch.sweep(own)
    assert own.is_dir()
    assert list(own.iterdir()) == []
    assert kept.exists()
    scratch.sweep(tmp_path / "không có")


def test_where_the_folder_cannot_be_made_the_machines_own_is_used(tmp_path: Path) -> None:
    before = tempfile.tempdir
    (tmp_path / "tam").write_bytes(b"a file is in the way")
    scratch.take(tmp_path / "tam")
    assert tempfile.tempdir == before


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux to look at open files")
def test_a_large_change_a_part_of_it_and_a_large_sort_open_no_temporary_file(
    tmp_path: Path,
) -> None:
    """SQLite removes the names of its temporary files at once, so the open ones are looked at."""

    def unnamed() -> list[str]:
        names = (Path("/proc/self/fd") / number for number in os.listdir("/proc/self/fd"))
        return [target for name in names if (target := target_of(name)).endswith("(deleted)")]

    before = unnamed()
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    book = Book.create(tmp_path / "so.db", bytes(32), now=lambda: moment)
    with book.change(user="lan", label="Dán") as change:
        values = {"name": book_writing.NAME, "head": book_writing.NAME * 20}
        uids = [change.insert("villages", values) for _ in range(1500)]
    book._db.execute("PRAGMA cache_size = 10")
    with book.change(user="lan", label="Sửa") as whole:
        whole.update("villages", uids[0], {"households": 1})
        with book.change(user="lan", label="Sửa") as part:
            for uid in uids:
                part.update("villages", uid, {"head": "x" * 500})
            assert unnamed() == before
    sorting = book._db.execute("SELECT head FROM villages ORDER BY head || search, random()")
    sorting.fetchone()
    assert unnamed() == before
    book.close()


def target_of(name: Path) -> str:
    try:
        return os.readlink(name)
    except OSError:
        return ""
